"""Plan tables of every make: which column is what, which row is what, and what one cell holds."""

from __future__ import annotations

import random

import pytest

from frisat.plan.model import Kind, Source
from frisat.read.blocks import Cell, Document, Line, Row, Table
from frisat.read.draft import Draft, DraftActivity
from frisat.read.layouts import dated_lists, grids, tables, tables_header, tables_words
from frisat.read.layouts.tables_context import Context, years_in
from frisat.read.layouts.tables_words import Role
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Head, Made, Para


def draft(*blocks: object, title: str = "Tidsplan") -> Draft:
    return tables.read(to_blocks.make(Made("plan.docx", title, blocks, ())))  # type: ignore[arg-type]


def rows(*blocks: object, title: str = "Tidsplan") -> list[DraftActivity]:
    return draft(*blocks, title=title).activities


def said(activities: list[DraftActivity]) -> list[tuple[str, str]]:
    return [(a.period_text, a.title) for a in activities]


PLAN = (
    {
        "Dato": "4. marts 2025",
        "Aktivitet": "Temadrøftelse om boliger",
        "Ansvarlig": "Planudvalget",
        "Resultat": "Notat",
    },
    {"Dato": "Maj 2025", "Aktivitet": "Høring af planforslaget", "Ansvarlig": "Forvaltningen", "Resultat": ""},
    {"Dato": "Uge 35 2025", "Aktivitet": "Endelig vedtagelse", "Ansvarlig": "Byrådet", "Resultat": "Plan"},
)


@pytest.mark.parametrize(
    "order",
    [
        ("Dato", "Aktivitet", "Ansvarlig", "Resultat"),
        ("Resultat", "Ansvarlig", "Aktivitet", "Dato"),
        ("Aktivitet", "Dato", "Resultat", "Ansvarlig"),
        ("Ansvarlig", "Aktivitet", "Dato", "Resultat"),
    ],
)
@pytest.mark.parametrize("head", [True, False])
def test_columns_may_stand_in_any_order(order: tuple[str, ...], head: bool) -> None:
    grid = [[row[name] for name in order] for row in PLAN]
    got = rows(Grid([order, *grid], head=int(head)))
    assert said(got) == [(row["Dato"], row["Aktivitet"]) for row in PLAN]
    assert [a.actor_text for a in got] == [row["Ansvarlig"] for row in PLAN]
    assert [a.deliverables for a in got] == [["Notat"], [], ["Plan"]]


def test_without_a_header_row_the_cells_themselves_tell() -> None:
    grid = [[row["Ansvarlig"], row["Aktivitet"], row["Dato"]] for row in PLAN]
    got = rows(Grid(grid, head=0))
    assert said(got) == [(row["Dato"], row["Aktivitet"]) for row in PLAN]
    assert [a.actor_text for a in got] == [row["Ansvarlig"] for row in PLAN]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Hvornår", Role.DATE), ("Tidspunkt:", Role.DATE), ("Periode", Role.DATE), ("Mødedato", Role.DATE),
        ("Frist for svar", Role.DEADLINE), ("Deadline", Role.DEADLINE), ("Start", Role.START), ("Slut", Role.END),
        ("Kl.", Role.CLOCK), ("Ugedag", Role.WEEKDAY), ("Uge nr.", Role.WEEK), ("Måned", Role.MONTH), ("År", Role.YEAR),
        ("Hvad sker der?", Role.TITLE), ("Milepæl", Role.TITLE), ("Opgave", Role.TITLE), ("Emne", Role.TITLE),
        ("Hvem", Role.ACTOR), ("Ansvarlig", Role.ACTOR), ("Aktør(er)", Role.ACTOR), ("Tovholder", Role.ACTOR),
        ("Hvem deltager?", Role.PARTICIPANTS), ("Deltagere", Role.PARTICIPANTS), ("Dagsorden", Role.AGENDA),
        ("Bemærkninger", Role.AGENDA), ("Leverance", Role.DELIVERABLE), ("Produkt", Role.DELIVERABLE),
        ("Status", Role.STATUS), ("Sted", Role.PLACE), ("Lokale", Role.PLACE), ("Fase", Role.PHASE),
        ("Nr.", Role.NUMBER),
    ],
)  # fmt: skip
def test_header_words_name_the_column(header: str, role: Role) -> None:
    assert tables_words.header_roles(header)[0] is role


