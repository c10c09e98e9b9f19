"""
A council decides before the committee has recommended.

Only certain order counts: the committee's activity must begin after the council's has ended. Where the decision builds
on the committee's activity (depends_on) it is an error; where the words alone say that both are about one matter, and
no other committee has treated it before, it is a hint.

Passes:
    2027-02-02 | decision | Indstilling om ny skolestruktur | Børneudvalget | key: u1
    2027-02-23 | decision | Godkendelse af ny skolestruktur | Byrådet | needs: u1
Fails:
    2027-03-02 | decision | Indstilling om ny skolestruktur | Børneudvalget | key: u1
    2027-02-23 | decision | Godkendelse af ny skolestruktur | Byrådet | needs: u1
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.lint.context import Context, certainly_before
from frisat.lint.finding import Finding, Level, titled, when
from frisat.plan.model import Activity, Plan

ID = "council-before-committee"
LEVEL = "error"
SOURCE = "docs/policy/governance.md#recommendation"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each decision of a council that comes before a committee's treatment of it."""
    for decision, council in context.council_decisions:
        below = context.builds_on(decision)
        late = [x for x in context.committee_acts if certainly_before(decision, x)]
        for act in late:
            if act.key in below:
                yield _finding(decision, council, act, context, tied=True)
        if any(act.key in below for act in late):
            continue
        alike = context.same_matter(decision, context.committee_acts)
        if alike and all(certainly_before(decision, x) for x in alike):
            yield _finding(decision, council, alike[0], context, tied=False)


def _finding(decision: Activity, council: str, act: Activity, context: Context, *, tied: bool) -> Finding:
    parts = (
        titled("a", decision),
        titled("b", act),
        when("a_when", decision),
        when("b_when", act),
        ("body", council),
        ("committee", context.committee(act) or ""),
    )
    level = Level(LEVEL) if tied else Level.HINT
    return Finding(ID, level, (decision.key, act.key), "L109" if tied else "L110", parts, SOURCE)
