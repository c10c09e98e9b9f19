"""
What the Word documents of Frisat are made of: paragraphs and cells as XML, the styles, language and footer they need.

Used by `to_docx.py` (plans) and `meeting_docx.py` (agendas and minutes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from frisat.plan.sentences import Language
from frisat.write.labels import Labels
from frisat.write.table import Para

if TYPE_CHECKING:
    from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOCALES = {"da": "da-DK", "en": "en-GB"}
INSET = 85
"""Room between a cell's edge and its words, in twips; the table is moved in by it, so that both edges meet the text."""
_BULLETS = 7301
"""Number of our own bullet list in the document's numbering; high, so that a template's lists keep theirs."""
COLOURS = {"status": "6B4100", "alert": "A3211B", "quiet": "556466"}


def append(document: Document, xml: str) -> None:
    """
    Puts the content before the section's own properties, in a body that takes the place of the old one.

    A large table that is moved into another tree costs the square of its rows: 5,000 took three minutes.
    """
    from docx.oxml.parser import parse_xml

    old: Any = document.element.body
    new: Any = parse_xml(f'<w:body xmlns:w="{_W}">{xml}</w:body>')
    kept = list(old)
    end = next((at for at, child in enumerate(kept) if child.tag == f"{{{_W}}}sectPr"), len(kept))
    for at, child in enumerate(kept[:end]):
        new.insert(at, child)
    new.extend(kept[end:])
    old.getparent().replace(old, new)


def style_ids(document: Document, xml: str) -> str:
    """
    Style names as ids: in a Danish Word, "Heading 1" has the id "Overskrift1".

    Where a template numbers its headings, ours have no such number: an item has its own, for good.
    """
    for name, style in _own_styles(document).items():
        without = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if _is_numbered(style) else ""
        xml = xml.replace(f'<w:pStyle w:val="{name}"/>', f'<w:pStyle w:val="{style.style_id}"/>{without}')
    return xml


def _own_styles(document: Document) -> dict[str, Any]:
    """The paragraph styles that we use, by Word's English name in any spelling: LibreOffice writes "Heading 1"."""
    from docx.enum.style import WD_STYLE_TYPE

    wanted = {name.lower(): name for name in ("Heading 1", "Heading 2", "Heading 3", "Subtitle")}
    found = ((wanted.get((s.name or "").lower()), s) for s in document.styles if s.type == WD_STYLE_TYPE.PARAGRAPH)
    return {name: style for name, style in found if name}


def _is_numbered(style: Any) -> bool:
    seen: list[Any] = []
    while style is not None and style.style_id not in seen:
        if style.element.xpath("./w:pPr/w:numPr"):
            return True
        seen.append(style.style_id)
        style = style.base_style
    return False


def run_of(text: str, *, bold: bool = False, colour: str = "") -> str:
    """A run; an empty text gives none."""
    if not text:
        return ""
    props = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(runs: str, style: str = "", *, extra: str = "", spacing: str = "") -> str:
    props = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra + spacing
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def para(p: Para, *, in_cell: bool = False) -> str:
    """A paragraph of the outline; in a cell its lines stand closer."""
    bold = p.role in ("strong", "status", "alert")
    runs = run_of(p.label, bold=True)
    runs += run_of(f" {p.text}" if p.label and p.text else p.text, bold=bold, colour=COLOURS.get(p.role, ""))
    numbering = spacing = ""
    if p.role == "bullet":
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_BULLETS}"/></w:numPr>'
    if in_cell:
        spacing = '<w:spacing w:before="0" w:after="30" w:line="245" w:lineRule="auto"/>'
    elif numbering:
        spacing = '<w:spacing w:before="0" w:after="40"/>'
    keep = "<w:keepNext/>" if p.role == "label" else ""
    return paragraph(runs, extra=keep + numbering, spacing=spacing)


def text_width(document: Document) -> int:
    """Width between the margins of the last section, in twips."""
    section = document.sections[-1]
    width = (section.page_width or 7560310) - (section.left_margin or 0) - (section.right_margin or 0)
    return int(width / 635)


def cell(width: int, content: str, *, shade: str = "", span: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shading}</w:tcPr>{content}</w:tc>'


