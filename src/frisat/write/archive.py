"""The zip file behind docx and xlsx: same content, same bytes; nothing in it about who made it or when."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip entry can carry."""


def steady(data: bytes, change: Callable[[str, bytes], bytes | None] = lambda _name, part: part) -> bytes:
    """
    The archive with fixed entry times, so that the same plan gives the same file.

    `change(name, content)` returns the new content of a part, or None to leave the part out.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                new.writestr(entry, content)
    return out.getvalue()


def core_properties(title: str, language: str) -> bytes:
    """docProps/core.xml with the title and the language, and no person or time."""
    from xml.sax.saxutils import escape

    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>"
    ).encode()
