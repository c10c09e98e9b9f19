"""The third author's Word files: merged cells, phases, swapped columns, weeks, headings with bullets, columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt

from tests.files.third.said import Paper

MADE_AT = datetime(2026, 1, 1)


def saved(document: Any) -> bytes:
    document.core_properties.created = document.core_properties.modified = MADE_AT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def landscape(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def table(document: Any, rows: Sequence[Sequence[str]], style: str | None = "Table Grid") -> Any:
    """A table of these rows; a row of one text is a band across all columns."""
    width = max(map(len, rows))
    made = document.add_table(rows=len(rows), cols=width, style=style)
    for y, row in enumerate(rows):
        if len(row) == 1 and width > 1:
            made.cell(y, 0).merge(made.cell(y, width - 1)).text = row[0]
        else:
            for x, text in enumerate(row):
                made.cell(y, x).text = text
    return made


def widths(made: Any, centimetres: Sequence[float]) -> None:
    """Columns of these widths, in the grid and in every cell, as Word and LibreOffice each want it."""
    made.autofit = False
    for x, width in enumerate(centimetres):
        made.columns[x].width = Cm(width)
        for cell in made.columns[x].cells:
            if cell._tc.grid_span == 1:
                cell.width = Cm(width)


def repeat_head(made: Any, rows: int = 1) -> None:
    """The first rows are printed again on every page."""
    for row in made.rows[:rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def fletteceller(paper: Paper) -> bytes:
    """Months merged down, phases as bands across, the day alone in its column."""
    d = Document()
    d.sections[0].header.paragraphs[0].text = f"{paper.organisation} | Sundhed og Senior | Sagsnr. 26/00417"
    d.add_heading(paper.title, 1)
    d.add_paragraph("Planen er et arbejdsredskab for styregruppen og justeres ved behov.")
    rows: list[list[str]] = [["Måned", "Dag", "Aktivitet", "Ansvarlig"]]
    months: list[tuple[int, int]] = []
    for month, group in groupby(paper.printed, lambda one: one.flags["month"]):
        members = list(group)
        if phase := members[0].flags.get("phase"):
            rows.append([phase])
        months.append((len(rows), len(rows) + len(members) - 1))
        for at, one in enumerate(members):
            rows.append(["" if at else month, one.words, one.title, one.who])
    made = table(d, rows)
    widths(made, (2.8, 2.8, 5.4, 4.4))
    for first, last in months:
        if last > first:
            made.cell(first, 0).merge(made.cell(last, 0)).text = rows[first][0]
    d.add_paragraph("Spørgsmål til planen rettes til sekretariatet, lokale 214.")
    return saved(d)


def faser(paper: Paper) -> bytes:
    """A heading, some words and a small table for each phase; only the first table has column heads."""
    d = Document()
    d.add_heading(paper.title, 0)
    d.add_paragraph(
        "Byrådet ønsker et bredt grundlag for beslutningen om skolerne. Derfor er processen delt i tre faser. "
        "Kommunen har 1.842 elever fordelt på ni skoler."
    )
    words = {
        "1": ("Fase 1. Viden (august – oktober 2026)", "Kapacitet, elevtal og bygninger bliver undersøgt."),
        "2": ("Fase 2. Dialog (oktober – november 2026)", "Forældre, elever og personale bliver hørt."),
        "3": ("Fase 3. Høring og beslutning (december 2026 – april 2027)", "Høringen følger folkeskolelovens regler."),
    }
    for phase, (heading, text) in words.items():
        d.add_heading(heading, 2)
        d.add_paragraph(text)
        rows = [[one.words, one.title, one.who] for one in paper.of("phase", phase)]
        table(d, [["Hvornår", "Hvad", "Hvem"], *rows] if phase == "1" else rows)
    d.add_paragraph("Ændringerne får virkning fra skoleåret, der begynder 1. august 2028.")
    return saved(d)


def ombyttet(paper: Paper) -> bytes:
    """Who first, when last; one row holds two meetings, two rows have no date."""
    d = Document()
    landscape(d)
    d.add_heading(paper.title, 1)
    d.add_paragraph("Version 3, godkendt af Teknisk Udvalg. Jf. vandløbslovens § 16 a, stk. 2.")
    rows = [["Ansvarlig", "Produkt", "Indsats", "Frist"]]
    rows += [
        [
            row[0].who,
            "\n".join(product for one in row for product in one.deliverables),
            "\n".join(one.title for one in row),
            "\n".join(one.words for one in row),
        ]
        for row in paper.rows()
    ]
    widths(table(d, rows), (4.5, 4.5, 8, 5))
    return saved(d)


def uger(paper: Paper) -> bytes:
    """Weeks across under one merged head, a cross in each week that a task lasts."""
    d = Document()
    landscape(d)
    d.add_heading(f"{paper.title}, uge 4-15 2027", 1)
    weeks = list(range(4, 16))
    made = table(d, [["Opgave", "Ansvarlig", *[""] * len(weeks)], ["", "", *map(str, weeks)]])
    made.cell(0, 2).merge(made.cell(0, len(weeks) + 1)).text = "Uge (2027)"
    for x in (0, 1):
        text = made.cell(0, x).text
        made.cell(0, x).merge(made.cell(1, x)).text = text
    for one in paper.printed:
        first, _, last = one.words.partition("-")
        cells = made.add_row().cells
        cells[0].text, cells[1].text = one.title, one.who
        for week in range(int(first), int(last or first) + 1):
            cells[2 + weeks.index(week)].text = "X"
    widths(made, (5.2, 4.6, *[1.0] * len(weeks)))
    d.add_paragraph("X = opgaven er i gang i ugen.")
    return saved(d)


def overskrifter(paper: Paper) -> bytes:
    """Months as headings below the year in the title, activities as bullets, points below them."""
    d = Document()
    d.add_heading(paper.title, 0)
    d.add_paragraph(
        f"{paper.organisation}, Center for Social Indsats. Rådet har 9 medlemmer og holder til i Storegade 12."
    )
    for month, group in groupby(paper.printed, lambda one: one.flags["month"]):
        d.add_heading(month, 2)
        for one in group:
            bullet = d.add_paragraph(style="List Bullet")
            if one.words:
                bullet.add_run(one.words).bold = True
                bullet.add_run(" ")
            bullet.add_run(one.title)
            for point in one.agenda:
                d.add_paragraph(point, style="List Bullet 2")
    d.add_heading("Kontakt", 2)
    d.add_paragraph("Sekretariatet træffes på hverdage mellem kl. 10 og 14.")
    return saved(d)


def spalter(paper: Paper) -> bytes:
    """A newsletter in two columns: the date in bold, what happens in the paragraph below."""
    d = Document()
    d.add_heading(f"{paper.title} – nr. 4, februar 2027", 1)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "500")
    section = d.sections[0]._sectPr
    for old in section.findall(qn("w:cols")):
        section.remove(old)
    section.append(columns)
    d.add_paragraph("Arbejdet med den nye hal skrider frem. Her er de næste skridt på vejen.")
    for one in paper.printed:
        lead = d.add_paragraph().add_run(one.words)
        lead.bold = True
        lead.font.size = Pt(12)
        d.add_paragraph(f"{one.title}.")
    d.add_paragraph(f"Nyhedsbrevet udgives af {paper.organisation} og sendes til 2.300 modtagere.")
    return saved(d)


ALL: dict[str, Callable[[Paper], bytes]] = {
    "docx/fletteceller.docx": fletteceller,
    "docx/faser.docx": faser,
    "docx/ombyttet.docx": ombyttet,
    "docx/uger.docx": uger,
    "docx/overskrifter.docx": overskrifter,
    "docx/spalter.docx": spalter,
}
