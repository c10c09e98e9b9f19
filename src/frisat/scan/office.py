"""What Word and Excel files have in common: properties, custom XML, links, charts, pictures, macros, files within."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from frisat.plan.errors import ReadError
from frisat.read.ooxml import RELATIONS, Package
from frisat.scan import pictures
from frisat.scan.finding import Finding, Grade, Kind
from frisat.scan.pieces import Found, Piece, at, fact

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Nested = Callable[[bytes, str], Found]

_WHO = {
    "creator": "S351", "lastModifiedBy": "S352", "Company": "S353", "Manager": "S354",
}  # fmt: skip
_HOW = {"revision": "S356", "TotalTime": "S357", "Template": "S358"}
_NAMED = {
    **_WHO, **_HOW, "title": "S359", "subject": "S360", "keywords": "S361", "description": "S362", "created": "S363",
    "modified": "S364", "Application": "S355",
}  # fmt: skip
_MARKUP = re.compile(r"<[^<>]{0,4000}>")
_QUOTED = re.compile(r'"([^"<>]{6,2000})"')
_TELLING = re.compile(r"\d{6}\W\d{4}|\d{10}|@")
_WRITTEN = ("descr", "title", "alt")
_FIGURE = re.compile(r"\d")
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|gif|bmp|webp|heic)$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"revision [01]|TotalTime 0|Template normal(?:\.dotm?)?", re.IGNORECASE)


def common(package: Package, nested: Nested) -> Found:
    """Everything outside the parts that are the document itself."""
    yield from _properties(package)
    yield from _files(package, nested)
    names = [name for name in package.parts.names if name.lower().endswith(".rels")]
    for name in names:
        yield from _links(package, name)


def readable(package: Package, name: str) -> Any | Finding | None:
    """
    The root of an XML part; the finding that says it cannot be read when it is damaged.

    A part that is too large or hostile stops the whole file, as in reading.
    """
    try:
        return package.optional(name)
    except ReadError as error:
        if error.code != "E315":
            raise
        return fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S153", at("S345"), incomplete=True, value=name)


def _properties(package: Package) -> Found:
    custom = 0
    for name in package.parts.names:
        if not name.lower().startswith("docprops/") or not name.lower().endswith(".xml"):
            continue
        root = readable(package, name)
        if root is None or isinstance(root, Finding):
            if root is not None:
                yield root
            continue
        for element in root.iter():
            text = (element.text or "").strip()
            if not isinstance(element.tag, str) or not text:
                continue
            key = element.tag.rpartition("}")[2]
            code = _NAMED.get(key, "")
            place = at("S314", name=code or _property_name(element) or key)
            yield Piece(text, place, label=_property_name(element), alone=True)
            if key in _WHO:
                yield fact(Kind.METADATA, Grade.LOW, "S130", at("S314", name=code), name=code, value=text[:80])
            elif key in _HOW and not _SAYS_NOTHING.fullmatch(f"{key} {text}"):
                yield fact(Kind.METADATA, Grade.LOW, "S131", at("S314", name=code), name=code, value=text[:80])
        custom += sum(1 for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}property"))
        for element in root.iter():
            for value in element.attrib.values():
                if _TELLING.search(value):
                    yield Piece(value, at("S314", name="S362"), alone=True)
    if custom:
        yield fact(Kind.METADATA, Grade.LOW, "S133", at("S345"), count=custom)


def _property_name(element: Any) -> str:
    parent = element.getparent()
    return (
        (element.get("name") or (parent.get("name") if parent is not None else "") or "") if element is not None else ""
    )


def _files(package: Package, nested: Nested) -> Found:
    """Pictures, macros and whole files that lie in the package."""
    unread = 0
    for name in package.parts.names:
        low = name.lower()
        short = name.rpartition("/")[2]
        if low.endswith(("vbaproject.bin", "vbadata.xml")):
            if low.endswith(".bin"):
                yield fact(Kind.MACRO, Grade.HIGH, "S150", at("S345"))
        elif _PICTURE.search(low):
            data = package.parts.read(name)
            yield from pictures.look(data, at("S346", name=short))
            unread += pictures.is_page(data)
        elif low.endswith((".emf", ".wmf", ".svg")):
            yield from pictures.drawing(package.parts.read(name), at("S346", name=short))
        elif "/embeddings/" in low or _is_chunk(low):
            yield from nested(package.parts.read(name), short)
        elif "thumbnail" in low:
            yield fact(Kind.IMAGE_ONLY, Grade.LOW, "S141", at("S346", name=short), count=1)
    if unread:
        yield fact(Kind.IMAGE_ONLY, Grade.LOW, "S141", at("S345"), incomplete=True, count=unread)


def _is_chunk(low: str) -> bool:
    return low.endswith(
        (".htm", ".html", ".mht", ".mhtml", ".rtf", ".txt", ".docx", ".xlsx", ".pdf", ".zip", ".msg", ".eml")
    )


def _links(package: Package, name: str) -> Found:
    root = readable(package, name)
    if root is None or isinstance(root, Finding):
        return
    for element in root.iter(f"{RELATIONS}Relationship"):
        if element.get("TargetMode") == "External":
            target = element.get("Target") or ""
            yield Piece(target, at("S313"))
            if re.match(r"(?:file:/*)?(?:[A-Za-z]:[\\/]|\\\\|/Users/|/home/)", target):
                yield fact(Kind.METADATA, Grade.LOW, "S131", at("S313"), name="S366", value=target[:80])


def drawing_paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs of shapes, charts and diagrams, runs joined."""
    for paragraph in root.iter(A + "p"):
        text = "".join(e.text or "" for e in paragraph.iter(A + "t"))
        if text.strip():
            yield text


def any_part(package: Package, name: str) -> Found:
    """
    A part of which nothing more is known: the texts of its elements, each by itself and neighbours together, and
    those of its attributes that look like more than a machine's number.
    """
    root = readable(package, name)
    if root is None or isinstance(root, Finding):
        if root is not None:
            yield root
        return
    place = at("S339", part=name)
    for text in drawing_paragraphs(root):
        yield Piece(text, at("S315"))
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == A + "t":
            continue
        key = element.tag.rpartition("}")[2]
        if element.text and element.text.strip():
            yield Piece(element.text, place, label=key, alone=True)
        if element.tail and element.tail.strip():
            yield Piece(element.tail, place)
    yield from attributes(root, place)


def attributes(root: Any, place: Any) -> Found:
    """Every attribute that holds the unmistakable shape of a personal number, or an address."""
    for element in root.iter():
        for key, value in element.attrib.items():
            word = key.rpartition("}")[2]
            # what a person wrote may be cut up in any way; in the rest only what cannot be a machine's number counts
            if len(value) > 5 and (_TELLING.search(value) or (word in _WRITTEN and _FIGURE.search(value))):
                described = word in (
                    "descr",
                    "title",
                    "alt",
                    "tooltip",
                    "name",
                    "val",
                    "text",
                    "prompt",
                    "error",
                    "string",
                )
                code = "S310" if word in _WRITTEN else ""
                yield Piece(
                    value,
                    at(code) if code else place,
                    label=word,
                    strict=not described,
                    alone=word in _WRITTEN,
                )


def loose(package: Package, name: str) -> Found:
    """A part that is hardly XML (old drawings): its words without tags, and what its attributes say."""
    text = package.parts.read(name).decode("utf-8", "replace")
    yield Piece(unescape(_MARKUP.sub(" ", text)), at("S315"))
    yield Piece(unescape(" ".join(_QUOTED.findall(text))), at("S310"), strict=True)
