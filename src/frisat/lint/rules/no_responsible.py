"""
Nobody is named for an activity, neither as responsible nor as taking part.

What has been held, or a law that comes into force, needs nobody any more. Agendas, minutes and pages tell of things
without handing them out, so only their deadlines are judged. Where most activities of a plan name nobody, that is one
finding on the plan, and each deadline has its own.

Passes:
    2027-10-01 | deadline | Frist for ansøgning | Forvaltningen
    2027-09-01 | milestone | Loven træder i kraft
Fails:
    2027-10-01 | deadline | Frist for ansøgning
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Activity, DocumentKind, Kind, Plan, Status

ID = "no-responsible"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#responsible"
OPTIONS: dict[str, int | str | bool] = {}


_MOST, _FEWEST = 0.6, 5
"""Share and number of activities without anybody from which the plan as a whole is what lacks something."""
_TELLING = frozenset({DocumentKind.AGENDA, DocumentKind.MINUTES, DocumentKind.PAGE})
_IN_FORCE = re.compile(r"\btræde[rt]?\b.*\bi kraft\b|\bikrafttræden?\b", re.IGNORECASE)


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each activity that nobody answers for, or one for them all but the deadlines."""
    nobodys = [a for a in context.going if _is_nobodys(a) and (a.kind is Kind.DEADLINE or plan.kind not in _TELLING)]
    others = [a for a in nobodys if a.kind is not Kind.DEADLINE]
    if len(others) >= _FEWEST and len(others) >= _MOST * len(context.going):
        parts = (("count", str(len(others))), ("total", str(len(context.going))))
        yield Finding(ID, Level(LEVEL), tuple(a.key for a in others), "L139", parts, SOURCE)
        nobodys = [a for a in nobodys if a.kind is Kind.DEADLINE]
    for a in nobodys:
        code = "L114" if a.kind is Kind.DEADLINE else "L113"
        yield Finding(ID, Level(LEVEL), (a.key,), code, (titled("a", a),), SOURCE)


def _is_nobodys(a: Activity) -> bool:
    if a.responsible or a.actors or a.decides or a.recommends or a.status is Status.HELD:
        return False
    return not _IN_FORCE.search(a.title) and not any(off.rule == ID and off.reason.strip() for off in a.lint_off)
