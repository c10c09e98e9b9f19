"""
A hearing lies wholly in July, when those who should answer are away.

Passes:
    2027-06-14/2027-08-16 | hearing | Høring om idrætspolitik | Byrådet
Fails:
    2027-07-01/2027-07-31 | hearing | Høring om idrætspolitik | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Plan
from frisat.plan.workdays import political_pause

ID = "hearing-in-july"
LEVEL = "warning"
SOURCE = "docs/policy/hearing.md#july"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each hearing that neither begins before July nor ends after it."""
    for hearing in context.hearings:
        first, last = (hearing.period.earliest, hearing.period.latest) if hearing.period else (None, None)
        if first is None or last is None:
            continue
        opens, closes = political_pause(first.year)
        if opens <= first <= last <= closes:
            yield Finding(ID, Level(LEVEL), (hearing.key,), "L108", (titled("a", hearing),), SOURCE)
