"""
An activity has no date at all.

It stays in the plan and is shown beside the timeline. Cancelled and postponed activities may be without, and so may
what has been held, what goes on all the time, and a standing network.

Passes:
    2027-05 | meeting | Dialogmøde med ledere | ledere
    - "løbende" | meeting | Opfølgning i ledergruppen | ledere | status: ongoing
Fails:
    - "dato ikke fastlagt" | meeting | Dialogmøde med ledere | ledere
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Kind, Plan, Status

ID = "undated"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


_NEEDS_NONE = frozenset({Status.ONGOING, Status.HELD})


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each activity without a date."""
    for a in context.going:
        if a.is_dated or a.status in _NEEDS_NONE or a.kind is Kind.NETWORK:
            continue
        said = (a.period.note or a.period.text) if a.period is not None else ""
        if said:
            parts = (titled("a", a), ("said", said.strip("() ")))
            yield Finding(ID, Level(LEVEL), (a.key,), "L112", parts, SOURCE)
        else:
            yield Finding(ID, Level(LEVEL), (a.key,), "L111", (titled("a", a),), SOURCE)
