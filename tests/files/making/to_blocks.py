"""A declared document as blocks, without any file in between: what a perfect reader of the file would hand on."""

from __future__ import annotations

from datetime import date

from frisat.plan.model import Source
from frisat.read.blocks import Block, Cell, Document, Line, Row, Table
from tests.files.making.words import C, Grid, Head, Item, Made, Para, paragraphs, runs


def make(made: Made) -> Document:
    """`options["plain"]` makes the lines those of a text file."""
    blocks: list[Block] = [_line(made.title, 1, level=1)]
    tables = 0
    for at, block in enumerate(made.blocks, 2):
        match block:
            case Head():
                blocks.append(_line(block.text, at, level=block.level))
            case Para():
                blocks += [_line(text, at, bold=block.bold) for text in block.text.split("\n")]
            case Item():
                blocks.append(_line(block.text, at, bullet=block.depth))
            case Grid():
                tables += 1
                blocks.append(_table(block, tables))
    return Document("made.docx", tuple(blocks), title=made.title, extra={"line_ends": "paragraph"})


def _line(text: str, at: int, *, level: int = 0, bullet: int | None = None, bold: bool = False) -> Line:
    pieces = runs(text)
    words = "".join(piece for piece, _ in pieces)
    struck = tuple(piece for piece, is_struck in pieces if is_struck)
    return Line(words, Source("made.docx", (at, at)), level=level, bullet=bullet, bold=bold, struck=struck)


def _table(grid: Grid, number: int) -> Table:
    rows = []
    for r, row in enumerate(grid.laid()):
        source = Source("made.docx", table=number, row=r + 1)
        cells = tuple(_cell(cell, source, bold=r < grid.head) for cell in row)
        rows.append(Row(cells, source, is_header=r < grid.head))
    return Table(tuple(rows), Source("made.docx", table=number), caption=grid.caption)


def _cell(cell: C | None, source: Source, *, bold: bool) -> Cell:
    if cell is None:
        return Cell(covered=True)
    if isinstance(cell.value, date):
        return Cell((Line(cell.text, source),), cell.rows, cell.cols)
    lines = []
    for text, depth in paragraphs(cell.text):
        pieces = runs(text)
        words = "".join(piece for piece, _ in pieces)
        if words:
            struck = tuple(piece for piece, is_struck in pieces if is_struck)
            lines.append(Line(words, source, bullet=depth, bold=bold or cell.bold, struck=struck))
    whole = bool(lines) and all(line.struck == (line.text,) for line in lines)
    return Cell(tuple(lines), cell.rows, cell.cols, struck=whole)
