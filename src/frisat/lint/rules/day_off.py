"""
A meeting or deadline falls on a weekend, a public holiday, a closed day or in the July pause.

Only what is said to the day is judged: a day, a limit ("senest"), or at most three days in a row, of which the first
that is off is named. A public event (involvement) may well be on a weekend or in July, so for
it only holidays count. Hearings, surveys and laws coming into force are left alone.

Options:
    closed_days: also days on which offices are closed by agreement or custom (1 May, 5 June, 24 and 31 December …)
    weekends: also Saturdays and Sundays

Passes:
    2027-05-04 | decision | Godkendelse af budget | Byrådet
    2027-05-08 | involvement | Borgermøde om byens torv | borgere
    2027-05-03/2027-05-30 | meeting | Runde af samtaler | Forvaltningen
Fails:
    2027-05-06 | decision | Godkendelse af budget | Byrådet
    2027-05-06 "senest den 6. maj 2027" | deadline | Frist for bidrag | Forvaltningen | bound: before
    2027-04-16/2027-04-17 | workshop | Budgetseminar | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from frisat.law.bodies import Role, role_of
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, on_day, titled
from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period, Precision
from frisat.plan.workdays import holiday_on, july_pause, political_pause

ID = "day-off"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#days-off"
OPTIONS: dict[str, int | str | bool] = {"closed_days": True, "weekends": True}


_JUDGED = frozenset(
    {
        Kind.MEETING, Kind.THEME_DEBATE, Kind.ORIENTATION, Kind.DECISION, Kind.WORKSHOP, Kind.NETWORK, Kind.DEADLINE,
        Kind.INVOLVEMENT,
    }
)  # fmt: skip
_MOST_DAYS = 3
"""A seminar or a round of meetings; what goes on for longer is not on each of its days."""
_POLITICAL = frozenset({Role.COUNCIL, Role.COMMITTEE})


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """At most one finding for each activity, the gravest ground first."""
    for a in context.going:
        if a.kind not in _JUDGED or a.period is None:
            continue
        found = (made for day in _days(a.period) if (made := _ground(a, day, context)))
        yield from islice(found, 1)


def _days(period: Period) -> Iterator[date]:
    """The days that it is on: a limit, one day or a few; none where the words are vague or the run is long."""
    known = period.latest or period.earliest
    if period.is_qualified or known is None or period.precision not in (Precision.DAY, Precision.DAYS):
        return
    first = known if period.bound else period.earliest or known
    if 0 <= (known - first).days < _MOST_DAYS:
        yield from (first + timedelta(n) for n in range((known - first).days + 1))


def _ground(a: Activity, day: date, context: Context) -> Finding | None:
    def finding(code: str, *more: tuple[str, str]) -> Finding:
        return Finding(ID, Level(LEVEL), (a.key,), code, (titled("a", a), on_day("day", day), *more), SOURCE)

    holiday = holiday_on(day)
    if holiday is not None and holiday.kind == "holiday":
        return finding("L116", on_day("holiday", day, "holiday"))
    if a.kind is Kind.INVOLVEMENT:
        return None
    if day.isoweekday() > 5 and context.option(ID, "weekends", OPTIONS["weekends"]):
        return finding("L115", on_day("weekday", day, "weekday"))
    if holiday is not None and context.option(ID, "closed_days", OPTIONS["closed_days"]):
        return finding("L117", on_day("holiday", day, "holiday"))
    political = any(role_of(n) in _POLITICAL for n in (*a.responsible, *a.actors))
    if a.kind is not Kind.DEADLINE and political and _within(day, political_pause(day.year)):
        return finding("L118")
    if _within(day, july_pause(day.year)):
        return finding("L119")
    return None


def _within(day: date, span: tuple[date, date]) -> bool:
    return span[0] <= day <= span[1]
