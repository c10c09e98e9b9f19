"""Made-up web pages, PDF files and text files: tables over pages, unruled tables, dated lists, year wheels."""

from __future__ import annotations

from tests.files.making.words import C, Grid, Head, Item, Made, Para, said

CLIMATE = Made(
    "html/klimaplan.html",
    "Sådan bliver klimaplanen til",
    [
        Para("Klimaplanen skal gøre kommunen fri af fossil energi. Læs mere i planen for 2019-2023."),
        Grid(
            [
                ["Tid", "Fase", "Aktivitet", "Aktører"],
                [
                    C("Forår 2026", rows=2),
                    C("Viden", rows=2),
                    "Kortlægning af udledninger",
                    "Klimasekretariatet",
                ],
                ["Interview med landbrug og erhverv", "Klimasekretariatet, Erhvervsrådet"],
                ["Sommer 2026", "Dialog", "Klimafestival på havnen", "Borgere, skoler, foreninger"],
                [C("Efterår 2026", rows=2), C("Beslutning", rows=2), "Høring af udkast", "Alle interesserede"],
                ["Klima- og Naturudvalget indstiller planen til Byrådet", "Klima- og Naturudvalget"],
                ["9. december 2026", "Beslutning", "Byrådet vedtager klimaplanen", "Byrådet"],
            ],
            caption="Tidsplan for klimaplanen",
        ),
        Head("Har du spørgsmål?"),
        Para("Skriv til klimasekretariatet, Rådhusgade 8, 9997 Vestkær."),
    ],
    [
        said("2026-21", "Kortlægning af udledninger", "analysis", ["Klimasekretariatet"]),
        said(
            "2026-21",
            "Interview med landbrug og erhverv",
            "involvement",
            ["Klimasekretariatet", "Erhvervsrådet"],
            actors_alt=[["Klimasekretariatet", "Erhvervsrådet", "landbrug", "erhverv"]],
        ),
        said("2026-22", "Klimafestival på havnen", "involvement", ["Borgere", "skoler", "foreninger"], also=("other",)),
        said("2026-23", "Høring af udkast", "hearing", ["Alle interesserede"]),
        said(
            "2026-23",
            "Klima- og Naturudvalget indstiller planen til Byrådet",
            "decision",
            ["Klima- og Naturudvalget", "Byrådet"],
            also=("other", "meeting"),
            actors_alt=[["Klima- og Naturudvalget"]],
        ),
        said("2026-12-09", "Byrådet vedtager klimaplanen", "decision", ["Byrådet"]),
    ],
    what="rowspans over season and phase columns, caption, traps in the prose",
    options={"nav": True},
)

DATED_BULLETS = Made(
    "html/velfaerdsproces.html",
    "Tidslinje for velfærdsforsøget",
    [
        Head("2023"),
        Item("12. april – Byrådet beslutter at søge om at blive frikommune"),
        Item("3. maj – Opstartsmøde med ministeriet"),
        Item("Juni-august – Samtaler med borgere og medarbejdere"),
        Head("2024"),
        Item("1. januar – Forsøget træder i kraft"),
        Item("Borgertopmøde i Idrætshallen, 16. marts"),
        Item("Midtvejsevaluering (oktober)"),
        Head("Kontakt"),
        Para("Kommunens sekretariat, lokale 3.12, telefon 99 70 00 10."),
    ],
    [
        said("2023-04-12", "Byrådet beslutter at søge om at blive frikommune", "decision", ["Byrådet"]),
        said("2023-05-03", "Opstartsmøde med ministeriet", "meeting", ["ministeriet"]),
        said(
            "2023-06/2023-08",
            "Samtaler med borgere og medarbejdere",
            "involvement",
            ["borgere", "medarbejdere"],
        ),
        said("2024-01-01", "Forsøget træder i kraft", "milestone"),
        said("2024-03-16", "Borgertopmøde i Idrætshallen", "involvement", ["borgere"]),
        said("2024-10", "Midtvejsevaluering", "analysis"),
    ],
    what="bullets with the date first, last or in brackets, year as heading",
)

