"""
A deadline, or other activity, falls after something that builds on it.

Only links that the plan states (depends_on) and an order that is certain are judged.

Passes:
    2027-03-01 | deadline | Frist for forslag | Forvaltningen | key: f1
    2027-03-15 | meeting | Behandling af forslag | Børneudvalget | needs: f1
Fails:
    2027-04-01 | deadline | Frist for forslag | Forvaltningen | key: f1
    2027-03-15 | meeting | Behandling af forslag | Børneudvalget | needs: f1
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled, when
from frisat.plan.model import Activity, Kind, Plan

ID = "deadline-after-dependant"
LEVEL = "error"
SOURCE = "docs/policy/plan.md#order"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each link that runs backwards in time."""
    for user in context.going:
        for key in user.depends_on:
            source = context.by_key.get(key)
            if source is None or source.status.is_off or not _too_late(source, user):
                continue
            parts = (titled("a", source), titled("b", user), when("a_when", source), when("b_when", user))
            code = "L123" if source.kind is Kind.DEADLINE else "L124"
            yield Finding(ID, Level(LEVEL), (source.key, user.key), code, parts, SOURCE)


def _too_late(source: Activity, user: Activity) -> bool:
    """Whether the user is over before the source can be there; a deadline is there on its last day."""
    if source.period is None or user.period is None or user.period.latest is None:
        return False
    ready = source.period.latest if source.kind is Kind.DEADLINE and source.period.is_exact else source.period.earliest
    if source.period.bound == "before":
        ready = source.period.latest
    return ready is not None and user.period.latest < ready