def test_a_sentence_is_no_header() -> None:
    assert tables_words.header_roles("Byrådet godkender den samlede plan på mødet, og forvaltningen går i gang") == ()


def test_a_header_that_misleads_yields_to_what_stands_below() -> None:
    got = rows(
        Grid(
            [
                ["Møde", "Tid", "Punkt"],
                ["3. marts 2025", "9.00-11.00", "Opstart i styregruppen"],
                ["27. marts 2025", "13.00-15.30", "Workshop om funktioner"],
            ]
        )
    )
    assert [(a.period_text, a.time_text, a.title) for a in got] == [
        ("3. marts 2025", "kl. 9.00-11.00", "Opstart i styregruppen"),
        ("27. marts 2025", "kl. 13.00-15.30", "Workshop om funktioner"),
    ]


def test_section_rows_give_the_year_and_are_no_activities() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Aktivitet"],
                [C("2025", cols=2)],
                ["9. december", "Møde"],
                [C("Forår 2026", cols=2)],
                ["10. marts", "Seminar"],
                ["", "Evaluering"],
            ]
        )
    )
    assert [(a.period_text, a.year, a.title) for a in got] == [
        ("9. december", 2025, "Møde"),
        ("10. marts", 2026, "Seminar"),
        ("Forår 2026", 2026, "Evaluering"),
    ]
    assert got[1].year_basis == "heading:Forår 2026"


def test_of_two_years_in_a_heading_the_one_inside_it_counts() -> None:
    got = rows(
        Grid(
            [["Dato", "Aktivitet"], [C("Vinteren 2025/2026", cols=2)], ["9. december", "Møde"], ["10. februar", "Tur"]]
        )
    )
    assert [a.year for a in got] == [2025, 2026]


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("Tidsplan for 2025", (2025,)),
        ("Skoleåret 2025/26", (2025, 2026)),
        ("Mødeplan 2025-2026", (2025, 2026)),
        ("Kommuneplan 2025-2037", ()),
        ("Sundhedsaftalen 2019–2023", ()),
        ("Sag 24/2025-7, post 9998", ()),
        ("Lokalplan 214", ()),
    ],
)
def test_years_in_headings(heading: str, years: tuple[int, ...]) -> None:
    assert years_in(heading) == years


def test_the_nearest_heading_gives_the_year() -> None:
    grid = Grid([["Hvornår", "Hvad"], ["14. januar", "Møde"], ["4. februar", "Møde"]])
    got = rows(Head("Plan for 2025"), grid, Head("Plan for 2026"), Para("Foreløbige datoer"), grid)
    assert [a.year for a in got] == [2025, 2025, 2026, 2026]


def test_a_merged_date_holds_for_every_row_it_reaches() -> None:
    got = rows(Grid([["Dato", "Aktivitet"], [C("4. marts 2025", rows=2), "Møde i udvalget"], ["Borgermøde"]]))
    assert said(got) == [("4. marts 2025", "Møde i udvalget"), ("4. marts 2025", "Borgermøde")]


def test_an_empty_date_is_not_the_date_above() -> None:
    got = rows(
        Grid([["Dato", "Aktivitet"], ["4. marts 2025", "Møde"], ["", "Dialog med ledere"], ["5. maj 2025", "Tur"]])
    )
    assert said(got) == [("4. marts 2025", "Møde"), ("", "Dialog med ledere"), ("5. maj 2025", "Tur")]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Møde mellem udvalget og", "Ældrerådet om boliger", True),
        ("Møde om placering,", "økonomi og tidsplan", True),
        ("Drøftelse af rammer", "for det videre arbejde", True),
        ("Drøftelse af rammer.", "Opsamling", False),
        ("Drøftelse af rammer", "Opsamling", False),
    ],
)
def test_a_row_goes_on_in_the_next_only_mid_sentence(first: str, second: str, one: bool) -> None:
    got = rows(Grid([["Dato", "Opgave"], ["4. marts 2025", first], ["", second], ["5. maj 2025", "Tur"]]))
    assert [a.title for a in got] == ([f"{first} {second}", "Tur"] if one else [first, second, "Tur"])


def test_a_row_without_date_and_title_adds_to_the_row_above() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Møde", "Dagsorden"],
                ["4. marts 2025", "Byrådet", "Budget"],
                ["", "", "Anlæg"],
                ["5. maj 2025", "ØU", ""],
            ]
        )
    )
    assert [(a.title, a.agenda) for a in got] == [("Byrådet", ["Budget", "Anlæg"]), ("ØU", [])]


