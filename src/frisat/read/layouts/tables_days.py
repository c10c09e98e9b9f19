"""Columns whose cells open with a day on a line of its own and go on with words: two columns."""

from __future__ import annotations

from dataclasses import replace

from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import dated_alone

_FEWEST = 2
_MOST_ROWS = 200


def unfolded(table: Table) -> Table:
    """The table with the day and the words of such a column side by side; unchanged when it has none."""
    rows = table.rows
    if not rows or len(rows) > _MOST_ROWS or any(len(row.cells) != len(rows[0].cells) for row in rows):
        return table
    if any(cell.col_span > 1 for row in rows for cell in row.cells):
        return table
    columns = [[row.cells[c] for row in rows if row.cells[c].lines] for c in range(len(rows[0].cells))]
    dated = {c: opening for c, said in enumerate(columns) if (opening := [cell for cell in said if _opens(cell)])}
    if len(dated) != 1:
        return table  # days in several columns are places of a calendar
    ((column, opening),) = dated.items()
    said = columns[column]
    more = [cell for cell in opening if len(cell.lines) > 1]
    if len(opening) < _FEWEST or len(opening) * 5 < len(said) * 4 - 4 or len(more) * 2 < len(said):
        return table
    return replace(table, rows=tuple(_parted(row, column) for row in rows))


def _opens(cell: Cell) -> bool:
    """Whether a cell's first line is a day and nothing else."""
    return bool(cell.lines) and dated_alone.alone(cell.lines[0].text) is not None


def _parted(row: Row, column: int) -> Row:
    cell = row.cells[column]
    dated = _opens(cell)
    first, rest = (cell.lines[:1], cell.lines[1:]) if dated else (cell.lines, ())
    more = Cell(rest or _head(cell, dated=dated))
    cells = (*row.cells[:column], replace(cell, lines=first), more, *row.cells[column + 1 :])
    return replace(row, cells=cells)


def _head(cell: Cell, *, dated: bool) -> tuple[Line, ...]:
    """The head of the column of words, beside the head of the day."""
    return () if dated or not cell.lines else (replace(cell.lines[0], text="Beskrivelse"),)
