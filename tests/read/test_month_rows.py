"""Rows of a table that are a month alone, over rows whose days do not name it; the words are made up for the test."""

from __future__ import annotations

import pytest
import typst

from frisat.plan.model import Activity
from frisat.read import from_html, from_pdf
from frisat.read.fields import columns
from frisat.read.to_plan import to_plan

ROWS = (
    ("Januar 2027", "", ""),
    ("Tirsdag den 19.", "Tidsplanen godkendes", "Økonomiudvalget"),
    ("Marts 2027", "", ""),
    ("Uge 10-12", "Dialogmøder", "Direktionen"),
    ("Torsdag den 25. kl. 8.30-15", "Budgetseminar i Hallen", "Byrådet"),
    ("April 2027", "", ""),
    ("Tirsdag den 6. – onsdag den 7.", "Drøftelse af forslag", "Fagudvalgene"),
    ("Fredag den 30. kl. 12.00", "Frist for ønsker", "Områdecheferne"),
    ("Juni 2027", "", ""),
    ("Medio juni", "Aftale om økonomien", "Regeringen"),
)
WANTED = [
    ("2027-01-19", "Tidsplanen godkendes", ("Økonomiudvalget",)),
    ("2027-03-08/2027-03-28", "Dialogmøder", ("Direktionen",)),
    ("2027-03-25", "Budgetseminar i Hallen", ("Byrådet",)),
    ("2027-04-06/2027-04-07", "Drøftelse af forslag", ("Fagudvalgene",)),
    ("2027-04-30", "Frist for ønsker", ("Områdecheferne",)),
    ("2027-06-11/2027-06-20", "Aftale om økonomien", ("Regeringen",)),
]
HEAD = ("Dato", "Aktivitet", "Hvem")


def said(activities: tuple[Activity, ...]) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(a.period.edtf if a.period else None, a.title, a.actors) for a in activities]


def html(width: int, *, merged: bool) -> str:
    rows = ["".join(f"<th>{name}</th>" for name in HEAD[:width])]
    for row in ROWS:
        lone = merged and not row[1]
        cells = (f'<td colspan="{width}">{row[0]}</td>',) if lone else (f"<td>{cell}</td>" for cell in row[:width])
        rows.append("".join(cells))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<h1>Tidsplan for budget 2028-2031</h1><table>{table}</table>"


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("width", [2, 3])
def test_a_month_alone_in_a_row_is_the_month_of_the_days_below(width: int, *, merged: bool) -> None:
    plan = to_plan(from_html.read(html(width, merged=merged).encode(), "plan.html")).plan
    wanted = [(day, title, who if width > 2 else ()) for day, title, who in WANTED]
    assert [one[:2] for one in said(plan.activities)] == [one[:2] for one in wanted]
    assert width == 2 or said(plan.activities) == wanted


def test_a_table_without_rules_whose_months_stand_bold_keeps_who_does_it_in_its_rows() -> None:
    cells = ", ".join(
        f"[*{row[0]}*], [], []" if not row[1] else ", ".join(f"[{cell}]" for cell in row)
        for row in (*ROWS, ("Ultimo juni", "Udmelding til alle \\ institutioner", "Økonomi og \\ Analyse"))
    )
    head = ", ".join(f"[*{name}*]" for name in HEAD)
    source = (
        '#set page("a4", margin: 2cm)\n#set text(9pt)\n= Tidsplan for budget 2028-2031\n'
        f"#table(columns: (5.5cm, 7cm, 1fr), stroke: none, {head}, {cells})"
    )
    plan = to_plan(from_pdf.read(typst.compile(source.encode()), "plan.pdf")).plan
    last = ("2027-06-21/2027-06-30", "Udmelding til alle institutioner", ("Økonomi og Analyse",))
    assert said(plan.activities) == [*WANTED, last]


def test_a_month_alone_above_a_row_with_another_month_stays_an_entry() -> None:
    """A list of what is in each month may know nothing yet of one of them."""
    table = "".join(
        f"<tr><td>{when}</td><td>{what}</td></tr>"
        for when, what in (("Dato", "Møde"), ("Maj 2027", ""), ("Juni 2027", ""), ("3. august 2027", "Ældrerådet"))
    )
    plan = to_plan(from_html.read(f"<h1>Møder i Ældrerådet</h1><table>{table}</table>".encode(), "x.html")).plan
    assert [a.period.edtf for a in plan.activities if a.period] == ["2027-05", "2027-06", "2027-08-03"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ansvarlig/deltagere", columns.Role.ACTOR),
        ("Aktivitet og indhold", columns.Role.TEXT),
        ("Sted / lokale", columns.Role.PLACE),
        ("Ansvarlig/bilag 3", None),
        ("/", None),
    ],
)
def test_a_heading_of_two_names_is_of_the_first(heading: str, role: columns.Role | None) -> None:
    assert columns.role_of(heading) is role


def test_of_what_goes_on_the_time_it_begins_is_open_ended() -> None:
    table = "".join(
        f"<tr><td>{when}</td><td>{what}</td></tr>"
        for when, what in (
            ("Tid", "Aktivitet"),
            ("1. juni 2027", "Ordningen træder i kraft"),
            ("Fra august 2027", "Løbende opfølgning i ledergruppen"),
            ("Fra oktober 2027", "Gebyret opkræves"),
        )
    )
    plan = to_plan(from_html.read(f"<h1>Tidsplan</h1><table>{table}</table>".encode(), "x.html")).plan
    assert [(a.period.edtf, a.period.bound) for a in plan.activities if a.period] == [
        ("2027-06-01", None),
        ("2027-08/..", None),
        ("2027-10", "after"),
    ]


@pytest.mark.parametrize("head", ["", "<tr><th>Dato</th><th>Aktivitet</th><th>Hvem</th></tr>"])
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<p><b>{}:</b></p>"])
def test_a_table_below_the_name_of_its_month_gives_days_of_that_month(heading: str, head: str) -> None:
    page = "<h1>Tidsplan for budget 2028-2031</h1>"
    for n, row in enumerate(ROWS):
        if row[1]:
            page += f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        else:
            page += ("</table>" if n else "") + heading.format(row[0]) + f"<table>{head}"
    activities = to_plan(from_html.read(f"{page}</table>".encode(), "plan.html")).plan.activities
    assert said(activities) == WANTED
