"""Made-up Word files: plan tables as secretariats keep them. Every municipality, body and date is invented."""

from __future__ import annotations

from tests.files.making.words import C, Grid, Head, Item, Made, Para, said

BUDGET = Made(
    "docx/budgetproces.docx",
    "Tidsplan for budget 2027",
    [
        Para("Solvang Kommune. Økonomiudvalget godkendte tidsplanen i sag 00.30.00-S00-4-25."),
        Grid(
            [
                ["Aktivitet", "Tidspunkt", "Ansvarlig"],
                [C("Marts 2026", cols=3, bold=True)],
                ["Økonomiudvalget godkender den økonomiske politik", "11. marts", "Økonomiudvalget"],
                ["Udmelding af foreløbige rammer til fagudvalgene", "17. marts", "Forvaltningen"],
                [C("April-juni 2026", cols=3, bold=True)],
                ["Temadrøftelse om anlægsønsker", "21. april", "Børne- og Skoleudvalget\nTeknik- og Miljøudvalget"],
                ["Budgetseminar for Byrådet", "28.-29. maj", "Byrådet"],
                ["Fagudvalgene afleverer råderumsforslag", "Senest 12. juni", "Fagudvalgene"],
                [C("August-oktober 2026", cols=3, bold=True)],
                ["Budgetforslaget sendes i høring hos høringsberettigede parter", "19. august - 2. september", ""],
                ["Dialogmøde med Hoved-MED om budgetforslaget", "25. august kl. 14.00-16.00", "Direktionen"],
                ["1. behandling af budgettet", "9. september", "Byrådet"],
                ["Frist for ændringsforslag", "23. september kl. 12", "De politiske grupper"],
                ["2. behandling af budgettet", "7. oktober", "Byrådet"],
            ],
            widths=(5, 3, 3),
        ),
        Para("Tidsplanen offentliggøres på kommunens hjemmeside. Henvendelse: telefon 70 10 20 26."),
    ],
    [
        said("2026-03-11", "Økonomiudvalget godkender den økonomiske politik", "decision", ["Økonomiudvalget"]),
        said(
            "2026-03-17",
            "Udmelding af foreløbige rammer til fagudvalgene",
            "milestone",
            ["Forvaltningen"],
            also=("other", "orientation", "drafting"),
            actors_alt=[["Forvaltningen", "fagudvalgene"]],
        ),
        said(
            "2026-04-21",
            "Temadrøftelse om anlægsønsker",
            "theme_debate",
            ["Børne- og Skoleudvalget", "Teknik- og Miljøudvalget"],
        ),
        said("2026-05-28/2026-05-29", "Budgetseminar for Byrådet", "workshop", ["Byrådet"]),
        said("2026-06-12", "Fagudvalgene afleverer råderumsforslag", "deadline", ["Fagudvalgene"], bound="before"),
        said(
            "2026-08-19/2026-09-02",
            "Budgetforslaget sendes i høring hos høringsberettigede parter",
            "hearing",
            [],
            actors_alt=[["høringsberettigede parter"]],
        ),
        said(
            "2026-08-25",
            "Dialogmøde med Hoved-MED om budgetforslaget",
            "meeting",
            ["Direktionen", "Hoved-MED"],
            also=("involvement",),
            time={"start": "14:00", "end": "16:00"},
        ),
        said("2026-09-09", "1. behandling af budgettet", "decision", ["Byrådet"]),
        said(
            "2026-09-23",
            "Frist for ændringsforslag",
            "deadline",
            ["De politiske grupper"],
            time={"start": "12:00", "end": None},
        ),
        said("2026-10-07", "2. behandling af budgettet", "decision", ["Byrådet"]),
    ],
    organisation="Solvang Kommune",
    what="activity first, section rows carry the year, days without a year",
)

