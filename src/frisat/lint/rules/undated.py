"""
An activity has no date at all.

It stays in the plan and is shown beside the timeline. Cancelled and postponed activities may be without.

Passes:
    2027-05 | meeting | Dialogmøde med ledere | ledere
Fails:
    - "dato ikke fastlagt" | meeting | Dialogmøde med ledere | ledere
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Plan

ID = "undated"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each activity without a date."""
    for a in context.going:
        if a.is_dated:
            continue
        said = (a.period.note or a.period.text) if a.period is not None else ""
        if said:
            parts = (titled("a", a), ("said", said.strip("() ")))
            yield Finding(ID, Level(LEVEL), (a.key,), "L112", parts, SOURCE)
        else:
            yield Finding(ID, Level(LEVEL), (a.key,), "L111", (titled("a", a),), SOURCE)
