"""
A copy of a Word or Excel file without what tells of its making: who, when, how often, comments, places of pictures.

PDF: `cleaning_pdf.py`.

Text is never changed, but for tracked changes when a person says that they are accepted. What a reader can see, and
hidden sheets, rows, columns and words, stay: a scan of the copy tells of them.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

from frisat.plan.errors import ReadError, WriteError
from frisat.read import sniff, xml
from frisat.read.from_docx_styles import W
from frisat.read.from_xlsx_values import S
from frisat.read.ooxml import RELATIONS, Package, R
from frisat.scan import changes, pictures

_GONE = re.compile(
    r"(?:docprops/(?:custom\.xml|thumbnail\..*)|customxml/.*|"
    r"word/(?:comments.*\.xml|people\.xml|documenttasks/.*)|"
    r"xl/(?:comments.*|threadedcomments/.*|persons/.*|revisions/.*|drawings/commentsdrawing.*))",
    re.IGNORECASE,
)
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SETTINGS = ("rsids", "trackRevisions", "attachedTemplate", "docVars", "lastEdited")
_BOOK = ("fileSharing", "fileVersion")


def clean(data: bytes, name: str, *, accept_changes: bool = False) -> bytes:
    """
    The copy's bytes.

    Args:
        data: Of a docx, xlsx or pdf file. name: Its name. accept_changes: whether tracked changes become text.
    Raises:
        WriteError: E420 another type; E421 tracked changes that nobody has accepted. ReadError as in reading.
    """
    kind = sniff.type_of(data, name)
    if kind is sniff.FileType.PDF:
        from frisat.scan import cleaning_pdf

        return cleaning_pdf.clean(data)
    if kind not in (sniff.FileType.DOCX, sniff.FileType.XLSX):
        raise WriteError("E420", value=kind.value)
    package = Package(data)
    out = io.BytesIO()
    gone = {part for part in package.parts.names if _GONE.fullmatch(part) or _is_comment_shapes(package, part)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in package.parts.names:
            if part not in gone and not part.endswith("/"):
                info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _cleaned(package, part, gone, accept_changes))
    return out.getvalue()


def _is_comment_shapes(package: Package, part: str) -> bool:
    """Whether a part of old drawings holds the boxes of cell comments and nothing else."""
    if not re.fullmatch(r"xl/drawings/vmldrawing\d*\.vml", part, re.IGNORECASE):
        return False
    kinds = re.findall(rb'ObjectType="(\w+)"', package.parts.read(part))
    return bool(kinds) and set(kinds) == {b"Note"}


def _cleaned(package: Package, part: str, gone: set[str], accept: bool) -> bytes:
    """One part as it stands in the copy."""
    low = part.lower()
    data = package.parts.read(part)
    if low == "docprops/core.xml":
        return _CORE
    if low == "docprops/app.xml":
        return _APP
    if low.startswith(("word/media/", "xl/media/", "ppt/media/")):
        return pictures.stripped(data)
    if low.endswith(".rels"):
        return _relations(data, part, gone)
    if low == "[content_types].xml":
        return _types(data, gone)
    if low.endswith(".xml") and low.startswith(("word/", "xl/")):
        lost = {key for key, relation in package.relations(part).items() if relation.part in gone}
        return _document(data, low, lost, accept)
    return data


def _relations(data: bytes, part: str, gone: set[str]) -> bytes:
    root = xml.parse(data)
    folder = posixpath.dirname(posixpath.dirname(part))
    lost = {name.lower() for name in gone}
    for element in list(root.iter(f"{RELATIONS}Relationship")):
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
        template = (element.get("Type") or "").endswith("/attachedTemplate")
        if template or (element.get("TargetMode") != "External" and target.lower() in lost):
            root.remove(element)
    return _written(root)


def _types(data: bytes, gone: set[str]) -> bytes:
    root = xml.parse(data)
    lost = {"/" + name.lower() for name in gone}
    for element in list(root.iter(f"{_TYPES}Override")):
        if (element.get("PartName") or "").lower() in lost:
            root.remove(element)
    return _written(root)


def _document(data: bytes, low: str, lost: set[str], accept: bool) -> bytes:
    """A part without marks of comments, changes and sessions; `lost`: relations whose parts are gone."""
    root = xml.parse(data)
    if changes.has_any(root):
        if not accept:
            raise WriteError("E421")
        changes.accept(root)
    for element in list(root.iter()):
        tag = element.tag
        local = tag.rpartition("}")[2]
        if tag.startswith(W) and (local in _COMMENT_MARKS or (low == "word/settings.xml" and local in _SETTINGS)):
            changes.drop(element)
            continue
        if (local == "absPath" or (tag.startswith(S) and local in _BOOK)) and low == "xl/workbook.xml":
            changes.drop(element)
            continue
        if (
            local == "dataBinding"
            or (tag.startswith(W) and local.startswith("rsid"))
            or (local.startswith("legacyDrawing") and element.get(f"{R}id") in lost)
        ):
            changes.drop(element)
            continue
        for key in [k for k in element.attrib if _is_trace(k)]:
            del element.attrib[key]
    return _written(root)


def _is_trace(key: str) -> bool:
    """Numbers of editing sessions."""
    return key.startswith(W + "rsid")


def _written(root: Any) -> bytes:
    from lxml import etree

    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out


def check(data: bytes, name: str) -> None:
    """
    Makes sure that a copy has nothing left of what was to go, by a scan of its own.

    Raises WriteError E422 when it has; ReadError when the copy cannot be opened.
    """
    from frisat.scan.finding import Kind
    from frisat.scan.opening import report

    left = [f for f in report(data, name).findings if f.kind in (Kind.METADATA, Kind.COMMENT, Kind.TRACKED_CHANGE)]
    left = [f for f in left if f.code != "S131" or f.place.code != "S313"]
    left = [f for f in left if f.code != "S134"]  # the field of a signature stays, and is told of
    if left:
        raise WriteError("E422", value=left[0].message())


def cleaned(data: bytes, name: str, accept_changes: bool) -> bytes:
    """The copy, made and checked: what the limited child does."""
    copy = clean(data, name, accept_changes=accept_changes)
    if not copy:
        raise ReadError("E322")
    check(copy, name)
    return copy
