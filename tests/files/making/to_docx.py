"""A declared document as a Word file: real heading styles, list styles, merged cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from tests.files.making.words import Grid, Head, Item, Made, Para, paragraphs, runs


def make(made: Made) -> bytes:
    import docx
    from docx.shared import Pt

    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = ""
    document.add_heading(made.title, level=1)
    for block in made.blocks:
        match block:
            case Head():
                document.add_heading(block.text, level=block.level)
            case Para():
                _fill(document.add_paragraph(), block.text, bold=block.bold)
            case Item():
                style = "List Bullet" if not block.depth else f"List Bullet {block.depth + 1}"
                _fill(document.add_paragraph(style=style), block.text)
            case Grid():
                _table(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(paragraph: Any, text: str, *, bold: bool = False) -> None:
    for words, struck in runs(text):
        run = paragraph.add_run(words)
        run.font.strike = struck or None
        run.bold = bold or None


def _table(document: Any, grid: Grid) -> None:
    from docx.oxml import OxmlElement

    laid = grid.laid()
    if grid.caption:
        document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(len(laid), len(laid[0]), style="Table Grid" if grid.ruled else None)
    for r, row in enumerate(laid):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            target = table.cell(r, c)
            if cell.rows > 1 or cell.cols > 1:
                target = target.merge(table.cell(r + cell.rows - 1, c + cell.cols - 1))
            for n, (words, depth) in enumerate(paragraphs(cell.text)):
                paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
                if depth is not None:
                    paragraph.style = "List Bullet" if depth == 0 else "List Bullet 2"
                _fill(paragraph, words, bold=cell.bold or r < grid.head)
    for row in table.rows[: grid.head]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()
