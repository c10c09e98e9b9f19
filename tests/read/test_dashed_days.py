"""Days with a dash before the month ("15-01"): what their column says, and what they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.read import read

Said = list[tuple[str | None, str]]


def csv(tmp_path: Path, *lines: str) -> Said:
    path = tmp_path / "plan.csv"
    path.write_text("\n".join(lines))
    return [(a.period.edtf if a.period else None, a.title) for a in read(path).plan.activities]


def test_a_column_of_days_and_months_is_read_in_the_year_of_the_title(tmp_path: Path) -> None:
    """ "06-10" alone may be hours; among days that can be none it is the sixth of October."""
    assert csv(
        tmp_path,
        "Aktiviteter 2026;;;",
        "Dag;Dato;Tid;Hvad",
        "Tirsdag;27-01;15.00-17.00;Dialogmøde",
        "Lør-søn;28-02 til 01-03;;Ungecamp",
        ";25-05 - 29-05;;Spørgeskema",
        "Tirsdag;06-10;08-10;Temamøde",
    ) == [
        ("2026-01-27", "Dialogmøde"),
        ("2026-02-28/2026-03-01", "Ungecamp"),
        ("2026-05-25/2026-05-29", "Spørgeskema"),
        ("2026-10-06", "Temamøde"),
    ]


def test_a_school_year_turns_and_begin_and_end_have_their_own_columns(tmp_path: Path) -> None:
    assert csv(
        tmp_path,
        "Plan for skoleåret 2025/26;;;",
        "Aktivitet;Start;Slut;Ansvarlig",
        "Analyse;18-08;26-09;Skoleafdelingen",
        "Høring;24-11;05-01;Skolechefen",
        "Udkast;07-01;30-01;Skolechefen",
    ) == [
        ("2025-08-18/2025-09-26", "Analyse"),
        ("2025-11-24/2026-01-05", "Høring"),
        ("2026-01-07/2026-01-30", "Udkast"),
    ]


def test_words_keep_the_dash_that_was_printed(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Møder 2027;;\nDato;Hvad;Hvem\n15-01;Møde;Byrådet\n22-02;Møde;Byrådet\n")
    assert [a.period.text for a in read(path).plan.activities if a.period] == ["15-01", "22-02"]


@pytest.mark.parametrize("cells", [("08-10", "10-12", "12-14"), ("8-10", "9-11", "10-12")])
def test_hours_in_a_column_of_times_are_no_days(tmp_path: Path, cells: tuple[str, ...]) -> None:
    lines = [f"{hours};Møde {n};Udvalget" for n, hours in enumerate(cells, 1)]
    assert [edtf for edtf, _ in csv(tmp_path, "Program 2026;;", "Tidspunkt;Hvad;Hvem", *lines)] == [None] * 3


def test_a_remark_that_names_the_day_it_was_moved_from_gives_both_days(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Møder 2026;;\nDato;Hvad;Bemærkning\n25-09;Valg;\n06-10;Møde i rådet;Flyttet fra 30-09\n"
        "11-11;Møde i udvalget;Flyttet fra den 4. november\n"
    )
    found = [(a.period.edtf if a.period else None, a.status.value) for a in read(path).plan.activities]
    assert found == [
        ("2026-09-25", "planned"),
        ("2026-09-30", "postponed"),
        ("2026-10-06", "planned"),
        ("2026-11-04", "postponed"),
        ("2026-11-11", "planned"),
    ]


def test_short_weekdays_may_stand_before_them_and_a_deadline_beside_them(tmp_path: Path) -> None:
    assert csv(
        tmp_path,
        "Mødeplan 2026 – Børneudvalget;;;",
        "Dato;Tidspunkt;Møde;Materialefrist",
        "ti 13-01;16.00-18.30;Ordinært møde;fr 02-01",
        "on 04-03;09.00-15.00;Studietur;-",
        "ti 09-06;16.00-18.30;Budgetmøde;fr 29-05",
    ) == [
        ("2026-01-13", "Ordinært møde"),
        ("2026-01-02", "Materialefrist – Ordinært møde"),
        ("2026-03-04", "Studietur"),
        ("2026-06-09", "Budgetmøde"),
        ("2026-05-29", "Materialefrist – Budgetmøde"),
    ]
