"""
A plan or an activity is still called provisional though time has overtaken it.

Judged by the day given, else by the plan's own date; without either only nothing is said. A provisional plan is
overtaken when the activity that should approve it, or its last date, is past; a tentative activity when its time is.

Passes:
    plan: provisional=yes; today=2027-01-05
    2027-02-23 | decision | Godkendelse af tids- og procesplan | Byrådet
Fails:
    plan: provisional=yes; today=2027-03-05
    2027-02-23 | decision | Godkendelse af tids- og procesplan | Byrådet
    2027-06-01 | meeting | Status | Byrådet
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled, when
from frisat.plan.model import Plan, Status

ID = "provisional-overtaken"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#provisional"
OPTIONS: dict[str, int | str | bool] = {}


_APPROVES_THE_PLAN = re.compile(
    r"\b(?:godkend\w*|vedtag\w*)\b.*"
    r"\b(?:tids-?\s?(?:og\s)?(?:proces|handle)?plan|procesplan|tidsplan|plan for processen)",
    re.IGNORECASE,
)


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """At most one finding for the plan, and one for each tentative activity whose time is past."""
    today = context.today
    if today is None:
        return
    if plan.provisional:
        approving = [a for a in context.going if any(map(_APPROVES_THE_PLAN.search, (a.title, *a.agenda)))]
        past = [a for a in approving if a.period is not None and a.period.is_over(today)]
        dated = [a for a in context.going if a.is_dated and a.period is not None]
        if past:
            parts = (titled("a", past[0]), when("when", past[0]))
            yield Finding(ID, Level(LEVEL), (past[0].key,), "L136", parts, SOURCE)
        elif dated and all(a.period is not None and a.period.is_over(today) for a in dated):
            last = max(dated, key=lambda a: a.period.sort_key if a.period else ())
            yield Finding(ID, Level(LEVEL), (last.key,), "L137", (titled("a", last), when("when", last)), SOURCE)
    for a in context.going:
        if a.status is Status.TENTATIVE and a.period is not None and a.period.is_over(today):
            yield Finding(ID, Level(LEVEL), (a.key,), "L138", (titled("a", a), when("when", a)), SOURCE)
