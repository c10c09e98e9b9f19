"""The workbook: dates that are dates, text that stays text, nothing hidden."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from frisat.plan.model import Plan
from frisat.plan.period import Period
from frisat.write.to_xlsx import render

from . import plans


def book(plan: Plan, **own):
    return load_workbook(BytesIO(render(plan, **own)))


def rows(sheet) -> list[dict[str, object]]:
    """The plan's rows by column heading."""
    head = next(r for r in range(1, 12) if sheet.cell(r, 1).value in ("Dato", "Date"))
    names = [cell.value for cell in sheet[head]]
    return [dict(zip(names, (c.value for c in row), strict=True)) for row in sheet.iter_rows(min_row=head + 1)]


def test_a_day_is_a_date_cell_and_anything_vaguer_is_its_words() -> None:
    sheet = book(plans.every_period()).active
    for activity, row in zip(plans.every_period().activities, rows(sheet), strict=True):
        period = activity.period
        plain = period and period.is_exact and "/" not in (period.edtf or "") and not (period.inferred or period.note)
        assert isinstance(row["Dato"], datetime) == bool(plain), activity
        first, last = row["Første dag"], row["Sidste dag"]
        assert (first and first.date()) == (period and period.earliest)
        assert (last and last.date()) == (period and period.latest)


def test_dates_are_shown_the_danish_way() -> None:
    sheet = book(Plan(activities=(plans.activity("a"),))).active
    cells = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, datetime)]
    assert len(cells) == 3
    assert {c.number_format for c in cells} == {"dd-mm-yyyy"}


def test_nothing_is_a_formula_and_the_words_stay_readable() -> None:
    sheet = book(plans.look_alikes(), staff=True).active
    cells = [c for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.data_type == "f"]
    titles = [row["Aktivitet"] for row in rows(sheet)]
    assert {"=SUM(A1:A9)", "+45 86 00 00 00", "-3 grader", "@borgmesteren"} <= set(titles)
    assert all(c.quotePrefix for c in cells if str(c.value)[0] in "=+-@")


def test_the_header_row_is_frozen_and_filters() -> None:
    sheet = book(plans.everything()).active
    head = next(r for r in range(1, 12) if sheet.cell(r, 1).value == "Dato")
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{head}:")
    assert sheet.auto_filter.ref.endswith(str(head + 2))
    assert sheet.print_title_rows == f"${head}:${head}"


def test_nothing_is_hidden_and_no_comment_or_name_carries_anything() -> None:
    workbook = book(plans.everything(), staff=True)
    for sheet in workbook:
        assert sheet.sheet_state == "visible"
        assert not [d for d in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()) if d.hidden]
        assert not [c for row in sheet.iter_rows() for c in row if c.comment]
    assert not workbook.defined_names
    assert workbook.properties.creator in (None, "", "openpyxl")
    assert b"openpyxl" not in render(plans.everything())


def test_sheets_for_what_does_not_fit_in_the_table() -> None:
    assert book(plans.everything()).sheetnames == ["Plan", "Noter", "Interessenter", "Om forløbet"]
    assert book(plans.agenda()).sheetnames == ["Plan", "Dagsorden"]
    assert book(plans.everything(), language="en").sheetnames == ["Plan", "Notes", "Stakeholders", "About the process"]


def test_columns_that_nobody_fills_are_left_out() -> None:
    names = set(rows(book(plans.same_again()).active)[0])
    assert names == {"Dato", "Første dag", "Sidste dag", "Aktivitet", "Slags", "Hvem", "Status"}


def test_days_before_excels_calendar_are_words() -> None:
    plan = Plan(activities=(plans.activity("a", period=Period("1849-06-05", "5. juni 1849")),))
    row = rows(book(plan).active)[0]
    assert str(row["Dato"]).startswith("5. juni 1849")
    assert row["Første dag"] == "05-06-1849"


def test_a_cell_longer_than_excel_takes_is_cut_at_its_limit() -> None:
    plan = Plan(activities=(plans.activity("a", "x" * 40_000),))
    assert len(rows(book(plan).active)[0]["Aktivitet"]) == 32_000


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render(plans.everything()) == render(plans.everything())


@pytest.mark.parametrize("staff", [False, True])
def test_the_column_of_visibility_is_for_staff(staff: bool) -> None:
    sheet = book(plans.staff_and_public(), staff=staff).active
    assert ("Vises for" in rows(sheet)[0]) == staff
    assert len(rows(sheet)) == (3 if staff else 2)


def test_dates_sort_as_dates() -> None:
    sheet = book(plans.many_rows()).active
    firsts = [row["Første dag"].date() for row in rows(sheet)]
    assert min(firsts) == date(2027, 1, 1)
