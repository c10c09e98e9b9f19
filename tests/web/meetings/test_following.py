"""Follow-ups come back on every next agenda of their body, or of the body that took over, until they are done."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome, Stage
from frisat.plan.model import Status
from frisat.web.bodies import open_things
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.cases import actions as cases
from frisat.web.cases import deciding
from frisat.web.gate import passing
from frisat.web.meetings import (
    actions,
    agenda_actions,
    from_cases,
    letting_out,
    paper_actions,
    paper_tasks,
    put_off,
    sources,
)
from frisat.web.meetings.models import FollowUp, Item, Meeting, Paper, Proposed
from frisat.web.meetings.value import with_all
from frisat.web.people.models import Person
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
FAR = date(2099, 5, 1)


@pytest.fixture
def asked(meeting: Meeting) -> FollowUp:
    """What a meeting asked for; its minutes are final."""
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.FROZEN)
    owner = Person.objects.create(name="Olga Opfølger")
    item = meeting.items.get(order=1)
    return FollowUp.objects.create(item=item, text="Svar til skolerne", owner=owner, day=date(2027, 5, 10))


def body_of(meeting: Meeting) -> Body:
    body: Body = meeting.meeting_bodies.get(order=0).body
    return body


def next_meeting(meeting: Meeting, body: Body, n: int = 0) -> Meeting:
    """Another meeting of the process, far ahead."""
    free = IndexedActivity.objects.filter(process=meeting.process, left_in=None, activity__meeting=None).order_by("pk")
    index = free[n]
    IndexedActivity.objects.filter(pk=index.pk).update(
        first_day=FAR, last_day=FAR, status=Status.PLANNED, edtf=FAR.isoformat()
    )
    made: Meeting = actions.make_meeting(SYSTEM, index.activity, bodies=[body])
    return made


def offered(meeting: Meeting) -> list[str]:
    bodies = [m.body for m in meeting.meeting_bodies.all()]
    return [offer.title for offer in sources.follow_ups(meeting, bodies)]


def take(meeting: Meeting) -> Item:
    """Fetches the follow-ups, as the page does."""
    rows = [o.row for o in sources.follow_ups(meeting, [m.body for m in meeting.meeting_bodies.all()])]
    return agenda_actions.add_items(SYSTEM, meeting, rows)[0]


def test_it_comes_back_meeting_after_meeting_until_it_is_done(meeting: Meeting, asked: FollowUp) -> None:
    body = body_of(meeting)
    for _ in range(3):
        coming = next_meeting(meeting, body)
        other = next_meeting(meeting, body)
        assert offered(coming) == ["Svar til skolerne"]
        take(coming)
        assert (offered(coming), offered(other)) == ([], [])  # it stands on an agenda that is still ahead
        Meeting.objects.filter(pk=coming.pk).update(stage=Stage.FROZEN)
        assert offered(other) == ["Svar til skolerne"]
    FollowUp.objects.filter(pk=asked.pk).update(done=timezone.now())
    assert offered(next_meeting(meeting, body)) == []


def _withdrawn(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(no="1", outcome=Outcome.WITHDRAWN)


def _removed(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(removed=timezone.now())


def _called_off(item: Item) -> None:
    IndexedActivity.objects.filter(activity__meeting=item.meeting_id).update(status=Status.CANCELLED)


def _over(item: Item) -> None:
    day = date(2020, 1, 8)
    IndexedActivity.objects.filter(activity__meeting=item.meeting_id).update(first_day=day, last_day=day)


@pytest.mark.parametrize("what", [_withdrawn, _removed, _called_off, _over])
def test_an_agenda_that_does_not_take_it_up_after_all_keeps_it_from_no_other(
    meeting: Meeting, asked: FollowUp, what: Any
) -> None:
    coming, other = next_meeting(meeting, body_of(meeting)), next_meeting(meeting, body_of(meeting))
    item = take(coming)
    assert offered(other) == []
    what(item)
    assert offered(other) == ["Svar til skolerne"]


def test_the_successor_of_a_body_gets_what_was_asked_of_it_and_what_was_proposed(
    meeting: Meeting, asked: FollowUp
) -> None:
    old = body_of(meeting)
    middle = Body.objects.create(name="Børneudvalget", kind=BodyKind.COMMITTEE)
    heir = Body.objects.create(name="Børne- og Familieudvalget", kind=BodyKind.COMMITTEE)
    coming = next_meeting(meeting, heir)
    assert offered(coming) == []
    Body.objects.filter(pk=old.pk).update(successor=middle)
    Body.objects.filter(pk=middle.pk).update(successor=heir)
    Proposed.objects.create(process=meeting.process, body=old, title="Cykelstier ved skolerne")
    assert offered(coming) == ["Svar til skolerne"]
    assert [o.title for o in sources.proposed([heir], meeting.process)] == ["Cykelstier ved skolerne"]


def test_the_page_of_a_coming_meeting_says_what_is_not_on_its_agenda(
    meeting: Meeting, asked: FollowUp, client: Client, accounts: dict[str, Account]
) -> None:
    coming = next_meeting(meeting, body_of(meeting))
    client.force_login(accounts["editor"])
    address = reverse("work_meeting", args=[meeting.process.slug, coming.pk])
    said = "1 opfølgning fra tidligere møder er ikke udført og står ikke på dagsordenen."
    assert said in client.get(address).content.decode()
    take(coming)
    assert said not in client.get(address).content.decode()


def test_the_hand_over_of_a_body_lists_follow_ups_case_steps_and_decisions_to_look_at(
    meeting: Meeting, asked: FollowUp, client: Client, accounts: dict[str, Account]
) -> None:
    body, process = body_of(meeting), meeting.process
    case = cases.make_case(SYSTEM, process, title="Ny skole på Søndermarken", journey=[(body, Say.RECOMMENDS)])
    deciding.decide(
        SYSTEM, process, body=body, day=date(2026, 1, 5), title="Skolegebyrer", text="x", outcome=Outcome.ADOPTED,
        review=date(2030, 1, 1),
    )  # fmt: skip
    address = reverse("body_handover", args=[body.pk])
    client.force_login(accounts["editor"])
    page = client.get(address).content.decode()
    for said in ("Svar til skolerne", "Olga Opfølger", "Ny skole på Søndermarken", "Skolegebyrer", "1. januar 2030"):
        assert said in page
    step = case.steps.get(body=body)
    cases.say(SYSTEM, step, outcome=Outcome.ENDORSED, day=date(2026, 2, 1))
    FollowUp.objects.filter(pk=asked.pk).update(done=timezone.now())
    page = client.get(address).content.decode()
    for said in ("Svar til skolerne", "Ny skole på Søndermarken"):
        assert said not in page


def test_who_may_not_know_of_them_is_not_told(
    meeting: Meeting, asked: FollowUp, accounts: dict[str, Account], process: Process
) -> None:
    body = body_of(meeting)
    case = cases.make_case(SYSTEM, process, title="Den lukkede sag", journey=[(body, Say.RECOMMENDS)])
    cases.close(SYSTEM, case, closed=True, ground="Personforhold")
    assert open_things.of(accounts["stranger"], body) == []
    told = [one.title for _, rows in open_things.of(accounts["reader"], body) for one in rows]
    assert "Svar til skolerne" not in told
    assert "Den lukkede sag" not in told
    assert len(told) == 1  # that a case waits, without what it is
    full = [one.title for _, rows in open_things.of(accounts["editor"], body) for one in rows]
    assert {"Svar til skolerne", "Den lukkede sag"} <= set(full)


def put_off_of(meeting: Meeting) -> list[sources.Offer]:
    return put_off.offers(meeting, [m.body for m in meeting.meeting_bodies.all()])


@pytest.mark.parametrize("outcome", [Outcome.POSTPONED, Outcome.RETURNED])
def test_what_a_meeting_put_off_is_offered_to_the_next_with_its_text_and_its_lock(
    client: Client, accounts: dict[str, Account], meeting: Meeting, outcome: Outcome
) -> None:
    open_one, closed = meeting.items.order_by("order")
    meeting.items.update(outcome=outcome)
    coming = next_meeting(meeting, body_of(meeting))
    assert put_off_of(coming) == [], "its minutes are being written"
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.FROZEN)
    assert put_off_of(next_meeting(meeting, Body.objects.create(name="Teknisk Udvalg"))) == [], "another body's"
    client.force_login(accounts["owner"])
    page = reverse("agenda_fetch", args=[coming.process.slug, coming.pk])
    assert open_one.title in client.get(page).content.decode()

    client.post(page, {"med": [f"igen-{open_one.pk}", f"igen-{closed.pk}"]})

    first, second = coming.items.order_by("order")
    assert (first.title, first.text, first.again_of) == (open_one.title, open_one.text, open_one)
    assert (second.closed, second.ground, second.recommendation) == (True, closed.ground, closed.recommendation)
    assert (first.outcome, first.decision_text, first.no) == ("", "", "")
    assert put_off_of(coming) == [], "each is taken up once"


def test_what_stood_on_the_agenda_of_a_meeting_that_was_called_off_is_offered_to_the_next(meeting: Meeting) -> None:
    coming = next_meeting(meeting, body_of(meeting))
    assert put_off_of(coming) == []
    IndexedActivity.objects.filter(activity=meeting.activity).update(status=Status.CANCELLED)
    assert len(put_off_of(coming)) == 2

    agenda_actions.add_items(SYSTEM, coming, [one.row for one in put_off_of(coming)])
    assert put_off_of(coming) == []
    IndexedActivity.objects.filter(activity=coming.activity).update(status=Status.CANCELLED)
    third = next_meeting(meeting, body_of(meeting))

    assert len(put_off_of(third)) == 2, "from the one that was called off in its turn, and not from the first as well"


def test_a_step_of_a_case_that_was_put_off_comes_along_and_its_words_go_back_to_the_case(meeting: Meeting) -> None:
    body = body_of(meeting)
    case = cases.make_case(SYSTEM, meeting.process, title="Skolestruktur", journey=[(body, Say.DECIDES)])
    step = case.steps.get()
    item = meeting.items.get(order=1)
    Item.objects.filter(pk=item.pk).update(step=step, outcome=Outcome.POSTPONED)
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.FROZEN)
    cases.say(SYSTEM, step, outcome=Outcome.POSTPONED, day=date(2026, 11, 1))
    coming = next_meeting(meeting, body)

    [offer] = put_off_of(coming)
    agenda_actions.add_items(SYSTEM, coming, [offer.row])

    assert coming.items.get().step == step
    other = next_meeting(meeting, body)
    assert put_off_of(other) == []
    coming.items.update(outcome=Outcome.APPROVED)
    cases.say(SYSTEM, step, outcome=Outcome.APPROVED, day=date(2026, 11, 2))
    assert put_off_of(other) == [], "it has been decided"


# ------------------------------------------------------------------------------------------- papers that come along
@pytest.fixture
def coming(client: Client, accounts: dict[str, Account], meeting: Meeting) -> Meeting:
    """The next meeting after one that put everything off; the open item has an open paper and a closed one, scanned."""
    for n, paper in enumerate(Paper.objects.filter(item__meeting=meeting).order_by("pk")):
        text = f"Bilag nummer {n}.".encode()
        digest = hashlib.sha256(text).hexdigest()
        Paper.objects.filter(pk=paper.pk).update(
            data=text, name=f"bilag-{n}.txt", sha256=digest, size_bytes=len(text), media_type="text/plain",
            clean=None, clean_sha256="",
        )  # fmt: skip
        paper_tasks.look(Paper.objects.get(pk=paper.pk))
    meeting.items.update(outcome=Outcome.POSTPONED)
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.FROZEN)
    client.force_login(accounts["owner"])
    return next_meeting(meeting, body_of(meeting))


def fetch(client: Client, coming: Meeting, items: list[Item], papers: list[Paper]) -> None:
    page = reverse("agenda_fetch", args=[coming.process.slug, coming.pk])
    sent = {"med": [f"igen-{item.pk}" for item in items], "bilag": [str(one.pk) for one in papers]}
    assert client.post(page, sent).status_code == 302


def test_papers_come_along_with_their_locks_and_their_scan_and_one_is_left_out(
    client: Client, meeting: Meeting, coming: Meeting
) -> None:
    open_one, closed = meeting.items.order_by("order")
    first, locked = open_one.papers.order_by("pk")
    of_closed = closed.papers.get()
    page = client.get(reverse("agenda_fetch", args=[coming.process.slug, coming.pk])).content.decode()
    assert page.count('name="bilag"') == page.count('" checked') == 3

    fetch(client, coming, [open_one, closed], [locked, of_closed])

    mine, other = coming.items.order_by("order")
    assert [p.name for p in other.papers.all()] == [of_closed.name]
    [came] = Paper.objects.filter(item=mine)
    assert (came.name, came.closed, came.ground) == (locked.name, True, "Personforhold")
    assert (bytes(came.data), bytes(came.clean or b"")) == (bytes(locked.data), bytes(locked.clean or b""))
    assert (came.clean_sha256, came.sha256, came.held) == (locked.clean_sha256, locked.sha256, False)
    assert came.key not in {first.key, locked.key}, "an address of its own"
    assert Paper.objects.filter(item__meeting=meeting, removed=None).count() == 3, "the old ones stay where they are"


def test_a_paper_of_an_item_that_is_not_taken_does_not_come(client: Client, meeting: Meeting, coming: Meeting) -> None:
    open_one, closed = meeting.items.order_by("order")
    fetch(client, coming, [open_one], [closed.papers.get()])
    assert not Paper.objects.filter(item__meeting=coming).exists()


def test_what_was_taken_away_or_out_by_law_or_has_no_file_stays_where_it_is(meeting: Meeting, coming: Meeting) -> None:
    open_one = meeting.items.get(order=1)
    first, locked = open_one.papers.order_by("pk")
    Paper.objects.filter(pk=first.pk).update(removed=timezone.now())
    Paper.objects.filter(pk=locked.pk).update(sha256="", data=b"", clean=None, clean_sha256="")
    offer = next(one for one in put_off_of(coming) if one.row["again_of"] == open_one)
    assert offer.papers == ()
    agenda_actions.add_items(SYSTEM, coming, [offer.row | {"papers": [first.pk, locked.pk]}])
    assert not Paper.objects.filter(item__meeting=coming).exists()


@pytest.mark.parametrize("let_out", [True, False])
def test_what_the_gate_holds_back_is_held_back_here_too_and_goes_by_the_reason_that_let_it_out(
    client: Client, meeting: Meeting, coming: Meeting, let_out: bool, accounts: dict[str, Account]
) -> None:
    open_one = meeting.items.get(order=1)
    paper = open_one.papers.order_by("pk")[0]
    text = b"Borgeren har CPR-nr. 240671-1234."
    Paper.objects.filter(pk=paper.pk).update(
        data=text, sha256=hashlib.sha256(text).hexdigest(), clean=None, clean_sha256="", held=False
    )
    paper_tasks.look(Paper.objects.get(pk=paper.pk))
    assert Paper.objects.get(pk=paper.pk).held
    if let_out:
        row = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
        [one] = [c for c in letting_out.check_papers(row) if c.is_held]
        with passing.saying({one.digest: "Nummeret er opdigtet."}):
            paper_actions.let_out(accounts["owner"], Paper.objects.get(pk=paper.pk))
    fetch(client, coming, [open_one], [paper])
    assert Paper.objects.get(item__meeting=coming).held is not let_out


def test_what_is_not_scanned_waits_for_its_scan_as_a_new_paper_does(
    meeting: Meeting, coming: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[int] = []
    monkeypatch.setattr(paper_tasks, "plan", planned.append)
    open_one = meeting.items.get(order=1)
    paper = open_one.papers.order_by("pk")[0]
    Paper.objects.filter(pk=paper.pk).update(clean=None, clean_sha256="", cleaner=0)
    [made] = agenda_actions.add_items(SYSTEM, coming, [{"title": "Igen", "again_of": open_one, "papers": [paper.pk]}])
    came = made.papers.get()
    assert (came.clean, came.clean_sha256) == (None, "")
    assert planned == [came.pk]


def test_a_step_put_on_an_agenda_again_from_its_case_brings_its_papers(meeting: Meeting, coming: Meeting) -> None:
    body = body_of(meeting)
    case = cases.make_case(SYSTEM, meeting.process, title="Skolestruktur", journey=[(body, Say.DECIDES)])
    item = meeting.items.get(order=1)
    Item.objects.filter(pk=item.pk).update(step=case.steps.get())
    made = from_cases.put_on_agenda(SYSTEM, coming, case.steps.get())
    assert [p.closed for p in made.papers.order_by("order", "pk")] == [False, True]
    assert made.again_of == item


def test_a_paper_of_a_closed_item_is_closed_under_an_open_one(meeting: Meeting, coming: Meeting) -> None:
    closed = meeting.items.get(order=2)
    paper = closed.papers.get()
    assert not paper.closed
    row = {"title": "Åbent igen", "again_of": closed, "papers": [paper.pk]}
    [made] = agenda_actions.add_items(SYSTEM, coming, [row])
    came = made.papers.get()
    assert (came.closed, came.ground) == (True, closed.ground)