NESTED = Made(
    "html/daginstitution.html",
    "Udbud af ny daginstitution",
    [
        Grid(
            [
                ["Handling", "Organ", "Dato"],
                [C("2025", cols=3)],
                ["Behovsanalyse forelægges", "Børneudvalget", "10. juni"],
                ["Byggeprogram godkendes", "Kommunalbestyrelsen", "24. september"],
                [C("2026", cols=3)],
                ["Frist for tilbud", "Indkøb", "16. januar kl. 12.00"],
                ["Valg af entreprenør", "Økonomiudvalget", "18. februar"],
                ["Første spadestik", "", "April/maj"],
                [C("2027", cols=3)],
                ["Indflytning og åbent hus", "Dagtilbud", "Uge 32"],
            ]
        ),
    ],
    [
        said(
            "2025-06-10",
            "Behovsanalyse forelægges",
            "orientation",
            ["Børneudvalget"],
            also=("analysis", "decision", "meeting", "other"),
        ),
        said("2025-09-24", "Byggeprogram godkendes", "decision", ["Kommunalbestyrelsen"]),
        said("2026-01-16", "Frist for tilbud", "deadline", ["Indkøb"], time={"start": "12:00", "end": None}),
        said("2026-02-18", "Valg af entreprenør", "decision", ["Økonomiudvalget"], also=("other",)),
        said("2026-04/2026-05", "Første spadestik", "milestone", also=("other",)),
        said(
            "2027-08-09/2027-08-15",
            "Indflytning og åbent hus",
            "milestone",
            ["Dagtilbud"],
            also=("other", "involvement"),
        ),
    ],
    what="year rows over all columns, date column last",
)

_LONG = [
    (
        "8. januar 2025",
        "2025-01-08",
        "Møde i styregruppen om kommissorium",
        "meeting",
        "Styregruppen",
        ["Styregruppen"],
    ),
    (
        "23. januar 2025",
        "2025-01-23",
        "Temadrøftelse om fremtidens bibliotek",
        "theme_debate",
        "Kulturudvalget",
        ["Kulturudvalget"],
    ),
    (
        "Februar 2025",
        "2025-02",
        "Spørgeskemaundersøgelse blandt brugere af bibliotekerne",
        "survey",
        "Bibliotekerne",
        ["Bibliotekerne", "brugere af bibliotekerne"],
    ),
    (
        "13. marts 2025",
        "2025-03-13",
        "Borgermøde i hovedbiblioteket",
        "involvement",
        "Kulturafdelingen",
        ["Kulturafdelingen", "borgere"],
    ),
    (
        "2. april 2025",
        "2025-04-02",
        "Workshop med foreninger og skoler",
        "workshop",
        "Kulturafdelingen",
        ["Kulturafdelingen", "foreninger", "skoler"],
    ),
    (
        "22. april 2025",
        "2025-04-22",
        "Orientering i Lokal-MED",
        "orientation",
        "Bibliotekschefen",
        ["Bibliotekschefen", "Lokal-MED"],
    ),
    (
        "13. maj 2025",
        "2025-05-13",
        "Kulturudvalget godkender udkast til strategi",
        "decision",
        "Kulturudvalget",
        ["Kulturudvalget"],
    ),
    ("14. maj – 11. juni 2025", "2025-05-14/2025-06-11", "Høring af biblioteksstrategien", "hearing", "", []),
    ("19. juni 2025", "2025-06-19", "Styregruppen gennemgår høringssvar", "meeting", "Styregruppen", ["Styregruppen"]),
    (
        "27. august 2025",
        "2025-08-27",
        "Kulturudvalget behandler strategien",
        "decision",
        "Kulturudvalget",
        ["Kulturudvalget"],
    ),
    (
        "10. september 2025",
        "2025-09-10",
        "Økonomiudvalget behandler strategien",
        "decision",
        "Økonomiudvalget",
        ["Økonomiudvalget"],
    ),
    ("24. september 2025", "2025-09-24", "Byrådet vedtager biblioteksstrategien", "decision", "Byrådet", ["Byrådet"]),
]
_EXTRA = "Forvaltningen udsender materiale en uge før og samler bemærkninger ind bagefter."

LIBRARY = Made(
    "pdf/biblioteksstrategi.pdf",
    "Tids- og procesplan for biblioteksstrategien",
    [
        Grid(
            [
                ["Dato", "Aktivitet", "Ansvarlig", "Bemærkninger"],
                *[[when, what, who, _EXTRA if n % 2 else ""] for n, (when, _, what, _, who, _) in enumerate(_LONG)],
            ],
            widths=(3, 5, 3, 4),
        )
    ],
    [
        said(edtf, what, kind, actors, also=("meeting", "analysis") if "gennemgår" in what else ())
        for _, edtf, what, kind, _, actors in _LONG
    ],
    what="a ruled table over several pages with repeated headers",
    options={"paper": "width: 21cm, height: 14cm, margin: 2cm"},
)

