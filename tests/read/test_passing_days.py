"""Days that a page names and that are no activities: of other papers, of figures, of people, of the paper."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest

from frisat.plan.model import Reading
from frisat.read.reading import document_of
from frisat.read.to_plan import to_plan
from tests.read import office

Row = tuple[str, ...]
Item = str | list[Row]
Maker = Callable[[Sequence[Item]], tuple[bytes, str]]

SENTENCES = (
    "Budgettet bygger på byrådets beslutning af 12. marts 2024 (sag nr. 2024-1187).",
    "Baggrunden er beskrevet i referatet fra udvalgets møde den 3. februar 2025, punkt 14.",
    "Reglerne står i bekendtgørelse nr. 1234 af 27. november 2023 om kommunernes planlægning.",
    "Se lovbekendtgørelse nr. 1115 af 31/08/2018 med senere ændringer.",
    "Notatet supplerer brev fra Social- og Boligministeriet af 4. april 2025.",
    "Planen erstatter udgaven fra maj 2023.",
    "Puljen, som kommunen fik tilsagn om den 21. december 2023, dækker halvdelen af udgiften.",
    "Lokalplanen for Østerbakken (vedtaget den 25. januar 2022) blev påklaget.",
    "Tidsplanen forudsætter, at udvalget tiltræder anbefalingerne på mødet i oktober 2025.",
    "Politikken erstatter den nuværende, som Byrådet vedtog den 28. november 2018.",
    "Prisniveauet er reguleret til indeks for 1. kvartal 2023.",
    "Tallene er opgjort pr. 31. december 2025.",
    "Alle beløb er i 1.000 kr. og 2026-priser.",
    "Kilde: Danmarks Statistik, 1. kvartal 2025.",
    "Folketallet ventes at vokse fra 45.200 i 2025 til 47.900 i 2036.",
    "I 2024 var der 1.240 elever i kommunens skoler mod 1.180 i 2023.",
    "Børnetallet faldt med 4,2 % fra 2019 til 2024.",
    "Borgerservice har åbent mandag til onsdag kl. 10-15, torsdag kl. 10-17 og fredag kl. 10-13.",
    "Telefontid: hverdage kl. 9-12.",
    "Ordningen gælder for børn født i perioden 1. januar 2019 til 31. december 2020.",
    "Borgere, der er fyldt 65 år senest den 1. juli 2025, kan søge om tilskud.",
    "Mødet holdes i lokale 2.14 på 2. sal.",
    "Kontakt sekretariatet på sagsnr. 26/1204 eller dokument 12-04-26.",
    "En ansøgning, der for eksempel modtages den 10. maj, bliver normalt besvaret inden for 14 dage.",
    "Uddannelsesplanen for 2022-2025 beskriver de nuværende indsatser.",
    'Strategien "Sund By 2030" sætter retningen for arbejdet.',
    "Kommuneplan 2021-2033 og Planstrategi 2023 er forudsætninger for arbejdet.",
    "Ministeriets vejledning nr. 9 af 5. marts 2019 gælder fortsat.",
    "Skolen er bygget i 1972 og renoveret i 1998.",
    "Beregningen bygger på antal indskrevne børn pr. 1. september 2025.",
    "Der henvises til sag nr. 12 på dagsordenen for den 14. januar 2025.",
    "Bilag 2: Høringssvar fra skolebestyrelserne, modtaget i perioden 3.-28. februar 2025.",
    "Undersøgelsen fra 2022 viste, at 68 % af borgerne var tilfredse.",
    "Udgiften var 12,4 mio. kr. i 2023 og 13,1 mio. kr. i 2024.",
    "Jf. § 15, stk. 2, i lov nr. 432 af 9. juni 2023.",
    "Servicearealet er på 1.450 m2, og grunden er på 2,5 ha.",
    "Personer over 80 år udgør 6,1 % af befolkningen i 2025.",
    "Taksten var 512 kr. pr. døgn i 2024.",
    "Der er 24/7-bemanding på akutpladserne.",
    "Ordningen følger skoleåret 2024/25.",
    "Regnskab 2024 viste et mindreforbrug på 3,2 mio. kr.",
    "Valgperioden løber fra 2022 til 2025.",
    "Nøgletal for 2023, 2024 og 2025 fremgår af bilag 3.",
    "Svarprocenten var 54 i foråret 2024.",
    "Referatet af mødet den 4. september 2025 er vedlagt som bilag 1.",
    "Kommunens seneste sundhedsprofil er fra 2021.",
    "Folketallet er steget fra 41.230 i 2020 til 42.115 pr. 1. januar 2026.",
    "Der er set på forbruget i budgetopfølgningen pr. 31. august 2025.",
    'Bilaget "Tidsplan af 12. maj 2025" er ikke længere gældende.',
    "Direktionen har ansvaret for økonomien, jf. delegationsplanen af 1. januar 2022.",
    "Stillingen er normeret til 37 timer om ugen.",
)
"""Sentences of municipal papers whose days and years are of something else than what the paper plans."""

LINES = (
    "Sagsnr.: 00.15.00-P22-3-26",
    "Journalnr. 27.36.00-A00-1-24",
    "Dokumentnr. 2026-118-4",
    "Dato: 4. maj 2026",
    "Dato: 04-05-2026",
    "Udarbejdet af: Plan og Byg, 4. maj 2026",
    "Version 1.3, 12. juni 2025",
    "Side 2 af 4",
    "Udskrevet 03-06-2026 kl. 14:22",
    "Senest opdateret 14.05.2026",
    "Sidst redigeret: 2026-05-14",
    "Offentliggjort: 14. maj 2026",
    "© Havnby Kommune 2026",
    "Med venlig hilsen",
    "Læsetid: 3 minutter",
    "Åbningstider: mandag-torsdag 10.00-15.00",
    "Behandles i: Økonomiudvalget, Byrådet",
    "Bilag: Notat af 3. maj 2025",
    "Lov nr. 432 af 9. juni 2023",
    "Kilde: KL, februar 2024",
    "EAN-nr. 5798 0012 3456",
    "CVR-nr. 12 34 56 78",
    "Ref.: Økonomi, lokal 4512",
    "Godkendt af direktionen den 3. marts 2026",
    "Version 0.9 (udkast)",
    "Vores ref. 26/4410",
    "Foto: Havnby Kommune, 2024",
)
"""What stands at the head and the foot of a paper."""

TABLES: dict[str, list[Row]] = {
    "history": [
        ("Version", "Dato", "Ændring", "Forfatter"),
        ("0.1", "12-01-2026", "Første udkast", "Sekretariatet"),
        ("0.2", "03-02-2026", "Rettet efter møde i styregruppen", "Sekretariatet"),
        ("1.0", "14-03-2026", "Godkendt version", "Direktionen"),
    ],
    "history2": [
        ("Version", "Dato", "Beskrivelse"),
        ("1", "2. februar 2026", "Oprettet"),
        ("2", "9. marts 2026", "Kapitel 3 tilføjet"),
    ],
    "history3": [
        ("Dato", "Version", "Ændret af", "Ændringer"),
        ("12.01.2026", "0.1", "KLM", "Udkast"),
        ("03.02.2026", "0.2", "KLM", "Bemærkninger fra styregruppen indarbejdet"),
    ],
    "open": [
        ("Dag", "Åbningstid"),
        ("Mandag", "10-15"),
        ("Tirsdag", "10-15"),
        ("Onsdag", "Lukket"),
        ("Torsdag", "10-17"),
        ("Fredag", "10-13"),
    ],
    "budget": [
        ("Mio. kr.", "2025", "2026", "2027", "2028"),
        ("Dagtilbud", "212,4", "214,1", "215,0", "215,0"),
        ("Skoler", "412,9", "410,2", "405,7", "401,1"),
        ("Ældre", "388,0", "394,5", "401,2", "409,9"),
    ],
    "stat": [
        ("År", "Antal elever", "Antal klasser"),
        ("2022", "1.180", "54"),
        ("2023", "1.204", "55"),
        ("2024", "1.240", "56"),
    ],
    "stat2": [
        ("", "2023", "2024", "2025"),
        ("Antal borgere over 80 år", "1.910", "1.988", "2.075"),
        ("Pladser på plejehjem", "240", "240", "256"),
    ],
    "laws": [
        ("Lov", "Nr. og dato"),
        ("Serviceloven", "LBK nr. 909 af 03/07/2024"),
        ("Sundhedsloven", "LBK nr. 247 af 08/03/2024"),
        ("Planloven", "LBK nr. 572 af 29/05/2024"),
    ],
    "members": [
        ("Medlem", "Udpeget af", "Udpeget til"),
        ("Formand", "Byrådet", "31.12.2029"),
        ("Næstformand", "Ældrerådet", "31.12.2029"),
        ("Medlem", "Handicaprådet", "31.12.2027"),
    ],
    "answers": [
        ("Nr.", "Afsender", "Modtaget"),
        ("1", "Ældrerådet", "14.02.2026"),
        ("2", "Handicaprådet", "19.02.2026"),
        ("3", "Skolebestyrelsen på Engskolen", "21.02.2026"),
    ],
    "annex": [
        ("Bilag", "Titel", "Dokumentdato"),
        ("1", "Notat om økonomi", "12-03-2026"),
        ("2", "Referat fra styregruppen", "19-03-2026"),
        ("3", "Kort over området", "02-02-2026"),
    ],
    "facts": [
        ("Projektejer", "Direktionen"),
        ("Projektleder", "Afdelingen for Plan"),
        ("Sagsnr.", "26/1204"),
        ("Senest opdateret", "12.02.2026"),
    ],
    "facts2": [
        ("Sagsnummer", "26/1204"),
        ("Dato", "12. februar 2026"),
        ("Forfatter", "Sekretariatet"),
        ("Version", "1.2"),
    ],
    "facts3": [
        ("Dokumenttype", "Projektbeskrivelse"),
        ("Ansvarlig", "Børn og Unge"),
        ("Oprettet", "3. januar 2026"),
        ("Status", "Udkast"),
    ],
    "contacts": [
        ("Område", "Kontakt", "Telefontid"),
        ("Pladsanvisning", "Børn og Unge", "Man-fre 9-12"),
        ("Byggesag", "Teknik", "Man-tors 10-14"),
    ],
    "economy": [
        ("Post", "Beløb (1.000 kr.)", "Bemærkning"),
        ("Projektledelse", "450", "Lønninger 2026-niveau"),
        ("Workshops", "120", "4 à 30"),
        ("Evaluering", "80", "Ekstern"),
    ],
    "schooldata": [
        ("Skole", "Opført", "Elever 5.9.2025", "Kapacitet"),
        ("Engskolen", "1972", "412", "500"),
        ("Møllevangsskolen", "1988", "367", "450"),
        ("Byskolen", "1931", "290", "300"),
    ],
}
"""Tables of papers, people, figures and hours."""

PLAN: list[Row] = [
    ("Dato", "Aktivitet", "Ansvarlig"),
    ("20. januar 2027", "Temamøde om scenarier", "Byrådet"),
    ("3. marts 2027", "Godkendelse af visioner", "Udvalget for Børn"),
    ("27. maj 2027", "Beslutning om struktur", "Byrådet"),
]
PLANNED = ["2027-01-20", "2027-03-03", "2027-05-27"]
TITLE = "Notat om kommunens arbejde"
AROUND = ("Kommunen arbejder med at udvikle sine tilbud.", "Det sker i tæt dialog.")


def txt(items: Sequence[Item]) -> tuple[bytes, str]:
    texts = [item if isinstance(item, str) else "\n".join(_spaced(row) for row in item) for item in items]
    return "\n\n".join([TITLE, *texts]).encode(), "a.txt"


def _spaced(row: Row) -> str:
    return "    ".join(cell.ljust(26) for cell in row).rstrip()


def html(items: Sequence[Item]) -> tuple[bytes, str]:
    body = "".join(f"<p>{escape(item)}</p>" if isinstance(item, str) else _table(item) for item in items)
    return f"<html><body><h1>{TITLE}</h1>{body}</body></html>".encode(), "a.html"


def _table(rows: Sequence[Row]) -> str:
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def docx(items: Sequence[Item]) -> tuple[bytes, str]:
    body = (
        office.p(escape(item))
        if isinstance(item, str)
        else office.tbl(*(office.tr(*(escape(cell) for cell in row)) for row in item))
        for item in items
    )
    return office.docx(office.p(TITLE) + "".join(body)), "a.docx"


def xlsx(items: Sequence[Item]) -> tuple[bytes, str]:
    """A blank row stands above each item."""
    rows: dict[int, Row] = {1: (TITLE,)}
    for item in items:
        at = max(rows) + 2
        rows |= dict(enumerate([(item,)] if isinstance(item, str) else item, at))
    cells = {
        n: "".join(office.c(f"{letter}{n}", escape(text)) for letter, text in zip("ABCDEF", row, strict=False) if text)
        for n, row in rows.items()
    }
    inner = "".join(f'<row r="{n}">{row}</row>' for n, row in cells.items())
    return office.xlsx({"Ark1": f"<sheetData>{inner}</sheetData>"}), "a.xlsx"


MAKERS: tuple[Maker, ...] = (txt, html, docx, xlsx)


def found(file: tuple[bytes, str]) -> list[tuple[str | None, str]]:
    read: Reading = to_plan(document_of(*file))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def page(seed: int, make: Maker) -> tuple[list[Item], list[Item]]:
    """Some lines of the ends of a paper, and sentences with tables between them; a sheet has one table."""
    chosen = random.Random(seed)
    ends = chosen.sample(LINES, 4)
    inner: list[Item] = [*chosen.sample(SENTENCES, 9)]
    inner += [TABLES[name] for name in chosen.sample(sorted(TABLES), 1 if make is xlsx else 3)]
    chosen.shuffle(inner)
    return [*ends], inner


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("seed", range(12))
def test_a_page_of_passing_days_has_no_activity(seed: int, make: Maker) -> None:
    ends, inner = page(seed, make)
    assert found(make([*ends[:2], *inner, *ends[2:]])) == []


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("seed", range(12, 20))
def test_a_plan_among_passing_days_has_its_own_days_only(seed: int, make: Maker) -> None:
    ends, inner = page(seed, make)
    said = [item for item in inner if isinstance(item, str)]
    got = found(make([*ends[:2], *said[:5], "Her er planen.", PLAN, *said[5:], *ends[2:]]))
    assert [day for day, _ in got] == PLANNED, got


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_a_record_is_no_plan(name: str) -> None:
    """In every kind of file, alone and above a plan."""
    for make in MAKERS:
        assert found(make([AROUND[0], TABLES[name], AROUND[1]])) == [], make.__name__
    for make in (html, docx, xlsx):
        got = found(make([TABLES[name], "Her er planen.", PLAN]))
        assert [day for day, _ in got] == PLANNED, (make.__name__, got)


def test_what_a_record_says_stays_as_text_of_the_page() -> None:
    read = to_plan(document_of(*docx([AROUND[0], TABLES["history"]])))
    assert "0.1 · 12-01-2026 · Første udkast · Sekretariatet" in read.plan.text
