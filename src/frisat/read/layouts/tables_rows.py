"""A table's rows sorted: headers, sections, footnotes, totals, continued rows, and rows that say something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.model import Source
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.fields import mend, words
from frisat.read.fields.no_date import stands_for_none
from frisat.read.layouts import bare_days, plain_tables, tables_header, tables_roles, tables_words
from frisat.read.layouts.tables_context import Context, is_date_heading, is_month, month_number, years_in
from frisat.read.layouts.tables_roles import Columns
from frisat.read.layouts.tables_words import Role

_FOOTNOTE = regex(
    r"\s*(?P<mark>\*{1,3}|[¹²³⁴]|\d\)(?= )|(?:note|bemærk|nb|obs|kilde|fodnote)\b\s*[:!.]?)\s*(?P<text>.+)", re.I | re.S
)
_TOTAL = regex(r"(?:i alt|total|sum|subtotal|samlet)\b", re.IGNORECASE)
_HANGS = regex(r"(?:\b(?:kl\.?|klokken|den|til|og|senest|fra|d\.)|(?<!\d{4})(?<!\d{4} )[–—/+&-])\s*$", re.IGNORECASE)
"""The end of a date that the next row goes on with; "2025-" by itself is open."""
_BARE_YEAR = regex(r"(?:19|20)\d\d")
_UNFINISHED = regex(r"(?:[,;(–-]|[a-zæøå]/)$")


@dataclass(slots=True)
class PlanRow:
    """One row that says something: its cells by column (a merged cell's in every row it reaches), and its context."""

    cells: list[Cell]
    texts: list[str]
    source: Source
    context: Context
    section: str = ""
    """The heading row of the table that it stands below, when that is no date."""
    inherited: set[int] = field(default_factory=set)
    """Columns whose cell began in a row above."""


@dataclass(slots=True)
class Sorted:
    """A table taken apart. `footnotes`: (mark, text); `text`: rows that are neither plan nor heading, in words."""

    columns: Columns
    rows: list[PlanRow] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The words of rows that are headings of the rows below."""
    under: Context = field(default_factory=Context)
    """What stands above the last row: it holds for the first rows of the next page, too."""


def whole(table: Table) -> tuple[list[list[Cell]], list[list[bool]]]:
    """
    Every row's cells with merged ones filled in downwards, and which of them began in a row above.

    A cell that another row's cell reaches over shows that cell; one reached over from the left stays empty.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    grid: list[list[Cell]] = []
    above: list[list[bool]] = []
    reach: dict[int, tuple[int, Cell]] = {}
    for row in table.rows:
        cells = [*row.cells, *[Cell()] * (width - len(row.cells))]
        line: list[Cell] = []
        inherited: list[bool] = []
        for c, cell in enumerate(cells):
            left, origin = reach.get(c, (0, Cell()))
            if cell.covered and not cell.lines and left > 0:
                line.append(origin)
                inherited.append(True)
                reach[c] = (left - 1, origin)
                continue
            line.append(cell)
            inherited.append(False)
            reach[c] = (cell.row_span - 1, cell) if cell.row_span > 1 else (0, Cell())
        grid.append(line)
        above.append(inherited)
    return grid, above


def sort(table: Table, context: Context, before: Sorted | None = None) -> Sorted:
    """
    The table's rows sorted, with the role of each column and what stands above each row.

    Args:
        before: the table that this one goes on from, below the same heading: its last section holds on.
    """
    grid, above = whole(table)
    texts = [[plain_tables.mended(cell) for cell in line] for line in grid]
    header = tables_header.find(texts, table.rows)
    headers = tables_header.texts_of(texts, header, grid)
    skip = set() if header is None else {header}
    if header is not None and header + 1 < len(texts) and tables_header.is_second(texts, header, grid):
        skip.add(header + 1)
    body = [
        n
        for n in range(len(texts))
        if n not in skip and any(texts[n]) and not _repeats(texts[n], headers, table.rows[n])
    ]
    lone = {n for n in body if _is_lone(grid[n], texts[n], above[n])}
    cells = [texts[n] for n in body if n not in lone]
    out = Sorted(tables_roles.columns(headers, cells))
    under = before.under if before is not None and before.columns.headers == headers else context
    for n in body:
        said = _heading(grid[n], texts[n], out.columns) if n in lone else _outlined(texts, body, n, out.columns)
        if said is not None and _is_own_date(grid, texts, body, n, out.columns):
            said = None
        if said is not None and _aside(out, said):
            continue
        if said is not None and (header is None or n > header or len(body) > 2):
            under = _section(context, under, said)
            out.headings.append(said)
            continue
        if _is_total(texts[n], out.columns) or (header is not None and n < header and n not in lone):
            out.text.append(" ".join(t for t in texts[n] if t))
            continue
        row = PlanRow(
            list(grid[n]),
            list(texts[n]),
            table.rows[n].source,
            under,
            under.heading if under is not context and not under.when else "",
            {c for c, was in enumerate(above[n]) if was},
        )
        if out.rows and _continues(out.rows[-1], row, out.columns):
            _append(out.rows[-1], row)
        else:
            out.rows.append(row)
    _carry_months(out)
    out.under = under
    return out


def _carry_months(out: Sorted) -> None:
    """Fills in the month of a row that has only a day, where the month stands once, at the first of its rows."""
    column, last = out.columns.one(Role.MONTH), ""
    if column is None:
        return
    for row in out.rows:
        bare = any(tables_words.is_day(row.texts[c]) for c in out.columns.many(Role.DATE, Role.START))
        if row.texts[column]:
            last = row.texts[column]
        elif bare:
            row.texts[column] = last


def _section(top: Context, under: Context, said: str) -> Context:
    """A section row replaces the one before it, but a month keeps the year row above it ("2026", then "Marts")."""
    below = top.below(said)
    if below.when and not years_in(said) and below.years == top.years and under.years:
        below = replace(below, years=under.years, basis=under.basis)
    return below


def _repeats(line: Sequence[str], headers: Sequence[str], row: Row) -> bool:
    """Whether a row is the header again, as it stands on the next page."""
    wanted = [h.lower() for h in headers if h]
    got = [t.lower() for t in line if t]
    if not wanted or len(got) < 2:
        return False
    same = sum(a.lower() == b.lower() for a, b in zip(line, headers, strict=False) if a)
    return same * 5 >= len(got) * 4 or (row.is_header and same * 2 >= len(got))


def _is_lone(cells: Sequence[Cell], line: Sequence[str], above: Sequence[bool]) -> bool:
    """Whether only one cell of a row says something."""
    return sum(bool(t) for t, was in zip(line, above, strict=True) if not was) == 1 and not any(above)


def _heading(cells: Sequence[Cell], line: Sequence[str], columns: Columns) -> str | None:
    """The words of a row that is a heading, None when its only cell is an activity without more words."""
    at = next(c for c, t in enumerate(line) if t)
    text = line[at]
    spans = cells[at].col_span >= max(2, len(line) - 1)
    title = columns.one(Role.TITLE)
    if spans or is_date_heading(text) or _FOOTNOTE.match(text):
        return text
    bold = bool(cells[at].lines) and all(b.bold for b in cells[at].lines)
    set_off = bool(cells[at].lines) and cells[at].lines[0].gap
    if at == title:
        return text if (bold or set_off) and len(text) <= 80 else None
    if at in columns.many(Role.AGENDA, Role.ACTOR, Role.PARTICIPANTS, Role.DELIVERABLE, Role.PLACE):
        return text if at == 0 and (bold or len(text) <= 60) else None
    if at in columns.many(Role.DATE, Role.START, Role.WEEK, Role.MONTH) and tables_words.is_when(text):
        return None
    return text


_OUTLINE = regex(r"\d{1,2}(?:\.\d{1,2})*\.?")


def _outlined(texts: Sequence[Sequence[str]], body: Sequence[int], n: int, columns: Columns) -> str | None:
    """
    The words of a row that has nothing but a number and a title, when the row below is numbered under it ("2 Udbud",
    then "2.1 …"): the phase of those; None for every other row.
    """
    number, title = columns.one(Role.NUMBER), columns.one(Role.TITLE)
    if number is None or title is None or any(t for c, t in enumerate(texts[n]) if c not in (number, title)):
        return None
    below = next((m for m in body if m > n), None)
    own = texts[n][number].rstrip(".")
    if below is None or not texts[n][title] or not _OUTLINE.fullmatch(own):
        return None
    return texts[n][title] if texts[below][number].startswith(f"{own}.") and texts[below][number] != f"{own}." else None


def _is_own_date(
    grid: Sequence[Sequence[Cell]], texts: Sequence[Sequence[str]], body: Sequence[int], n: int, columns: Columns
) -> bool:
    """
    Whether a row with a date alone is a meeting of its own and no heading: it stands in the column of dates, and the
    row below has its own date there, or there is none.
    """
    at = next(c for c, text in enumerate(texts[n]) if text)
    if at not in columns.many(*tables_words.DATE_ROLES) or grid[n][at].col_span > 1:
        return False
    below = next((m for m in body if m > n), None)
    if below is not None and _BARE_YEAR.fullmatch(texts[n][at].strip(" :")):
        return False  # the year of the rows below
    if below is not None and _is_month_of(texts[n][at], texts[below][at]):
        return False
    return bool(danish.find(texts[n][at])) and (below is None or bool(texts[below][at]))


def _is_month_of(text: str, below: str) -> bool:
    """Whether a cell is a month and that below it a day of it: "Tirsdag den 21.", "Uge 10-12", "Medio maj"."""
    number = month_number(text) if is_month(text) else None
    if number is None or not below or is_month(below):
        return False
    if bare_days.in_month(below, text):
        return True
    found = danish.parse(below) or danish.find(below)
    period = found[0].in_any_year().period if found else None
    day = period.earliest or period.latest if period is not None else None
    if period is None or day is None or period.precision not in (Precision.DAY, Precision.DAYS):
        return False
    return min((day.month - number) % 12, (number - day.month) % 12) <= ("uge" in below.lower())


def _aside(out: Sorted, text: str) -> bool:
    """Puts footnote and total rows where they belong; False when the row is a real heading."""
    if note := _FOOTNOTE.match(text):
        out.footnotes.append((note["mark"].strip(" :!.") or "*", note["text"].strip()))
        return True
    if _TOTAL.match(text):
        out.text.append(text)
        return True
    return False


def _is_total(line: Sequence[str], columns: Columns) -> bool:
    times = columns.many(*tables_words.DATE_ROLES)
    first = next((t for t in line if t), "")
    return bool(_TOTAL.match(first)) and not any(tables_words.is_when(line[c]) for c in times)


def _continues(before: PlanRow, row: PlanRow, columns: Columns) -> bool:
    """
    Whether a row goes on with the one before it: it has no time of its own, and its words go on mid-sentence, or it
    has no title of its own. An undated row with a title of its own is an activity. A date that hangs ("5. maj kl.")
    goes on in the next row.
    """
    times = columns.many(*tables_words.DATE_ROLES, Role.EXTRA_DATE)
    title = columns.one(Role.TITLE)
    if title is not None and title in row.inherited and before.texts[title] == row.texts[title]:
        return not any(row.texts[c] and c not in row.inherited and row.texts[c] != before.texts[c] for c in times)
    own_times = [c for c in times if row.texts[c] and c not in row.inherited]
    if row.context != before.context:
        return False
    if own_times:
        return all(_HANGS.search(was := before.texts[c]) and not stands_for_none(was) for c in own_times)
    own = row.texts[title] if title is not None else ""
    if not own:
        return True
    if row.inherited:
        return False
    last = before.texts[title] if title is not None else ""
    if goes_on(last, own):
        return True
    pages = before.source.page is not None and row.source.page is not None and before.source.page < row.source.page
    others = [c for c in range(len(row.texts)) if c != title and row.texts[c] and before.texts[c]]
    return pages and any(goes_on(before.texts[c], row.texts[c]) for c in others)


def goes_on(before: str, after: str) -> bool:
    """Whether two texts are one sentence broken in two."""
    if not before or not after:
        return False
    last = before.split()[-1].lower()
    if _UNFINISHED.search(before) or last in words.DANGLING:
        return True
    return after[0].islower() and before[-1] not in ".:!?"


def _append(before: PlanRow, row: PlanRow) -> None:
    """Adds a continued row's words to the row that it continues; the source reaches over both."""
    for c, cell in enumerate(row.cells):
        if c in row.inherited or not cell.lines:
            continue
        old = before.cells[c]
        lines = (*old.lines, *cell.lines)
        if old.lines and goes_on(before.texts[c], row.texts[c]) and cell.lines[0].bullet is None:
            lines = (*old.lines[:-1], _glued(old.lines[-1], cell.lines[0]), *cell.lines[1:])
        before.cells[c] = replace(old, lines=lines)
        before.texts[c] = mend.join([line.text for line in lines])
    if before.source.lines and row.source.lines:
        hull = (before.source.lines[0], max(before.source.lines[1], row.source.lines[1]))
        before.source = replace(before.source, lines=hull)


def _glued(first: Line, second: Line) -> Line:
    return replace(first, text=mend.join([first.text, second.text]), struck=(*first.struck, *second.struck))