SCHOOL = Made(
    "docx/skolestruktur.docx",
    "Proces for ny skolestruktur",
    [
        Head("Tidsplan for 2025"),
        Grid(
            [
                ["Hvornår", "Hvad", "Hvem"],
                [C("14. januar", rows=2), "Orientering om elevtal og bygninger", "Børne- og Ungeudvalget"],
                ["Møde med skolebestyrelserne ved Birkelundskolen og Fjordskolen", "Børne- og Ungeudvalget"],
                [
                    "4. februar",
                    "• Borgermøde på Birkelundskolen\n• Borgermøde på Fjordskolen",
                    "Skoleafdelingen",
                ],
                ["~~25. februar~~\nFlyttet til 4. marts", "Temamøde om scenarier", "Byrådet"],
                ["Uge 11", "Drøftelse i Lokal-MED på alle skoler", "Skolelederne"],
                ["8. april", "Forslag til ny struktur godkendes til høring", "Byrådet"],
                ["9. april – 4. juni", "Høring af skolebestyrelser, elevråd og MED", ""],
                ["Medio juni", "Opsamling på høringssvar", "Skoleafdelingen"],
                ["25. juni", "Endelig beslutning om skolestruktur", "Byrådet"],
            ],
            widths=(2, 5, 3),
        ),
        Head("Tidsplan for 2026"),
        Grid(
            [
                ["Hvornår", "Hvad", "Hvem"],
                ["Januar-april", "Fælles arrangementer for de klasser, der lægges sammen", "Skolerne"],
                ["1. august", "Ny skolestruktur træder i kraft", ""],
                ["Dato ikke fastlagt", "Evaluering af sammenlægningen", "Skoleafdelingen"],
            ],
            widths=(2, 5, 3),
        ),
    ],
    [
        said("2025-01-14", "Orientering om elevtal og bygninger", "orientation", ["Børne- og Ungeudvalget"]),
        said(
            "2025-01-14",
            "Møde med skolebestyrelserne ved Birkelundskolen og Fjordskolen",
            "meeting",
            ["Børne- og Ungeudvalget", "skolebestyrelserne ved Birkelundskolen og Fjordskolen"],
            actors_alt=[
                ["Børne- og Ungeudvalget", "skolebestyrelserne"],
                [
                    "Børne- og Ungeudvalget",
                    "skolebestyrelserne ved Birkelundskolen",
                    "skolebestyrelserne ved Fjordskolen",
                ],
            ],
        ),
        said(
            "2025-02-04",
            "Borgermøde på Birkelundskolen",
            "involvement",
            ["Skoleafdelingen", "borgere"],
            also=("meeting",),
        ),
        said(
            "2025-02-04", "Borgermøde på Fjordskolen", "involvement", ["Skoleafdelingen", "borgere"], also=("meeting",)
        ),
        said("2025-02-25", "Temamøde om scenarier", "theme_debate", ["Byrådet"], status="postponed", also=("meeting",)),
        said("2025-03-04", "Temamøde om scenarier", "theme_debate", ["Byrådet"], also=("meeting",)),
        said(
            "2025-03-10/2025-03-16",
            "Drøftelse i Lokal-MED på alle skoler",
            "meeting",
            ["Skolelederne", "Lokal-MED"],
            also=("theme_debate",),
            actors_alt=[["Skolelederne", "Lokal-MED på alle skoler"], ["Skolelederne", "Lokal-MED", "alle skoler"]],
        ),
        said("2025-04-08", "Forslag til ny struktur godkendes til høring", "decision", ["Byrådet"]),
        said(
            "2025-04-09/2025-06-04",
            "Høring af skolebestyrelser, elevråd og MED",
            "hearing",
            ["skolebestyrelser", "elevråd", "MED"],
        ),
        said(
            "2025-06-11/2025-06-20",
            "Opsamling på høringssvar",
            "analysis",
            ["Skoleafdelingen"],
            also=("drafting", "other"),
        ),
        said("2025-06-25", "Endelig beslutning om skolestruktur", "decision", ["Byrådet"]),
        said(
            "2026-01/2026-04",
            "Fælles arrangementer for de klasser, der lægges sammen",
            "other",
            ["Skolerne"],
            also=("involvement",),
        ),
        said("2026-08-01", "Ny skolestruktur træder i kraft", "milestone"),
        said(None, "Evaluering af sammenlægningen", "analysis", ["Skoleafdelingen"]),
    ],
    what="merged date, struck and moved date, several activities in a cell, year in the heading, undated row",
)

