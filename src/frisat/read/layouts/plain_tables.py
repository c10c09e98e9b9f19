"""What whoever knows a table by its shape asks of it first: the texts of its cells, and whether it is even."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frisat.read.blocks import Cell, Row
from frisat.read.fields import mend


def mended(cell: Cell) -> str:
    """A cell's lines as one text, with line-end hyphens and broken words mended."""
    return mend.join([line.text for line in cell.lines])


def texts_of(rows: Iterable[Row]) -> list[list[str]]:
    """The mended text of every cell, row by row."""
    return [[mended(cell) for cell in row.cells] for row in rows]


def is_even(rows: Sequence[Row]) -> bool:
    """Whether each row has as many cells as the first."""
    return all(len(row.cells) == len(rows[0].cells) for row in rows)


def is_unmerged(rows: Iterable[Row]) -> bool:
    """Whether no cell reaches over a neighbour."""
    return all(cell.col_span <= 1 and cell.row_span <= 1 for row in rows for cell in row.cells)
