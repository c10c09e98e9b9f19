"""
What a PowerPoint file's copy loses besides notes and comments: slides that are not shown, what points at them.

Names that only who edits a presentation sees go, too: those of sections, which may be all that is left of slides that
are not shown, and those of slides.
"""

from __future__ import annotations

import re
from typing import Any

from frisat.read.ooxml import R
from frisat.scan import changes
from frisat.scan.cleaning_office import Work, only_from

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LISTS = ("notesMasterIdLst", "handoutMasterIdLst", "custDataLst", "custShowLst", "modifyVerifier")


_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"


def plan(work: Work) -> None:
    """Says which slides go and what the presentation loses. Raises ReadError for a broken part."""
    package = work.package
    main = package.main("ppt/presentation.xml")
    relations = package.relations(main)
    hidden: dict[str, str] = {}
    for key, found in relations.items():
        if found.kind == "slide" and found.part in package.parts and is_hidden(package.xml(found.part)):
            hidden[key] = found.part
    work.gone |= only_from(package, set(hidden.values()), work.gone)
    work.more[main.lower()] = lambda root: _presentation(root, set(hidden))
    for name in package.parts.names:
        if re.fullmatch(r"ppt/(?:slides|slidelayouts|slidemasters)/[^/]*\.xml", name, re.IGNORECASE):
            work.more[name.lower()] = _slide


def is_hidden(slide: Any) -> bool:
    """Whether a slide is left out when the presentation is shown."""
    return (slide.get("show") or "1") in ("0", "false")


def _presentation(root: Any, hidden: set[str]) -> None:
    numbers = set()
    for slide in [e for e in root.iter(P + "sldId") if e.get(R + "id") in hidden]:
        numbers.add(slide.get("id"))
        changes.drop(slide)
    for element in [e for e in root.iter() if isinstance(e.tag, str)]:
        local = element.tag.rpartition("}")[2]
        if (element.tag.startswith(P) and local in _LISTS) or (local == "sldId" and element.get("id") in numbers):
            changes.drop(element)
        elif element.tag == _SECTIONS:
            changes.drop(element.getparent())


def _slide(root: Any) -> None:
    for element in list(root.iter(P + "custDataLst")):
        changes.drop(element)
    for element in root.iter(P + "cSld"):
        element.attrib.pop("name", None)
