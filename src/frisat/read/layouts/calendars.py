"""
Calendars: a table with a place for every day, months side by side, months below one another, or the weeks of one month.

What stands at a day is what is held then: "Byrådet kl. 18". `calendars_cells` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Row, Table
from frisat.read.fields import words
from frisat.read.layouts import tables_words
from frisat.read.layouts.calendars_marks import is_legend
from frisat.read.layouts.grids_cells import Slot
from frisat.read.layouts.tables_context import Context, month_number, years_in

_WEEKDAY = rf"(?:(?:{words.WEEKDAY_STEMS})(?:dag)?|ma|ti|on|to|fr|lø|sø|[mtofls])\.?"
_DAY = regex(
    rf"(?:{_WEEKDAY}\s*(?:d\.|den)?\s*)?(?P<day>0?[1-9]|[12]\d|3[01])\.?(?:\s*{_WEEKDAY}(?![^\W\d_]))?(?=$|[\s:,–*×●•■○◆✓✔+#-]|[xX]$)"
    r"\s*[:,–-]?\s*(?P<rest>(?:\D.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_DAYS = 15
"""Days one after the other that make a column (or row) of numbers the days of a month."""
_FEWEST_MONTHS, _FEWEST_OF_MONTHS = 3, 6
"""Of a table with nothing but months beside its numbers: so many months, and days, make it a calendar."""
_FEWEST_WEEKDAYS = 5
_DEEPEST_HEAD = 6
_MOST_ROWS, _MOST_COLUMNS = 250, 120
"""Twelve months of weeks with a row for what is held in each are two hundred rows; a larger table is no calendar."""
_WEEKDAY_NAME = regex(rf"(?P<stem>{words.WEEKDAY_STEMS}|ma|ti|on|to|fr|lø|sø)(?:dag)?\.?", re.IGNORECASE)
_ORDER = ("ma", "ti", "on", "to", "fr", "lø", "sø")


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar: its month (with the year and where that stands), the day, and the cell's words."""

    slot: Slot
    day: int
    cell: Cell
    row: Row
    text: str
    """The cell's words without the day's own number."""


def is_calendar(table: Table) -> bool:
    """Whether a table is one of the three shapes; cheap for every other table, however large."""
    if len(table.rows) > _MOST_ROWS or any(len(row.cells) > _MOST_COLUMNS for row in table.rows):
        return False
    return bool(_weekday_rows(table)) or _side_by_side(table) is not None or _side_by_side(_turned(table)) is not None


def days(table: Table, context: Context, shades: Mapping[str, str] | None = None) -> list[Day]:
    """
    The days at which something stands, in the order of the year; empty when the table is no calendar.

    Args:
        shades: what a cell of a colour says that has no words of its own.
        context: the headings above, for the year and for the month of a calendar of one month.
    """
    if _weekday_rows(table):
        found = list(_of_weeks(table, context, shades or {}))
    else:
        said = shades or {}
        found = list(_of_months(table, context, said)) or list(_of_months(_turned(table), context, said))
    return sorted(found, key=lambda one: (one.slot.year or 0, month_number(one.slot.text) or 0, one.day))


def _text(cell: Cell) -> str:
    return "\n".join(line.text for line in cell.lines).strip()


def _turned(table: Table) -> Table:
    """The table with its columns as rows; unchanged when its rows are not of one width."""
    width = len(table.rows[0].cells) if table.rows else 0
    if width < _FEWEST_DAYS or any(len(row.cells) != width for row in table.rows):
        return table
    rows = (Row(tuple(row.cells[c] for row in table.rows), table.rows[0].source) for c in range(width))
    return replace(table, rows=tuple(rows))


# --------------------------------------------------------------------------------------- months side by side
@dataclass(frozen=True, slots=True)
class _Shape:
    """`head`: the row of months. `months`: their columns. `numbers`: the columns of days, one for all or one each."""

    head: int
    months: tuple[int, ...]
    numbers: tuple[int, ...]


def _side_by_side(table: Table) -> _Shape | None:
    if len(table.rows) < _FEWEST_OF_MONTHS:
        return None
    for at, row in enumerate(table.rows[:_DEEPEST_HEAD]):
        months = tuple(c for c, cell in enumerate(row.cells) if month_number(_text(cell)) is not None)
        if not months or len(months) * 2 <= sum(bool(cell.lines) for cell in row.cells):
            continue
        below = table.rows[at + 1 :]
        numbers = tuple(c for c in range(len(row.cells)) if _counts(below, c))
        if not numbers and len(months) >= _FEWEST_MONTHS and months == tuple(range(1, len(row.cells))):
            numbers = (0,) if _counts(below, 0, fewest=_FEWEST_OF_MONTHS) else ()
        if len(numbers) == len(months) or (len(numbers) == 1 and numbers[0] < months[0] and len(months) > 1):
            return _Shape(at, months, numbers)
    return None


