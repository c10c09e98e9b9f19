"""XML of office files, parsed without entities, document types, network or endless depth."""

from __future__ import annotations

import re
from typing import Any

from frisat.plan.errors import ReadError

_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TYPE_WIDE = re.compile(rb"<\0!\0[Dd]\0[Oo]\0[Cc]\0|\0<\0!\0[Dd]\0[Oo]\0[Cc]")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|drawingml|officeDocument)/")
_TRANSITIONAL = {
    b"wordprocessingml": b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    b"spreadsheetml": b"http://schemas.openxmlformats.org/spreadsheetml/2006/",
    b"drawingml": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"officeDocument": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}


_NO_MEMORY = 2
"""libxml2's error number: its message for this one is empty."""


def parse(data: bytes) -> Any:
    """
    The root element (lxml) of an XML part; comments and processing instructions are gone.

    The names of "strict" office files are turned into the usual ones. Raises ReadError: E318 it has a document
    type or entities, E323 nested too deep, E316 one text is beyond all measure, E315 not well-formed.
    """
    from lxml import etree

    if _TYPE.search(data) or _TYPE_WIDE.search(data[:4096]):
        raise ReadError("E318")
    if b"purl.oclc.org" in data[:8192]:
        data = _STRICT.sub(lambda match: _TRANSITIONAL[match[1]], data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise as_read_error(error) from error
    if root is None:
        raise ReadError("E315")
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("E318")
    return root


def as_read_error(error: Exception) -> BaseException:
    """What a parser's complaint (lxml's XMLSyntaxError) means: MemoryError, or a ReadError with its code."""
    low = str(error).lower()
    if getattr(error, "code", 0) == _NO_MEMORY or "memory" in low:
        return MemoryError(low)
    if "depth" in low:
        return ReadError("E323")
    if "huge" in low or "buffer" in low or "xml_parse_huge" in low:
        return ReadError("E316")
    if "entit" in low:
        return ReadError("E318")
    return ReadError("E315")
