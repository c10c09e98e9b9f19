"""
Columns of days with a dash between day and month: "15-01", "28-02 til 01-03".

Alone, "08-10" is a span of hours, days or weeks as well; a column of dates in which only days and months stand, one of
them at least no span that counts on, is told by its other cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.regex import regex

_PAIR = regex(r"(?<![\d./-])(?P<day>0?[1-9]|[12]\d|3[01])-(?P<month>0?[1-9]|1[0-2])(?![\d./-])")
_CELL = regex(
    r"(?:[^\W\d]{2,8}\.?\s+)?\d{1,2}-\d{1,2}(?:\s*(?:(?:flyttet |udsat |rykket )?til|og|[-–,/])\s*\d{1,2}-\d{1,2})*",
    re.IGNORECASE,
)
_CERTAIN = regex(
    r"(?<!\d)\d{1,2}-\d{1,2}-(?:(?:19|20)\d\d|\d\d)(?!\d)|\b(?:uger?|kl\.?) ?\d{1,2}-\d{1,2}(?!\d)", re.IGNORECASE
)
"""Figures with a dash that say what they are: a day with its year, as the first of a column may have it for all."""
_FEWEST = 2


def is_column(texts: Sequence[str]) -> bool:
    """Whether the cells of a column of dates are days with their months behind a dash."""
    figures = [text.strip() for text in texts if re.search(r"\d-\d", _CERTAIN.sub("", text))]
    cells = [text for text in figures if _CELL.fullmatch(text) and _are_days(text)]
    if len(cells) < _FEWEST or len(cells) * 10 < len(figures) * 9:
        return False
    return any(_is_no_span(match) for text in cells for match in _PAIR.finditer(text))


def _are_days(text: str) -> bool:
    return len(_PAIR.findall(text)) == len(re.findall(r"\d-\d", text))


def _is_no_span(match: re.Match[str]) -> bool:
    """Whether the two figures can be no "from – to": they fall, or the second is written as no hour of a span is."""
    return int(match["day"]) >= int(match["month"])


def names(text: str) -> bool:
    """Whether words name a day in this way."""
    return _PAIR.search(text) is not None


def slashed(text: str) -> str:
    """The same words at the same length with "15/01" for "15-01"."""
    return _PAIR.sub(lambda match: f"{match['day']}/{match['month']}", text)


_SHORT = regex(r"\s*(?P<day>ma|ti|on|to|fr|lø|sø)\.?\s+(?=\d)", re.IGNORECASE)
_WHOLE = {
    "ma": "mandag",
    "ti": "tirsdag",
    "on": "onsdag",
    "to": "torsdag",
    "fr": "fredag",
    "lø": "lørdag",
    "sø": "søndag",
}
_PLAIN = regex(r"(?:[^\W\d]{2,8}\.?\s+)?(?:0?[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])", re.IGNORECASE)


def is_day(text: str) -> bool:
    """Whether a cell is one such day for certain, by itself: "15-01", "ti 09-06"; "08-10" may be hours."""
    text = text.strip()
    match = _PAIR.search(text) if _PLAIN.fullmatch(text) else None
    return match is not None and (_is_no_span(match) or not text[0].isdigit())


def parse(text: str) -> Found | None:
    """The one date of a cell of such a column, in the words that were printed; None when the cell says other things."""
    said = _SHORT.sub(lambda match: f"{_WHOLE[match['day'].lower()]} ", slashed(text), count=1)
    found = danish.parse(said) if names(text) else []
    return replace(found[0], period=replace(found[0].period, text=text)) if len(found) == 1 else None
