"""
What every reader of a file type hands on: text with the place where it stood, nothing interpreted.

`from_*.py` make blocks, `to_plan.py` reads them. A block keeps the page's own order and words. Line numbers are
of the file for text, else of the text as laid out (None when the format has no lines).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from frisat.plan.model import Note, Source


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line of running text as it looks: a text file's line, a paragraph, a heading, a list item.

    `level`: heading level from 1, 0 = not a heading. `bullet`: depth of a list item from 0, None = not one.
    `bold`: the whole line is. `indent`: width of the white space before it, in characters.
    A blank line of a text file is a Line with empty `text`. `gap`: more space than usual stands before it.
    """

    text: str
    source: Source
    level: int = 0
    bullet: int | None = None
    bold: bool = False
    indent: int = 0
    gap: bool = False
    struck: tuple[str, ...] = ()
    """The pieces of `text` that are struck through, in order; `(text,)` when the whole line is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One cell of a table: its lines in order. Merged cells: the text stands in the first cell, which says over how
    many rows and columns it reaches; the others are empty with `covered` true.
    """

    lines: tuple[Line, ...] = ()
    row_span: int = 1
    col_span: int = 1
    covered: bool = False
    struck: bool = False
    shade: str = ""
    """A name for the cell's own background colour, "" for none; a bar of a time table is nothing but that."""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `cells` has one entry a grid column, the same number in every row of a table."""

    cells: tuple[Cell, ...]
    source: Source
    is_header: bool = False
    """The file itself says so (repeated header row, `<th>` row); a reader may find headers that it does not."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. A table over several pages is one table; repeated header rows are still in it."""

    rows: tuple[Row, ...]
    source: Source
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A frame of text that stands by itself on the page: a step of a chart, a text box."""

    lines: tuple[Line, ...]
    source: Source


Block = Line | Table | Box


@dataclass(frozen=True, slots=True)
class Document:
    """
    A file as blocks.

    `plain` is true when the text was dumped from a laid-out page and columns may be lost (txt): then every block is
    a `Line` and line numbers are the file's. `notes`: what the reader of the file left out (hidden rows, images).
    """

    name: str
    blocks: tuple[Block, ...]
    plain: bool = False
    title: str = ""
    notes: tuple[Note, ...] = ()
    sha256: str = ""
    extra: dict[str, str] = field(default_factory=dict, hash=False)

    def lines(self) -> Iterator[Line]:
        """Every line of the document in order, those of tables and boxes included, cell by cell."""
        for block in self.blocks:
            yield from lines_of(block)


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of a block in order, those of a table cell by cell."""
    match block:
        case Line():
            yield block
        case Box():
            yield from block.lines
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines
