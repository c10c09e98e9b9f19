"""
`Period`: a time span, perhaps fuzzy at both ends, beside the words it was made from.

The value is a documented subset of EDTF (ISO 8601-2): day, month, year, season, quarter, interval, open end,
approximate `~`, uncertain `?`, one of several `[a,b]`. Everything that asks "when", "is it over" or "do they
overlap" asks here (docs/reference/plan-format.md, docs/decisions/0002-own-period.md).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Literal

from frisat.plan.errors import PeriodError
from frisat.plan.regex import regex

Bound = Literal["before", "after"]
Range = tuple[date | None, date | None]
"""Earliest and latest possible day, both included; None = nothing limits it."""

_ATOM = regex(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


class Precision(StrEnum):
    """How exactly a period is said, most exact first."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    MONTHS = "months"
    YEAR = "year"
    YEARS = "years"
    ONE_OF = "one_of"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Atom:
    """One EDTF date: the days it may stand for, how exact it is, and its qualifier ("", "~" or "?")."""

    low: date
    high: date
    precision: Precision
    qualifier: str


@dataclass(frozen=True, slots=True)
class Span:
    """A parsed EDTF text. `first` is None for an open start, `last` for an open end; `options` only for `[a,b]`."""

    first: Atom | None
    last: Atom | None
    options: tuple[Atom, ...] = ()


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _atom(text: str, whole: str) -> Atom:
    match = _ATOM.fullmatch(text)
    if not match:
        raise PeriodError("E101", value=whole)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if match[3]:
            low = high = date(year, month, day)
            precision = Precision.DAY
        elif match[2] and month in _SEASON_MONTHS:
            start, end = _SEASON_MONTHS[month]
            low, high = date(year, start, 1), _month_end(year, end)
            precision = Precision.SEASON if month < 30 else Precision.QUARTER
        elif match[2]:
            low, high, precision = date(year, month, 1), _month_end(year, month), Precision.MONTH
        else:
            low, high, precision = date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    except ValueError:
        raise PeriodError("E102", value=whole) from None
    return Atom(low, high, precision, match[4])


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Span:
    """
    The parts of an EDTF text of our subset.

    Raises:
        PeriodError: E101, the text is not of the subset; E102, the calendar has no such day.
    """
    if text.startswith("[") and text.endswith("]"):
        options = tuple(_atom(part, text) for part in text[1:-1].split(","))
        if len(options) < 2:
            raise PeriodError("E101", value=text)
        return Span(min(options, key=lambda a: a.low), max(options, key=lambda a: a.high), options)
    if "/" in text:
        first, _, last = text.partition("/")
        if first == last == "..":
            raise PeriodError("E101", value=text)
        return Span(None if first == ".." else _atom(first, text), None if last == ".." else _atom(last, text))
    atom = _atom(text, text)
    return Span(atom, atom)


@lru_cache(maxsize=8192)
def _edges(edtf: str | None, bound: Bound | None) -> tuple[Range, Range]:
    """Possible first days and possible last days. Rules and comparisons ask for them thousands of times."""
    if edtf is None:
        return (None, None), (None, None)
    span = parse_edtf(edtf)
    low, high = span.first.low if span.first else None, span.last.high if span.last else None
    if bound == "before":
        return (None, high), (None, high)
    if bound == "after":
        return (low, None), (low, None)
    if "/" not in edtf:
        return (low, high), (low, high)
    return (low, span.first.high if span.first else None), (span.last.low if span.last else None, high)


