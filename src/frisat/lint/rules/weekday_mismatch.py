"""
The weekday that is printed is not the weekday of the date.

One of the two is wrong, and only the author knows which. The printed words of the period are read again for this.

Passes:
    2027-03-02 "tirsdag den 2. marts 2027" | meeting | Møde i Byrådet | Byrådet
Fails:
    2027-03-02 "fredag den 2. marts 2027" | meeting | Møde i Byrådet | Byrådet
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from frisat.lint.context import Context
from frisat.lint.finding import WEEKDAYS, Finding, Level, on_day, titled
from frisat.plan import danish
from frisat.plan.model import Plan
from frisat.plan.period import Period, Precision

ID = "weekday-mismatch"
LEVEL = "error"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


_NAMES_A_DAY = re.compile(r"\b(?:man|tir|ons|tor|fre|lør|søn|mån|lau|laur)\w{0,4}\b", re.IGNORECASE)


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each date whose weekday is wrong."""
    for a in context.going:
        for period in (a.period, *(own.period for own in a.actor_dates)):
            if period is None or not _NAMES_A_DAY.search(period.text) or _agrees(period):
                continue
            for day, printed in _wrong(period):
                parts = (titled("a", a), ("printed", printed), on_day("day", day), on_day("weekday", day, "weekday"))
                yield Finding(ID, Level(LEVEL), (a.key,), "L120", parts, SOURCE)


def _wrong(period: Period) -> Iterator[tuple[date, str]]:
    """Each day of the words, a limit included ("senest fredag den 4. maj"), with the weekday that it has not."""
    known = period.earliest or period.latest
    if known is None:
        return
    for found in danish.parse(period.text, year=known.year) or danish.find(period.text, year=known.year):
        day = found.period.earliest or found.period.latest
        if found.weekday_wrong and day is not None:
            yield day, found.weekday_wrong.lower()


def _agrees(period: Period) -> bool:
    """Whether every weekday in the words is that of the one day they stand for: then nothing need be read again."""
    if period.precision is not Precision.DAY or period.latest is None:
        return False
    own = WEEKDAYS["da"][period.latest.weekday()]
    return all(name.lower() == own for name in _NAMES_A_DAY.findall(period.text))
