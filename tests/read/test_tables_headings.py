"""What stands above, between and beside the rows of plan tables: names with years, seasons, phases, months, moves."""

from __future__ import annotations

import pytest

from frisat.plan.model import Status
from frisat.read import from_txt
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Made, Para


def document(*blocks: object, title: str = "Tidsplan"):  # type: ignore[no-untyped-def]
    return to_plan(to_blocks.make(Made("plan.docx", title, blocks, ()))).plan  # type: ignore[arg-type]


def periods(*blocks: object, title: str = "Tidsplan") -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in document(*blocks, title=title).activities]


def test_the_year_in_a_plans_name_gives_way_to_the_years_that_its_days_bear() -> None:
    grid = Grid(
        [
            ["Tidspunkt", "Aktivitet"],
            ["Januar 2031", "Regnskab"],
            ["24.02.2031", "Temamøde"],
            ["Uge 12", "Samtaler"],
            ["16.04.2031", "Ting"],
            ["Maj-juni", "Skrivning"],
        ],
        head=1,
    )
    assert periods(grid, title="Tidsplan for Havneplan 2040") == [
        ("2031-01", "Regnskab"),
        ("2031-02-24", "Temamøde"),
        ("2031-03-17/2031-03-23", "Samtaler"),
        ("2031-04-16", "Ting"),
        ("2031-05/2031-06", "Skrivning"),
    ]


def test_a_title_keeps_its_year_beside_few_days_of_another() -> None:
    grid = Grid(
        [["Dato", "Aktivitet"], ["3. december 2030", "Opstart"], ["14. januar", "Møde"], ["4. marts", "Fest"]], head=1
    )
    assert [when for when, _ in periods(grid, title="Havneåret 2031")] == ["2030-12-03", "2031-01-14", "2031-03-04"]


def test_a_weekday_and_a_day_stand_in_the_month_of_the_row_above_them() -> None:
    grid = Grid(
        [
            ["Dag", "Kl.", "Møde"],
            [C("August 2031", cols=3)],
            ["Tirsdag den 12.", "15.00", "Havneudvalget"],
            ["Onsdag d. 27.", "17.00", "Havnerådet"],
            [C("September 2031", cols=3)],
            ["Mandag den 1.", "16.00", "Havnerådet"],
            ["Tirsdag 9.", "15.00", "Havneudvalget"],
        ],
        head=1,
    )
    assert [when for when, _ in periods(grid)] == ["2031-08-12", "2031-08-27", "2031-09-01", "2031-09-09"]


def test_a_season_right_above_a_table_is_no_event() -> None:
    blocks = []
    for season, day in (("Forår 2031", "26. februar"), ("Efterår 2031", "2. september")):
        blocks += [
            Para(season),
            Grid([[day, "Havnerådet mødes"], ["Uge 38" if "E" in season else "April", "Samtaler"]]),
        ]
    assert periods(*blocks, title="Sådan er processen") == [
        ("2031-02-26", "Havnerådet mødes"),
        ("2031-04", "Samtaler"),
        ("2031-09-02", "Havnerådet mødes"),
        ("2031-09-15/2031-09-21", "Samtaler"),
    ]


def test_a_number_and_a_title_above_rows_that_are_numbered_under_it_are_their_phase() -> None:
    grid = Grid(
        [
            ["Nr.", "Opgave", "Ansvarlig", "Start", "Slut"],
            ["1", "Forberedelse", "", "", ""],
            ["1.1", "Gruppe nedsættes", "Havnefogeden", "06.01.2031", "31.01.2031"],
            ["2", "Udbud", "", "", ""],
            ["2.1", "Tilbud hentes", "Indkøb", "03.02.2031", "28.03.2031"],
            ["2.2", "Kaffe", "", "", ""],
            ["3", "Åbent hus", "", "", ""],
        ],
        head=1,
    )
    plan = document(grid)
    assert [(a.title, a.track) for a in plan.activities] == [
        ("Gruppe nedsættes", "Forberedelse"),
        ("Tilbud hentes", "Udbud"),
        ("Kaffe", "Udbud"),
        ("Åbent hus", "Udbud"),
    ]


def test_a_year_wheel_names_the_meetings_by_their_column_and_the_rest_by_its_words() -> None:
    grid = Grid(
        [
            ["Måned", "Møde i Havnerådet", "Temaer", "Øvrigt"],
            ["Januar", "Tirsdag 14/1 kl. 9-12", "Beretning", ""],
            ["Februar", "Tirsdag 11/2 kl. 9-12", "Bøjer", "Dialog med Havneudvalget 25/2"],
            ["Marts", "Tirsdag 11/3 kl. 9-12", "", "Konference 20.-21. marts"],
            ["Juli", "Ingen møder", "", ""],
            ["Oktober", "Tirsdag 7/10 kl. 9-12 (aflyst)", "Valg", "Sejlernes dag 1/10 på kajen"],
        ],
        head=1,
    )
    plan = document(grid, title="Årshjul 2025")
    assert [(a.period.edtf, a.title) for a in plan.activities if a.period] == [
        ("2025-01-14", "Møde i Havnerådet"),
        ("2025-02-11", "Møde i Havnerådet"),
        ("2025-02-25", "Dialog med Havneudvalget"),
        ("2025-03-11", "Møde i Havnerådet"),
        ("2025-03-20/2025-03-21", "Konference"),
        ("2025-10-07", "Møde i Havnerådet"),
        ("2025-10-01", "Sejlernes dag på kajen"),
    ]
    assert plan.activities[0].agenda == ("Beretning",)
    assert plan.activities[5].status is Status.CANCELLED


