"""
Grids: bodies (or tasks) along one side, months or weeks along the other; the cells hold days, crosses or words.

A day in a cell is one activity called after its body. Crosses side by side after a task are one span of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan.model import DocumentKind
from frisat.read import meeting_lists
from frisat.read.blocks import Document, Line, Table
from frisat.read.draft import Draft, DraftActivity
from frisat.read.layouts import (
    calendars,
    calendars_cells,
    calendars_marks,
    grids_axis,
    grids_letters,
    grids_shades,
    grids_sides,
    tables_bars,
    tables_words,
)
from frisat.read.layouts.grids_activities import Entry, activities
from frisat.read.layouts.grids_cells import DAY, MARK, NOTHING, Slot, is_slot, month_in
from frisat.read.layouts.tables_context import Context, above_tables, month_number, title_context, years_in

NAME = "grids"


def fits(document: Document) -> float:
    """0.9 when a table of the document is such a grid, else 0."""
    if not any(isinstance(block, Table) for block in document.blocks):
        return 0.0
    return 0.9 if any(is_grid(table) for _, table, _ in above_tables(document)) else 0.0


def read(document: Document) -> Draft:
    """Every grid of the document."""
    draft = Draft()
    bodies = 0
    letters = grids_letters.of(document)
    for at, table, context in above_tables(document):
        if calendars.is_calendar(table):
            bodies += _calendar(document, draft, at, table, context)
            continue
        table = grids_axis.named(grids_shades.marked(table))
        if not is_grid(table):
            continue
        found = list(_by_label(_entries(table, context)))
        named = sum(tables_words.is_actor(label) and not entries[0].actor for label, entries in found)
        for label, entries in found:
            is_body = named * 2 >= len(found) and tables_words.is_actor(label)
            bodies += is_body
            for activity in activities(label, entries, letters, is_body=is_body):
                activity.block = at
                draft.activities.append(activity)
        draft.text += [(at, words) for words in _unread(table)]
        draft.use([at])
    if bodies and all(a.actor_text for a in draft.activities):
        draft.kind = DocumentKind.MEETINGS
    return draft


def _calendar(document: Document, draft: Draft, at: int, table: Table, context: Context) -> int:
    """Takes a calendar in; the number of its entries that are a body's meetings."""
    made: list[DraftActivity] = []
    top = title_context(document)
    title = document.title or top.heading
    legend = calendars_marks.of(document, meeting_lists.body_in(title) if meeting_lists.is_of_meetings(title) else "")
    for day in calendars.days(table, context, legend.shades):
        made += calendars_cells.activities(day, legend)
        draft.text += [(at, line) for line in day.text.split("\n") if calendars_cells.is_free(line)]
    for activity in made:
        activity.block = at
    draft.activities += made
    if made:
        draft.use([at])
        above = at - 1
        while above >= 0 and isinstance(line := document.blocks[above], Line) and not line.text.strip():
            above -= 1
        if above >= 0 and isinstance(line := document.blocks[above], Line) and month_number(line.text):
            draft.use([above])  # the month of a calendar of weeks is no time of its own
            draft.text.append((above, line.text.strip()))
    return sum(bool(activity.actor_text) for activity in made)


# ------------------------------------------------------------------------------------------------ shape
def is_grid(table: Table) -> bool:
    """Whether one side of the table is a time axis and its cells are what happens there."""
    if len(table.rows) < 2 or max(len(row.cells) for row in table.rows) < 3:
        return False
    if calendars.is_calendar(table):
        return True
    if tables_bars.columns(table):
        return False
    texts = _texts(grids_axis.named(grids_shades.marked(replace(table, rows=table.rows[:80]))))
    return _axis_row(texts) is not None or _axis_column(texts)


def _texts(table: Table) -> list[list[str]]:
    width = max(len(row.cells) for row in table.rows)
    return [
        ["\n".join(n.text for n in c.lines).strip() for c in row.cells] + [""] * (width - len(row.cells))
        for row in table.rows
    ]


def _axis_row(texts: Sequence[Sequence[str]]) -> int | None:
    """Index of the first row whose cells are months or weeks, with bodies or tasks below its first cell."""
    for at, line in enumerate(texts[:4]):
        if not _is_axis(line):
            continue
        labels = [row[0] for row in texts[at + 1 :] if row[0]]
        if labels and not any(is_slot(label) for label in labels):
            return at
    return None


def _is_axis(line: Sequence[str]) -> bool:
    slots = sum(is_slot(t) for t in line[1:])
    filled = sum(bool(t) and tables_words.Role.CLOCK not in tables_words.header_roles(t) for t in line[1:])
    return (slots >= 3 or (slots == 2 and filled == 2)) and slots * 3 >= filled * 2 and not is_slot(line[0])


