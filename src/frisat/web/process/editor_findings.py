"""The findings of the plan lint beside the rows of a draft, with a fix where only one is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext

from frisat.law.bodies import Role, role_of
from frisat.law.hearings import GENERAL, rule_for
from frisat.lint import Finding, check
from frisat.plan import drafting
from frisat.plan.danish import printed, wording
from frisat.plan.drafting import Operation, State
from frisat.plan.model import Activity, Plan
from frisat.plan.moving import day_of, fits, later, stretched
from frisat.plan.period import Period
from frisat.plan.schema_out import period_to_json
from frisat.web.base import words
from frisat.web.process.editor_state import Standing


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a page prints it. `fix`: words of the one button that mends it, empty when there is no clear one."""

    rule: str
    level: str
    key: str
    message: str
    hint: str
    fix: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What one button does, in words and as operations."""

    words: str
    operations: tuple[Operation, ...]


def of_plan(standing: Standing, today: date) -> tuple[Finding, ...]:
    """All findings of the plan in work; kept while nobody changes it."""
    return _kept(_Once(standing.state), today)


class _Once:
    """A state as a key of a cache: the same object, or nothing."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        self.state = state

    def __hash__(self) -> int:
        return id(self.state)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and self.state is other.state


@lru_cache(maxsize=8)
def _kept(once: _Once, today: date) -> tuple[Finding, ...]:
    return tuple(check(plan_of(once.state), today=today))


def plan_of(state: State) -> Plan:
    """The plan of a state; kept while nobody changes it."""
    return _plan(_Once(state))


@lru_cache(maxsize=8)
def _plan(once: _Once) -> Plan:
    return once.state.to_plan()


def by_key(standing: Standing, today: date) -> tuple[dict[str, list[Shown]], list[Shown]]:
    """The findings by the activity they stand beside, and those about the plan as a whole."""
    state, language = standing.state, words.language()
    rows: dict[str, list[Shown]] = defaultdict(list)
    whole = []
    for f in of_plan(standing, today):
        key = f.activities[0] if f.activities else ""
        made = fix(f, state)
        shown = Shown(f.rule, str(f.level), key, f.message(language), f.hint(language), made.words if made else "")
        if f.code == "L139" or key not in state.activities:
            whole.append(replace(shown, key=""))
        else:
            rows[key].append(shown)
    return dict(rows), whole


def find(standing: Standing, today: date, key: str, rule: str) -> Finding | None:
    """The finding of a rule beside an activity, if it still stands."""
    return next((f for f in of_plan(standing, today) if f.rule == rule and key in f.activities[:1]), None)


# ------------------------------------------------------------------------------------------------------------- fixes
def fix(finding: Finding, state: State) -> Fix | None:
    """The one change that mends a finding; None where a person must choose."""
    make = _FIXES.get(finding.rule)
    activity = plan_of(state).by_key().get(finding.activities[0]) if make and finding.activities else None
    return make(finding, activity, state) if make and activity is not None else None


def _period(a: Activity, period: Period, state: State) -> Operation:
    before = state.activities[a.key].get("period")
    note = a.period.note if a.period else None
    made = replace(period, text=period.text or wording(period), note=note)
    return Operation(a.key, "period", before, period_to_json(made))


def _hearing(_: Finding, a: Activity, state: State) -> Fix | None:
    rule = rule_for(a.title, *a.agenda)
    made = stretched(a.period, 28 if rule is GENERAL else rule.least_days)
    if made is None or made.latest is None:
        return None
    return Fix(gettext("Let it end on %(day)s") % {"day": words.day(made.latest)}, (_period(a, made, state),))


def _day_off(_: Finding, a: Activity, state: State) -> Fix | None:
    day = day_of(a.period)
    political = any(role_of(n) in (Role.COUNCIL, Role.COMMITTEE) for n in a.actors)
    if day is None or a.period is None:
        return None
    made = later(a, a.period, day, lambda d: fits(a, d, political=political))
    to = day_of(made)
    if made is None or to is None or (to - day).days > 7:
        return None  # over the summer pause a person chooses
    return Fix(gettext("Move to %(day)s") % {"day": words.full_day(to)}, (_period(a, made, state),))


def _year(_: Finding, a: Activity, state: State) -> Fix | None:
    if a.period is None or a.period.edtf is None:
        return None
    year = (a.period.earliest or a.period.latest or date.min).year
    said = replace(a.period, text=f"{a.period.text} {year}", inferred=False, basis=None, note=None)
    from frisat.plan.danish import parse

    found = parse(said.text)
    if len(found) != 1 or found[0].period.edtf != a.period.edtf:
        said = replace(said, text=printed(replace(said, text=wording(a.period))))
    return Fix(gettext("Write the year %(year)s") % {"year": year}, (_period(a, said, state),))


def _use_heir(finding: Finding, a: Activity, state: State) -> Fix | None:
    """What builds on something that was called off builds on what replaced it."""
    gone = finding.activities[1] if len(finding.activities) > 1 else ""
    heir = (state.activities.get(gone) or {}).get("replaced_by")
    if gone not in a.depends_on or not heir or heir not in state.activities or heir == a.key:
        return None
    now = list(dict.fromkeys(heir if k == gone else k for k in a.depends_on))
    operation = Operation(a.key, "depends_on", state.activities[a.key].get("depends_on"), now)
    try:
        drafting.apply(state, operation)
    except drafting.CircleError:
        return None
    title = str(state.activities[heir].get("title") or "")
    return Fix(gettext("Build on “%(title)s” instead") % {"title": title}, (operation,))


_FIXES: Mapping[str, Callable[[Finding, Activity, State], Fix | None]] = {
    "hearing-too-short": _hearing,
    "day-off": _day_off,
    "year-inferred": _year,
    "cancelled-but-used": _use_heir,
}
