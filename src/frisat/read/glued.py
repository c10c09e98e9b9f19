"""Cells that a page's text runs together: "24. augustByrådet behandler" was a table's row."""

from __future__ import annotations

import re
from itertools import pairwise

from frisat.plan.regex import regex
from frisat.read.fields import words

_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|mars|mai|desember|januari|"
    r"februari|augusti|(?:jan|feb|apr|aug|sept?|okt|nov|dec)\.)"
)
_SHORT = rf"(?:{words.SHORT_MONTHS})"
_DAY = r"(?:[0-3]?\d\.?)"
_GLUED = regex(
    rf"(?P<when>(?:(?:(?:{words.WEEKDAY_STEMS})dag|primo|medio|ultimo|senest|inden|den|d\.)\s+){{0,2}}"
    rf"(?:{_SHORT}\.?\s?[-–/]\s?{_SHORT}\.?(?=[A-ZÆØÅ]|\s(?:19|20)\d\d)|"
    rf"(?:{_DAY}(?:\s?[-–,/]{{1,2}}\s?{_DAY})?\s?)?{_MONTH})"
    rf"(?:\s?(?:[-–/]|til)\s?(?:{_DAY}\s?)?{_MONTH})?(?:\s(?:19|20)\d\d)?(?:,?\s+kl\.?\s?\d\d?[.:]\d\d)?)"
    r"(?-i:(?<=[a-zæøå.\d]))(?P<what>(?-i:[A-ZÆØÅ])(?:[a-zæøå]|[A-ZÆØÅ]).*)",
    re.IGNORECASE | re.DOTALL,
)
_CELL = regex(r"(?<=[a-zæøå])(?=[A-ZÆØÅ][a-zæøå])|(?<=[A-ZÆØÅ]{2})(?=[A-ZÆØÅ][a-zæøå])")
"""Where a further cell begins: a capital inside a word."""
_ENDS = regex(
    rf"(?:\b(?:den|d\.|til|og)\s+|[-–]\s?){_DAY}\s?{_MONTH}(?:\s(?:19|20)\d\d)?"
    r"(?-i:(?<=[a-zæøå\d]))(?=(?-i:[A-ZÆØÅ][a-zæøå]))",
    re.IGNORECASE,
)
"""A day that ends a line which the text has lost the end of: "behandling den 8. oktoberFordi tiden …"."""
_LONGEST = 1000
GAP = "   "
"""What columns are parted by in text: three spaces."""


def parted(text: str) -> str:
    """A line that opens with a date and goes on without a space, with gaps where its cells end; else as it is."""
    if len(text) > _LONGEST or (match := _GLUED.fullmatch(text)) is None:
        return text
    return f"{match['when']}{GAP}{_CELL.sub(' ', match['what'])}"


def cut(text: str) -> list[str]:
    """The lines that a text has run together where one ends with a day and the next begins with a capital."""
    if len(text) > _LONGEST or _GLUED.fullmatch(text.strip()) is not None:
        return [text]
    ends = [match.end() for match in _ENDS.finditer(text)]
    return [text[a:b] for a, b in pairwise([0, *ends, len(text)])]
