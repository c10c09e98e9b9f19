"""
The copy of a Word, Excel or PowerPoint file, part by part: what a part of the package loses, and which parts go.

What Excel and PowerPoint need besides stands in `cleaning_xlsx.py` and `cleaning_pptx.py`. A workbook behind a chart
goes, because it holds more than the chart shows; the chart stays as it was drawn. A file that lies in the file gets a
copy of its own. What cannot be cleaned (a film, a data model, an old OLE object) is an error, never a silent rest.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from frisat.plan.errors import WriteError
from frisat.read import xml
from frisat.read.from_docx_styles import Styles, W, switch, val
from frisat.read.from_xlsx_values import S
from frisat.read.ooxml import RELATIONS, Package, R
from frisat.scan import changes
from frisat.scan.cleaning_pictures import stripped

Nested = Callable[[bytes, str], bytes]
"""The copy of a file that lies in this one: its bytes and its name."""

_GONE = re.compile(
    r"(?:docprops/(?:custom\.xml|thumbnail\..*)|customxml/.*|docmetadata/.*|_xmlsignatures/.*|"
    r"(?:usercustomization|customui)/.*|"
    r"word/(?:comments.*\.xml|people\.xml|documenttasks/.*|glossary/.*|printersettings/.*)|"
    r"xl/(?:comments.*|threadedcomments/.*|persons/.*|revisions/.*|drawings/commentsdrawing.*|printersettings/.*|"
    r"calcchain\.xml|externallinks/.*|pivottables/.*|pivotcache/.*)|"
    r"ppt/(?:comments/.*|commentauthors\.xml|authors\.xml|notesslides/.*|notesmasters/.*|handoutmasters/.*|tags/.*|"
    r"changesinfos/.*|revisioninfo\.xml|viewprops\.xml|printersettings/.*))",
    re.IGNORECASE,
)
_STUCK = re.compile(
    r"(?:(?:word|xl|ppt)/media/.*\.(?:mp4|m4[av]|mov|wm[av]|avi|mp3|wav|mpe?g|bin)|"
    r"xl/(?:model/.*|connections\.xml|querytables/.*|slicers/.*|slicercaches/.*|timelines/.*|timelinecaches/.*)|"
    r".*\.mhtml?|.*/activex/.*)",
    re.IGNORECASE,
)
"""Parts that hold more than is shown, and that nothing here can take out without breaking what is shown."""
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SETTINGS = ("rsids", "trackRevisions", "attachedTemplate", "docVars", "lastEdited", "mailMerge")
_BOOK = ("fileSharing", "fileVersion")
_SAID = tuple(W + name for name in ("t", "sym", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen"))
_POINTS = ("hlinkClick", "hlinkHover", "hlinkMouseOver", "externalData", "custData", "tags", "userShapes")
"""Elements that are nothing but a pointer; where the part that they lead to is gone, they go, too."""
_LOCAL = re.compile(r"(?:file:/*)?(?:[A-Za-z]:[\\/]|\\\\|/Users/|/home/)|file:", re.IGNORECASE)


@dataclass(slots=True)
class Work:
    """What is to be done to a package: parts that go, and what else a part loses (name in small letters -> how)."""

    package: Package
    nested: Nested
    accept: bool
    gone: set[str] = field(default_factory=set)
    more: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    styles: Styles | None = None


def clean(data: bytes, kind: str, nested: Nested, *, accept_changes: bool) -> bytes:
    """The copy's bytes. `kind`: "docx", "xlsx" or "pptx". Raises as `cleaning.clean`."""
    package = Package(data)
    work = Work(package, nested, accept_changes)
    names = package.parts.names
    for part in names:
        if _STUCK.fullmatch(part):
            raise WriteError("E425", value=part)
    work.gone = {part for part in names if _GONE.fullmatch(part) or _is_comment_shapes(package, part)}
    work.gone |= _behind_charts(package) | _lost_from_sight(package)
    if kind == "xlsx":
        from frisat.scan import cleaning_xlsx

        cleaning_xlsx.plan(work)
    elif kind == "pptx":
        from frisat.scan import cleaning_pptx

        cleaning_pptx.plan(work)
    else:
        main = package.main("word/document.xml")
        named = (r.part for r in package.relations(main).values() if r.kind == "styles")
        work.styles = Styles(next((package.optional(part) for part in named), None))
    work.gone |= {part for part in names if _is_of_gone(part, work.gone)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in names:
            if part not in work.gone and not part.endswith("/"):
                info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _cleaned(work, part))
    return out.getvalue()


