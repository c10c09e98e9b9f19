"""
Rows pasted from Excel, Word or Outlook: what the clipboard holds (HTML, or text with tabs) as cells; which is which.

Nothing is guessed silently: a person sees the columns beside the cells and can choose others before anything is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frisat.plan.bodies import ends_as_body, is_top, plain
from frisat.plan.danish import is_date_cell
from frisat.plan.likeness import fold
from frisat.plan.pasted_html import MOST_COLUMNS, MOST_ROWS, rows_of
from frisat.plan.regex import regex

LONGEST_CELL = 2000
Rows = list[list[str]]

FIELDS = ("period", "time", "title", "actors", "responsible", "place", "track", "method", "agenda", "deliverables",
          "status_reason", "remark")  # fmt: skip
"""What a pasted column can become; "" leaves it out."""
_HEADINGS: dict[str, tuple[str, ...]] = {
    "period": ("periode", "dato", "datoer", "hvornår", "tidspunkt", "tid", "måned", "uge", "frist", "deadline", "start",
               "date", "when", "period", "dato/periode", "tidsplan"),
    "time": ("klokken", "kl", "klokkeslæt", "time"),
    "title": ("hvad", "aktivitet", "aktiviteter", "emne", "titel", "opgave", "indhold", "beskrivelse", "møde",
              "subject", "what", "activity", "title"),
    "actors": ("hvem", "aktører", "aktør", "deltagere", "deltager", "udvalg", "organ", "forum", "who", "attendees",
               "påkrævede deltagere"),
    "responsible": ("ansvarlig", "ansvarlige", "tovholder", "organizer", "arrangør", "mødearrangør"),
    "place": ("sted", "lokale", "lokation", "hvor", "location", "where", "place"),
    "track": ("spor", "fase", "track"),
    "method": ("metode", "form", "method"),
    "agenda": ("dagsorden", "agenda", "punkter"),
    "deliverables": ("leverance", "leverancer", "produkt", "output", "deliverables"),
    "remark": ("bemærkning", "bemærkninger", "note", "noter", "kommentar", "kommentarer", "remark", "notes"),
}  # fmt: skip
_QUOTED = regex(r'"((?:[^"\t]|"")*)"(?=[\t\n]|$)')
_END = regex(r"[\t\n]")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens and signs without width, which Word puts into words."""
_BY_HEADING = {fold(name): field for field, names in _HEADINGS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Pasted:
    """
    A pasted table: its rows without the heading row, all of one length, and a field (or "") for each column.

    `has_heading`: the first row named the columns. `left_out`: rows beyond the most that are taken at once.
    """

    rows: Rows
    columns: list[str]
    has_heading: bool = False
    left_out: int = 0


def pasted(text: str, html: str = "") -> Pasted:
    """What was pasted; no rows when there is nothing. Never raises: whatever the clipboard holds gives cells."""
    is_table = text.lstrip().casefold().startswith(("<table", "<html", "<!doctype"))
    rows = _of_tables(html) or _of_tables(text) or ([] if is_table else rows_of_text(text))
    rows = [[_cell(c) for c in row[:MOST_COLUMNS]] for row in rows]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    kept = [n for n in range(width) if any(row[n] for row in rows)]
    rows = [[row[n] for n in kept] for row in rows]
    named = _named(rows[0]) if rows else []
    has_heading = len(rows) > 1 and bool(named) and sum(map(bool, named)) >= min(2, len(kept))
    body = [row for row in rows if row != rows[0]] if has_heading else rows  # Word repeats it on each page
    columns = _guessed(body, named if has_heading else [""] * len(kept))
    return Pasted(body[:MOST_ROWS], columns, has_heading, max(0, len(body) - MOST_ROWS))


def _of_tables(html: str) -> Rows:
    """The rows of tables; none when a single cell frames lines, as in a mail: then each line is a row."""
    rows = rows_of(html) if "<t" in html.casefold() else []
    said = [cell for row in rows for cell in row if cell.strip()]
    if len(said) == 1 and len(_cell(said[0]).split("\n")) > 1:
        return [[line] for line in said[0].split("\n")]
    return rows if said else []


def _cell(text: str) -> str:
    text = text.translate(_UNSEEN).replace("\r", "\n")
    lines = (" ".join(line.replace("\xa0", " ").split()) for line in text.split("\n"))
    said = "\n".join(line for line in lines if line)
    return "".join(c for c in said if c == "\n" or (ord(c) >= 32 and not "\ud800" <= c <= "\udfff"))[:LONGEST_CELL]


def rows_of_text(text: str) -> Rows:
    """Rows of text, with tabs between columns; a cell with line breaks stands in quotation marks, as in Excel."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").removeprefix("\ufeff")
    rows: Rows = [[]]
    at = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at)
        # Marks around words that hold neither a line break nor a mark are the writer's own: Excel puts none there.
        if quoted and ("\n" in quoted[1] or '""' in quoted[1]):
            rows[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            end = _END.search(text, at)
            stop = end.start() if end else len(text)
            rows[-1].append(text[at:stop])
            at = stop
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _named(row: Sequence[str]) -> list[str]:
    """A field for each cell that is a heading we know; each field once."""
    out: list[str] = []
    for cell in row:
        field = _BY_HEADING.get(fold(cell).strip(" :.*"), "")
        out.append("" if field in out else field)
    return out


def _guessed(rows: Rows, named: list[str]) -> list[str]:
    """The fields of columns that no heading names: dates, then who, then the longest texts are what happens."""
    columns = list(named)
    free = [n for n, field in enumerate(columns) if not field]
    filled = {n: [row[n] for row in rows if row[n]] for n in free}
    for field, fits in (("period", is_date_cell), ("actors", _is_who)):
        if field in columns:
            continue
        best = max(free, key=lambda n: _share(filled[n], fits), default=None)
        if best is not None and _share(filled[best], fits) >= 0.5:
            columns[best] = field
            free.remove(best)
    if "title" not in columns and free:
        longest = max(free, key=lambda n: (sum(map(len, filled[n])), -n))
        columns[longest] = "title"
    return columns


def _share(cells: Sequence[str], fits: object) -> float:
    return sum(bool(fits(c)) for c in cells) / len(cells) if cells and callable(fits) else 0.0


def _is_who(cell: str) -> bool:
    names = [n for n in cell.replace(",", "\n").split("\n") if n.strip()]
    return bool(names) and all(is_top(n) or any(ends_as_body(s) for s in plain(n)) for n in names)


def as_texts(row: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """A row's cells by field, as they are typed; several columns of one field are put under each other."""
    out: dict[str, str] = {}
    for cell, field in zip(row, columns, strict=False):
        if field and cell:
            out[field] = f"{out[field]}\n{cell}" if field in out else cell
    for field in ("actors", "responsible"):
        if field in out and "\n" not in out[field]:
            out[field] = "\n".join(part.strip() for part in out[field].replace(";", "\n").split("\n"))
    for field in ("title", "place", "track", "method", "period"):
        if field in out:
            out[field] = " ".join(out[field].split())
    return out
