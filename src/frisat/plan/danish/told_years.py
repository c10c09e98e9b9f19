"""
What it costs to take another year than the words above a date say, in the days in which `years` weighs all else.

A heading is wrong once, not once for each date below it: to leave its year costs where a list does so, and nothing for
the dates that go on in the year that it left for. Two printed weekdays outweigh every heading; where a list that is
sorted but for one place runs from autumn into spring it goes over into the next year there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

_LEAVES_HEADING = 2000.0
"""More than one wrong weekday, which may be a slip of the pen, and less than two."""
_LEAVES_NAME = 150.0
"""A year that is part of a name or of something past ("Vision 2035") says little: some months of order outweigh it."""
_IN_MIDST = 2
"""So many times that in the midst of a list that goes on through its year: slips of the pen may fit by chance."""
_TURNS = 300.0
"""Going over into the next year where the list turns; to begin again in January would be dearer (`years._BACK`)."""
_BEGINS_BEFORE = 100.0
"""A heading names the year in which its list begins, unless most of the list lies in the year after that."""
_OUTSIDE = 60.0
"""Each date outside the heading's year."""


class Turn(Enum):
    """Where a date stands to the one place at which its list, sorted but for that, begins anew with spring."""

    NONE = 0
    BEFORE = 1
    AT = 2
    AFTER = 3


@dataclass(frozen=True, slots=True)
class Told:
    """
    The year that words above a date say.

    `basis`: the words, as in `Period.basis`; dates with the same belong to one list. `is_name`: whether the year is
    part of a name or of something past. `turn`: where the date stands to the turn of its list.
    """

    year: int
    basis: str
    is_name: bool = False
    turn: Turn = Turn.NONE

    @property
    def leaving(self) -> float:
        """The cost of leaving the year, once for a list."""
        return _LEAVES_NAME if self.is_name else _LEAVES_HEADING


@dataclass(frozen=True, slots=True)
class TitleYears:
    """
    The years that a title says for the dates of its document.

    `basis`: why these, as in `Period.basis`, when they do not stand in the title as such. `is_name`: whether they are
    part of a name or of something past, so that they say little. `span`: the time that it names, when that goes over
    New Year ("2025/26").
    """

    years: tuple[int, ...] = ()
    basis: str = ""
    is_name: bool = False
    span: tuple[date, date] | None = None


NO_YEARS = TitleYears()


def outside(told: Told | None, year: int) -> float:
    """What a date costs by itself in a year."""
    return 0.0 if told is None or told.year == year else _OUTSIDE


def leaving(
    told: Told | None,
    year: int,
    before: Told | None,
    year_before: int,
    *,
    printed: bool = False,
    falls: bool = False,
) -> float:
    """
    The cost of a year for a date of a list, after the date before it.

    Args:
        told: what is said above the date. year: the year that is tried.
        before: what is said above the date before, None for the first. year_before: the year that one has.
        printed: whether that one bears its year, so that to come back from it costs nothing.
        falls: whether the date stands earlier in its year than that one, so that a year may begin with it.
    """
    if told is None:
        return 0.0
    if before is None or (before.basis, before.year) != (told.basis, told.year):
        if year == told.year:
            return 0.0
        return _BEGINS_BEFORE if told.turn is Turn.BEFORE and year == told.year - 1 else told.leaving
    steps = year - year_before
    if not steps or (printed and year == told.year):
        return 0.0
    if steps == 1 and told.turn is Turn.AT:
        return _TURNS
    return told.leaving if printed or (steps == 1 and falls) else _IN_MIDST * told.leaving
