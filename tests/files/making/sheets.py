"""Made-up workbooks and lists of values: calendars, action plans, grids of bodies by months or weeks."""

from __future__ import annotations

from datetime import date

from tests.files.making.words import C, Grid, Made, Para, said


def _meetings(body: str, year: int, *days: tuple[int, int]) -> list[dict]:
    return [said(f"{year}-{month:02}-{day:02}", body, "meeting", [body]) for month, day in days]


CALENDAR = Made(
    "xlsx/moedekalender-2026.xlsx",
    "Mødekalender 2026 for Byråd og udvalg i Vestkær Kommune",
    [
        Grid(
            [
                ["Udvalg", "Januar", "Februar", "Marts", "April", "Maj", "Juni"],
                ["Byrådet", 28, 25, 25, 29, 27, "17 + 24"],
                ["Økonomiudvalget", 21, 18, 18, 22, 20, "10"],
                ["Børne- og Kulturudvalget", "7.", "4.", "4.", "8.", "6.", "3."],
                ["Klima- og Miljøudvalget", "8", "", "5", "9 (tema)", "7", "4"],
                ["Ældrerådet", "", "10.", "", "14.", "", "9."],
            ]
        ),
        Para("Møderne begynder kl. 16, hvis andet ikke er nævnt."),
    ],
    [
        *_meetings("Byrådet", 2026, (1, 28), (2, 25), (3, 25), (4, 29), (5, 27), (6, 17), (6, 24)),
        *_meetings("Økonomiudvalget", 2026, (1, 21), (2, 18), (3, 18), (4, 22), (5, 20), (6, 10)),
        *_meetings("Børne- og Kulturudvalget", 2026, (1, 7), (2, 4), (3, 4), (4, 8), (5, 6), (6, 3)),
        *_meetings("Klima- og Miljøudvalget", 2026, (1, 8), (3, 5)),
        said(
            "2026-04-09",
            "Klima- og Miljøudvalget",
            "theme_debate",
            ["Klima- og Miljøudvalget"],
            also=("meeting",),
            alt=["Klima- og Miljøudvalget (tema)", "tema"],
        ),
        *_meetings("Klima- og Miljøudvalget", 2026, (5, 7), (6, 4)),
        *_meetings("Ældrerådet", 2026, (2, 10), (4, 14), (6, 9)),
    ],
    kind="meetings",
    organisation="Vestkær Kommune",
    what="bodies by months, cells hold days",
)