def only_from(package: Package, lost: set[str], already: set[str]) -> set[str]:
    """Parts that are reached from the lost ones and from none that stays."""

    def reached(start: list[str], stops: set[str]) -> set[str]:
        found: set[str] = set()
        while start:
            part = start.pop()
            if part in found or part in stops:
                continue
            found.add(part)
            start += [r.part for r in package.relations(part).values() if r.part and r.part in package.parts]
        return found

    top = [r.part for r in package.relations("").values() if r.part and r.part in package.parts]
    return reached(list(lost), already) - reached(top, already | lost)


def _lost_from_sight(package: Package) -> set[str]:
    """Parts that nothing in the file leads to: what was forgotten there (Office's "[trash]") is shown nowhere."""
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        for relation in package.relations(waiting.pop()).values():
            if relation.part and relation.part.lower() not in seen and relation.part in package.parts:
                seen.add(relation.part.lower())
                waiting.append(relation.part)
    return {
        name
        for name in package.parts.names
        if name.lower() not in seen and name.lower() != "[content_types].xml" and not name.endswith((".rels", "/"))
    }


def _is_of_gone(part: str, gone: set[str]) -> bool:
    """Whether it is the list of relations of a part that goes."""
    folder, name = posixpath.split(part)
    if not folder.endswith("_rels") or not name.endswith(".rels"):
        return False
    owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
    return owner in gone


def _behind_charts(package: Package) -> set[str]:
    """Workbooks that a chart was drawn from."""
    charts = [name for name in package.parts.names if re.search(r"/charts/[^/]*\.xml$", name, re.IGNORECASE)]
    found = (relation for chart in charts for relation in package.relations(chart).values())
    return {relation.part for relation in found if relation.kind in ("package", "oleObject") and relation.part}


def _is_comment_shapes(package: Package, part: str) -> bool:
    """Whether a part of old drawings holds the boxes of cell comments and nothing else."""
    if not re.fullmatch(r"xl/drawings/vmldrawing\d*\.vml", part, re.IGNORECASE):
        return False
    kinds = re.findall(rb'ObjectType="(\w+)"', package.parts.read(part))
    return bool(kinds) and set(kinds) == {b"Note"}


def _cleaned(work: Work, part: str) -> bytes:
    """One part as it stands in the copy."""
    low = part.lower()
    data = work.package.parts.read(part)
    if low == "docprops/core.xml":
        return _CORE
    if low == "docprops/app.xml":
        return _APP
    if "/media/" in low:
        return stripped(data)
    if "/embeddings/" in low or (low.startswith("word/") and not low.endswith((".xml", ".rels", ".vml", ".odttf"))):
        return work.nested(data, posixpath.basename(part))
    if low.endswith(".rels"):
        return _relations(data, part, work.gone)
    if low == "[content_types].xml":
        return _types(data, work.gone)
    if low.endswith(".xml") and low.startswith(("word/", "xl/", "ppt/")):
        return _document(work, part, data)
    return data


def _relations(data: bytes, part: str, gone: set[str]) -> bytes:
    root = xml.parse(data)
    folder = posixpath.dirname(posixpath.dirname(part))
    lost = {name.lower() for name in gone}
    for element in list(root.iter(f"{RELATIONS}Relationship")):
        target = element.get("Target") or ""
        if element.get("TargetMode") == "External":
            if (element.get("Type") or "").endswith("/attachedTemplate"):
                root.remove(element)
            elif _LOCAL.match(target):  # a path tells whose computer it was
                element.set("Target", re.split(r"[\\/]", target.rstrip("\\/"))[-1] or "about:blank")
            continue
        place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
        if place in lost or (element.get("Type") or "").endswith("/attachedTemplate"):
            root.remove(element)
    return written(root)


