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


def text(path: Path, *lines: str) -> Plan:
    path.write_text("\n".join(lines) + "\n")
    return read(path).plan


def test_one_clock_for_all_meetings(tmp_path: Path) -> None:
    """A sentence says it once; a day with its own keeps it. The body in the title is who meets."""
    plan = text(
        tmp_path / "moedeplan.txt",
        "Mødeplan 2026 for Økonomiudvalget",
        "",
        "Alle møder holdes kl. 14-17 i mødelokale 2.",
        "",
        "Onsdag den 14. januar",
        "Onsdag den 11. februar",
        "Torsdag den 7. maj, kl. 9-12",
    )

    assert plan.kind == "meetings"
    assert [a.time for a in plan.activities] == [Clock("14:00", "17:00")] * 2 + [Clock("09:00", "12:00")]
    assert [a.actors for a in plan.activities] == [("Økonomiudvalget",)] * 3


def test_a_clock_for_each_body(tmp_path: Path) -> None:
    """Sentences under a grid: one of a body goes before the one for all others."""
    document = docx.Document()
    document.add_heading("Mødekalender 2026", 1)
    table = document.add_table(0, 3)
    for row in (("Måned", "Byrådet", "Skoleudvalget"), ("Januar", "27.", "6. og 13."), ("Februar", "24. kl. 19", "3.")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("Byrådets møder begynder kl. 18.00. Alle øvrige møder holdes kl. 16.")
    path = tmp_path / "kalender.docx"
    document.save(str(path))

    assert [(a.title, a.time) for a in read(path).plan.activities] == [
        ("Byrådet", Clock("18:00")),
        ("Skoleudvalget", Clock("16:00")),
        ("Skoleudvalget", Clock("16:00")),
        ("Byrådet", Clock("19:00")),
        ("Skoleudvalget", Clock("16:00")),
    ]


def test_the_clock_of_one_day_is_not_that_of_others(tmp_path: Path) -> None:
    plan = text(
        tmp_path / "moedeplan.txt",
        "Ældrerådets mødedatoer 2026",
        "",
        "13. januar, 10. februar, 10. marts",
        "",
        "Mødet den 10. marts begynder kl. 9.",
    )

    assert {a.time for a in plan.activities if a.period and a.period.edtf != "2026-03-10"} == {None}


def test_days_in_one_line_below_each_body(tmp_path: Path) -> None:
    """Danish, Norwegian and Swedish; the year stands in a heading above the first."""
    for heading, first, days_first, second, days_second in (
        ("Mødedatoer 2026", "Byrådet", "27. januar, 24. februar og 24. marts", "Ældrerådet", "14. januar, 11. marts"),
        ("Møteplan 2026", "Kommunestyret", "27. januar, 24. februar og 24. mars", "Formannskapet",
         "14. januar, 11. mars"),
        ("Sammanträdesdatum 2026", "Kommunfullmäktige", "27 januari, 24 februari och 24 mars", "Kommunstyrelsen",
         "14 januari och 11 mars"),
    ):  # fmt: skip
        plan = text(tmp_path / "dage.txt", heading, "", first, "", days_first, "", second, "", days_second)

        assert [(a.actors, a.period.edtf) for a in plan.activities if a.period] == [
            ((first,), "2026-01-27"),
            ((first,), "2026-02-24"),
            ((first,), "2026-03-24"),
            ((second,), "2026-01-14"),
            ((second,), "2026-03-11"),
        ]


def test_bare_days_below_a_sentence(tmp_path: Path) -> None:
    """List items with nothing but a day are meetings of the body that the sentence names; others say what they are."""
    plan = text(
        tmp_path / "raad.txt",
        "Handicaprådet",
        "I 2026 holder Handicaprådet møder på følgende datoer:",
        "- 20. januar",
        "- 19. maj – Stormøde, Kulturhuset",
        "- 15. september.",
    )

    assert [(a.actors, a.period.edtf) for a in plan.activities if a.period] == [
        (("Handicaprådet",), "2026-01-20"),
        ((), "2026-05-19"),
        (("Handicaprådet",), "2026-09-15"),
    ]
    assert plan.activities[1].title == "Stormøde, Kulturhuset"


def test_begin_and_end_in_two_columns_of_a_sheet(tmp_path: Path) -> None:
    """Clock times under "Start" and "Slut" are neither days nor what is held."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Møder i Byrådet 2026"])
    sheet.append(["Dato", "Start", "Slut", "Sted"])
    for month in (1, 2):
        sheet.append([datetime.date(2026, month, 24), datetime.time(18), datetime.time(21, 30), "Salen"])
    path = tmp_path / "moeder.xlsx"
    book.save(path)

    plan = read(path).plan

    assert plan.kind == "meetings"
    assert [(a.actors, a.time, a.place) for a in plan.activities] == [
        (("Byrådet",), Clock("18:00", "21:30"), "Salen")
    ] * 2


def test_clocks_and_moves_in_a_grid(tmp_path: Path) -> None:
    """A clock beside the body or behind its name; a meeting moved keeps its old day as postponed."""
    plan = word(
        tmp_path / "kalender.docx",
        "Politisk mødekalender 2026",
        ("Udvalg", "Kl.", "Januar", "Februar"),
        ("Byrådet", "18.00", "27.", "24. (aflyst)"),
        ("Økonomiudvalget (kl. 8.30)", "", "13/1 kl. 16", "10. (flyttet til 17.)"),
        ("Skoleudvalget", "16.30", "14.-15.", "3 (flyttet fra 4)"),
    )

    assert [(a.title, a.period.edtf, a.time, a.status) for a in plan.activities if a.period] == [
        ("Byrådet", "2026-01-27", Clock("18:00"), "planned"),
        ("Byrådet", "2026-02-24", Clock("18:00"), "cancelled"),
        ("Økonomiudvalget", "2026-01-13", Clock("16:00"), "planned"),
        ("Økonomiudvalget", "2026-02-10", Clock("08:30"), "postponed"),
        ("Økonomiudvalget", "2026-02-17", Clock("08:30"), "planned"),
        ("Skoleudvalget", "2026-01-14/2026-01-15", Clock("16:30"), "planned"),
        ("Skoleudvalget", "2026-02-04", Clock("16:30"), "postponed"),
        ("Skoleudvalget", "2026-02-03", Clock("16:30"), "planned"),
    ]


def test_an_archive_of_a_page_is_no_activity(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(
        "<h1>Månedsarkiv: februar 2026</h1><h2>Seniorrådets møder 2026</h2><ul><li>Mandag den 12. januar</li>"
        "<li>Mandag den 9. februar</li></ul><h2>Arkiv</h2><ul><li>februar 2025</li><li>januar 2025 (3)</li></ul>"
    )

    assert days(read(path).plan) == ["2026-01-12", "2026-02-09"]


def test_weeks_named_over_bare_numbers(tmp_path: Path) -> None:
    """The row of numbers is an axis, never a task."""
    plan = word(
        tmp_path / "tidsplan.docx",
        "Tidsplan for lokalplan 12",
        ("Opgave", "Uge, 2027", "", "", ""),
        ("", "34", "35", "36", "37"),
        ("Forslag", "x", "x", "", ""),
        ("Høring", "", "", "x", "x"),
    )

    assert [(a.title, a.period.edtf) for a in plan.activities if a.period] == [
        ("Forslag", "2027-08-23/2027-09-05"),
        ("Høring", "2027-09-06/2027-09-19"),
    ]


def test_a_month_that_stands_once(tmp_path: Path) -> None:
    """The day in a column of its own belongs to the month above it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Måned", "Dag", "Udvalg", "Kl."],
        ["Januar 2026", 6, "Økonomiudvalget", "14.00"],
        ["", 27, "Byrådet", "18.00"],
        ["Februar 2026", 3, "Økonomiudvalget", "14.00"],
    ):
        sheet.append(row)
    path = tmp_path / "moeder.xlsx"
    book.save(path)

    assert days(read(path).plan) == ["2026-01-06", "2026-01-27", "2026-02-03"]
