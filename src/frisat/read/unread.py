"""
A second reading of what the first left: tables with dates that no layout took as tables, read as the lines they hold.

A frame of cells may be no more than the way a page is set. Where a table's dates would all stay unexplained, its cells
are laid out as lines, and the reading that explains more of the dates is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.model import Reading
from frisat.read.blocks import Block, Document, Line, Table

_FEWEST_DATES = 2
_MOST_ROWS = 400
_MOST_LINES = 2000
_LONGEST = 300


def dissolved(document: Document, left: Sequence[int]) -> Document | None:
    """The document with each unread table of dates as lines; None when there is none. `left`: blocks nobody used."""
    unread = {at for at in left if isinstance(block := document.blocks[at], Table) and _has_dates(block)}
    if not unread:
        return None
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        blocks += _lines(block) if at in unread and isinstance(block, Table) else [block]
    return replace(document, blocks=tuple(blocks))


def explains_more(again: Reading, first: Reading) -> bool:
    """Whether the second reading dates more, and leaves none of what the first had found."""
    return _dated(again) >= _dated(first) + _FEWEST_DATES


def _dated(reading: Reading) -> int:
    return sum(activity.period is not None and activity.period.edtf is not None for activity in reading.plan.activities)


def _has_dates(table: Table) -> bool:
    if len(table.rows) > _MOST_ROWS:
        return False
    lines = [line.text for row in table.rows for cell in row.cells for line in cell.lines]
    if len(lines) > _MOST_LINES:
        return False
    dated = (text for text in lines if len(text) <= _LONGEST and any(map(str.isdigit, text)))
    return sum(bool(danish.find(text)) for text in dated) >= _FEWEST_DATES


def _lines(table: Table) -> Iterator[Line]:
    """The cells' lines row by row; the first cell of a row of two heads the other."""
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.lines]
        for n, cell in enumerate(filled):
            for line in cell.lines:
                yield replace(line, bold=line.bold or (n == 0 and len(filled) == 2))
