"""Lists with dates: first in the line, last in the line, or standing above as a heading."""

from __future__ import annotations

import pytest

from frisat.plan.model import Source
from frisat.read.blocks import Document, Line
from frisat.read.draft import DraftActivity
from frisat.read.layouts import dated_lines, dated_lists
from frisat.read.layouts.tables_context import Context
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Head, Item, Made, Para


def read(*blocks: object, title: str = "Mødeplan") -> list[DraftActivity]:
    return dated_lists.read(to_blocks.make(Made("x.docx", title, blocks, ()))).activities  # type: ignore[arg-type]


def said(activities: list[DraftActivity]) -> list[tuple[str, int | None, str]]:
    return [(a.period_text, a.year, a.title) for a in activities]


@pytest.mark.parametrize(
    ("line", "when", "title"),
    [
        ("12. marts 2024: Møde i udvalget", "12. marts 2024", "Møde i udvalget"),
        ("12. marts 2024 – Møde i udvalget", "12. marts 2024", "Møde i udvalget"),
        ("12. marts 2024 Møde i udvalget", "12. marts 2024", "Møde i udvalget"),
        ("Tirsdag den 12. marts 2024, møde i udvalget", "Tirsdag den 12. marts 2024", "møde i udvalget"),
        ("Maj-juni 2024: Høring", "Maj-juni 2024", "Høring"),
        ("Uge 12 2024: Temauge", "Uge 12 2024", "Temauge"),
        ("3. og 10. april 2025: Borgermøder", "3. og 10. april 2025", "Borgermøder"),
        ("Senest 1. maj 2024: Aflevering", "Senest 1. maj 2024", "Aflevering"),
        ("Borgermøde i hallen, 16. marts 2024", "16. marts 2024", "Borgermøde i hallen"),
        ("Evaluering (oktober 2024)", "oktober 2024", "Evaluering"),
        ("Høring af parter: 1.-28. februar 2025", "1.-28. februar 2025", "Høring af parter"),
    ],
)
def test_a_date_at_either_end_of_a_line_is_when_and_the_rest_is_what(line: str, when: str, title: str) -> None:
    dated = dated_lines.split(line, bullet=True, context=Context())
    assert dated is not None
    assert (dated.when, dated.title) == (when, title)


@pytest.mark.parametrize(
    "line",
    [
        "Ring på 70 10 20 30 eller mød op i lokale 3.12",
        "Efter § 17, stk. 4 kan kommunen søge",
        "Vandværksvej 12, 9998 Byen",
        "Sag 00.30.00-S00-4-25",
        "Aftalen fra 2018 fortsætter i perioden",
        "Planen gælder for 2019-2023",
    ],
)
def test_numbers_that_are_no_dates_make_no_activity(line: str) -> None:
    assert dated_lines.split(line, bullet=True, context=Context()) is None
    assert read(Item(line), Item("Kaffe og kage")) == []


def test_prose_that_opens_with_a_date_is_left_to_others() -> None:
    assert dated_lines.split("Den 12. marts 2024 mødtes udvalget.", bullet=False, context=Context()) is None


def test_a_date_as_heading_holds_until_the_next() -> None:
    got = read(
        Head("25. januar 2024", 3),
        Item("Møde i klyngen"),
        Item("Orientering om aftalen"),
        Head("Maj 2024", 3),
        Item("Temadag"),
        Head("Kontakt", 2),
        Item("Sekretariatet"),
    )
    assert said(got) == [
        ("25. januar 2024", 2024, "Møde i klyngen"),
        ("25. januar 2024", 2024, "Orientering om aftalen"),
        ("Maj 2024", 2024, "Temadag"),
    ]


def test_a_year_as_heading_dates_the_days_below() -> None:
    got = read(Head("2025"), Item("4. februar: Rådsmøde"), Head("2026"), Item("Marts: Drøftelse"))
    assert said(got) == [("4. februar", 2025, "Rådsmøde"), ("Marts", 2026, "Drøftelse")]
    assert got[0].found is not None
    assert (got[0].found.period.edtf, got[0].found.period.inferred) == ("2025-02-04", True)


def test_a_bare_day_below_a_month_belongs_to_it() -> None:
    got = read(Head("Februar"), Item("5.: Møde"), Item("Udsendelse af materiale"), title="Årshjul 2025")
    assert said(got) == [("5. Februar", 2025, "Møde"), ("Februar", 2025, "Udsendelse af materiale")]


def test_a_heading_with_date_and_words_is_the_activity_and_what_is_below_its_points() -> None:
    got = read(
        Head("4. februar 2025: Rådsmøde"),
        Para("Sted: Rådhuset"),
        Item("Budget"),
        Item("Valg"),
        Head("6. maj 2025: Rådsmøde"),
    )
    assert [(a.title, a.agenda, a.place) for a in got] == [
        ("Rådsmøde", ["Budget", "Valg"], "Rådhuset"),
        ("Rådsmøde", [], None),
    ]


