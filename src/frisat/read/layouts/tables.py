"""
Plan tables: one row an activity (or several), in any column order, with or without a telling header.

What a row's cells mean is worked out in `tables_roles` (columns), `tables_rows` (rows) and `tables_split` (cells).
"""

from __future__ import annotations

import re
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.read.blocks import Document, Line, Table
from frisat.read.draft import Draft, DraftActivity
from frisat.read.layouts import (
    bare_days,
    dated_lines,
    dated_sentences,
    dated_titles,
    grids,
    plain_tables,
    tables_bars,
    tables_calendar,
    tables_days,
    tables_forms,
    tables_heads,
    tables_meetings,
    tables_months,
    tables_rows,
    tables_tracks,
    tables_weeks,
    tables_wheels,
    tables_words,
)
from frisat.read.layouts.tables_context import Context, above_tables, day_of, is_carried, is_date_heading, is_month
from frisat.read.layouts.tables_reader import RowReader
from frisat.read.layouts.tables_words import DATE_ROLES, Role

NAME = "tables"


def fits(document: Document) -> float:
    """0.85 when a table of the document is a plan, 0 when none is."""
    if not any(isinstance(block, Table) for block in document.blocks):
        return 0.0
    return 0.85 if any(is_plan(table) for _, table, _ in above_tables(document)) else 0.0


def read(document: Document) -> Draft:
    """Every plan table of the document. Headings above give years; they are not used up."""
    draft = Draft()
    last: tuple[Table, Context, tables_rows.Sorted] | None = None
    for at, table, context in above_tables(document):
        if not is_plan(table):
            continue
        before = len(draft.activities)
        goes_on = last is not None and _is_on_next_page(last[0], table) and last[1].heading == context.heading
        sorted_rows = tables_rows.sort(_upright(table), context, last[2] if last and goes_on else None)
        last = (table, context, sorted_rows)
        reader = RowReader(document, table, sorted_rows.columns, at)
        reader.dashed = reader.are_dashed(sorted_rows.columns, sorted_rows.rows)
        reader.figured = reader.are_figured(sorted_rows.columns, sorted_rows.rows)
        reader.moves = reader.are_moves(sorted_rows.columns, sorted_rows.rows)
        reader.numbered = _are_days_numbered(sorted_rows)
        for n, row in enumerate(sorted_rows.rows):
            if reader.says_none(row):
                draft.text.append((at, " ".join(filter(None, row.texts))))
                continue
            parts = [*dated_sentences.parted(reader.activities(row, (at, n)))]
            made = [*dated_sentences.with_own_days(parts)]
            for activity in made:
                dated_titles.name_step(activity)
            draft.activities += made
        draft.footnotes += sorted_rows.footnotes
        draft.text += [(at, words) for words in [*sorted_rows.text, *_unsaid(sorted_rows.headings, draft.activities)]]
        draft.use([at])
        if len(draft.activities) > before:
            _take_heading(document, draft, at)
    return draft


def _are_days_numbered(said: tables_rows.Sorted) -> bool:
    """Whether the titles of rows that stand for months open with days and no running numbers."""
    title, when = said.columns.one(Role.TITLE), said.columns.many(*DATE_ROLES)
    if title is None or not when:
        return False
    cells = (row.cells[title] for row in said.rows if any(is_month(row.texts[c]) for c in when))
    return bare_days.are_numbered([[line.text for line in cell.lines] for cell in cells])


def _is_on_next_page(table: Table, after: Table) -> bool:
    first, second = table.source.page, after.source.page
    return first is not None and second is not None and second == first + 1


def _take_heading(document: Document, draft: Draft, at: int) -> None:
    """
    Takes the season, month or year right above a table, "Forår 2031", or the day whose programme it is ("Tirsdag den
    4. maj 2031 – første dag"): when its rows are, and no event by itself.
    """
    above = at - 1
    while above >= 0 and isinstance(line := document.blocks[above], Line) and not line.text.strip():
        above -= 1
    if above < 0 or not isinstance(line := document.blocks[above], Line):
        return
    if not is_date_heading(line.text):
        day = day_of(line.text)
        if day and all(made.period_text == day for made in draft.activities if made.block == at):
            draft.use([above])
            draft.text.append((above, line.text.strip()))
    else:
        found = danish.parse(line.text.strip().rstrip(":"))
        if len(found) == 1 and found[0].in_any_year().period.precision not in _DAYS:
            draft.use([above])
            if not is_carried(line.text.strip(), draft.activities):
                draft.text.append((above, line.text.strip()))


