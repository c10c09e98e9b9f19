"""
Tables that a text file still shows: columns kept by tabs, pipes or runs of spaces become `Table` blocks.

Only where it is evident: a header line whose cells name columns of a plan, parted by a tab, a pipe or at least two
spaces, and rows below that keep the same borders. Everything else stays lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Cell, Line, Row, Table
from frisat.read.fields.columns import Role, role_of
from frisat.read.fields.no_date import is_no_rest_of, stands_for_none

_PIPE = regex(r"\s*\|\s*")
_RULE = regex(r"^[\s|+=:_-]+$")
_GAP = regex(r" {2,}")
_OPEN_DATE = regex(r"(?:[-–/,]|\b(?:til|og|den|fra|eller))$")
_YEAR = regex(r"(?:19|20)\d\d")
_END = 2
"""Blank lines that end a table kept by spaces."""


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in the file, spaces and all, beside the `Line` made of it."""

    text: str
    line: Line


def with_tables(raw: Sequence[RawLine]) -> tuple[Block, ...]:
    """The lines as blocks, evident tables among them as `Table`; numbered from 1 in order."""
    out: list[Block] = []
    tables = at = 0
    while at < len(raw):
        found = _piped(raw, at, tables + 1) or _spaced(raw, at, tables + 1)
        if found is None:
            out.append(raw[at].line)
            at += 1
            continue
        table, at = found
        tables += 1
        out.append(table)
    return tuple(out)


# ------------------------------------------------------------------------------------------------ pipes and tabs
def _cells_of(text: str) -> list[str] | None:
    """The cells of a line parted by pipes or tabs; None when it has neither."""
    if text.count("|") >= 1:
        return _PIPE.split(re.sub(r"^\s*\||\|\s*$", "", text).strip())
    if "\t" in text.strip():
        return [cell.strip() for cell in text.strip("\r\n").split("\t")]
    return None


def _piped(raw: Sequence[RawLine], at: int, number: int) -> tuple[Table, int] | None:
    header = _cells_of(raw[at].text)
    if header is None or not _is_header(header):
        return None
    rows = [_row(header, raw[at].line, number, 1, is_header=True)]
    here = at + 1
    while here < len(raw):
        text = raw[here].text
        if _RULE.match(text) and text.strip():
            here += 1
            continue
        cells = _cells_of(text)
        if cells is None or len(cells) > len(header):
            break
        cells += [""] * (len(header) - len(cells))
        rows.append(_row(cells, raw[here].line, number, len(rows) + 1))
        here += 1
    return (_table(rows, number), here) if len(rows) > 2 else None


def _is_header(cells: Sequence[str]) -> bool:
    roles = [role_of(cell) for cell in cells if cell.strip()]
    named = [role for role in roles if role is not None]
    return len(roles) >= 2 and Role.DATE in named and 2 * len(named) > len(roles)


def _row(cells: Sequence[str], line: Line, table: int, number: int, *, is_header: bool = False) -> Row:
    source = replace(line.source, table=table, row=number)
    return Row(
        tuple(Cell((Line(cell, source),) if cell else ()) for cell in (c.strip() for c in cells)), source, is_header
    )


def _table(rows: Sequence[Row], number: int) -> Table:
    first, last = rows[0].source, rows[-1].source
    lines = (first.lines[0], last.lines[-1]) if first.lines and last.lines else None
    return Table(tuple(rows), replace(first, lines=lines, table=number, row=None))


# ------------------------------------------------------------------------------------------------ runs of spaces
def _spaced(raw: Sequence[RawLine], at: int, number: int) -> tuple[Table, int] | None:
    """A table kept by spaces: each line is cut where the header's columns begin; a row begins where a date does."""
    text = raw[at].text.rstrip()
    names = _GAP.split(text.strip())
    if len(names) < 2 or not _is_header(names):
        return None
    starts = [text.index(name) for name in names]
    body, end = _body(raw, at + 1, starts)
    if not body:
        return None
    starts = _widened(starts, [one.text for one in body])
    date = next(n for n, name in enumerate(names) if role_of(name) is Role.DATE)
    rows = [_row(names, raw[at].line, number, 1, is_header=True)]
    for group in _groups(body, starts, date):
        rows.append(_tall_row(group, starts, number, len(rows) + 1))
    return (_table(rows, number), end) if len(rows) > 2 else None


def _body(raw: Sequence[RawLine], at: int, starts: Sequence[int]) -> tuple[list[RawLine], int]:
    """
    The lines below a header that keep its borders, until two blank lines, a line that runs across all, or the next
    table. A line after a blank one has a `gap`.
    """
    out: list[tuple[RawLine, int]] = []
    blank = 0
    for here in range(at, len(raw)):
        text = raw[here].text.rstrip()
        if not text.strip():
            blank += 1
            if blank >= _END:
                break
            continue
        if not _keeps(text, starts) or (blank and (not _is_parted(text, starts) or _begins_table(raw, here))):
            break
        one = raw[here]
        out.append((replace(one, line=replace(one.line, gap=True)) if blank else one, here + 1))
        blank = 0
    out = _until_the_last_row(out, starts)
    return [one for one, _ in out], out[-1][1] if out else at


