"""Years that stand elsewhere than at the dates: heading, name, neighbours, weekdays and the paper's day are weighed."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.danish.basis import basis_words
from frisat.plan.model import Activity
from frisat.read.fields import title_years
from frisat.read.reading import outcome_here
from tests.read import year_papers_text, year_papers_web
from tests.read.year_papers import Paper

PAPERS = {**year_papers_text.PAPERS, **year_papers_web.PAPERS}


def read(paper: Paper, folder: Path) -> tuple[Activity, ...]:
    file = folder / paper.file
    file.write_text(paper.text)
    reading, _ = outcome_here(str(file), file.name, reading=True)
    assert reading is not None
    return reading.plan.activities


@pytest.mark.parametrize("name", PAPERS)
def test_dates_without_a_year_take_the_one_that_a_careful_reader_says(name: str, tmp_path: Path) -> None:
    made = read(PAPERS[name], tmp_path)
    assert [one.period.edtf if one.period else None for one in made] == list(PAPERS[name].days)


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("stamp over heading", {"heading:Arbejdet i 2026"}),
        ("file name only", {"file:Mødeplan Handicaprådet 2027.txt"}),
        ("agreement name", {"neighbours:2024"}),
        ("first row has the year", {"neighbours:2026"}),
        ("a sentence as heading", {"document_date:2027-01-05"}),
        ("over New Year forward", {"heading:Tidsplan 2026", "neighbours:2027"}),
        ("weekdays against a plan's name", {"weekday:mandag", "weekday:torsdag", "neighbours:2026"}),
    ],
)
def test_a_year_names_the_reason_that_decided(name: str, reasons: set[str], tmp_path: Path) -> None:
    said = {one.period.basis for one in read(PAPERS[name], tmp_path) if one.period and one.period.inferred}
    assert said == reasons


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("moedeplan-2027.txt", (2027,)),
        ("plan2027.pdf", (2027,)),
        ("Møder 2027 (2).docx", (2027,)),
        ("budget_2028.txt", (2027,)),
        ("002_e89e2031d542.pdf", ()),
        ("20271203.pdf", ()),
        ("moedeplan-2026-27.txt", (2026, 2027)),
        ("moedeplan_2026_2027.txt", (2026, 2027)),
        ("referat-2026-03-04.txt", (2026,)),
        ("handleplan-2025-2028.txt", ()),
        ("vision-2035.txt", ()),
        ("plan.txt", ()),
    ],
)
def test_a_year_in_a_files_name_is_a_word_and_no_part_of_a_key(name: str, years: tuple[int, ...]) -> None:
    assert title_years.of_file(name).years == years


def test_the_reason_that_is_a_files_name_is_said_in_words(tmp_path: Path) -> None:
    first = read(PAPERS["file name only"], tmp_path)[0].period
    assert first is not None
    assert basis_words(first.basis) == "Året er taget fra filens navn (»Mødeplan Handicaprådet 2027.txt«)."
