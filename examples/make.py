"""
Make the example documents anew: `python examples/make.py`.

The facts are those of five documents that a Danish municipality and its region published about a welfare agreement
(2020-2022) and a health agreement (2017-2019). Layout and prose are our own; private persons are replaced by their
offices, and there are no telephone numbers or mail addresses. The files look like what a secretariat has: a Word
table, a meeting overview and a chart saved as PDF, an agenda in Word, a web page.
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent

# Each row: date, activities of the row, actors of the row (one string an actor paragraph).
PLAN_ROWS: list[tuple[str, list[str], list[str]]] = [
    ("20. januar 2021", ["Temadrøftelse om drømmescenarier."], ["Byrådet"]),
    ("22. januar 2021", ["Temadrøftelse om drømmescenarier."], ["Ældrerådet"]),
    (
        "26. januar 2021",
        ["Godkendelse af visioner og pejlemærker for arbejdet med velfærdsaftalen."],
        ["Ældre- og Aktivitetsudvalget"],
    ),
    (
        "27. januar 2021",
        ["Beslutning om udskydelse af arbejdet med velfærdsaftalen, herunder inddragelse af interessenter."],
        ["Byrådet"],
    ),
    (
        "Januar-juni 2021",
        [
            "Løbende orientering og drøftelse i Fælles-MED SSO, Fag-MED Omsorg, Fag-MED Sundhed og ved møder med "
            "samarbejdsparter.",
            "Løbende orientering og drøftelse på arbejdspladser og i ledergruppen i Sundhed og Omsorg.",
            "Løbende forberedelsesmødet med Ministeriet, KL, VIVE og øvrige velfærdskommuner.",
        ],
        ["Forvaltningen"],
    ),
    ("15. maj 2021", ["Lov om Velfærdsaftaler træder i kraft."], ["Folketinget"]),
    ("3. juni 2021", ["Temadag for lederne i Sundhed og Omsorg."], ["Forvaltningen"]),
    (
        "August-september 2021",
        ["Politisk behandling af indgåelse af velfærdsaftale."],
        ["Ældre- og Aktivitetsudvalget", "Byrådet"],
    ),
    (
        "August-september 2021",
        ["Center for Offentlig Innovation afholder workshop for Ældre- og Aktivitetsudvalget."],
        ["Center for Offentlig Innovation"],
    ),
    ("September 2021", ["Velfærdsaftale indgås"], ["Regeringen og Byrådet"]),
    (
        "August-september 2021",
        [
            "Borgersamtaler og samtalesaloner med 150-200 borgere, med udgangspunkt i metoden ”at borgerdesigne”.*",
        ],
        ["Rep. fra Ældrerådet, Rep. fra Fag-MED, direktør, chefer og ledere i Sundhed og Omsorg."],
    ),
    (
        "August-september 2021",
        ["Workshops på alle arbejdspladser i Sundhed og Omsorg."],
        ["Ledere og medarbejdere i Sundhed og Omsorg"],
    ),
    ("September 2021", ["Spørgeskemaundersøgelse blandt decentrale medarbejdere og ledere."], ["VIVE"]),
    ("1. oktober 2021", ["Frist for ansøgning om frisættelse fra anden lovgivning."], []),
    (
        "Oktober/november 2021",
        ["Senior-topmøder med invitation til alle nøgleaktører på ældreområdet."],
        ["Alle interesserede"],
    ),
    (
        "Oktober – 2021/2022",
        ["Løbende opstart af prøvehandlinger i Sundhed og Omsorg."],
        ["Sundhed og Omsorg"],
    ),
    (
        "9. november 2021",
        ["Orientering/drøftelse af status i Ældre- og Aktivitetsudvalget."],
        ["Ældre- og Aktivitetsudvalget"],
    ),
    ("Januar 2022", ["Orientering af nyt fagudvalg med ansvar for ældreområdet."], ["Nyt fagudvalg"]),
    (
        "Februar/Marts 2022",
        ["Workshop med resultater af prøvehandlingerne. Fokus på implementering og spredning."],
        ["Ledere og medarbejdere i Sundhed og Omsorg"],
    ),
    (
        "Marts/april 2022",
        ["Center for Offentlig Innovation afholder workshop for nyt fagudvalg."],
        ["Nyt fagudvalg og Center for Offentlig Innovation"],
    ),
    ("1. april 2022", ["Frist for ansøgning om frisættelse fra anden lovgivning."], []),
]
PLAN_FOOTNOTE = (
    "* ”At borgerdesigne” vil sige, at samtalen begynder i borgerens eget perspektiv, og at borger og fagperson taler "
    "sammen som ligeværdige. Sammen ser de problemet fra mange sider, og det, de finder, bliver til ”mulighedsrum”, "
    "som der kan arbejdes videre med."
)

# Date, task, line under the task (or ""), agenda: (depth, text). Depth -1 is a line without a bullet.
OVERVIEW_ROWS: list[tuple[str, str, str, list[tuple[int, str]]]] = [
    (
        "22-10-2020",
        "Mette Frederiksens besøg i Viborg",
        "",
        [(-1, "Møde med borgmesteren"), (-1, "Møde med medarbejdere på ældreområdet.")],
    ),
    ("17-11-2020", "Møde mellem borgmesteren og Ældre Sagen", "", []),
    ("18-11-2020", "Byrådsmøde", "", [(0, "Godkendelse af principaftale")]),
    (
        "19-11-2020",
        "Møde mellem Ældre- og Aktivitetsudvalget og borgmesteren",
        "",
        [
            (
                0,
                "Orientering om processen indtil nu, indgåelse af principaftale, politisk forankring og arbejdsdeling.",
            ),
            (0, "Dialog om visioner, forventninger mv."),
            (0, "Dialog om den videre proces"),
        ],
    ),
    (
        "01-12-2020",
        "Møde mellem Ældre- og Aktivitetsudvalget, Chefgruppen Social, Sundhed & Omsorg, Fælles-MED og de fire Fag-MED",
        "",
        [(-1, "Orientering og dialogmøde om Velfærdsaftalen.")],
    ),
    (
        "08-12-2020",
        "Møde mellem borgmesteren, Ældre- og Aktivitetsudvalgets formandskab og de faglige organisationer",
        "",
        [(-1, "Dialog om velfærdsaftalen")],
    ),
    (
        "16-12-2020",
        "Temamøde i byrådet",
        "Mødet blev aflyst",
        [(0, "Dagsorden:"), (1, "Drøfte ”drømmescenarie” – hvor er vi om tre år?")],
    ),
    (
        "16-12-2020",
        "Møde i byrådet",
        "",
        [
            (0, "Dagsorden:"),
            (1, "Godkende foreløbig Tids- og procesplan"),
            (
                1,
                "Godkende principper for politisk forankring: Byrådet træffer beslutning, Ældre- og "
                "Aktivitetsudvalget arbejder med aftalen.",
            ),
        ],
    ),
    (
        "16-12-2020",
        "Dialogmøde med alle ledere på omsorgsområdet",
        "",
        [(0, "Orientering og dialog om Velfærdsaftalen")],
    ),
    (
        "",
        "Dialogmøde med ledere på friplejehjem",
        "(dato ikke fastlagt)",
        [(0, "Orientering og dialog om Velfærdsaftalen")],
    ),
    (
        "05-01-2021",
        "Temamøde i Ældre- og aktivitetsudvalget",
        "",
        [
            (0, "Dagsorden"),
            (1, "Opsamling på temadrøftelse i byrådet, herunder status og den videre proces"),
            (1, "Drøfte vision og pejlemærker"),
        ],
    ),
    (
        "13-01-2021",
        "Møde i Viborg Ældreråd",
        "",
        [(0, "Temadrøftelse om velfærdsaftalen og drømmescenarier for det gode ældreliv")],
    ),
    (
        "Februar 2021",
        "Møde med ledere på omsorgs- og sundhedsområdet samt ledere af friplejehjem",
        "(dato ikke fastlagt)",
        [
            (0, "Temadrøftelse om velfærdsaftalen og drømmescenarier for det gode ældreliv"),
            (1, "Udviklingspotentialer"),
            (1, "Hvad fungerer godt i dag og skal fastholdes fremover?"),
            (1, "Hvordan skaber vi råderum til nye initiativer"),
        ],
    ),
    (
        "09-02-2021",
        "Møde i Fag-MED Omsorg og Fag-MED Sundhed",
        "",
        [(0, "Temadrøftelse om velfærdsaftalen og drømmescenarie for det gode ældreliv")],
    ),
    ("24-02-2021", "Møde i byrådet", "", [(0, "Dagsorden:"), (1, "Godkendelse af indgåelse af velfærdsaftale")]),
    (
        "Feb-apr. 2021",
        "Drøftelser med medarbejdere i Område-MED og Lokal-MED på omsorgsområdet og sundhedsområdet. Opsamling i "
        "Fag-MED",
        "",
        [(0, "Temadrøftelse om velfærdsaftalen og det gode ældreliv")],
    ),
    (
        "Marts-april",
        "Interviews med udvalgte borgere, beboere, pårørende og udvalgte øvrige interessenter",
        "",
        [(0, "Individuelle interviews og gruppeinterviews")],
    ),
    (
        "Marts-april",
        "",
        "",
        [
            (0, "Eventuel igangsætning af foreløbige prøvehandlinger"),
            (
                1,
                "Der tages løbende stilling til igangsætning af prøvehandlinger på baggrund af de indkomne forslag.",
            ),
        ],
    ),
    (
        "Maj 2021",
        "Opsamling på indledende afdækning af drømmescenarier for fremtidens ældrepleje i Viborg Kommune",
        "",
        [(0, "Opsamling på drømmescenarier. Tematisering af mulighedsrum.")],
    ),
    (
        "01-06-2021",
        "Møde i Ældre- og Aktivitetsudvalget",
        "",
        [
            (
                0,
                "Præsentation af opsamling og tematisering samt drøftelse af kommende tids- og handleplan, herunder "
                "igangsætning af prøvehandlinger. Indstilling til byrådet.",
            )
        ],
    ),
    (
        "22-06-2021",
        "Mødet i byrådet",
        "",
        [
            (
                0,
                "Præsentation af opsamling og tematisering samt drøftelse af kommende tids- og handleplan, herunder "
                "igangsætning af prøvehandlinger",
            )
        ],
    ),
    (
        "Juni",
        "Udendørs ”Ældretopmøde” – evt. i forbindelse med Seniorfestival (Snapsting)",
        "",
        [(0, "Mulighed for at drøfte og kvalificere de forskellige tematiseringer på små stande")],
    ),
    (
        "September",
        "",
        "",
        [(0, "Prøvehandlinger og sprintforløb(sammenhængslaboratorium) ift. udvalgte tematiseringer igangsættes")],
    ),
    ("2021-", "Løbende temadrøftelser i byrådet", "", []),
    ("2021-", "Løbende temadrøftelser i Ældre- og Aktivitetsudvalget", "", []),
    ("2021-", "Inddragelse af interessenter", "", [(-1, "Borgermøder og workshops (når situationen tillader det)")]),
]
NETWORKS = [
    (
        "Netværk for de tre kommuner, der indgår velfærdsaftale på ældreområdet – i regi af Sundheds- og "
        "ældreministeriet",
        "Deltagere fra:",
        [
            "Sundheds- og Ældreministeriet",
            "Statsministeriet",
            "Social- og indenrigsministeriet",
            "Direktør og chefer fra de tre kommuner",
            "KL",
        ],
    ),
    (
        "Netværk for de 7 kommuner – i regi af KL",
        "Deltagere:",
        ["Kommunaldirektører og fagdirektører fra de syv kommuner", "KL"],
    ),
]
STAKEHOLDERS = [
    "Borgere/beboere på ældreområdet", "Pårørende", "Medarbejdere", "Ledere", "Friplejehjem",
    "Private leverandører af hjemmepleje", "Ældreråd", "Handicapråd", "Interesseorganisationer",
    "Frivillige og frivillige organisationer", "Faglige organisationer", "Ældre Sagen", "Praktiserende læger",
    "Region Midtjylland", "Boligselskaber", "Sundhedsstyrelsen", "Styrelsen for Patientsikkerhed", "Ministerier",
    "m.fl.",
]  # fmt: skip

# Date, heading, description paragraphs, deliverables, actors, one box a step.
CHART: list[tuple[str, str, list[str], str, str]] = [
    (
        "Okt.-dec. 2017",
        "Foranalyse",
        [
            "Erfaringer og perspektiver fra klynger, politikere, faglige organisationer, borgere, pårørende og klinikere."
        ],
        "Leverancer: Input fra klyngerne, Input fra politikere, input fra faglige org., Kvalitativ rapport om "
        "borgere, pårørende og kliniker perspektiver",
        "",
    ),
    (
        "20. dec. 2017",
        "Adm. workshop I",
        ["Indl. drøftelse af ambitionsniveau og input til debatoplæg ift. dilemmaer, ønsker og mulige indsatsomr."],
        "Leverance: Input til dilemmaer og ønsker til mulige indsatsområder",
        "Aktører: SSG + øvr. kommunale sundhedsdirektører",
    ),
    (
        "14.-15. marts 2018",
        "Døgnseminar",
        [
            "Drøftelse af dilemmaer og ambitionsniveau ift udvikling af det nære og sammenhængende sundhedsvæsen i "
            "regi af ny sundhedsaftale som input til idé- og debatoplæg"
        ],
        "Leverance: Formulering af dilemmaer til Idé- og debatoplæg",
        "Aktører: SSG",
    ),
    (
        "4. april 2018",
        "Sundhedskoordinationsudv.",
        [
            "Indl. opvarmning til indhold og proces for ny sundhedsaftale",
            "Drøftelse af indhold til Idé- og debatoplæg",
            "Forberedelse af politisk kick-off",
        ],
        "",
        "Aktører: SKU",
    ),
    (
        "12. April 2018",
        "Adm. workshop II",
        ["Drøftelse af visioner, fokusområder og bærende principper som skal bringes i spil i Idé- og debatoplægget"],
        "Leverancer: Input til Idé- og debatoplæg",
        "Aktører: SSG + øvr. kommunale sundhedsdirektører",
    ),
    (
        "9. Maj 2018",
        "Sundhedskoordinationsudvalget",
        ["Drøftelser med udgangspunkt i Idé- og debatoplæg"],
        "Leverancer: Udkast til Idé- og debatoplæg",
        "Aktører: SKU",
    ),
    (
        "12. Juni 2018",
        "Politisk Kick-off",
        [
            "Drøftelse af visioner og mål, mulige aftaleområder for ny sundhedsaftale samt bærende principper",
            "Drøftelse med udgangspkt. i SKU idé- og debatoplægget",
        ],
        "Leverance: Input til ambitionsniveau, visioner, mål, aftaleområder og bærende principper for ny "
        "sundhedsaftale",
        "Aktører: SKU, de kom. social- og sundhedsudv., formænd for udv. vedr. børn/unge og beskæftigelse og stående "
        "udv. RM, Praksisplanudvalget, Patientinddragelsesudv.",
    ),
    (
        "27. juni 2018",
        "Sundhedskoordinationsudv.",
        ["Formulering af udspil til visioner, mål og aftaleomr. ny sundhedsaftale"],
        "Leverance: Udspil til visioner, mål og aftaleomr. ny sundhedsaftale",
        "Aktører: SKU",
    ),
    (
        "August - sept. 2018",
        "Lokal politisk drøftelse kommuner, region, PLOM",
        ["Udspil til vision, mål og aftaleområder"],
        "",
        "Aktører: Regionsråd, Byråd / og eller relevante udvalg / PLOM",
    ),
    (
        "27. september 2018",
        "Sundhedskoordinationsudvalget",
        ["Drøftelse af input fra lokal politiske drøftelser", "Hvad skal justeres/tilrettes?"],
        "",
        "Aktører: SKU",
    ),
    (
        "Oktober - november 2018",
        "Formulering af høringsversion",
        [],
        "Leverance: Udkast til høringsversion af ny sundhedsaftale",
        "Aktører: Sundhedsaftalesekretariatet",
    ),
    (
        "November- december 2018",
        "Godkendelse af høringsversion",
        [],
        "Leverance: Høringsversion af ny sundhedsaftale",
        "Aktører: Adm. SSG (23/11), Pol. SKU (13/12)",
    ),
    ("Jan.-feb. 2019", "Høring", ["Høringsversion af ny sundhedsaftale"], "", "Aktører: Høringsparter"),
    (
        "Marts-april 2019",
        "Godkendelse af sundhedsaftale 2019-2023",
        [],
        "Leverance: Godkendelsesversion af ny sundhedsaftale",
        "Aktører: SSG og SKU",
    ),
    (
        "Maj-juni 2019",
        "Godkendelse af sundhedsaftale 2019-2023",
        [],
        "Leverance: Godkendelsesversion af ny sundhedsaftale",
        "Aktører: Byråd og Regionsråd",
    ),
]

AGENDA_ITEMS: list[tuple[str, list[str]]] = [
    ("Velkomst v. formanden for Ældre- og Aktivitetsudvalget", []),
    (
        "Status på arbejdet med velfærdsaftale på ældreområdet",
        [
            "Siden sommer har arbejdet handlet om at tage borgere og medarbejdere med på råd. I ”borgersporet” er der "
            "holdt borgersamtaler og samtalesaloner. I ”medarbejdersporet” har alle arbejdspladser i Sundhed og "
            "Omsorg holdt workshops og lavet forslag til prøvehandlinger. Resultaterne bliver lagt frem på et "
            "Seniortopmøde den 2. november, hvor deltagerne kan arbejde videre med idéerne.",
            "På mødet bliver der givet en status, og derefter drøftes det videre arbejde i fællesskab.",
        ],
    ),
    (
        "Temadrøftelse: Sammenhængsmodellen i praksis",
        [
            "Viborg Kommune har siden 2018 arbejdet med Sammenhængsmodellen, som har fem temaer på tværs af kommunen: "
            "Læring og Uddannelse, Oplevelser og Fællesskab, Bæredygtighed, Vækst og Socialt Ansvar samt Sundhed.",
            "Udvalgene hører eksempler fra hverdagen på det, der lykkes, og det, der er svært, og drøfter dem i "
            "grupper.",
        ],
    ),
    ("Eventuelt", []),
    ("Afrunding af mødet v. formanden for Social- og Sundhedsudvalget", []),
]
AGENDA_HEADER = [
    ("Mødedato:", ["26. oktober 2021"]),
    ("Mødetidspunkt:", ["15.00-17.00"]),
    ("Mødested:", ["Rådhuset - Multisalen"]),
    ("Mødeleder:", ["Formand for Ældre- og Aktivitetsudvalget"]),
    ("Referent:", ["Konsulent i sekretariatet"]),
    (
        "Mødedeltagere:",
        [
            "Social- og Sundhedsudvalget",
            "Ældre- og Aktivitetsudvalget",
            "Repræsentanter fra de faglige organisationer",
            "Repræsentanter fra Fælles-MED SSO",
            "Repræsentanter fra forvaltningen",
        ],
    ),
    ("Fraværende:", [""]),
    ("Afdeling:", ["Social, Sundhed & Omsorg, Sekretariatet"]),
    ("Dato:", ["23-09-2021"]),
    ("Sagsnr.:", ["20/49269"]),
]

FACTS_HTML = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>Fakta om velfærdsaftalen</title>
<style>body { font: 1.1rem/1.6 sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }</style>
</head>
<body>
<nav><a href="#indhold">Gå til indhold</a></nav>
<main id="indhold">
<h1>Fakta om velfærdsaftalen</h1>
<h2>Hvad aftalen går ud på</h2>
<p>Viborg Byråd og Regeringen har i september 2021 indgået en aftale, som i tre år sætter Viborg Kommune fri af
bureaukrati og en stor del af lovene på ældreområdet.</p>
<p>Til gengæld for de friere rammer skal kommunen vise tydeligere, hvad borgerne får ud af det.</p>
<p>Ældreområdet er også fri af kommunens egne regler. Kun de overordnede gælder stadig, for eksempel MED-aftalen.</p>
<p>Byrådet træffer beslutning i sager om aftalen efter indstilling fra Ældre- og Aktivitetsudvalget, som fører aftalen
ud i livet.</p>
<h2>Borgere og medarbejdere er med</h2>
<p>I løbet af efteråret 2021 har Ældre- og Aktivitetsudvalget spurgt både borgere og medarbejdere om, hvad friheden skal
bruges til. Det er sket i to forløb. I det ene er der gennemført samtaler med ca. 250 borgere om et godt liv som ældre.
I det andet har ledere og medarbejdere i kommunen foreslået, hvilke regler ældreplejen skal sættes fri af.</p>
<p>De to forløb mødtes den 2. november 2021 ved Seniortopmødet, hvor omkring 450 borgere, medarbejdere og andre
interesserede arbejdede videre med forslagene. Topmødet vil blive fulgt op af borgermøder i lokalområderne i andet
kvartal 2022.</p>
<p>På den baggrund sætter kommunen nu gang i en række prøvehandlinger i ældreplejen, hvor arbejdet bliver tilrettelagt
på nye måder.</p>
<h2>Vil du vide mere?</h2>
<p>Du kan skrive til formanden for Ældre- og Aktivitetsudvalget eller til omsorgschefen.</p>
</main>
</body>
</html>
"""