def test_repeated_headers_totals_footnotes_and_empty_rows_are_no_activities() -> None:
    got = draft(
        Grid(
            [
                ["Dato", "Aktivitet"],
                ["4. marts 2025", "Seminar*"],
                ["", ""],
                ["Dato", "Aktivitet"],
                ["5. maj 2025", "Høring"],
                ["", "I alt 2 aktiviteter"],
                [C("* Holdes uden for kommunen", cols=2)],
            ]
        )
    )
    assert said(got.activities) == [("4. marts 2025", "Seminar*"), ("5. maj 2025", "Høring")]
    assert got.footnotes == [("*", "Holdes uden for kommunen")]
    assert [words for _, words in got.text] == ["I alt 2 aktiviteter"]


def test_bullets_in_the_title_cell_are_activities_and_below_a_meeting_its_points() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Aktivitet"],
                ["4. marts 2025", "• Borgermøde i nord\n• Borgermøde i syd"],
                ["5. marts 2025", "Byrådsmøde\n• Budget\n• Anlæg"],
                ["6. marts 2025", "Byrådsmøde\nGodkendelse af aftalen"],
                ["7. marts 2025", "Workshop for ledere\nWorkshop for medarbejdere"],
            ]
        )
    )
    assert [(a.title, a.agenda) for a in got] == [
        ("Borgermøde i nord", []),
        ("Borgermøde i syd", []),
        ("Byrådsmøde", ["Budget", "Anlæg"]),
        ("Byrådsmøde", ["Godkendelse af aftalen"]),
        ("Workshop for ledere", []),
        ("Workshop for medarbejdere", []),
    ]
    assert got[0].row == got[1].row != got[2].row


def test_who_takes_part_and_a_way_to_a_paper_are_no_activities_of_their_cell() -> None:
    (seminar, decision, *_) = rows(
        Grid(
            [
                ["Dato", "Aktivitet"],
                ["4. marts 2025", "Seminar for Byrådet\nFormanden for Ældrerådet deltager den første dag."],
                ["5. marts 2025", "Udvalget vælger et forslag\nSe referatet fra udvalget (link)"],
                ["6. marts 2025", "Borgermøde"],
            ]
        )
    )
    assert (seminar.title, seminar.participants) == ("Seminar for Byrådet", ["Formanden for Ældrerådet"])
    assert seminar.agenda == ["Formanden for Ældrerådet deltager den første dag."]
    assert (decision.title, decision.agenda) == ("Udvalget vælger et forslag", ["Se referatet fra udvalget (link)"])


def test_several_activities_take_their_own_date_and_actor_where_the_cells_count_alike() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Aktivitet", "Hvem"],
                ["4. marts 2025\n11. marts 2025", "Møde i nord\nMøde i syd", "Afdeling Nord\nAfdeling Syd"],
                ["5. maj 2025", "Høring af plan\nBorgermøde om plan", "Planafdelingen"],
            ]
        )
    )
    assert [(a.period_text, a.title, a.actor_text) for a in got] == [
        ("4. marts 2025", "Møde i nord", "Afdeling Nord"),
        ("11. marts 2025", "Møde i syd", "Afdeling Syd"),
        ("5. maj 2025", "Høring af plan", "Planafdelingen"),
        ("5. maj 2025", "Borgermøde om plan", "Planafdelingen"),
    ]


def test_labelled_lines_in_a_cell_go_where_they_belong() -> None:
    (activity, _) = rows(
        Grid(
            [
                ["Dato", "Aktivitet"],
                ["4. marts 2025", "Netværksmøde\nDeltagere:\n• KL\n• Regionen\nSted: Rådhuset\nMødet er aflyst"],
                ["5. maj 2025", "Tur"],
            ]
        )
    )
    assert (activity.title, activity.participants, activity.place) == ("Netværksmøde", ["KL", "Regionen"], "Rådhuset")
    assert activity.status_text == "Mødet er aflyst"
    assert activity.agenda == []


def test_an_empty_title_cell_is_called_after_its_contents() -> None:
    (first, _) = rows(
        Grid(
            [
                ["Dato", "Opgave", "Dagsorden"],
                ["4. marts 2025", "", "• Opstart af forsøg\n– Valg af steder"],
                ["5. maj 2025", "Tur", ""],
            ]
        )
    )
    assert (first.title, first.agenda) == ("Opstart af forsøg", ["Valg af steder"])


