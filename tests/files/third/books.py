"""The third author's workbooks: real dates, bodies across months, a year wheel, several sheets, what nobody sees."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.files.third.said import Paper

MADE_AT = datetime(2026, 1, 1)
BOLD = Font(bold=True)
MONTHS = [
    *("Januar", "Februar", "Marts", "April", "Maj", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "December"),
]


def saved(book: Any) -> bytes:
    book.properties.created = book.properties.modified = MADE_AT
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def heads(sheet: Any, y: int, texts: list[str], widths: tuple[int, ...] = ()) -> None:
    for x, text in enumerate(texts, 1):
        sheet.cell(y, x, text).font = BOLD
    for x, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(x)].width = width


def datoceller(paper: Paper) -> bytes:
    """Start and end as date cells in the Danish form, the state of each task beside them."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet["A1"] = paper.title
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["D1"], sheet["E1"] = "Udskrevet", date(2027, 3, 1)
    sheet["E1"].number_format = "dd-mm-yyyy"
    heads(sheet, 3, ["Opgave", "Start", "Slut", "Varighed (dage)", "Ansvarlig", "Status"], (34, 12, 12, 15, 24, 14))
    for y, one in enumerate(paper.printed, 4):
        first, _, last = one.words.partition("/")
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        row = [one.title, start, end, (end - start).days + 1, one.who, one.flags["state"]]
        for x, value in enumerate(row, 1):
            cell = sheet.cell(y, x, value)
            if isinstance(value, date):
                cell.number_format = "dd-mm-yyyy"
    return saved(book)


def maaneder(paper: Paper) -> bytes:
    """Months of a school year down, bodies across, the days as numbers or as words."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Møder"
    sheet["A1"] = f"{paper.organisation}: {paper.title}"
    sheet["A1"].font = Font(bold=True, size=14)
    bodies = ["Skolebestyrelse", "Elevråd", "Forældreråd"]
    heads(sheet, 3, ["Måned", *bodies], (14, 16, 16, 16))
    months = [*MONTHS[7:], *MONTHS[:6]]
    for y, month in enumerate(months, 4):
        sheet.cell(y, 1, month)
        for one in paper.of("month", month):
            value = int(one.words) if one.words.isdecimal() else one.words
            sheet.cell(y, 2 + bodies.index(one.title), value)
    sheet.cell(5 + len(months), 1, "Møderne begynder kl. 17.00.")
    return saved(book)


def aarshjul(paper: Paper) -> bytes:
    """Months down, levels of the organisation across, texts with and without a day in the cells."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Årshjul"
    sheet["A1"] = f"{paper.title}, {paper.organisation}"
    sheet["A1"].font = Font(bold=True, size=14)
    levels = ["Politisk", "Ledelse", "MED"]
    heads(sheet, 3, ["Måned", *levels], (14, 42, 34, 34))
    for y, month in enumerate(MONTHS, 4):
        sheet.cell(y, 1, month).font = BOLD
        for x, level in enumerate(levels, 2):
            there = [one for one in paper.of("month", month) if one.flags["column"] == level]
            texts = [f"{one.words}: {one.title}" if one.words else one.title for one in there]
            cell = sheet.cell(y, x, "\n".join(texts) or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    return saved(book)


def ark(paper: Paper) -> bytes:
    """A cover, two plans with the year in the sheet's name, and the lists behind the drop-downs."""
    book: Any = Workbook()
    cover = book.active
    cover.title = "Forside"
    for y, text in enumerate([paper.title, paper.organisation, "Projektejer: Sundhedschefen", "Version 0.7"], 2):
        cover.cell(y, 2, text)
    politics = book.create_sheet("Politisk 2027")
    heads(politics, 1, ["Udvalg", "Mødedato", "Sag"], (24, 14, 46))
    for y, one in enumerate(paper.of("sheet", "Politisk 2027"), 2):
        for x, text in enumerate([one.who, one.words, one.title], 1):
            politics.cell(y, x, text)
    work = book.create_sheet("Administrativt 2027")
    heads(work, 1, ["Nr.", "Opgave", "Hvornår", "Hvem"], (6, 34, 24, 20))
    for y, one in enumerate(paper.of("sheet", "Administrativt 2027"), 2):
        work.cell(y, 1, y - 1)
        for x, text in enumerate([one.title, one.words, one.who], 2):
            work.cell(y, x, text)
    lists = book.create_sheet("Lister")
    for y, text in enumerate(["Status", "Ikke startet", "I gang", "Afsluttet"], 1):
        lists.cell(y, 1, text)
    return saved(book)


def skjult(paper: Paper) -> bytes:
    """Two rows, a column and a sheet are hidden: what stands there belongs to last year's plan."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "Udbudsplan"
    sheet["A1"] = paper.title
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = paper.organisation
    heads(sheet, 4, ["Tidspunkt", "Intern note", "Trin", "Ansvarlig"], (22, 24, 34, 22))
    old = [
        ("12. maj 2025", "", "Udbud af tolke offentliggøres", "Indkøb"),
        ("uge 30, 2025", "", "Tilbud åbnes", "Indkøb"),
    ]
    rows = [*old, *((one.words, "tjekket 3. februar 2026", one.title, one.who) for one in paper.printed)]
    for y, row in enumerate(rows, 5):
        for x, text in enumerate(row, 1):
            sheet.cell(y, x, text or None)
    for y in range(5, 5 + len(old)):
        sheet.row_dimensions[y].hidden = True
    sheet.column_dimensions["B"].hidden = True
    archive = book.create_sheet("Udbudsplan 2024")
    heads(archive, 1, ["Tidspunkt", "Trin"])
    archive.append(["4. marts 2024", "Udbud af fødevarer offentliggøres"])
    archive.sheet_state = "hidden"
    return saved(book)


ALL: dict[str, Callable[[Paper], bytes]] = {
    "xlsx/datoceller.xlsx": datoceller,
    "xlsx/maaneder.xlsx": maaneder,
    "xlsx/aarshjul.xlsx": aarshjul,
    "xlsx/ark.xlsx": ark,
    "xlsx/skjult.xlsx": skjult,
}
