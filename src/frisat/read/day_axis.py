"""
Tables whose heads are single days, "9/3 | 10/3 | 11/3", and whose cells only mark on which of them a task is done.

Each run of marks side by side becomes a row with its first and last day, as a plan table says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.read.blocks import Block, Cell, Line, Row, Table
from frisat.read.layouts import grids_axis, plain_tables
from frisat.read.layouts.grids_cells import MARK

_FEWEST, _MOST_DAYS, _DEEPEST = 3, 200, 4
"""Days of an axis, and the rows among which it is sought."""
_LONGEST = 30


def unfolded(table: Table) -> tuple[Block, ...]:
    """What stands above the axis as lines, and the table with a row for each run of marks; () when it is no such."""
    if len(table.rows) < _FEWEST - 1 or not plain_tables.is_even(table.rows):
        return ()
    texts = plain_tables.texts_of(table.rows[:_DEEPEST])
    at, days = next(((n, days) for n, line in enumerate(texts) if (days := _days(line))), (0, []))
    if not days:
        return ()
    beside = [c for c in range(len(texts[at])) if c not in days]
    body = table.rows[at + 1 :]
    if not beside or not _are_marked(body, days):
        return ()
    head = table.rows[at]
    named = [head.cells[c] if texts[at][c] or c else _cell("Aktivitet", head) for c in beside]
    rows = [replace(head, cells=(_cell("Dato", head), *named))]
    for row in body:
        own = tuple(row.cells[c] for c in beside)
        runs = list(_runs(row, days))
        said = [cell for cell in own if cell.text.strip()]
        if not runs and said:  # a phase over the tasks below it stands alone in its row
            rows.append(replace(row, cells=(Cell(), *own) if len(said) > 1 else (said[0], *(Cell() for _ in own))))
        for first, last in runs:
            when = texts[at][first] if first == last else f"{texts[at][first]} – {texts[at][last]}"
            rows.append(replace(row, cells=(_cell(when, row), *own)))
    above = [line for row in table.rows[:at] for cell in row.cells for line in cell.lines if line.text.strip()]
    return (*(replace(line, bold=True) for line in above), replace(table, rows=tuple(rows)))


def _cell(text: str, row: Row) -> Cell:
    return Cell((Line(text, row.source),))


def _days(line: Sequence[str]) -> list[int]:
    """The columns of a row that are days, one after the other; [] when it is no axis, or one of weeks or months."""
    if grids_axis.named_by_first_days(line):
        return []
    found = {c: day for c, text in enumerate(line[:_MOST_DAYS]) if (day := _day(text)) is not None}
    rising = all(0 < (b - a).days <= _LONGEST for a, b in pairwise(found.values()))
    columns = list(found)
    together = bool(columns) and columns == list(range(columns[0], columns[0] + len(columns)))
    return columns if len(found) >= _FEWEST and rising and together and columns[0] > 0 else []


def _day(text: str) -> date | None:
    """The one day that a cell is, in any year when it names none."""
    found = danish.parse(text.strip()) if 0 < len(text.strip()) <= _LONGEST else []
    if len(found) != 1:
        return None
    period = found[0].in_any_year().period
    return period.earliest if period.precision is Precision.DAY and not period.bound else None


def _are_marked(body: Sequence[Row], days: Sequence[int]) -> bool:
    """Whether what stands below the days are marks and nothing else, in two rows at least."""
    said = [[row.cells[c].text.strip() for c in days] for row in body]
    marked = sum(any(map(MARK.fullmatch, line)) for line in said)
    return marked >= _FEWEST - 1 and all(not text or MARK.fullmatch(text) for line in said for text in line)


def _runs(row: Row, days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last column of each run of marks of a row."""
    first: int | None = None
    for n, c in enumerate(days):
        marked = bool(row.cells[c].text.strip())
        first = c if marked and first is None else first
        ends = n + 1 == len(days) or not row.cells[days[n + 1]].text.strip()
        if marked and ends and first is not None:
            yield first, c
            first = None