def _axis_column(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first column is months or weeks and the cells beside them hold days or crosses."""
    below = [row for row in texts[1:] if any(row)]
    slots = [row for row in below if is_slot(row[0])]
    if len(slots) < 2 or len(slots) * 3 < len(below) * 2 or not any(texts[0][1:]):
        return False
    cells = [c for row in slots for c in row[1:] if c and not NOTHING.fullmatch(c)]
    if any(is_slot(c) for c in cells) or not cells:
        return False
    heads = [h for h in texts[0][1:] if h]
    if sum(bool(tables_words.header_roles(h)) and not tables_words.names_actor(h) for h in heads) * 2 > len(heads):
        return False
    return sum(bool(MARK.fullmatch(c) or DAY.match(c)) for c in cells) * 5 >= len(cells) * 3


# ------------------------------------------------------------------------------------------------ cells
def _entries(table: Table, context: Context) -> Iterator[Entry]:
    texts = _texts(table)
    at = _axis_row(texts)
    if at is None:
        yield from _entries_down(table, texts, context)
        return
    slots = _slots(texts[at], texts[:at], table, context, at)
    head = at + (at + 1 < len(texts) and _is_axis(texts[at + 1]))  # the finer axis stands beside the columns' names
    side = grids_sides.sides(
        table, texts, head, [slot is not None or is_slot(t) for slot, t in zip(slots, texts[head], strict=True)]
    )
    under, track = context, ""
    for n, line in enumerate(texts[at + 1 :], at + 1):
        if _is_axis(line):
            finer = n == at + 1  # weeks below months are one axis, not a new one
            slots = _slots(line, texts[:n] if finer else (), table, context, n, after=() if finer else slots)
            continue
        label = grids_sides.text_of(texts, table, n, side.label, at)
        if label and sum(bool(t) for t in line) == 1 and line[side.label]:
            under = context.below(label)
            continue
        actor, clock, phase = (
            "" if column is None else grids_sides.text_of(texts, table, n, column, head)
            for column in (side.actor, side.clock, side.track)
        )
        track = phase or track  # said once for the rows below it
        for c, text in enumerate(line):
            if c and slots[c] is not None and text and not NOTHING.fullmatch(text):
                slot = slots[c]
                assert slot is not None  # noqa: S101 - for the type checker, said by the line above
                named, at_clock = grids_sides.timed(label)
                entry = Entry(named, slot, c, text, table.rows[n].source, (id(table), n), under, actor)
                entry.clock, entry.track = clock or at_clock, track
                yield entry


def _entries_down(table: Table, texts: Sequence[Sequence[str]], context: Context) -> Iterator[Entry]:
    slots = _walk([row[0] if is_slot(row[0]) else "" for row in texts], context)
    for n, line in enumerate(texts):
        slot = slots[n]
        if slot is None:
            continue
        for c, text in enumerate(line):
            if c and text and not NOTHING.fullmatch(text):
                label, clock = grids_sides.timed(" ".join(texts[0][c].split()))
                yield Entry(label, slot, n, text, table.rows[n].source, (id(table), n, c), context, clock=clock)


def _slots(
    line: Sequence[str],
    above: Sequence[Sequence[str]],
    table: Table,
    context: Context,
    at: int,
    after: Sequence[Slot | None] = (),
) -> list[Slot | None]:
    """The time axis in row `at`; a year may stand in the cells themselves, in a row above them, or in a heading."""
    years: dict[int, int] = {}
    for n, row in enumerate(above):
        for c, text in enumerate(row):
            named = years_in(text)
            if len(named) == 1:
                reach = table.rows[n].cells[c].col_span if c < len(table.rows[n].cells) else 1
                years |= dict.fromkeys(range(c, c + reach), named[0])
    start = next((s for s in reversed(after) if s is not None), None)
    out = _walk([t if is_slot(t) else "" for t in line], context, years, start)
    for c, cell in enumerate(table.rows[at].cells):
        for reached in range(c + 1, min(c + cell.col_span, len(out))):
            out[reached] = out[reached] or out[c]
    return out


def _walk(
    texts: Sequence[str], context: Context, years: dict[int, int] | None = None, start: Slot | None = None
) -> list[Slot | None]:
    """Gives each slot its year: its own, else the heading's, one more each time that the months begin again."""
    years = years or {}
    year = start.year if start else context.years[0] if context.years else None
    basis = context.basis
    last = _order(start.text) if start else 0
    given: int | None = None
    out: list[Slot | None] = []
    for c, text in enumerate(texts):
        if not text:
            out.append(None)
            continue
        own = years_in(text)
        order = _order(text)
        above = years.get(c)
        if own or (above is not None and above != given):
            year, basis = (own[0], "") if own else (above, f"heading:{above}")
        elif year is not None and order < last:
            year += 1
        given = above
        last = order
        out.append(Slot(" ".join(text.split()), year, basis))
    return out


def _order(text: str) -> int:
    """Month, week or quarter number: falls where a new year begins."""
    month = month_in(text)
    if month is not None:
        return month
    match = re.search(r"\d{1,2}", text)
    return int(match[0]) if match else 0


def _by_label(entries: Iterator[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries in the document's order, those of one row (and label) together."""
    group: list[Entry] = []
    for entry in entries:
        if group and group[-1].row != entry.row:
            yield group[0].label, group
            group = []
        group.append(entry)
    if group:
        yield group[0].label, group


def _unread(table: Table) -> list[str]:
    """Rows that no entry came from and that are no axis: remarks under the grid."""
    texts = _texts(table)
    start = _axis_row(texts)
    out = []
    for n, line in enumerate(texts):
        filled = [t for t in line if t]
        alone = len(filled) == 1 and (start is None or n != start)
        if alone and not is_slot(line[0]) and (n > 0 or start):
            out.append(" ".join(filled[0].split()))
    return out