LOCAL_PLAN = Made(
    "docx/lokalplan.docx",
    "Procesplan for lokalplan 214 – Boliger ved Havnegade, 9999 Strandlev",
    [
        Para("Sagsnr. 01.02.05-P16-7-24. Planen udarbejdes efter planlovens § 13, stk. 2."),
        Grid(
            [
                ["Fase", "Periode", "Indhold", "Deltagere", "Produkt"],
                [
                    "1. Opstart",
                    "Primo september 2024",
                    "Afklaring af rammer og bindinger, jf. § 15",
                    "Planafdelingen, bygherre",
                    "Opstartsnotat",
                ],
                [
                    "2. Forhøring",
                    "23. september – 21. oktober 2024",
                    "Indkaldelse af idéer og forslag",
                    "Naboer, foreninger",
                    "Hvidbog",
                ],
                [
                    "3. Forslag",
                    "November 2024 – januar 2025",
                    "Udarbejdelse af planforslag og miljøscreening",
                    "Planafdelingen",
                    "• Forslag til lokalplan\n• Miljøscreening",
                ],
                [
                    "4. Politisk behandling",
                    "4. februar 2025\n26. februar 2025",
                    "Vedtagelse af forslaget i Plan- og Teknikudvalget og i Byrådet",
                    "",
                    "",
                ],
                [
                    "5. Offentlig høring",
                    "3. marts – 28. april 2025",
                    "Høring i otte uger med borgermøde",
                    "Borgere, myndigheder",
                    "Høringsnotat",
                ],
                [
                    "6. Endelig vedtagelse",
                    "2. kvartal 2025",
                    "Byrådet vedtager lokalplanen",
                    "Byrådet",
                    "Vedtaget lokalplan 2025-2037",
                ],
            ],
            widths=(2, 3, 4, 3, 3),
        ),
    ],
    [
        said(
            "2024-09-01/2024-09-10",
            "Opstart",
            "other",
            ["Planafdelingen", "bygherre"],
            alt=["1. Opstart"],
            also=("milestone", "meeting", "analysis"),
            agenda=["Afklaring af rammer og bindinger, jf. § 15"],
            deliverables=["Opstartsnotat"],
        ),
        said(
            "2024-09-23/2024-10-21",
            "Forhøring",
            "hearing",
            ["Naboer", "foreninger"],
            alt=["2. Forhøring"],
            agenda=["Indkaldelse af idéer og forslag"],
            deliverables=["Hvidbog"],
        ),
        said(
            "2024-11/2025-01",
            "Forslag",
            "drafting",
            ["Planafdelingen"],
            alt=["3. Forslag"],
            also=("other",),
            agenda=["Udarbejdelse af planforslag og miljøscreening"],
            deliverables=["Forslag til lokalplan", "Miljøscreening"],
        ),
        *(
            said(
                day,
                "Politisk behandling",
                "decision",
                [],
                alt=["4. Politisk behandling"],
                agenda=["Vedtagelse af forslaget i Plan- og Teknikudvalget og i Byrådet"],
                actors_alt=[["Plan- og Teknikudvalget", "Byrådet"]],
            )
            for day in ("2025-02-04", "2025-02-26")
        ),
        said(
            "2025-03-03/2025-04-28",
            "Offentlig høring",
            "hearing",
            ["Borgere", "myndigheder"],
            alt=["5. Offentlig høring"],
            agenda=["Høring i otte uger med borgermøde"],
            deliverables=["Høringsnotat"],
        ),
        said(
            "2025-34",
            "Endelig vedtagelse",
            "decision",
            ["Byrådet"],
            alt=["6. Endelig vedtagelse"],
            agenda=["Byrådet vedtager lokalplanen"],
            deliverables=["Vedtaget lokalplan 2025-2037"],
        ),
    ],
    what="phase and contents columns, product column, two dates in a cell, post code, case number, law, plan years",
)