ACTION_PLAN = Made(
    "xlsx/handleplan.xlsx",
    "Handleplan for kommuneplan 2025-2037",
    [
        Grid(
            [
                ["Nr.", "Opgave", "Start", "Slut", "Ansvarlig", "Leverance", "Status"],
                [C("Forberedelse", cols=7, bold=True)],
                [
                    1,
                    "Analyse af byvækst og boligbehov",
                    date(2024, 8, 12),
                    date(2024, 10, 31),
                    "Plan og Byg",
                    "Notat",
                    "I gang",
                ],
                [2, "Planstrategi vedtages i Byrådet", date(2024, 11, 27), date(2024, 11, 27), "Byrådet", "", ""],
                [C("Udarbejdelse", cols=7, bold=True)],
                [3, "Borgerworkshops i fem byer", date(2025, 1, 20), date(2025, 2, 28), "Plan og Byg", "Opsamling", ""],
                [
                    4,
                    "Forslag til kommuneplan skrives",
                    "1. kvartal 2025",
                    "2. kvartal 2025",
                    "Plan og Byg",
                    "Planforslag",
                    "",
                ],
                [C("Offentlig høring", cols=7, bold=True)],
                [5, "Høring af kommuneplanforslag", date(2025, 8, 18), date(2025, 10, 13), "", "", ""],
                [6, "Studietur til nabokommuner", date(2025, 9, 4), "", "Teknik- og Planudvalget", "", "Aflyst"],
                [7, "Endelig vedtagelse", "December 2025", "", "Byrådet", "Kommuneplan 2025-2037", ""],
                ["", "I alt 7 opgaver", "", "", "", "", ""],
            ],
            sheet="Handleplan",
        )
    ],
    [
        said(
            "2024-08-12/2024-10-31",
            "Analyse af byvækst og boligbehov",
            "analysis",
            ["Plan og Byg"],
            deliverables=["Notat"],
            status="ongoing",
        ),
        said("2024-11-27", "Planstrategi vedtages i Byrådet", "decision", ["Byrådet"]),
        said(
            "2025-01-20/2025-02-28",
            "Borgerworkshops i fem byer",
            "workshop",
            ["Plan og Byg"],
            deliverables=["Opsamling"],
            also=("involvement",),
        ),
        said(
            "2025-33/2025-34",
            "Forslag til kommuneplan skrives",
            "drafting",
            ["Plan og Byg"],
            deliverables=["Planforslag"],
            edtf_alt=["2025-01/2025-06"],
        ),
        said("2025-08-18/2025-10-13", "Høring af kommuneplanforslag", "hearing"),
        said(
            "2025-09-04",
            "Studietur til nabokommuner",
            "other",
            ["Teknik- og Planudvalget"],
            status="cancelled",
            also=("meeting", "involvement", "workshop"),
        ),
        said("2025-12", "Endelig vedtagelse", "decision", ["Byrådet"], deliverables=["Kommuneplan 2025-2037"]),
    ],
    what="start and end columns with date cells, status column, section rows, a total row",
)

HEARINGS = Made(
    "xlsx/hoeringer.xlsx",
    "Høringer og frister, Ådal Kommune",
    [
        Para("Opdateret den 6. januar 2025"),
        Grid(
            [
                ["Sag", "Høringsperiode", "Frist for svar", "Udvalg"],
                ["Kvalitetsstandard for hjemmehjælp", "6. januar - 3. februar 2025", "", "Seniorudvalget"],
                ["", "", "", ""],
                ["Trafikplan for Ådal by", "3. marts - 31. marts 2025", "", "Teknikudvalget"],
                ["Takster i dagtilbud", "", date(2025, 5, 2), "Børneudvalget"],
            ],
            sheet="Høringer",
        ),
        Grid(
            [
                ["Udvalgets behandling", "Møde"],
                ["Kvalitetsstandard for hjemmehjælp godkendes i Seniorudvalget", date(2025, 3, 11)],
                ["Trafikplan godkendes i Teknikudvalget", date(2025, 4, 29)],
            ],
            sheet="Møder",
        ),
    ],
    [
        said(
            "2025-01-06/2025-02-03", "Kvalitetsstandard for hjemmehjælp", "hearing", ["Seniorudvalget"], also=("other",)
        ),
        said("2025-03-03/2025-03-31", "Trafikplan for Ådal by", "hearing", ["Teknikudvalget"], also=("other",)),
        said("2025-05-02", "Takster i dagtilbud", "deadline", ["Børneudvalget"], also=("other", "hearing")),
        said(
            "2025-03-11", "Kvalitetsstandard for hjemmehjælp godkendes i Seniorudvalget", "decision", ["Seniorudvalget"]
        ),
        said("2025-04-29", "Trafikplan godkendes i Teknikudvalget", "decision", ["Teknikudvalget"]),
    ],
    what="two sheets, empty rows, two date columns of which each row fills one",
)

