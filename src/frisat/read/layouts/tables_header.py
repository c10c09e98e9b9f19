"""The header of a plan table: which row it is, and the words over each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Row
from frisat.read.layouts import tables_words

_SPAN = regex(
    r"(?:(?:[1-4]|I{1,3}|IV)\.?|første|andet) ?(?:halvår|kvartal|kvt\.?|halvdel)(?: (?:19|20)\d\d)?|"
    r"(?:forår|efterår)(?:et)?(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)


def find(texts: Sequence[Sequence[str]], rows: Sequence[Row]) -> int | None:
    """
    Index of the header row, None when the table has none.

    A header's cells are mostly known header words and no dates; halves of a year may head columns of days. Above it
    may stand narrower rows with what the sheet says of itself ("Flytteplan | | | Udskrevet | 14-03-2025 |"). Failing
    that, a row that the file marks as header, or a dateless first row over a column of dates.
    """
    if (sure := _over_dates(texts)) is not None:
        return sure
    widest_above = 0
    for at, line in enumerate(texts[:_FIRST]):
        filled = [t for t in line if t]
        if len(filled) < 2:
            continue
        known = sum(bool(tables_words.header_roles(t)) for t in filled)
        spans = sum(_is_span(t) for t in line[1:])
        spans = spans if spans > 1 else 0
        dates = sum(_is_dated(t) for t in filled) - spans
        if not dates and known >= 2 and known * 2 >= len(filled) and len(filled) > widest_above:
            return at
        if not dates and known and (rows[at].is_header or (spans and known + spans == len(filled))):
            return at
        if not rows[at].is_header:
            if len(filled) * 2 > len(line):
                break
            widest_above = max(widest_above, len(filled))
    if not texts:
        return None
    first = next((n for n, line in enumerate(texts) if sum(bool(t) for t in line) >= 2), None)
    if first is None or any(_is_dated(t) for t in texts[first]) or any(len(t) > 45 for t in texts[first]):
        return None
    if rows[first].is_header:
        return first
    width = len(texts[first])
    for c in range(width):
        below = [line[c] for line in texts[first + 1 :] if line[c]]
        if (
            texts[first][c]
            and not danish.is_date_cell(texts[first][c])
            and len(below) >= 2
            and sum(map(_is_dated, below)) * 2 >= len(below)
        ):
            return first
    return None


def _over_dates(texts: Sequence[Sequence[str]]) -> int | None:
    """
    A row of nothing but header words, one of them of time, with dates in its column right below: the header, whatever
    stands above it, as the names of a committee's members do.
    """
    for at, line in enumerate(texts[:_FIRST]):
        filled = [t for t in line if t]
        if len(filled) < 2 or not all(tables_words.header_roles(t) for t in filled) or any(map(_is_dated, filled)):
            continue
        for c, text in enumerate(line):
            if text and tables_words.header_roles(text)[0] in tables_words.DATE_ROLES:
                below = [row[c] for row in texts[at + 1 : at + 1 + _FIRST] if row[c]]
                if len(below) >= 2 and all(map(_is_dated, below[:2])):
                    return at
    return None


_FIRST = 8
"""Rows among which the header is sought."""


def _is_span(text: str) -> bool:
    """Whether a header's words are a half or a quarter of a year, which columns of days can stand under."""
    return bool(_SPAN.fullmatch(text.strip()))


def _is_dated(text: str) -> bool:
    return bool(re.search(r"\d", text)) and len(text) < 80 and danish.is_date_cell(text)


def texts_of(texts: Sequence[Sequence[str]], header: int | None, grid: Sequence[Sequence[Cell]]) -> list[str]:
    width = max((len(line) for line in texts), default=0)
    if header is None:
        return [""] * width
    out = list(texts[header])
    if header + 1 < len(texts) and is_second(texts, header, grid):
        out = [lower or upper for upper, lower in zip(out, texts[header + 1], strict=True)]
    for c, cell in enumerate(grid[header]):
        for reached in range(c + 1, min(c + cell.col_span, width)):
            out[reached] = out[reached] or texts[header][c]
    return out


def is_second(texts: Sequence[Sequence[str]], header: int, grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether the row below a header with merged cells names its columns ("Periode" over "Start", "Slut")."""
    if not any(cell.col_span > 1 or cell.row_span > 1 for cell in grid[header]):
        return False
    filled = [t for t in texts[header + 1] if t]
    known = sum(bool(tables_words.header_roles(t)) for t in filled)
    return len(filled) >= 2 and known * 3 >= len(filled) * 2 and not any(map(_is_dated, filled))
