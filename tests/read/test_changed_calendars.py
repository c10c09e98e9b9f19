"""Calendars as papers on them print and change them: old and new days, hearings beside their treatment, days alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frisat.plan.model import Activity, Clock, Kind, Status
from frisat.read import from_pdf, meeting_lists, read
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Head, Made, Para
from tests.read.documents import dumped
from tests.read.office import pdf_page, words


def made(*blocks: object, title: str = "") -> tuple[Activity, ...]:
    return to_plan(to_blocks.make(Made("plan.docx", title, blocks, ()))).plan.activities  # type: ignore[arg-type]


def when(activities: tuple[Activity, ...]) -> list[str | None]:
    return [one.period.edtf if one.period else None for one in activities]


def test_old_and_new_days_in_two_columns_are_moves_and_no_spans() -> None:
    """The new days lie before the old ones, so that no row can be a span."""
    grid = Grid(
        [["", "Fra", "Til"], ["Fritidsudvalget", "9.3.31", "2.3.31"], ["Skoleudvalget", "10.3.31", "3.3.31"]], head=1
    )

    got = made(grid, title="Møderne flyttes")

    assert [(one.title, one.period.edtf, one.status) for one in got if one.period] == [
        ("Fritidsudvalget", "2031-03-09", Status.POSTPONED),
        ("Fritidsudvalget", "2031-03-02", Status.PLANNED),
        ("Skoleudvalget", "2031-03-10", Status.POSTPONED),
        ("Skoleudvalget", "2031-03-03", Status.PLANNED),
    ]
    assert got[0].replaced_by == got[1].key


def test_begin_and_end_in_two_columns_stay_spans() -> None:
    grid = Grid(
        [["Opgave", "Fra", "Til"], ["Kortlægning", "2.3.31", "9.3.31"], ["Udkast", "10.3.31", "1.4.31"]], head=1
    )
    assert when(made(grid)) == ["2031-03-02/2031-03-09", "2031-03-10/2031-04-01"]


def test_a_row_with_a_hearing_and_the_day_of_its_treatment_is_two_activities() -> None:
    grid = Grid(
        [
            ["Sag", "Parter", "Høring fra", "Høring til", "Behandles i", "Dato for behandling"],
            ["Havneplan", "Naboerne", "01.02.2031", "01.03.2031", "Teknikudvalget", "05.04.2031"],
            ["Skolevedtægt", "Skolebestyrelserne", "03.02.2031", "03.03.2031", "Skoleudvalget", "07.04.2031"],
        ],
        head=1,
    )

    hearing, treatment, *_ = made(grid)

    assert (hearing.title, hearing.kind, hearing.actors) == ("Havneplan", Kind.HEARING, ("Naboerne",))
    assert (treatment.title, treatment.actors) == ("Behandling – Havneplan", ("Teknikudvalget",))
    assert when((hearing, treatment)) == ["2031-02-01/2031-03-01", "2031-04-05"]


def test_the_day_on_which_a_calendar_was_passed_is_not_its_year() -> None:
    grid = Grid([["Udvalg", "Maj", "Juni"], ["Skoleudvalget", "4.", "8."], ["Havneudvalget", "5.", "9."]], head=1)
    stamp = Head("Godkendt i rådet den 3. december 2030, punkt 7", 2)

    got = made(Head("Mødekalender 2031", 1), stamp, grid, title="Mødekalender 2031")

    assert {str(edtf)[:4] for edtf in when(got)} == {"2031"}


def test_sentences_in_letters_larger_than_a_tables_are_no_headings() -> None:
    rows = words(*((60, 600 - 10 * n, f"Udvalget for havne og kajer nummer {n}") for n in range(20)), size=8)
    page = words((60, 780, "Kalender 2031"), size=18)
    page += words((60, 740, "Seminaret for udvalget holdes den 3. maj 2031 i salen."), size=11)
    document = from_pdf.read(pdf_page(page + rows), "kalender.pdf")
    levels = {line.text: line.level for line in document.lines()}

    assert levels["Kalender 2031"] > 0
    assert levels["Seminaret for udvalget holdes den 3. maj 2031 i salen."] == 0


def test_days_alone_below_the_name_of_a_calendar_are_its_meetings() -> None:
    """A sentence on when they begin stands between, one day says more, and the remark below is no name."""
    page = """
Mødekalender 2031 for Havneudvalget

