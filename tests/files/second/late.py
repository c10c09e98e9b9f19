"""A second batch, written after the first mends to see whether they hold for documents that they did not grow on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import typst
from docx import Document
from openpyxl import Workbook

from tests.files.second import books, word
from tests.files.second.sheets_of_paper import through_libreoffice


def spor() -> bytes:
    """Two tracks beside each other: the date in the middle column."""
    d = Document()
    d.add_heading("Ny skole i Havrebjerg: to spor", 1)
    rows = [
        ["Politisk spor", "Tid", "Borgerspor"],
        ["Byrådet godkender vision", "28. maj 2025", ""],
        ["", "Juni 2025", "Visionsværksted for børn og unge"],
        ["Økonomiudvalget drøfter finansiering", "20. august 2025", ""],
        ["", "10. september 2025", "Borgermøde i Forsamlingshuset"],
        ["Byrådet vælger placering", "29. oktober 2025", "Fejring på pladsen"],
    ]
    word.table(d, rows)
    return word.saved(d)


def nummereret() -> bytes:
    """A cover page, then steps as headings with labelled lines."""
    d = Document()
    d.add_heading("Implementering af frit valg på genoptræning", 0)
    d.add_paragraph("Sundhedsforvaltningen, version 2.0, 11. april 2025")
    steps = [
        ("Trin 1: Kravspecifikation", "April-maj 2025", "Udbudsjurist", "Kravspecifikation"),
        ("Trin 2: Politisk godkendelse", "17. juni 2025", "Sundhedsudvalget", "Godkendte vilkår"),
        ("Trin 3: Indgåelse af kontrakter", "Senest 1. oktober 2025", "Indkøb", "Kontrakter med leverandører"),
        ("Trin 4: Information til borgere", "Oktober 2025", "Kommunikation", "Pjece og hjemmeside"),
        ("Trin 5: Evaluering", "2. kvartal 2026", "Sundhedsforvaltningen", "Evalueringsrapport"),
    ]
    for title, when, who, what in steps:
        d.add_heading(title, 2)
        d.add_paragraph(f"Tidspunkt: {when}")
        d.add_paragraph(f"Ansvarlig: {who}")
        d.add_paragraph(f"Leverance: {what}")
    return word.saved(d)


def udvalgsproces() -> bytes:
    """Committees across, cases down, a day in each cell."""
    d = Document()
    d.add_paragraph("Politisk behandling af spareforslag, efteråret 2025")
    word.table(d, [
        ["Sag", "Børneudvalget", "Økonomiudvalget", "Byrådet"],
        ["Lukning af to legepladser", "2. september 2025", "17. september 2025", "24. september 2025"],
        ["Ny takst for SFO", "7. oktober 2025", "15. oktober 2025", "22. oktober 2025"],
    ])  # fmt: skip
    return word.saved(d)


def kalender() -> bytes:
    """A sheet a quarter: date, weekday, what, where."""
    book = Workbook()
    book.remove(book.active)
    data: dict[str, list[tuple[Any, ...]]] = {
        "1. kvartal": [
            (date(2026, 1, 14), "onsdag", "Nytårskur for frivillige", "Multihuset"),
            (date(2026, 3, 5), "torsdag", "Temadag om demens", "Plejecenter Lunden"),
        ],
        "2. kvartal": [
            (date(2026, 4, 22), "onsdag", "Møde i Integrationsrådet", "Rådhuset, lokale 12"),
            (date(2026, 6, 11), "torsdag", "Evaluering af demensindsatsen", "Teams"),
        ],
    }
    for name, rows in data.items():
        sheet = book.create_sheet(name)
        sheet.append(["Dato", "Ugedag", "Arrangement", "Sted"])
        for row in rows:
            sheet.append(list(row))
            sheet.cell(sheet.max_row, 1).number_format = "D. MMMM YYYY"
    return books.saved(book)


def hoeringsnotat() -> bytes:
    """A letter about a hearing, printed from Word."""
    d = Document()
    d.add_paragraph("Til høringsparterne\nDato: 6. januar 2026\nSagsnr.: 17.01.04-P24-1-25")
    d.add_heading("Høring om ny tildelingsmodel på dagtilbudsområdet", 1)
    d.add_paragraph(
        "Børneudvalget besluttede den 9. december 2025 at sende forslag til ny tildelingsmodel i høring. "
        "Høringssvar skal være modtaget senest den 16. februar 2026 kl. 9.00."
    )
    d.add_paragraph("Den videre proces")
    word.table(d, [
        ["6. januar - 16. februar 2026", "Høringsperiode"],
        ["21. januar 2026 kl. 17", "Informationsmøde for forældrebestyrelser"],
        ["10. marts 2026", "Børneudvalget behandler høringssvar"],
        ["25. marts 2026", "Byrådet træffer beslutning"],
        ["1. januar 2027", "Ny tildelingsmodel træder i kraft"],
    ])  # fmt: skip
    d.add_paragraph("Venlig hilsen\nDagtilbud")
    return through_libreoffice(word.saved(d))


def aarshjul() -> bytes:
    """A yearly wheel as a table of quarters set without rulings."""
    rows = [
        ("1. kvartal 2026", "Status på trivselsmåling i Hoved-MED"),
        ("2. kvartal 2026", "Arbejdsmiljødrøftelse; Regnskab 2025 forelægges"),
        ("August 2026", "Budgetseminar for Hoved-MED og direktionen"),
        ("Oktober 2026", "Høringssvar til budget 2027"),
    ]
    cells = ", ".join(f"[{a}], [{b}]" for a, b in rows)
    return bytes(
        typst.compile(
            f"""
#set page(paper: "a5")
#set text(lang: "da")
= Årshjul for Hoved-MED
#table(columns: (auto, 1fr), stroke: none, {cells})
""".encode()
        )
    )


ALL: dict[str, Callable[[], bytes]] = {
    "docx/spor.docx": spor,
    "docx/trin.docx": nummereret,
    "docx/udvalgsproces.docx": udvalgsproces,
    "xlsx/kvartalskalender.xlsx": kalender,
    "pdf/hoeringsnotat.pdf": hoeringsnotat,
    "pdf/aarshjul.pdf": aarshjul,
}
