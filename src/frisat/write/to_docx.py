"""
A plan as a Word document: real heading styles, one table with a repeated header row, Danish, page numbers.

The table is built as XML in one go; python-docx's cell objects would take seconds for a hundred rows.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from frisat.plan.model import Plan
from frisat.plan.sentences import Language
from frisat.write import docx_parts as word
from frisat.write import outline as parts
from frisat.write.archive import core_properties, steady
from frisat.write.labels import Labels

if TYPE_CHECKING:
    from docx.document import Document


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
    word.set_language(document, language)
    word.ensure_styles(document)
    word.ensure_bullets(document)
    _fill(document, outline, Labels(language))
    word.add_page_numbers(document, Labels(language), always=own)
    out = BytesIO()
    document.save(out)
    core = core_properties(outline.title, word.LOCALES[language])
    return steady(out.getvalue(), lambda name, part: core if name == "docProps/core.xml" else part)


# ------------------------------------------------------------------------------------------------------- content
def _fill(document: Document, o: parts.Outline, labels: Labels) -> None:
    """The parts in the order of every Frisat document: title, facts, head, items, table, notes, stakeholders, text."""
    width = word.text_width(document)
    blocks = [
        word.paragraph(word.run_of(o.title), "Heading 1"),
        word.paragraph(word.run_of(o.facts), "Subtitle"),
    ]
    if o.head:
        blocks.append(_head(o, width))
    if o.items:
        blocks.append(word.paragraph(word.run_of(o.items_heading), "Heading 2"))
    for item in o.items:
        blocks.append(word.paragraph(word.run_of(item.heading), "Heading 3"))
        blocks += [word.para(p) for p in item.paragraphs]
    if o.table_heading:
        blocks.append(word.paragraph(word.run_of(o.table_heading), "Heading 2"))
    blocks += [word.paragraph(word.run_of(remark, colour=word.COLOURS["quiet"])) for remark in o.remarks]
    if o.table.rows:
        blocks.append(_table(o.table, o.title, width))
        blocks.append(
            word.paragraph("", spacing='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')
        )
    if o.footnotes:
        blocks.append(word.paragraph(word.run_of(o.footnotes_heading), "Heading 2"))
        blocks += [word.paragraph(word.run_of(f"{mark} {text}".strip())) for mark, text in o.footnotes]
    if o.stakeholders:
        blocks.append(word.paragraph(word.run_of(o.stakeholders_heading), "Heading 2"))
        blocks += [word.para(parts.Para(text, "bullet")) for text in o.stakeholders]
        blocks.append(word.paragraph(word.run_of(o.stakeholders_note, colour=word.COLOURS["quiet"])))
    if o.text:
        blocks.append(word.paragraph(word.run_of(o.text_heading), "Heading 2"))
        blocks += [word.paragraph(word.run_of(text)) for text in o.text]
    word.append(document, "".join(word.style_ids(document, block) for block in blocks))


def _table(table: parts.Table, title: str, width: int) -> str:
    """The activities: the header row is repeated on every page and a row does not break unless it is very long."""
    whole = sum(column.width for column in table.columns)
    widths = [(width - word.INSET) * column.width // whole for column in table.columns]
    heads = "".join(
        word.cell(w, word.para(parts.Para(c.heading, "strong"), in_cell=True), shade="E3EEF0")
        for w, c in zip(widths, table.columns, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"]
    for row in table.rows:
        cells = "".join(
            word.cell(w, "".join(word.para(p, in_cell=True) for p in cell) or word.paragraph(""))
            for w, cell in zip(widths, row.cells, strict=True)
        )
        keep = "" if row.long else "<w:trPr><w:cantSplit/></w:trPr>"
        rows.append(f"<w:tr>{keep}{cells}</w:tr>")
    properties = word.table_properties(widths, lines="9DB0B3", title=title, summary=table.summary)
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"


def _head(o: parts.Outline, width: int) -> str:
    """The head of an agenda as lines "Mødedato:   26. oktober 2021", the values lined up by a tab."""
    out = []
    for label, values in o.head:
        for at, value in enumerate(values):
            text = word.run_of(label, bold=True) if at == 0 else ""
            tabs = '<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>'
            last = at == len(values) - 1
            spacing = f'<w:spacing w:before="0" w:after="{60 if last else 0}"/><w:ind w:left="2400" w:hanging="2400"/>'
            out.append(word.paragraph(f"{text}<w:r><w:tab/></w:r>{word.run_of(value)}", extra=tabs, spacing=spacing))
    return "".join(out)