WASTE = Made(
    "pdf/affaldsplan.pdf",
    "Proces for ny affaldsplan 2026-2032",
    [
        Grid(
            [
                ["Tidspunkt", "Hvad sker der?", "Hvem deltager?"],
                ["Januar-februar 2025", "Status på den gamle plan", "Affaldsselskabet"],
                ["12. marts 2025", "Miljøudvalget drøfter mål for genbrug", "Miljøudvalget"],
                [
                    "Maj 2025",
                    "Spørgeskema til husstande i hele kommunen om sortering og afhentning",
                    "Affaldsselskabet",
                ],
                ["3. september 2025", "Borgermøde om genbrugspladser", "Miljøudvalget og Affaldsselskabet"],
                ["1. oktober – 26. november 2025", "Planforslag i offentlig høring", "Borgere og virksomheder"],
                ["28. januar 2026", "Endelig vedtagelse", "Byrådet"],
            ],
            widths=(3, 5, 4),
            ruled=False,
        )
    ],
    [
        said(
            "2025-01/2025-02",
            "Status på den gamle plan",
            "analysis",
            ["Affaldsselskabet"],
            also=("other", "orientation"),
        ),
        said(
            "2025-03-12", "Miljøudvalget drøfter mål for genbrug", "meeting", ["Miljøudvalget"], also=("theme_debate",)
        ),
        said(
            "2025-05",
            "Spørgeskema til husstande i hele kommunen om sortering og afhentning",
            "survey",
            ["Affaldsselskabet"],
            actors_alt=[["Affaldsselskabet", "husstande i hele kommunen"]],
        ),
        said(
            "2025-09-03",
            "Borgermøde om genbrugspladser",
            "involvement",
            ["Miljøudvalget", "Affaldsselskabet", "borgere"],
        ),
        said("2025-10-01/2025-11-26", "Planforslag i offentlig høring", "hearing", ["Borgere", "virksomheder"]),
        said("2026-01-28", "Endelig vedtagelse", "decision", ["Byrådet"]),
    ],
    what="a table without rulings, wrapped cells, years in the title that are no date",
)

PDF_GRID = Made(
    "pdf/moedeplan-udvalg.pdf",
    "Mødeplan 2027",
    [
        Grid(
            [
                ["", "Aug.", "Sept.", "Okt.", "Nov.", "Dec."],
                ["Byråd", "25.", "29.", "27.", "24.", "15."],
                ["Socialudvalg", "11.", "8.", "13.", "10.", "8."],
                ["Handicapråd", "", "14.", "", "16.", ""],
            ],
            widths=(3, 2, 2, 2, 2, 2),
        )
    ],
    [
        said(f"2027-{m:02}-{d:02}", body, "meeting", [body])
        for body, days in (
            ("Byråd", ((8, 25), (9, 29), (10, 27), (11, 24), (12, 15))),
            ("Socialudvalg", ((8, 11), (9, 8), (10, 13), (11, 10), (12, 8))),
            ("Handicapråd", ((9, 14), (11, 16))),
        )
        for m, d in days
    ],
    kind="meetings",
    what="a grid with shortened months and an empty corner",
)

YEAR_WHEEL = Made(
    "docx/aarshjul.docx",
    "Årshjul 2026 for Handicaprådet",
    [
        Head("Januar"),
        Item("14. januar: Konstituerende møde"),
        Item("Planlægning af årets temaer"),
        Head("Marts"),
        Item("11. marts: Møde om tilgængelighed på stationen"),
        Head("April-maj"),
        Item("Besøg på botilbud"),
        Head("September"),
        Item("Den 9. september: Høringssvar til budget 2027"),
        Item("Uge 39: Temauge om frivillighed"),
        Head("December"),
        Item("Årets sidste møde holdes den 2. december"),
    ],
    [
        said("2026-01-14", "Konstituerende møde"),
        said(
            "2026-01", "Planlægning af årets temaer", "other", also=("drafting", "meeting", "theme_debate", "analysis")
        ),
        said("2026-03-11", "Møde om tilgængelighed på stationen"),
        said("2026-04/2026-05", "Besøg på botilbud", "meeting", also=("other", "involvement")),
        said("2026-09-09", "Høringssvar til budget 2027", "hearing", also=("drafting", "other", "deadline")),
        said(
            "2026-09-21/2026-09-27",
            "Temauge om frivillighed",
            "other",
            also=("workshop", "theme_debate", "involvement"),
        ),
        said("2026-12-02", "Årets sidste møde", alt=["Årets sidste møde holdes den 2. december"]),
    ],
    what="months as headings, bullets with their own day or none",
)

