"""Bars of colour in a time table: empty cells with a background of their own become crosses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from frisat.read.blocks import Cell, Line, Row, Table

_MARK = "■"
_FEWEST_ROWS = 4
"""Rows from which on a column of one colour is a weekend or a holiday and no bar."""


def marked(table: Table) -> Table:
    """The table with a cross in each empty cell whose colour sets it off; unchanged when it has none."""
    columns = _of_columns(table)
    rows = [_marked(row, columns) for row in table.rows]
    return replace(table, rows=tuple(rows)) if any(a is not b for a, b in zip(rows, table.rows, strict=True)) else table


def _is_bar(cell: Cell) -> bool:
    return bool(cell.shade) and not cell.lines and not cell.covered


def _of_columns(table: Table) -> set[tuple[int, str]]:
    """The columns that are of one colour from top to bottom, with it."""
    counts = Counter((c, cell.shade) for row in table.rows for c, cell in enumerate(row.cells) if cell.shade)
    return {place for place, number in counts.items() if _FEWEST_ROWS <= number >= len(table.rows) * 0.8}


def _marked(row: Row, columns: set[tuple[int, str]]) -> Row:
    said = next((cell for cell in row.cells if cell.lines), None)
    if said is None:
        return row
    bars = {
        c
        for c, cell in enumerate(row.cells)
        if c and _is_bar(cell) and cell.shade != said.shade and (c, cell.shade) not in columns
    }
    if not bars:
        return row
    source = said.lines[0].source
    cells = (replace(cell, lines=(Line(_MARK, source),)) if c in bars else cell for c, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))