@dataclass(frozen=True, slots=True)
class Period:
    """
    When something is, as words (`text`) and as meaning (`edtf`).

    `edtf` is None when the words give no time ("dato ikke fastlagt") or could not be read. `inferred`: the year or
    month is not in the words but comes from the context, and `basis` says from where. `bound`: `edtf` is a limit
    ("senest 1. maj" = before, "fra og med" = after). `note`: words beside the period that qualify it.
    `extra`: keys of the JSON that are unknown here.
    "2027-05" is some time in May; "2027-05-01/2027-05-31" is all of May. Raises PeriodError (E101, E102).
    """

    edtf: str | None
    text: str = ""
    inferred: bool = False
    bound: Bound | None = None
    note: str | None = None
    basis: str | None = None
    extra: Mapping[str, Any] | None = field(default=None, hash=False)

    def __post_init__(self) -> None:
        if self.edtf is not None:
            parse_edtf(self.edtf)
        if self.bound not in (None, "before", "after"):
            raise PeriodError("E101", value=self.bound)

    @property
    def span(self) -> Span | None:
        return parse_edtf(self.edtf) if self.edtf is not None else None

    @property
    def _simple(self) -> bool:
        """One date, not an interval: it begins and ends somewhere inside the same days."""
        return self.edtf is not None and "/" not in self.edtf

    @property
    def start(self) -> Range:
        """Earliest and latest possible first day; (None, None) when undated."""
        return _edges(self.edtf, self.bound)[0]

    @property
    def end(self) -> Range:
        """Earliest and latest possible last day, both included; (None, None) when undated."""
        return _edges(self.edtf, self.bound)[1]

    @property
    def earliest(self) -> date | None:
        """The earliest day it can begin; for `before` the limit itself is the only day known, so None."""
        return self.start[0]

    @property
    def latest(self) -> date | None:
        """The latest day it can end; None = open or undated."""
        return self.end[1]

    @property
    def precision(self) -> Precision:
        span = self.span
        if span is None:
            return Precision.NONE
        if span.options:
            return Precision.ONE_OF
        if span.first is None or span.last is None:
            return Precision.OPEN
        if self._simple:
            return span.first.precision
        exact = {span.first.precision, span.last.precision}
        if exact == {Precision.DAY}:
            return Precision.DAYS
        return Precision.YEARS if Precision.YEAR in exact else Precision.MONTHS

    @property
    def is_exact(self) -> bool:
        """Whether first and last day are both known to the day."""
        return self.precision in (Precision.DAY, Precision.DAYS) and self.bound is None and not self.is_qualified

    @property
    def only_day(self) -> date | None:
        """The one day that it is; None for several, and where the day is not known for sure."""
        return self.earliest if self.is_exact and self.earliest == self.latest else None

    @property
    def is_qualified(self) -> bool:
        """Whether the words call it approximate or uncertain."""
        return self.edtf is not None and ("~" in self.edtf or "?" in self.edtf)

    @property
    def is_reversed(self) -> bool:
        """Whether the end lies before the beginning, which a document can say and a rule should find."""
        span = self.span
        if span is None or span.first is None or span.last is None or self._simple:
            return False
        return span.last.high < span.first.low

    def is_over(self, today: date) -> bool:
        """Whether it has certainly ended before `today`. Undated and open periods are never over."""
        return self.latest is not None and self.latest < today

    def has_begun(self, today: date) -> bool:
        """Whether it has certainly begun on or before `today`. Undated periods have not."""
        begun = self.start[1]
        return begun is not None and begun <= today

    def overlaps(self, other: Period) -> bool:
        """Whether the two can share a day. Undated periods overlap nothing."""
        if self.edtf is None or other.edtf is None:
            return False
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    @property
    def sort_key(self) -> tuple[date, date, bool]:
        """Orders by earliest day, then by latest; `before` by its limit; undated last."""
        if self.edtf is None:
            return (date.max, date.max, True)
        low = self.earliest or self.latest or date.min
        return (low, self.latest or date.max, False)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self.sort_key < other.sort_key

    def shift(self, days: int) -> Period | None:
        """
        The same period `days` later when it is said in days, else None: a month has no day to move.

        Qualifiers and the limit stay. None, too, when it would leave the calendar.
        """
        span = self.span
        if span is None or self.precision not in (Precision.DAY, Precision.DAYS):
            return None
        try:
            parts = [(a.low + timedelta(days)).isoformat() + a.qualifier for a in (span.first, span.last) if a]
        except OverflowError:
            return None
        return Period(parts[0] if self._simple else "/".join(parts), bound=self.bound)


def _not_after(a: date | None, b: date | None) -> bool:
    return a is None or b is None or a <= b
