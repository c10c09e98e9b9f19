"""Tables whose cells are months, each with its own name on the first line: a year's wheel laid out as a sheet."""

from __future__ import annotations

from dataclasses import replace

from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts.tables_context import is_month

_FEWEST = 4


def unfolded(table: Table) -> Table:
    """
    The table with one row for each line below a cell's month: date, activity; unchanged when its cells are no months.

    What stands in brackets says what the month is like ("(sommerferie)") and is no activity.
    """
    cells = [(row, cell) for row in table.rows for cell in row.cells if not cell.covered and cell.text.strip()]
    months = [(row, cell) for row, cell in cells if is_month(cell.lines[0].text)]
    told = [(row, cell) for row, cell in months if len(cell.lines) > 1]
    if len(told) < _FEWEST or len(months) * 5 < len(cells) * 4 or len(told) * 2 < len(months):
        return table
    source = table.rows[0].source
    rows = [Row(tuple(Cell((Line(name, source),)) for name in ("Måned", "Aktivitet")), source, is_header=True)]
    for row, cell in told:
        month, *lines = cell.lines
        said = (line for line in lines if line.text.strip() and not _is_remark(line.text))
        rows += [Row((Cell((month,)), Cell((line,))), row.source) for line in said]
    return replace(table, rows=tuple(rows))


def _is_remark(text: str) -> bool:
    return text.strip().startswith("(") and text.strip().endswith(")")
