"""The empty Word document that `to_docx` fills: Frisat's own, or the municipality's template with its letterhead."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frisat.plan.errors import WriteError, os_reason

if TYPE_CHECKING:
    from docx.document import Document

_MOST_UNPACKED = 200 * 2**20
_MOST_XML = 10 * 2**20
"""Bytes of all its XML; a letterhead has a tenth. As a tree it takes sixteen times the room."""
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_UNWANTED = ("comments", "commentsExtended", "commentsIds", "people", "custom-properties", "thumbnail", "vbaProject")
"""Relations that a published document must not have: who wrote in the template, and its picture."""


def open_template(template: bytes | str | Path) -> Document:
    """
    The template with its styles, page, header and footer kept and its text taken out.

    Raises:
        WriteError: E402, it is not a Word document or template that can be used.
    """
    from docx import Document

    from frisat.write.docx_emptying import empty

    try:
        data = template if isinstance(template, bytes) else Path(template).read_bytes()
        document = Document(BytesIO(_as_document(data)))
        empty(document)
    except WriteError:
        raise
    except Exception as error:  # the library raises whatever the broken part happens to cause
        raise WriteError("E402", value=_reason(error)) from error
    drop_traces(document)
    _cut_off(document)
    return document


def _cut_off(document: Document) -> None:
    """
    Takes out what a template fetches from elsewhere: its own template on a drive or the net, linked pictures.

    A published document must neither tell the name of a server nor call one when it is opened. Links that a reader
    clicks stay.
    """
    from frisat.write.docx_emptying import RELATION

    for part in document.part.package.iter_parts():
        far = {k for k, rel in part.rels.items() if rel.is_external and not rel.reltype.endswith("/hyperlink")}
        for key in far:
            part.rels.pop(key)
        element = getattr(part, "element", None)
        for one in list(element.iter()) if far and element is not None else ():
            for name in [n for n, value in one.attrib.items() if n.startswith(RELATION) and value in far]:
                del one.attrib[name]
                if one.tag.endswith("}attachedTemplate"):
                    one.getparent().remove(one)


def _reason(error: Exception) -> str:
    return os_reason(error) if isinstance(error, OSError) else "V301"


def _as_document(data: bytes) -> bytes:
    """A .dotx says in one line that it is a template; as a .docx it opens in python-docx."""
    from frisat.write.archive import steady

    if not zipfile.is_zipfile(BytesIO(data)):
        raise WriteError("E402", value="V301")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sizes = [(info.filename.lower(), info.file_size) for info in archive.infolist()]
        text = sum(size for name, size in sizes if name.endswith((".xml", ".rels")))
        if sum(size for _, size in sizes) > _MOST_UNPACKED or text > _MOST_XML:
            raise WriteError("E402", value="V302")
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.namelist() else b""
        if any(name.endswith("vbaproject.bin") for name, _ in sizes) or b"macroEnabled" in types:
            raise WriteError("E402", value="V303")

    def change(name: str, part: bytes) -> bytes:
        return part.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if name == "[Content_Types].xml" else part

    return steady(data, change)


def drop_traces(document: Document, *more: str) -> None:
    """Takes out comments, people, custom properties and the thumbnail that the file came with, and `more` relations."""
    unwanted = {*_UNWANTED, *more}
    for rels in (document.part.rels, document.part.package.rels):
        for key in [k for k, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in unwanted]:
            rels.pop(key)


def own_document(language: str, *, landscape: bool) -> Document:
    """Frisat's own look: A4, quiet type, headings in deep green-blue."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    document = Document()
    drop_traces(document, "customXml")
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.header_distance = section.footer_distance = Mm(9)

    def dress(name: str, size: float, *, bold: bool, before: float, after: float, colour: str) -> None:
        style: Any = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Arial")  # or Liberation Sans, just as wide
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.08

    dress("Normal", 10, bold=False, before=0, after=6, colour="1B2426")
    dress("Heading 1", 20, bold=True, before=0, after=3, colour="0D4F5C")
    dress("Heading 2", 14, bold=True, before=16, after=5, colour="0D4F5C")
    dress("Heading 3", 11.5, bold=True, before=10, after=3, colour="1B2426")
    dress("Subtitle", 10, bold=False, before=0, after=10, colour="4A5759")
    subtitle: Any = document.styles["Subtitle"]
    subtitle.font.italic = False
    for spacing in subtitle.element.iter(qn("w:spacing")):
        spacing.attrib.pop(qn("w:val"), None)
    return document


def example_template(language: str) -> bytes:
    """
    A Word document that a municipality can make its letterhead of: our styles, a header and a footer to write over.

    What stands on its page says how, and is left out of what is written on it.
    """
    from frisat.plan.wording import writing
    from frisat.write.archive import core_properties, steady
    from frisat.write.docx_parts import LOCALES

    document = own_document(language, landscape=False)
    section = document.sections[0]
    said = {key: writing.LETTERHEAD[key][language] for key in writing.LETTERHEAD}
    section.header.paragraphs[0].text = said["header"]
    section.footer.paragraphs[0].text = said["footer"]
    document.add_paragraph(said["title"], style="Heading 1")
    for name in ("how", "page"):
        document.add_paragraph(said[name])
    out = BytesIO()
    document.save(out)
    core = core_properties(said["title"], LOCALES[language])
    return steady(out.getvalue(), lambda name, part: core if name == "docProps/core.xml" else part)
