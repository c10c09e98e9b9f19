"""`Point`: one named time as the words give it, perhaps without its year; and its EDTF once the year is known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frisat.plan.danish import feasts

Kind = Literal[
    "day",
    "nth_weekday",
    "month",
    "year",
    "quarter",
    "half",
    "tertial",
    "season",
    "week",
    "school_year",
    "year_turn",
    "easter",
    "advent",
]
Part = Literal["", "primo", "medio", "ultimo", "first_half", "second_half", "first_week", "last_week"]
Edges = tuple[str, str]
"""First and last EDTF date; the same text twice when one date says it all."""

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_WEEK_PARTS = {
    "": (0, 6),
    "primo": (0, 1),
    "medio": (2, 2),
    "ultimo": (3, 6),
    "first_half": (0, 2),
    "second_half": (3, 6),
}
"""Days of the week, 0 = Monday; ultimo = Thursday to Sunday (docs/reference/plan-format.md)."""


@dataclass(frozen=True, slots=True)
class Point:
    """
    `number`: month, quarter, half, tertial, week, season code (21-24) or 0; `day` of the month, 0 = none;
    `weekday` 0-6 with the word printed. With a week the weekday picks its day ("mandag i uge 9"); "nth_weekday" is the
    `day`-th such weekday of a month, 5 = the last ("første mandag i maj"). "easter": `day` days after Easter Sunday;
    "advent": its `day`-th Sunday.
    """

    kind: Kind
    number: int = 0
    day: int = 0
    year: int | None = None
    part: Part = ""
    weekday: int | None = None
    weekday_text: str = ""
    qualifier: str = ""
    year_in_brackets: bool = False


def month_text(year: int, month: int) -> str:
    """ "2021-13" does not exist: month 13 is January of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def _months(point: Point) -> tuple[int, int]:
    """First and last month of what has months, 13 and 14 = the next year's first two."""
    n = point.number
    match point.kind:
        case "month":
            return n, n
        case "quarter":
            return 3 * n - 2, 3 * n
        case "half":
            return 6 * n - 5, 6 * n
        case "tertial":
            return 4 * n - 3, 4 * n
        case "season":
            return _SEASON_MONTHS[n]
        case "school_year":
            return 8, 19
        case "year_turn":
            return 12, 13
        case _:
            return 1, 12


def _third(first: int, last: int, part: Part) -> tuple[int, int]:
    """The months of a part of a run of months."""
    length = last - first + 1
    if part in ("first_half", "second_half"):
        middle = first + length // 2
        return (first, middle - 1) if part == "first_half" else (middle, last)
    step = max(1, length // 3)
    if part == "primo":
        return first, first + step - 1
    if part == "ultimo":
        return last - step + 1, last
    return first + step, max(first + step, last - step)


def _part_of_month(point: Point, year: int) -> Edges:
    month = month_text(year, point.number)
    end = monthrange(year, point.number)[1]
    first, last = {
        "primo": (1, 10),
        "medio": (11, 20),
        "ultimo": (21, end),
        "first_half": (1, 15),
        "second_half": (16, end),
        "first_week": (1, 7),
        "last_week": (end - 6, end),
    }[point.part]
    return f"{month}-{first:02d}", f"{month}-{last:02d}"


def _week(point: Point, year: int) -> Edges:
    if point.weekday is not None:
        day = date.fromisocalendar(year, point.number, point.weekday + 1).isoformat()
        return day, day
    monday = date.fromisocalendar(year, point.number, 1)
    first, last = _WEEK_PARTS[point.part]
    return (monday + timedelta(first)).isoformat(), (monday + timedelta(last)).isoformat()


def _nth_weekday(point: Point, year: int) -> date:
    """The `day`-th weekday of a month; 5 = the last."""
    first = date(year, point.number, 1)
    ahead = ((point.weekday or 0) - first.weekday()) % 7
    last = monthrange(year, point.number)[1]
    day = 1 + ahead + 7 * (point.day - 1)
    return first.replace(day=day if day <= last else day - 7)


def edges(point: Point, year: int, *, in_interval: bool = False) -> Edges:
    """
    First and last EDTF date of `point` in `year`, without qualifier.

    In an interval quarters and seasons are said in months. Raises ValueError when the calendar has no such day or
    week.
    """
    if point.kind == "day":
        day = date(year, point.number, point.day).isoformat()
        return day, day
    if point.kind == "nth_weekday":
        day = _nth_weekday(point, year).isoformat()
        return day, day
    if point.kind in ("easter", "advent"):
        day = feasts.day_of(point.kind, point.day, year).isoformat()
        return day, day
    if point.kind == "week":
        return _week(point, year)
    if point.kind == "month" and point.part:
        return _part_of_month(point, year)
    if point.kind == "year" and not point.part:
        return f"{year:04d}", f"{year:04d}"
    if point.kind in ("quarter", "season") and not point.part and not in_interval:
        code = point.number if point.kind == "season" else 32 + point.number
        return f"{year:04d}-{code}", f"{year:04d}-{code}"
    first, last = _months(point)
    if point.part:
        first, last = _third(first, last, point.part)
    return month_text(year, first), month_text(year, last)


_ANY_YEAR = 2024


def order(point: Point) -> tuple[int, int]:
    """Where in a year the point begins, (month, day), for telling whether a span turns the year."""
    if point.kind == "week":
        day = 7 * point.number - 6 + {"": 0, "primo": 0, "first_half": 0, "medio": 2}.get(point.part, 3)
        return 1 + day // 31, day % 31
    if point.kind in ("day", "nth_weekday"):
        return point.number, point.day
    if point.kind in ("easter", "advent"):
        feast = feasts.day_of(point.kind, point.day, point.year or _ANY_YEAR)
        return feast.month, feast.day
    month = _third(*_months(point), point.part)[0] if point.part and point.kind != "month" else _months(point)[0]
    return month, {"medio": 11, "ultimo": 21, "second_half": 16, "last_week": 25}.get(
        point.part, 1
    ) if point.kind == "month" else 1
