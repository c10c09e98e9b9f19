"""
Frisat's own printed table: a document that Frisat wrote, perhaps saved or printed by another program since.

It is known by the words of its header row, as a person knows it, and read by the same vocabulary that the writers
print with (`plan/printed.py`, `plan/wording/writing.py`). So a plan that went out and came back says the same, also
when a person has added a row, and no word is guessed at that stands there plainly. What stands around the table is
read as in any other document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from frisat.plan.model import Activity, Footnote, Plan, Reading, Source
from frisat.plan.printed import fold, read_period, split_note
from frisat.read.blocks import Block, Document, Line, Row, Table
from frisat.read.layouts.own_cells import OwnRow, read_row
from frisat.read.layouts.own_page import Page, is_furniture, read_page
from frisat.read.layouts.own_words import header_of

NAME = "own_table"
_HEADER_WITHIN = 4
"""The header row is one of so many first rows."""
_PARAGRAPHS = (".docx", ".dotx", ".html", ".htm", ".xlsx", ".csv", ".odt")
"""Endings of files whose lines are whole paragraphs; elsewhere a line may be a part of one."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An own table: its place among the blocks, the keys of its columns, its rows below the header."""

    block: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def fits(document: Document) -> float:
    """1 when a table has our header row, else 0."""
    return 1.0 if any(isinstance(b, Table) and _columns(b) for b in document.blocks) else 0.0


def reading(document: Document, rest: Callable[[Document], Reading]) -> Reading | None:
    """
    The plan of a document that Frisat printed; None when it holds no such table.

    `rest` reads what stands around the table and is not ours: its text, head, items and notes join the plan, and so
    do activities that a person has added outside the table.
    """
    tables = _tables(document)
    if not tables:
        return None
    wrapped = not document.name.lower().endswith(_PARAGRAPHS)
    rows = [row for table in tables for row in _rows(table, document, wrapped=wrapped)]
    page = read_page(document.blocks, {t.block for t in tables}, wrapped=wrapped)
    activities, marks = _activities(rows)
    plan = Plan(
        kind=page.kind,
        title=page.title,
        organisation=page.organisation,
        case_no=page.case_no,
        updated=page.updated,
        provisional=page.provisional,
        sha256=document.sha256 or None,
        activities=activities,
        footnotes=tuple(
            Footnote(mark, text, tuple(a.key for a in activities if mark in marks[a.key]))
            for mark, text in page.footnotes
        ),
        stakeholders=page.stakeholders,
        stakeholders_complete=page.stakeholders_complete,
        text=page.text,
    )
    notes = tuple(note for note in document.notes if not is_furniture(note.value, page.title))
    return _joined(Reading(plan, notes), _around(document, page, tables), rest)


# ------------------------------------------------------------------------------------------------------ the tables
def _columns(table: Table) -> tuple[int, tuple[str, ...]] | None:
    """(rows up to and including the header, key of each column)."""
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        if keys := header_of([cell.text for cell in row.cells]):
            return at + 1, keys
    return None


def _tables(document: Document) -> list[_Found]:
    """The own tables, and tables of the same width right after one: the same table after a page break."""
    out: list[_Found] = []
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        if hit := _columns(block):
            out.append(_Found(at, hit[1], block.rows[hit[0] :]))
        elif (
            out and block.rows and len(block.rows[0].cells) == len(out[-1].columns) and _goes_on(document, out[-1], at)
        ):
            out.append(_Found(at, out[-1].columns, block.rows))
    return out


def _goes_on(document: Document, last: _Found, at: int) -> bool:
    between = document.blocks[last.block + 1 : at]
    return not any((isinstance(b, Line) and b.text.strip()) or not isinstance(b, Line) for b in between)


