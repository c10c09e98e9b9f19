"""Time axes that say what they are in another cell: bare numbers below a merged "Uge (2027)", or after "Uge"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Row, Table
from frisat.read.layouts.grids_cells import month_in

_WEEKS = regex(
    r"uge(?:r|rne|nr\.?|nummer|numre)?\b[\s:,.(]*(?:nr\.?)?[\s:,.(]*"
    r"(?:(?:i )?(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)?[)\s.:]*",
    re.IGNORECASE,
)
_NUMBER = regex(r"\d{1,2}\.?")
_DEEPEST_HEAD = 6
"""Rows in which a table's axis is sought."""
_FEWEST = 3
_LAST_DAY, _LAST_WEEK = 31, 53


def named(table: Table) -> Table:
    """The table with "Uge 5" where a bare 5 stands for a week; unchanged when no cell says that it does."""
    table = _of_days(table)
    words: set[tuple[str, ...]] = set()
    rows = list(table.rows)
    for n, row in enumerate(table.rows):
        if n >= _DEEPEST_HEAD and not words:
            break
        said = tuple(cell.text.strip() for cell in row.cells)
        if said in words or (n < _DEEPEST_HEAD and _are_weeks(table, n, said)):
            words.add(said)
            rows[n] = _with_weeks(row)
    return replace(table, rows=tuple(rows)) if words else table


def _of_days(table: Table) -> Table:
    """The table with weeks, or months, where its axis prints the first day of each: "30-11-2026", "07-12-2026"."""
    rows = list(table.rows)
    for n, row in enumerate(rows[:_DEEPEST_HEAD]):
        names = named_by_first_days([cell.text for cell in row.cells])
        if not names:
            continue
        cells = [
            replace(cell, lines=(replace(cell.lines[0], text=names[c]),)) if c in names else cell
            for c, cell in enumerate(row.cells)
        ]
        rows[n] = replace(row, cells=tuple(cells))
        return replace(table, rows=tuple(rows))
    return table


def named_by_first_days(said: Sequence[str]) -> dict[int, str]:
    """Column -> week or month, where a row prints the first day of each with its year; {} where it does not."""
    days = {c: day for c, text in enumerate(said) if (day := _day(text)) is not None}
    others = sum(bool(text.strip()) for c, text in enumerate(said) if c not in days)
    steps = [(b - a).days for a, b in pairwise(days.values())]
    if len(steps) < _FEWEST or others > len(days):
        return {}
    if all(step == _WEEK for step in steps):
        return {c: "Uge {1} {0}".format(*day.isocalendar()) for c, day in days.items()}
    if all(day.day == 1 for day in days.values()) and all(_MONTH[0] <= step <= _MONTH[1] for step in steps):
        return {c: f"{_MONTHS[day.month - 1]} {day.year}" for c, day in days.items()}
    return {}


_WEEK, _MONTH = 7, (28, 31)
"""Days from one place of an axis to the next."""
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_LONGEST_DAY = 20


def _day(text: str) -> date | None:
    """The one day, with its year, that a cell is."""
    text = text.strip()
    if not 0 < len(text) <= _LONGEST_DAY or not text[-1].isdigit():
        return None
    found = danish.parse(text)
    one = found[0].period if len(found) == 1 and not found[0].needs_year else None
    return one.earliest if one is not None and one.precision is Precision.DAY else None


def _are_weeks(table: Table, n: int, said: Sequence[str]) -> bool:
    at = [c for c, text in enumerate(said) if c and _NUMBER.fullmatch(text)]
    numbers = [int(said[c].rstrip(".")) for c in at]
    others = sum(bool(text) for c, text in enumerate(said) if c not in at)
    if len(at) < _FEWEST or others > max(2, len(at) // 2) or not all(1 <= number <= _LAST_WEEK for number in numbers):
        return False
    falls = sum(b <= a for a, b in pairwise(numbers))
    if falls > 1:
        return False
    if any(_WEEKS.fullmatch(text) for text in said[: at[0]] if text):
        return True
    above = table.rows[:n]
    if _count_on(numbers) and max(numbers) > _LAST_DAY:
        return True
    return any(_reaches(row, at) for row in above) or any(_in_months(row, at, numbers) for row in above)


def _in_months(row: Row, columns: Sequence[int], numbers: Sequence[int]) -> bool:
    """
    Whether a row of months stands over numbers that count on as the weeks of those months do.

    A month's name stands over the first of its weeks or is merged over them; a week may lie in two months.
    """
    if not _count_on(numbers):
        return False
    months = {c: number for c, cell in enumerate(row.cells) if (number := month_in(cell.text)) is not None}
    if not months or min(months) > columns[0]:
        return False
    fits = 0
    for column, week in zip(columns, numbers, strict=True):
        month = months[max(c for c in months if c <= column)]
        first, last = (date.fromisocalendar(_ANY_YEAR, min(week, 52), day) for day in (1, 7))
        fits += min(abs(day.month - month) % 11 for day in (first, last)) <= 1
    return fits * 10 >= len(columns) * 9


_ANY_YEAR = 2026


def _count_on(numbers: Sequence[int]) -> bool:
    """Whether each number is the next week's, over the end of a year too; "1 2 3" may number anything."""
    steps = [b - a == 1 or (a >= _LAST_WEEK - 1 and b == 1) for a, b in pairwise(numbers)]
    return len(steps) >= _FEWEST and all(steps)


def _reaches(row: Row, columns: Sequence[int]) -> bool:
    """Whether a cell of a row says "Uge" over these columns: merged over most, or alone above or before the first."""
    filled = [c for c, cell in enumerate(row.cells) if cell.text.strip()]
    for c in filled:
        cell = row.cells[c]
        if _WEEKS.fullmatch(cell.text.strip()):
            reach = cell.col_span if cell.col_span > 1 else len(row.cells) if c >= columns[0] - 1 else 0
            over = sum(c <= column < c + reach for column in columns)
            if over * 2 > len(columns) and (cell.col_span > 1 or c == filled[-1]):
                return True
    return False


def _with_weeks(row: Row) -> Row:
    cells = []
    for c, cell in enumerate(row.cells):
        text = cell.text.strip()
        if c and _NUMBER.fullmatch(text):
            number = re.sub(r"\D", "", text)
            cell = replace(cell, lines=(replace(cell.lines[0], text=f"Uge {number}"),))
        cells.append(cell)
    return replace(row, cells=tuple(cells))