def plan_docx(path: Path) -> None:
    """The time and process plan as a Word table with a heading, repeated header row and a footnote under it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = _danish(Document())
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    document.add_heading("Tids- og procesplan for velfærdsaftalen på ældreområdet", level=1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text, width in zip(table.rows[0].cells, ("Dato", "Aktivitet", "Hvem"), (3.4, 8.6, 4.4), strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(text).bold = True
    _repeat(table.rows[0])
    for when, activities, actors in PLAN_ROWS:
        cells = table.add_row().cells
        cells[0].text = when
        _paragraphs(cells[1], activities)
        _paragraphs(cells[2], actors)
        for cell, width in zip(cells, (3.4, 8.6, 4.4), strict=True):
            cell.width = Cm(width)
    document.add_paragraph(PLAN_FOOTNOTE)
    document.save(str(path))


def agenda_docx(path: Path) -> None:
    """The agenda: heading, header block as a table without borders, numbered items with their text."""
    from docx import Document

    document = _danish(Document())
    document.add_heading("Dagsorden", level=1)
    table = document.add_table(rows=0, cols=2)
    for label, values in AGENDA_HEADER:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        _paragraphs(cells[1], values)
    for number, (title, paragraphs) in enumerate(AGENDA_ITEMS, 1):
        document.add_heading(f"{number}. {title}", level=2)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    document.save(str(path))


def _danish(document):  # type: ignore[no-untyped-def]
    """Danish as the language of the text, a plain font, no author."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    run = style.element.get_or_add_rPr()
    lang = run.makeelement(qn("w:lang"), {qn("w:val"): "da-DK"})
    run.append(lang)
    document.core_properties.author = ""
    document.core_properties.language = "da-DK"
    return document


