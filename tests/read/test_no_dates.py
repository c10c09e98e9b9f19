"""A date cell that says nothing or cannot be read: the activity stays undated, and no other row's date is taken."""

from __future__ import annotations

import pytest

from frisat.plan.model import Reading
from frisat.read.reading import document_of
from frisat.read.to_plan import to_plan
from tests.read import office
from tests.read.test_from_pdf import placed, ruled

MARKS = ("-", "–", "—", "n/a", "?", "afventer", "dato følger")
"""What stands for no date."""
WRONG = ("32. maj 2026", "31. februar 2026", "2026-13-01", "den 45.", "45.45.2026", "uge 54 2026", "?.?.2026")
"""What was meant as a date, and is none."""


def rows(cell: str) -> list[tuple[str, str, str]]:
    return [
        ("Dato", "Aktivitet", "Hvem"),
        ("20. januar 2026", "Temamøde om scenarier", "Byrådet"),
        (cell, "Godkendelse af visioner", "Udvalget"),
        ("27. marts 2026", "Beslutning om udskydelse", "Byrådet"),
        ("4. april 2026", "Orientering om budget", "Udvalget"),
    ]


def csv(cell: str) -> tuple[bytes, str]:
    return "\n".join(";".join(row) for row in rows(cell)).encode(), "a.csv"


def html(cell: str) -> tuple[bytes, str]:
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows(cell))
    return f"<html><body><h1>Plan</h1><table>{lines}</table></body></html>".encode(), "a.html"


def docx(cell: str) -> tuple[bytes, str]:
    return office.docx(office.p("Plan") + office.tbl(*(office.tr(*row) for row in rows(cell)))), "a.docx"


def xlsx(cell: str) -> tuple[bytes, str]:
    lines = "".join(
        f'<row r="{n}">{"".join(office.c(f"{at}{n}", text) for at, text in zip("ABC", row, strict=True) if text)}</row>'
        for n, row in enumerate(rows(cell), 1)
    )
    return office.xlsx({"Plan": f"<sheetData>{lines}</sheetData>"}), "a.xlsx"


def drawn(cell: str) -> tuple[bytes, str]:
    table = tuple(rows(cell))
    return office.pdf_page(placed(table) + ruled(len(table))), "a.pdf"


def undrawn(cell: str) -> tuple[bytes, str]:
    return office.pdf_page(placed(tuple(rows(cell)))), "a.pdf"


def spaced(cell: str) -> tuple[bytes, str]:
    return ("Plan\n\n" + "\n".join(f"{a:<22}{b:<30}{c}" for a, b, c in rows(cell))).encode(), "a.txt"


DRAWN, KEPT_BY_PLACE = (csv, html, docx, xlsx, drawn), (undrawn, spaced)


def reading(file: tuple[bytes, str]) -> Reading:
    return to_plan(document_of(*file))


def dates(read: Reading) -> list[tuple[str, str | None]]:
    return [(a.title, a.period.edtf if a.period else None) for a in read.plan.activities]


EXPECTED = [
    ("Temamøde om scenarier", "2026-01-20"),
    ("Godkendelse af visioner", None),
    ("Beslutning om udskydelse", "2026-03-27"),
    ("Orientering om budget", "2026-04-04"),
]


@pytest.mark.parametrize("cell", MARKS)
@pytest.mark.parametrize("make", [*DRAWN, *KEPT_BY_PLACE], ids=lambda make: make.__name__)
def test_a_mark_for_no_date_takes_no_other_rows_date(make, cell: str) -> None:  # type: ignore[no-untyped-def]
    """A lone dash does not join the dates above and below it, and its row stays a row of its own."""
    assert dates(reading(make(cell))) == EXPECTED


@pytest.mark.parametrize("make", DRAWN, ids=lambda make: make.__name__)
def test_an_empty_date_cell_takes_no_other_rows_date(make) -> None:  # type: ignore[no-untyped-def]
    assert dates(reading(make(""))) == EXPECTED


@pytest.mark.parametrize("cell", WRONG)
@pytest.mark.parametrize("make", [*DRAWN, *KEPT_BY_PLACE], ids=lambda make: make.__name__)
def test_a_date_that_is_none_is_noted_at_its_activity(make, cell: str) -> None:  # type: ignore[no-untyped-def]
    """The words are kept as printed, no date is made of them, and a note on that activity says so with what to do."""
    read = reading(make(cell))
    assert dates(read) == EXPECTED
    activity = read.plan.activities[1]
    assert activity.period is not None
    assert activity.period.text == cell
    [note] = [n for n in read.notes if activity.key in n.activities and n.code in ("R102", "R106")]
    assert cell in note.message("da")
    assert cell in note.message("en")
    assert note.hint("da")