TXT_LINES = Made(
    "txt/dagtilbud.txt",
    "Tidsplan for ny styrelsesvedtægt på dagtilbudsområdet",
    [
        Para("12. marts 2024: Møde i Børne- og Familieudvalget"),
        Para("14. marts 2024: Udkast sendes til forældrebestyrelser og Område-MED"),
        Para("18. marts – 26. april 2024: Høring"),
        Para("7. maj 2024 kl. 17.00-19.00: Dialogmøde med forældrebestyrelserne"),
        Para("Juni 2024: Endelig godkendelse i Byrådet"),
        Para("1. august 2024: Ny styrelsesvedtægt træder i kraft"),
    ],
    [
        said("2024-03-12", "Møde i Børne- og Familieudvalget", "meeting", ["Børne- og Familieudvalget"]),
        said(
            "2024-03-14",
            "Udkast sendes til forældrebestyrelser og Område-MED",
            "other",
            ["forældrebestyrelser", "Område-MED"],
            also=("milestone", "hearing", "drafting"),
        ),
        said("2024-03-18/2024-04-26", "Høring", "hearing"),
        said(
            "2024-05-07",
            "Dialogmøde med forældrebestyrelserne",
            "meeting",
            ["forældrebestyrelserne"],
            also=("involvement",),
            time={"start": "17:00", "end": "19:00"},
        ),
        said("2024-06", "Endelig godkendelse i Byrådet", "decision", ["Byrådet"]),
        said("2024-08-01", "Ny styrelsesvedtægt træder i kraft", "milestone"),
    ],
    what="one line an activity, the date first with a colon",
    options={"airy": False},
)

TXT_BULLETS = Made(
    "txt/frivillighedsraad.txt",
    "Frivillighedsrådets mødeplan",
    [
        Head("2025"),
        Item("Tirsdag den 4. februar: Rådsmøde"),
        Item("Torsdag den 10. april: Rådsmøde med besøg af borgmesteren"),
        Item("Lørdag den 27. september: Frivillig fredag og foreningsdag"),
        Head("2026"),
        Item("Tirsdag den 3. februar: Rådsmøde"),
        Item("Marts: Ny frivilligpolitik drøftes"),
    ],
    [
        said("2025-02-04", "Rådsmøde", "meeting", ["Rådet"]),
        said("2025-04-10", "Rådsmøde med besøg af borgmesteren", "meeting", ["Rådet", "borgmesteren"]),
        said("2025-09-27", "Frivillig fredag og foreningsdag", "involvement", also=("other",)),
        said("2026-02-03", "Rådsmøde", "meeting", ["Rådet"]),
        said("2026-03", "Ny frivilligpolitik drøftes", "meeting", also=("theme_debate",)),
    ],
    kind="meetings",
    what="year lines, bullets with weekday and date",
)

UNDATED = Made(
    "docx/rehabilitering.docx",
    "Procesplan for rehabiliteringsindsatsen",
    [
        Grid(
            [
                ["Tidspunkt", "Aktivitet", "Hvem", "Formål"],
                ["Marts 2025", "Opstartsseminar*", "Projektgruppen", "Fælles mål og roller"],
                ["April 2025", "Kurser for terapeuter. Kurser for hjælpere.", "Uddannelsesafdelingen", "Fælles metode"],
                ["", "Netværk for frontløbere", "Distriktsledere", ""],
                ["Løbende i 2025", "Supervision i teams", "Terapeuterne", ""],
                ["Afventer", "Forsøg med digital træning", "Projektgruppen", "Afklaring af økonomi"],
                ["1. december 2025", "Slutrapport afleveres", "Projektgruppen", ""],
                [C("* Seminaret holdes uden for kommunen.", cols=4)],
            ]
        )
    ],
    [
        said(
            "2025-03",
            "Opstartsseminar",
            "workshop",
            ["Projektgruppen"],
            alt=["Opstartsseminar*"],
            agenda=["Fælles mål og roller"],
        ),
        said(
            "2025-04",
            "Kurser for terapeuter. Kurser for hjælpere.",
            "workshop",
            ["Uddannelsesafdelingen"],
            also=("other", "involvement"),
            agenda=["Fælles metode"],
            actors_alt=[["Uddannelsesafdelingen", "terapeuter", "hjælpere"], ["Uddannelsesafdelingen", "terapeuter"]],
        ),
        said(
            None,
            "Netværk for frontløbere",
            "network",
            ["Distriktsledere"],
            actors_alt=[["Distriktsledere", "frontløbere"]],
        ),
        said(
            "2025", "Supervision i teams", "other", ["Terapeuterne"], status="ongoing", also=("involvement", "workshop")
        ),
        said(None, "Forsøg med digital træning", "trial", ["Projektgruppen"], agenda=["Afklaring af økonomi"]),
        said(
            "2025-12-01",
            "Slutrapport afleveres",
            "deadline",
            ["Projektgruppen"],
            also=("milestone", "other", "drafting"),
        ),
    ],
    what="an undated row that must not inherit, 'Afventer', a footnote row",
)

