"""
Excel files: every cell with its raw and its shown value, hidden or not, and all words around the sheets.

A number loses its first zero when a sheet keeps it as a number; the format or the column's heading gives it back.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from frisat.plan.errors import ReadError
from frisat.read.from_xlsx_values import S, Strings, Styles, rich, shown
from frisat.read.limits import check_cells
from frisat.read.ooxml import Package, R
from frisat.read.xml import as_read_error
from frisat.scan import office
from frisat.scan.finding import Finding, Grade, Kind, Place
from frisat.scan.pieces import Found, Piece, at, fact

_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_WANTED = (
    "row", "col", "dataValidation", "hyperlink", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader",
    "firstFooter", "cfRule", "customPr",
)  # fmt: skip
_CODES = re.compile(r"&(?:\"[^\"]{0,80}\"|[A-Za-z+])")
"""Marks of place and letter in a page header: "&C" is what stands in the middle."""
_PADDED = re.compile(r"0{6}-?0{4}|0{10}")
_WIDEST = 16_384


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is gone through. `heads`: column -> its first words."""

    name: str
    hidden: bool
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    heads: dict[int, str] = field(default_factory=dict)
    unseen_rows: int = 0
    unseen_columns: set[str] = field(default_factory=set)
    unseen_values: int = 0
    filled: bool = False


def look(data: bytes, nested: office.Nested) -> Found:
    """Pieces and facts of a workbook. Raises ReadError as the package and its XML may; E319 too many cells."""
    package = Package(data)
    main = package.main("xl/workbook.xml")
    book = package.xml(main)
    relations = package.relations(main)
    kinds = {relation.kind: relation.part for relation in relations.values()}
    strings_root = package.optional(kinds.get("sharedStrings"))
    properties = book.find(S + "workbookPr")
    since_1904 = properties is not None and (properties.get("date1904") or "0") in ("1", "true")
    styles = Styles(package.optional(kinds.get("styles")), since_1904)
    strings = Strings(strings_root)
    done = {main, kinds.get("sharedStrings") or "", kinds.get("styles") or ""}
    for element in book.iter(S + "sheet"):
        title = element.get("name") or ""
        yield Piece(title, at("S341"), alone=True)
        relation = relations.get(element.get(R + "id") or "")
        if relation is None or not relation.part:
            continue
        if relation.kind == "worksheet" and relation.part in package.parts:
            done.add(relation.part)
            sheet = _Sheet(title, (element.get("state") or "visible") != "visible")
            yield from _sheet(package, relation.part, sheet, strings, styles)
            yield from _facts(sheet)
    for name in book.iter(S + "definedName"):
        yield Piece(f"{name.get('name') or ''} {name.text or ''} {name.get('comment') or ''}", at("S320"))
    yield from office.attributes(book, at("S339", part="workbook"))
    if strings_root is not None:
        for item in strings_root.iter(S + "si"):
            yield Piece(rich(item)[0], at("S339", part="sharedStrings"), again=True)
    yield from _others(package, done)
    yield from office.common(package, nested)


def _others(package: Package, done: set[str]) -> Found:
    """Comments, stored values of pivot tables, and every other part."""
    comments = 0
    known = {name.lower() for name in done}
    for name in list(package.parts.names):
        low = name.lower()
        if low in known or low.startswith("docprops/"):
            continue
        if low.endswith(".vml"):
            yield from office.loose(package, name)
        if not low.endswith(".xml") or low.startswith(("xl/theme/", "[content")):
            continue
        if "/comments" in low or "/threadedcomments" in low:
            root = office.readable(package, name)
            if root is None or isinstance(root, Finding):
                if root is not None:
                    yield root
                continue
            for element in root.iter():
                if isinstance(element.tag, str) and element.get("ref"):
                    comments += "/threaded" in low or "hreaded comment" not in "".join(element.itertext())[:60]
                    yield Piece("".join(element.itertext()), at("S321", cell=element.get("ref")))
            for author in root.iter(S + "author"):
                if (author.text or "").strip() and not (author.text or "").startswith("tc="):
                    value = (author.text or "")[:80]
                    yield fact(Kind.METADATA, Grade.LOW, "S130", at("S347"), name="S365", value=value)
        elif "/pivotcache/" in low or "/externallinks/" in low:
            yield from _stored(package, name)
        else:
            yield from office.any_part(package, name)
    if comments:
        yield fact(Kind.COMMENT, Grade.MEDIUM, "S121", at("S345"), count=comments)


def _stored(package: Package, name: str) -> Found:
    """Values that a pivot table or a link to another workbook has kept, though their cells may be gone."""
    root = office.readable(package, name)
    if isinstance(root, Finding):
        yield root
    elif root is not None:
        place = at("S349")
        for element in root.iter():
            if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in ("s", "n", "v"):
                yield Piece(element.get("v") or element.text or "", place, alone=True)
        yield from office.attributes(root, place)


def _facts(sheet: _Sheet) -> Found:
    place = at("S345")
    if sheet.hidden and sheet.filled:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S111", place, value=sheet.name)
    if sheet.unseen_columns:
        value = ", ".join(sorted(sheet.unseen_columns, key=lambda c: (len(c), c))[:12])
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S112", place, value=f"{sheet.name}: {value}")
    if sheet.unseen_rows:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S113", place, count=sheet.unseen_rows, sheet=sheet.name)
    if sheet.unseen_values:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S110", place, count=sheet.unseen_values, sheet=sheet.name)


