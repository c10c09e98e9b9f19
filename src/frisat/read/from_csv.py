"""csv to one table: delimiter and encoding are worked out from the content, quoted line breaks stay in their cell."""

from __future__ import annotations

import csv
import hashlib
import io

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.read import encoding
from frisat.read.blocks import Cell, Document, Line, Row
from frisat.read.delimiters import SAYS, delimiter_of
from frisat.read.limits import check_cell, check_cells
from frisat.read.sheets import blocks_of_sheet
from frisat.read.visible import typed_bullet, visible


def read(data: bytes, name: str) -> Document:
    """
    The rows of a csv file as a table, lines above and below it that fill one cell only as lines.

    Rows hold the file's own line numbers. Raises ReadError: E319 more cells than are read, E326 no text,
    E329 a cell without end.
    """
    text, guessed = encoding.decode(data)
    text = text.lstrip("\ufeff")
    said = SAYS.match(text)
    skipped = 1 if said else 0
    delimiter = said[1] if said else delimiter_of(text[: 64 * 1024], sure=False) or ";"
    body = text[said.end() :] if said else text
    rows = _rows(body, delimiter, name, skipped)
    if not rows:
        raise ReadError("E326")
    notes = (Note("R216", Source(document=name), value=guessed),) if guessed else ()
    return Document(
        name=name,
        blocks=blocks_of_sheet(rows, Source(document=name)),
        notes=notes,
        sha256=hashlib.sha256(data).hexdigest(),
        extra={"line_ends": "paragraph"},
    )


def _rows(text: str, delimiter: str, name: str, skipped: int) -> list[Row]:
    """Rows that hold anything, each as wide as the widest."""
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    found: list[tuple[int, int, list[str]]] = []
    first, cells = skipped + 1, 0
    try:
        for fields in reader:
            last = reader.line_num + skipped
            cells += len(fields)
            check_cells(cells)
            check_cell(max(map(len, fields), default=0))
            if any(field.strip() for field in fields):
                found.append((first, last, fields))
            first = last + 1
    except csv.Error as error:
        raise ReadError("E315") from error
    width = max((len(fields) for _, _, fields in found), default=0)
    check_cells(width * len(found))
    out: list[Row] = []
    for first, last, fields in found:
        source = Source(document=name, lines=(first, last), row=first, table=1)
        cells_of_row = [Cell(lines=_lines(field, source)) for field in fields]
        out.append(Row(tuple(cells_of_row + [Cell()] * (width - len(fields))), source))
    return out


def _lines(field: str, source: Source) -> tuple[Line, ...]:
    out: list[Line] = []
    gap = False
    for text in visible(field).split("\n"):
        if not text.strip():
            gap = bool(out)
            continue
        bullet = typed_bullet(text)
        words = bullet[1] if bullet else text.strip()
        out.append(Line(words, source, bullet=bullet[0] if bullet else None, gap=gap))
        gap = False
    return tuple(out)
