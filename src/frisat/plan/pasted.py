"""
Rows pasted from Excel, Word or Outlook: what the clipboard holds (HTML, or text with tabs) as cells; which is which.

Nothing is guessed silently: a person sees the columns beside the cells and can choose others before anything is added.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from frisat.plan.bodies import ends_as_body, is_top, plain
from frisat.plan.danish import is_date_cell
from frisat.plan.likeness import fold

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 500, 30, 2000
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
    rows = _from_html(html) if "<t" in html.casefold() else []
    rows = rows or _from_html(text) if "<table" in text.casefold() else rows or _from_text(text)
    rows = [[_cell(c) for c in row[:MOST_COLUMNS]] for row in rows]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    kept = [n for n in range(width) if any(row[n] for row in rows)]
    rows = [[row[n] for n in kept] for row in rows]
    named = _named(rows[0]) if rows else []
    has_heading = len(rows) > 1 and bool(named) and sum(map(bool, named)) >= min(2, len(kept))
    body = rows[1:] if has_heading else rows
    columns = _guessed(body, named if has_heading else [""] * len(kept))
    return Pasted(body[:MOST_ROWS], columns, has_heading, max(0, len(body) - MOST_ROWS))


def _cell(text: str) -> str:
    lines = (" ".join(line.replace("\xa0", " ").split()) for line in text.replace("\r", "\n").split("\n"))
    said = "\n".join(line for line in lines if line)
    return "".join(c for c in said if c == "\n" or (ord(c) >= 32 and not "\ud800" <= c <= "\udfff"))[:LONGEST_CELL]


def _from_text(text: str) -> Rows:
    """Rows of text with tabs; a cell with line breaks stands in quotation marks, as Excel writes it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if "\t" not in text:
        return [[line] for line in text.split("\n")]
    quoted = '"' in text and text.count('"') % 2 == 0
    reader = csv.reader(
        io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=False
    )
    try:
        return list(reader)
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")]


class _Tables(HTMLParser):
    """The cells of the outermost tables; a cell that spans rows or columns fills its first place only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self.cell: list[str] | None = None
        self.hidden = 0
        self.spans: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "head", "title"):
            self.hidden += 1
        elif tag == "tr" and len(self.rows) <= MOST_ROWS * 2:
            self._close()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            self._under_spans()
            self.cell = []
            self._span(dict(attrs))
        elif tag in ("br", "p", "li", "div") and self.cell is not None:
            self.cell.append("\n")

    def _span(self, said: dict[str, str | None]) -> None:
        down, across = (_number(said.get(name)) for name in ("rowspan", "colspan"))
        at = len(self.rows[-1]) if self.rows else 0
        if down > 1:
            self.spans[at] = down
        self.across = across

    def _under_spans(self) -> None:
        """Empty cells where one of a row above reaches down."""
        while self.rows and self.spans.get(len(self.rows[-1]), 0) > 1 and len(self.rows[-1]) < MOST_COLUMNS:
            at = len(self.rows[-1])
            self.spans[at] -= 1
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "head", "title"):
            self.hidden = max(0, self.hidden - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.hidden:
            self.cell.append(" ".join(data.split("\n")))

    def _close(self) -> None:
        if self.cell is None:
            return
        if not self.rows:
            self.rows.append([])
        if len(self.rows[-1]) < MOST_COLUMNS:
            self.rows[-1] += ["".join(self.cell), *[""] * (min(self.across, MOST_COLUMNS) - 1)]
        self.cell = None


def _number(said: str | None) -> int:
    return max(1, min(int(said), MOST_ROWS)) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1


def _from_html(html: str) -> Rows:
    parser = _Tables()
    parser.feed(html)
    parser.close()
    parser._close()
    return parser.rows


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