@pytest.mark.parametrize(
    "cell",
    [
        "~~25. februar 2025~~\nFlyttet til 4. marts 2025",
        "~~25. februar 2025~~ 4. marts 2025",
        "~~25. februar 2025~~ Ny dato: 4. marts 2025",
    ],
)
def test_a_struck_date_is_the_old_one_and_the_other_where_it_was_moved(cell: str) -> None:
    got = rows(Grid([["Dato", "Aktivitet"], [cell, "Temamøde"], ["5. maj 2025", "Tur"]]))
    assert [(a.period_text, a.title, a.status_text) for a in got] == [
        ("25. februar 2025", "Temamøde", "Flyttet til 4. marts 2025"),
        ("5. maj 2025", "Tur", ""),
    ]


def test_a_row_struck_through_is_cancelled_and_stays() -> None:
    got = rows(Grid([["Dato", "Aktivitet"], ["~~25. februar 2025~~", "~~Temamøde~~"], ["5. maj 2025", "Tur"]]))
    assert [(a.title, a.status_text) for a in got] == [("Temamøde", "Aflyst"), ("Tur", "")]


def test_start_and_end_columns_are_one_period() -> None:
    got = rows(
        Grid(
            [
                ["Opgave", "Start", "Slut"],
                ["Analyse", "12. august 2024", "31. oktober 2024"],
                ["Vedtagelse", "27. november 2024", "27. november 2024"],
                ["Åbning", "1. maj 2025", ""],
            ]
        )
    )
    assert [a.period_text for a in got] == ["12. august 2024 – 31. oktober 2024", "27. november 2024", "1. maj 2025"]


def test_week_and_weekday_columns_make_a_day() -> None:
    got = rows(
        Grid(
            [["Uge", "Dag", "Aktivitet"], ["Uge 6", "Torsdag", "Møde"], ["7", "Mandag", "Tur"], ["Uge 8", "", "Høring"]]
        ),
        title="Proces 2025",
    )
    assert [a.found.period.edtf if a.found else a.period_text for a in got] == ["2025-02-06", "2025-02-10", "Uge 8"]
    assert got[0].found is not None
    assert got[0].found.period.inferred


def test_month_and_day_columns_make_a_date() -> None:
    got = rows(
        Grid(
            [
                ["Måned", "Dato", "Aktivitet"],
                [C("Januar 2025", rows=2), "14.", "Møde"],
                ["28", "Tur"],
                ["Maj 2025", "", "Høring"],
            ]
        )
    )
    assert [a.period_text for a in got] == ["14. Januar 2025", "28. Januar 2025", "Maj 2025"]


def test_a_date_for_each_of_several_bodies_is_an_activity_for_each() -> None:
    got = rows(
        Grid(
            [
                ["Sag", "Økonomiudvalget", "Byrådet"],
                ["Budget", "14. maj 2025", "28. maj 2025"],
                ["Regnskab", "", "25. juni 2025"],
            ]
        )
    )
    assert [(a.period_text, a.title, a.actor_text) for a in got] == [
        ("14. maj 2025", "Budget", "Økonomiudvalget"),
        ("28. maj 2025", "Budget", "Byrådet"),
        ("25. juni 2025", "Regnskab", "Byrådet"),
    ]


def test_a_deadline_beside_a_date_is_an_activity_of_its_own() -> None:
    got = rows(
        Grid(
            [
                ["Møde", "Dato", "Frist for materiale"],
                ["Skoleudvalget", "14. maj 2025", "2. maj 2025"],
                ["Byrådet", "28. maj 2025", ""],
            ]
        )
    )
    assert [(a.period_text, a.title, a.kind) for a in got] == [
        ("14. maj 2025", "Skoleudvalget", Kind.MEETING),
        ("2. maj 2025", "Frist for materiale – Skoleudvalget", Kind.DEADLINE),
        ("28. maj 2025", "Byrådet", Kind.MEETING),
    ]


def test_a_table_on_its_side_is_turned() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "3. marts 2025", "7. april 2025"],
                ["Aktivitet", "Opstart", "Workshop"],
                ["Ansvarlig", "Staben", "Konsulenten"],
            ],
            head=0,
        )
    )
    assert [(a.period_text, a.title, a.actor_text) for a in got] == [
        ("3. marts 2025", "Opstart", "Staben"),
        ("7. april 2025", "Workshop", "Konsulenten"),
    ]


