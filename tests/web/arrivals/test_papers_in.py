"""An agenda or minutes from upload to the public page and back: what a secretary does, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frisat.plan.meeting import Outcome, Presence, Stage
from frisat.read import read
from frisat.web.meetings.models import FollowUp, Item, Meeting, Participant
from tests.web.arrivals import steps

if TYPE_CHECKING:
    from django.test import Client

    from frisat.web.process.models import Process
    from tests.web.arrivals.conftest import HandIn

pytestmark = pytest.mark.django_db
PAPERS = Path(__file__).parents[2] / "files" / "meetings"


def paper(number: str) -> tuple[str, bytes]:
    (found,) = PAPERS.glob(f"{number}-*.txt")
    return found.name, found.read_bytes()


def take(client: Client, intake: Any, **said: str) -> Meeting:
    """The last page before the meeting has it, and its button."""
    url = steps.address(intake, "moede/overfoer/")
    _, sent = steps.form_of(steps.page(client, url), "//main//form[@novalidate]")
    answer = client.post(url, {**sent, **said})
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    return Meeting.objects.latest("pk")


@pytest.mark.founding
@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_the_agenda_of_26_october_2021_goes_the_whole_way(
    founding: Path, owner: Client, plan_of_year: Process, hand_in: HandIn, tmp_path: Path, to: str
) -> None:
    """Upload, review, accept, public page, download, read again: every header field and item the same."""
    (path,) = founding.glob("seeds/003_*.txt")
    wanted = read(path).plan
    intake = hand_in(path.name, path.read_bytes())
    assert Meeting.objects.count() == 0

    steps.accept_all(owner, intake, "Dagsorden", title="Dialogmøde om velfærdsaftalen")
    assert Meeting.objects.count() == 0
    meeting = take(owner, intake, way="sent")
    steps.publish(plan_of_year)

    owner.logout()
    home = f"/moeder/{meeting.addresses.last()}/"
    said = owner.get(home).content.decode()
    assert "Sammenhængsmodellen i praksis" in said
    assert "Rådhuset - Multisalen" in said
    (link,) = {a.get("href") for a in steps.page(owner, home).xpath("//a") if (a.get("href") or "").endswith(f".{to}")}
    answer = owner.get(link)
    again = tmp_path / f"igen.{to}"
    again.write_bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    plan = read(again).plan
    assert plan.header == wanted.header
    assert plan.items == wanted.items


def test_minutes_become_a_meeting_with_people_outcomes_and_follow_ups(
    owner: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    """Names are matched with the registers, what is unsure says so, and everything waits for the last button."""
    from datetime import date

    from frisat.web.bodies.actions import make_body
    from frisat.web.bodies.models import BodyKind, Seat
    from frisat.web.people.models import Person
    from frisat.web.record.actions import SYSTEM

    body = make_body(SYSTEM, name="Økonomiudvalget", kind=BodyKind.COMMITTEE)
    karen = Person.objects.create(name="Karen Holm")
    Seat.objects.create(body=body, person=karen, first_day=date(2022, 1, 1))
    ole, jens = Person.objects.create(name="Ole Bak"), Person.objects.create(name="Jens Krog")
    for title in ("rådmand", "konsulent"):
        Person.objects.create(name="Per Lund", title=title)
    intake = hand_in(*paper("01"))

    said = steps.part(owner, intake, "Karen Holm").text_content()
    assert "Sikkert: Karen Holm" in said
    assert "Sidder i Økonomiudvalget" in said
    assert "Står her: linje 8." in said
    assert "Står her: linje 19-39." in steps.part(owner, intake, "2. Budgetopfølgning").text_content()
    assert "Kun navnet taler for" in steps.part(owner, intake, "Ole Bak").text_content()
    assert "Personregistret har 2 personer" in steps.part(owner, intake, "Per Lund").text_content()
    closed = steps.part(owner, intake, "2a. Køb af areal")
    assert "siger ikke hvorfor" in closed.text_content()
    assert steps.accept(owner, intake, "2a. Køb af areal").status_code == 422
    steps.accept(owner, intake, "2a. Køb af areal", ground="Kontraktforhold, § 27")
    steps.accept_all(owner, intake, "ingen")
    assert (Meeting.objects.count(), Item.objects.count(), Participant.objects.count()) == (0, 0, 0)

    meeting = take(owner, intake, way="taking")

    assert meeting.stage == Stage.TAKING
    assert [b.body for b in meeting.meeting_bodies.all()] == [body]
    items = {item.no: item for item in meeting.items.all()}
    assert list(items) == ["1", "2", "2a", "3"]
    assert [i.outcome for i in items.values()] == [Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.ENDORSED, ""]
    assert items["2"].vote == {
        "in_favour": 5, "against": 2, "abstained": 1, "names_in_favour": [], "names_against": [],
        "names_abstained": [], "why": None,
    }  # fmt: skip
    assert items["2"].dissents == [{"who": "Ole Bak", "text": "anlæggene burde prioriteres anderledes."}]
    assert [p.name for p in items["2"].papers.all()] == ["Budgetopfølgning januar", "Notat om anlæg"]
    assert (items["2a"].closed, items["2a"].ground) == (True, "Kontraktforhold, § 27")
    (follow_up,) = FollowUp.objects.all()
    assert (follow_up.text, follow_up.owner, follow_up.day) == ("Notat om forsinkede anlæg", jens, date(2025, 4, 1))
    people = {str(p): p for p in meeting.participants.all()}
    assert (people["Karen Holm"].person, people["Karen Holm"].part) == (karen, "chair")
    assert people["Ole Bak"].person == ole
    assert people["Per Lund"].person is None  # two have the name, and nobody chose
    assert people["Per Lund"].presence == Presence.ABSENT
    assert people["Mia Toft"].stands_in_for == people["Per Lund"]


def test_minutes_that_were_approved_outside_are_final_at_once_with_how_they_were_approved(
    owner: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    """Nobody is asked to approve again, how it was done stands with them, and nothing is written in them."""
    from frisat.web.bodies.actions import make_body
    from frisat.web.bodies.models import BodyKind
    from frisat.web.meetings.models import Issue
    from frisat.web.record.actions import SYSTEM
    from frisat.web.record.models import Entry

    make_body(SYSTEM, name="Økonomiudvalget", kind=BodyKind.COMMITTEE)
    name, data = paper("01")
    text, last = data.decode().split("Punkt 2a:")[0], "Punkt 3: Eventuelt\nBeslutning\nDrøftet.\n"
    lines = [line for line in text.splitlines() if not line.startswith("For stemte")]  # there were fewer than voted
    intake = hand_in(name, "\n".join([*lines, "", last]).encode())
    steps.accept_all(owner, intake, "ingen")
    url = steps.address(intake, "moede/overfoer/")
    _, sent = steps.form_of(steps.page(owner, url), "//main//form[@novalidate]")
    refused = owner.post(url, {**sent, "way": "final", "reason": " "})
    assert refused.status_code == 422
    assert "Skriv, hvordan referatet blev godkendt" in refused.content.decode()
    assert not Meeting.objects.exists()

    meeting = take(owner, intake, way="final", reason="Godkendt på mødet den 2. april 2025.")

    assert meeting.stage == Stage.FROZEN
    issue = Issue.objects.get(meeting=meeting, kind="minutes")
    assert issue.reason == "Godkendt på mødet den 2. april 2025."
    assert Entry.objects.get(verb="meeting.minutes_freeze").detail.said["reason"] == issue.reason
    home = f"/arbejde/forloeb/{plan_of_year.slug}/moeder/{meeting.pk}/"
    assert "Godkendt på mødet den 2. april 2025." in owner.get(f"{home}referat/hele/").content.decode()
    item = meeting.items.get(no="1")
    owner.post(f"{home}referat/punkter/{item.pk}/", {"seen": str(item.revision), "tekst": "Noget andet"})
    item.refresh_from_db()
    assert item.decision_text != "Noget andet"


def test_the_import_is_taken_back_and_can_be_taken_again(owner: Client, plan_of_year: Process, hand_in: HandIn) -> None:
    from frisat.web.process import drafts

    intake = hand_in(*paper("04"))
    steps.accept_all(owner, intake, "Møde", makes="1")
    meeting = take(owner, intake, way="sent")
    address = f"/moeder/{meeting.addresses.last()}/"
    key = meeting.activity.key
    assert key in drafts.state_of(drafts.open_draft_of(plan_of_year)).activities

    owner.post(steps.address(intake, "moede/fortryd/"))

    assert Meeting.objects.count() == 0
    assert Item._base_manager.count() == 0
    assert key not in drafts.state_of(drafts.open_draft_of(plan_of_year)).activities
    assert owner.get(address).status_code == 404
    assert owner.get(f"/arbejde/forloeb/aeldreplan/moeder/{meeting.pk}/").status_code == 404
    again = take(owner, intake, way="draft")
    assert [i.title for i in again.items.all()] == ["Velkomst", "Fritidspas", "Afrunding"]


def test_what_somebody_has_gone_on_with_is_not_taken_back(
    owner: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    intake = hand_in(*paper("04"))
    steps.accept_all(owner, intake, "Møde", makes="1")
    meeting = take(owner, intake, way="draft")
    Item.objects.filter(meeting=meeting, title="Fritidspas").update(title="Fritidspas for alle")

    for url in (steps.address(intake, "moede/fortryd/"), steps.address(intake, "fortryd/")):
        said = owner.post(url, follow=True).content.decode()
        assert "kan ikke fortrydes" in said, url
    assert Meeting.objects.get().items.filter(title="Fritidspas for alle").exists()


def test_minutes_find_the_agenda_that_is_there(owner: Client, plan_of_year: Process, hand_in: HandIn) -> None:
    """The agenda came first; the minutes of the same meeting fill it, and undoing gives the agenda back."""
    agenda = (
        "Dagsorden\n\nUdvalg: Handicaprådet\nMødedato: 14. januar 2026\nMødetidspunkt: 9.30-11.30\n"
        "Mødested: Lindely\n\n1. Velkomst\n\n2. Budget\nRådet drøfter budgettet.\n"
    )
    minutes = agenda.replace("Dagsorden", "Referat", 1).replace(
        "Rådet drøfter budgettet.\n", "Rådet drøfter budgettet.\n\nBeslutning\nTaget til efterretning.\n"
    )
    first = hand_in("dagsorden.txt", agenda)
    steps.accept_all(owner, first, "Møde i", makes="1")
    meeting = take(owner, first, way="sent")
    items = list(meeting.items.values_list("pk", flat=True))

    second = hand_in("referat.txt", minutes)
    assert "Samme nummer og titel" in steps.part(owner, second, "2. Budget").text_content()
    steps.accept_all(owner, second, "Møde i")
    assert take(owner, second, way="taking") == meeting

    meeting.refresh_from_db()
    assert list(meeting.items.values_list("pk", flat=True)) == items
    assert meeting.items.get(title="Budget").outcome == Outcome.NOTED
    owner.post(steps.address(second, "moede/fortryd/"))
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.items.get(title="Budget").outcome) == (Stage.RELEASED, "")


def test_only_who_lets_papers_out_can_say_that_they_are_out(
    editor: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    intake = hand_in(*paper("04"))
    steps.accept_all(editor, intake, "Møde", makes="1")
    url = steps.address(intake, "moede/overfoer/")

    assert 'value="sent"' not in editor.get(url).content.decode()
    assert editor.post(url, {"way": "sent"}).status_code == 422
    assert Meeting.objects.count() == 0
    assert take(editor, intake, way="draft").stage == Stage.DRAFT


def test_a_reader_of_the_process_does_not_get_a_paper_with_its_closed_items(
    client: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    from frisat.web.people.models import Account

    intake = hand_in(*paper("01"))
    url = f"/arbejde/forloeb/aeldreplan/dokument/{intake.document_id}/fil/"
    client.force_login(Account.objects.get(email="reader@engby.example"))
    assert client.get(url).status_code == 404
    client.force_login(Account.objects.get(email="editor@engby.example"))
    assert client.get(url).status_code == 200


def test_the_public_sees_the_meeting_and_not_the_lines_of_its_paper(
    owner: Client, plan_of_year: Process, hand_in: HandIn
) -> None:
    """An item that the paper did not close is closed at the meeting: its words are nowhere, and not in the source."""
    from frisat.web.meetings import agenda_actions
    from frisat.web.record.actions import SYSTEM

    intake = hand_in(*paper("04"))
    steps.accept_all(owner, intake, "Møde", makes="1")
    meeting = take(owner, intake, way="sent")
    steps.publish(plan_of_year)
    owner.logout()
    home = f"/moeder/{meeting.addresses.last()}/"
    activity = f"/forloeb/aeldreplan/aktivitet/{meeting.activity.key}/"
    pages = [home, activity, "/forloeb/aeldreplan/"]
    assert "Fritidspas" in owner.get(home).content.decode()
    assert owner.get(activity).status_code == 200

    item = meeting.items.get(title="Fritidspas")
    agenda_actions.close_item(SYSTEM, item, closed=True, ground="Kontraktforhold, § 27")

    for url in pages:
        assert "ritidspas" not in owner.get(url).content.decode(), url


def test_what_is_wrong_is_said_beside_its_field_and_kept(owner: Client, plan_of_year: Process, hand_in: HandIn) -> None:
    intake = hand_in(*paper("04"))

    answer = steps.accept(owner, intake, "2. Fritidspas", title="", minutes="mange", no="nr. to!!")

    said = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Navnet mangler", "»mange« er ikke et helt tal", "»nr. to!!« er ikke et nummer"):
        assert words in said, words
    assert 'value="mange"' in said
    assert steps.accept(owner, intake, "2. Fritidspas", version="7").status_code == 409


def test_a_document_that_is_no_paper_has_no_meeting(owner: Client, plan_of_year: Process, hand_in: HandIn) -> None:
    intake = hand_in("plan.txt", "12. marts 2026 Byrådet behandler planen\n14. april 2026 Borgermøde\n")

    assert owner.get(steps.address(intake)).status_code == 404
    assert owner.post(steps.address(intake, "moede/sikre/")).status_code == 404
