"""Named reads of minutes: follow-ups, approvals, who could own a follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from frisat.plan.meeting import Outcome, Stage
from frisat.plan.model import OFF
from frisat.web.base.clock import today
from frisat.web.bodies import open_things
from frisat.web.bodies.models import Body
from frisat.web.bodies.open_things import OpenThing
from frisat.web.cases.models import Decision
from frisat.web.meetings.models import Approval, FollowUp, Item, Meeting
from frisat.web.meetings.value import with_all
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.process.models import Process


@dataclass(frozen=True, slots=True)
class Row:
    """A follow-up of a list. `bodies` are the names of those that met, joined."""

    pk: int
    text: str
    owner: str
    day: date | None
    done: datetime | None
    done_by: str
    bodies: str
    meeting: int
    item: int
    item_no: str
    title: str
    closed: bool
    came_back: int | None

    def is_late(self, today: date) -> bool:
        return self.done is None and self.day is not None and self.day < today


def open_follow_ups(bodies: Sequence[Body], process: Process | int, *, but: Meeting | None = None) -> list[FollowUp]:
    """
    What meetings of some bodies asked for in a process and nobody has done, the first day first: on every next agenda
    until it is done. What stands on the agenda of a meeting that is ahead is left out.

    What was asked of a body goes on to its successor. `but` is the meeting whose agenda asks. Minutes that are being
    written do not ask for anything yet.
    """
    found = FollowUp.objects.filter(
        done=None, item__removed=None, item__meeting__process=process,
        item__meeting__stage__in=(Stage.APPROVING, Stage.FROZEN),
        item__meeting__meeting_bodies__body__in=open_things.with_forerunners(bodies),
    ).exclude(came_back__in=_ahead())  # fmt: skip
    if but is not None:
        found = found.exclude(item__meeting=but)
    return list(found.select_related("owner", "item").distinct())


def _ahead() -> QuerySet[Item]:
    """The items of agendas whose meeting is still to be held: of one that is over or called off nothing is waited."""
    undated = Q(meeting__activity__index=None) | Q(meeting__activity__index__last_day=None)
    ahead = undated | Q(meeting__activity__index__last_day__gte=today())
    agendas = (Stage.DRAFT, Stage.REVIEW, Stage.RELEASED, Stage.TAKING)
    found = Item.objects.filter(ahead, meeting__removed=None, meeting__stage__in=agendas)
    off = found.filter(meeting__activity__index__status__in=OFF).values("pk")
    return found.exclude(outcome=Outcome.WITHDRAWN).exclude(pk__in=off).values("pk")


def open_of_bodies(who: Any, bodies: Sequence[Body]) -> list[OpenThing]:
    """What is to be done after the bodies' meetings, in the processes whose meetings an account prepares."""
    mine = [pk for pk in permissions.roles_of(who) if permissions.prepares_meetings(who, pk)]
    found = FollowUp.objects.filter(
        done=None, item__removed=None, item__meeting__removed=None, item__meeting__process__in=mine,
        item__meeting__process__put_away=None, item__meeting__stage__in=(Stage.APPROVING, Stage.FROZEN),
        item__meeting__meeting_bodies__body__in=bodies,
    )  # fmt: skip
    return [
        OpenThing(
            "follow_up", one.text.split("\n")[0][:300], one.item.meeting.process.name,
            reverse("follow_ups", args=[one.item.meeting.process.slug]), one.owner.name if one.owner else "", one.day,
            one.item.closed,
        )
        for one in found.select_related("owner", "item__meeting__process").distinct()
    ]  # fmt: skip


def follow_ups_of(process: Process) -> list[Row]:
    """Every follow-up of a process, for those who prepare its meetings. Two queries."""
    found = FollowUp.objects.filter(item__meeting__process=process, item__removed=None)
    found = found.select_related("owner", "done_by", "item", "came_back").prefetch_related(
        "item__meeting__meeting_bodies__body"
    )
    return [_row(f) for f in found]