Kort om sagen
Mødestart kl. 16.30
Mandag den 3. marts
Mandag den 7. april
Mandag den 5. maj
Mandag den 2. juni + 1. behandling
Mandag den 1. september
Møder i andre udvalg føjes til, når de kendes.
"""
    got = to_plan(dumped(page)).plan.activities

    assert when(got) == ["2031-03-03", "2031-04-07", "2031-05-05", "2031-06-02", "2031-09-01"]
    assert [one.title for one in got if "1. behandling" in one.title] == ["1. behandling"]
    assert sum("Mødekalender" in one.title for one in got) == 4
    assert all(one.time == Clock("16:30") for one in got)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("I 2031 mødes Seniorrådet på disse datoer:", "Seniorrådet"),
        ("Havnens bestyrelse mødes på følgende datoer", "Havnens bestyrelse"),
        ("Møder i Havne- og Fiskeriudvalget i 2031:", "Havne- og Fiskeriudvalget"),
    ],
)
def test_a_sentence_above_days_says_who_meets(title: str, body: str) -> None:
    assert meeting_lists.body_in(title) == body


def test_a_body_that_a_title_names_again_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Byrådets møder i 2031\n\nTirsdag den 4. marts\nTirsdag den 1. april\nTirsdag den 6. maj\n")

    assert {one.actors for one in read(path).plan.activities} == {("Byrådet",)}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Seminar for rådet holdes torsdag den 27. og fredag den 28. marts 2031.", ["2031-03-27/2031-03-28"]),
        ("Studieturen går af sted den 2. og 3. juni 2031.", ["2031-06-02/2031-06-03"]),
        ("Kurset holdes den 2. og 9. juni 2031.", ["2031-06-02", "2031-06-09"]),
        ("Rådet mødes den 2. og 3. juni 2031.", ["2031-06-02", "2031-06-03"]),
        ("Mødet i juni 2031 holdes den 23. juni 2031 frem for den 30. juni 2031.", ["2031-06-23"]),
    ],
)
def test_days_of_a_sentence_are_those_on_which_something_is_held(text: str, periods: list[str]) -> None:
    got = made(Para(f"Nyt fra havnen {date(2031, 1, 6).year}"), Para(text))
    assert when(got) == periods


@pytest.mark.parametrize(
    ("line", "title", "new"),
    [
        ("7. april 2031 (flyttet til 14. april): Rundtur", "Rundtur", "2031-04-14"),
        ("7. april 2031: Rundtur - udskudt til 2032", "Rundtur", "2032"),
        ("7. april 2031: Rundtur med roklubben – flyttet til 2. maj", "Rundtur med roklubben", "2031-05-02"),
    ],
)
def test_a_line_of_a_list_that_says_where_its_day_went_is_a_move(line: str, title: str, new: str) -> None:
    got = made(Para("3. marts 2031: Opstart"), Para(line), Para("3. juni 2031: Frist"), title="Møder")

    assert [(one.title, one.period.edtf, one.status) for one in got if one.period][1:3] == [
        (title, "2031-04-07", Status.POSTPONED),
        (title, new, Status.PLANNED),
    ]
    assert got[1].replaced_by == got[2].key
    assert len(got) == 4


def test_a_day_that_may_come_to_be_moved_is_no_move() -> None:
    lines = ("3. marts 2031: Opstart", "7. april 2031: Rundtur (evt. 14. april)", "3. juni 2031: Frist")

    got = made(*map(Para, lines), title="Møder")

    assert [one.period.edtf for one in got if one.period] == ["2031-03-03", "2031-04-07", "2031-06-03"]
    assert {one.status for one in got} == {Status.PLANNED}


def test_a_deadline_in_the_words_behind_a_day_is_an_activity_with_its_own_words() -> None:
    got = made(
        Para("12. juni – Sommerfest. Tilmelding senest 30. maj"),
        Para("20. juni – Sidste træning. Kl. 9 i gården"),
        Para("3. september – Forældremøde på 2. hold"),
        title="Nyt fra klubben 2031",
    )

    assert [(one.title, one.period.edtf, one.kind is Kind.DEADLINE) for one in got if one.period] == [
        ("Sommerfest", "2031-06-12", False),
        ("Tilmelding senest 30. maj", "2031-05-30", True),
        ("Sidste træning. Kl. 9 i gården", "2031-06-20", False),
        ("Forældremøde på 2. hold", "2031-09-03", False),
    ]
