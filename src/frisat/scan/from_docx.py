"""
Word files: every place that holds words, whether it is printed or not.

A paragraph is looked at as it stands and as it was before its tracked changes, so that a number that a change cut in
two is found in either. Reading (`frisat.read.from_docx`) wants what the page shows; here all else counts as much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from frisat.read.from_docx_styles import Styles, W, switch, val
from frisat.read.limits import check_cells
from frisat.read.ooxml import Package
from frisat.scan import office
from frisat.scan.finding import Finding, Grade, Kind, Place
from frisat.scan.pieces import Found, Piece, at, fact

_STORY = re.compile(r"word/(?:[^/]*/)?(document|header|footer|footnotes|endnotes|comments)\d*\.xml$", re.IGNORECASE)
_PLACES = {"header": "S303", "footer": "S304"}
_NUMBERED = {"footnotes": ("footnote", "S305"), "endnotes": ("endnote", "S306"), "comments": ("comment", "S307")}
_MACHINE = re.compile(
    r"word/(?:styles|stylesWithEffects|fontTable|numbering|webSettings|theme/.*)\.xml$|.*\.rels$|\[Content_Types\]\.xml$",
    re.IGNORECASE,
)
_DELETED = {W + "del", W + "moveFrom"}
_INSERTED = {W + "ins", W + "moveTo"}
_CHANGES = {W + "rPrChange", W + "pPrChange", W + "sectPrChange", W + "tblPrChange", W + "trPrChange", W + "tcPrChange"}
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_LABEL_CHARS = 60
"""A paragraph no longer than this may be the heading or the question to what follows."""
_TINY = 4
"""Half points: two points and less."""


@dataclass(slots=True)
class _Seen:
    """What is counted over the whole file."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    unseen: int = 0
    comments: int = 0
    words: int = 0
    authors: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Words:
    """The words of one paragraph in its several guises."""

    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    changed: bool = False


def look(data: bytes, nested: office.Nested) -> Found:
    """Pieces and facts of a Word file. Raises ReadError as the package and its XML may."""
    package = Package(data)
    main = package.main("word/document.xml")
    styles_root = next((package.optional(r.part) for r in package.relations(main).values() if r.kind == "styles"), None)
    styles = Styles(styles_root)
    seen = _Seen()
    for name in list(package.parts.names):
        low = name.lower()
        if low.endswith(".vml"):
            yield from office.loose(package, name)
        if not low.endswith(".xml") or low.startswith("docprops/"):
            continue
        story = _STORY.search(name)
        if name == main or story:
            root = package.xml(name) if name == main else office.readable(package, name)
            if isinstance(root, Finding):
                yield root
            elif root is not None:
                kind = "document" if name == main else story[1].lower() if story else "document"
                yield from _story(root, kind, styles, seen)
        elif _MACHINE.match(name):
            root = office.readable(package, name)
            if root is not None and not isinstance(root, Finding):
                yield from office.attributes(root, at("S339", part=name))
        else:
            yield from office.any_part(package, name)
    yield from office.common(package, nested)
    yield from _facts(seen, package)


def _facts(seen: _Seen, package: Package) -> Found:
    everywhere = at("S345")
    if seen.inserted or seen.deleted:
        yield fact(Kind.TRACKED_CHANGE, Grade.MEDIUM, "S120", everywhere, inserted=seen.inserted, deleted=seen.deleted)
    if seen.comments:
        yield fact(Kind.COMMENT, Grade.MEDIUM, "S121", everywhere, count=seen.comments)
    if seen.hidden:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S110", everywhere, count=seen.hidden)
    if seen.unseen:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S114", everywhere, count=seen.unseen)
    for author in list(seen.authors)[:50]:
        yield fact(Kind.METADATA, Grade.LOW, "S130", at("S347"), name="S365", value=author[:80])
    if not seen.words and package.count("word/media/"):
        yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S144", everywhere, incomplete=True)


def _story(root: Any, kind: str, styles: Styles, seen: _Seen) -> Found:
    label = ""
    cells = _cells(root)
    for number, paragraph in enumerate(root.iter(W + "p"), 1):
        words = _Words()
        style = styles.of(val(paragraph.find(W + "pPr"), "pStyle"))
        for child in paragraph:
            _walk(child, words, styles, seen, hidden=bool(style.hidden))
        place = _place(paragraph, kind, number, cells)
        yield from _pieces(words, place, number, label, seen)
        text = "".join(words.now).strip()
        label = text if len(text) <= _LABEL_CHARS else ""
    if kind == "comments":
        seen.comments += sum(1 for _ in root.iter(W + "comment"))
    yield from _rows(root)
    yield from _around(root, seen)


def _cells(root: Any) -> dict[Any, tuple[int, int, int]]:
    """Cell -> numbers of its table, row and column."""
    out: dict[Any, tuple[int, int, int]] = {}
    for table_number, table in enumerate(root.iter(W + "tbl"), 1):
        for row_number, row in enumerate(table.iterchildren(W + "tr"), 1):
            for column, cell in enumerate(row.iterchildren(W + "tc"), 1):
                out[cell] = (table_number, row_number, column)
            check_cells(len(out))
    return out


def _pieces(words: _Words, place: Place, number: int, label: str, seen: _Seen) -> Found:
    now = "".join(words.now)
    seen.words += bool(now.strip())
    if now.strip():
        yield Piece(now, place, label=label)
    if words.changed:
        yield Piece("".join(words.before), at("S308", number=number))
    if words.hidden:
        yield Piece("".join(words.hidden), at("S309"))
    if words.code:
        yield Piece("".join(words.code), at("S312"))


