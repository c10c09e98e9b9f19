"""
What a person should know of an import before its review ends, as one list in the order of the document: each with its
place there, and the row that it is about.

A row is warned of once, with everything that is unsure about it; so is what belongs to no row: text with a date that
became none, pages and cells that were not read, columns that were not understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from django.utils.translation import gettext

from frisat.plan.model import Note, Source
from frisat.plan.schema import source_from_json
from frisat.web.base import words
from frisat.web.intake import present, proposals, queries
from frisat.web.intake.models import Decision, Intake, Row
from frisat.web.process import lines
from frisat.web.process.queries import reading_of

_END = 10**9


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning as the list shows it. `row`: None for what belongs to none; `near`: a row to see its place beside."""

    where: str
    title: str
    said: Sequence[tuple[str, str]]
    """Sentence and what to do."""
    row: Row | None
    near: int | None


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a warning stands in the document, and what it is about: a row's number or a note of the reading."""

    at: int
    position: float
    row: int | None = None
    note: Note | None = None


class Listing(Sequence[Warned]):
    """All warnings of an import; only those of the page that is shown are put into words."""

    def __init__(self, intake: Intake, *, only_open: bool = False) -> None:
        self.intake = intake
        place = _places(intake)
        rows_of = queries.rows_read(intake)
        rows = rows_of.filter(decision=Decision.OPEN) if only_open else rows_of
        near = rows_of.values_list("pk", "activity__source") if intake.loose else ()
        self._near = [(place(source_from_json(said)), pk) for pk, said in near]
        found = [
            _Found(place(source_from_json(said)), position, row=pk)
            for pk, position, said in rows.filter(queries.WARNED).values_list("pk", "position", "activity__source")
        ]
        if not only_open and intake.document is not None:
            loose = proposals.loose_notes(reading_of(intake.document))
            found += [_Found(place(note.source), inf, note=note) for note in loose]
        self._found = sorted(found, key=lambda f: (f.at, f.position))

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        part = self._found[wanted]
        rows = {row.pk: row for row in self.intake.rows.filter(pk__in=[f.row for f in part if f.row is not None])}
        return [self._of_note(f.note, f.at) if f.note is not None else _of_row(rows[f.row]) for f in part]

    def _of_note(self, note: Note, there: int) -> Warned:
        language = words.language()
        where = note.source.where(language) if note.source else ""
        near = max(((at, -pk) for at, pk in self._near if at <= there < _END), default=None)
        return Warned(where, "", [(note.message(language), note.hint(language))], None, -near[1] if near else None)


def _of_row(row: Row) -> Warned:
    said = [present.said(note) for note in row.notes]
    if row.renewed and row.decision == Decision.OPEN:
        said.append((gettext("The plan has changed since the document was read, and so has what the row seems to be."),
                     gettext("See in the row what it is proposed to be now.")))  # fmt: skip
    return Warned(present.where(row), str(row.activity.get("title") or ""), said, row, None)


def _places(intake: Intake) -> Any:
    """Source -> its place among the lines of the document; what has none stands at the end."""
    entries: Sequence[Mapping[str, Any]] = intake.document.lines if intake.document is not None else []
    by_row = {(e["page"], e["table"], e["row"]): n for n, e in reversed(list(enumerate(entries)))}
    by_line = {e["n"]: n for n, e in reversed(list(enumerate(entries))) if e["n"] is not None}
    by_page = {e["page"]: n for n, e in reversed(list(enumerate(entries))) if e["page"] is not None}

    def place(source: Source | None) -> int:
        if source is None:
            return _END
        if source.table is not None and source.row is not None:
            at = by_row.get((source.page, source.table, source.row))
        else:
            at = by_line.get(source.lines[0]) if source.lines is not None else None
        if at is None and source.page is not None:
            at = by_page.get(source.page)
        if at is None:
            at = next((n for n, e in enumerate(entries) if lines.carries(e, source)), _END) if source.lines else _END
        return at

    return place
