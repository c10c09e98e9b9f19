"""
The year of a whole page whose dates have none: where else it names one, and whether the printed weekdays agree.

A heading, the line that leads in to a list and the path above a page say the year of what stands on it; a line of
copyright may be of any year and counts only when the weekdays fit it. What is told of the past says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.danish import Found, fill_years
from frisat.plan.danish.told_years import TitleYears
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.layouts.tables_context import years_in

_HEADING, _LEAD, _FOOT = 3, 2, 1
"""Weights of where a year stands: above the dates as a heading, above them in other words, in the page's foot."""
_COPYRIGHT = regex(r"©|\(c\)|copyright", re.IGNORECASE)
_PAST = regex(
    r"\b(?:\w+ede|vedtog|blev|var|fik|kom|gik|siden|tidligere|sidste|lov(?:en)?|bekendtgørelse\w*|vejledning\w*|"
    r"cirkulære\w*|aftale(?:n)?|regnskab\w*|sag\w*nr\.?|fra og med|inden|senest|op til|indtil|frem til|efter)\b|§",
    re.IGNORECASE,
)
_LONGEST = 200
_LINES = 400
_FEWEST_WEEKDAYS = 2
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS})


@dataclass(frozen=True, slots=True)
class PageYear:
    """The years of a page and where they stand, as in `Period.basis`."""

    years: tuple[int, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class _Said:
    years: tuple[int, ...]
    weight: int
    text: str


def find(lines: Sequence[Line], found: Sequence[Found]) -> PageYear | None:
    """
    The year that the page says for its dates; None when it says none, or several.

    Args:
        lines: the page's lines in order. found: its dates in order, some of them without a year.
    """
    said = list(_sources(lines))
    if not said:
        return None
    weekdays = [word for one in found if one.needs_year for word in _weekdays(one)]
    if len(weekdays) >= _FEWEST_WEEKDAYS:
        for one in sorted(said, key=lambda s: -s.weight):
            if _weekdays_fit(found, one.years):
                basis = f"heading:{one.text}" if one.weight > _FOOT else f"weekday:{weekdays[0].lower()}"
                return PageYear(one.years, basis)
        return None
    best = max(one.weight for one in said)
    named = {one.years for one in said if one.weight > _FOOT}
    if best == _FOOT or len(named) != 1:
        return None
    first = next(one for one in said if one.weight == best)
    return PageYear(first.years, f"heading:{first.text}")


def are_all_wrong(lacking: Sequence[Found], filled: Sequence[Found]) -> bool:
    """
    Whether several days print a weekday and none is right in the year that they took from the dates beside them.

    Args:
        lacking: the dates as they stand. filled: the same with their years.
    """
    printed = [one for before, one in zip(lacking, filled, strict=True) if before.needs_year and _weekdays(before)]
    return len(printed) >= _FEWEST_WEEKDAYS and all(one.weekday_wrong for one in printed)


def _sources(lines: Sequence[Line]) -> Iterator[_Said]:
    """The lines that name a year and no date: those above the first date, headings, and the page's foot."""
    above = True
    for line in lines if len(lines) <= 2 * _LINES else [*lines[:_LINES], *lines[-_LINES:]]:
        text = line.text.strip()
        if not text or len(text) > _LONGEST:
            continue
        dates = danish.find(text) if any(map(str.isdigit, text)) else []
        if any(one.needs_year for one in dates):
            above = False
            continue
        if any(one.period.precision in _FINE for one in dates):
            continue
        years = years_in(text)
        if not years or len(years) > 2 or (len(years) == 2 and years[1] != years[0] + 1):
            continue
        if _COPYRIGHT.search(text):
            yield _Said(years[-1:], _FOOT, text)
        elif _PAST.search(text):
            continue
        elif line.level:
            yield _Said(years, _HEADING, text)
        elif above:
            yield _Said(years, _LEAD, text)


def _weekdays(found: Found) -> list[str]:
    points = found.span.points if found.span is not None else ()
    return [point.weekday_text for point in points if point.weekday is not None and point.kind == "day"]


def _weekdays_fit(found: Sequence[Found], years: tuple[int, ...]) -> bool:
    """Whether the printed weekdays are right in these years, but for one slip in ten."""
    filled = fill_years(list(found), title=TitleYears(years))
    printed = [after for before, after in zip(found, filled, strict=True) if before.needs_year and _weekdays(before)]
    wrong = sum(bool(one.weekday_wrong) or one.needs_year for one in printed)
    return wrong * 10 <= len(printed)