def _types(data: bytes, gone: set[str]) -> bytes:
    root = xml.parse(data)
    lost = {"/" + name.lower() for name in gone}
    for element in list(root.iter(f"{_TYPES}Override")):
        if (element.get("PartName") or "").lower() in lost:
            root.remove(element)
    return written(root)


def _document(work: Work, part: str, data: bytes) -> bytes:
    """A part without marks of comments, changes and sessions, and without pointers to parts that are gone."""
    low = part.lower()
    relations = work.package.relations(part)
    lost = {key for key, relation in relations.items() if relation.part in work.gone}
    root = xml.parse(data)
    if low.startswith("word/") and changes.has_any(root):
        if not work.accept:
            raise WriteError("E421")
        changes.accept(root)
    if low in work.more:
        work.more[low](root)
    for element in _besides_cells(root):
        if _goes(element, low, lost):
            changes.drop(element)
        else:
            for key in [k for k in element.attrib if k.startswith(W + "rsid") or _leads_nowhere(element, k, lost)]:
                del element.attrib[key]
            _shorten_paths(element)
    if work.styles is not None and low.startswith("word/"):
        _drop_hidden_words(root, work.styles)
    return written(root)


def _shorten_paths(element: Any) -> None:
    """Older Word wrote where a picture lay on somebody's computer as its alternative text; the file's name is left."""
    for key in ("descr", "alt", "title"):
        said = element.get(key)
        if said and _LOCAL.match(said):
            element.set(key, re.split(r"[\\/]", said.rstrip("\\/"))[-1])


def _besides_cells(root: Any) -> list[Any]:
    """Every element but those of a sheet's cells: they are most of a workbook, and point at nothing."""
    if root.tag != f"{S}worksheet":
        return list(root.iter())
    return [e for child in root if child.tag != f"{S}sheetData" for e in child.iter()]


def _goes(element: Any, low: str, lost: set[str]) -> bool:
    tag = element.tag
    local = tag.rpartition("}")[2]
    pointer = local in _POINTS or local.startswith("legacyDrawing")
    return (
        (tag.startswith(W) and (local in _COMMENT_MARKS or (low == "word/settings.xml" and local in _SETTINGS)))
        or (low == "xl/workbook.xml" and (local == "absPath" or (tag.startswith(S) and local in _BOOK)))
        or local == "dataBinding"
        or (tag.startswith(W) and local.startswith("rsid"))
        or (tag == f"{_CHART}externalData" and element.get(f"{R}id") in lost)
        or (pointer and element.get(f"{R}id") in lost)
    )


def _leads_nowhere(element: Any, key: str, lost: set[str]) -> bool:
    return bool(lost) and key == f"{R}id" and element.get(key) in lost


def _drop_hidden_words(root: Any, styles: Styles) -> None:
    """Words that Word does not print (»skjult tekst«), by their own mark, their style's or their paragraph's."""
    for run in root.iter(W + "r"):
        look = run.find(W + "rPr")
        own = switch(look, "vanish") if look is not None else None
        named = styles.of(val(look, "rStyle")).hidden if look is not None and val(look, "rStyle") else None
        paragraph = next((p for p in run.iterancestors(W + "p")), None)
        hidden = False
        if paragraph is not None:
            hidden = bool(styles.of(val(paragraph.find(W + "pPr"), "pStyle")).hidden)
        if own is not None or named:
            hidden = bool(own if own is not None else named)
        if hidden:
            for words in [e for e in run if e.tag in _SAID]:
                run.remove(words)


def written(root: Any) -> bytes:
    from lxml import etree

    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return out
