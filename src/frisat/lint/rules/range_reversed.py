"""
A period, or the clock times of a day, end before they begin.

Passes:
    2027-03-01/2027-03-29 | hearing | Høring om idrætspolitik | Byrådet
    2027-03-02 | meeting | Møde i Byrådet | Byrådet | time: 15:00-17:00
Fails:
    2027-03-29/2027-03-01 | hearing | Høring om idrætspolitik | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.danish import wording
from frisat.plan.model import Plan

ID = "range-reversed"
LEVEL = "error"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each reversed period or time."""
    for a in plan.activities:
        if a.period is not None and a.period.is_reversed:
            parts = (titled("a", a), ("period", a.period.text or wording(a.period)))
            yield Finding(ID, Level(LEVEL), (a.key,), "L121", parts, SOURCE)
        if a.time is not None and a.time.end is not None and a.time.end < a.time.start:
            clock = f"{a.time.start.replace(':', '.')}-{a.time.end.replace(':', '.')}"
            yield Finding(ID, Level(LEVEL), (a.key,), "L122", (titled("a", a), ("period", clock)), SOURCE)
