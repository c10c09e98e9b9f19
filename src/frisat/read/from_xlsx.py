"""
xlsx to blocks: each visible sheet as a table, values as the sheet prints them.

Raw XML read piece by piece rather than a spreadsheet library: the library takes half a second to import and twenty
times the memory of the sheet, and does not say which rows are hidden when it reads without holding everything.
"""

from __future__ import annotations

import hashlib
import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Cell, Document, Line, Row, Table
from frisat.read.from_xlsx_values import S, Strings, Styles, shown
from frisat.read.limits import check_cell, check_cells, current
from frisat.read.ooxml import Package, R
from frisat.read.places import cell_of, numbered
from frisat.read.sheets import blocks_of_sheet
from frisat.read.visible import typed_bullet, visible

_REFERENCE = regex(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNNAMED = regex(r"(?:ark|sheet|blad|tabelle|feuil|tabel)\s*\d*", re.IGNORECASE)
_WIDEST = 2000
_WIDEST_SHADED = 400
"""Columns whose colours are looked at: a bar for each day of a year."""


@dataclass(slots=True)
class _Sheet:
    """What one sheet's XML says, before it is a grid. Rows and columns are the sheet's own numbers, from 1."""

    name: str
    cells: dict[int, dict[int, tuple[tuple[str, ...], bool, bool]]] = field(default_factory=dict)
    """row -> column -> (lines, bold, struck)."""
    shades: dict[int, dict[int, str]] = field(default_factory=dict)
    """row -> column -> background colour, of rows that hold something."""
    hidden_columns: set[int] = field(default_factory=set)
    hiding: int = 0
    """How many columns the file has hidden so far, the same ones counted again."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(first row, first column, last row, last column)."""
    unseen_rows: int = 0
    unseen_columns: set[int] = field(default_factory=set)
    unseen_values: int = 0
    uncounted: int = 0
    pictures: int = 0


def read(data: bytes, name: str) -> Document:
    """
    Sheets in the workbook's order. Row numbers in sources are the sheet's own.

    Raises ReadError: E319 more cells than are read; E312, E315-E318 as the package and its XML may.
    """
    package = Package(data)
    main = package.main("xl/workbook.xml")
    book = package.xml(main)
    relations = package.relations(main)
    kinds = {relation.kind: relation.part for relation in relations.values()}
    strings = Strings(package.optional(kinds.get("sharedStrings")))
    properties = book.find(S + "workbookPr")
    since_1904 = properties is not None and (properties.get("date1904") or "0") in ("1", "true")
    styles = Styles(package.optional(kinds.get("styles")), since_1904)
    blocks: list[Block] = []
    notes: list[Note] = []
    tables = 0
    for number, element in enumerate(book.iter(S + "sheet"), 1):
        title = visible(element.get("name") or f"{number}").strip()
        relation = relations.get(element.get(R + "id") or "")
        if relation is None or relation.kind != "worksheet":
            continue
        source = Source(document=name, sheet=title)
        if (element.get("state") or "visible") != "visible":
            notes.append(Note("R205", source, value=title))
            continue
        sheet = _sheet(package, relation.part, title, strings, styles)
        own = _blocks(sheet, replace(source, table=tables + 1))
        tables += sum(isinstance(block, Table) for block in own)
        blocks += own
        notes += _notes(sheet, source)
    if package.has_macros:
        notes.append(Note("R214", Source(document=name)))
    embedded = package.count("xl/embeddings/")
    if embedded:
        notes.append(Note("R215", Source(document=name), parts=(("count", str(embedded)),)))
    return Document(
        name=name,
        blocks=numbered(blocks),
        title="",
        notes=tuple(notes),
        sha256=hashlib.sha256(data).hexdigest(),
        extra={"line_ends": "paragraph"},
    )


def _notes(sheet: _Sheet, source: Source) -> list[Note]:
    counted = (
        ("R203", sheet.unseen_rows),
        ("R204", len(sheet.unseen_columns)),
        ("R202", sheet.unseen_values),
        ("R208", sheet.pictures),
        ("R219", sheet.uncounted),
    )
    return [Note(code, source, parts=(("count", str(count)),)) for code, count in counted if count]


def _sheet(package: Package, part: str, title: str, strings: Strings, styles: Styles) -> _Sheet:
    """One sheet read row by row; nothing of a row is kept but what it shows."""
    sheet = _Sheet(title)
    total = next_row = 0
    for element in _elements(package, part):
        tag = element.tag
        if tag == S + "row":
            number = _int(element.get("r")) or next_row + 1
            next_row = number
            total += len(element)
            check_cells(total)
            _row(element, number, sheet, strings, styles)
        elif tag == S + "col":
            if _hidden(element) or element.get("width") == "0":
                _hide(sheet, _int(element.get("min")), min(_int(element.get("max")), _WIDEST * 10))
        elif tag == S + "mergeCell":
            place = _range(element.get("ref") or "")
            if place:
                sheet.merged.append(place)
            check_cells(len(sheet.merged))
        elif tag in (S + "drawing", S + "picture"):
            sheet.pictures += 1
    return sheet


def _elements(package: Package, part: str) -> Iterator[Any]:
    """The elements of a sheet as they end; each is emptied when the next is asked for."""
    from lxml import etree

    from frisat.read.xml import as_read_error

    try:
        data = package.parts.read(part)
    except KeyError as error:
        raise ReadError("E315") from error
    except ReadError as error:
        if error.code == "E316" and package.parts.names[part].file_size > current().part_bytes:
            check_cells(current().cells + 1)  # a sheet of that size: say so in a person's words
        raise
    if _TYPE.search(data[:65536]):
        raise ReadError("E318")
    check_cells(data.count(b"<c ") + data.count(b"<c>"))
    data = data.replace(b"http://purl.oclc.org/ooxml/spreadsheetml/main", S[1:-1].encode(), 1)
    wanted = tuple(S + name for name in ("row", "col", "mergeCell", "drawing", "picture"))
    events = etree.iterparse(
        io.BytesIO(data), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in events:
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise as_read_error(error) from error


def _row(element: Any, number: int, sheet: _Sheet, strings: Strings, styles: Styles) -> None:
    hidden = _hidden(element) or element.get("ht") == "0"
    found: dict[int, tuple[tuple[str, ...], bool, bool]] = {}
    shades: dict[int, str] = {}
    column = 0
    for cell in element:
        if cell.tag != S + "c":
            continue
        match = _REFERENCE.match(cell.get("r") or "")
        column = _column(match[1]) if match else column + 1
        if (
            column <= _WIDEST_SHADED
            and (shade := styles.of(cell.get("s")).shade)
            and column not in sheet.hidden_columns
        ):
            shades[column] = shade
        value = shown(cell, strings, styles)
        if value is None:
            sheet.uncounted += cell.find(S + "f") is not None and cell.find(S + "v") is None
            continue
        if not value.text.strip():
            sheet.unseen_values += value.unseen
            continue
        if column in sheet.hidden_columns:
            sheet.unseen_columns.add(column)
            continue
        lines = tuple(line for line in visible(value.text).split("\n"))
        found[column] = (lines, value.bold, value.struck)
    if not found:
        return
    if hidden:
        sheet.unseen_rows += 1
    else:
        sheet.cells[number] = found
        if shades:
            sheet.shades[number] = shades


def _hide(sheet: _Sheet, first: int, last: int) -> None:
    """Marks columns as hidden; a file that says so of the same ones again and again is not followed for ever."""
    sheet.hiding += max(0, last - first + 1)
    check_cells(sheet.hiding)
    sheet.hidden_columns.update(range(first, last + 1))


def _blocks(sheet: _Sheet, source: Source) -> list[Block]:
    """The sheet as a grid of its filled rows and columns, merged cells at their first visible place."""
    if not sheet.cells:
        return []
    rows = sorted(sheet.cells)
    columns = sorted({column for row in rows for column in sheet.cells[row]})
    check_cells(len(rows) * len(columns))
    covered, spans = _merges(sheet, rows, columns)
    out = []
    size = 0
    for row in rows:
        place = replace(source, row=row)
        cells = []
        for column in columns:
            value = sheet.cells[row].get(column)
            shade = sheet.shades.get(row, {}).get(column, "")
            if (row, column) in covered:
                cells.append(Cell(covered=True))
            elif value is None:
                cells.append(Cell(shade=shade))
            else:
                last_row, last_column = spans.get((row, column), (row, column))
                down = bisect_right(rows, last_row) - bisect_left(rows, row)
                across = bisect_right(columns, last_column) - bisect_left(columns, column)
                length = sum(map(len, value[0]))
                check_cell(length)
                size += length
                if size > current().part_bytes:
                    raise ReadError("E328")  # one long text in the file may stand in thousands of cells
                cells.append(cell_of(_lines(value, place), row_span=down, col_span=across, shade=shade))
        out.append(Row(tuple(cells), place))
    return list(blocks_of_sheet(out, source, heading="" if _UNNAMED.fullmatch(sheet.name) else sheet.name))


def _merges(
    sheet: _Sheet, rows: Sequence[int], columns: Sequence[int]
) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """
    Places that a merged cell covers, and (row, column) of its words -> its last row and column.

    rows, columns: the numbers of those that hold anything, sorted; only their places are named.
    """
    visited = 0
    covered: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merged:
        right = min(right, left + _WIDEST)
        within = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        across = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        visited += len(within) * len(across)
        check_cells(visited)  # merged cells do not overlap; a file may say so
        if top in sheet.cells and left in sheet.cells[top]:
            spans[top, left] = (bottom, right)
        for row in within:
            covered.update((row, column) for column in across if (row, column) != (top, left))
    return covered, spans


def _lines(value: tuple[tuple[str, ...], bool, bool], source: Source) -> list[Line]:
    texts, bold, struck = value
    out: list[Line] = []
    gap = False
    for text in texts:
        words = " ".join(text.split())
        if not words:
            gap = bool(out)
            continue
        bullet = typed_bullet(text)
        words = " ".join(bullet[1].split()) if bullet else words
        depth = bullet[0] if bullet else None
        out.append(Line(words, source, bullet=depth, bold=bold, gap=gap, struck=(words,) if struck else ()))
        gap = False
    return out


def _hidden(element: Any) -> bool:
    return (element.get("hidden") or "0") in ("1", "true")


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _column(letters: str) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _range(text: str) -> tuple[int, int, int, int] | None:
    first, _, last = text.partition(":")
    one, two = _REFERENCE.match(first), _REFERENCE.match(last or first)
    if one is None or two is None:
        return None
    return int(one[2]), _column(one[1]), int(two[2]), _column(two[1])
