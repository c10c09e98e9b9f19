"""The meetings that a reviewed list of dates can become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from frisat.plan.likeness import fold
from frisat.plan.model import Activity
from frisat.web.arrivals.proposals import bodies_named
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.intake.models import Decision, Intake, RowKind
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.models import BodyRule, Meeting, Series, Template
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process

_MEETS = frozenset(map(str, meetings.MEETS))
FEWEST = 2
"""Fewer meetings than these are no series."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One accepted row: the activity that it became, and the meeting that this has already."""

    key: str
    activity: Activity
    meeting: Meeting | None

    @property
    def day(self) -> date | None:
        period = self.activity.period
        return period.earliest if period is not None and period.is_exact else None

    @property
    def is_off(self) -> bool:
        return self.activity.status.is_off

    @property
    def is_offered(self) -> bool:
        """Whether it is ticked at first: it has one certain day, and is no meeting with a series of its own."""
        return self.day is not None and (self.meeting is None or self.meeting.series_id is None)


def _keys(intake: Intake) -> list[str]:
    """
    The accepted rows that are meetings, and those that are called as one of them with a remark in brackets: in a year's
    dates "Byrådet (2. behandling af budget)" is a meeting of the council, whatever kind of activity its words say.
    """
    rows = intake.rows.filter(kind=RowKind.READ, decision=Decision.ACCEPTED, joined_to=None).order_by("position", "pk")
    found = list(rows.values_list("became", "activity__kind", "activity__title"))
    named = {fold(title) for _, kind, title in found if kind in _MEETS and title}
    kept = [key for key, kind, title in found if kind in _MEETS or fold((title or "").partition(" (")[0]) in named]
    return [key for key in dict.fromkeys(kept) if key]


def count(intake: Intake) -> int:
    """How many accepted rows of an import are meetings; one question, for every page of its review."""
    return len(_keys(intake))


def offers(intake: Intake) -> list[Offer]:
    """The accepted rows that people meet at, by day."""
    plan = meetings.activities(standing(intake.process))
    there = {
        m.activity.key: m
        for m in Meeting.objects.filter(process=intake.process).select_related("activity", "series")
    }  # fmt: skip
    out = [Offer(key, plan[key], there.get(key)) for key in _keys(intake) if key in plan]
    return sorted(out, key=lambda o: (o.day is None, o.day or date.max))


def body_of(process: Process, found: Sequence[Offer]) -> Body | None:
    """The body that most of the meetings name, where the register knows it."""
    names = Counter(name for one in found for name in one.activity.actors)
    days = [one.day for one in found if one.day]
    known = bodies_named(process, list(names), days[0] if days else today())
    return next((known[name] for name, _ in names.most_common() if name in known), None)


def of_one(process: Process, found: Sequence[Offer], body: Body | None) -> set[str]:
    """
    The keys of the meetings that are the body's, by the names that they bear: a calendar may be of several bodies.

    Those that name nobody may be anybody's. Without a body that the register knows: those of the name met most.
    """
    names = list(dict.fromkeys(name for one in found for name in one.activity.actors))
    days = [one.day for one in found if one.day]
    known = bodies_named(process, names, days[0] if days else today())
    mine = {name for name in names if (known.get(name) == body if body is not None else name == printed_body(found))}
    return {one.key for one in found if not one.activity.actors or mine & set(one.activity.actors)}


def printed_body(found: Sequence[Offer]) -> str:
    """What the document calls who meets, where the register does not know it."""
    names = Counter(name for one in found for name in one.activity.actors)
    return names.most_common(1)[0][0] if names else ""


def year_of(found: Sequence[Offer]) -> int | None:
    years = Counter(one.day.year for one in found if one.day)
    return years.most_common(1)[0][0] if years else None


def series_named(process: Process, body: Body, name: str) -> Series | None:
    """The series of a body by a name, whatever its case: a list that comes again is put to the same one."""
    for one in Series.objects.filter(process=process, body=body):
        if fold(one.name) == fold(name):
            return one
    return None


def rule_of(body: Body) -> BodyRule | None:
    found: BodyRule | None = BodyRule.objects.filter(body=body).first()
    return found


def all_templates() -> QuerySet[Template]:
    return Template.objects.select_related("body").prefetch_related("further")


def templates(body: Body) -> list[Template]:
    """Those of the body alone: a joint meeting's can be chosen, but is proposed for none of its own."""
    return list(Template.objects.filter(body=body, further=None))
