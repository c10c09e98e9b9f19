"""The second author's PDF files: printed from Word by LibreOffice, from a web page by Chromium, or set with typst."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import typst
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement

from tests.files.second.word import landscape, saved, table


def through_libreoffice(docx: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(".pdf").read_bytes()


def through_chromium(html: str) -> bytes:
    program = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "side.html", Path(folder) / "a.pdf"
        page.write_text(html, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        flags.append(f"--user-data-dir={folder}/profile")
        subprocess.run(
            [program, *flags, f"--print-to-pdf={out}", str(page)], check=True, capture_output=True, timeout=120
        )
        return out.read_bytes()


def sundhedsaftale() -> bytes:
    """Boxes in three rows, arrows between them."""
    boxes = [
        ("Marts 2027", "Politisk kick-off", "Sundhedssamarbejdsudvalget"),
        ("April - juni 2027", "Dialogmøder i klyngerne", "De fire sundhedsklynger"),
        ("25. august 2027", "Visionsseminar", "Sundhedssamarbejdsudvalget og Patientinddragelsesudvalget"),
        ("Sept.-okt. 2027", "Skrivefase", "Sekretariatet"),
        ("12. november 2027", "Godkendelse af høringsversion", "Sundhedssamarbejdsudvalget"),
        ("15. nov. 2027 - 31. jan. 2028", "Høring i kommuner og region", "Kommunalbestyrelser, Regionsråd"),
        ("Februar 2028", "Tilretning efter høring", "Sekretariatet"),
        ("24. marts 2028", "Endelig godkendelse", "Sundhedssamarbejdsudvalget"),
        ("1. juli 2028", "Sundhedsaftalen træder i kraft", "Alle parter"),
    ]
    cells = [
        "rect(width: 100%, height: 3.6cm, radius: 4pt, stroke: 1pt + blue)"
        f"[*{when}* \\ {what} \\ #text(size: 9pt)[Aktører: {who}]]"
        for when, what, who in boxes
    ]
    body = ",\n".join(cells)
    return bytes(
        typst.compile(
            f"""
#set page(paper: "a4", flipped: true, margin: 1.5cm)
#set text(lang: "da", size: 11pt)
= Proces for Sundhedsaftale 2028-2031
Udkast, version 0.3 - sag 2026-041877

#grid(columns: (1fr, 1fr, 1fr), gutter: 0.8cm,
{body})
""".encode()
        )
    )


def anlaeg() -> bytes:
    """A wide table without rulings, every other row tinted."""
    rows = [
        ("A1", "Geotekniske undersøgelser", "02.02.26", "27.02.26", "Rådgiver", "Planlagt"),
        ("A2", "Myndighedsprojekt og byggetilladelse", "02.03.26", "29.05.26", "Rådgiver / Byg og Miljø", "Planlagt"),
        ("A3", "Naboorientering efter planlovens § 20", "13.04.26", "27.04.26", "Plan", "Planlagt"),
        ("A4", "Udbud (fagentrepriser)", "01.06.26", "14.08.26", "Bygherre", "Planlagt"),
        ("A5", "Udvalget for Teknik godkender licitation", "08.09.26", "08.09.26", "Udvalget for Teknik", "Forventet"),
        ("A6", "Udførelse af cykelsti, etape 1", "05.10.26", "18.12.26", "Entreprenør", "Planlagt"),
        ("A7", "Vinterpause", "21.12.26", "28.02.27", "", "Planlagt"),
        ("A8", "Udførelse af cykelsti, etape 2", "01.03.27", "30.06.27", "Entreprenør", "Planlagt"),
        ("A9", "Aflevering og indvielse", "01.07.27", "01.07.27", "Bygherre", "Planlagt"),
    ]
    cells = ",\n".join(", ".join(f"[{cell}]" for cell in row) for row in rows)
    return bytes(
        typst.compile(
            f"""
