"""
One body is in two places at once.

With clock times that overlap it is a warning. Two activities on one day without times may well follow each other, so
that is a hint. A meeting of two or three days is judged on each of them, but its clock times are those of no one day.

Passes:
    2027-03-02 | meeting | Møde om budget | Byrådet | time: 15:00-16:00
    2027-03-02 | meeting | Møde om skoler | Byrådet | time: 16:00-17:00
Fails:
    2027-03-02 | meeting | Møde om budget | Byrådet | time: 15:00-16:30
    2027-03-02 | meeting | Møde om skoler | Byrådet | time: 16:00-17:00
    2027-03-04/2027-03-05 | workshop | Budgetseminar | Byrådet
    2027-03-05 | decision | Godkendelse af skoleplan | Byrådet
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from frisat.law.bodies import is_body
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, on_day, titled
from frisat.plan.bodies import plain
from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period, Precision

ID = "body-double-booked"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#order"
OPTIONS: dict[str, int | str | bool] = {}


_MOST_DAYS = 3
_SITS = frozenset({Kind.MEETING, Kind.THEME_DEBATE, Kind.ORIENTATION, Kind.DECISION, Kind.WORKSHOP})


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each body and pair of activities that collide; a pair that shares several bodies once."""
    days: dict[tuple[date, tuple[str, ...]], list[tuple[Activity, str]]] = defaultdict(list)
    for a in context.going:
        if a.kind not in _SITS:
            continue
        bodies = {plain(n): n for n in (*a.responsible, *a.actors) if is_body(n)}
        for day in _days(a.period):
            for stems, name in bodies.items():
                days[day, stems].append((a, name))
    seen: set[tuple[str, str]] = set()
    for (day, _), booked in days.items():
        for n, (first, name) in enumerate(booked):
            for second, _name in booked[n + 1 :]:
                if (first.key, second.key) not in seen and (code := _collision(first, second)):
                    seen.add((first.key, second.key))
                    parts = (("body", name), titled("a", first), titled("b", second), on_day("day", day))
                    level = Level(LEVEL) if code == "L131" else Level.HINT
                    yield Finding(ID, level, (first.key, second.key), code, parts, SOURCE)


def _days(period: Period | None) -> Iterator[date]:
    """The days on which it certainly is: none for a limit, for a vague time and for what goes on for longer."""
    if period is None or period.bound or not period.is_exact or period.earliest is None or period.latest is None:
        return
    if 0 <= (length := (period.latest - period.earliest).days) < _MOST_DAYS:
        yield from (period.earliest + timedelta(n) for n in range(length + 1))


def _collision(a: Activity, b: Activity) -> str | None:
    several = any(x.period is not None and x.period.precision is Precision.DAYS for x in (a, b))
    if several or (a.time is None and b.time is None):
        return "L132"
    if a.time is None or b.time is None:
        return None
    ends_a, ends_b = a.time.end or a.time.start, b.time.end or b.time.start
    overlap = a.time.start < ends_b and b.time.start < ends_a
    return "L131" if overlap or a.time.start == b.time.start else None