GANTT = Made(
    "xlsx/indsatsplan-uger.xlsx",
    "Indsatsplan for ny borgerservice, efteråret 2025",
    [
        Grid(
            [
                ["Indsats", "Uge 34", "Uge 35", "Uge 36", "Uge 37", "Uge 38", "Uge 39"],
                ["Interview med medarbejdere", "x", "x", "", "", "", ""],
                ["Analyse af henvendelser", "", "x", "x", "x", "", ""],
                ["Temamøde med ledergruppen", "", "", "", "x", "", ""],
                ["Udkast til ny vagtplan", "", "", "", "", "x", "x"],
            ]
        )
    ],
    [
        said(
            "2025-08-18/2025-08-31",
            "Interview med medarbejdere",
            "involvement",
            ["medarbejdere"],
            actors_alt=[[]],
        ),
        said("2025-08-25/2025-09-14", "Analyse af henvendelser", "analysis"),
        said("2025-09-08/2025-09-14", "Temamøde med ledergruppen", "theme_debate", ["ledergruppen"], also=("meeting",)),
        said("2025-09-15/2025-09-28", "Udkast til ny vagtplan", "drafting"),
    ],
    what="tasks by weeks, crosses side by side make one period",
)

CSV_CALENDAR = Made(
    "csv/politisk-kalender.csv",
    "politisk-kalender",
    [
        Grid(
            [
                ["Dato", "Ugedag", "Tidspunkt", "Møde", "Lokale"],
                ["13-01-2026", "tirsdag", "16:00-19:00", "Økonomiudvalget", "Mødelokale 3"],
                ["27-01-2026", "tirsdag", "17:30-20:00", "Byrådet", "Byrådssalen"],
                ["05-02-2026", "torsdag", "15:00-17:00", "Social- og Sundhedsudvalget", "Mødelokale 1"],
                ["24-02-2026", "tirsdag", "17:30-20:00", "Byrådet (aflyst)", "Byrådssalen"],
                ["05-03-2026", "torsdag", "09:00-15:30", "Temadag om nærhed og sammenhæng", "Kulturhuset"],
                ["24-03-2026", "tirsdag", "17:30-20:00", "Byrådet", "Byrådssalen"],
            ]
        )
    ],
    [
        said(
            "2026-01-13",
            "Økonomiudvalget",
            "meeting",
            ["Økonomiudvalget"],
            place="Mødelokale 3",
            time={"start": "16:00", "end": "19:00"},
        ),
        said(
            "2026-01-27",
            "Byrådet",
            "meeting",
            ["Byrådet"],
            place="Byrådssalen",
            time={"start": "17:30", "end": "20:00"},
        ),
        said(
            "2026-02-05",
            "Social- og Sundhedsudvalget",
            "meeting",
            ["Social- og Sundhedsudvalget"],
            place="Mødelokale 1",
            time={"start": "15:00", "end": "17:00"},
        ),
        said(
            "2026-02-24",
            "Byrådet",
            "meeting",
            ["Byrådet"],
            alt=["Byrådet (aflyst)"],
            status="cancelled",
            place="Byrådssalen",
            time={"start": "17:30", "end": "20:00"},
        ),
        said(
            "2026-03-05",
            "Temadag om nærhed og sammenhæng",
            "workshop",
            place="Kulturhuset",
            time={"start": "09:00", "end": "15:30"},
        ),
        said(
            "2026-03-24",
            "Byrådet",
            "meeting",
            ["Byrådet"],
            place="Byrådssalen",
            time={"start": "17:30", "end": "20:00"},
        ),
    ],
    kind="meetings",
    what="cp1252, semicolons, weekday and clock columns",
    options={"encoding": "cp1252", "delimiter": ";"},
)

