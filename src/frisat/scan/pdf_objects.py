"""
Every text of a PDF that is not drawn on a page: form fields, bookmarks, alternative texts, XMP, names, scripts.

All objects of the file are gone through, reachable or not, because what nobody points at any more is still there.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from frisat.plan.errors import ReadError
from frisat.scan.finding import Grade, Kind
from frisat.scan.pieces import Found, Piece, at, fact

_MOST_OBJECTS = 60_000
_MOST_TEXTS = 200_000
_DEEPEST = 60
_LABELS = {
    "V": "S325", "DV": "S325", "Alt": "S310", "ActualText": "S310", "E": "S310", "Title": "S327", "Contents": "S324",
    "RC": "S324", "TU": "S325",
}  # fmt: skip
_SILENT = frozenset(
    {"ID", "Length", "W", "Index", "Encoding", "FontName", "BaseFont", "CharSet", "Registry", "Ordering", "Type", "S"}
    | {"CreationDate", "ModDate", "M", "ByteRange", "Cert", "FontFamily", "Panose", "CIDSet", "Lang", "Lookup"}
    | {"CheckSum", "Subtype", "Resources"}
)
_TAGS = re.compile(r"<[^<>]{0,4000}>")
_VALUES = re.compile(r"=\s*(?:\"([^\"<>]{3,2000})\"|'([^'<>]{3,2000})')")
_XMP_AUTHOR = re.compile(r"<dc:creator>(.{0,2000}?)</dc:creator>", re.DOTALL)


def look(data: bytes) -> Found:
    """Pieces of all objects; one finding when the file's structure cannot be gone through."""
    import io

    try:
        document_of = import_module("pdfminer.pdfdocument").PDFDocument
        parser = import_module("pdfminer.pdfparser").PDFParser(io.BytesIO(data))
        document = document_of(parser)
        numbers = sorted({number for xref in document.xrefs for number in xref.get_objids()})
    except (ReadError, MemoryError):
        raise
    except Exception:
        # The page's text was read by another parser; its objects are a second look that a damaged file does not allow.
        yield fact(Kind.EMBEDDED_FILE, Grade.LOW, "S153", at("S345"), incomplete=True, value="PDF")
        return
    texts = script = 0
    for number in numbers[:_MOST_OBJECTS]:
        try:
            one = document.getobj(number)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: S112 -- an object that is damaged or not there holds nothing that can be read
            continue
        for key, value, label in _strings(one):
            if key == "JS":
                script += 1
            texts += 1
            if texts > _MOST_TEXTS:
                yield fact(Kind.EMBEDDED_FILE, Grade.LOW, "S153", at("S345"), incomplete=True, value="PDF")
                return
            code = _LABELS.get(key)
            place = at(code) if code else at("S328", name=key or "–")
            yield Piece(
                _TAGS.sub("", value) if key == "RC" else value, place, label=label, alone=True, again=key == "Contents"
            )
        yield from _packet(one)
    if script:
        yield fact(Kind.MACRO, Grade.MEDIUM, "S154", at("S345"))


def _packet(one: Any) -> Found:
    """XMP: its elements and attributes as text."""
    attributes = getattr(one, "attrs", None)
    if not isinstance(attributes, dict):
        return
    if _name(attributes.get("Type")) not in ("Metadata", "XFA") and _name(attributes.get("Subtype")) != "XML":
        return
    try:
        text = one.get_data()[:4_000_000].decode("utf-8", "replace")
    except (MemoryError, RecursionError):
        raise
    except Exception:
        yield fact(Kind.METADATA, Grade.LOW, "S153", at("S326"), incomplete=True, value="XMP")
        return
    yield Piece(_TAGS.sub(" ", text), at("S326"))
    for match in _VALUES.finditer(text):
        yield Piece(match[1] or match[2], at("S326"), strict=True)
    for found in _XMP_AUTHOR.findall(text):
        author = " ".join(_TAGS.sub(" ", found).split())
        if author:
            yield fact(Kind.METADATA, Grade.LOW, "S130", at("S326"), name="S351", value=author[:80])


def _strings(one: Any) -> list[tuple[str, str, str]]:
    """(key, text, label: the name of the field it belongs to) of every string in an object."""
    out: list[tuple[str, str, str]] = []
    waiting: list[tuple[str, Any, str, int]] = [("", getattr(one, "attrs", one), "", 0)]
    while waiting:
        key, value, label, depth = waiting.pop()
        if depth > _DEEPEST or len(out) > 50_000:
            continue
        if isinstance(value, bytes):
            text = _decoded(value)
            if len(text) > 5 and key not in _SILENT:
                out.append((key, text, label))
        elif isinstance(value, dict):
            own = value.get("T") or value.get("TU")
            name = _decoded(own) if isinstance(own, bytes) else label
            waiting.extend((str(k), v, name, depth + 1) for k, v in value.items())
        elif isinstance(value, list):
            waiting.extend((key, v, label, depth + 1) for v in value)
        elif isinstance(value, str) and key not in _SILENT:
            out.append((key, value, label))
        elif hasattr(value, "attrs"):
            waiting.append((key, value.attrs, label, depth + 1))
    return out


def _decoded(value: bytes) -> str:
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xff\xfe"):
        return value[2:].decode("utf-16-le", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("cp1252", "replace")


def _name(value: Any) -> str:
    name = getattr(value, "name", value)
    return name.decode("ascii", "replace") if isinstance(name, bytes) else str(name or "")
