"""A table of a PDF while its pages come in: repeated headings told, rows that a page end broke put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.pdf_lines import cell_lines
from frisat.read.pdf_tables import RawCell, RawTable
from frisat.read.places import struck_cell

_OPEN = regex(r"(?:[-–,/(]|\b(?:og|eller|samt|i|for|af|med|til|på|om|fra|ved|den|det|de|en|et|der|som|at))$", re.I)
_SAME_COLUMN = 14.0
_STEM = regex(r"[^\W\d_]{4,}$")
_REST = regex(
    r"^(?:[bcdfghjklmnpqrstvwxz]{1,2}|ng|ing|erne|ning(?:en|er|erne)?|elsen?|elser(?:ne)?|hed|heden|heder(?:ne)?"
    r"|skab(?:et)?)(?=$|[\s,.;:)])"
)
"""What no Danish word is, but many end with: the rest of a word that was broken for want of room."""


class OpenTable:
    """One table under way. `number`: its number in the document."""

    def __init__(self, raw: RawTable, page: int, number: int, name: str) -> None:
        self.starts = raw.starts
        self.number = number
        self.name = name
        self._page = page
        self._rows: list[Row] = []
        self.add(raw, page)

    def goes_on_in(self, raw: RawTable, page: int) -> bool:
        """Whether a table at the top of the next page is this one: as many columns in the same places."""
        if page != self._page + 1 or len(raw.starts) != len(self.starts):
            return False
        return all(abs(a - b) < _SAME_COLUMN for a, b in zip(raw.starts, self.starts, strict=True))

    def add(self, raw: RawTable, page: int) -> None:
        """A page's rows. A repeated heading stays, marked; the rest of a broken row goes to the row before."""
        fresh = bool(self._rows) and page != self._page
        pitch = raw.pitch()
        rights = _right_edges(raw)
        rows = [self._row(row.cells, pitch, rights, page, row.header) for row in raw.rows]
        if fresh and rows and _same_words(rows[0], self._rows[0]):
            first = self._rows[0]
            self._rows[0] = Row(first.cells, first.source, is_header=True)
            self._append(Row(rows[0].cells, rows[0].source, is_header=True))
            rows = rows[1:]
        body = [at for at, row in enumerate(self._rows) if not row.is_header]
        if fresh and rows and body and _is_rest_of(rows[0], self._rows[body[-1]]):
            self._rows[body[-1]] = _together(self._rows[body[-1]], rows[0])
            rows = rows[1:]
        for row in rows:
            self._append(row)
        self._page = page

    def _append(self, row: Row) -> None:
        source = Source(document=self.name, page=row.source.page, table=self.number, row=len(self._rows) + 1)
        self._rows.append(Row(row.cells, source, row.is_header))

    def _row(self, cells: Sequence[RawCell], pitch: float, rights: Sequence[float], page: int, header: bool) -> Row:
        source = Source(document=self.name, page=page, table=self.number)
        out = []
        for cell, right in zip(cells, rights, strict=True):
            lines = _whole_words(cell_lines(cell.words, source, pitch), cell, right)
            out.append(Cell(lines, cell.rows, cell.columns, cell.covered, struck_cell(lines)))
        return Row(tuple(out), source, is_header=header)

    def closed(self) -> Table:
        """The table, each line knowing its row; lines keep their own page."""
        rows = tuple(_numbered(row) for row in self._rows)
        return Table(rows, Source(document=self.name, page=rows[0].source.page, table=self.number))


def _right_edges(raw: RawTable) -> list[float]:
    """How far to the right words reach in each column."""
    rights = [0.0] * len(raw.starts)
    for row in raw.rows:
        for at, cell in enumerate(row.cells):
            if cell.words and cell.columns == 1:
                rights[at] = max(rights[at], *(word.x1 for word in cell.words), 0.0)
    return rights


def _whole_words(lines: tuple[Line, ...], cell: RawCell, right: float) -> tuple[Line, ...]:
    """
    Lines with words put together that a narrow column broke without a hyphen ("Handicapråde", "t").

    Only where the line before is one word that fills the column, and what follows is no word of its own.
    """
    if len(lines) < 2:
        return lines
    full = [word for word in cell.words if word.x1 > right - 0.7 * word.size]
    out = list(lines)
    for at in range(len(out) - 1, 0, -1):
        above, line = out[at - 1], out[at]
        fits = _STEM.search(above.text) and _REST.match(line.text) and line.bullet is None and not line.gap
        if not fits or " " in above.text or not any(word.text == above.text for word in full):
            continue
        rest, _, after = line.text.partition(" ")
        out[at - 1] = _worded(above, above.text + rest)
        out[at : at + 1] = [_worded(line, after)] if after else []
    return tuple(out)


def _worded(line: Line, text: str) -> Line:
    struck = (text,) if line.struck == (line.text,) else line.struck
    return Line(text, line.source, line.level, line.bullet, line.bold, line.indent, line.gap, struck)


def _numbered(row: Row) -> Row:
    """The row with its number in the source of each line; lines keep their own page."""
    cells = []
    for cell in row.cells:
        lines = tuple(
            Line(
                line.text,
                Source(row.source.document, None, line.source.page, row.source.table, row.source.row),
                line.level, line.bullet, line.bold, line.indent, line.gap, line.struck,
            )
            for line in cell.lines
        )  # fmt: skip
        cells.append(Cell(lines, cell.row_span, cell.col_span, cell.covered, cell.struck))
    return Row(tuple(cells), row.source, row.is_header)


def _same_words(one: Row, other: Row) -> bool:
    return [cell.text for cell in one.cells] == [cell.text for cell in other.cells]


def _is_rest_of(row: Row, before: Row) -> bool:
    """
    Whether a row at the top of a page is the rest of the one before: it has no words in its first column, and in
    some column goes on in the middle of a sentence.
    """
    if not before.cells[0].lines or row.cells[0].lines:
        return False
    for cell, above in zip(row.cells, before.cells, strict=True):
        if cell.lines and above.lines:
            first, last = cell.lines[0], above.lines[-1]
            if first.bullet is None and (first.text[:1].islower() or _OPEN.search(last.text)):
                return True
            if first.bullet is not None and last.bullet is not None:
                return True
    return False


def _together(row: Row, rest: Row) -> Row:
    cells = []
    for cell, more in zip(row.cells, rest.cells, strict=True):
        lines = cell.lines + more.lines
        cells.append(Cell(lines, cell.row_span, cell.col_span, cell.covered, struck_cell(lines)))
    return Row(tuple(cells), row.source, row.is_header)
