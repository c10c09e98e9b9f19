"""
One period of a plan, later or earlier: days by days, past what is closed; months by months, quarters by quarters. Pure.

What it becomes is said in words of its own, with codes of `plan/wording/shifting.py` for what had to give way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.danish import wording
from frisat.plan.period import Period, Precision
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
        return _past_pause(period, lambda n: _in_month(period, third, replace(step, months=step.months + n)))
    if (monday := _monday(period)) is not None:
        return _past_pause(period, lambda n: _in_week(period, monday + timedelta(step.days + WEEK * n)))
    if period.precision in (Precision.DAY, Precision.DAYS):
        return _days(period, step)
    return _past_pause(period, lambda n: _in_atoms(period, replace(step, months=step.months + n)))


def _past_pause(period: Period, later: Callable[[int], Period]) -> tuple[Period, tuple[str, ...]]:
    """
    What is vaguer than a day, by as many more weeks or months (`later(n)`) as it takes to leave a day to work on.

    Only the July pause is as long as a week. What had no such day itself may lie there again: somebody chose it.
    """
    moved, n = later(0), 0
    while _is_closed(moved) and not _is_closed(period):
        n += 1
        moved = later(n)
    return moved, ("N106",) if n else ()


def _is_closed(period: Period) -> bool:
    """Whether every day that a period leaves open is a weekend, a holiday, a closed day or in the July pause."""
    first, last = period.earliest, period.latest
    if first is None or last is None or not 0 <= (last - first).days <= _LONGEST_CLOSED:
        return False
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return all(_in_pause(day) or not is_workday(day, closed_days_off=True) for day in days)


_LONGEST_CLOSED = 40
"""Days: July with the weekends at its ends is shorter."""


def _in_atoms(period: Period, step: Step) -> Period:
    moved = re.sub(r"[0-9]{4}(?:-[0-9]{2}){0,2}", lambda m: _atom(m[0], step), period.edtf or "")
    return _worded(period, moved)


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
    begins, why = _free(first.low, step.days)
    if period.precision is Precision.DAY:
        return _worded(period, begins.isoformat() + first.qualifier), why
    ends, late = _free(last.low, step.days)
    if last.low >= first.low:  # a period that was written backwards stays so, for a rule to find
        ends = max(ends, begins)
        if not _is_closed(_between(first.low, last.low)):
            ends, more = _with_a_day_to_work_on(begins, ends, last.low - first.low)
            late += more
    edtf = f"{begins.isoformat()}{first.qualifier}/{ends.isoformat()}{last.qualifier}"
    return _worded(period, edtf), tuple(dict.fromkeys(why + late))


def _with_a_day_to_work_on(begins: date, ends: date, length: timedelta) -> tuple[date, tuple[str, ...]]:
    """
    The last day of a span whose days may now all be closed, so that one is left to work on, and why it is another.

    A span that begins on a Sunday is not pushed on by that day, nor one that began in July: first it gets its length
    back, then as many days as it takes.
    """
    why: list[str] = []
    while _is_closed(_between(begins, ends)):
        why.append("N106" if _in_pause(ends) else _why_closed(ends))
        ends = max(ends + timedelta(1), begins + length)
    return ends, tuple(dict.fromkeys(why))


def _between(first: date, last: date) -> Period:
    return Period(f"{first.isoformat()}/{last.isoformat()}")


def _monday(period: Period) -> date | None:
    """The first day of a period that is a whole week, from Monday to Sunday; else None."""
    span = period.span
    if span is None or period.precision is not Precision.DAYS or span.first is None or span.last is None:
        return None
    first, last = span.first.low, span.last.low
    return first if first.isoweekday() == 1 and (last - first).days == 6 else None


def _in_week(period: Period, monday: date) -> Period:
    words = f"uge {monday.isocalendar()[1]} {monday.isocalendar()[0]}"
    edtf = f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return _worded(period, edtf, words if "uge" in period.text.lower() else "")


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


def _in_month(period: Period, days: tuple[int, int], step: Step) -> Period:
    """A third of a month, or the whole of it in days, so many months later."""
    first, last = (period.edtf or "").split("/")
    month = _atom(first[:7], step)
    begins = date(int(month[:4]), int(month[5:]), days[0])
    ends = begins.replace(day=days[1]) if days[1] else (begins.replace(day=28) + timedelta(4)).replace(day=1)
    if not days[1]:
        ends -= timedelta(1)
    edtf = f"{begins.isoformat()}{first[10:]}/{ends.isoformat()}{last[10:]}"
    said = _THIRDS.get(days, "")
    if not said or any(c.isdigit() for c in YEAR.sub("", period.text)):
        return _worded(period, edtf)  # it was said in days: "11.-20. marts"
    return _worded(period, edtf, f"{said} {wording(Period(month))}")