def _row(f: FollowUp) -> Row:
    bodies = ", ".join(m.body.name for m in f.item.meeting.meeting_bodies.all())
    return Row(
        f.pk, f.text, f.owner.name if f.owner else "", f.day, f.done, f.done_by.name if f.done_by else "", bodies,
        f.item.meeting_id, f.item_id, f.item.no, f.item.title, f.item.closed,
        f.came_back.meeting_id if f.came_back and f.came_back.removed is None else None,
    )  # fmt: skip


def follow_up_of(process: Process, pk: int) -> FollowUp | None:
    rows = FollowUp.objects.filter(pk=pk, item__meeting__process=process)
    row: FollowUp | None = rows.select_related("item__meeting__process", "owner").first()
    return row


def own_follow_up(who: Any, pk: int) -> FollowUp | None:
    """A follow-up that an account's person is to do."""
    rows = _owned(who).filter(pk=pk)
    row: FollowUp | None = rows.first()
    return row


def _owned(who: Any) -> Any:
    return FollowUp.objects.filter(
        owner__account=who, item__removed=None, item__meeting__stage__in=(Stage.APPROVING, Stage.FROZEN)
    ).select_related("item__meeting__process", "owner")


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up as its owner is told of it. `text` is "" where the item is closed to the owner."""

    pk: int
    text: str
    day: date | None
    process: str


def own_follow_ups(who: Any, *, until: date | None = None) -> list[Task]:
    """
    What an account's person is to do, the first day first; `until`: only what has a day, at the latest that one.

    Words of a closed item are given to those who prepare the process's meetings alone: a list is no page of a meeting.
    """
    if not permissions.signed_in(who):
        return []
    found = _owned(who).filter(done=None)
    if until is not None:
        found = found.filter(day__lte=until)
    return [Task(one.pk, text_for(who, one), one.day, one.item.meeting.process.name) for one in found]


def text_for(who: Any, one: FollowUp) -> str:
    """The words of a follow-up outside the pages of its meeting; "" where its item is closed to `who`."""
    is_hidden = one.item.closed and not permissions.prepares_meetings(who, one.item.meeting.process_id)
    return "" if is_hidden else one.text


@dataclass(frozen=True, slots=True)
class Asked:
    """Minutes that wait for an account's answer."""

    pk: int
    title: str
    process: str
    sha256: str


def to_approve(who: Any) -> list[Asked]:
    """Minutes that an account is asked to approve and has not answered."""
    if not permissions.signed_in(who):
        return []
    found = Approval.objects.filter(participant__person__account=who, approved=None, meeting__stage=Stage.APPROVING)
    return [
        Asked(a.pk, _title(a.meeting), a.meeting.process.name, a.sha256)
        for a in found.select_related("meeting__activity__index", "meeting__process")
    ]


def _title(row: Meeting) -> str:
    index = getattr(row.activity, "index", None)
    return str(index.title) if index is not None else row.process.name


def own_approval(who: Any, pk: int) -> Approval | None:
    """What an account was asked to say of minutes."""
    rows = Approval.objects.filter(pk=pk, participant__person__account=who)
    rows = rows.filter(meeting__stage__in=(Stage.APPROVING, Stage.FROZEN))
    row: Approval | None = rows.select_related("meeting__process", "participant__person").first()
    return row


def whole(pk: int) -> Meeting:
    """A meeting with everything that its value is made of."""
    row: Meeting = with_all(Meeting.objects.filter(pk=pk)).get()
    return row


def owner_names(row: Meeting) -> list[str]:
    """Names that a follow-up can be given to: who takes part first, then the rest of the register."""
    here = [p.person.name for p in row.participants.all() if p.person is not None]
    rest = Person.objects.exclude(name__in=here).order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys([*here, *rest]))[:500]


def decisions_of(row: Meeting) -> list[tuple[str, Decision]]:
    """The decisions that a meeting's items became: number of the item, decision."""
    return [(i.no, i.decision) for i in row.items.select_related("decision") if i.decision is not None]


def near(today: date, days: int) -> date:
    return today + timedelta(days=days)