_DAYS = frozenset({Precision.DAY, Precision.DAYS})


def is_plan(table: Table) -> bool:
    """Whether a table's rows are activities: a column of dates, or headers that say so, and words beside it."""
    if grids.is_grid(table) or len(table.rows) < 1:
        return False
    table = _upright(replace(table, rows=table.rows[:80]))
    said = tables_rows.sort(table, Context())
    columns, rows = said.columns, said.rows
    if not rows:
        return False
    times = columns.many(*DATE_ROLES, Role.EXTRA_DATE)
    dated = sum(any(tables_words.is_when(r.texts[c]) or tables_words.is_day(r.texts[c]) for c in times) for r in rows)
    by_words = any(tables_words.header_roles(columns.headers[c]) for c in times)
    # Days under "Dato" beside a clock, a place or empty cells are meetings of the body that the heading names.
    listed = by_words and columns.by_words >= 2 and dated >= 2 and dated * 3 >= len(rows) * 2
    title = columns.one(Role.TITLE)
    if title is None:
        return listed
    named = sum(bool(re.search(r"[^\W\d_]{3}", row.texts[title])) for row in rows)
    if named * 2 < len(rows) and not listed:
        return False
    if not times and _dated_titles(said) >= 2:
        return True
    if not times:
        titled = Role.TITLE in tables_words.header_roles(columns.headers[title])
        return titled and columns.by_words >= 2 and bool(columns.many(Role.ACTOR, Role.PARTICIPANTS, Role.AGENDA))
    return dated >= 2 or (dated >= 1 and (by_words or len(rows) <= 2)) or (by_words and columns.by_words >= 2)


def _dated_titles(said: tables_rows.Sorted) -> int:
    """How many rows carry their date in the title cell ("12. marts: Møde i …")."""
    column = said.columns.one(Role.TITLE)
    if column is None or len(said.columns.headers) < 2:
        return 0
    dated = (dated_lines.split(row.texts[column], bullet=False, context=Context()) for row in said.rows)
    return sum(d is not None and d.first for d in dated)


def _unsaid(headings: list[str], activities: list[DraftActivity]) -> list[str]:
    """Heading rows that no activity carries: not as its time, the reason for its year, or its track."""
    return [heading for heading in headings if not is_carried(heading, activities)]


def _has_head(table: Table) -> bool:
    """Whether the first row is header words without a date, over a column of dates: then the table stands upright."""
    texts = plain_tables.texts_of(table.rows)
    first = [text for text in texts[0] if text]
    if len(first) < len(texts[0]) or any(map(tables_words.is_dated, first)):
        return False
    if sum(bool(tables_words.header_roles(text)) for text in first) * 2 < len(first):
        return False
    columns = ([line[c] for line in texts[1:] if line[c]] for c in range(len(first)))
    return any(len(cells) > 1 and all(map(tables_words.is_dated, cells)) for cells in columns)


def _upright(table: Table) -> Table:
    """The table, turned when its header words stand in the first column, unfolded when its columns are tracks."""
    table = tables_meetings.unfolded(tables_wheels.unfolded(tables_bars.without(table)))
    table = tables_heads.unfolded(tables_weeks.named(tables_days.unfolded(table)))
    table = tables_months.unfolded(tables_tracks.unfolded(tables_calendar.unfolded(table)))
    width = max((len(row.cells) for row in table.rows), default=0)
    if any(len(row.cells) != width for row in table.rows):
        return table
    if width == 2 and tables_forms.is_form(table):
        return tables_forms.turned(table)
    if (
        width < 3
        or len(table.rows) < 2
        or any(c.col_span > 1 or c.row_span > 1 for row in table.rows for c in row.cells)
    ):
        return table
    if _has_head(table):
        return table
    first_column = [plain_tables.mended(row.cells[0]) for row in table.rows]
    known = [bool(tables_words.header_roles(t)) for t in first_column if t]
    if len(known) < 2 or sum(known) * 3 < len(known) * 2:
        return table
    rows = [[plain_tables.mended(c) for c in row.cells[1:]] for row in table.rows]
    if not any(sum(danish.is_date_cell(t) for t in line if t) >= max(2, len(line) // 2) for line in rows):
        return table
    return tables_forms.turned(table)
