"""
One period of a plan, later or earlier: days by days, past what is closed; months by months, quarters by quarters. Pure.

What it becomes is said in words of its own, with codes of `plan/wording/shifting.py` for what had to give way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.danish import wording
from frisat.plan.period import Atom, Period, Precision
from frisat.plan.workdays import holiday_on, is_workday, political_pause

WEEK = 7
_THIRDS = {(1, 10): "primo", (11, 20): "medio", (21, 0): "ultimo"}
YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/])")


@dataclass(frozen=True, slots=True)
class Step:
    """How far everything moves: days for what is said in days, months for what is vaguer."""

    days: int
    months: int


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
    third = third_of(period)
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
def third_of(period: Period) -> tuple[int, int] | None:
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
    if not said or any(c.isdigit() for c in YEAR.sub("", period.text)):
        return edtf, ""  # it was said in days: "11.-20. marts"
    return edtf, f"{said} {wording(Period(month))}"
