"""Words that no field took are noted once, where they stand, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Note, Reading
from frisat.read import read


def notes(reading: Reading, *codes: str) -> list[Note]:
    return [note for note in reading.notes if note.code in codes]


def of_csv(tmp_path: Path, *rows: str) -> Reading:
    path = tmp_path / "plan.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return read(path)


def test_a_column_that_is_left_out_is_one_note_and_quotes_each_text_once(tmp_path: Path) -> None:
    reading = of_csv(
        tmp_path,
        "Dato;Aktivitet;Hvem;Budget (kr.)",
        "3. maj 2027;Temadrøftelse;Byrådet;80000",
        "7. juni 2027;Beslutning om skole;Byrådet;250000",
        "9. juni 2027;Borgermøde;borgere;80000",
    )

    (note,) = notes(reading, "R108", "R110", "R116")
    assert (note.code, note.value, dict(note.parts)) == (
        "R110",
        "80000 · 250000",
        {"column": "Budget (kr.)", "count": "3"},
    )
    assert note.message() == "Kolonnen »Budget (kr.)« kom ikke med i planen (3 rækker): »80000 · 250000«"


def test_a_status_cell_that_says_planned_is_understood(tmp_path: Path) -> None:
    reading = of_csv(
        tmp_path,
        "Dato;Aktivitet;Hvem;Status",
        "3. maj 2027;Temadrøftelse;Byrådet;Ikke startet",
        "7. juni 2027;Beslutning om skole;Byrådet;Planlagt",
    )

    assert notes(reading, "R108", "R110", "R116") == []


def test_of_running_text_only_the_sentence_that_is_left_out_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(
        "<h1>Ny skole</h1><p>Byrådet holder temadrøftelse om den nye skole den 3. maj 2027. "
        "Pengene kommer fra anlægsbudgettet.</p>",
        encoding="utf-8",
    )
    reading = read(path)

    assert len(reading.plan.activities) == 1
    assert [note.value for note in notes(reading, "R101", "R108")] in (["Pengene kommer fra anlægsbudgettet."], [])
    said = " ".join((*reading.plan.text, *(note.value for note in reading.notes)))
    assert "anlægsbudgettet" in said


@pytest.mark.parametrize("times", [1, 2])
def test_one_date_of_two_activities_is_noted_once(tmp_path: Path, times: int) -> None:
    """Two activities that stand on one line with one date make one note, which names both."""
    from frisat.plan.model import Source
    from frisat.read.assemble import _each_once

    note = Note("R103", Source(lines=(3, 3)), "Juni", (("edtf", "2027-06"), ("detail", "")), ("a",))
    other = Note("R103", Source(lines=(3, 3)), "Juni", (("edtf", "2027-06"), ("detail", "")), ("b",))

    (only,) = _each_once([note, other] * times)
    assert only.activities == ("a", "b")


def test_a_stamp_at_the_foot_of_the_page_dates_the_plan_and_is_no_note() -> None:
    reading = read(Path(__file__).parents[2] / "examples" / "moedeoversigt.pdf")

    assert reading.plan.updated == "2020-12-09"
    assert not [note for note in reading.notes if "Opdateret" in note.value]
