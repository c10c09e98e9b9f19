"""
A hearing is open for fewer days than its sort demands.

The length is counted generously: the most days that the words allow, both ends included. A hearing given as one day is
left alone, because nobody knows whether the day is its end. Where the figure is law the finding is an error; where it
is practice, or has not been looked up, a warning.

Options:
    general_days: least days of a hearing that has no figure of its own

Passes:
    2027-03-01/2027-04-26 | hearing | Høring om forslag til kommuneplan | Byrådet
    2027-03-01/2027-03-29 | hearing | Høring om idrætspolitik | Byrådet
Fails:
    2027-03-01/2027-03-05 | hearing | Høring om idrætspolitik | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.law.hearings import GENERAL, Footing, rule_for
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Plan
from frisat.plan.period import Precision

ID = "hearing-too-short"
LEVEL = "error"
SOURCE = "docs/policy/hearing.md#length"
OPTIONS: dict[str, int | str | bool] = {"general_days": 28}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each hearing that is too short."""
    for hearing in context.hearings:
        period = hearing.period
        if period is None or period.bound or period.precision in (Precision.DAY, Precision.ONE_OF):
            continue
        first, last = period.earliest, period.latest
        if first is None or last is None or last < first:
            continue
        rule = rule_for(hearing.title, *hearing.agenda)
        least = context.option(ID, "general_days", OPTIONS["general_days"]) if rule is GENERAL else rule.least_days
        days = (last - first).days + 1
        if days < least:
            parts = (
                titled("a", hearing),
                ("days", str(days)),
                ("least", str(least)),
                ("what", f"@hearing:{rule.key}"),
            )
            law = rule.footing is Footing.LAW
            level = Level(LEVEL) if law else Level.WARNING
            yield Finding(ID, level, (hearing.key,), "L106" if law else "L107", parts, rule.source)