def _repeat(row) -> None:  # type: ignore[no-untyped-def]
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _paragraphs(cell, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    cell.text = texts[0] if texts else ""
    for text in texts[1:]:
        cell.add_paragraph(text)


OVERVIEW_TYP = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "da", font: "Libertinus Serif", size: 10pt)
#set page(paper: "a4", margin: (x: 2cm, y: 1.8cm), footer: [Opdateret: 9. dec. 2020])
#set par(justify: false)
#let agenda(points) = {
  for point in points {
    if point.at(0) < 0 [#point.at(1) #parbreak()]
    else if point.at(0) == 0 [- #point.at(1)]
    else [#pad(left: 1em)[– #point.at(1)]]
  }
}
= #data.title
#table(
  columns: (2.6cm, 6.4cm, 1fr), stroke: (x, y) => (bottom: 0.5pt + luma(70%)), inset: (x: 4pt, y: 6pt),
  table.header([*Dato*], [*Opgave*], [*Dagsorden*]),
  ..for row in data.rows {
    (row.at(0), [#row.at(1) #if row.at(2) != "" [#linebreak()#row.at(2)]], agenda(row.at(3)))
  }
)
== Administrative møder som er i opstarts- eller planlægningsfasen
#for network in data.networks [
  - #network.at(0)
    #parbreak()
    #network.at(1)
    #for who in network.at(2) [
      - #who
    ]
]
#v(6mm)
== Oversigt over interessenter i forbindelse med velfærdsaftale
*Interessenter – ikke udtømmende*

#for who in data.stakeholders [
  #who \\
]
"""

CHART_TYP = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "da", size: 9pt)
#set page(paper: "a3", flipped: true, margin: 1.2cm)
#set par(justify: false)
= #data.title
#v(4mm)
#grid(
  columns: (1fr,) * 5, column-gutter: 6mm, row-gutter: 6mm,
  ..for step in data.steps {
    (rect(width: 100%, height: 7.2cm, stroke: 0.8pt + rgb("#0d4f5c"), inset: 7pt)[
      *#step.at(0)*

      #text(size: 11pt, weight: "semibold")[#step.at(1)]

      #for text in step.at(2) [
        #text

      ]
      #step.at(3)

      #step.at(4)
    ],)
  }
)
"""


def overview_pdf(path: Path) -> None:
    """The meeting overview as a PDF table with light rules, then networks and stakeholders."""
    data = {
        "title": "Mødeoversigt velfærdsaftale 2020/2021",
        "rows": OVERVIEW_ROWS,
        "networks": NETWORKS,
        "stakeholders": STAKEHOLDERS,
    }
    _typst(OVERVIEW_TYP, data, path)


def chart_pdf(path: Path) -> None:
    """The process chart as boxes, five a row."""
    _typst(CHART_TYP, {"title": "Ny sundhedsaftale – foreløbig proces", "steps": CHART}, path)


def _typst(source: str, data: object, path: Path) -> None:
    import typst

    typst.compile(source.encode(), output=str(path), sys_inputs={"data": json.dumps(data)})


def main() -> None:
    plan_docx(HERE / "tids-og-procesplan.docx")
    overview_pdf(HERE / "moedeoversigt.pdf")
    agenda_docx(HERE / "dagsorden.docx")
    chart_pdf(HERE / "ny-sundhedsaftale.pdf")
    (HERE / "fakta-om-velfaerdsaftalen.html").write_text(FACTS_HTML, encoding="utf-8")


if __name__ == "__main__":
    main()