CANCELLED = Made(
    "docx/moedeoversigt-aflyst.docx",
    "Mødeoversigt for Ældrerådet i Nørrebæk Kommune 2025",
    [
        Grid(
            [
                ["Møde", "Dato", "Kl.", "Sted", "Dagsorden"],
                [
                    "Ordinært møde",
                    "Onsdag den 15. januar",
                    "10-12",
                    "Lokale 2.14",
                    "• Konstituering\n• Årshjul for rådet",
                ],
                ["~~Temamøde~~", "~~Onsdag den 12. februar~~", "~~10-12~~", "~~Lokale 2.14~~", "Mødet er aflyst"],
                [
                    "Ordinært møde",
                    "Onsdag den 12. marts",
                    "10-12.30",
                    "Lokale 2.14",
                    "• Høringssvar om værdighedspolitik\n• Nyt fra forvaltningen",
                ],
                ["Fælles møde med Handicaprådet", "Tirsdag den 6. maj", "13-15", "Byrådssalen", "Tilgængelighed"],
                ["Sommerudflugt", "Juni", "", "Afgang fra rådhuset, Torvet 1, 9998 Nørrebæk", "Foreløbig dato"],
                ["Ordinært møde", "Onsdag den 17. september", "10-12", "Lokale 1.03", ""],
                ["Julemøde", "Onsdag den 3. december", "12-14", "Kantinen", ""],
            ]
        ),
        Para("Opdateret: 3. februar 2025"),
    ],
    [
        said(
            "2025-01-15",
            "Ordinært møde",
            agenda=["Konstituering", "Årshjul for rådet"],
            place="Lokale 2.14",
            time={"start": "10:00", "end": "12:00"},
        ),
        said(
            "2025-02-12",
            "Temamøde",
            "theme_debate",
            also=("meeting",),
            status="cancelled",
            place="Lokale 2.14",
            time={"start": "10:00", "end": "12:00"},
        ),
        said(
            "2025-03-12",
            "Ordinært møde",
            agenda=["Høringssvar om værdighedspolitik", "Nyt fra forvaltningen"],
            place="Lokale 2.14",
            time={"start": "10:00", "end": "12:30"},
        ),
        said(
            "2025-05-06",
            "Fælles møde med Handicaprådet",
            "meeting",
            ["Handicaprådet"],
            agenda=["Tilgængelighed"],
            place="Byrådssalen",
            time={"start": "13:00", "end": "15:00"},
        ),
        said(
            "2025-06",
            "Sommerudflugt",
            "other",
            also=("involvement",),
            status="tentative",
            place="Afgang fra rådhuset, Torvet 1, 9998 Nørrebæk",
        ),
        said("2025-09-17", "Ordinært møde", place="Lokale 1.03", time={"start": "10:00", "end": "12:00"}),
        said("2025-12-03", "Julemøde", place="Kantinen", time={"start": "12:00", "end": "14:00"}),
    ],
    kind="meetings",
    organisation="Nørrebæk Kommune",
    what="a cancelled row struck through, clock and place columns, weekday in the date, year in the title",
)