@pytest.mark.parametrize(
    "grid",
    [
        Grid(
            [
                ["Navn", "Telefon", "Sted"],
                ["Vagten", "12 34 56 78", "9998 Byen"],
                ["Posten", "87 65 43 21", "Lokale 3.12"],
            ]
        ),
        Grid([["Post", "2024", "2025"], ["Løn", "1.200", "1.300"], ["Drift", "200", "250"]]),
        Grid([["År", "Beløb"], ["2024", "1.200"], ["2025", "1.300"]]),
        Grid([["Dato:", "12. maj 2025"], ["Sted:", "Rådhuset"], ["Deltagere:", "Alle"]], head=0),
        Grid([["Tid", "Program"], ["9.00-9.30", "Morgenkaffe"], ["9.30-10.15", "Oplæg"]]),
    ],
)
def test_tables_that_are_no_plans_are_left_alone(grid: Grid) -> None:
    document = to_blocks.make(Made("x.docx", "Oplysninger", [grid], ()))
    assert tables.fits(document) == 0.0
    assert tables.read(document).activities == []


def test_laid_out_lines_of_a_cell_are_one_paragraph_until_somebody_pressed_return() -> None:
    def cell(*lines: str) -> Cell:
        return Cell(tuple(Line(text, Source(page=1)) for text in lines))

    rows_of = [
        Row((cell("Dato"), cell("Aktivitet")), Source(page=1), is_header=True),
        Row((cell("4. marts 2025"), cell("Temadrøftelse om den nye", "Ældrepolitik og om boliger")), Source(page=1)),
        Row(
            (cell("5. maj 2025"), cell("Borgermøde i hallen", "Workshop for medarbejdere i hele kommunen")),
            Source(page=1),
        ),
    ]
    document = Document("plan.pdf", (Table(tuple(rows_of), Source(page=1)),), extra={"line_ends": "line"})
    assert [a.title for a in tables.read(document).activities] == [
        "Temadrøftelse om den nye Ældrepolitik og om boliger",
        "Borgermøde i hallen",
        "Workshop for medarbejdere i hele kommunen",
    ]


def test_the_source_names_table_and_row() -> None:
    got = rows(Grid([["Dato", "Aktivitet"], ["4. marts 2025", "Møde"], ["5. maj 2025", "Tur"]]))
    assert [(a.source.table, a.source.row) for a in got] == [(1, 2), (1, 3)]


def test_ten_thousand_rows_are_sorted_one_by_one() -> None:
    """A sheet of 10,000 rows keeps its rows apart and in order (its time is measured in `benchmarks/`)."""
    grid = Grid(
        [["Dato", "Aktivitet", "Hvem"], *([f"{n % 28 + 1}. maj 2025", f"Opgave {n}", "Staben"] for n in range(10_000))]
    )
    got = rows(grid)
    assert [a.title for a in got] == [f"Opgave {n}" for n in range(10_000)]


def test_find_header_takes_no_row_with_dates() -> None:
    texts = [["Byrådet", "4. marts 2025"], ["Udvalget", "5. maj 2025"]]
    assert tables_header.find(texts, [Row((), Source()), Row((), Source())]) is None


def test_context_below_a_heading_without_a_year_keeps_the_year_above() -> None:
    below = Context().below("Plan for 2025").below("Borgersporet")
    assert (below.heading, below.year, below.basis) == ("Borgersporet", 2025, "heading:Plan for 2025")


def test_a_status_in_brackets_is_no_part_of_the_title() -> None:
    got = rows(
        Grid([["Dato", "Møde"], ["4. marts 2025", "Byrådet (aflyst)"], ["5. maj 2025", "Byrådet (ekstraordinært)"]])
    )
    assert [(a.title, a.status_text) for a in got] == [("Byrådet", "aflyst"), ("Byrådet (ekstraordinært)", "")]


def test_words_on_the_date_stand_beside_the_date() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Møde", "Bemærkninger"],
                ["4. marts 2025", "Byrådet", "Foreløbig dato"],
                ["5. maj 2025", "Tur", "Husk støvler"],
            ]
        )
    )
    assert [(a.period_note, a.status_text, a.agenda) for a in got] == [
        ("Foreløbig dato", "", []),
        (None, "", ["Husk støvler"]),
    ]