def _place(paragraph: Any, kind: str, number: int, cells: dict[Any, tuple[int, int, int]]) -> Place:
    if kind in _PLACES:
        return at(_PLACES[kind])
    for parent in paragraph.iterancestors():
        tag = parent.tag
        if tag == W + "txbxContent":
            return at("S311")
        if kind in _NUMBERED and tag == W + _NUMBERED[kind][0]:
            return at(_NUMBERED[kind][1], number=parent.get(W + "id") or "?")
        if tag == W + "tc" and parent in cells:
            table, row, column = cells[parent]
            return at("S302", table=table, row=row, column=column)
    return at("S301", number=number)


def _walk(
    element: Any,
    words: _Words,
    styles: Styles,
    seen: _Seen,
    *,
    hidden: bool,
    deleted: bool = False,
    inserted: bool = False,
) -> None:
    """The words of a paragraph's own runs; paragraphs of text boxes in it are seen to by themselves."""
    tag = element.tag
    if not isinstance(tag, str) or tag == W + "p" or tag in _CHANGES:
        return
    if tag in _DELETED or tag in _INSERTED:
        words.changed = True
        seen.deleted += tag in _DELETED
        seen.inserted += tag in _INSERTED
        deleted, inserted = deleted or tag in _DELETED, inserted or tag in _INSERTED
    if tag == W + "r":
        look_ = element.find(W + "rPr")
        own = switch(look_, "vanish") if look_ is not None else None
        named = styles.of(val(look_, "rStyle")).hidden if look_ is not None and val(look_, "rStyle") else None
        hidden = hidden if own is None and not named else bool(own if own is not None else named)
        text = "".join(_said(child, words) for child in element)
        if text:
            if hidden:
                seen.hidden += 1
                words.hidden.append(text)
            elif look_ is not None and text.strip() and _is_unseen(look_):
                seen.unseen += 1
            if not deleted:
                words.now.append(text)
            if not inserted:
                words.before.append(text)
    if tag == W + "fldSimple":
        words.code.append(element.get(W + "instr") or "")
    for child in element:
        _walk(child, words, styles, seen, hidden=hidden, deleted=deleted, inserted=inserted)


def _said(child: Any, words: _Words) -> str:
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    if name in ("t", "delText"):
        return child.text or ""
    if name in ("instrText", "delInstrText"):
        words.code.append(child.text or "")
        return ""
    if name == "sym":
        code = child.get(W + "char") or ""
        return chr(int(code, 16) & 0xFF) if re.fullmatch(r"[Ff]0[0-9A-Fa-f]{2}", code) else ""
    return _SPACES.get(name, "")


def _is_unseen(look_: Any) -> bool:
    """Whether letters are white on no ground of their own, or of at most two points."""
    colour = val(look_, "color")
    shaded = look_.find(W + "shd") is not None or look_.find(W + "highlight") is not None
    size = val(look_, "sz") or ""
    return (colour is not None and colour.upper() == "FFFFFF" and not shaded) or (size.isdigit() and int(size) <= _TINY)


def _rows(root: Any) -> Found:
    """
    Each row as one text, its cells parted by a stroke: a form may keep a number's halves in two cells, and the words
    that say what a number is often stand in the cell before it, or in the first row.
    """
    for at_table, table in enumerate(root.iter(W + "tbl"), 1):
        heads: list[str] = []
        for number, row in enumerate(table.iterchildren(W + "tr"), 1):
            cells = [_text_of(cell) for cell in row.iterchildren(W + "tc")]
            place = at("S348", table=at_table, row=number)
            if len(cells) > 1 and any(any(c.isdigit() for c in cell) for cell in cells):
                yield Piece(" | ".join(cells), place, again=True)
            for column, cell in enumerate(cells):
                if column < len(heads) and cell.strip():
                    exact = at("S302", table=at_table, row=number, column=column + 1)
                    yield Piece(cell.strip(), exact, label=heads[column], alone=True, again=True)
            if number == 1:
                heads = cells


def _text_of(cell: Any) -> str:
    return " ".join("".join(e.text or "" for e in p.iter(W + "t")) for p in cell.iter(W + "p")).strip()


_NAMING = {"bookmarkStart": "name", "docVar": "val", "alias": "val", "tag": "val", "default": "val", "helpText": "val",
           "statusText": "val", "listItem": "displayText", "listEntry": "val"}  # fmt: skip


def _around(root: Any, seen: _Seen) -> Found:
    """Names, descriptions and choices that stand in attributes, and who made changes and comments."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        author = element.get(W + "author")
        if author:
            seen.authors.setdefault(author)
        if name in _NAMING and element.get(W + _NAMING[name]):
            code = "S344" if name in ("bookmarkStart", "docVar") else "S343"
            yield Piece(element.get(W + _NAMING[name]) or "", at(code), label=element.get(W + "name") or "")
        if name in ("docPr", "cNvPr"):
            for key in ("descr", "title", "name"):
                if element.get(key):
                    yield Piece(element.get(key) or "", at("S310"), alone=key != "name")
    for text in office.drawing_paragraphs(root):
        yield Piece(text, at("S315"))
    yield from office.attributes(root, at("S339", part="word"))
