"""
Calendars: a table with a place for every day, months side by side, months below one another, or the weeks of one month.

What stands at a day is what is held then: "Byrådet kl. 18". `calendars_cells` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from frisat.plan import danish
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
Weeks = tuple[tuple[int, ...], ...]
"""The columns of the weekdays of each month that stands beside another."""


def _weekday_rows(table: Table) -> dict[int, Weeks]:
    """Row -> its months' columns, for rows of five or more weekdays in order over cells that open with days."""
    out = {}
    for n, row in enumerate(table.rows):
        months: list[list[int]] = []
        order: list[int] = []
        for c, cell in enumerate(row.cells):
            name = _name(_text(cell))
            if name is None or name["stem"][:2].lower() not in _ORDER:
                continue
            weekday = _ORDER.index(name["stem"][:2].lower())
            if not order or weekday <= order[-1]:
                months.append([])
            months[-1].append(c)
            order.append(weekday)
        if not months or any(len(columns) < _FEWEST_WEEKDAYS for columns in months):
            continue
        below = [_text(r.cells[c]) for r in table.rows[n + 1 :] for c in months[0] if c < len(r.cells)]
        if sum(_DAY.fullmatch(text) is not None for text in below if text) >= _FEWEST_DAYS:
            out[n] = tuple(map(tuple, months))
    return out


def _month_of(text: str) -> str:
    """The one month that the words over a calendar's weeks name: "Marts", "Mødekalender marts 2027"; "" for none."""
    text = " ".join(text.split())
    if month_number(text) or len(text) > _LONGEST_TITLE:
        return text if month_number(text) else ""
    found = danish.find(text)
    said = text[found[0].start : found[0].end] if len(found) == 1 else ""
    return said if month_number(said) else ""


_LONGEST_TITLE = 80
_MOST_IN_TITLE = 3
"""Cells over one month: its name, the calendar's title, whose it is."""


def _months_of(row: Row, months: Weeks) -> list[str] | None:
    """The months that a row over the weeks names, one for each group of columns; None for any other row."""
    filled = [(c, text) for c, cell in enumerate(row.cells) if (text := _text(cell))]
    if not filled or len(filled) > _MOST_IN_TITLE * len(months) or any(_DAY.fullmatch(text) for _, text in filled):
        return None
    names = [(c, name) for c, text in filled if (name := _month_of(text))]
    if len(months) == 1:
        return [names[0][1]] if len(names) == 1 else None
    ends = [*(columns[0] for columns in months[1:]), len(row.cells)]
    starts = [0, *ends]
    held = [[name for c, name in names if start <= c < end] for start, end in zip(starts, ends, strict=False)]
    return [one[0] for one in held] if all(len(one) == 1 for one in held) else None


@dataclass(slots=True)
class _Month:
    """One month while its weeks are read: where it stands, the last day that came, and each column's day."""

    slot: Slot | None
    last: int = 0
    now: dict[int, int] = field(default_factory=dict)


def _name(text: str) -> re.Match[str] | None:
    return _WEEKDAY_NAME.fullmatch(text)


def _of_weeks(table: Table, context: Context, shades: Mapping[str, str]) -> Iterator[Day]:
    heads = _weekday_rows(table)
    above = context.heading if month_number(context.heading) else context.month or _month_of(context.heading)
    slots: list[Slot] = _years([above], context, None) if above else []
    weeks: Weeks = ()
    months: list[_Month] = []
    for n, row in enumerate(table.rows):
        shape = next((heads[k] for k in sorted(heads) if k >= n), weeks)
        if n not in heads and (names := _months_of(row, shape)):
            slots, months = _years(names, context, None), []
            continue
        if n in heads:
            weeks = heads[n]
            months = [_Month(slots[k] if k < len(slots) else None) for k in range(len(weeks))]
            continue
        if is_legend(row):
            continue
        for columns, month in zip(weeks, months, strict=False):
            yield from _of_week(row, columns, month, shades)


def _of_week(row: Row, columns: Sequence[int], month: _Month, shades: Mapping[str, str]) -> Iterator[Day]:
    for c in columns:
        text = _text(row.cells[c]) if c < len(row.cells) else ""
        match = _DAY.fullmatch(text)
        if match is not None:
            day = int(match["day"])
            inside = day == month.last + 1
            month.last = day if inside else month.last
            month.now[c] = day if inside else 0
            text = match["rest"].strip() or shades.get(row.cells[c].shade, "")
        if text.strip() and month.slot is not None and month.now.get(c):
            yield Day(month.slot, month.now[c], row.cells[c], row, text.strip())


def is_weekday_or_number(text: str) -> bool:
    """Whether a cell beside a day only says its weekday or week: "M", "tirsdag", "uge 5", "12"."""
    return _BESIDE.fullmatch(text.strip()) is not None or tables_words.is_weekday(text)


_BESIDE = regex(rf"{_WEEKDAY}|(?:uge\.? ?)?\d{{1,2}}\.?", re.IGNORECASE)
