"""A sheet's rows as blocks, the same for xlsx and csv: what stands alone above or below the table is a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.model import Source
from frisat.read.blocks import Block, Line, Row, Table


def blocks_of_sheet(rows: Sequence[Row], source: Source, heading: str = "") -> tuple[Block, ...]:
    """
    Lines before the table, the table, lines after it.

    A row with one filled cell is a line when it stands before the first or after the last row with several: a
    title above, remarks below. In between it stays in the table (a section). Empty columns are left out.

    Args:
        rows: Rows with the same number of cells each, at least one of them filled. heading: the table's caption.
    """
    several = [at for at, row in enumerate(rows) if _filled(row) > 1]
    if not several:
        return tuple(_as_lines(rows))
    first, last = several[0], several[-1]
    inside = _without_empty_columns(rows[first : last + 1])
    numbered = tuple(replace(row, source=replace(row.source, table=source.table or 1)) for row in inside)
    table = Table(numbered, replace(source, table=source.table or 1, row=None), caption=heading)
    return (*_as_lines(rows[:first]), table, *_as_lines(rows[last + 1 :]))


def _filled(row: Row) -> int:
    said = {cell.shade for cell in row.cells if cell.lines}
    return sum(bool(cell.lines) or cell.covered or bool(cell.shade and cell.shade not in said) for cell in row.cells)


def _as_lines(rows: Sequence[Row]) -> list[Line]:
    out: list[Line] = []
    for row in rows:
        for cell in row.cells:
            out.extend(replace(line, source=replace(line.source, table=None)) for line in cell.lines)
    return out


def _without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    """Rows without the columns in which no row has anything; spans shrink by the columns that go."""
    width = len(rows[0].cells)
    keep = [at for at in range(width) if any(row.cells[at].lines for row in rows)]
    if len(keep) == width:
        return list(rows)
    kept = set(keep)
    out = []
    for row in rows:
        cells = []
        for at in keep:
            cell = row.cells[at]
            if cell.col_span > 1:
                cell = replace(cell, col_span=sum(1 for x in range(at, at + cell.col_span) if x in kept))
            cells.append(cell)
        out.append(replace(row, cells=tuple(cells)))
    return out
