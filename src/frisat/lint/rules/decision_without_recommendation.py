"""
A council decides a case that no committee recommends anywhere in the plan.

A case comes to the council with a recommendation from the committee whose field it is. The plan passes when the
decision names who recommends, builds on an earlier decision, or when an activity of a committee, or a decision by any
other body, treats the same matter without being certain to come after. Which activities are about the same matter is
told from their words, generously so for the five weeks that a case mostly takes from committee to council, and a second
reading needs no recommendation of its own. Where nothing is found, the finding says only what the plan does not say.

Passes:
    2027-02-02 | decision | Indstilling om ny skolestruktur | Børneudvalget | recommends: Børneudvalget
    2027-02-23 | decision | Godkendelse af ny skolestruktur | Byrådet
Fails:
    2027-02-02 | meeting | Orientering om biblioteker | Kulturudvalget
    2027-02-23 | decision | Godkendelse af ny skolestruktur | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.law.deadlines import WEEKS_TO_COUNCIL
from frisat.law.lifecycle import is_later_reading
from frisat.lint.context import Context, certainly_before, recommends_in_words
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Activity, Kind, Plan

ID = "decision-without-recommendation"
LEVEL = "warning"
SOURCE = "docs/policy/governance.md#recommendation"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each decision of a council without a recommendation."""
    for decision, council in context.council_decisions:
        if decision.recommends or recommends_in_words(decision) or _rests_on_a_decision(decision, context):
            continue
        if is_later_reading(decision.title, *decision.agenda):
            continue
        prepared = (*context.committee_acts, *(x for x in context.decisions if not context.has_council(x)))
        if context.same_matter(decision, [x for x in prepared if not certainly_before(decision, x)]):
            continue
        if any(context.shares_a_word(decision, x) for x in context.committee_acts if _shortly_before(x, decision)):
            continue
        committee = context.committee(decision)
        parts = (titled("a", decision), ("body", council))
        if committee is None:
            yield Finding(ID, Level(LEVEL), (decision.key,), "L101", parts, SOURCE)
        else:
            yield Finding(ID, Level(LEVEL), (decision.key,), "L102", (*parts, ("committee", committee)), SOURCE)


def _shortly_before(act: Activity, decision: Activity) -> bool:
    """Whether a committee's act is over in the weeks that a case takes from committee to council."""
    if act.period is None or decision.period is None or not certainly_before(act, decision):
        return False
    over, begins = act.period.latest, decision.period.earliest
    return over is not None and begins is not None and (begins - over).days <= WEEKS_TO_COUNCIL * 7


def _rests_on_a_decision(decision: Activity, context: Context) -> bool:
    below = (context.by_key[key] for key in context.builds_on(decision))
    return any(x.kind is Kind.DECISION or x.recommends for x in below)