#set page(paper: "a4", flipped: true)
#set page(header: [Overby Kommune #h(1fr) Anlægsprojekt 4711-03], footer: [Udskrevet 19-01-2026 #h(1fr) 1])
#set text(lang: "da", size: 10pt)
= Hovedtidsplan – cykelsti Overby-Lund
#table(columns: (auto, 3fr, auto, auto, 2fr, auto), stroke: none, fill: (x, y) => if calc.even(y) {{ luma(240) }},
[*Nr.*], [*Aktivitet*], [*Start*], [*Slut*], [*Ansvarlig*], [*Status*],
{cells})
Kontakt: Anlægsafdelingen, lokale 2.17. Kort: matr.nr. 14-a.
""".encode()
        )
    )


def udvalgsaar() -> bytes:
    """Months across, bodies down, days in the cells."""
    rows = [
        ("Byrådet", "28.", "25.", "25.", "29.", "27.", "24."),
        ("Økonomi- og Erhvervsudvalget", "14.", "11.", "11.", "15.", "13.", "10."),
        ("Natur- og Teknikudvalget", "6.", "3.", "3.", "7.", "5.", "2."),
        ("Handicaprådet", "", "18.", "", "", "20.", ""),
        ("Budgetseminar", "", "", "", "9.-10.", "", ""),
    ]
    cells = ",\n".join(", ".join(f"[{cell}]" for cell in row) for row in rows)
    return bytes(
        typst.compile(
            f"""
#set page(paper: "a4", flipped: true)
#set text(lang: "da", size: 10pt)
= Politisk mødekalender 1. halvår 2026
Stensby Kommune, Byrådssekretariatet
#table(columns: 7,
[Udvalg], [Januar], [Februar], [Marts], [April], [Maj], [Juni],
{cells})
Alle møder begynder kl. 15.00. Byrådets møder holdes i Byrådssalen, Torvet 1, 5471 Søndersø.
""".encode()
        )
    )


def klimahandleplan() -> bytes:
    """A long Word table over two pages: the heading row is repeated, a cell runs across the page end."""
    d = Document()
    d.sections[0].header.paragraphs[0].text = "Møllebæk Kommune - Klimahandleplan 2025-2030 - Bilag A"
    d.sections[0].footer.paragraphs[0].text = "Dok.nr. 25/004411-7"
    d.add_heading("Tids- og handleplan for klimaindsatsen", 1)
    d.add_paragraph("Vedtaget af Klimaudvalget den 10. juni 2025.")
    filler = (
        "Indsatsen omfatter kortlægning, borgerdialog, samarbejde med forsyningen og opfølgning på den fælles model "
        "for drivhusgasregnskab. "
    )
    rows = [["Tidspunkt", "Aktivitet", "Ansvarlig"]]
    tasks = [
        ("August 2025", "Nedsættelse af klimaråd", "Klimasekretariatet"),
        ("3. september 2025", "Første møde i klimarådet", "Klimarådet"),
        ("Sept.-nov. 2025", "Energirenovering af tre skoler udbydes", "Ejendomme"),
        ("Uge 48 2025", "Klimauge på skoler og biblioteker", "Børn og Kultur"),
        ("13. januar 2026", "Klimaudvalget behandler drivhusgasregnskab", "Klimaudvalget"),
        ("Februar - april 2026", "Strategisk varmeplan udarbejdes", "Teknik og Miljø"),
        ("21. april 2026 kl. 19", "Borgermøde om fjernvarme i Møllebæk Øst", "Teknik og Miljø"),
        ("Senest 1. maj 2026", "Ansøgning til Klimapuljen", "Klimasekretariatet"),
        ("Maj/juni 2026", "Høring af varmeplan", "Teknik og Miljø"),
        ("Efteråret 2026", "Varmeplan godkendes i Byrådet", "Byrådet"),
        ("2027", "Midtvejsevaluering", "Klimasekretariatet"),
        ("Løbende", "Opfølgning i ledergruppen", "Direktionen"),
    ]
    for n, (when, what, who) in enumerate(tasks):
        rows.append([when, what + ("\n" + filler * 3 if n in (2, 5, 8) else ""), who])
    made = table(d, rows)
    properties = made.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
    return through_libreoffice(saved(d))


def kvalitetsplan() -> bytes:
    """Landscape Word to PDF: months as columns with x, then a list of milestones."""
    d = Document()
    landscape(d)
    d.add_heading("Implementering af kvalitetsstandarder for hjemmehjælp", 1)
    x = "X"
    table(
        d,
        [
            ["Opgave", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "Maj 2026", "Ansvarlig"],
            ["Oplæring af visitatorer", x, x, "", "", "", "Visitationen"],
            ["Informationsbreve til borgere", "", x, "", "", "", "Sekretariatet"],
            ["Revisitation af alle borgere", "", "", x, x, x, "Visitationen"],
            ["Møde i Seniorrådet", "", "", "", "", x, "Seniorrådet"],
        ],
    )
    d.add_heading("Milepæle", 2)
    for text in (
        "15. december 2025: Byrådet godkender kvalitetsstandarder",
        "1. januar 2026: Kvalitetsstandarderne træder i kraft",
        "12. maj 2026: Status til Seniorrådet",
    ):
        d.add_paragraph(text, style="List Bullet")
    return through_libreoffice(saved(d))


def kommuneplan() -> bytes:
    rows = [
        ("Hvornår", "Hvad sker der?", "Kan jeg deltage?"),
        ("15. januar 2026", "Byrådet igangsætter helhedsplan for Havnebyen", "Nej"),
        ("Lørdag den 7. februar 2026 kl. 10-13", "Åbent værksted på havnen", "Ja, alle er velkomne"),
        ("Marts 2026", "Idéer bearbejdes af arkitekter", "Nej"),
        ("14. april til 12. maj 2026", "Helhedsplanen er i høring", "Ja, skriv et høringssvar"),
        ("Juni 2026", "Udvalget for Plan og By behandler høringssvar", "Nej"),
        ("24. juni 2026", "Byrådet vedtager helhedsplanen", "Du kan følge mødet på web-tv"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    head = "".join(f"<th align=left>{cell}</th>" for cell in rows[0])
    return through_chromium(f"""<!doctype html><html lang="da"><meta charset="utf-8">
