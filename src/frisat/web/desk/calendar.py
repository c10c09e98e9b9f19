"""The house's calendar: weeks and days over all processes of an account, what has no fixed day, and what clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frisat.plan.clashes import Clash, Entry, booked_twice, clashes, days_of, days_off
from frisat.plan.model import Activity, Status
from frisat.plan.workdays import Holiday, holiday_on, july_pause
from frisat.web.base.memory import remembered
from frisat.web.bodies.models import Seat
from frisat.web.desk.calendar_names import Names
from frisat.web.desk.queries import Item, Work
from frisat.web.people.models import Person

MONTHS = 3
"""Months that a page shows, where they hold no more than `MOST` activities; else fewer."""
MOST = 120


@dataclass(frozen=True, slots=True)
class Day:
    """One day with something on it, or a day off."""

    day: date
    items: tuple[Item, ...]
    off: Holiday | None


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    first: date
    days: tuple[Day, ...]
    in_pause: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month by weeks; `some_time` lies in it without a fixed day."""

    first: date
    weeks: tuple[Week, ...]
    some_time: tuple[Item, ...]

    @property
    def is_empty(self) -> bool:
        return not self.some_time and not any(day.items for week in self.weeks for day in week.days)


def dated(works: Iterable[Work], first: date, last: date) -> list[Item]:
    """
    What the plans have from `first` to `last`, for anybody of those who take part, and is not called off.

    Which days an activity takes up is worked out once for each plan: a page asks for three months of many years.
    """
    return [
        work.item(activity)
        for work in works
        for begin, end, activity in remembered(("spans", *work.stamp), lambda w=work: _spans(w))
        if begin <= last and end >= first
    ]


def _spans(work: Work) -> tuple[tuple[date, date, Activity], ...]:
    """The first and the last day on which anybody may be there; the day of one actor may lie outside the others'."""
    out = []
    for activity in work.plan.activities:
        if not activity.is_dated or activity.status.is_off:
            continue
        periods = [p for p in (activity.period, *(d.period for d in activity.actor_dates)) if p is not None]
        begin = min((p.earliest or date.min for p in periods), default=date.min)
        end = max((p.latest or date.max for p in periods), default=date.max)
        out.append((begin, end, activity))
    return tuple(out)


def months_shown(items: Sequence[Item], first: date) -> int:
    """How many months from `first` a page shows: as many as hold no more than a person reads, one at least."""
    for count in range(MONTHS, 1, -1):
        last = _after(first, count) - timedelta(days=1)
        if sum(_begins_within(i, first, last) for i in items) <= MOST:
            return count
    return 1


def _begins_within(item: Item, first: date, last: date) -> bool:
    period = item.activity.period
    if period is None or period.earliest is None or period.latest is None:
        return False
    return period.earliest <= last and period.latest >= first


def _after(first: date, count: int) -> date:
    """The first day of the month that comes `count` months later."""
    for _ in range(count):
        first = _next(first)
    return first


def months(items: Sequence[Item], first: date, *, count: int = MONTHS) -> list[Month]:
    """`count` months from the one that `first` is in."""
    begin = first.replace(day=1)
    out = []
    for _ in range(count):
        end = _next(begin) - timedelta(days=1)
        out.append(_month(items, begin, end))
        begin = _next(begin)
    return out


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _month(items: Sequence[Item], first: date, last: date) -> Month:
    on: dict[date, list[Item]] = defaultdict(list)
    some_time = []
    for item in items:
        period = item.activity.period
        if period is None:
            continue
        begin, end = period.earliest, period.latest
        if begin is None or end is None or begin > last or end < first:
            continue
        if period.is_exact:
            on[max(begin, first)].append(item)
        elif item.activity.status is not Status.ONGOING and begin >= first:
            some_time.append(item)
    weeks = []
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        days = [d for d in (monday + timedelta(days=n) for n in range(7)) if first <= d <= last]
        shown = [Day(d, tuple(sorted(on[d], key=_by_clock)), holiday_on(d)) for d in days if on[d] or holiday_on(d)]
        pause_first, pause_last = july_pause(monday.year)
        weeks.append(Week(monday.isocalendar()[1], days[0], tuple(shown), pause_first <= monday <= pause_last))
        monday += timedelta(days=7)
    some_time.sort(key=lambda item: item.first)
    return Month(first, tuple(weeks), tuple(some_time))


def _by_clock(item: Item) -> tuple[str, str]:
    clock = item.activity.time
    return (clock.start if clock else "", item.activity.title)


def clashing(names: Names, items: Sequence[Item], seats: Sequence[Seat], first: date, last: date) -> list[Clash]:
    """What clashes from `first` to `last`: for the bodies, and for who sits in several of them."""
    near = [i for i in items if any(first <= day <= last for day in days_of(i.activity))]
    found = clashes(names.entry(item) for item in near)
    found += names.clashes_of_persons(near, seats, found)
    return sorted((c for c in found if first <= c.day <= last), key=lambda c: c.day)


def clashing_for(person: Person, items: Sequence[Item], first: date, last: date) -> list[Clash]:
    """What one person cannot attend both, and what lies on days off, from `first` to `last`."""
    entries = [Entry(item.process.name, item.activity) for item in items]
    found = [*days_off(entries), *booked_twice(person.name, entries)]
    return sorted((c for c in found if first <= c.day <= last), key=lambda c: c.day)
