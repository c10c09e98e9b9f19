"""
A plan as a Word document: real heading styles, one table with a repeated header row, Danish, page numbers.

The table is built as XML in one go; python-docx's cell objects would take seconds for a hundred rows.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from frisat.plan.model import Plan
from frisat.plan.sentences import Language
from frisat.write import outline as parts
from frisat.write.archive import core_properties, steady
from frisat.write.labels import Labels

if TYPE_CHECKING:
    from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOCALES = {"da": "da-DK", "en": "en-GB"}
_INSET = 85
"""Room between a cell's edge and its words, in twips; the table is moved in by it, so that both edges meet the text."""
_BULLETS = 7301
"""Number of our own bullet list in the document's numbering; high, so that a template's lists keep theirs."""
_COLOURS = {"status": "6B4100", "alert": "A3211B", "quiet": "556466"}


def render(
    plan: Plan, *, language: Language = "da", staff: bool = False, template: bytes | str | Path | None = None
) -> bytes:
    """
    The document as bytes of a .docx.

    `staff`: with what is for staff only. `template`: the municipality's own .docx or .dotx (path or bytes), whose
    styles, page, header and footer are kept. Raises WriteError E402 for a template that cannot be used.
    """
    from frisat.write.docx_template import open_template, own_document

    outline = parts.outline(plan, language=language, staff=staff)
    own = template is None
    document = own_document(language, landscape=outline.landscape) if template is None else open_template(template)
    _set_language(document, language)
    _ensure_styles(document)
    _ensure_bullets(document)
    _fill(document, outline, Labels(language))
    _add_page_numbers(document, outline, Labels(language), always=own)
    out = BytesIO()
    document.save(out)
    core = core_properties(outline.title, _LOCALES[language])
    return steady(out.getvalue(), lambda name, part: core if name == "docProps/core.xml" else part)


# ------------------------------------------------------------------------------------------------------- content
def _fill(document: Document, o: parts.Outline, labels: Labels) -> None:
    """The parts in the order of every Frisat document: title, facts, head, items, table, notes, stakeholders, text."""
    width = _text_width(document)
    blocks = [_paragraph(_runs(o.title), "Heading 1"), _paragraph(_runs(o.facts), "Subtitle")]
    if o.head:
        blocks.append(_head(o, width))
    if o.items:
        blocks.append(_paragraph(_runs(o.items_heading), "Heading 2"))
    for item in o.items:
        blocks.append(_paragraph(_runs(item.heading), "Heading 3"))
        blocks += [_para(p) for p in item.paragraphs]
    if o.table_heading:
        blocks.append(_paragraph(_runs(o.table_heading), "Heading 2"))
    blocks += [_paragraph(_runs(remark, colour=_COLOURS["quiet"])) for remark in o.remarks]
    if o.table.rows:
        blocks.append(_table(o.table, o.title, width))
        blocks.append(_paragraph("", spacing='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'))
    if o.footnotes:
        blocks.append(_paragraph(_runs(o.footnotes_heading), "Heading 2"))
        blocks += [_paragraph(_runs(f"{mark} {text}".strip())) for mark, text in o.footnotes]
    if o.stakeholders:
        blocks.append(_paragraph(_runs(o.stakeholders_heading), "Heading 2"))
        blocks += [_para(parts.Para(text, "bullet")) for text in o.stakeholders]
        blocks.append(_paragraph(_runs(o.stakeholders_note, colour=_COLOURS["quiet"])))
    if o.text:
        blocks.append(_paragraph(_runs(o.text_heading), "Heading 2"))
        blocks += [_paragraph(_runs(text)) for text in o.text]
    _append(document, "".join(_style_ids(document, block) for block in blocks))


def _append(document: Document, xml: str) -> None:
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


def _style_ids(document: Document, xml: str) -> str:
    """Style names as ids: in a Danish Word, "Heading 1" has the id "Overskrift1"."""
    for name in ("Heading 1", "Heading 2", "Heading 3", "Subtitle"):
        xml = xml.replace(f'w:pStyle w:val="{name}"', f'w:pStyle w:val="{document.styles[name].style_id}"')
    return xml


def _runs(text: str, *, bold: bool = False, colour: str = "") -> str:
    """A run; an empty text gives none."""
    if not text:
        return ""
    props = ("<w:b/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(runs: str, style: str = "", *, extra: str = "", spacing: str = "") -> str:
    props = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra + spacing
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def _para(p: parts.Para, *, in_cell: bool = False) -> str:
    """A paragraph of the outline; in a cell its lines stand closer."""
    bold = p.role in ("strong", "status", "alert")
    runs = _runs(p.label, bold=True)
    runs += _runs(f" {p.text}" if p.label and p.text else p.text, bold=bold, colour=_COLOURS.get(p.role, ""))
    numbering = spacing = ""
    if p.role == "bullet":
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_BULLETS}"/></w:numPr>'
    if in_cell:
        spacing = '<w:spacing w:before="0" w:after="30" w:line="245" w:lineRule="auto"/>'
    elif numbering:
        spacing = '<w:spacing w:before="0" w:after="40"/>'
    keep = "<w:keepNext/>" if p.role == "label" else ""
    return _paragraph(runs, extra=keep + numbering, spacing=spacing)


