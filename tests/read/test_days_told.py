"""A day that a paper tells with its year and again without is one day."""

from __future__ import annotations

from datetime import date

import pytest

from frisat.plan import danish
from frisat.plan.model import Source
from frisat.read import days_told, from_txt
from frisat.read.blocks import Line
from frisat.read.layouts import prose_years
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Made, Para


def days(page: str) -> list[str | None]:
    made = to_plan(from_txt.read(page.encode(), "side.txt")).plan.activities
    return [one.period.edtf if one.period else None for one in made]


def test_days_with_one_year_are_told_and_the_papers_own_are_not() -> None:
    lines = [
        "Mødet den 3. maj 2031 er i hallen.",
        "Holdt 9.6.2030 og igen 9.6.2031",
        "Revideret den 7. juli 2031",
        "Flyttes fra d.21.11.31 til d.28.11.31",
        "Sag 12-3-2",
    ]
    assert days_told.years(Line(text, Source()) for text in lines) == {(5, 3): 2031, (11, 21): 2031, (11, 28): 2031}


def test_a_slip_in_the_words_above_a_list_gives_way_to_the_title_and_a_day_told_whole() -> None:
    page = """Mødekalender 2032 for Havnerådet

Der foreslås disse datoer for 2031:

- 24. januar
- 21. februar
- 21. november

Beslutning: Mødet d.21.11.32 flyttes til d.28.11.32.
"""
    assert days(page)[:3] == ["2032-01-24", "2032-02-21", "2032-11-21"]


def test_a_day_told_whole_says_the_year_of_the_list_that_has_it_without() -> None:
    page = """Valg til Havnerådet

8. november kl. 12: Frist for kandidatlister
10. november: Stemmesedler sendes ud
29. november: Stemmerne tælles op

Man kan stemme, når man er fyldt 60 år den 29. november 2031. Rådet sidder fra 1. januar 2032.
"""
    assert days(page)[:3] == ["2031-11-08", "2031-11-10", "2031-11-29"]


def test_a_day_told_whole_with_another_year_does_not_outweigh_a_heading() -> None:
    page = """Møder i Havnerådet 2032

- 24. januar
- 21. februar
- 21. november

Referatet fra mødet den 21. februar 2031 blev godkendt.
"""
    assert days(page)[:3] == ["2032-01-24", "2032-02-21", "2032-11-21"]


def plan_below(sentence: str, year: str = "") -> list[str | None]:
    rows = [
        ["Hvornår", "Aktivitet"],
        [f"17. august{year}", "Høring begynder"],
        [f"25. august{year}", "Borgermøde i hallen"],
        [f"27. oktober{year}", "Udvalget behandler svarene"],
        [f"24. november{year}", "Rådet beslutter"],
        ["1. marts 2032", "Havnechefen tiltræder"],
        ["1. august 2032", "Planen gælder"],
    ]
    made = to_plan(to_blocks.make(Made("brev.docx", "Havnen skal have en plan", (Para(sentence), Grid(rows)), ()))).plan
    return [one.period.edtf if one.period else None for one in made.activities]


def test_a_weekday_in_the_text_above_a_plan_outweighs_the_one_year_that_the_plan_prints() -> None:
    days = plan_below("Svar sendes senest tirsdag den 30. september kl. 12.")
    assert sorted(filter(None, days))[:4] == ["2031-08-17", "2031-08-25", "2031-09-30", "2031-10-27"]


def test_what_was_decided_long_before_a_plan_is_its_background() -> None:
    assert plan_below("Rådet besluttede i efteråret 2030, at havnen skal have en plan.", " 2031")[0] == "2031-08-17"


def test_what_was_decided_more_than_a_year_before_a_plan_is_its_background_too() -> None:
    said = "Den gældende havneplan er vedtaget af Rådet den 18. juni 2025, jf. dagsordenens punkt 7."
    assert plan_below(said, " 2031")[0] == "2031-08-17"


def test_what_was_held_before_a_plan_stays_a_step() -> None:
    assert plan_below("Den 18. juni 2031 blev der holdt møde med lodserne.", " 2031")[0] == "2031-06-18"


def test_words_that_name_the_rows_of_a_plan_and_its_time_are_no_step() -> None:
    assert plan_below("Aktiviteter fra august 2031 til august 2032.", " 2031")[0] == "2031-08-17"


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Prisen overrækkes den 3. december.", "2031"),
        ("Prisen blev overrakt den 3. december.", "2030"),
        ("Deres pris er fra den 3. december.", "2030"),
    ],
)
def test_what_is_done_in_the_passive_voice_of_today_is_still_to_come(sentence: str, year: str) -> None:
    (found,) = danish.find(sentence)
    assert prose_years.resolved(found, date(2031, 2, 20), sentence).period.edtf == f"{year}-12-03"