HEADERLESS = Made(
    "docx/uden-overskrifter.docx",
    "Arbejdsplan for ny ældrepolitik",
    [
        Para("Planen gælder hele 2024 og justeres løbende."),
        Grid(
            [
                ["Ældre- og Sundhedsudvalget", "Drøftelse af kommissorium for ny ældrepolitik", "16. januar 2024"],
                ["Ældrerådet", "Dialogmøde om det gode ældreliv", "30. januar 2024"],
                ["Forvaltningen og Ældre i Hverdagen", "Tre caféer i lokalområderne", "Februar-marts 2024"],
                ["Forvaltningen", "Sammenskrivning af bidrag og første udkast til politikken", "April 2024"],
                ["Ældre- og Sundhedsudvalget", "Udkast godkendes til høring", "14. maj 2024"],
                ["Høringsparter", "Høring af udkast til ældrepolitik", "15. maj – 19. juni 2024"],
                ["Byrådet", "Vedtagelse af ældrepolitikken", "Efteråret 2024"],
            ],
            head=0,
        ),
    ],
    [
        said(
            "2024-01-16",
            "Drøftelse af kommissorium for ny ældrepolitik",
            "meeting",
            ["Ældre- og Sundhedsudvalget"],
            also=("theme_debate",),
        ),
        said("2024-01-30", "Dialogmøde om det gode ældreliv", "meeting", ["Ældrerådet"], also=("involvement",)),
        said("2024-02/2024-03", "Tre caféer i lokalområderne", "involvement", ["Forvaltningen", "Ældre i Hverdagen"]),
        said("2024-04", "Sammenskrivning af bidrag og første udkast til politikken", "drafting", ["Forvaltningen"]),
        said("2024-05-14", "Udkast godkendes til høring", "decision", ["Ældre- og Sundhedsudvalget"]),
        said("2024-05-15/2024-06-19", "Høring af udkast til ældrepolitik", "hearing", ["Høringsparter"]),
        said("2024-23", "Vedtagelse af ældrepolitikken", "decision", ["Byrådet"]),
    ],
    what="no header row; actor, text, date",
)

MISLEADING = Made(
    "docx/vildledende-overskrifter.docx",
    "Overblik over møder om fælles sundhedshus",
    [
        Grid(
            [
                ["Møde", "Tid", "Punkt"],
                ["Mandag den 3. marts 2025", "9.00-11.00", "Opstartsmøde i styregruppen"],
                ["Torsdag den 27. marts 2025", "13.00-15.30", "Workshop om funktioner og flow"],
                ["Tirsdag den 22. april 2025", "9.00-10.00", "Styregruppen behandler byggeprogram"],
                ["Fredag den 23. maj 2025", "8.30-12.00", "Besøg i sundhedshuset i Bakkerup"],
                ["Onsdag den 18. juni 2025", "15.00-17.00", "Møde mellem styregruppen og Patientinddragelsesudvalget"],
            ]
        ),
    ],
    [
        said(
            "2025-03-03",
            "Opstartsmøde i styregruppen",
            "meeting",
            ["styregruppen"],
            time={"start": "09:00", "end": "11:00"},
        ),
        said("2025-03-27", "Workshop om funktioner og flow", "workshop", time={"start": "13:00", "end": "15:30"}),
        said(
            "2025-04-22",
            "Styregruppen behandler byggeprogram",
            "decision",
            ["Styregruppen"],
            time={"start": "09:00", "end": "10:00"},
        ),
        said(
            "2025-05-23",
            "Besøg i sundhedshuset i Bakkerup",
            "meeting",
            also=("other", "involvement"),
            time={"start": "08:30", "end": "12:00"},
        ),
        said(
            "2025-06-18",
            "Møde mellem styregruppen og Patientinddragelsesudvalget",
            "meeting",
            ["styregruppen", "Patientinddragelsesudvalget"],
            time={"start": "15:00", "end": "17:00"},
        ),
    ],
    kind="meetings",
    what="headers that mislead: dates under Møde, clock times under Tid",
)