def _rows(table: _Found, document: Document, *, wrapped: bool) -> list[OwnRow]:
    """The rows with repeated headers left out, and the halves of a row that a page end parted put together."""
    out: list[OwnRow] = []
    after_header = False
    for row in table.rows:
        if header_of([cell.text for cell in row.cells]):
            after_header = True
            continue
        cells = dict(zip(table.columns, (cell.lines for cell in row.cells), strict=False))
        if not any(line.text.strip() for lines in cells.values() for line in lines):
            continue
        source = replace(row.source, document=row.source.document or document.name)
        new_page = after_header or (bool(out) and _page(row.source) != _page(out[-1].source))
        if out and new_page and not (_said(cells.get("period")) or _said(cells.get("kind"))):
            out[-1] = out[-1].continued(cells)
        else:
            out.append(OwnRow(cells, source, wrapped=wrapped))
        after_header = False
    return out


def _page(source: Source) -> int | None:
    return source.page


def _said(lines: Sequence[Line] | None) -> bool:
    return any(line.text.strip() for line in lines or ())


# -------------------------------------------------------------------------------------------------- the activities
def _activities(rows: Sequence[OwnRow]) -> tuple[tuple[Activity, ...], dict[str, tuple[str, ...]]]:
    """The activities in order, and the footnote marks of each key."""
    read = [read_row(row) for row in rows]
    seen: dict[tuple[str, str], int] = {}
    keyed: list[Activity] = []
    marks: dict[str, tuple[str, ...]] = {}
    for row in read:
        a = row.activity
        said = (a.title.lower(), a.period.text if a.period else "")
        number = seen[said] = seen.get(said, 0) + 1
        keyed.append(replace(a, key=_key(*said, number)))
        marks[keyed[-1].key] = row.marks
    out = [
        replace(
            a,
            replaced_by=_named(row.replaced, keyed, a.key) if row.replaced else None,
            depends_on=tuple(key for name in row.depends if (key := _named(name, keyed, a.key))),
        )
        for a, row in zip(keyed, read, strict=True)
    ]
    return tuple(out), marks


def _key(title: str, words: str, number: int) -> str:
    """A short hash of title, period words and number among equals, as for every reading."""
    return hashlib.sha256("\0".join((title, words, str(number))).encode()).hexdigest()[:10]


def _named(name: str, activities: Sequence[Activity], own: str) -> str | None:
    """The key of the activity that a row calls "Møde i byrådet (20. januar 2021)"."""
    title, words = split_note(name)
    period = read_period(words or "")
    for a in activities:
        same = fold(a.title) == fold(title) and (a.period and a.period.edtf) == (period and period.edtf)
        if same and a.key != own:
            return a.key
    return None


# ------------------------------------------------------------------------------------------------- what is around it
def _around(document: Document, page: Page, tables: Sequence[_Found]) -> Document:
    """The document without the blocks that are ours."""
    used = page.used | {t.block for t in tables}
    blocks: tuple[Block, ...] = tuple(b for at, b in enumerate(document.blocks) if at not in used)
    return replace(document, blocks=blocks, notes=())


def _joined(own: Reading, around: Document, rest: Callable[[Document], Reading]) -> Reading:
    """The reading with what the rest of the document says."""
    if not any(not isinstance(b, Line) or b.text.strip() for b in around.blocks):
        return own
    other = rest(around)
    plan, more = own.plan, other.plan
    # An agenda's table holds all its activities; a date in the words of an item is none of them.
    known = {a.key for a in plan.activities}
    added = () if more.header else tuple(a for a in more.activities if a.key not in known)
    left_out = {a.key for a in more.activities} - {a.key for a in added}
    plan = replace(
        plan,
        header=more.header,
        items=more.items,
        activities=(*plan.activities, *added),
        footnotes=(*plan.footnotes, *more.footnotes),
        stakeholders=plan.stakeholders or more.stakeholders,
        text=(*plan.text, *more.text),
    )
    notes = (n for n in other.notes if not n.activities or not set(n.activities) <= left_out)
    return Reading(plan, (*own.notes, *notes))
