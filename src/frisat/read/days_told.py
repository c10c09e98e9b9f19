"""Days that a document tells with their year and again without: "flyttes fra d. 21.11.31" beside "Den 21. november"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import stamps

_WHOLE = regex(r"\b[0-3]?\d\s?[./-]\s?(?:1?\d\s?[./-]\s?|[^\W\d]{3,9}\.?\s)(?:(?:19|20)\d\d|\d\d)\b")
"""Looks like a day with its year."""
_LONGEST, _MOST = 400, 200
"""Characters of a line, and lines with such a day, that are looked at."""

Days = Mapping[tuple[int, int], int]
"""The year of a month and day."""


def years(lines: Iterable[Line]) -> Days:
    """The year of each day that the lines tell with one year only; lines that speak of the paper itself say none."""
    told: dict[tuple[int, int], set[int]] = {}
    asked = 0
    for line in lines:
        if len(line.text) > _LONGEST or not _WHOLE.search(line.text):
            continue
        if stamps.is_dated_stamp(line.text) or stamps.is_of_the_paper(line.text):
            continue
        asked += 1
        if asked > _MOST:
            return {}
        for one in danish.find(line.text):
            day = one.period.earliest
            if day is not None and not one.needs_year and one.period.precision is Precision.DAY:
                told.setdefault((day.month, day.day), set()).add(day.year)
    return {day: next(iter(said)) for day, said in told.items() if len(said) == 1}