def _sheet(package: Package, part: str, sheet: _Sheet, strings: Strings, styles: Styles) -> Found:
    total = number = 0
    for element in _elements(package, part):
        tag = element.tag.rpartition("}")[2]
        if tag == "row":
            said = element.get("r") or ""
            number = int(said) if said.isdecimal() and len(said) < 9 else number + 1
            total += len(element)
            check_cells(total)
            yield from _row(element, number, sheet, strings, styles)
        elif tag == "col":
            if (element.get("hidden") or "0") in ("1", "true") or element.get("width") == "0":
                first, last = (element.get("min") or "0"), (element.get("max") or "0")
                if first.isdecimal() and last.isdecimal() and len(sheet.hidden_columns) < _WIDEST:
                    sheet.hidden_columns.append((int(first), int(last)))
        elif tag == "dataValidation":
            words = " ; ".join([*element.attrib.values(), *(t for t in element.itertext() if t.strip())])
            yield Piece(words, at("S322", sheet=sheet.name))
        elif tag in ("hyperlink", "customPr", "cfRule"):
            words = " ; ".join([*element.attrib.values(), *element.itertext()])
            yield Piece(words, at("S313" if tag == "hyperlink" else "S339", part="sheet"), strict=tag != "hyperlink")
        else:
            yield Piece(_CODES.sub(" ", element.text or ""), at("S342", sheet=sheet.name))


def _elements(package: Package, part: str) -> Iterator[Any]:
    """The elements of a sheet as they end; each is emptied when the next is asked for."""
    from lxml import etree

    data = package.parts.read(part)
    if _TYPE.search(data[:65536]):
        raise ReadError("E318")
    check_cells(data.count(b"<c ") + data.count(b"<c>"))
    data = data.replace(b"http://purl.oclc.org/ooxml/spreadsheetml/main", S[1:-1].encode(), 1)
    wanted = tuple(S + name for name in _WANTED)
    events = etree.iterparse(
        io.BytesIO(data), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in events:
            yield element
            element.clear(keep_tail=False)
    except etree.XMLSyntaxError as error:
        raise as_read_error(error) from error


def _row(element: Any, number: int, sheet: _Sheet, strings: Strings, styles: Styles) -> Found:
    row_hidden = (element.get("hidden") or "0") in ("1", "true") or element.get("ht") == "0"
    column, left, filled = 0, "", False
    texts: list[str] = []
    for cell in element:
        if cell.tag != S + "c":
            continue
        match = _CELL.match(cell.get("r") or "")
        column = _column(match[1]) if match else column + 1
        words, unseen = _words(cell, strings, styles)
        formula = cell.find(S + "f")
        name = _letters(column)
        if formula is not None and formula.text and '"' in formula.text:
            yield Piece(formula.text, at("S316", sheet=sheet.name, cell=f"{name}{number}"))
        if not words or not words[0].strip():
            continue
        sheet.filled = filled = True
        sheet.unseen_values += unseen
        column_hidden = any(first <= column <= last for first, last in sheet.hidden_columns)
        if column_hidden:
            sheet.unseen_columns.add(name)
        place = _place(sheet, name, number, column_hidden, row_hidden)
        label = "\n".join(said for said in (sheet.heads.get(column, ""), left) if said)
        for text in words:
            yield Piece(text, place, label=label, alone=True)
        left = words[0] if len(words[0]) < 60 else ""
        texts.append(words[0])
        if column not in sheet.heads and any(c.isalpha() for c in words[0]):
            sheet.heads[column] = words[0][:60]
    if len(texts) > 1 and len(texts) < 60:
        yield Piece(" | ".join(texts), at("S316", sheet=sheet.name, cell=f"{number}:{number}"), again=True)
    sheet.unseen_rows += row_hidden and filled


def _place(sheet: _Sheet, column: str, row: int, column_hidden: bool, row_hidden: bool) -> Place:
    if sheet.hidden:
        return at("S319", sheet=sheet.name, cell=f"{column}{row}")
    if column_hidden or row_hidden:
        return at("S317" if column_hidden else "S318", column=column, row=row, sheet=sheet.name)
    return at("S316", sheet=sheet.name, cell=f"{column}{row}")


def _words(cell: Any, strings: Strings, styles: Styles) -> tuple[list[str], bool]:
    """The values of a cell (as kept, as shown, with its zeros) and whether its format keeps it from showing."""
    kind = cell.get("t") or "n"
    value = shown(cell, strings, styles)
    if kind != "n":
        inline = cell.find(S + "is")
        raw = cell.findtext(S + "v") or ""
        if kind == "inlineStr" and inline is not None:
            raw = rich(inline)[0]
        elif kind == "s":
            raw = strings[int(raw)][0] if raw.isdecimal() and len(raw) < 9 else ""
        return [raw], bool(value is not None and value.unseen)
    raw = (cell.findtext(S + "v") or "").strip()
    if not raw:
        return [], False
    code = re.sub(r"[\\\"\s]", "", styles.of(cell.get("s")).code)
    try:
        whole = float(raw)
    except ValueError:
        return [raw], False
    unseen = bool(value is not None and value.unseen)
    if whole == int(whole if abs(whole) < 1e15 else 0) and 0 < whole < 1e11:
        digits = str(int(whole))
        if _PADDED.search(code):
            digits = digits.zfill(10)
            return [f"{digits[:-4]}-{digits[-4:]}" if "-" in code else digits], unseen
        return [digits], unseen
    return [value.text if value is not None else raw], unseen


def _column(letters: str) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    out = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out
