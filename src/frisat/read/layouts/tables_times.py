"""The cells of one row of a plan table, and when it says that it happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Table
from frisat.read.fields import words
from frisat.read.layouts import bare_days, tables_dashes, tables_split, tables_words
from frisat.read.layouts.tables_context import day_of, is_month, joined, weekday_in, years_in
from frisat.read.layouts.tables_roles import Columns
from frisat.read.layouts.tables_rows import PlanRow
from frisat.read.layouts.tables_split import Part, When
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_FOR = regex(r"\b(?:frist|deadline)\w*\s+(?:for|til)\s+\w", re.IGNORECASE)
"""A header that says what its deadlines are for."""
_FEWEST_MOVES = 2
_DAY_FIGURES = regex(words.DAY_IN_FIGURES)
_SHORT_FIGURES = regex(rf"{words.DAY_IN_FIGURES}\.?(?:\s?(?:\+|&|og|,|/)\s?{words.DAY_IN_FIGURES}\.?)*")
_IN_FIGURES = regex(words.WHOLE_IN_FIGURES)
_FEWEST_FIGURES = 3
_MOST_PAIRED = 200
"""Activities of one row that may each have their own date beside them in one cell."""


@dataclass(slots=True)
class RowTimes:
    """A table whose rows are asked one after the other for their cells and their times."""

    document: Document
    table: Table
    columns: Columns
    block: int
    widths: dict[int, int] = field(default_factory=dict)
    read: dict[int, list[Part]] = field(default_factory=dict)
    """Parts of the cells of the row that is being read, by column: each is asked for once for every activity."""
    reading: PlanRow | None = None
    dashed: bool = False
    """Whether its days are written with a dash before the month, "15-01"."""
    moves: bool = False
    """Whether its first days lie after its last ones: then "Fra | Til" are the old days and the new, and no spans."""
    figured: bool = False
    """Whether its days are figures with points, "13.4.2026", so that "8.5 + 12.6" is two of them."""
    numbered: bool = False
    """Whether titles below months open with days that look like running numbers ("20. Temamøde")."""

    @staticmethod
    def are_dashed(columns: Columns, rows: Sequence[PlanRow]) -> bool:
        """Whether a column of dates among the rows holds days with a dash before the month."""
        times = columns.many(*DATE_ROLES, Role.EXTRA_DATE)
        return any(tables_dashes.is_column([row.texts[c] for row in rows]) for c in times)

    @staticmethod
    def are_figured(columns: Columns, rows: Sequence[PlanRow]) -> bool:
        """Whether several cells of a column of dates hold a day in figures with its year."""
        times = columns.many(*DATE_ROLES, Role.EXTRA_DATE)
        return any(sum(bool(_IN_FIGURES.match(row.texts[c])) for row in rows) >= _FEWEST_FIGURES for c in times)

    @staticmethod
    def are_moves(columns: Columns, rows: Sequence[PlanRow]) -> bool:
        """Whether the second of two columns of days lies before the first in all rows that have both."""
        start, end = columns.one(Role.START), columns.one(Role.END)
        if start is None or end is None:
            return False
        pairs = [(danish.parse(row.texts[start]), danish.parse(row.texts[end])) for row in rows]
        days = [(a[0].period, b[0].period) for a, b in pairs if len(a) == len(b) == 1]
        both = [(a.earliest, b.earliest) for a, b in days if a.edtf and b.edtf and a.precision is b.precision]
        return len(both) >= _FEWEST_MOVES and all(a and b and b < a for a, b in both)

    @property
    def wrapped(self) -> bool:
        """Whether a cell's lines are lines as laid out (PDF), not paragraphs."""
        ends = self.document.extra.get("line_ends")
        return ends != "paragraph" if ends else self.document.name.lower().endswith(".pdf")

    def parts(self, row: PlanRow, column: int) -> list[Part]:
        if self.reading is not row:
            self.reading, self.read = row, {}
        if column not in self.read:
            cell, widest = row.cells[column], self._widest(column)
            self.read[column] = tables_split.parts(cell, wrapped=self.wrapped, widest=widest)
        return list(self.read[column])

    def _widest(self, column: int) -> int:
        if not self.wrapped:
            return 0
        if column not in self.widths:
            cells = (r.cells[column] for r in self.table.rows if column < len(r.cells))
            self.widths[column] = max((len(line.text) for cell in cells for line in cell.lines), default=0)
        return self.widths[column]

    def _own_year(self, row: PlanRow) -> tuple[int | None, str]:
        """The year that the row or the header of its date column says, and where it stands."""
        column = self.columns.one(Role.YEAR)
        match = re.search(r"(?:19|20)\d\d", row.texts[column]) if column is not None else None
        if match:
            return int(match[0]), "column"
        for c in self.columns.many(Role.DATE, Role.START, Role.WEEK, Role.MONTH):
            years = years_in(self.columns.headers[c])
            if len(years) == 1:
                return years[0], f"heading:{' '.join(self.columns.headers[c].split())}"
        month = self.columns.one(Role.MONTH)
        named = years_in(row.texts[month]) if month is not None else ()
        return (named[0], f"heading:{row.texts[month]}") if month is not None and len(named) == 1 else (None, "")

    def whens(self, row: PlanRow, n: int, of: int) -> list[tuple[When, Found | None]]:
        """The dates of the row's n-th activity; one without words when the row says nothing about time."""
        year = self._own_year(row)[0] or row.context.year
        start, end = self.columns.one(Role.START), self.columns.one(Role.END)
        date = next((c for c in self.columns.many(Role.DATE, Role.DEADLINE) if row.texts[c].strip(" -–")), None)
        week, month = self.columns.one(Role.WEEK), self.columns.one(Role.MONTH)
        if date in self.others_deadlines() and month is not None and row.texts[month]:
            date = None
        if start is not None and end is not None and (row.texts[start] or row.texts[end]):
            first, last = row.texts[start], row.texts[end]
            if self.moves:
                return [(When(f"{first}, flyttet til {last}"), None)]
            text, found = joined(first, last, year, row.context.basis)
            return [(When(text), found or self._of_dashes(row, text))]
        if date is not None:
            return [self.dated(row, self._of_cell(row, date, n, of), month)]
        if week is not None and row.texts[week].strip(" -–"):
            return [self._of_week(row, week)]
        if month is not None and row.texts[month]:
            return [(When(row.texts[month]), None)]
        if self.columns.at.get(Role.EXTRA_DATE) and any(row.texts[c] for c in self.columns.at[Role.EXTRA_DATE]):
            return []
        if self._own_year(row)[0] and not self.columns.many(Role.DATE, Role.START, Role.WEEK, Role.MONTH):
            return [(When(row.texts[self.columns.at[Role.YEAR][0]]), None)]
        clocks = any(tables_words.is_clock(row.texts[c]) for c in self.columns.many(Role.CLOCK))
        return [(When(row.context.when or (day_of(row.context.heading) if clocks else "")), None)]

    def others_deadlines(self) -> list[int]:
        """Columns of deadlines that say for what ("Frist for punkter"), and so are not for what the row says."""
        columns = self.columns.at.get(Role.DEADLINE, ())
        return [c for c in columns if _FOR.search(" ".join(self.columns.headers[c].split()))]

    def _of_cell(self, row: PlanRow, column: int, n: int, of: int) -> When:
        cell = self.parts(row, column)
        if 1 < of <= _MOST_PAIRED and len(cell) == of and all(danish.parse(p.text) for p in cell):
            cell = [cell[n]]
        return tables_split.when(cell)

    def dated(self, row: PlanRow, when: When, month: int | None) -> tuple[When, Found | None]:
        """A date cell's words with the weekday, week or month that stands in another column or a heading."""
        if self.figured and _SHORT_FIGURES.fullmatch(when.text):
            when = replace(when, text=", ".join(f"{day}." for day in _DAY_FIGURES.findall(when.text)))
        if (found := _all_of(row.context.when, when.text)) is not None:
            return when, found
        named = row.texts[month] if month is not None else row.context.month
        text = (bare_days.in_month(when.text, named) if named and is_month(named) else "") or when.text
        weekday = self.columns.one(Role.WEEKDAY)
        beside = f"{row.texts[weekday]} {when.text}" if weekday is not None and row.texts[weekday] else when.text
        if (found := self._of_dashes(row, beside) or self._of_dashes(row, when.text)) is not None:
            return replace(when, text=found.period.text), found
        if weekday is not None and row.texts[weekday]:
            if re.fullmatch(r"uge \d.*", text, re.IGNORECASE):
                return self._weekday_of(row, text, row.texts[weekday])
            both = f"{row.texts[weekday]} {text}"
            text = both if danish.parse(both) else text
        return replace(when, text=text), None

    def _of_dashes(self, row: PlanRow, text: str) -> Found | None:
        """The date of words with a dash before the month, with the row's own year, or the one year above it."""
        found = tables_dashes.parse(text) if self.dashed else None
        own, basis = self._own_year(row)
        if found is None or (own is None and row.context.year is None):
            return found
        return found.with_year(own, basis) if own else found.with_year(row.context.year or 0, row.context.basis)

    def _of_week(self, row: PlanRow, week: int) -> tuple[When, Found | None]:
        text = row.texts[week]
        text = text if text.lower().startswith("uge") else f"Uge {text.rstrip('.')}"
        weekday = self.columns.one(Role.WEEKDAY)
        return self._weekday_of(row, text, row.texts[weekday] if weekday is not None else "")

    def _weekday_of(self, row: PlanRow, week: str, weekday: str) -> tuple[When, Found | None]:
        """The day that a week and a weekday in two columns mean, when the year is known."""
        year = self._own_year(row)[0] or row.context.year
        found = weekday_in(week, weekday, year, row.context.basis)
        if found is not None:
            return When(found.period.text), found
        return When(f"{weekday} {week}" if weekday and not year else week), None


_ALL_YEAR = regex(
    r"(?:(?:i|hen over|over) )?hele året|året (?:rundt|igennem)|(?:i løbet af|hen over) året", re.IGNORECASE
)


def _all_of(heading: str, text: str) -> Found | None:
    """The year that a heading is, for a row below it that takes all of it: "Hele året" below "2031"."""
    year = danish.parse(heading) if heading and _ALL_YEAR.fullmatch(text.strip(" .")) else []
    if len(year) != 1 or year[0].period.precision is not Precision.YEAR or year[0].period.inferred:
        return None
    period = replace(year[0].period, text=text.strip(), inferred=True, basis=f"heading:{heading}")
    return replace(year[0], period=period)