CSV_DEADLINES = Made(
    "csv/frister.csv",
    "frister",
    [
        Grid(
            [
                ["Opgave", "Deadline", "Tovholder", "Status", "Bemærkninger"],
                [
                    "Indberetning af frikommuneforsøg",
                    "1. februar 2027",
                    "Jura",
                    "Foreløbig",
                    "Afventer ministeriets skema",
                ],
                ["Ansøgning om puljemidler til ældreområdet", "15. marts 2027", "Sundhed og Omsorg", "", ""],
                [
                    "Evaluering af forsøg med selvstyrende teams",
                    "Ultimo maj 2027",
                    "Udviklingsafdelingen",
                    "",
                    "Sendes til udvalget",
                ],
                ["Afrapportering til Byrådet", "August 2027", "Direktionen", "", ""],
                ["Ny ansøgningsrunde åbner", "3. kvartal 2027", "", "Dato ikke fastlagt", ""],
            ]
        )
    ],
    [
        said(
            "2027-02-01",
            "Indberetning af frikommuneforsøg",
            "deadline",
            ["Jura"],
            status="tentative",
            also=("other",),
        ),
        said(
            "2027-03-15",
            "Ansøgning om puljemidler til ældreområdet",
            "deadline",
            ["Sundhed og Omsorg"],
            also=("other",),
        ),
        said(
            "2027-05-21/2027-05-31",
            "Evaluering af forsøg med selvstyrende teams",
            "analysis",
            ["Udviklingsafdelingen"],
            also=("deadline",),
        ),
        said(
            "2027-08",
            "Afrapportering til Byrådet",
            "deadline",
            ["Direktionen", "Byrådet"],
            also=("orientation", "other"),
        ),
        said(
            "2027-35",
            "Ny ansøgningsrunde åbner",
            "milestone",
            status="tentative",
            also=("deadline",),
            edtf_alt=["2027-07/2027-09"],
        ),
    ],
    what="UTF-8, commas, deadline column, status words, remarks",
    options={"encoding": "utf-8", "delimiter": ","},
)

TRANSPOSED = Made(
    "html/moeder-efter-valget.html",
    "Møder i valgåret 2025 og starten af 2026",
    [
        Para("Valget holdes den 18. november 2025. Kalenderen er vedtaget af Kommunalbestyrelsen."),
        Grid(
            [
                ["Måned", "Kommunalbestyrelsen", "Økonomiudvalget", "Hoved-MED"],
                ["August 2025", "27.", "20.", "–"],
                ["September 2025", "10. og 24.", "17.", "9."],
                ["Oktober 2025", "8.", "1.", "-"],
                ["November 2025", "26.", "19.", "4."],
                ["December 2025", "3. (konstituering)", "", ""],
                ["Januar 2026", "28.", "21.", "13."],
            ]
        ),
    ],
    [
        said(
            "2025-11-18", "Valget holdes den 18. november 2025.", "milestone", also=("other", "meeting"), optional=True
        ),
        said("2025-08-27", "Kommunalbestyrelsen", "meeting", ["Kommunalbestyrelsen"]),
        said("2025-08-20", "Økonomiudvalget", "meeting", ["Økonomiudvalget"]),
        *_meetings("Kommunalbestyrelsen", 2025, (9, 10), (9, 24)),
        *_meetings("Økonomiudvalget", 2025, (9, 17)),
        *_meetings("Hoved-MED", 2025, (9, 9)),
        *_meetings("Kommunalbestyrelsen", 2025, (10, 8)),
        *_meetings("Økonomiudvalget", 2025, (10, 1)),
        *_meetings("Kommunalbestyrelsen", 2025, (11, 26)),
        *_meetings("Økonomiudvalget", 2025, (11, 19)),
        *_meetings("Hoved-MED", 2025, (11, 4)),
        said(
            "2025-12-03",
            "Kommunalbestyrelsen",
            "meeting",
            ["Kommunalbestyrelsen"],
            alt=["Kommunalbestyrelsen (konstituering)", "konstituering"],
            also=("decision",),
        ),
        *_meetings("Kommunalbestyrelsen", 2026, (1, 28)),
        *_meetings("Økonomiudvalget", 2026, (1, 21)),
        *_meetings("Hoved-MED", 2026, (1, 13)),
    ],
    kind="meetings",
    what="months by bodies, the other way round, with the year in each row",
)

ALL = (CALENDAR, ACTION_PLAN, HEARINGS, GANTT, CSV_CALENDAR, CSV_DEADLINES, TRANSPOSED)
