"""The third author's PDF files, all printed by LibreOffice: from Word, and one from a workbook."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side

from tests.files.third.said import Paper
from tests.files.third.word import landscape, repeat_head, saved, table, widths

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec"]


def printed(source: bytes, suffix: str) -> bytes:
    """What LibreOffice makes of the file when somebody saves it as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(".pdf").read_bytes()


def liggende(paper: Paper) -> bytes:
    """A landscape table over several pages, its head repeated on each."""
    d = Document()
    landscape(d)
    d.sections[0].footer.paragraphs[0].text = f"{paper.organisation} · Sekretariatet · Dok.nr. 118842-26"
    d.add_heading(paper.title, 1)
    rows = [["Dato", "Dag", "Kl.", "Møde", "Deltagere", "Sted"]]
    for one in paper.printed:
        flags = one.flags
        rows.append([one.words, flags["day"], flags["time"], one.title, one.who, flags["place"]])
    made = table(d, rows)
    repeat_head(made)
    widths(made, (2.9, 2.6, 1.5, 6, 5.6, 4.6))
    for row in made.rows:
        row.height = Cm(0.9)
    return printed(saved(d), "docx")


def gitter(paper: Paper) -> bytes:
    """Bodies down, months across, the day of each meeting in its cell; July is shaded."""
    book: Any = Workbook()
    sheet = book.active
    sheet["A1"] = paper.title
    sheet["A1"].font = Font(bold=True, size=14)
    thin = Side(style="thin")
    sheet.cell(3, 1, "Udvalg")
    for x, month in enumerate(MONTHS, 2):
        sheet.cell(3, x, month).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(3, x).column_letter].width = 6.5
    sheet.column_dimensions["A"].width = 26
    bodies = list(dict.fromkeys(one.title for one in paper.printed))
    for y, body in enumerate(bodies, 4):
        sheet.cell(y, 1, body)
        for number in range(1, 13):
            days = [
                one.words
                for one in paper.printed
                if one.title == body and one.edtf[0] and int(one.edtf[0][5:7]) == number
            ]
            sheet.cell(y, number + 1, ", ".join(f"{day}." for day in days) or None)
    for row in sheet.iter_rows(min_row=3, max_row=3 + len(bodies), max_col=13):
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for y in range(3, 4 + len(bodies)):
        sheet.cell(y, 8).fill = PatternFill("solid", fgColor="D9D9D9")
    sheet.cell(5 + len(bodies), 1, "Der holdes ikke møder i juli. Ret til ændringer forbeholdes.")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return printed(out.getvalue(), "xlsx")


def prosa(paper: Paper) -> bytes:
    """A memorandum in running text, with a case number, a law and the date of another paper."""
    d = Document()
    d.add_paragraph(f"{paper.organisation}\nSenior og Sundhed\nSagsnr. 27.36.00-P20-3-26")
    d.add_heading("Notat", 1)
    d.add_heading(paper.title, 2)
    d.add_paragraph(
        "Hjemmeplejen skal arbejde i små, faste teams, så borgerne møder færre ansigter. Baggrunden er beskrevet i "
        "forvaltningens notat af 14. december 2026 om arbejdsmiljø og i servicelovens § 83, stk. 1."
    )
    d.add_paragraph(
        "Seniorudvalget godkender rammerne for omlægningen den 3. februar 2027. I løbet af februar holder de tre "
        "distrikter hver et personalemøde. Fra den 1. marts til den 30. april prøver Distrikt Øst de faste teams af, "
        "mens de to andre distrikter arbejder som hidtil."
    )
    d.add_paragraph(
        "Senest den 20. maj skal konsulenthuset aflevere sin evaluering, og den 9. juni drøfter Seniorudvalget "
        "evalueringen. Fra den 11. juni til den 20. august er forslaget i høring hos Seniorrådet og de faglige "
        "organisationer. Tirsdag den 28. september træffer Byrådet den endelige beslutning."
    )
    d.add_paragraph(
        "Fra 1. januar 2028 arbejder alle distrikter i faste teams. Omlægningen ventes at koste 1,4 mio. kr., som "
        "findes inden for rammen."
    )
    return printed(saved(d), "docx")


def punkter(paper: Paper) -> bytes:
    """Bullets with the date in bold, some over two lines, one with points below it."""
    d = Document()
    d.sections[0].left_margin = d.sections[0].right_margin = Cm(4)
    d.add_heading(paper.title, 1)
    d.add_paragraph(f"{paper.organisation} skal have en ny kulturpolitik. Sådan når vi frem til den:")
    for one in paper.printed:
        bullet = d.add_paragraph(style="List Bullet")
        bullet.add_run(one.words).bold = True
        bullet.add_run(f" {one.title}")
        for point in one.agenda:
            d.add_paragraph(point, style="List Bullet 2")
    return printed(saved(d), "docx")


def uden_linjer(paper: Paper) -> bytes:
    """A table without rulings in narrow columns, so that the texts run over several lines."""
    d = Document()
    d.add_heading(paper.title, 1)
    d.add_paragraph("Alle datoer er i 2027. Planen er godkendt af Økonomiudvalget.")
    rows = [["Tidspunkt", "Aktivitet", "Deltagere"], *([one.words, one.title, one.who] for one in paper.printed)]
    made = table(d, rows, None)
    widths(made, (3.2, 6.4, 4.6))
    for cell in made.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    return printed(saved(d), "docx")


ALL: dict[str, Callable[[Paper], bytes]] = {
    "pdf/liggende.pdf": liggende,
    "pdf/gitter.pdf": gitter,
    "pdf/prosa.pdf": prosa,
    "pdf/punkter.pdf": punkter,
    "pdf/uden-linjer.pdf": uden_linjer,
}