# -------------------------------------------------------------------------------------------------------- tables
def _text_width(document: Document) -> int:
    """Width between the margins of the last section, in twips."""
    section = document.sections[-1]
    width = (section.page_width or 7560310) - (section.left_margin or 0) - (section.right_margin or 0)
    return int(width / 635)


def _cell(width: int, content: str, *, shade: str = "", span: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shading}</w:tcPr>{content}</w:tc>'


def _table_properties(widths: list[int], *, lines: str, title: str, summary: str) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{lines}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        f'<w:top w:w="55" w:type="dxa"/><w:left w:w="{_INSET}" w:type="dxa"/>'
        f'<w:bottom w:w="35" w:type="dxa"/><w:right w:w="{_INSET}" w:type="dxa"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblInd w:w="{_INSET}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/><w:tblDescription w:val={quoteattr(summary)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _table(table: parts.Table, title: str, width: int) -> str:
    """The activities: the header row is repeated on every page and a row does not break unless it is very long."""
    whole = sum(column.width for column in table.columns)
    widths = [(width - _INSET) * column.width // whole for column in table.columns]
    heads = "".join(
        _cell(w, _para(parts.Para(c.heading, "strong"), in_cell=True), shade="E3EEF0")
        for w, c in zip(widths, table.columns, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"]
    for row in table.rows:
        cells = "".join(
            _cell(w, "".join(_para(p, in_cell=True) for p in cell) or _paragraph(""))
            for w, cell in zip(widths, row.cells, strict=True)
        )
        keep = "" if row.long else "<w:trPr><w:cantSplit/></w:trPr>"
        rows.append(f"<w:tr>{keep}{cells}</w:tr>")
    properties = _table_properties(widths, lines="9DB0B3", title=title, summary=table.summary)
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"


def _head(o: parts.Outline, width: int) -> str:
    """The head of an agenda as lines "Mødedato:   26. oktober 2021", the values lined up by a tab."""
    out = []
    for label, values in o.head:
        for at, value in enumerate(values):
            text = _runs(label, bold=True) if at == 0 else ""
            tabs = '<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>'
            last = at == len(values) - 1
            spacing = f'<w:spacing w:before="0" w:after="{60 if last else 0}"/><w:ind w:left="2400" w:hanging="2400"/>'
            out.append(_paragraph(f"{text}<w:r><w:tab/></w:r>{_runs(value)}", extra=tabs, spacing=spacing))
    return "".join(out)


# ------------------------------------------------------------------------------------------- styles and settings
def _set_language(document: Document, language: Language) -> None:
    """Danish for the spelling checker and for screen readers, in the styles and in the settings."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    locale = _LOCALES[language]
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


def _ensure_styles(document: Document) -> None:
    """The styles that we name exist, also in a template that has thrown Word's own away."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    names = {style.name for style in document.styles}
    for name, level in (("Heading 1", 0), ("Heading 2", 1), ("Heading 3", 2), ("Subtitle", None)):
        if name in names:
            continue
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        if level is not None:
            style.font.bold = True
            style.paragraph_format.keep_with_next = True
            outline_level = OxmlElement("w:outlineLvl")
            outline_level.set(qn("w:val"), str(level))
            style.element.get_or_add_pPr().append(outline_level)


def _ensure_bullets(document: Document) -> None:
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


def _add_page_numbers(document: Document, o: parts.Outline, labels: Labels, *, always: bool) -> None:
    """ "Side 2 af 5" in the footer; a template's own footer is left as it is."""
    from docx.oxml.parser import parse_xml

    footer = document.sections[-1].footer
    said = "".join(p.text for p in footer.paragraphs).strip()
    if not always and (said or footer.tables or footer._element.xpath(".//w:instrText|.//w:fldSimple|.//w:drawing")):
        return

    page, of = labels.phrase("page"), labels.phrase("of")
    colour = _COLOURS["quiet"]

    def number(instruction: str) -> str:
        return f'<w:fldSimple w:instr=" {instruction} ">{_runs("1", colour=colour)}</w:fldSimple>'

    runs = _runs(f"{page} ", colour=colour) + number("PAGE") + _runs(f" {of} ", colour=colour) + number("NUMPAGES")
    props = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>'
    footer.is_linked_to_previous = False
    element: Any = footer._element
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(f'<w:p xmlns:w="{_W}">{props}{runs}</w:p>'))
