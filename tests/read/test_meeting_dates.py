"""The year's meetings of a body, in the files that secretaries send round: every day, and its clock where it stands."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import openpyxl

from frisat.plan.model import Clock, Plan
from frisat.read import read


def days(plan: Plan) -> list[str | None]:
    return sorted(a.period.edtf or "" for a in plan.activities if a.period)


def word(path: Path, title: str, *rows: tuple[str, ...]) -> Plan:
    document = docx.Document()
    document.add_heading(title, 1)
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))
    return read(path).plan


def test_a_list_of_days_under_a_title(tmp_path: Path) -> None:
    """The year stands in the title alone."""
    path = tmp_path / "moedeplan.txt"
    path.write_text(
        "Mødeplan 2026 for Økonomiudvalget\n\nOnsdag den 14. januar\nOnsdag den 11. februar\nOnsdag den 11. marts\n"
    )

    assert days(read(path).plan) == ["2026-01-14", "2026-02-11", "2026-03-11"]


def test_columns_of_a_text_file(tmp_path: Path) -> None:
    """Day, clock and place of each meeting."""
    path = tmp_path / "byraad.txt"
    path.write_text(
        "Byrådets møder 2026\n\nDato\tTidspunkt\tSted\n27. januar 2026\t17.00\tSalen\n28. april 2026\t16.00\tSalen\n"
    )

    plan = read(path).plan

    assert days(plan) == ["2026-01-27", "2026-04-28"]
    assert [a.time for a in plan.activities] == [Clock("17:00"), Clock("16:00")]
    assert all("Byrådet" in a.actors for a in plan.activities)


def test_a_table_of_days_in_word(tmp_path: Path) -> None:
    """Start and end of each meeting."""
    plan = word(
        tmp_path / "aeldreraad.docx",
        "Mødedatoer 2026 - Ældrerådet",
        ("Dato", "Kl.", "Sted"),
        ("13. januar 2026", "9.30-11.30", "Lindely"),
        ("10. marts 2026", "13.00-15.00", "Rådhuset"),
    )

    assert days(plan) == ["2026-01-13", "2026-03-10"]
    assert [a.time for a in plan.activities] == [Clock("09:30", "11:30"), Clock("13:00", "15:00")]


def test_a_grid_of_bodies_and_months_in_word(tmp_path: Path) -> None:
    """The month stands above, the body beside, the day in the cell."""
    plan = word(
        tmp_path / "kalender.docx",
        "Politisk mødekalender 2026",
        ("Udvalg", "Januar", "Februar"),
        ("Børne- og Skoleudvalget", "6.", "3."),
        ("Byrådet", "27.", "24."),
    )

    assert [(a.actors, a.period.edtf) for a in plan.activities if a.period] == [
        (("Børne- og Skoleudvalget",), "2026-01-06"),
        (("Børne- og Skoleudvalget",), "2026-02-03"),
        (("Byrådet",), "2026-01-27"),
        (("Byrådet",), "2026-02-24"),
    ]


def test_rows_of_a_sheet_with_real_dates(tmp_path: Path) -> None:
    """The body of each row and its day."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Udvalg", "Dato", "Sted"])
    sheet.append(["Teknik- og Miljøudvalget", datetime.date(2026, 1, 7), "Rådhuset"])
    sheet.append(["Byrådet", datetime.date(2026, 2, 24), "Salen"])
    path = tmp_path / "moeder.xlsx"
    book.save(path)

    plan = read(path).plan

    assert [(a.actors, a.period.edtf) for a in plan.activities if a.period] == [
        (("Teknik- og Miljøudvalget",), "2026-01-07"),
        (("Byrådet",), "2026-02-24"),
    ]
