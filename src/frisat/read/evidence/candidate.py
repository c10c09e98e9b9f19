"""Something that may be an activity: its words, its date, and how the two stand on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frisat.plan.danish import Found
from frisat.plan.period import Period


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
class Candidate:
    """
    `words`: the title, for a sentence the whole of it. `before`, `after`: what stands around the date in its line.
    """

    words: str
    place: Place
    when: str = ""
    period: Period | None = None
    """The date's meaning; in an arbitrary year when it lacks one."""
    says_year: bool = False
    """Whether the date's own words name its year."""
    before: str = ""
    after: str = ""
    lines_below: int = 0
    """For `ABOVE`: how many lines of text the words stand below their date, 1 = right below."""
    usual: int = 0
    """For `ABOVE`: how many lines of text stand below most dates of the page that head lines."""
    heads: int = 0
    """For `ABOVE`: how many dates of the page head lines."""
    is_last: bool = False
    """For `ABOVE`: whether no other date of the page heads lines further down."""
    is_listed: bool = False
    """For `ABOVE`: whether they are an item of a list that begins right below their date."""
    label: str = ""
    """For `ABOVE`: the line right above the date when it ends with a colon or says what was done to the paper."""


def told(text: str, found: Found) -> Candidate:
    """A sentence with one of its dates."""
    dated = found.with_year(2024, "") if found.needs_year else found
    return Candidate(
        words=text,
        place=Place.TOLD,
        when=text[found.start : found.end],
        period=dated.period,
        says_year=not found.needs_year and not found.period.inferred,
        before=text[: found.start],
        after=text[found.end :],
    )
