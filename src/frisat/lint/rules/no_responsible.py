"""
Nobody is named for an activity, neither as responsible nor as taking part.

Passes:
    2027-10-01 | deadline | Frist for ansøgning | Forvaltningen
Fails:
    2027-10-01 | deadline | Frist for ansøgning
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Kind, Plan

ID = "no-responsible"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#responsible"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each activity that nobody answers for."""
    for a in context.going:
        if not (a.responsible or a.actors or a.decides or a.recommends):
            code = "L114" if a.kind is Kind.DEADLINE else "L113"
            yield Finding(ID, Level(LEVEL), (a.key,), code, (titled("a", a),), SOURCE)
