"""
What an attachment of a meeting is, told from its content; its name must say the same.

A file that is not what its name says, that holds macros, or that is of no kind that a member can open is refused with
a reason (codes G2xx). Only signs and the zip's table of contents are looked at: what is inside is `frisat.scan`'s.
"""

from __future__ import annotations

import zlib
from zipfile import BadZipFile, ZipFile

from frisat.plan.errors import ReadError
from frisat.read import encoding
from frisat.read.unpack import open_zip

_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "docx": _OFFICE + "wordprocessingml.document",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
    "pptx": _OFFICE + "presentationml.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
}
"""Ending -> media type, for every kind that a paper can be."""
_MACRO_ENDINGS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam"})
_KINDS = {"word/document": "docx", "xl/workbook": "xlsx", "ppt/presentation": "pptx"}
_MOST_TYPES_BYTES = 1_000_000


def media_type(data: bytes, name: str) -> str:
    """
    The media type of a paper.

    Args:
        data: all of its bytes. name: as it was handed in, with its ending.
    Raises:
        ReadError: G201 the content is another kind than the name says, G202 macros, G203 no kind that a paper can be,
            G204 empty, locked or broken, G205 the name says a kind that a paper can be and the content is none of
            them; `value` is the name.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in _MACRO_ENDINGS:
        raise ReadError("G202", value=name)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadError("G204", value=name)
    found = _kind(data, name)
    if ending not in TYPES:
        raise ReadError("G203", value=name)
    said = {"jpeg": "jpg", "csv": "txt"}.get(ending, ending)
    if found != said:
        raise ReadError("G201" if found in TYPES or found == "html" else "G205", value=name, kind=found.upper())
    return TYPES[ending]


def _kind(data: bytes, name: str) -> str:
    """The ending that the content should have; "" for a kind that is not known here."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"PK"):
        return _of_zip(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):  # the container of old Office, and of a locked new one
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadError("G204", value=name)
        return ""
    if not encoding.looks_like_text(data):
        return ""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script")) or b"<script" in head:
        return "html"
    return "" if head.startswith((b"{\\rtf", b"mz", b"#!")) else "txt"


def _of_zip(data: bytes, name: str) -> str:
    try:
        archive = open_zip(data)
        names = [n.lower() for n in archive.namelist()]
        types = _content_types(archive)
    except (ReadError, BadZipFile, OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        raise ReadError("G204", value=name) from None
    if b"macroenabled" in types or any(n.endswith(("vbaproject.bin", "vbadata.xml")) for n in names):
        raise ReadError("G202", value=name)
    for start, kind in _KINDS.items():
        if any(n.startswith(start) and n.endswith(".xml") for n in names):
            return kind
    return ""


def _content_types(archive: ZipFile) -> bytes:
    """What an Office file says that its parts are, in small letters; empty where it says nothing."""
    for info in archive.infolist():
        if info.filename.lower() == "[content_types].xml" and info.file_size <= _MOST_TYPES_BYTES:
            return archive.read(info).lower()
    return b""
