"""A meeting at a time that cannot be is not called to: neither agenda nor plan goes out, and the page says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.drafting import Operation
from frisat.plan.meeting import Item as ItemValue
from frisat.plan.meeting import Leg as LegValue
from frisat.plan.meeting import Meeting as MeetingValue
from frisat.plan.meeting import MeetingKind, Outcome, Stage
from frisat.plan.meeting_clocks import of_meeting
from frisat.plan.model import Clock
from frisat.plan.period import Period
from frisat.plan.sentences import sentence
from frisat.web.meetings import release_actions
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Leg, Meeting
from frisat.web.process import drafts, version_actions
from frisat.web.process.models import Draft, IndexedActivity, PlanVersion, Process
from frisat.web.process.version_actions import NotPublishableError, Publication
from frisat.web.record.actions import SYSTEM
from tests.web.gate.scanned import let_pass

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
ONE = ("2027-10-26", "26. oktober 2027")
SPRING, AUTUMN = ("2027-03-28", "28. marts 2027"), ("2027-10-31", "31. oktober 2027")
TWO = ("2027-10-26/2027-10-27", "26.-27. oktober 2027")

IMPOSSIBLE = [
    pytest.param(ONE, "17:00", "15:00", "Mødet slutter 15.00, og det er ikke efter, at det begynder 17.00.", id="ends"),
    pytest.param(ONE, "15:00", "15:00", "Mødet slutter 15.00", id="lasts no time"),
    pytest.param(SPRING, "02:30", "", "Klokken 02.30 findes ikke den dag", id="left out in spring"),
    pytest.param(SPRING, "01:30", "02:15", "Klokken 02.15 findes ikke den dag", id="its end left out in spring"),
    pytest.param(AUTUMN, "02:30", "04:00", "Klokken 02.30 er der to gange den dag", id="twice in autumn"),
    pytest.param(TWO, "15:00", "17:00", "Mødet står til flere dage (26.-27. oktober 2027), men har ét", id="two days"),
]
POSSIBLE = [
    pytest.param(ONE, "15:00", "17:00", id="an afternoon"),
    pytest.param(ONE, "20:00", "24:00", id="until midnight"),
    pytest.param(SPRING, "01:30", "03:15", id="around the hour that is left out"),
    pytest.param(TWO, "", "", id="two days without a time"),
    pytest.param(("", ""), "15:00", "17:00", id="no day yet"),
]


def put(meeting: Meeting, day: tuple[str, str], start: str, end: str) -> None:
    """What the newest plan says of the meeting, as a document could have it."""
    first, _, last = day[0].partition("/")
    IndexedActivity.objects.filter(activity=meeting.activity_id).update(
        edtf=day[0], words=day[1], start=start, end=end, first_day=first or None, last_day=last or first or None
    )


def send_page(meeting: Meeting) -> str:
    return reverse("agenda_send", args=[meeting.process.slug, meeting.pk])


@pytest.fixture
def owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


@pytest.mark.parametrize(("day", "start", "end", "said"), IMPOSSIBLE)
def test_an_agenda_of_an_impossible_time_is_not_sent_and_the_page_says_why(
    meeting: Meeting, loaded: Any, owner: Client, day: tuple[str, str], start: str, end: str, said: str
) -> None:
    put(meeting, day, start, end)
    page = owner.get(send_page(meeting)).content.decode()
    assert said in page
    answer = owner.post(send_page(meeting), {"seen": release_actions.stand_of(loaded())})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.items.exclude(no="").count()) == (Stage.DRAFT, 0)
    put(meeting, ONE, "15:00", "17:00")
    let_pass(meeting)
    assert owner.post(send_page(meeting), {"seen": release_actions.stand_of(loaded())}).status_code == 302


@pytest.mark.parametrize(("day", "start", "end"), POSSIBLE)
def test_what_can_be_is_sent(meeting: Meeting, loaded: Any, day: tuple[str, str], start: str, end: str) -> None:
    put(meeting, day, start, end)
    release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(loaded()))
    assert meeting.stage == Stage.RELEASED


def test_items_that_take_longer_than_the_meeting_keep_the_agenda_back_until_one_of_them_gives_way(
    meeting: Meeting, loaded: Any, owner: Client
) -> None:
    put(meeting, ONE, "15:00", "16:00")
    Item.objects.filter(meeting=meeting).update(minutes=45)
    said = "Punkterne tager 90 minutter, men mødet varer kun 60 minutter."
    assert said in owner.get(send_page(meeting)).content.decode()
    with pytest.raises(MeetingError, match="G121"):
        release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(loaded()))
    Item.objects.filter(meeting=meeting, order=2).update(minutes=15)
    assert said not in owner.get(send_page(meeting)).content.decode()
    release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(loaded()))


def test_a_part_of_a_visit_lies_within_it(meeting: Meeting, owner: Client) -> None:
    put(meeting, ONE, "10:00", "14:00")
    Leg.objects.create(meeting=meeting, order=1, title="Lindely", start="13:00", end="15:00")
    page = owner.get(send_page(meeting)).content.decode()
    assert "Delmødet »Lindely« kl. 13.00 ligger uden for mødet, der er 10.00 14.00." in page
    Leg.objects.update(start="13:00", end="12:00")
    assert "Delmødet »Lindely« har et klokkeslæt, der ikke kan være" in owner.get(send_page(meeting)).content.decode()


def test_an_agenda_that_was_sent_elsewhere_is_taken_in_as_it_was(meeting: Meeting, loaded: Any) -> None:
    put(meeting, ONE, "17:00", "15:00")
    release_actions.release(
        SYSTEM, meeting, seen=release_actions.stand_of(loaded()), before=True, day=date(2027, 10, 20)
    )
    assert meeting.stage == Stage.RELEASED


def test_a_journey_of_several_days_and_what_was_taken_off_the_agenda_are_no_faults() -> None:
    value = MeetingValue(uid="u", title="Studietur", period=Period(*TWO), clock=Clock("09:00", "16:00"))
    assert [one.code for one in of_meeting(value)] == ["G128"]
    assert of_meeting(replace(value, kind=MeetingKind.VISIT)) == ()
    off = ItemValue(key="1", no="1", title="x", minutes=600, outcome=Outcome.WITHDRAWN)
    assert of_meeting(replace(value, kind=MeetingKind.VISIT, items=(off,))) == ()
    legs = (LegValue("Besøg", Clock("08:00")),)
    [found] = of_meeting(replace(value, kind=MeetingKind.VISIT, legs=legs))
    assert "Besøg" in sentence(found.code, found.parts, language="da")


# ------------------------------------------------------------------------------------------------------------ the plan
def _draft(process: Process, editor: Any, fields: dict[str, Any]) -> tuple[Draft, str]:
    draft = drafts.open_draft(editor, process)
    rows = drafts.state_of(draft).activities
    key = next(k for k, a in rows.items() if a["kind"] == "meeting" and a.get("status", "planned") == "planned")
    changes = [Operation(key, name, rows[key].get(name), value) for name, value in fields.items()]
    drafts.change(editor, draft, changes)
    return Draft.objects.get(pk=draft.pk), str(rows[key]["title"])


def _period(day: tuple[str, str]) -> dict[str, Any]:
    return {"edtf": day[0], "text": day[1], "inferred": False, "bound": None, "note": None}


@pytest.mark.parametrize(("day", "start", "end", "said"), IMPOSSIBLE)
def test_a_plan_with_a_meeting_at_an_impossible_time_is_neither_asked_about_nor_published(
    process: Process,
    accounts: dict[str, Account],
    client: Client,
    day: tuple[str, str],
    start: str,
    end: str,
    said: str,
) -> None:
    clock = {"start": start, "end": end or None}
    draft, title = _draft(process, accounts["editor"], {"period": _period(day), "time": clock})
    with pytest.raises(NotPublishableError, match="kan ikke udgives"):
        version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)
    publication = Publication(draft.snapshot_upto, date(2027, 6, 1), "Planen", reason="Byrådet")
    with pytest.raises(NotPublishableError, match="kan ikke udgives"):
        version_actions.publish_draft(accounts["owner"], draft, publication)
    assert PlanVersion.objects.filter(process=process).count() == 2
    client.force_login(accounts["editor"])
    address = reverse("draft_ask", args=[process.slug])
    page = client.post(address, {"upto": draft.snapshot_upto}).content.decode()
    assert said in page
    assert f"»{title}« kan ikke udgives" in page


def test_what_the_last_version_says_already_keeps_no_other_change_back(
    process: Process, accounts: dict[str, Account]
) -> None:
    """A document may have such a time, and is published as it is."""
    from frisat.web.process import actions

    plan = actions.plan_of(process.versions.order_by("major").last())
    at = next(n for n, a in enumerate(plan.activities) if str(a.kind) == "meeting" and str(a.status) == "planned")
    rows = list(plan.activities)
    rows[at] = replace(rows[at], period=Period(*ONE), time=Clock("17:00", "15:00"))
    actions.publish_version(SYSTEM, process, replace(plan, activities=tuple(rows)), valid_from=date(2027, 6, 1))
    draft, _ = _draft(process, accounts["editor"], {"place": "Aulaen"})
    version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)
