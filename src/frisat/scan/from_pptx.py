"""PowerPoint files: the words of every slide, hidden or not, of notes and comments, and of all other parts."""

from __future__ import annotations

import re
from typing import Any

from frisat.read.ooxml import Package
from frisat.scan import office
from frisat.scan.cleaning_pptx import is_hidden
from frisat.scan.finding import Finding, Grade, Kind, Place
from frisat.scan.pieces import Found, Piece, at, fact

_NUMBERED = re.compile(r"ppt/(slides|notesslides)/[a-z]+(\d+)\.xml", re.IGNORECASE)
_NOTES = re.compile(r"ppt/notesslides/[^/]*\.xml", re.IGNORECASE)
_COMMENTS = re.compile(r"ppt/comments/[^/]*\.xml", re.IGNORECASE)
_AUTHORS = re.compile(r"ppt/(?:commentauthors|authors)\.xml", re.IGNORECASE)
_MACHINE = re.compile(r"ppt/(?:theme/.*|tablestyles|presprops|viewprops)", re.IGNORECASE)


def look(data: bytes, nested: office.Nested) -> Found:
    """Pieces and facts of a presentation. Raises ReadError as the package and its XML may."""
    package = Package(data)
    hidden = noted = comments = words = 0
    for name in list(package.parts.names):
        low = name.lower()
        if low.endswith(".vml"):
            yield from office.loose(package, name)
        if not low.endswith(".xml") or low.startswith("docprops/") or _MACHINE.match(name):
            continue
        root = office.readable(package, name)
        if root is None or isinstance(root, Finding):
            if root is not None:
                yield root
            continue
        texts = list(office.drawing_paragraphs(root))
        said = _NUMBERED.fullmatch(name)
        if said:
            is_note = _NOTES.fullmatch(name) is not None
            place = at("S371" if is_note else "S370", number=said[2])
            for text in texts:
                yield Piece(text, place)
            yield from _rows(root, place)
            words += bool(texts)
            hidden += not is_note and is_hidden(root)
            noted += is_note and any(any(c.isalpha() for c in text) for text in texts)
        if _COMMENTS.fullmatch(name):
            comments += sum(1 for e in root.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == "cm")
        if _AUTHORS.fullmatch(name):
            for element in root.iter():
                if isinstance(element.tag, str) and element.get("name"):
                    value = (element.get("name") or "")[:80]
                    yield fact(Kind.METADATA, Grade.LOW, "S130", at("S347"), name="S365", value=value)
        yield from office.any_part(package, name)
    yield from office.common(package, nested)
    everywhere = at("S345")
    if hidden:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S118", everywhere, count=hidden)
    if noted:
        yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S119", everywhere, count=noted)
    if comments:
        yield fact(Kind.COMMENT, Grade.MEDIUM, "S121", everywhere, count=comments)
    if not words and package.count("ppt/media/"):
        yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S144", everywhere, incomplete=True)


def _rows(root: Any, place: Place) -> Found:
    """Each row of a table as one text: the words that say what a number is often stand in the cell before it."""
    for row in root.iter(office.A + "tr"):
        cells = [" ".join(office.drawing_paragraphs(cell)) for cell in row.iterchildren(office.A + "tc")]
        if len(cells) > 1:
            yield Piece(" | ".join(cells), place, again=True)
