"""Something that may be an activity: its words, its date, and how the two stand on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frisat.plan.danish import Found
from frisat.plan.period import Period, Precision
from frisat.read.fields import calling_off

_YEARS = frozenset({Precision.YEAR, Precision.YEARS, Precision.OPEN})
_DAYS = frozenset({Precision.DAY, Precision.DAYS})


class Place(StrEnum):
    """Where the date stands, seen from the words that it is the time of."""

    TOLD = "told"
    """In a sentence of running text."""
    OPENS = "opens"
    """Before the words, on their line."""
    ENDS = "ends"
    """Behind or within the words, on their line."""
    ABOVE = "above"
    """On a line of its own above them."""
    BELOW = "below"
    """On a line of its own below them, their title being a heading."""
    NOWHERE = "nowhere"
    """There is none."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date says, in an arbitrary year when it lacks one."""

    period: Period
    is_bare_year: bool
    """Whether it is a year or years that its own words name, and nothing finer."""
    is_day: bool

    @classmethod
    def of(cls, found: Found) -> Dated:
        period = found.in_any_year().period
        says_year = not found.needs_year and not found.period.inferred
        return cls(period, period.precision in _YEARS and says_year, period.precision in _DAYS)


@dataclass(frozen=True, slots=True)
class Head:
    """A date on a line of its own, seen from words below it."""

    lines_below: int
    """How many lines of text the words stand below it, 1 = right below."""
    usual: int
    """How many lines of text stand below most dates of the page that head lines."""
    heads: int
    """How many dates of the page head lines."""
    is_last: bool
    """Whether no other date of the page heads lines further down."""
    is_listed: bool
    """Whether the words are an item of a list that begins right below it."""
    label: str
    """The line right above it when that ends with a colon or says what was done to the paper."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    `words`: the title, for a sentence the whole of it. `before`, `after`: what stands around the date in its line.
    """

    words: str
    place: Place
    when: str = ""
    date: Dated | None = None
    before: str = ""
    after: str = ""
    head: Head | None = None
    """For `ABOVE`: the line of the date."""
    dated_lines: int = 0
    """How many activities of the same list have their date on their own line."""
    is_called_off: bool = False
    """Whether the sentence says that it is not held on its date."""


_AROUND = 160
"""Characters before and after a date that are looked at: a sentence with hundreds of dates costs linear time."""


def told(text: str, found: Found) -> Candidate:
    """A sentence with one of its dates."""
    return Candidate(
        words=text,
        place=Place.TOLD,
        when=text[found.start : found.end],
        date=Dated.of(found),
        before=text[max(0, found.start - _AROUND) : found.start],
        after=text[found.end : found.end + _AROUND],
        is_called_off=calling_off.status(text, found) is not None,
    )