def test_a_move_whose_new_day_has_a_row_of_its_own_makes_no_second_meeting() -> None:
    grid = Grid(
        [
            ["Dato", "Møde", "Bemærkninger"],
            ["2. marts 2031", "Havnerådet", "Flyttet til 9. marts 2031"],
            ["9. marts 2031", "Havnerådet", ""],
            ["4. maj 2031", "Havnerådet", ""],
        ],
        head=1,
    )
    old, new, _ = document(grid).activities
    assert (old.status, new.status) == (Status.POSTPONED, Status.PLANNED)
    assert old.replaced_by == new.key


def test_a_year_alone_in_a_row_is_of_the_rows_below_and_no_activity() -> None:
    grid = Grid(
        [
            ["Tidspunkt", "Aktivitet", "Ansvarlig"],
            ["2031", "", ""],
            ["Nov.-dec.", "Udmøntning", "Fagudvalgene"],
            ["2032", "", ""],
            ["1. jan.", "Planen træder i kraft", ""],
        ],
        head=1,
    )
    assert periods(grid, title="Tidsplan for bro") == [
        ("2031-11/2031-12", "Udmøntning"),
        ("2032-01-01", "Planen træder i kraft"),
    ]


def test_a_year_among_the_rows_holds_on_over_the_end_of_a_page_in_a_text_file() -> None:
    head = "Tidspunkt              Aktivitet                      Ansvarlig"
    text = f"""Tidsplan for bro


{head}

2031
Tirs. 2. sept.         Udvalget drøfter rammen        Havneudvalget
Nov.-dec.              Skitse tegnes                  Bygherren


Side 1 af 2
\f{head}

Uge 51                 Pejling                        Bygherren

2032
1. jan.                Broen males                    Bygherren
Marts                  Broen åbnes                    Bygherren
"""
    plan = to_plan(from_txt.read(text.encode(), "bro.txt")).plan
    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2031-09-02", "Udvalget drøfter rammen"),
        ("2031-11/2031-12", "Skitse tegnes"),
        ("2031-12-15/2031-12-21", "Pejling"),
        ("2032-01-01", "Broen males"),
        ("2032-03", "Broen åbnes"),
    ]


@pytest.mark.parametrize("title", ["Procesplan", "Procesplan for Havnestrategi 2032"])
def test_a_row_that_is_a_year_holds_for_the_rows_below_it(title: str) -> None:
    """Also when the plan's name bears the same year, and for a row that takes all of the year."""
    table = Grid(
        [
            ["Tidspunkt", "Aktivitet", "Aktør", "Produkt"],
            ["2031", "", "", ""],
            ["18. august", "Procesplan godkendes", "Byrådet", ""],
            ["2032", "", "", ""],
            ["1. kvartal", "Dialog med lodserne", "Havneudvalget", "Katalog"],
            ["4. maj", "Strategien behandles", "Byrådet", ""],
            ["2033", "", "", ""],
            ["Hele året", "Moler og kajer ses efter", "Havnekontoret", "Liste over skader"],
            ["November", "Forhøring om kajerne", "Sejlklubben", ""],
        ]
    )
    plan = to_plan(to_blocks.make(Made("x.docx", title, (table,), ()))).plan

    days = [a.period.edtf if a.period else None for a in plan.activities]
    assert days == ["2031-08-18", "2032-33", "2032-05-04", "2033", "2033-11"]


def test_a_remark_beside_a_row_that_is_put_off_says_its_new_day() -> None:
    """The status stands in one column and the new day in another."""
    table = Grid(
        [
            ["Spor", "Opgave", "Start", "Slut", "Status", "Bemærkning"],
            ["Analyse", "Dybder måles", "08-01-2031", "16-02-2031", "Afsluttet", ""],
            ["Høring", "Borgermøde om kajen", "19-06-2031", "", "Udskudt", "Ny dato: 21-08-2031"],
            ["Høring", "Svar samles", "01-09-2031", "12-09-2031", "Planlagt", ""],
        ]
    )
    plan = to_plan(to_blocks.make(Made("x.docx", "Procesplan", (table,), ()))).plan

    _, old, new, _ = plan.activities
    assert [a.period.edtf if a.period else None for a in (old, new)] == ["2031-06-19", "2031-08-21"]
    assert (old.status, old.replaced_by, new.status) == (Status.POSTPONED, new.key, Status.PLANNED)
