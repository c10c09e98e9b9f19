"""Small documents built by hand for the layout tests: text as dumped, tables as grids."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.plan.model import Source
from frisat.read.blocks import Cell, Document, Line, Row, Table


def dumped(text: str, name: str = "proeve.txt") -> Document:
    """A text file as `from_txt` would hand it on: one Line a line, numbered from 1."""
    lines = text.strip("\n").split("\n")
    return Document(
        name, tuple(Line(line.strip(), Source(name, (n, n))) for n, line in enumerate(lines, 1)), plain=True
    )


def table(rows: Sequence[Sequence[str]], name: str = "proeve.docx") -> Table:
    """A grid of cells; a newline in a cell is a new paragraph."""
    return Table(
        tuple(
            Row(
                tuple(
                    Cell(tuple(Line(part, Source(name, table=1, row=n)) for part in text.split("\n"))) for text in row
                ),
                Source(name, table=1, row=n),
            )
            for n, row in enumerate(rows, 1)
        ),
        Source(name, table=1),
    )