PDF_LIST = Made(
    "pdf/naervaerdsreform.pdf",
    "Foreløbig køreplan for nærhedsreformen",
    [
        Head("Efteråret 2025"),
        Para("4. september 2025 Kick-off for alle ledere i kulturhuset"),
        Para("2. oktober 2025 Dialogmøde med faglige organisationer"),
        Head("Foråret 2026"),
        Para("15. januar 2026 Byrådet drøfter de første forslag"),
        Para("Februar-marts 2026 Prøvehandlinger i tre distrikter"),
        Para("Senest 1. maj 2026 Ansøgning om fritagelse fra regler"),
    ],
    [
        said(
            "2025-09-04",
            "Kick-off for alle ledere i kulturhuset",
            "meeting",
            ["alle ledere"],
            also=("workshop", "other", "involvement"),
            actors_alt=[["alle ledere i kulturhuset"], []],
        ),
        said(
            "2025-10-02",
            "Dialogmøde med faglige organisationer",
            "meeting",
            ["faglige organisationer"],
            also=("involvement",),
        ),
        said("2026-01-15", "Byrådet drøfter de første forslag", "meeting", ["Byrådet"], also=("theme_debate",)),
        said("2026-02/2026-03", "Prøvehandlinger i tre distrikter", "trial"),
        said("2026-05-01", "Ansøgning om fritagelse fra regler", "deadline", bound="before"),
    ],
    what="lines that begin with a date, season headings, provisional",
)

CONTINUED = Made(
    "docx/boligplan.docx",
    "Plan for udbygning af plejeboliger",
    [
        Grid(
            [
                ["Dato", "Opgave", "Deltagere"],
                ["3. februar 2025", "Møde mellem Ældreudvalget, boligselskabet og", "Ældreudvalget"],
                ["", "Ældrerådet om placering af plejeboligerne", "Boligselskabet"],
                ["12. maj 2025 og 19. maj 2025", "Besigtigelse af grunde", "Ældreudvalget"],
                ["Dato", "Opgave", "Deltagere"],
                ["August 2025 eller september 2025", "Valg af grund", "Byrådet"],
                ["Fra den 1. oktober 2025 og frem", "Projektering", "Byggeafdelingen"],
                ["", "", ""],
                ["Inden udgangen af 2026", "Licitation", "Byggeafdelingen"],
            ]
        )
    ],
    [
        said(
            "2025-02-03",
            "Møde mellem Ældreudvalget, boligselskabet og Ældrerådet om placering af plejeboligerne",
            "meeting",
            ["Ældreudvalget", "Boligselskabet", "Ældrerådet"],
        ),
        said("2025-05-12", "Besigtigelse af grunde", "other", ["Ældreudvalget"], also=("meeting", "involvement")),
        said("2025-05-19", "Besigtigelse af grunde", "other", ["Ældreudvalget"], also=("meeting", "involvement")),
        said("[2025-08,2025-09]", "Valg af grund", "decision", ["Byrådet"], also=("other",)),
        said(
            "2025-10-01/..",
            "Projektering",
            "drafting",
            ["Byggeafdelingen"],
            also=("other",),
            status="ongoing",
            status_alt=["planned"],
        ),
        said(
            "2026",
            "Licitation",
            "other",
            ["Byggeafdelingen"],
            also=("milestone", "deadline"),
            edtf_alt=["2026-12", "2026-12-31"],
            bound="before",
        ),
    ],
    what="a row continued in the next, repeated header, two days in one cell, either-or, open end",
)

ALL = (
    CLIMATE, DATED_BULLETS, NESTED, LIBRARY, WASTE, PDF_GRID, YEAR_WHEEL, TXT_LINES, TXT_BULLETS, UNDATED,
    PDF_LIST, CONTINUED,
)  # fmt: skip
