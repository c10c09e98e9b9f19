"""
The year of a date does not stand in the document but was taken from its surroundings.

Passes:
    2027-06 "Juni 2027" | meeting | Møde i Byrådet | Byrådet
Fails:
    2027-06 "Juni" | meeting | Møde i Byrådet | Byrådet | inferred: neighbours:2027
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Plan

ID = "year-inferred"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each inferred year."""
    for a in context.going:
        if a.period is None or not a.period.inferred or a.period.edtf is None:
            continue
        year = str(a.period.earliest or a.period.latest or "").split("-")[0]
        parts = (
            titled("a", a),
            ("period", a.period.text),
            ("year", year),
            ("basis", f"@basis:{a.period.basis or ''}"),
        )
        yield Finding(ID, Level(LEVEL), (a.key,), "L135", parts, SOURCE)