def table_properties(widths: list[int], *, lines: str, title: str, summary: str, upright: bool = True) -> str:
    """What stands before a table's rows. Not `upright`: only thin lines between the rows, as a list of facts has."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{lines}"/>'
        for side in (("top", "left", "bottom", "right", "insideH", "insideV") if upright else ("bottom", "insideH"))
    )
    margins = (
        f'<w:top w:w="55" w:type="dxa"/><w:left w:w="{INSET}" w:type="dxa"/>'
        f'<w:bottom w:w="35" w:type="dxa"/><w:right w:w="{INSET}" w:type="dxa"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblInd w:w="{INSET}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/><w:tblDescription w:val={quoteattr(summary)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def set_language(document: Document, language: Language) -> None:
    """Danish for the spelling checker and for screen readers, in the styles and in the settings."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    locale = LOCALES[language]
    styles: Any = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        styles.insert(0, defaults)
    holder = defaults
    for tag in ("w:rPrDefault", "w:rPr"):
        inner = holder.find(qn(tag))
        if inner is None:
            inner = OxmlElement(tag)
            holder.insert(0, inner)
        holder = inner
    for element in list(styles.iter(qn("w:lang"))):
        element.getparent().remove(element)
    lang = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia"):
        lang.set(qn(attribute), locale)
    holder.append(lang)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), locale)


def ensure_styles(document: Document) -> None:
    """The styles that we name exist, also in a template that has thrown Word's own away."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    there = _own_styles(document)
    names = {style.name: style for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    for name, level in (("Heading 1", 0), ("Heading 2", 1), ("Heading 3", 2), ("Subtitle", None)):
        if name in there:
            continue
        danish = names.get(name.replace("Heading", "Overskrift").replace("Subtitle", "Undertitel"))
        if danish is not None:  # Word writes the English name whatever its language; other programs do not
            danish.name = name.lower() if level is not None else name
            continue
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        if level is not None:
            style.font.bold, style.font.size = True, Pt((18, 13, 11)[level])
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt((0, 14, 8)[level]), Pt(3)
            outline_level = OxmlElement("w:outlineLvl")
            outline_level.set(qn("w:val"), str(level))
            style.element.get_or_add_pPr().append(outline_level)


def ensure_bullets(document: Document) -> None:
    """A bullet list of our own, with a bullet that is a character of the text font and not of a symbol font."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.parser import parse_xml
    from docx.parts.numbering import NumberingPart

    part: Any = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        element: Any = parse_xml(f'<w:numbering xmlns:w="{_W}"/>')
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    root = part.element
    abstract = parse_xml(
        f'<w:abstractNum xmlns:w="{_W}" w:abstractNumId="{_BULLETS}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first_number = next((child for child in root if child.tag == f"{{{_W}}}num"), None)
    if first_number is None:
        root.append(abstract)
    else:
        first_number.addprevious(abstract)
    number = parse_xml(f'<w:num xmlns:w="{_W}" w:numId="{_BULLETS}"><w:abstractNumId w:val="{_BULLETS}"/></w:num>')
    numbers = [child for child in root if child.tag == f"{{{_W}}}num"]
    (numbers[-1].addnext if numbers else root.append)(number)


def add_page_numbers(document: Document, labels: Labels, *, always: bool) -> None:
    """ "Side 2 af 5" in the footer; a template's own footer is left as it is."""
    from docx.oxml.parser import parse_xml

    from frisat.write.docx_emptying import says_something

    footer = document.sections[-1].footer
    if not always and says_something(footer._element):
        return

    page, of = labels.phrase("page"), labels.phrase("of")
    colour = COLOURS["quiet"]

    def number(instruction: str) -> str:
        return f'<w:fldSimple w:instr=" {instruction} ">{run_of("1", colour=colour)}</w:fldSimple>'

    runs = run_of(f"{page} ", colour=colour) + number("PAGE") + run_of(f" {of} ", colour=colour) + number("NUMPAGES")
    props = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>'
    footer.is_linked_to_previous = False
    element: Any = footer._element
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(f'<w:p xmlns:w="{_W}">{props}{runs}</w:p>'))
