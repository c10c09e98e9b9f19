"""
What the words above the dates of a document say about their years, and where that is in doubt.

A layout gives a date the year of the nearest heading. That is weighed once more (`danish.fill_years`) where printed
weekdays refute it, where the list under it runs over New Year, and where the heading's year is part of a name or of
something past. Elsewhere the heading stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.danish import Found
from frisat.plan.danish.told_years import Told, Turn
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.days_told import Days
from frisat.read.fields import title_years
from frisat.read.layouts.tables_context import is_date_heading

_TAKEN = ("title", "heading", "budget", "document_date", "column")
"""What a year was taken from (`Period.basis`): words of another place, which the date's own weekday may refute."""
_FEWEST_WEEKDAYS = 2
"""Wrong weekdays that cast doubt: one alone may be a slip of the pen, of which a note tells."""
_IN_YEAR = regex(r"\bi (?:året |kalenderåret |år )?(?:19|20)\d\d", re.IGNORECASE)
"""Said in so many words, so that no date goes over into the next year by its place in the list alone."""
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH})
_FAR = 3
"""Years ahead of all that the document says otherwise, and of its own day, which no list but a name has."""
_FEWEST_IN_TURN = 3
_AUTUMN, _SPRING = 9, 4
"""The month from which on, and up to which, two dates in a row stand on either side of New Year."""
_SMALL = timedelta(days=31)
"""So far a row may stand before the one above it in a list that is sorted all the same."""
_ROUND = timedelta(days=45)
"""So far beyond a whole year a list may run that goes over New Year: the month it began in once more."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the year that its layout gave it, the words that said it, and the heading that it stands under."""

    found: Found
    year_basis: str
    section: str


def in_doubt(
    dates: Sequence[Dated], written: date | None, twice: Days, title: Collection[int]
) -> tuple[list[Found], dict[int, Told]]:
    """
    The dates with the years in doubt taken from them again, and by their indices what the words above say.

    What stands above a date that bears its own year is told too, as it may refute the heading of its list.

    Args:
        dates: those of a document in order. written: the document's own day.
        twice: days that the document tells with their year as well. title: the years of its title, which with such a
            day outweigh a list's heading.
    """
    known = [written.year] if written is not None else []
    known += [day.year for one in dates if not _is_taken(one.found) and (day := _first(one.found)) is not None]
    lists: dict[tuple[str, int], list[int]] = {}
    for n, one in enumerate(dates):
        if _is_taken(one.found) and (day := _first(one.found)):
            lists.setdefault((one.found.period.basis or "", _year(one.found, day)), []).append(n)
    out, told = [one.found for one in dates], _told_twice(dates, twice)
    for (basis, year), members in lists.items():
        again = {said for n in members if (said := _again(dates[n].found, twice)) is not None}
        if len(again) == 1 and year not in again and again <= set(title):
            for n in members:
                told[n], out[n] = Told(min(again), f"neighbours:{min(again)}"), replace(out[n], needs_year=True)
            continue
        kind, _, words = basis.partition(":")
        is_far = bool(known) and year - max(known) >= _FAR
        is_name = kind == "heading" and not is_date_heading(words) and (is_far or title_years.is_name(words))
        at = _turn([dates[n] for n in members], basis)
        wrong = sum(bool(dates[n].found.weekday_wrong) for n in members)
        if not is_name and at is None and wrong < _FEWEST_WEEKDAYS:
            continue
        for k, n in enumerate(members):
            turn = Turn.NONE if at is None else Turn.BEFORE if k < at else Turn.AT if k == at else Turn.AFTER
            told[n] = Told(year, basis, is_name=is_name, turn=turn)
            out[n] = replace(out[n], needs_year=True)
        printed = (n for n, one in enumerate(dates) if one.year_basis == basis and not one.found.period.inferred)
        told |= {n: Told(year, basis, is_name=is_name) for n in printed if not dates[n].found.needs_year}
    return out, told


def _told_twice(dates: Sequence[Dated], twice: Days) -> dict[int, Told]:
    """What is said of the dates that nothing else gives a year, where they are told with it elsewhere."""
    lacking = ((n, _again(one.found, twice)) for n, one in enumerate(dates) if twice and one.found.needs_year)
    return {n: Told(year, f"neighbours:{year}") for n, year in lacking if year is not None}


def _again(found: Found, twice: Days) -> int | None:
    """The year with which a day is told elsewhere."""
    period = found.in_any_year().period if twice else found.period
    first = period.earliest
    return twice.get((first.month, first.day)) if first and period.precision is Precision.DAY else None


def _is_taken(found: Found) -> bool:
    return found.period.inferred and _kind(found.period.basis) in _TAKEN


def _kind(basis: str | None) -> str:
    return (basis or "").partition(":")[0]


def _first(found: Found) -> date | None:
    return found.period.earliest or found.period.latest


def _year(found: Found, first: date) -> int:
    """The year that was given: a week's or a winter's own, though its first day may lie in the one before."""
    made = (year for year in (first.year, first.year + 1, first.year - 1) if _in(found, year) == found.period.edtf)
    return next(made, first.year)


def _in(found: Found, year: int) -> str | None:
    return replace(found, needs_year=True).with_year(year, "").period.edtf


def _turn(members: Sequence[Dated], basis: str) -> int | None:
    """
    The first date after New Year in a list that is sorted but for that place; None when it does not run over New Year.

    Under a heading that is a date or says "i 2026" none does, nor where another heading stands in between: that begins
    the same months anew.
    """
    kind, _, words = basis.partition(":")
    if (
        kind not in ("heading", "budget")
        or len(members) < _FEWEST_IN_TURN
        or is_date_heading(words)
        or _IN_YEAR.search(words)
    ):
        return None
    days = list(_days(members))
    falls = [k for k in range(1, len(days)) if days[k][1] < days[k - 1][1] - _SMALL]
    if len(days) < _FEWEST_IN_TURN or len(falls) != 1:
        return None
    at, day = days[falls[0]]
    before_at, before = days[falls[0] - 1]
    section = members[at].section
    apart = section != members[before_at].section and not is_date_heading(section)
    if apart or before.month < _AUTUMN or day.month > _SPRING:
        return None
    return at if max(day for _, day in days[falls[0] :]) <= days[0][1] + _ROUND else None


def _days(members: Sequence[Dated]) -> Iterator[tuple[int, date]]:
    """The first days of the dates that are exact enough to show an order, with their indices."""
    for k, one in enumerate(members):
        day = _first(one.found)
        if day is not None and one.found.period.precision in _FINE:
            yield k, day
