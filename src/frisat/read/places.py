"""
The last step of every `from_*` that has no line numbers of its own: each line gets its number as laid out.

Line n of a document is the n-th of `Document.lines()`, so that a page can show what stood around an activity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from frisat.plan.model import Source
from frisat.read.blocks import Block, Box, Cell, Line, Row, Table


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks; every line's source has its number, a row's, box's and table's the hull of their lines."""
    counter = _Counter()
    return tuple(counter.block(block) for block in blocks)


class _Counter:
    def __init__(self) -> None:
        self.last = 0

    def line(self, line: Line) -> Line:
        self.last += 1
        s, at = line.source, (self.last, self.last)
        source = Source(s.document, at, s.page, s.table, s.row, s.sheet)  # twice as fast as `replace`: a sheet is long
        return Line(
            line.text, source, line.level, line.bullet, line.bold, line.indent, line.gap, line.struck
        )  # fmt: skip

    def hull(self, source: Source, before: int) -> Source:
        """`source` with the lines counted since `before`; unchanged when there were none."""
        return replace(source, lines=(before + 1, self.last)) if self.last > before else source

    def block(self, block: Block) -> Block:
        before = self.last
        if isinstance(block, Line):
            return self.line(block)
        if isinstance(block, Box):
            lines = tuple(self.line(line) for line in block.lines)
            return replace(block, lines=lines, source=self.hull(block.source, before))
        rows = tuple(self.row(row) for row in block.rows)
        return Table(rows, self.hull(block.source, before), block.caption)

    def row(self, row: Row) -> Row:
        before = self.last
        cells = tuple(
            Cell(tuple(map(self.line, cell.lines)), cell.row_span, cell.col_span, cell.covered, cell.struck, cell.shade)
            if cell.lines
            else cell
            for cell in row.cells
        )
        return Row(cells, self.hull(row.source, before), row.is_header)


def struck_cell(lines: Iterable[Line]) -> bool:
    """Whether a cell as a whole is struck through: every line of it is."""
    found = tuple(lines)
    return bool(found) and all(line.struck == (line.text,) for line in found)


def cell_of(lines: Iterable[Line], *, row_span: int = 1, col_span: int = 1, shade: str = "") -> Cell:
    found = tuple(lines)
    return Cell(found, row_span=row_span, col_span=col_span, struck=struck_cell(found), shade=shade)
