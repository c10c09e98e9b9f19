"""
A final decision can fall before the hearing about it has ended.

Those who answer must be able to count. A decision that sends a text out to hearing, or approves the hearing version,
rightly comes first and is left alone, and so is one that is over before the hearing begins. Where the plan ties the
two together (depends_on) the finding is an error; where only the words say that both are about the same matter it is
a hint. The closing of a school needs four more weeks after its hearing.

Passes:
    2027-03-01/2027-04-26 | hearing | Høring om ny skolestruktur | Byrådet | key: h1
    2027-05-25 | decision | Godkendelse af ny skolestruktur | Byrådet | needs: h1
Fails:
    2027-03-01/2027-04-26 | hearing | Høring om ny skolestruktur | Byrådet | key: h1
    2027-04-20 | decision | Godkendelse af ny skolestruktur | Byrådet | needs: h1
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frisat.law.hearings import rule_for
from frisat.law.lifecycle import sends_to_hearing
from frisat.lint.context import Context, certainly_before
from frisat.lint.finding import Finding, Level, on_day, titled
from frisat.plan.model import Activity, Plan

ID = "decision-before-hearing-ends"
LEVEL = "error"
SOURCE = "docs/policy/hearing.md#decision"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each decision and hearing that are at odds."""
    for hearing in context.hearings:
        tied = {d.key for d in context.decisions if hearing.key in context.builds_on(d)}
        alike = {d.key for d in context.same_matter(hearing, context.decisions)}
        for decision in context.decisions:
            if decision.key in tied:
                yield from _compare(decision, hearing, tied=True)
            elif decision.key in alike and decision.key not in context.builds_on(hearing):
                yield from _compare(decision, hearing, tied=False)


def _compare(decision: Activity, hearing: Activity, *, tied: bool) -> Iterator[Finding]:
    if hearing.period is None or decision.period is None or sends_to_hearing(decision.title, *decision.agenda):
        return
    ends, begins = hearing.period.latest, decision.period.earliest
    if ends is None or begins is None or (certainly_before(decision, hearing) and not tied):
        return
    wait = rule_for(hearing.title, *hearing.agenda).wait_days
    parts = (titled("a", decision), titled("b", hearing))
    keys, level = (decision.key, hearing.key), Level(LEVEL) if tied else Level.HINT
    if begins <= ends:
        yield Finding(ID, level, keys, "L103" if tied else "L104", (*parts, on_day("end", ends)), SOURCE)
    elif begins < ends + timedelta(wait):
        given = (*parts, ("days", str(wait)), on_day("end", ends + timedelta(wait)))
        yield Finding(ID, level, keys, "L105", given, SOURCE)
