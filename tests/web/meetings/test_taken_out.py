"""What is taken out by law is gone from meetings, papers, cases and decisions too, and the address says that it was."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.test import Client

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome
from frisat.plan.redaction import BLOCK
from frisat.web.base.clock import today
from frisat.web.cases import actions as cases
from frisat.web.cases import deciding
from frisat.web.cases.models import Decision
from frisat.web.meetings import approval_actions, inverted, paper_actions, paper_tasks
from frisat.web.meetings.models import Issue, Item, Meeting, Paper, Word
from frisat.web.process import take_out
from frisat.web.process.models import TakenOut
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from frisat.web.record.queries import verify
from tests.web.meetings.test_leaks import read
from tests.web.meetings.test_minutes import approving, frozen, taking, written

if TYPE_CHECKING:
    from frisat.web.people.models import Account

__all__ = ["approving", "frozen", "taking", "written"]  # fixtures
pytestmark = pytest.mark.django_db
NAME = "Tulle Ravnebjerg"
GROUND = "Personoplysninger, databeskyttelsesforordningen"
STORED = ("meetings", "cases", "invites", "arrivals", "process", "record", "gate")


def everything() -> str:
    """All that is stored of meetings, cases, plans and the record, as one text."""
    out = io.StringIO()
    call_command("dumpdata", *STORED, stdout=out)
    return json.dumps(json.loads(out.getvalue()), ensure_ascii=False).replace("\\\\", "\\")


@pytest.fixture
def named(meeting: Meeting, request: pytest.FixtureRequest) -> Meeting:
    """Final minutes in which a person is named who should not be, and a case and a decision beside them."""
    item = meeting.items.get(order=1)
    item.text, item.title = f"{NAME}s klage behandles.", f"Klage fra {NAME}"
    item.save()
    Paper.objects.filter(item__meeting=meeting).delete()  # their bytes are no file that anything can open
    frozen_meeting: Meeting = request.getfixturevalue("frozen")
    approval_actions.correct(SYSTEM, frozen_meeting, text=f"{NAME} trak klagen tilbage.", item=item)
    body = meeting.meeting_bodies.first().body
    case = cases.make_case(
        SYSTEM, meeting.process, title=f"Klage fra {NAME}", text=f"{NAME} klager.", journey=[(body, Say.DECIDES)]
    )
    cases.show(SYSTEM, case, shown=True)
    step = case.steps.get()
    cases.say(SYSTEM, step, outcome=Outcome.APPROVED, day=today(), said=f"{NAME} får medhold.")
    deciding.decide(
        SYSTEM, meeting.process, body=body, day=today(), title=f"Klage fra {NAME}", text=f"{NAME} får medhold.",
        outcome=Outcome.APPROVED,
    )  # fmt: skip
    inverted.fold_in()
    return frozen_meeting


def decided() -> str:
    """The address of the decision that names the person."""
    return f"/beslutninger/{Decision.objects.latest('pk')}/"


def public_pages(meeting: Meeting) -> list[str]:
    home = f"/moeder/{meeting.addresses.last()}/"
    files = (
        "referat.html",
        "referat.json",
        "referat.docx",
        "referat.pdf",
        "dagsorden.json",
        "dagsorden.pdf",
        "papirer.zip",
    )
    found = [home, f"{home}punkt-1/", *(home + name for name in files), "/moeder/", "/moeder/?vis=tidligere"]
    found += ["/beslutninger/", decided(), decided().rstrip("/") + ".json"]
    return [*found, "/forloeb/skolestruktur/sager/", "/forloeb/skolestruktur/sager/1/", f"/en{home}", "/sitemap.xml"]


def test_a_name_is_gone_from_every_row_index_page_and_file(named: Meeting, client: Client) -> None:
    pages = public_pages(named)
    before = {page for page in pages if NAME in read(client.get(page))}
    assert len(before) >= 10, before
    assert Word.objects.filter(text__startswith="ravnebjerg").exists()
    found = client.get(f"/moeder/?q={NAME.split()[1]}").content.decode()
    assert "Ingen" not in found or str(named.addresses.last()) in found

    take_out.take_out(SYSTEM, named.process, text=NAME, ground=GROUND)

    assert NAME not in everything()
    assert not Word.objects.filter(text__startswith="ravnebjerg").exists()
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "Ravnebjerg" not in read(answer), page
    assert str(named.addresses.last()) not in client.get("/moeder/?q=Ravnebjerg&vis=tidligere").content.decode()
    assert verify().is_whole


def test_each_address_says_that_something_was_taken_out_when_and_on_what_ground(named: Meeting, client: Client) -> None:
    issue = Issue.objects.filter(meeting=named, kind="minutes").last()
    assert issue is not None
    take_out.take_out(SYSTEM, named.process, text=NAME, ground=GROUND)

    issue.refresh_from_db()
    assert issue.content_sha256
    assert issue.content_sha256 != issue.sha256
    home = f"/moeder/{named.addresses.last()}/"
    files = [f"{home}{name}" for name in ("punkt-1/", "referat.json", "referat.html", "referat.docx", "referat.pdf")]
    for page in (*files, decided(), decided().rstrip("/") + ".json", "/forloeb/skolestruktur/sager/1/"):
        said = " ".join(read(client.get(page)).split())
        assert "En tekst er taget ud" in said, page
        assert "databeskyttelsesforordningen" in said, page
    for digest in (issue.sha256, issue.content_sha256):
        assert digest in client.get(f"{home}punkt-1/").content.decode()
    entry = Entry.objects.get(verb="process.take_out")
    assert NAME not in entry.detail.content
    assert entry.detail.said["reason"] == GROUND
    assert TakenOut.objects.filter(thing="decision").count() == 1


def test_a_person_sees_where_it_stands_and_chooses(
    named: Meeting, client: Client, accounts: dict[str, Account]
) -> None:
    client.force_login(accounts["approver"])
    page = "/arbejde/forloeb/skolestruktur/tag-ud/"
    answer = client.get(page, {"text": NAME})
    said = answer.content.decode()
    assert answer.status_code == 200
    ticked = [one.name for one, is_ticked in answer.context["beside"] if is_ticked]
    assert [name.partition(":")[0] for name in ticked] == ["case", "decision", "meeting"] or len(ticked) == 3
    assert "s klage behandles" in said
    none = client.post(page, {"text": NAME, "ground": GROUND, "valgt": "1"})
    assert none.status_code == 422
    assert "Vælg mindst ét sted" in none.content.decode()
    assert NAME in everything()

    meeting = next(name for name in ticked if name.startswith("meeting:"))
    done = client.post(page, {"text": NAME, "ground": GROUND, "valgt": "1", "where": [meeting]}, follow=True)

    assert "Taget ud af 1 møde, sag eller beslutning" in done.content.decode()
    item = Item.objects.get(meeting=named, order=1)
    assert item.title == f"Klage fra {BLOCK}"
    assert NAME in client.get(decided()).content.decode(), "it was not chosen"
    left = client.get(page, {"text": NAME})
    assert {one.thing for one, _ in left.context["beside"]} == {"case", "decision"}


def test_a_form_of_before_does_not_write_the_words_again(taking: Meeting) -> None:
    from frisat.web.meetings import minutes_actions
    from frisat.web.meetings.errors import MeetingError

    item = taking.items.get(order=1)
    minutes_actions.take_down(SYSTEM, item, {"decision_text": f"{NAME} får medhold."}, seen=item.revision)
    item.refresh_from_db()
    minutes_actions.take_down(SYSTEM, item, {"decision_text": f"{NAME} får ikke medhold."}, seen=item.revision)
    item.refresh_from_db()
    take_out.take_out(SYSTEM, taking.process, text=NAME, ground=GROUND)

    with pytest.raises(MeetingError) as refused:
        minutes_actions.take_down(SYSTEM, item, {"decision_text": f"{NAME} får medhold."}, seen=item.revision)
    assert refused.value.code == "G305"
    item.refresh_from_db()
    minutes_actions.undo(SYSTEM, item, seen=item.revision)
    item.refresh_from_db()
    assert NAME not in item.decision_text, "what can be taken back holds nothing either"


def test_a_participant_of_that_name_stays_without_it(meeting: Meeting, client: Client) -> None:
    take_out.take_out(SYSTEM, meeting.process, text="Karen Formand", ground=GROUND)

    who = meeting.participants.get(part="chair")
    assert who.person is None
    assert who.printed == BLOCK
    assert "Karen Formand" not in read(client.get(f"/moeder/{meeting.addresses.last()}/"))


def test_a_file_that_says_it_goes_whole_and_its_address_says_so(
    meeting: Meeting, client: Client, accounts: dict[str, Account], loaded: Any
) -> None:
    from frisat.web.meetings import release_actions

    item = meeting.items.get(order=1)
    Paper.objects.filter(item__meeting=meeting).delete()
    paper = paper_actions.add_paper(SYSTEM, item, f"Brev fra {NAME}.\n".encode(), f"Brev fra {NAME}.txt")
    other = paper_actions.add_paper(SYSTEM, item, b"Intet her.\n", "Andet.txt")
    for one in (paper, other):
        paper_tasks.look(Paper.objects.get(pk=one.pk))
    release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(loaded()))
    home = f"/moeder/{meeting.addresses.last()}/"
    address = f"{home}bilag/{paper.key}/x.txt"
    assert NAME in read(client.get(address, follow=True))

    found = take_out.look(meeting.process, text=NAME)
    assert [(one.is_file, one.count) for one in found.beside if one.thing == "paper"] == [(True, 1)]
    stale = Paper.objects.get(pk=paper.pk)
    take_out.take_out(SYSTEM, meeting.process, text=NAME, ground=GROUND)

    paper.refresh_from_db()
    assert bytes(paper.data) == b""
    assert paper.clean is None
    assert NAME not in everything()
    gone = client.get(address)
    assert gone.status_code == 410
    assert "En fil er taget ud" in gone.content.decode()
    assert GROUND in gone.content.decode()
    assert "Ravnebjerg" not in read(client.get(f"{home}papirer.zip"))
    assert "Intet her" in read(client.get(f"{home}bilag/{other.key}/Andet.txt"))
    paper_tasks.look(stale)  # a worker had begun to scan it
    paper.refresh_from_db()
    assert paper.clean is None, "a scan that was under way does not bring it back"