CLUSTER = Made(
    "docx/sundhedsklynge.docx",
    "Mødeplan for Sundhedsklynge Midtvest",
    [
        Para("Klyngen består af hospitalet, almen praksis og kommunerne Solvang, Nørrebæk og Ådal."),
        Head("Foråret 2024"),
        Head("25. januar 2024", 3),
        Item("Møde i den politiske klynge: status på udskrivninger"),
        Item("Orientering om ny sundhedsaftale"),
        Head("7. marts 2024", 3),
        Item("Møde i den faglige klynge om akutfunktioner"),
        Head("Maj 2024", 3),
        Item("Fælles temadag om ældre med flere sygdomme"),
        Head("Efteråret 2024"),
        Head("19. september 2024", 3),
        Item("Møde i den politiske klynge: budget for fælles indsatser"),
        Head("November 2024", 3),
        Item("Patientinddragelsesudvalget drøfter klyngens handleplan"),
        Item("Den faglige klynge evaluerer året"),
    ],
    [
        said(
            "2024-01-25",
            "Møde i den politiske klynge: status på udskrivninger",
            "meeting",
            ["den politiske klynge"],
        ),
        said("2024-01-25", "Orientering om ny sundhedsaftale", "orientation"),
        said("2024-03-07", "Møde i den faglige klynge om akutfunktioner", "meeting", ["den faglige klynge"]),
        said("2024-05", "Fælles temadag om ældre med flere sygdomme", "workshop"),
        said(
            "2024-09-19",
            "Møde i den politiske klynge: budget for fælles indsatser",
            "meeting",
            ["den politiske klynge"],
        ),
        said(
            "2024-11",
            "Patientinddragelsesudvalget drøfter klyngens handleplan",
            "meeting",
            ["Patientinddragelsesudvalget"],
            also=("theme_debate",),
        ),
        said(
            "2024-11",
            "Den faglige klynge evaluerer året",
            "analysis",
            ["Den faglige klynge"],
            also=("other", "meeting"),
        ),
    ],
    kind="meetings",
    what="dates as headings holding for the bullets below",
)

MED = Made(
    "docx/med-proces.docx",
    "MED-proces om ny organisering af hjemmeplejen 2025",
    [
        Grid(
            [
                ["Uge", "Dag", "Aktivitet", "Organ"],
                ["Uge 6", "Mandag", "Varsling af ændringen", "Hoved-MED"],
                ["Uge 6", "Torsdag", "Ekstraordinært møde om tidsplan", "Område-MED Ældre"],
                [C("Uge 8-9", cols=2), "Personalemøder i alle distrikter", "Lokal-MED"],
                ["Uge 11", "Onsdag", "Drøftelse af konsekvenser for arbejdsmiljøet", "Område-MED Ældre"],
                ["Uge 14", "Fredag", "Frist for bemærkninger fra Lokal-MED", ""],
                ["Uge 17", "", "Udtalelse fra Hoved-MED sendes til udvalget", "Hoved-MED"],
                ["Uge 20", "Tirsdag", "Beslutning om ny organisering", "Ældreudvalget"],
            ]
        )
    ],
    [
        said("2025-02-03", "Varsling af ændringen", "orientation", ["Hoved-MED"], also=("milestone", "other")),
        said("2025-02-06", "Ekstraordinært møde om tidsplan", "meeting", ["Område-MED Ældre"]),
        said(
            "2025-02-17/2025-03-02",
            "Personalemøder i alle distrikter",
            "meeting",
            ["Lokal-MED", "personale"],
            actors_alt=[["Lokal-MED"]],
            also=("involvement",),
        ),
        said(
            "2025-03-12",
            "Drøftelse af konsekvenser for arbejdsmiljøet",
            "meeting",
            ["Område-MED Ældre"],
            also=("theme_debate",),
        ),
        said("2025-04-04", "Frist for bemærkninger fra Lokal-MED", "deadline", [], actors_alt=[["Lokal-MED"]]),
        said(
            "2025-04-21/2025-04-27",
            "Udtalelse fra Hoved-MED sendes til udvalget",
            "other",
            ["Hoved-MED"],
            also=("hearing", "milestone", "orientation"),
            actors_alt=[["Hoved-MED", "udvalget"]],
        ),
        said("2025-05-13", "Beslutning om ny organisering", "decision", ["Ældreudvalget"]),
    ],
    what="week number and weekday columns, year in the title",
)

ALL = (BUDGET, SCHOOL, LOCAL_PLAN, CANCELLED, HEADERLESS, MISLEADING, CLUSTER, MED)
