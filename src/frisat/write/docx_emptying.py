"""
A Word template without what its page said: one section with its letterhead, no notes, no picture of the text.

People make a letterhead of last year's agenda. What they have deleted or what is left out here must not lie unseen in
each agenda that is written on it: a picture, a footnote, a workbook or a building block stays in the file until
the part that holds it goes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNNAMED = frozenset(("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "theme"))
"""Parts that a document has without naming them in its text. All others go when the text no longer names them."""
_OF_PACKAGE = frozenset(("officeDocument", "core-properties", "extended-properties"))
_SETTINGS = (
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "docVars",
    "footnotePr",
    "endnotePr",
)
"""Whose list of persons the template was merged with, and what would stop people from writing in what comes of it."""
_OF_OTHER_TEXT = ("type", "cols", "vAlign", "textDirection", "sectPrChange", "footnotePr", "endnotePr", "formProt")
"""How the template's own text was set: in columns, in the middle of a cover. An agenda is one column from the top."""
_HEADER, _FOOTER = f"{_W}headerReference", f"{_W}footerReference"
_SHOWN = tuple(_W + name for name in ("t", "drawing", "pict", "object", "instrText", "fldSimple", "sym"))


def says_something(part: Any) -> bool:
    """Whether a header or footer shows anything: words, also in a text box or a content control, a field, a picture."""
    return any(e.tag != f"{_W}t" or (e.text or "").strip() for e in part.iter(*_SHOWN))


def empty(document: Document) -> None:
    """Takes out the text and all that was there for its sake; see the head of this file."""
    body: Any = document.element.body
    section = _letterhead_section(document)
    for child in list(body):
        body.remove(child)
    body.append(section)
    _of_paper(document)
    rels = document.part.rels
    named = {v for e in document.element.iter() for k, v in e.attrib.items() if k.startswith(RELATION)}
    for key in [k for k, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] not in _UNNAMED and k not in named]:
        rels.pop(key)
    whole = document.part.package.rels
    for key in [k for k, rel in whole.items() if rel.reltype.rsplit("/", 1)[-1] not in _OF_PACKAGE]:
        whole.pop(key)
    settings: Any = document.settings.element
    for one in [e for e in settings if e.tag in {_W + name for name in _SETTINGS}]:
        settings.remove(one)
    for part in document.part.package.iter_parts():
        if part.partname.startswith(("/word/header", "/word/footer")) and getattr(part, "element", None) is not None:
            _drop_prompts(part.element)


def _letterhead_section(document: Document) -> Any:
    """
    The properties of the first section with a header that shows something, else with such a footer, else of the first.

    A section without a header of its own has that of the one before; in the copy each stands by itself. A cover often
    has the footer of the pages behind it, and no header.
    """
    found: list[tuple[int, Any]] = []
    inherited: dict[tuple[str, str], Any] = {}
    for section in document.element.body.iter(f"{_W}sectPr"):
        if section.getparent().tag == f"{_W}sectPrChange":
            continue
        inherited |= {(e.tag, e.get(f"{_W}type", "default")): e for e in section if e.tag in (_HEADER, _FOOTER)}
        made = deepcopy(section)
        for child in [e for e in made if e.tag in (_HEADER, _FOOTER, *(_W + name for name in _OF_OTHER_TEXT))]:
            made.remove(child)
        for at, one in enumerate(inherited.values()):
            made.insert(at, deepcopy(one))
        shows = [tag for (tag, _), e in inherited.items() if says_something(_part(document, e))]
        found.append((0 if _HEADER in shows else 1 if shows else 2, made))
    if not found:
        from docx.oxml.parser import OxmlElement

        return OxmlElement("w:sectPr")
    return min(found, key=lambda one: one[0])[1]


def _part(document: Document, reference: Any) -> Any:
    part: Any = document.part.related_parts[reference.get(f"{RELATION}id")]
    return part.element


def _of_paper(document: Document) -> None:
    """A4 with margins of 2 cm where the template does not say: Word would take its own country's paper."""
    from docx.shared import Mm

    section = document.sections[0]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left", "right", "top", "bottom"):
        if getattr(section, f"{side}_margin") is None:
            setattr(section, f"{side}_margin", Mm(20))


def _drop_prompts(part: Any) -> None:
    """ "Click here to enter text" of a content control that nobody has filled in would be printed as it stands."""
    for control in part.iter(f"{_W}sdt"):
        props, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        if props is None or content is None or props.find(f"{_W}showingPlcHdr") is None:
            continue
        for words in list(content.iter(f"{_W}t")):
            words.getparent().remove(words)
