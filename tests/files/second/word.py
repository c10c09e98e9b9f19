"""The second author's Word files, as municipalities leave them: merged cells, cover pages, boxes, page headers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

MADE_AT = datetime(2025, 1, 1)


def saved(document: Any) -> bytes:
    document.core_properties.created = document.core_properties.modified = MADE_AT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table(document: Any, rows: Sequence[Sequence[str]], style: str = "Table Grid") -> Any:
    """Rows of texts; `<` stands for a cell merged with the one to its left, `^` with the one above."""
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)), style=style)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text == "<":
                made.cell(y, x - 1).merge(made.cell(y, x))
            elif text == "^":
                made.cell(y - 1, x).merge(made.cell(y, x))
            else:
                made.cell(y, x).text = text
    return made


def landscape(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def implementering() -> bytes:
    d = Document()
    d.sections[0].header.paragraphs[0].text = "Nørre Alsted Kommune  |  Sagsnr. 24/20931  |  Version 1.4"
    d.sections[0].footer.paragraphs[0].text = "Side 1 af 4"
    d.add_heading("Implementeringsplan for rehabilitering på ældreområdet", 0)
    d.add_paragraph("Udarbejdet af: Center for Sundhed og Omsorg\nDato: 12. december 2024\nGodkendt af styregruppen")
    d.add_heading("Formål", 1)
    d.add_paragraph("Planen beskriver, hvordan lov om social service § 83 a omsættes til praksis i hele kommunen.")
    d.add_heading("Spor 1: Kompetencer", 1)
    table(
        d,
        [
            ["Hvad", "Hvem", "Hvornår"],
            ["Uddannelse af rehabiliteringsterapeuter", "HR og Udvikling", "Januar - marts 2025"],
            ["Sidemandsoplæring i plejegrupperne", "Teamledere", "Fra april 2025 og løbende"],
            ["Opfølgningsdag for ambassadører", "Projektleder", "11. juni 2025"],
        ],
    )
    d.add_heading("Spor 2: Arbejdsgange", 1)
    table(
        d,
        [
            ["Hvad", "Hvem", "Hvornår"],
            ["Ny arbejdsgang beskrives", "Arbejdsgruppen", "Senest uge 8, 2025"],
            ["Afprøvning i to distrikter", "Distrikt Vest\nDistrikt Syd", "1/4-30/6 2025"],
            ["Evaluering og justering", "Arbejdsgruppen", "Aug.-sept. 2025"],
            ["Udrulning i alle distrikter", "Distriktsledere", "Q4 2025"],
        ],
    )
    d.add_heading("Milepæle", 1)
    table(
        d,
        [
            ["Milepæl", "Dato"],
            ["Styregruppen godkender projektplan", "16. januar 2025"],
            ["Midtvejsstatus til Ældre- og Sundhedsudvalget", "3. juni 2025"],
            ["Projektet overgår til drift", "1. januar 2026"],
        ],
    )
    return saved(d)


def gantt() -> bytes:
    d = Document()
    landscape(d)
    d.add_heading("Bilag 3. Tidsplan for ny affaldssortering", 1)
    d.add_paragraph("Teknik og Forsyning, Torslunde Kommune")
    months = ["Aug", "Sep", "Okt", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr"]
    rows = [
        ["Aktivitet", "2025", "<", "<", "<", "<", "2026", "<", "<", "<", "Ansvarlig"],
        ["^", *months, "^"],
        ["Udbud af beholdere", "x", "x", *[""] * 7, "Udbud og Indkøb"],
        ["Borgerinformation", "", "", "x", "x", "x", "x", "x", "x", "x", "Kommunikation"],
        ["Teknikudvalget godkender regulativ", "", "", "", "x", *[""] * 5, "Teknikudvalget"],
        ["Høring af regulativ", *[""] * 4, "x", "x", *[""] * 3, "Affald"],
        ["Byrådet vedtager regulativ", *[""] * 7, "x", "", "Byrådet"],
        ["Beholdere deles ud", *[""] * 7, "x", "x", "Affald"],
    ]
    table(d, rows)
    d.add_paragraph("x = aktivitet i måneden")
    return saved(d)


def startslut() -> bytes:
    d = Document()
    landscape(d)
    d.add_paragraph("Projekt: Digital post og selvbetjening 2.0")
    d.add_paragraph("Handlingsplan pr. 1. september 2025")
    table(
        d,
        [
            ["Nr.", "Opgave", "Start", "Slut", "Ansvarlig", "Status"],
            [
                "1",
                "Foranalyse og interviews med borgere",
                "01-03-2025",
                "30-04-2025",
                "Digitaliseringsenheden",
                "Afsluttet",
            ],
            ["2", "Udbud af løsning", "05-05-2025", "29-08-2025", "Udbudskontoret", "Afsluttet"],
            ["3", "Kontrakt indgås med leverandør", "15-09-2025", "15-09-2025", "Direktionen", "Ikke startet"],
            ["4", "Opsætning og test", "22-09-2025", "28-11-2025", "IT-afdelingen", "Ikke startet"],
            ["5", "Pilot i Borgerservice", "01-12-2025", "31-01-2026", "Borgerservice", "Ikke startet"],
            ["6", "Integration til økonomisystem", "", "", "IT-afdelingen", "Aflyst"],
            ["7", "Ibrugtagning i hele kommunen", "01-03-2026", "", "Alle centre", "Ikke startet"],
        ],
    )
    return saved(d)


def sagsfremstilling() -> bytes:
    d = Document()
    d.add_paragraph("Punkt nr. 12 - Åben sag")
    d.add_heading("Proces for reviderede takster og serviceniveau på socialområdet", 1)
    d.add_paragraph("Sagsid.: 27.00.00-S55-4-24")
    d.add_heading("Sagsgang", 2)
    table(
        d,
        [
            ["Udvalg", "Dato", "Åben/lukket"],
            ["Socialudvalget", "6. november 2024", "Åben"],
            ["Økonomiudvalget", "20. november 2024", "Åben"],
            ["Kommunalbestyrelsen", "27. november 2024", "Åben"],
        ],
    )
    d.add_heading("Sagsfremstilling", 2)
    d.add_paragraph(
        "Kvalitetsstandarderne skal efter § 139 i lov om social service godkendes mindst en gang hvert år. "
        "Standarderne blev senest godkendt i november 2023."
    )
    d.add_paragraph("Den videre proces er:")
    for text in (
        "Høring i Handicapråd og Udsatteråd fra den 2. december 2024 til den 6. januar 2025",
        "Socialudvalget behandler høringssvar den 15. januar 2025",
        "Kommunalbestyrelsen godkender kvalitetsstandarder den 29. januar 2025",
        "Kvalitetsstandarderne træder i kraft den 1. februar 2025",
    ):
        d.add_paragraph(text, style="List Bullet")
    d.add_heading("Indstilling", 2)
    d.add_paragraph("Centerchefen indstiller, at processen godkendes.")
    d.add_heading("Bilag", 2)
    d.add_paragraph("Kvalitetsstandarder 2025 - udkast af 18. oktober 2024")
    return saved(d)


def _box(text: str) -> Any:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect style="width:150pt;height:90pt">'
        f"<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )


def bokse() -> bytes:
    d = Document()
    d.add_heading("Proces for ny boligstrategi – overblik", 1)
    for text in (
        "Januar 2026\nOpstart\nByrådet godkender kommissorium",
        "Februar-marts 2026\nAnalyse\nForvaltningen kortlægger boligbehov",
        "16. april 2026\nBoligtopmøde\nBorgere, boligselskaber og developere",
        "Maj-juni 2026\nUdkast\nForvaltningen skriver udkast til strategi",
        "Uge 34-38 2026\nHøring\nAlle kan komme med bemærkninger",
        "27. oktober 2026\nGodkendelse\nByrådet vedtager strategien",
    ):
        d.add_paragraph()._p.append(_box(text))
    return saved(d)


def moedekalender() -> bytes:
    d = Document()
    d.add_heading("Mødekalender 2026 for politiske udvalg", 1)
    d.add_paragraph("Godkendt af Byrådet den 25. november 2025. Møderne begynder kl. 16.00, hvis ikke andet er nævnt.")
    table(
        d,
        [
            ["Udvalg", "1. halvår", "2. halvår"],
            [
                "Byrådet",
                "28. januar\n25. februar\n25. marts\n29. april\n27. maj\n24. juni",
                "26. august\n30. september\n14. oktober (budget)\n28. oktober\n25. november\n16. december",
            ],
            ["Økonomiudvalget", "21/1, 18/2, 18/3, 22/4, 20/5, 17/6", "19/8, 16/9, 21/10, 18/11, 9/12"],
            ["Kultur- og Landdistriktsudvalget", "14. januar, 4. marts og 6. maj", "2. september og 4. november"],
        ],
    )
    d.add_paragraph("Ret til ændringer forbeholdes.")
    return saved(d)


def faser() -> bytes:
    d = Document()
    d.add_paragraph("Hvidbjerg Kommune")
    d.add_paragraph("Fælles retning for specialundervisning")
    d.add_paragraph("Procesplan")
    d.add_paragraph("Juni 2025")
    d.add_page_break()
    d.add_heading("Procesplan", 1)
    table(
        d,
        [
            ["Fase", "Tid", "Aktivitet", "Deltagere"],
            ["Fase 1: Afklaring", "<", "<", "<"],
            [
                "Afklaring",
                "Medio august – ultimo september 2025",
                "Dataanalyse af elevtal og udgifter",
                "Økonomi\nSkoleafdelingen",
            ],
            ["^", "2. oktober 2025", "Temamøde i Børneudvalget om mellemformer", "Børneudvalget"],
            ["Fase 2: Udvikling", "<", "<", "<"],
            [
                "Udvikling",
                "Oktober 2025 – januar 2026",
                "Fire udviklingsværksteder",
                "Skoleledere, PPR, lærere og pædagoger",
            ],
            ["^", "20. januar 2026", "Dialogmøde om modeller", "Skolebestyrelser\nFælles elevråd"],
            ["Fase 3: Beslutning", "<", "<", "<"],
            ["Beslutning", "3. marts 2026", "Politisk drøftelse af forslag", "Børneudvalget"],
            ["^", "9. marts – 13. april 2026", "Høring", "Skolebestyrelser, MED-udvalg og Handicaprådet"],
            ["^", "27. maj 2026", "Endelig vedtagelse", "Byrådet"],
            ["^", "Skoleåret 2026/2027", "Implementering*", "Alle skoler"],
        ],
    )
    d.add_paragraph("* Implementeringen følges af en styregruppe med deltagelse af BUPL og lærerkredsen.")
    return saved(d)


def meddagsorden() -> bytes:
    d = Document()
    d.add_heading("Dagsorden", 0)
    table(
        d,
        [
            ["Udvalg:", "Lokal-MED Plejecenter Solbakken"],
            ["Dato:", "Onsdag den 19. marts 2025"],
            ["Tidspunkt:", "Kl. 13.00 – 15.00"],
            ["Sted:", "Personalestuen, 1. sal"],
            ["Deltagere:", "Leder af plejecentret\nTillidsrepræsentant FOA\nArbejdsmiljørepræsentant"],
            ["Afbud:", "Tillidsrepræsentant DSR"],
            ["Mødeleder:", "Leder af plejecentret"],
            ["Referent:", "Administrativ medarbejder"],
        ],
    )
    table(
        d,
        [
            ["Punkt", "Emne", "Indhold", "Referat"],
            ["1", "Velkomst", "Godkendelse af referat fra 4. december 2024", ""],
            ["2", "Sygefravær", "Status pr. 28. februar 2025. Drøftelse af indsats.", ""],
            ["3", "Sommerferie", "Ferieønsker afleveres senest den 1. april 2025", ""],
            ["4", "APV 2025", "APV gennemføres i uge 20-21", ""],
            ["5", "Eventuelt", "", ""],
        ],
        style="Normal Table",
    )
    d.add_paragraph("Næste møde: 18. juni 2025 kl. 13-15")
    return saved(d)


ALL: dict[str, Callable[[], bytes]] = {
    "docx/implementering.docx": implementering,
    "docx/gantt.docx": gantt,
    "docx/startslut.docx": startslut,
    "docx/sagsfremstilling.docx": sagsfremstilling,
    "docx/bokse.docx": bokse,
    "docx/moedekalender.docx": moedekalender,
    "docx/faser.docx": faser,
    "docx/med-dagsorden.docx": meddagsorden,
}
