"""Workbooks are read as they print: visible sheets, rows and columns, values in their number format."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest

from frisat.read import from_xlsx
from frisat.read.blocks import Document, Line, Table
from frisat.read.from_xlsx_values import number
from frisat.read.reading import document_of
from tests.read.office import c, xlsx

EPOCH = datetime(1899, 12, 30)
DAY = (date(2021, 10, 26) - date(1899, 12, 30)).days


def read(rows: str, **more: str) -> Document:
    before, after = more.pop("before", ""), more.pop("after", "")
    return from_xlsx.read(xlsx({"Plan": f"{before}<sheetData>{rows}</sheetData>{after}"}, **more), "a.xlsx")  # type: ignore[arg-type]


def row(at: int, *cells: str, look: str = "") -> str:
    return f'<row r="{at}" {look}>{"".join(cells)}</row>'


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def grid(found: Table) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in found.rows]


def test_rows_keep_their_own_numbers_and_lines_around_the_table_are_lines() -> None:
    document = read(
        row(1, c("A1", "Tidsplan"))
        + row(3, c("A3", "Dato"), c("B3", "Emne"))
        + row(4, c("A4", "Forår"))
        + row(5, c("A5", "1. maj"), c("B5", "Møde"))
        + row(7, c("A7", "Foreløbig"))
    )

    assert [type(block) for block in document.blocks] == [Line, Table, Line]
    found = table(document)
    assert grid(found) == [["Dato", "Emne"], ["Forår", ""], ["1. maj", "Møde"]]
    assert [line.source.row for line in found.rows] == [3, 4, 5]
    assert found.rows[2].source.where() == "ark Plan, tabel 1, række 5"


def test_shared_and_rich_texts_and_lines_in_a_cell() -> None:
    strings = "<si><t>Dato</t></si><si><r><t>Møde i </t></r><r><rPr><b/></rPr><t>Byrådet&#10;- Budget</t></r></si>"
    shared = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    (only,) = table(read(row(1, shared), strings=strings)).rows

    assert [(line.text, line.bullet) for line in only.cells[1].lines] == [("Møde i Byrådet", None), ("Budget", 1)]


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        (DAY, "dd-mm-yyyy", "26-10-2021"),
        (DAY, "d. mmmm yyyy", "26. oktober 2021"),
        (DAY, '[$-406]dddd "den" d. mmmm yyyy;@', "tirsdag den 26. oktober 2021"),
        (DAY, "d/m/yy", "26/10/21"),
        (DAY, "mmm yyyy", "okt 2021"),
        (DAY, "yyyy-mm-dd", "2021-10-26"),
        (DAY, "dd\\.mm\\.yyyy", "26.10.2021"),
        (DAY + 0.625, "dd-mm-yyyy hh:mm", "26-10-2021 15:00"),
        (0.395833333, "hh:mm", "09:30"),
        (1.5, "[h]:mm", "36:00"),
        (2021, "General", "2021"),
        (2021, "", "2021"),
        (12.5, "0.00", "12,5"),
        (0.25, "0%", "25 %"),
        (150, '0" borgere"', "150 borgere"),
        (40000, "#,##0", "40000"),
    ],
)
def test_numbers_print_as_their_format_says(raw: float, code: str, shown: str) -> None:
    assert number(str(raw), code, EPOCH) == shown


def test_the_calendar_of_1904_is_known() -> None:
    styles = '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
    document = read(row(1, c("A1", DAY - 1462, 1), c("B1", "x")), styles=styles, book='<workbookPr date1904="1"/>')

    assert grid(table(document)) == [["26-10-2021", "x"]]


def test_hidden_sheets_rows_and_columns_are_noted_not_read() -> None:
    sheet = (
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
        + row(1, c("A1", "a"), c("B1", "hemmelig"), c("C1", "b"))
        + row(2, c("A2", "hemmelig"), look='hidden="1"')
        + row(3, c("A3", "c"), c("C3", "d"))
        + "</sheetData>"
    )
    data = xlsx(
        {"Plan": sheet, "Kladde": "<sheetData/>", "Dyb": "<sheetData/>"},
        states={"Kladde": "hidden", "Dyb": "veryHidden"},
    )
    document = from_xlsx.read(data, "a.xlsx")

    assert grid(table(document)) == [["a", "b"], ["c", "d"]]
    assert [(note.code, note.value) for note in document.notes] == [
        ("R203", ""), ("R204", ""), ("R205", "Kladde"), ("R205", "Dyb"),
    ]  # fmt: skip


def test_a_value_whose_format_shows_nothing_is_noted() -> None:
    styles = '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>'
    document = read(row(1, c("A1", "a"), c("B1", 7, 1), c("C1", "b")), styles=styles)

    assert grid(table(document)) == [["a", "b"]]
    assert [note.code for note in document.notes] == ["R202"]


def test_formulas_give_their_stored_result_and_are_noted_without_one() -> None:
    document = read(row(1, '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1"><f>NOW()</f></c>', c("C1", "x")))

    assert grid(table(document)) == [["2", "x"]]
    assert [note.code for note in document.notes] == ["R219"]


def test_merged_cells_reach_over_rows_and_columns() -> None:
    rows = row(1, c("A1", "maj"), c("B1", "a"), c("C1", "b")) + row(2, c("B2", "Begge"))
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B2:C2"/></mergeCells>'
    first, second = table(read(rows, after=merged)).rows

    assert (first.cells[0].row_span, second.cells[0].covered) == (2, True)
    assert (second.cells[1].col_span, second.cells[2].covered) == (2, True)


def test_bold_and_struck_cells_are_told() -> None:
    styles = "<fonts><font/><font><b/><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs>"
    (only,) = table(read(row(1, c("A1", "a", 1), c("B1", "b")), styles=styles)).rows

    assert [(cell.struck, cell.lines[0].bold) for cell in only.cells] == [(True, True), (False, False)]


def test_several_sheets_are_several_tables() -> None:
    rows = f"<sheetData>{row(1, c('A1', 'a'), c('B1', 'b'))}</sheetData>"
    document = from_xlsx.read(xlsx({"Forår": rows, "Ark2": rows}), "a.xlsx")

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [(t.caption, t.source.sheet, t.source.table) for t in tables] == [("Forår", "Forår", 1), ("", "Ark2", 2)]


def test_places_may_be_left_out() -> None:
    """Some programs write cells and rows without their references."""
    cells = '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row>'

    assert grid(table(read(cells * 2))) == [["a", "1"], ["a", "1"]]


def test_a_file_of_the_usual_library_reads_the_same() -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Dato", "Emne"])
    sheet.append([date(2021, 10, 26), "Møde"])
    out = io.BytesIO()
    book.save(out)

    assert grid(table(document_of(out.getvalue(), "a.xlsx"))) == [["Dato", "Emne"], ["2021-10-26", "Møde"]]