def test_bare_hours_in_a_clock_column_are_said_to_be_hours() -> None:
    got = rows(
        Grid([["Dato", "Kl.", "Møde"], ["4. marts 2025", "10-12", "Byrådet"], ["5. maj 2025", "kl. 9", "Udvalget"]])
    )
    assert [a.time_text for a in got] == ["kl. 10-12", "kl. 9"]


@pytest.mark.parametrize(
    "name",
    [
        "Byrådet",
        "Social- og Sundhedsudvalget",
        "Den politiske klynge",
        "Plan og Byg",
        "Område-MED",
        "Ledere i hjemmeplejen",
    ],
)
def test_names_of_actors(name: str) -> None:
    assert tables_words.is_actor(name)


@pytest.mark.parametrize(
    "title",
    [
        "Borgermøde",
        "Analyse af henvendelser",
        "Spørgeskema blandt brugere",
        "Interview med ledere",
        "Høring",
        "2025",
        "Kursus for ledere",
    ],
)
def test_what_happens_is_no_actor(title: str) -> None:
    assert not tables_words.is_actor(title)


def test_participants_stand_one_a_paragraph_unless_a_name_goes_on() -> None:
    (first, _) = rows(
        Grid(
            [
                ["Dato", "Opgave", "Deltagere"],
                ["4. marts 2025", "Tur", "Ældre- og\nSundhedsudvalget\nÆldrerådet"],
                ["5. maj 2025", "Fest", ""],
            ]
        )
    )
    assert first.participants == ["Ældre- og Sundhedsudvalget", "Ældrerådet"]


def test_a_heading_row_is_the_track_of_the_rows_below() -> None:
    got = rows(
        Grid(
            [
                ["Opgave", "Dato"],
                [C("Borgerspor", cols=2)],
                ["Møde", "4. marts 2025"],
                [C("Juni 2025", cols=2)],
                ["Tur", "5. juni"],
            ]
        )
    )
    assert [(a.title, a.track, a.year) for a in got] == [("Møde", "Borgerspor", None), ("Tur", None, 2025)]


def test_a_heading_row_that_dates_nothing_is_kept_as_text() -> None:
    got = draft(
        Grid([["Dato", "Aktivitet"], [C("Forår 2025", cols=2)], ["4. marts 2025", "Møde"], ["5. maj 2025", "Tur"]])
    )
    assert [words for _, words in got.text] == ["Forår 2025"]


def test_begin_and_end_of_day_in_two_columns_are_one_span() -> None:
    got = rows(
        Grid(
            [
                ["Dato", "Start", "Slut", "Møde"],
                ["4. marts 2025", "9.00", "11.30", "Råd"],
                ["5. maj 2025", "kl. 8.00", "9.00", "ØU"],
            ]
        )
    )
    assert [(a.period_text, a.time_text) for a in got] == [
        ("4. marts 2025", "kl. 9.00-11.30"),
        ("5. maj 2025", "kl. 8.00-9.00"),
    ]


@pytest.mark.parametrize("seed", range(6))
def test_no_table_however_odd_stops_the_reading(seed: int) -> None:
    """Ragged rows, spans that reach outside, covered cells with nothing above, struck and bulleted leftovers."""
    rnd = random.Random(seed)
    said = [
        "Dato", "Aktivitet", "Hvem", "4. marts 2025", "Uge 9", "x", "12.", "", "", "Møde i Byrådet", "2025", "* note",
        "I alt 3", "kl. 10-12", "mandag", "Flyttet til 9. maj", "Sted: her", "(aflyst)", "-", "Forår 2026", "17+24",
    ]  # fmt: skip

    def cell(width: int) -> Cell:
        text = rnd.choice(said)
        struck = (text,) if rnd.random() < 0.1 else ()
        lines = (Line(text, Source(), bullet=rnd.choice([None, 0]), struck=struck),) if text else ()
        return Cell(lines, rnd.choice([1, 1, 2, 9]), rnd.choice([1, 1, width]), covered=rnd.random() < 0.1)

    for _ in range(80):
        width = rnd.randint(1, 6)
        made = tuple(
            Row(
                tuple(cell(width) for _ in range(rnd.choice([width, width, rnd.randint(0, width)]))),
                Source(),
                rnd.random() < 0.1,
            )
            for _ in range(rnd.randint(0, 8))
        )
        document = Document("x.docx", (Table(made, Source()),))
        for layout in (tables, grids, dated_lists):
            assert 0.0 <= layout.fits(document) <= 1.0
            assert all(activity.title for activity in layout.read(document).activities)
