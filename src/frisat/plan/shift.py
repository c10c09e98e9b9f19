"""
A plan again, later or earlier: what a copy of a process begins with when its days are moved to a new start.

Days keep their weekday and their distance, and step past weekends, holidays, closed days and the July pause. A month
moves as a month, a quarter by quarters, a year by years; what has no date keeps its words. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.danish import wording
from frisat.plan.model import Activity, ActorDate, DocumentKind, Footnote, Plan, Status, Visibility
from frisat.plan.period import Atom, Period, Precision
from frisat.plan.workdays import holiday_on, is_workday, political_pause

WEEK = 7
_GONE = (Status.CANCELLED, Status.POSTPONED)
_THIRDS = {(1, 10): "primo", (11, 20): "medio", (21, 0): "ultimo"}
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/])")


@dataclass(frozen=True, slots=True)
class Step:
    """How far everything moves: days for what is said in days, months for what is vaguer."""

    days: int
    months: int


@dataclass(frozen=True, slots=True)
class Moved:
    """
    One activity before and after, for people to look at.

    `why` are codes of `plan/wording/shifting.py`: why its day is not simply so many days later, what was reset, and
    what in its words a person should look at. `after` is None for one that is left out.
    """

    before: Activity
    after: Activity | None
    why: tuple[str, ...]


def first_day(plan: Plan) -> date | None:
    """The earliest day that something in the plan can begin; None when nothing has a date."""
    days = [p.earliest or p.latest for p in (a.period for a in plan.activities) if p is not None]
    return min((day for day in days if day is not None), default=None)


def step_to(old: date, new: date) -> Step:
    """
    The step from one start to another.

    Days are rounded up to whole weeks, so that a Tuesday stays a Tuesday and nothing begins before the new start.
    """
    days = -(-(new - old).days // WEEK) * WEEK
    return Step(days, (new.year - old.year) * 12 + new.month - old.month)


def shifted(plan: Plan, new_start: date) -> tuple[Moved, ...]:
    """
    Every activity of a plan as a new process that begins on `new_start` would have it, in the plan's order.

    Nothing has happened yet there: statuses are reset, sources and reasons dropped. What was called off and replaced
    by another activity of the plan is left out, since its heir comes along. Keys are the old ones (`copied` gives new).
    """
    old = first_day(plan)
    step = step_to(old, new_start) if old is not None else Step(0, 0)
    keys = plan.by_key()
    out = []
    for a in plan.activities:
        if a.status in _GONE and a.replaced_by in keys and a.replaced_by != a.key:
            out.append(Moved(a, None, ("N101",)))
        else:
            out.append(_moved(a, step))
    return tuple(out)


def copied(moved: tuple[Moved, ...], new_key: Callable[[], str]) -> tuple[Activity, ...]:
    """The activities that come along, each under a key of its own, pointing at each other under the new keys."""
    taken = [m.after for m in moved if m.after is not None]
    keys = {a.key: new_key() for a in taken}
    for m in moved:  # who waited for what was replaced waits for what replaced it
        heir = m.before.replaced_by
        if m.after is None and heir in keys:
            keys.setdefault(m.before.key, keys[heir])
    return tuple(replace(a, key=keys[a.key], depends_on=_known(a, keys), came_from=(), replaced_by=None) for a in taken)


def plan_of(plan: Plan, activities: tuple[Activity, ...], **own: str | None) -> Plan:
    """The copy as a plan of its own: `own` are its title, organisation and case number."""
    return Plan(
        kind=DocumentKind.PLAN,
        language=plan.language,
        title=own.get("title") or "",
        organisation=own.get("organisation"),
        case_no=own.get("case_no"),
        activities=activities,
        footnotes=tuple(Footnote(f.mark, f.text) for f in plan.footnotes if not f.activities),
        stakeholders=plan.stakeholders,
    )


def _known(a: Activity, keys: Mapping[str, str]) -> tuple[str, ...]:
    found = dict.fromkeys(keys[k] for k in a.depends_on if k in keys)
    return tuple(k for k in found if k != keys[a.key])


def _moved(a: Activity, step: Step) -> Moved:
    period, why = shift_period(a.period, step) if a.period is not None else (None, ())
    dates = []
    for d in a.actor_dates:
        one, more = shift_period(d.period, step)
        dates.append(ActorDate(d.actor, one))
        why += more
    codes = list(why)
    if a.status in _GONE:
        codes.append("N102")
    elif a.status in (Status.HELD, Status.ONGOING):
        codes.append("N103")
    if any(_YEAR.search(words) for words in (a.title, *a.agenda, *a.deliverables)):
        codes.append("N110")
    after = replace(
        a,
        period=period,
        actor_dates=tuple(dates),
        status=Status.TENTATIVE if a.status is Status.TENTATIVE else Status.PLANNED,
        status_reason=None,
        source=None,
        lint_off=(),
        extra={},
    )
    return Moved(a, after, tuple(dict.fromkeys(codes)))


# ------------------------------------------------------------------------------------------------------------ periods
def shift_period(period: Period, step: Step) -> tuple[Period, tuple[str, ...]]:
    """
    A period so much later, in words that say so, and the codes of what had to give way.

    One that is undated, or would leave the calendar, keeps its words and has no meaning any more (N109).
    """
    if period.edtf is None:
        return period, ()
    try:
        return _shift(period, step)
    except (OverflowError, ValueError):
        return Period(None, period.text, note=period.note), ("N109",)


def _shift(period: Period, step: Step) -> tuple[Period, tuple[str, ...]]:
    third = _third(period)
    if third is not None:
        edtf, words = _in_month(period, third, step)
        return _worded(period, edtf, words), ()
    if period.precision in (Precision.DAY, Precision.DAYS):
        return _days(period, step)
    edtf = period.edtf or ""
    moved = re.sub(r"[0-9]{4}(?:-[0-9]{2}){0,2}", lambda m: _atom(m[0], step), edtf)
    return _worded(period, moved), ()


def _worded(period: Period, edtf: str, words: str = "") -> Period:
    """The new meaning in words of its own; a note that names a day or a year would now be wrong and goes."""
    note = None if period.note is None or any(c.isdigit() for c in period.note) else period.note
    bare = Period(edtf, bound=period.bound)
    return replace(bare, text=words or wording(bare), note=note)


def _atom(text: str, step: Step) -> str:
    """One date of an interval or a choice: by its own kind."""
    if len(text) == 10:
        return _free(date.fromisoformat(text), step.days)[0].isoformat()
    year = int(text[:4])
    if len(text) == 4:
        return _year(year + round(step.months / 12))
    month = int(text[5:])
    if month > 12:  # seasons 21-24, quarters 33-36: four of them a year
        base = 21 if month < 30 else 33
        years, at = divmod(month - base + round(step.months / 3), 4)
        return f"{_year(year + years)}-{base + at:02}"
    years, at = divmod(month - 1 + step.months, 12)
    return f"{_year(year + years)}-{at + 1:02}"


def _year(year: int) -> str:
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return f"{year:04}"


def _days(period: Period, step: Step) -> tuple[Period, tuple[str, ...]]:
    span = period.span
    first, last = (span.first, span.last) if span is not None else (None, None)
    if first is None or last is None:
        raise ValueError(period.edtf)
    if _is_week(first, last):
        monday = first.low + timedelta(step.days)
        words = f"uge {monday.isocalendar()[1]} {monday.isocalendar()[0]}"
        edtf = f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
        return _worded(period, edtf, words if "uge" in period.text.lower() else ""), ()
    begins, why = _free(first.low, step.days)
    if period.precision is Precision.DAY:
        return _worded(period, begins.isoformat() + first.qualifier), why
    ends, late = _free(last.low, step.days)
    if last.low >= first.low:  # a period that was written backwards stays so, for a rule to find
        ends = max(ends, begins)
    edtf = f"{begins.isoformat()}{first.qualifier}/{ends.isoformat()}{last.qualifier}"
    return _worded(period, edtf), tuple(dict.fromkeys(why + late))


def _is_week(first: Atom, last: Atom) -> bool:
    return first.low.isoweekday() == 1 and (last.low - first.low).days == 6


def _free(day: date, days: int) -> tuple[date, tuple[str, ...]]:
    """
    The day so many days later, or the next one on which people work, and why it had to be another.

    A day that was itself a Sunday or lay in July may be one again: somebody chose it.
    """
    at = day + timedelta(days)
    why: list[str] = []
    was_work, was_july = is_workday(day, closed_days_off=True), _in_pause(day)
    while True:
        if not was_july and _in_pause(at):
            why.append("N106")
            past = political_pause(at.year)[1] - at
            at += timedelta(WEEK * (past.days // WEEK + 1))
        elif was_work and not is_workday(at, closed_days_off=True):
            why.append(_why_closed(at))
            at += timedelta(1)
        else:
            return at, tuple(dict.fromkeys(why))


def _in_pause(day: date) -> bool:
    first, last = political_pause(day.year)
    return first <= day <= last


def _why_closed(day: date) -> str:
    found = holiday_on(day)
    if found is None:
        return "N104"
    return "N105" if found.kind == "holiday" else "N107"


# --------------------------------------------------------------------------------------------- primo, medio, ultimo
def _third(period: Period) -> tuple[int, int] | None:
    """Which days of one month a period is when it is a third or the whole of it (0 = the month's last); else None."""
    span = period.span
    if span is None or period.precision is not Precision.DAYS or span.first is None or span.last is None:
        return None
    first, last = span.first.low, span.last.low
    if (first.year, first.month) != (last.year, last.month):
        return None
    is_last = (last + timedelta(1)).day == 1
    ends = 0 if is_last else last.day
    return (first.day, ends) if (first.day, ends) in {*_THIRDS, (1, 0)} else None


def _in_month(period: Period, days: tuple[int, int], step: Step) -> tuple[str, str]:
    first, last = (period.edtf or "").split("/")
    month = _atom(first[:7], step)
    begins = date(int(month[:4]), int(month[5:]), days[0])
    ends = begins.replace(day=days[1]) if days[1] else (begins.replace(day=28) + timedelta(4)).replace(day=1)
    if not days[1]:
        ends -= timedelta(1)
    edtf = f"{begins.isoformat()}{first[10:]}/{ends.isoformat()}{last[10:]}"
    said = _THIRDS.get(days, "")
    if not said or any(c.isdigit() for c in _YEAR.sub("", period.text)):
        return edtf, ""  # it was said in days: "11.-20. marts"
    return edtf, f"{said} {wording(Period(month))}"


def is_public(moved: Moved) -> bool:
    """Whether the activity would be shown to anybody."""
    return moved.before.visibility is Visibility.PUBLIC
