"""
An agenda or minutes as a Word document: real headings, a table of facts, attendance, items, approvals.

The municipality's own template keeps its letterhead, logo, styles, header and footer (`docx_template.py`).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from frisat.write import docx_parts as word
from frisat.write.archive import core_properties, steady
from frisat.write.labels import Labels
from frisat.write.meeting_outline import Grid, MeetingOutline, Section
from frisat.write.table import Para

if TYPE_CHECKING:
    from docx.document import Document

_LABEL_WIDTH = 2300
"""Width of the labels' column in the table of facts, in twips (4 cm)."""
_LINE = "C7D3D5"
_BAR = "0D4F5C"


def render(o: MeetingOutline, *, template: bytes | str | Path | None = None) -> bytes:
    """The document as bytes of a .docx. Raises WriteError E402 for a template that cannot be used."""
    from frisat.write.docx_template import open_template, own_document

    own = template is None
    document = own_document(o.language, landscape=False) if template is None else open_template(template)
    if own:
        _widen_margins(document)
    word.set_language(document, o.language)
    word.ensure_styles(document)
    word.ensure_bullets(document)
    _fill(document, o)
    word.add_page_numbers(document, Labels(o.language), always=own)
    out = BytesIO()
    document.save(out)
    core = core_properties(o.title, word.LOCALES[o.language])
    return steady(out.getvalue(), lambda name, part: core if name == "docProps/core.xml" else part)


def _widen_margins(document: Document) -> None:
    """An agenda is read as running text: lines of some eighty characters, not the width of a plan's table."""
    from docx.shared import Mm

    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)


def _fill(document: Document, o: MeetingOutline) -> None:
    width = word.text_width(document)
    quiet = word.COLOURS["quiet"]
    blocks = [word.paragraph(word.run_of(o.title), "Heading 1")]
    if o.subtitle:
        blocks.append(word.paragraph(word.run_of(o.subtitle), "Subtitle"))
    blocks += [word.para(Para(notice, "alert")) for notice in o.notices]
    if o.head:
        blocks += [_facts(o, width), _after_table()]
    if o.attendance:
        blocks += _grid(o.attendance, width)
    if o.program:
        blocks.append(word.paragraph(word.run_of(o.program_heading), "Heading 2"))
        blocks += [word.para(Para(line, "bullet")) for line in o.program]
    if o.remark:
        blocks.append(word.paragraph(word.run_of(o.remark, colour=quiet)))
    for point in o.points:
        blocks.append(word.paragraph(word.run_of(point.heading), "Heading 2"))
        for section in point.sections:
            blocks += _section(section)
    if o.approvals:
        blocks += _grid(o.approvals, width)
    if o.corrections:
        blocks.append(word.paragraph(word.run_of(o.corrections_heading), "Heading 2"))
        blocks += [word.para(p) for p in o.corrections]
    word.append(document, "".join(word.style_ids(document, block) for block in blocks))


def _section(section: Section) -> list[str]:
    """A part of an item; what was decided has a bar beside it, so that the eye finds it."""
    bar = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{_BAR}"/></w:pBdr>' if section.decides else ""
    out = []
    if section.heading:
        out.append(word.paragraph(word.run_of(section.heading), "Heading 3", extra=bar))
    for p in section.paragraphs:
        if not bar:
            out.append(word.para(p))
            continue
        runs = word.run_of(p.label, bold=True) + word.run_of(f" {p.text}" if p.label and p.text else p.text)
        out.append(word.paragraph(runs, extra=bar))
    return out


def _after_table() -> str:
    return word.paragraph("", spacing='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')


def _facts(o: MeetingOutline, width: int) -> str:
    """The head as a table of two columns, a thin line under each field."""
    widths = [_LABEL_WIDTH, width - _LABEL_WIDTH]
    rows = []
    for label, values in o.head:
        cells = word.cell(widths[0], word.para(Para(label, "strong"), in_cell=True))
        cells += word.cell(widths[1], "".join(word.para(Para(value), in_cell=True) for value in values))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    summary = ", ".join(label.rstrip(":") for label, _ in o.head)
    properties = word.table_properties(widths, lines=_LINE, title=o.title, summary=summary, upright=False)
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"


def _grid(grid: Grid, width: int) -> list[str]:
    """A table with a repeated header row under its heading."""
    whole = sum(grid.widths)
    widths = [(width - word.INSET) * share // whole for share in grid.widths]
    heads = "".join(
        word.cell(w, word.para(Para(c, "strong"), in_cell=True), shade="E3EEF0")
        for w, c in zip(widths, grid.columns, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"]
    for row in grid.rows:
        cells = "".join(word.cell(w, word.para(Para(text), in_cell=True)) for w, text in zip(widths, row, strict=True))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    summary = ", ".join(grid.columns)
    properties = word.table_properties(widths, lines="9DB0B3", title=grid.heading, summary=summary)
    heading = word.paragraph(word.run_of(grid.heading), "Heading 2")
    return [heading, f"<w:tbl>{properties}{''.join(rows)}</w:tbl>", _after_table()]