def _until_the_last_row(body: list[tuple[RawLine, int]], starts: Sequence[int]) -> list[tuple[RawLine, int]]:
    """The lines without those below a blank one after which no line fills several columns: the text goes on there."""
    rows = [
        n for n, (one, _) in enumerate(body) if sum(bool(_piece(one.text, starts, c)) for c in range(len(starts))) > 1
    ]
    last = rows[-1] if rows else -1
    return next((body[:n] for n in range(last + 1, len(body)) if body[n][0].line.gap), body)


def _begins_table(raw: Sequence[RawLine], at: int) -> bool:
    """Whether a line is the header of a further table, or the heading right above one."""
    for here in range(at, min(at + 2, len(raw))):
        names = _GAP.split(raw[here].text.strip())
        if len(names) >= 2:
            return _is_header(names)
    return False


def _keeps(text: str, starts: Sequence[int]) -> bool:
    """Whether no word runs across a column's border in a line (a word may begin a little before its heading)."""
    borders = [start for start in starts[1:] if start < len(text)]
    return all(
        " " in text[max(0, border - 3) : border + 1] or text[border - 1 : border].isspace() for border in borders
    )


def _is_parted(text: str, starts: Sequence[int]) -> bool:
    """Whether more than a word's space stands before each cell of a line; running text goes on across borders."""
    borders = [start for start in starts[1:] if start < len(text)]
    return all("  " in text[max(0, border - 4) : border + 1] for border in borders)


def _widened(starts: Sequence[int], texts: Sequence[str]) -> list[int]:
    """Borders moved left to where no line has a letter, so that cells wider than their heading are not cut."""
    out = [0]
    for border in starts[1:]:
        best = border
        for back in range(border, max(out[-1], border - 3), -1):
            if all(len(text) < back or text[back - 1 : back] in (" ", "") for text in texts):
                best = back
                break
        out.append(best)
    return out


def _groups(body: Sequence[RawLine], starts: Sequence[int], date: int) -> list[list[RawLine]]:
    """
    The lines of each row: a new row begins where the date column holds something that begins a date, and where a line
    after a blank one fills the first column alone, as the year of the rows below does.
    """
    from frisat.plan import danish

    out: list[list[RawLine]] = []
    for one in body:
        cell = _piece(one.text, starts, date)
        above = _piece(out[-1][-1].text, starts, date) if out else ""
        dateless = stands_for_none(cell) or (bool(above) and is_no_rest_of(cell, above))
        dateless = dateless and _begins_words(one.text, starts, date)
        begins = bool(cell) and (dateless or danish.is_date_cell(cell) or bool(re.match(r"[\d?]|[A-ZÆØÅ]", cell)))
        open_end = bool(_OPEN_DATE.search(above)) and not stands_for_none(above)
        goes_on = bool(out and cell) and not dateless and len(out[-1]) < 3 and (_is_rest(cell) or open_end)
        runs_on = goes_on and danish.is_date_cell(f"{above} {cell}")
        alone = one.line.gap and [bool(_piece(one.text, starts, n)) for n in range(len(starts))].count(True) == 1
        if out and (not begins or runs_on) and not (alone and (one.text[:1].isupper() or _YEAR.fullmatch(cell))):
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _begins_words(text: str, starts: Sequence[int], date: int) -> bool:
    """Whether a line begins something in another column too, so that a dash before it does not join two dates."""
    return any(_piece(text, starts, n)[:1].isupper() for n in range(len(starts)) if n != date)


def _is_rest(cell: str) -> bool:
    """Whether a date cell's line can only go on the line before: a year, a month, a clock time."""
    return bool(re.match(r"(?:\d{4}$|kl\.?|[a-zæøå(–-])", cell))


def _piece(text: str, starts: Sequence[int], column: int) -> str:
    end = starts[column + 1] if column + 1 < len(starts) else None
    return text[starts[column] : end].strip()


def _tall_row(group: Sequence[RawLine], starts: Sequence[int], table: int, number: int) -> Row:
    first, last = group[0].line.source, group[-1].line.source
    lines = (first.lines[0], last.lines[-1]) if first.lines and last.lines else None
    source = Source(first.document, lines, first.page, table, number)
    cells = []
    for column in range(len(starts)):
        pieces = [(piece, one.line) for one in group if (piece := _piece(one.text, starts, column))]
        lines_of = (Line(p, replace(at.source, table=table, row=number), gap=at.gap) for p, at in pieces)
        cells.append(Cell(tuple(lines_of)))
    return Row(tuple(cells), source)