def test_deeper_bullets_and_status_lines_belong_to_the_dated_bullet_above() -> None:
    got = read(
        Item("4. februar 2025: Rådsmøde"), Item("Budget", 1), Para("Mødet er aflyst"), Item("6. maj 2025: Rådsmøde")
    )
    assert [(a.agenda, a.status_text) for a in got] == [(["Budget"], "Mødet er aflyst"), ([], "")]


def test_a_page_with_one_date_above_its_prose_is_no_list() -> None:
    page = Made(
        "x.docx", "Nyt fra kommunen", [Head("12. maj 2025", 3), Para("Vi åbner igen."), Item("Husk madpakke")], ()
    )
    assert dated_lists.fits(to_blocks.make(page)) == 0.0


def test_stamps_are_no_activities() -> None:
    assert read(Para("Opdateret: 3. februar 2025"), Para("Vedtaget 4. marts 2025"), Para("Dato: 12. maj 2025")) == []


def test_a_table_that_only_frames_lines_is_read_as_lines() -> None:
    document = to_blocks.make(
        Made("x.docx", "Plan 2025", [Grid([["12. marts: Møde"], ["14. april: Tur"], ["Kaffe og kage"]], head=0)], ())
    )
    got = dated_lists.read(document)
    assert [(a.period_text, a.title) for a in got.activities] == [("12. marts", "Møde"), ("14. april", "Tur")]
    assert [words for _, words in got.text] == ["Kaffe og kage"]


def test_the_fit_is_nothing_without_dates_and_grows_with_them() -> None:
    def fit(*blocks: object) -> float:
        return dated_lists.fits(to_blocks.make(Made("x.docx", "Plan", blocks, ())))  # type: ignore[arg-type]

    dated = [Item(f"{n}. maj 2025: Møde") for n in range(1, 6)]
    prose = [Para(f"Udvalget har set på sagen og fundet den god nok, nummer {n}.") for n in range(20)]
    assert fit(*prose) == 0.0
    assert 0.2 < fit(*dated, *prose) < fit(*dated) <= 0.8


@pytest.mark.parametrize("bullet", [0, None])
def test_the_days_after_a_pause_are_of_the_lists_heading(bullet: int | None) -> None:
    days = (
        "Mandag den 19. januar",
        "Mandag den 9. marts",
        "Sommerferie",
        "Mandag den 17. august",
        "Mandag den 12. oktober",
    )
    lines = [Line(day, Source("x.docx"), bullet=bullet) for day in days]
    document = Document("x.docx", (Line("Møder i havnerådet 2026", Source("x.docx"), level=1), *lines))
    found = to_plan(document).plan.activities
    assert [a.period.edtf for a in found if a.period] == ["2026-01-19", "2026-03-09", "2026-08-17", "2026-10-12"]
    assert {a.title for a in found} == {"Møder i havnerådet 2026"}
    assert not any(a.agenda for a in found)


def test_a_point_below_a_years_heading_may_end_with_days_in_figures() -> None:
    found = read(
        Head("Fase 2 (april-juni 2026)", 2),
        Item("Skrivegruppen mødes 9/4, 23/4 og 7/5"),
        Item("Rådet drøfter første udkast 26/5"),
        Item("Puljen deles ud med 2/5"),
        Item("Forslag til farver, i alt 14"),
    )
    assert [(a.period_text, a.year, a.title) for a in found] == [
        ("9/4, 23/4 og 7/5", 2026, "Skrivegruppen mødes"),
        ("26/5", 2026, "Rådet drøfter første udkast"),
    ]


@pytest.mark.parametrize(
    ("line", "when", "title"),
    [
        ("Uge 10 Stormøde på skolen, onsdag den 5. marts kl. 17.", "onsdag den 5. marts kl. 17", "Stormøde på skolen"),
        ("Uge 10: Stormøde på skolen (5. marts)", "5. marts", "Stormøde på skolen"),
        # A day outside the week, or one that something is to be done by, is not when it is.
        ("Uge 10 Stormøde på skolen, se referat, 5. maj", "Uge 10", "Stormøde på skolen, se referat, 5. maj"),
        ("Uge 10 Stormøde, tilmelding senest, den 3. marts", "Uge 10", "Stormøde, tilmelding senest, den 3. marts"),
        ("Uge 10-12 Prøver på skolen, 5. marts", "Uge 10-12", "Prøver på skolen, 5. marts"),
    ],
)
def test_a_day_that_a_line_names_in_the_week_it_opens_with_is_when(line: str, when: str, title: str) -> None:
    found = dated_lines.split(line, bullet=False, context=Context(years=(2025,), basis="heading:2025"))
    assert found is not None
    assert (found.when, found.title) == (when, title)
