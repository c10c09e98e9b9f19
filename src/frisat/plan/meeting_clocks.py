"""
What keeps a meeting from being called to: times that cannot be, several days by mistake, more minutes than it lasts.

Asked before an agenda is sent and before a plan is published. A time that a form refuses can still come in from a
document, or become impossible when the day is moved. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from frisat.plan.meeting import Leg, Meeting, MeetingKind, Outcome
from frisat.plan.model import Activity, Clock, Kind
from frisat.plan.period import Period
from frisat.plan.wall_clock import fault, minute_of_day

MEETS = frozenset({Kind.MEETING, Kind.THEME_DEBATE, Kind.NETWORK})
"""The kinds of activities that people meet at."""
_SEVERAL_DAYS = frozenset({MeetingKind.VISIT, MeetingKind.NETWORK})
"""What may well last for several days with one clock time: a study tour, a seminar."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A code of `plan/wording/agendas.py` with its parts."""

    code: str
    parts: dict[str, str] = field(default_factory=dict)


def of_clock(clock: Clock, day: date | None) -> Fault | None:
    """G101 to G103 with the time that is wrong; None where nothing is."""
    code = fault(clock, day)
    if not code:
        return None
    start, end = clock.start.replace(":", "."), (clock.end or "").replace(":", ".")
    wrong = end if code != "G101" and not fault(Clock(clock.start), day) else start
    return Fault(code, {"start": start, "end": end, "value": wrong})


def of_meeting(meeting: Meeting) -> tuple[Fault, ...]:
    """
    What of a meeting cannot be, in the order of its page.

    G101 to G103 of its own time; G128 it lies on several days with one time; G130 of a part of it, G131 a part outside
    the meeting; G129 its items take longer than it lasts.
    """
    out: list[Fault] = []
    day = meeting.period.only_day if meeting.period is not None else None
    if meeting.clock is not None and (found := of_clock(meeting.clock, day)):
        out.append(found)
    if meeting.kind not in _SEVERAL_DAYS and (found := _days(meeting.period, meeting.clock)):
        out.append(found)
    out += _legs(meeting, day)
    length, total = minutes_of(meeting.clock), minutes_of_items(meeting)
    if length is not None and total > length:
        out.append(Fault("G129", {"total": str(total), "length": str(length)}))
    return tuple(out)


def of_activity(activity: Activity) -> Fault | None:
    """The same of an activity of a plan that is still to be held: G101 to G103, G128."""
    if activity.kind not in MEETS or activity.status.is_done or activity.time is None:
        return None
    found = of_clock(activity.time, activity.period.only_day if activity.period is not None else None)
    if found is None and activity.kind is Kind.MEETING:
        found = _days(activity.period, activity.time)
    return found


def minutes_of(clock: Clock | None) -> int | None:
    """How long a meeting lasts; None where it says no end, or an impossible one."""
    if clock is None or not clock.end:
        return None
    lasts = minute_of_day(clock.end) - minute_of_day(clock.start)
    return lasts if lasts > 0 else None


def minutes_of_items(meeting: Meeting) -> int:
    """How long its items are meant to take; those taken off the agenda take none."""
    return sum(item.minutes or 0 for item in meeting.items if item.outcome is not Outcome.WITHDRAWN)


def _days(period: Period | None, clock: Clock | None) -> Fault | None:
    if clock is None or period is None or not period.is_exact or period.earliest == period.latest:
        return None
    return Fault("G128", {"value": period.text})


def _legs(meeting: Meeting, day: date | None) -> Iterator[Fault]:
    for leg in meeting.legs:
        if leg.clock is None:
            continue
        if found := of_clock(leg.clock, day):
            yield Fault("G130", {"title": leg.title, "start": found.parts["start"], "end": found.parts["end"]})
        elif meeting.clock is not None and not _is_inside(leg, meeting.clock):
            said = {"title": leg.title, "value": leg.clock.start.replace(":", ".")}
            yield Fault("G131", {**said, "start": meeting.clock.start.replace(":", "."),
                                 "end": (meeting.clock.end or "").replace(":", ".")})  # fmt: skip


def _is_inside(leg: Leg, clock: Clock) -> bool:
    """Whether a part begins and ends within the meeting; a meeting without an end leaves that open."""
    assert leg.clock is not None  # noqa: S101 -- asked by the caller
    start = time.fromisoformat(leg.clock.start)
    if start < time.fromisoformat(clock.start):
        return False
    return clock.end is None or minute_of_day(leg.clock.end or leg.clock.start) <= minute_of_day(clock.end)
