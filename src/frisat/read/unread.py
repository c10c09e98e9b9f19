"""
A second reading of what the first left: tables and boxes with dates that no layout took, read as the lines they hold.

A frame may be no more than the way a page is set. Where the dates in one would all stay unexplained, its words are laid
out as lines, and the reading that explains more of the dates is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.model import Reading
from frisat.read.blocks import Block, Box, Document, Line, Table

_FEWEST_DATES = 2
_MOST_ROWS = 400
_MOST_LINES = 2000
_LONGEST = 300


def dissolved(document: Document, left: Sequence[int]) -> Document | None:
    """
    The document with each unread table or box of dates as lines; None when there is none. `left`: blocks nobody used.
    """
    unread = {at for at in left if not isinstance(block := document.blocks[at], Line) and _has_dates(block)}
    if not unread:
        return None
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        blocks += _lines(block) if at in unread and not isinstance(block, Line) else [block]
    return replace(document, blocks=tuple(blocks))


def explains_more(again: Reading, first: Reading) -> bool:
    """Whether the second reading dates more, and leaves none of what the first had found."""
    return _dated(again) >= _dated(first) + _FEWEST_DATES


def _dated(reading: Reading) -> int:
    return sum(activity.period is not None and activity.period.edtf is not None for activity in reading.plan.activities)


def _has_dates(block: Table | Box) -> bool:
    if isinstance(block, Box):
        lines = [line.text for line in block.lines]
    elif len(block.rows) > _MOST_ROWS:
        return False
    else:
        lines = [line.text for row in block.rows for cell in row.cells for line in cell.lines]
    if len(lines) > _MOST_LINES:
        return False
    dated = (text for text in lines if len(text) <= _LONGEST and any(map(str.isdigit, text)))
    return sum(bool(danish.find(text)) for text in dated) >= _FEWEST_DATES


def _lines(block: Table | Box) -> Iterator[Line]:
    """The cells' lines row by row; the first cell of a row of two heads the other. A box begins below some space."""
    if isinstance(block, Box):
        yield from (replace(line, gap=line.gap or n == 0) for n, line in enumerate(block.lines))
        return
    for row in block.rows:
        filled = [cell for cell in row.cells if cell.lines]
        for n, cell in enumerate(filled):
            for line in cell.lines:
                yield replace(line, bold=line.bold or (n == 0 and len(filled) == 2))
