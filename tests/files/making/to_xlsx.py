"""A declared document as a workbook: the title and prose in the first column, one sheet a named grid."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from tests.files.making.words import Grid, Made, paragraphs


def make(made: Made) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Ark1"
    row = 1
    if made.options.get("title_row", True):
        sheet.cell(1, 1, made.title).font = Font(bold=True, size=14)
        row = 3
    first = True
    for block in made.blocks:
        if isinstance(block, Grid):
            if block.sheet:
                if first:
                    sheet.title = block.sheet
                else:
                    sheet, row = book.create_sheet(block.sheet), 1
                first = False
            row = _table(sheet, block, row, Font(bold=True), Alignment(wrap_text=True, vertical="top")) + 1
        else:
            sheet.cell(row, 1, block.text)
            row += 1
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _table(sheet: Any, grid: Grid, top: int, bold: Any, wrap: Any) -> int:
    from openpyxl.styles import Font

    for r, row in enumerate(grid.laid()):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            value = cell.value
            if isinstance(value, str):
                shown = [words if depth is None else f"• {words}" for words, depth in paragraphs(value)]
                struck = value.startswith("~~") and value.endswith("~~")
                value = "\n".join(shown).replace("~~", "")
                target = sheet.cell(top + r, c + 1, value or None)
                if struck:
                    target.font = Font(strike=True)
            else:
                target = sheet.cell(top + r, c + 1, value)
                if isinstance(value, date):
                    target.number_format = "dd-mm-yyyy"
            target.alignment = wrap
            if r < grid.head or cell.bold:
                target.font = bold
            if cell.rows > 1 or cell.cols > 1:
                sheet.merge_cells(
                    start_row=top + r, end_row=top + r + cell.rows - 1, start_column=c + 1, end_column=c + cell.cols
                )
    return top + len(grid.laid())
