"""The second author's workbooks: merged month headings, calendars, plans with start and end, columns nobody sees."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

MADE_AT = datetime(2025, 1, 1)


def saved(book: Any) -> bytes:
    book.properties.created = book.properties.modified = MADE_AT
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def moederaekke() -> bytes:
    """Bodies down, months across under a merged year; the cells hold days."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Møder"
    sheet["A1"] = "Møderække for chefgruppe, direktion og styregrupper"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Sagsnr. 00.22.04-A00-1-25"
    sheet["B4"] = 2026
    sheet.merge_cells("B4:G4")
    sheet["B4"].alignment = Alignment(horizontal="center")
    for x, month in enumerate(["Januar", "Februar", "Marts", "April", "Maj", "Juni"], 2):
        sheet.cell(5, x, month)
    rows = [
        ("Direktionen", "6. og 20.", "3. og 17.", 3, "7.", "5. + 19.", 2),
        ("Chefgruppen", 13, "", 10, "", 12, ""),
        ("Styregruppe for digitalisering", "", "24.", "", "28.", "", "23."),
    ]
    for y, row in enumerate(rows, 6):
        for x, value in enumerate(row, 1):
            if value != "":
                sheet.cell(y, x, value)
    return saved(book)


def handleplan() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Handleplan"
    sheet["A1"] = "Handleplan for sundhedspolitikken 2025-2028"
    sheet["A2"] = "Opdateret"
    sheet["B2"] = date(2025, 3, 14)
    head = ["Indsatsområde", "Handling", "Startdato", "Slutdato", "Ansvarlig", "Budget (kr.)", "Status", "Intern note"]
    for x, text in enumerate(head, 1):
        sheet.cell(4, x, text).font = Font(bold=True)
    rows = [
        (
            "Mental sundhed",
            "Åbne samtaler for unge",
            date(2025, 4, 1),
            date(2025, 12, 31),
            "Ungeenheden",
            250000,
            "I gang",
            "2/5 spørg",
        ),
        (
            None,
            "Forældreaftener på alle skoler",
            date(2025, 9, 1),
            date(2025, 11, 30),
            "PPR",
            80000,
            "Ikke startet",
            None,
        ),
        (
            "Bevægelse",
            "Ny gårdplads ved Birkeskolen",
            date(2025, 6, 2),
            date(2025, 8, 8),
            "Ejendomscenter",
            1450000,
            "Ikke startet",
            None,
        ),
        (
            None,
            "Idrættens Dag",
            date(2025, 9, 20),
            date(2025, 9, 20),
            "Kultur og Fritid",
            40000,
            "Ikke startet",
            "8700",
        ),
        ("Røgfrihed", "Røgfri arbejdstid for alle ansatte", date(2026, 1, 1), None, "HR", 0, "Ikke startet", None),
    ]
    for y, row in enumerate(rows, 5):
        for x, value in enumerate(row, 1):
            cell = sheet.cell(y, x, value)
            if isinstance(value, date):
                cell.number_format = "DD-MM-YYYY"
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("A7:A8")
    sheet.column_dimensions["H"].hidden = True
    other = book.create_sheet("Lister")
    other["A1"] = "Ikke startet"
    other["A2"] = "I gang"
    other.sheet_state = "hidden"
    return saved(book)


def gantt_uger() -> bytes:
    """Weeks across under merged months; coloured cells with an x."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tidsplan"
    sheet["A1"] = "Tidsplan for flytning til nyt rådhus, 2026"
    sheet["A3"] = "Opgave"
    sheet["B3"] = "Ansvarlig"
    for first, last, month in (("C", "E", "Marts"), ("F", "I", "April"), ("J", "L", "Maj")):
        sheet[f"{first}3"] = month
        sheet.merge_cells(f"{first}3:{last}3")
    for x, week in enumerate(range(11, 21), 3):
        sheet.cell(4, x, f"Uge {week}")
    tasks = [
        ("Pakning af arkiver", "Arkivet", range(11, 14)),
        ("Informationsmøde for alle medarbejdere", "HR", range(14, 15)),
        ("Flytning af Borgerservice", "Borgerservice", range(16, 18)),
        ("Flytning af forvaltninger", "Ejendomme", range(17, 20)),
        ("Åbning for borgere", "Direktionen", range(20, 21)),
    ]
    for y, (task, who, weeks) in enumerate(tasks, 5):
        sheet.cell(y, 1, task)
        sheet.cell(y, 2, who)
        for week in weeks:
            cell = sheet.cell(y, week - 8, "x")
            cell.fill = PatternFill("solid", fgColor="92D050")
    return saved(book)


def budgetkalender() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Budgetkalender"
    sheet["A1"] = "Budgetkalender 2027 – Lindholm Kommune"
    for x, text in enumerate(["Uge", "Ugedag", "Dato", "Kl.", "Forum", "Emne"], 1):
        sheet.cell(3, x, text)
    rows: list[tuple[Any, ...]] = [
        (5, "Onsdag", date(2026, 1, 28), time(14, 0), "Økonomiudvalget", "Budgetstrategi 2027"),
        (11, "Tirsdag", date(2026, 3, 10), time(16, 30), "Byrådet", "Budgetseminar I"),
        (18, "Torsdag", date(2026, 4, 30), None, "Alle fagudvalg", "Frist for budgetforslag fra fagudvalg"),
        ("34-35", None, "20.-27. august 2026", None, "Hoved-MED, råd og bestyrelser", "Høring af budgetforslag"),
        (37, "Onsdag", date(2026, 9, 9), time(17, 0), "Byrådet", "1. behandling af Budget 2027-2030"),
        (41, "Onsdag", date(2026, 10, 7), time(17, 0), "Byrådet", "2. behandling af Budget 2027-2030"),
    ]
    for y, row in enumerate(rows, 4):
        for x, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(y, x, value)
            if isinstance(value, date):
                cell.number_format = "DD/MM/YY"
            if isinstance(value, time):
                cell.number_format = "HH:MM"
    return saved(book)


ALL: dict[str, Callable[[], bytes]] = {
    "xlsx/moederaekke.xlsx": moederaekke,
    "xlsx/handleplan.xlsx": handleplan,
    "xlsx/gantt-uger.xlsx": gantt_uger,
    "xlsx/budgetkalender.xlsx": budgetkalender,
}