def _counts(rows: Sequence[Row], column: int, *, fewest: int = _FEWEST_DAYS) -> bool:
    """Whether a column counts the days of a month from 1 on; the last of them may have gone with nothing beside."""
    said = [_text(row.cells[column]) for row in rows if column < len(row.cells)]
    matches = [_DAY.fullmatch(text) for text in said if text]
    numbers = [int(match["day"]) for match in matches if match]
    if len(numbers) < fewest or numbers[0] != 1 or len(numbers) * 5 < len(matches) * 4:
        return False
    return all(b == a + 1 for a, b in pairwise(numbers))


def _of_months(table: Table, context: Context, shades: Mapping[str, str]) -> Iterator[Day]:
    shape = _side_by_side(table)
    if shape is None:
        return
    head = table.rows[shape.head].cells
    width = len(head)
    slots = _years([_text(head[c]) for c in shape.months], context, _year_above(table, shape.head))
    own = len(shape.numbers) == len(shape.months)
    starts = shape.numbers if own else shape.months
    for n, (start, slot) in enumerate(zip(starts, slots, strict=True)):
        end = starts[n + 1] if n + 1 < len(starts) else width
        number = start if own else shape.numbers[0]
        for row in table.rows[shape.head + 1 :]:
            match = _DAY.fullmatch(_text(row.cells[number])) if number < len(row.cells) else None
            if match is None:
                continue
            for c in range(start, min(end, len(row.cells))):
                text = match["rest"] if c == number else _text(row.cells[c])
                text = text.strip() or shades.get(row.cells[c].shade, "")
                if text.strip():
                    yield Day(slot, int(match["day"]), row.cells[c], row, text.strip())


def _year_above(table: Table, head: int) -> int | None:
    said = [year for row in table.rows[:head] for cell in row.cells for year in years_in(_text(cell))]
    return said[0] if len(set(said)) == 1 else None


def _years(names: Sequence[str], context: Context, above: int | None) -> list[Slot]:
    """Each month with its year: its own, else the heading's, one more each time that the months begin again."""
    year = above or (context.years[0] if context.years else None)
    basis = f"heading:{above}" if above else context.basis
    last = 0
    out = []
    for name in names:
        own, order = years_in(name), month_number(name) or 0
        if own:
            year, basis = own[0], ""
        elif year is not None and order < last:
            year += 1
        last = order
        out.append(Slot(" ".join(name.split()), year, basis))
    return out


# ------------------------------------------------------------------------------------------ weeks of one month
def _weekday_rows(table: Table) -> dict[int, tuple[int, ...]]:
    """Row -> its columns, for rows of at least five names of weekdays in order over cells that open with days."""
    out = {}
    for n, row in enumerate(table.rows):
        at = [(c, m["stem"][:2].lower()) for c, cell in enumerate(row.cells) if (m := _name(_text(cell)))]
        order = [_ORDER.index(stem) for _, stem in at if stem in _ORDER]
        if len(order) < _FEWEST_WEEKDAYS or any(b <= a for a, b in pairwise(order)):
            continue
        below = [_text(r.cells[c]) for r in table.rows[n + 1 :] for c, _ in at if c < len(r.cells)]
        if sum(_DAY.fullmatch(text) is not None for text in below if text) >= _FEWEST_DAYS:
            out[n] = tuple(c for c, _ in at)
    return out


def _name(text: str) -> re.Match[str] | None:
    return _WEEKDAY_NAME.fullmatch(text)


def _of_weeks(table: Table, context: Context, shades: Mapping[str, str]) -> Iterator[Day]:
    heads = _weekday_rows(table)
    month = context.heading if month_number(context.heading) else context.month
    slot = _years([month], context, None)[0] if month else None
    columns: tuple[int, ...] = ()
    now: dict[int, int] = {}
    last = 0
    for n, row in enumerate(table.rows):
        filled = [_text(cell) for cell in row.cells if cell.lines]
        if len(filled) == 1 and month_number(filled[0]):
            slot, last, now = _years([filled[0]], context, None)[0], 0, {}
            continue
        if n in heads:
            columns, last, now = heads[n], 0, {}
            continue
        if is_legend(row):
            continue
        for c in columns:
            text = _text(row.cells[c]) if c < len(row.cells) else ""
            match = _DAY.fullmatch(text)
            if match is not None:
                day = int(match["day"])
                inside = day == last + 1
                last = day if inside else last
                now[c] = day if inside else 0
                text = match["rest"].strip() or shades.get(row.cells[c].shade, "")
            if text.strip() and slot is not None and now.get(c):
                yield Day(slot, now[c], row.cells[c], row, text.strip())


def is_weekday_or_number(text: str) -> bool:
    """Whether a cell beside a day only says its weekday or week: "M", "tirsdag", "uge 5", "12"."""
    return _BESIDE.fullmatch(text.strip()) is not None or tables_words.is_weekday(text)


_BESIDE = regex(rf"{_WEEKDAY}|(?:uge\.? ?)?\d{{1,2}}\.?", re.IGNORECASE)
