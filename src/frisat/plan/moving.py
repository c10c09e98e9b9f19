"""A period put later: days by days, months by months, keeping its length, off weekends, holidays and the July pause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from frisat.plan.model import Activity, Kind
from frisat.plan.period import Period, Precision
from frisat.plan.workdays import holiday_on, is_workday, july_pause, political_pause

MEETINGS = frozenset({Kind.MEETING, Kind.THEME_DEBATE, Kind.ORIENTATION, Kind.DECISION})
_FIXED = frozenset({*MEETINGS, Kind.DEADLINE, Kind.WORKSHOP, Kind.NETWORK})
"""What is held on a working day outside the summer pause."""
_WEEKS = 60
"""How many weeks are tried before a place is given up."""


def day_of(period: Period | None) -> date | None:
    """The day of a period that is one day or a limit of one day; None for all others."""
    if period is None or period.precision is not Precision.DAY or period.is_qualified:
        return None
    return period.latest or period.earliest


def first_day(period: Period | None) -> date | None:
    """The earliest day it can begin; of a limit, the limit."""
    if period is None:
        return None
    return period.earliest or (period.latest if period.bound == "before" else None)


def length_of(period: Period | None) -> int | None:
    """Days from first to last, both counted, of a period that is said to the day."""
    if period is None or period.precision is not Precision.DAYS or period.bound:
        return None
    first, last = period.earliest, period.latest
    return (last - first).days + 1 if first and last and last >= first else None


def stretched(period: Period | None, least_days: int) -> Period | None:
    """The same beginning and at least so many days, to a working day; None when it is long enough or not exact."""
    days = length_of(period)
    if period is None or days is None or days >= least_days or period.earliest is None:
        return None
    try:
        last = period.earliest + timedelta(least_days - 1)
        while not is_workday(last, closed_days_off=True):
            last += timedelta(1)
    except OverflowError:
        return None
    return Period(f"{period.earliest.isoformat()}/{last.isoformat()}")


def pause_reason(a: Activity, day: date, *, political: bool) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Why a day does not suit an activity, as a code with its parts (C105-C108); None when it does."""
    holiday = holiday_on(day)
    public = a.kind is Kind.INVOLVEMENT
    if holiday is not None and (holiday.kind == "holiday" or not public):
        return "C106", (("holiday", holiday.name),)
    if public:
        return None
    if day.isoweekday() > 5:
        return "C105", (("value", ("lørdag", "søndag")[day.isoweekday() - 6]),)
    if a.kind is Kind.DEADLINE:
        return None
    if political and _within(day, political_pause(day.year)):
        return "C107", ()
    return ("C108", ()) if _within(day, july_pause(day.year)) else None


def fits(a: Activity, day: date, *, political: bool) -> bool:
    """Whether an activity of this sort is held, or a hearing opened, on such a day."""
    if a.kind in _FIXED or a.kind is Kind.INVOLVEMENT:
        return pause_reason(a, day, political=political) is None
    return is_workday(day, closed_days_off=True)


def _within(day: date, span: tuple[date, date]) -> bool:
    return span[0] <= day <= span[1]


def later(a: Activity, period: Period | None, begin: date, ok: Callable[[date], bool]) -> Period | None:
    """
    The period moved so that it begins on `begin` or as soon after it as suits; None when its words are too loose.

    A meeting keeps its day of the week where one of the next weeks has it free.
    """
    if period is None:
        return None
    if period.precision in (Precision.DAY, Precision.DAYS):
        return _by_days(a, period, begin, ok)
    if period.precision in (Precision.MONTH, Precision.MONTHS) and period.bound is None:
        return _by_months(period, begin, ok)
    return None


def _by_days(a: Activity, period: Period, begin: date, ok: Callable[[date], bool]) -> Period | None:
    start = first_day(period)
    if start is None:
        return None
    step = 7 if a.kind in MEETINGS and period.precision is Precision.DAY and ok(start) else 1
    try:
        at = begin + timedelta((start.weekday() - begin.weekday()) % 7) if step == 7 else begin
        for _ in range(_WEEKS * (7 // step)):
            if ok(at):
                return period.shift((at - start).days)
            at += timedelta(step)
    except OverflowError:
        pass
    return None


def _by_months(period: Period, begin: date, ok: Callable[[date], bool]) -> Period | None:
    """Whole months later: the month in which `begin` lies while two thirds of it are left, else the next."""
    start = period.earliest
    if start is None or period.edtf is None:
        return None
    by = (begin.year - start.year) * 12 + begin.month - start.month + (begin.day > 11)
    for more in range(12):
        try:
            moved = "/".join(_months_later(part, by + more) for part in period.edtf.split("/"))
        except ValueError:
            return None
        made = Period(moved)
        if made.earliest and any(ok(made.earliest + timedelta(n)) for n in range(28)):
            return made
    return None


def _months_later(edtf: str, by: int) -> str:
    """ "2027-05" and so many months. Raises ValueError for what is no month, or leaves the calendar."""
    bare = edtf.rstrip("~?")
    year, _, month = bare.partition("-")
    whole = int(year) * 12 + int(month) - 1 + by
    if not 12 <= whole < 12 * 9999 or not 1 <= int(month) <= 12:
        raise ValueError(edtf)
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}{edtf[len(bare) :]}"
