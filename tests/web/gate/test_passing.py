"""What is held back, who lets it out and why, and that nothing which was found stands anywhere afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from frisat.plan.errors import WriteError
from frisat.scan import scan_file
from frisat.web.gate import files, pages, passing
from frisat.web.gate.models import Override, Scanned
from frisat.web.gate.passing import HeldError
from frisat.web.meetings import (
    agenda_actions,
    paper_actions,
    paper_tasks,
    people_actions,
    public_queries,
    release_actions,
)
from frisat.web.meetings.models import Meeting, Paper
from frisat.web.record.models import Detail, Entry
from tests.scan.places import PLACES

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
NUMBER = "240671-1234"
SAYS = f"Borgeren har CPR-nr. {NUMBER}."


def sent(by: Any, meeting: Meeting, loaded: Any) -> Any:
    return release_actions.release(by, meeting, seen=release_actions.stand_of(loaded()))


def held(deed: Any, *args: Any, **kwargs: Any) -> HeldError:
    with pytest.raises(HeldError) as stopped:
        deed(*args, **kwargs)
    return stopped.value


def reasons(error: HeldError, said: str = "Borgeren har givet samtykke") -> dict[str, str]:
    return {one.digest: said for one in error.held}


def written(meeting: Meeting, text: str = SAYS) -> Any:
    item = meeting.items.filter(closed=False).first()
    assert item is not None
    item.text = text
    item.save()
    return item


def everything_kept() -> str:
    """All that the gate and the record keep."""
    rows = [*Override.objects.values(), *Scanned.objects.values(), *Entry.objects.values(), *Detail.objects.values()]
    return str(rows)


def test_an_agenda_with_a_number_is_not_sent_without_a_reason(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    item = written(meeting)
    error = held(sent, accounts["owner"], meeting, loaded)
    assert [(c.place.code, c.place.number) for c in error.held] == [("item", str(item.pk))]
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.issues.count()) == ("draft", 0)
    for said in ({}, dict.fromkeys(reasons(error), "  ")):
        with passing.saying(said):
            held(sent, accounts["owner"], meeting, loaded)
    with passing.saying({"0" * 64: "En anden tekst"}):
        held(sent, accounts["owner"], meeting, loaded)
    with passing.saying(reasons(error)):
        sent(accounts["owner"], meeting, loaded)
    made = Override.objects.get()
    assert (made.by, made.reason, made.process_id) == (
        accounts["owner"],
        "Borgeren har givet samtykke",
        meeting.process_id,
    )
    assert made.found == [{"kind": "cpr", "grade": "high", "count": 1}]
    detail = Detail.objects.get(entry__verb="gate.override")
    assert "Borgeren har givet samtykke" in detail.content
    assert '"item"' in detail.content


def test_the_number_stands_nowhere_in_what_is_kept(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    written(meeting)
    error = held(sent, accounts["owner"], meeting, loaded)
    with passing.saying(reasons(error)):
        sent(accounts["owner"], meeting, loaded)
    digits = NUMBER.replace("-", "")
    for said in (NUMBER, digits):
        assert said not in everything_kept(), said


def test_a_reason_that_holds_a_number_is_refused(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    written(meeting)
    error = held(sent, accounts["owner"], meeting, loaded)
    with passing.saying(reasons(error, f"Det er CPR {NUMBER}")):
        again = held(sent, accounts["owner"], meeting, loaded)
    assert again.wrong == set(reasons(error))
    assert not Override.objects.exists()


def test_an_override_holds_for_exactly_that_text_in_that_process(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    written(meeting)
    error = held(sent, accounts["owner"], meeting, loaded)
    with passing.saying(reasons(error)):
        sent(accounts["owner"], meeting, loaded)
    item = meeting.items.filter(closed=False).get()
    change = {"seen": item.revision, "reason": "Rettelse"}
    agenda_actions.change_item(
        accounts["owner"], item, {"title": "Et andet navn"}, **change
    )  # the text stands as it was
    item.refresh_from_db()
    change["seen"] = item.revision
    held(agenda_actions.change_item, accounts["owner"], item, {"text": f"{SAYS} Og mere."}, **change)
    item.refresh_from_db()
    assert item.text == SAYS
    place = passing.Place("item", "1", "Punkt 1")
    [here] = passing.check_texts(meeting.process_id, [(place, SAYS)])
    [elsewhere] = passing.check_texts(meeting.process_id + 1, [(place, SAYS)])
    assert (here.is_held, elsewhere.is_held) == (False, True)


def test_who_prepares_is_stopped_and_cannot_override(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    item = written(meeting, "Et stille punkt")
    sent(accounts["owner"], meeting, loaded)
    there = meeting.participants.filter(person=None).get()
    error = held(people_actions.change_participant, accounts["editor"], there, {"role": SAYS})
    assert not error.may_override
    with passing.saying(reasons(error)):
        held(people_actions.change_participant, accounts["editor"], there, {"role": SAYS})
    with pytest.raises(PermissionDenied):
        sent(accounts["editor"], meeting, loaded)
    assert item.pk


def test_a_closed_item_is_not_looked_at_before_it_is_opened(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    item = meeting.items.get(closed=True)
    item.text = SAYS
    item.save()
    sent(accounts["owner"], meeting, loaded)
    error = held(agenda_actions.close_item, accounts["owner"], item, closed=False, ground="Sagen er slut")
    item.refresh_from_db()
    assert item.closed
    with passing.saying(reasons(error)):
        agenda_actions.close_item(accounts["owner"], item, closed=False, ground="Sagen er slut")
    agenda_actions.change_item(
        accounts["owner"], item, {"title": "Nyt"}, seen=item.__class__.objects.get(pk=item.pk).revision, reason="x"
    )
    Override.objects.all()._raw_delete(Override.objects.db)
    agenda_actions.close_item(
        accounts["owner"], item, closed=True, ground="Personforhold"
    )  # closing is never held back
    item.refresh_from_db()
    assert item.closed


# ----------------------------------------------------------------------------------------------------------- papers
def docx(place: str, text: str = SAYS) -> bytes:
    return PLACES[place].make([text])[1]


def attached(by: Any, meeting: Meeting, data: bytes, name: str = "brev.docx") -> Paper:
    item = meeting.items.filter(closed=False).first()
    assert item is not None
    made: Paper = paper_actions.add_paper(by, item, data, name)
    paper_tasks.look_now([made])
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("place", ["docx body", "docx header", "docx deletion"])
def test_a_word_paper_with_a_number_is_held_back(
    place: str, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    paper = attached(accounts["owner"], meeting, docx(place))
    assert paper.held
    assert paper.key not in public_queries.ready_papers(meeting)
    error = held(sent, accounts["owner"], meeting, loaded)
    assert [(c.place.code, c.place.number) for c in error.held] == [("paper", str(paper.pk))]
    with passing.saying(reasons(error)):
        sent(accounts["owner"], meeting, loaded)
    assert paper.key in public_queries.ready_papers(meeting)
    assert NUMBER not in everything_kept()


@pytest.mark.parametrize("place", ["docx comment", "docx core property", "docx hidden text"])
def test_what_a_copy_leaves_out_is_not_given_out(
    place: str, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    data = docx(place)
    paper = attached(accounts["owner"], meeting, data)
    assert not paper.held
    assert paper.clean_sha256 != paper.sha256
    kept = Paper.objects.get(pk=paper.pk)
    assert bytes(kept.data) == data
    assert kept.clean is not None
    assert not any(f.kind == "cpr" for f in scan_file(bytes(kept.clean), "brev.docx").findings)
    sent(accounts["owner"], meeting, loaded)
    assert paper.key in public_queries.ready_papers(meeting)


def test_the_cleaned_copy_takes_deleted_words_out(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    paper = attached(accounts["editor"], meeting, docx("docx deletion"))
    assert paper.held
    paper_actions.take_clean(accounts["editor"], paper, paper_tasks.cleaned(paper))
    paper.refresh_from_db()
    assert not paper.held
    sent(accounts["owner"], meeting, loaded)
    with pytest.raises(WriteError) as refused:
        files.ready(b"<!doctype html><p>Et notat", "html", accept_changes=True)
    assert refused.value.code == "E420"


def test_a_file_that_cannot_be_opened_is_held_back(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    paper = attached(accounts["owner"], meeting, b"%PDF-1.7\n% noget helt andet", "bilag.pdf")
    assert paper.held
    [one] = held(sent, accounts["owner"], meeting, loaded).held
    assert one.fault.startswith("E")
    assert "Ikke kontrolleret" in pages.lines(one)[0].said


def test_a_paper_that_waits_for_its_scan_goes_out_for_no_reason(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    item = meeting.items.filter(closed=False).first()
    assert item is not None
    paper = paper_actions.add_paper(accounts["owner"], item, b"Et notat", "notat.txt")
    error = held(sent, accounts["owner"], meeting, loaded)
    assert error.held[0].waits
    with passing.saying(reasons(error)):
        held(sent, accounts["owner"], meeting, loaded)
    assert paper_tasks.take_up() == 1
    assert paper_tasks.scan_paper.func(paper.pk) == "scanned"
    assert paper_tasks.scan_paper.func(paper.pk) == "done"
    sent(accounts["owner"], meeting, loaded)


def test_the_same_bytes_are_scanned_once(
    meeting: Meeting, accounts: dict[str, Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = files.scan_file
    monkeypatch.setattr(files, "scan_file", lambda data, name: asked.append(name) or real(data, name))
    attached(accounts["owner"], meeting, b"Et notat", "notat.txt")
    other = meeting.items.filter(closed=True).get()
    paper_tasks.look_now([paper_actions.add_paper(accounts["owner"], other, b"Et notat", "andet navn.txt")])
    assert asked == ["fil.txt"]


# ------------------------------------------------------------------------------------------------------------ pages
def test_the_release_page_lists_and_takes_reasons(
    client: Client, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    written(meeting)
    url = reverse("agenda_send", args=[meeting.process.slug, meeting.pk])
    client.force_login(accounts["owner"])
    html = client.get(url).content.decode()
    for said in ("240671-••••", "Alvorligt", "sagsfremstilling", "Fjern nummeret fra dokumentet", "linje 1"):
        assert said in html, said
    found = html.split('<section class="fr-preview"')[0]
    assert NUMBER not in found
    seen = release_actions.stand_of(loaded())
    refused = client.post(url, {"seen": seen})
    assert refused.status_code == 422
    assert "Dagsordenen er ikke sendt" in refused.content.decode()
    [one] = held(sent, accounts["owner"], meeting, loaded).held
    done = client.post(url, {"seen": seen, f"{pages.PREFIX}{one.digest}": "Samtykke fra borgeren"})
    assert done.status_code == 302
    assert Override.objects.get().reason == "Samtykke fra borgeren"
    client.force_login(accounts["reader"])
    assert client.get(url).status_code == 403


def test_a_form_that_is_held_back_comes_again_with_everything_in_it(
    client: Client, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    item = written(meeting, "Et stille punkt")
    sent(accounts["owner"], meeting, loaded)
    client.force_login(accounts["owner"])
    url = reverse("work_item", args=[meeting.process.slug, meeting.pk, item.pk])
    item.refresh_from_db()
    form = {"title": item.title, "kind": item.kind, "seen": item.revision, "text": SAYS, "reason": "Ny viden"}
    html = client.post(url, form)
    assert html.status_code == 422
    said = html.content.decode()
    assert f">{SAYS}</textarea>" in said or f'value="{SAYS}"' in said
    assert 'name="reason" value="Ny viden"' in said
    digest = passing.digest_of(f"text\0{SAYS}")
    assert f'name="{pages.PREFIX}{digest}"' in said
    assert client.post(url, {**form, "text": "Uden nummer"}).status_code == 302
    item.refresh_from_db()
    assert item.text == "Uden nummer"
    form["seen"] = item.revision
    assert client.post(url, {**form, f"{pages.PREFIX}{digest}": "Samtykke"}).status_code == 302
    item.refresh_from_db()
    assert item.text == SAYS


def test_the_page_of_a_paper_is_the_secretariats_alone(
    client: Client, meeting: Meeting, accounts: dict[str, Account], member: Account
) -> None:
    paper = attached(accounts["owner"], meeting, docx("docx deletion"))
    names = [meeting.process.slug, meeting.pk, paper.item_id, paper.key]
    url = reverse("paper_check", args=names)
    for who, status in (("reader", 403), ("contributor", 403), ("stranger", 404), ("editor", 200), ("owner", 200)):
        client.force_login(accounts[who])
        answer = client.get(url)
        assert answer.status_code == status, who
        assert ("240671" in answer.content.decode()) == (status == 200)
    client.force_login(member)
    assert client.get(url).status_code == 404
    client.force_login(accounts["editor"])
    assert client.post(url).status_code == 403
    assert client.post(reverse("paper_clean", args=names)).status_code == 302
    paper.refresh_from_db()
    assert not paper.held
    client.force_login(accounts["owner"])
    other = attached(accounts["owner"], meeting, docx("docx body"), "andet.docx")
    url = reverse("paper_check", args=[*names[:2], other.item_id, other.key])
    assert client.post(url).status_code == 422
    digest = passing.digest_of(f"file\0{other.clean_sha256}")
    assert client.post(url, {f"{pages.PREFIX}{digest}": "Borgerens samtykke"}).status_code == 302
    other.refresh_from_db()
    assert not other.held


def test_no_table_of_the_gate_has_room_for_what_was_found() -> None:
    kept = {f.name for model in apps.get_app_config("gate").get_models() for f in model._meta.get_fields()}
    assert kept == {
        "id", "sha256", "ending", "report", "fault", "uncleaned", "at", "process_id", "digest", "reason", "found", "by",
    }  # fmt: skip
