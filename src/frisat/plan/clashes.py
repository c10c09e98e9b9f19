"""
What clashes in a calendar over several processes: one body in two places, meetings on days off, crowded days.

Only days that are said can clash: "oktober 2021" and "26. oktober 2021" may meet, but nobody has said so. Names are
compared in their plain form (`frisat.plan.bodies`), so "Byrådet" and "Byrådsmøde" are one. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frisat.plan.bodies import plain
from frisat.plan.model import Activity, Clock, Kind
from frisat.plan.sentences import Language, sentence
from frisat.plan.wall_clock import minute_of_day
from frisat.plan.workdays import holiday_on, is_holiday, political_pause

MEETS = frozenset((Kind.MEETING, Kind.THEME_DEBATE, Kind.ORIENTATION, Kind.DECISION, Kind.WORKSHOP, Kind.NETWORK))
"""Kinds for which a body sits down together; a hearing or a survey runs beside everything else."""
CROWDED = 3
"""So many meetings of one body on one day are worth a word."""
LONGEST = 3
"""A span of more days than this is a period in which something is done, not a meeting that fills it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    An activity of some process; `place` tells entries of different processes apart (the process's name).

    `who` is (what one body's spellings have in common, how it is called) of everybody there, where a register of
    bodies knows better than the printed names do.
    """

    place: str
    activity: Activity
    who: tuple[tuple[Hashable, str], ...] | None = None

    @property
    def there(self) -> Iterable[tuple[Hashable, str]]:
        return self.who if self.who is not None else ((plain(name), name) for name in self.activity.actors)


@dataclass(frozen=True, slots=True)
class Clash:
    """`code` is a sentence of `frisat.plan.wording.clashes`; `entries` are the one or more activities it is about."""

    code: str
    day: date
    entries: tuple[Entry, ...]
    parts: tuple[tuple[str, str], ...]

    def message(self, language: Language = "da") -> str:
        return sentence(self.code, {"day": self.day.isoformat(), **dict(self.parts)}, language=language)


def clashes(entries: Iterable[Entry]) -> list[Clash]:
    """Everything that clashes among meetings, by day."""
    out: list[Clash] = []
    for day, members in _by_day(entries):
        out += _days_off(day, members)
        out += _double(day, members)
    return out


def booked_twice(name: str, entries: Iterable[Entry]) -> list[Clash]:
    """What somebody who goes to all of `entries` cannot attend, by day; `name` is how they are called."""
    return [c for day, members in _by_day(entries) for c in _of_one(day, [(name, e) for e in members], set())]


def days_off(entries: Iterable[Entry]) -> list[Clash]:
    """Meetings on public holidays and in the political summer break, by day."""
    return [clash for day, members in _by_day(entries) for clash in _days_off(day, members)]


def _by_day(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        for day in days_of(entry.activity):
            found[day].append(entry)
    return sorted(found.items())


def days_of(activity: Activity) -> list[date]:
    """The days on which an activity certainly sits down together: at most `LONGEST`, none when no day is said."""
    period = activity.period
    if period is None or not period.is_exact or activity.status.is_off or activity.kind not in MEETS:
        return []
    first, last = period.earliest, period.latest
    if first is None or last is None or (last - first).days >= LONGEST:
        return []
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _days_off(day: date, entries: Sequence[Entry]) -> list[Clash]:
    holiday = holiday_on(day)
    if holiday is not None and is_holiday(day):
        return [Clash("K001", day, (e,), (("a", e.activity.title), ("holiday", holiday.name))) for e in entries]
    if day.weekday() >= 5:
        return []  # a workshop on a Saturday is planned so
    first, last = political_pause(day.year)
    if first <= day <= last:
        political = [e for e in entries if e.activity.kind in (Kind.MEETING, Kind.DECISION)]
        return [Clash("K002", day, (e,), (("a", e.activity.title),)) for e in political]
    return []


def _double(day: date, entries: Sequence[Entry]) -> list[Clash]:
    by_body: dict[Hashable, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        seen: set[Hashable] = set()
        for body, name in entry.there:
            if body and body not in seen:
                seen.add(body)
                by_body[body].append((name, entry))
    told: set[tuple[int, int]] = set()
    return [clash for members in by_body.values() for clash in _of_one(day, members, told)]


def _of_one(day: date, members: Sequence[tuple[str, Entry]], told: set[tuple[int, int]]) -> list[Clash]:
    """What clashes among the meetings of one body or person on a day, without the pairs that are `told` already."""
    out = []
    name = members[0][0]
    for n, (_, a) in enumerate(members):
        for _, b in members[n + 1 :]:
            pair = (id(a), id(b))
            if pair in told or (code := _meeting(a.activity.time, b.activity.time)) is None:
                continue
            told.add(pair)
            out.append(Clash(code, day, (a, b), (("body", name), ("a", a.activity.title), ("b", b.activity.title))))
    if len(members) >= CROWDED:
        many = (("body", name), ("n", str(len(members))))
        out.append(Clash("K005", day, tuple(e for _, e in members), many))
    return out


def _meeting(a: Clock | None, b: Clock | None) -> str | None:
    """Whether two times of one day meet: K003 for sure, K004 perhaps, None not at all."""
    if a is None or b is None:
        return "K004"
    if a.end is None or b.end is None:
        return "K003" if a.start == b.start else None if _apart(a, b) else "K004"
    return "K003" if a.start < b.end and b.start < a.end else None


def _apart(a: Clock, b: Clock) -> bool:
    """Whether two times, at least one without an end, are at least two hours apart or known to follow each other."""
    first, then = sorted((a, b), key=lambda clock: clock.start)
    if first.end is not None:
        return first.end <= then.start
    return minute_of_day(then.start) - minute_of_day(first.start) >= 120