<title>Helhedsplan for Havnebyen</title>
<style>body{{font:15px sans-serif}} td,th{{padding:6px 14px 6px 0;vertical-align:top}}
tr{{border-bottom:1px solid #ddd}}</style>
<p>Lerbjerg Kommune &gt; By og plan &gt; Havnebyen</p><h1>Helhedsplan for Havnebyen</h1>
<p>Vi laver en plan for havnen frem mod 2040. Området er på 12,5 ha og ligger i 9990.</p>
<h2>Proces og tidsplan</h2><table>{head}{cells}</table>
<p>Siden er opdateret den 5. januar 2026.</p></html>""")


def velfaerd() -> bytes:
    """A web page of cards, printed: each card a date, a heading and a sentence."""
    cards = [
        ("12. august 2025", "Opstart i direktionen", "Direktionen godkender projektets organisering."),
        ("September 2025", "Interviews", "Konsulenter taler med 40 medarbejdere i hjemmeplejen."),
        ("9. oktober 2025", "Stormøde", "Alle medarbejdere inviteres til stormøde i Arena Nord."),
        ("Nov. 2025 – feb. 2026", "Prøvehandlinger", "Fire teams afprøver nye måder at planlægge på."),
        ("18. marts 2026", "Præsentation for Ældreudvalget", "Udvalget får fremlagt resultaterne."),
        ("2. halvår 2026", "Udbredelse", "Erfaringerne spredes til hele organisationen."),
    ]
    made = "".join(f'<div class="c"><div class="d">{a}</div><h3>{b}</h3><p>{c}</p></div>' for a, b, c in cards)
    return through_chromium(f"""<!doctype html><html lang="da"><meta charset="utf-8">
<title>Fremtidens hjemmepleje</title>
<style>body{{font:14px sans-serif}} .g{{display:grid;grid-template-columns:1fr 1fr 1fr;gap:16px}}
.c{{border:1px solid #888;padding:10px}} .d{{font-weight:bold;color:#145}} h3{{margin:6px 0}}</style>
<p style="font-size:10px">22.11.2025 13.39 &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Fremtidens hjemmepleje</p>
<h1>Fremtidens hjemmepleje i Tversted Kommune</h1><p>Her er de vigtigste trin i projektet.</p>
<div class="g">{made}</div>
<p style="font-size:10px">https://tversted.invalid/hjemmepleje &nbsp;&nbsp;&nbsp;&nbsp;&nbsp; 1/1</p></html>""")


ALL: dict[str, Callable[[], bytes]] = {
    "pdf/sundhedsaftale.pdf": sundhedsaftale,
    "pdf/anlaeg.pdf": anlaeg,
    "pdf/udvalgsaar.pdf": udvalgsaar,
    "pdf/klimahandleplan.pdf": klimahandleplan,
    "pdf/kvalitetsplan.pdf": kvalitetsplan,
    "pdf/helhedsplan.pdf": kommuneplan,
    "pdf/hjemmepleje.pdf": velfaerd,
}
