"""`Span`: one date expression (a point, a range, one of several, with limits) and its EDTF once a year is known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace

from frisat.plan.danish.points import Point, edges, order
from frisat.plan.period import Bound

_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Span:
    """
    `last` only for a range. `options` (two or more, then `first` is the first of them) for "… eller …".
    `since`: the words look back ("siden sommer"), which matters when a year is sought.
    """

    first: Point
    last: Point | None = None
    options: tuple[Point, ...] = ()
    open_start: bool = False
    open_end: bool = False
    bound: Bound | None = None
    since: bool = False
    joined: bool = False
    """A list of neighbours made one ("uge 9 og 10"), not a range with a "til" of its own."""

    @property
    def points(self) -> tuple[Point, ...]:
        if self.options:
            return self.options
        return (self.first,) if self.last is None else (self.first, self.last)

    @property
    def needs_year(self) -> bool:
        return all(point.year is None for point in self.points)

    @property
    def is_in_no_calendar(self) -> bool:
        """Whether a day is named that no year has: "31. februar", "32. maj"."""
        return any(p.kind == "day" and not 1 <= p.day <= monthrange(_LEAP_YEAR, p.number)[1] for p in self.points)

    @property
    def year_in_brackets(self) -> bool:
        return any(point.year_in_brackets for point in self.points)


def shared_years(points: tuple[Point, ...], year: int | None = None) -> tuple[Point, ...]:
    """
    The points of one list or range, each with a year.

    A point without one takes it from the next that has one, a year earlier when it would lie after it ("dec. –
    jan. 2019"), else from the one before, a year later when it would lie before it. `year` is for the first point
    when none has a year; without it they are returned as they are.
    """
    out = list(points)
    if all(point.year is None for point in out):
        if year is None:
            return points
        out[0] = replace(out[0], year=year)
    for i in range(len(out) - 2, -1, -1):
        after = out[i + 1]
        if out[i].year is None and after.year is not None:
            out[i] = replace(out[i], year=after.year - (_turns(out[i], after) and after.kind != "year"))
    for i in range(1, len(out)):
        before = out[i - 1]
        if out[i].year is None and before.year is not None:
            out[i] = replace(out[i], year=before.year + (_turns(before, out[i]) and before.kind != "year"))
    return tuple(out)


def _turns(before: Point, after: Point) -> bool:
    """Whether the year turns between two points; two days of one month the wrong way round are a slip of the pen."""
    slip = before.kind == after.kind == "day" and before.number == after.number
    return order(after) < order(before) and not slip


def resolve(span: Span, year: int | None = None) -> str | None:
    """
    The EDTF text of `span`; `year` is the year of its first point where the words have none.

    None when a year is lacking. Raises ValueError when the calendar has no such day or week.
    """
    points = shared_years(span.points, year)
    if span.options:
        return None if any(point.year is None for point in points) else _one_of(points)
    first, last = points[0], points[-1]
    if first.year is None or last.year is None:
        return None
    in_interval = span.last is not None or span.open_end or span.open_start
    low = edges(first, first.year, in_interval=in_interval)
    high = edges(last, last.year, in_interval=in_interval)
    if span.open_end:
        return f"{low[0]}{first.qualifier}/.."
    if span.open_start:
        return f"../{high[1]}{last.qualifier}"
    start, end = low[0] + first.qualifier, high[1] + last.qualifier
    return start if start == end else f"{start}/{end}"


def _one_of(points: tuple[Point, ...]) -> str:
    """ "[a,b]"; what has no single EDTF date (a week, "primo") is said as the span from the first to the last."""
    sides = [(edges(point, point.year or 0), point.qualifier) for point in points]
    if all(low == high for (low, high), _ in sides):
        said = list(dict.fromkeys(low + qualifier for (low, _), qualifier in sides))
        return f"[{','.join(said)}]" if len(said) > 1 else said[0]
    spans = [edges(point, point.year or 0, in_interval=True) for point in points]
    return f"{min(low for low, _ in spans)}/{max(high for _, high in spans)}"


def wrong_weekday(span: Span, year: int | None = None) -> str | None:
    """The printed weekday that the calendar disagrees with, when there is one."""
    from datetime import date

    for point in shared_years(span.points, year):
        if point.weekday is None or point.kind != "day" or point.year is None:
            continue
        if date(point.year, point.number, point.day).weekday() != point.weekday:
            return point.weekday_text
    return None
