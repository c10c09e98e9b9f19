"""Cells of a grid that print days with their month, "12. marts og 2. april kl. 17", below a month's name."""

from __future__ import annotations

from itertools import pairwise

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.layouts.tables_context import month_number

_FINE = frozenset({Precision.DAY, Precision.DAYS})
_BETWEEN = regex(r"[\s,;&+/]*(?:og)?[\s,;&+/]*")
_NOTE = regex(r"[\s,.]*(?P<said>\([^()]{1,60}\))?[\s,.]*")
_WORD = regex(r"[^\W\d_]{3,9}")
_LONGEST = 120
_HALF = 6


def days(text: str) -> list[tuple[str, Found, str]]:
    """
    The dates of a cell that is nothing but days, the last at least with its month in words: for each its words as
    printed, the date and what stands in brackets behind it; [] for any other cell.

    The printed month counts, also where it is not the one that the cell stands under: "27. april" in May's column is
    the day on which papers for a meeting in May are due.
    """
    found = danish.find(text) if len(text) <= _LONGEST else []
    if not found or not _names_a_month(text[found[-1].start : found[-1].end]):
        return []
    if text[: found[0].start].strip() or any(one.in_any_year().period.precision not in _FINE for one in found):
        return []
    notes = [_NOTE.match(text, one.end) for one in found]
    ends = [note.end() if note else one.end for one, note in zip(found, notes, strict=True)]
    begins = [*(one.start for one in found[1:]), len(text)]
    if not all(_BETWEEN.fullmatch(text, end, begin) for end, begin in zip(ends, begins, strict=True)):
        return []
    if any(one.start < end for end, (_, one) in zip(ends, pairwise(found), strict=False)):
        return []
    return [
        (text[one.start : one.end].strip(" ,"), one, (note["said"] or "") if note else "")
        for one, note in zip(found, notes, strict=True)
    ]


def _names_a_month(words: str) -> bool:
    return any(month_number(word) is not None for word in _WORD.findall(words))


def year_beside(found: Found, month: int, year: int) -> int:
    """The year of a day without one that stands under a month of a year: the one in which it is nearest to it."""
    period = found.with_year(year, "").period
    day = period.earliest or period.latest
    ahead = day.month - month if day is not None else 0
    return year - 1 if ahead > _HALF else year + 1 if ahead < -_HALF else year
