"""Plan tables as office programs make them: rows above the head, months beside days, months down and tracks across."""

from __future__ import annotations

import pytest

from frisat.plan.schema import reading_to_json
from frisat.read import from_html
from frisat.read.layouts import tables
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Head, Made, Para


def periods(*blocks: object, title: str = "Tidsplan") -> list[tuple[str | None, str]]:
    plan = to_plan(to_blocks.make(Made("plan.docx", title, blocks, ()))).plan  # type: ignore[arg-type]
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


def test_rows_above_the_head_say_things_of_the_sheet() -> None:
    grid = Grid(
        [
            ["Plan for nyt bibliotek", "", "", "Trykt", "02-05-2026", ""],
            ["Opgave", "Start", "Slut", "Dage", "Ansvarlig", "Status"],
            ["Behov beskrives", "12-01-2026", "30-01-2026", "19", "Kulturafdelingen", "Planlagt"],
            ["Arkitekt vælges", "16-02-2026", "16-02-2026", "1", "Kulturudvalget", "Planlagt"],
        ],
        head=0,
    )
    assert periods(grid) == [("2026-01-12/2026-01-30", "Behov beskrives"), ("2026-02-16", "Arkitekt vælges")]
    kept = reading_to_json(to_plan(to_blocks.make(Made("plan.docx", "", (grid,), ()))))
    assert "Plan for nyt bibliotek" in str(kept)
    assert "02-05-2026" in str(kept)


def test_a_narrow_row_with_header_words_below_plan_rows_is_no_head() -> None:
    grid = Grid([["3. marts 2026", "Møde i rådet", ""], ["10. marts 2026", "Frist", "Indsats"], ["Møde", "Opgave", ""]])
    assert [title for _, title in periods(grid)][:2] == ["Møde i rådet", "Frist"]


def test_days_take_the_month_and_the_year_of_the_column_beside_them() -> None:
    grid = Grid(
        [
            ["Måned", "Dag", "Aktivitet"],
            [C("Marts 2026", rows=3), "4.", "Kommissorium vedtages"],
            ["19.-20.", "Studietur"],
            ["hele måneden", "Borgerpanel svarer"],
            [C("April 2026", rows=2), "", "Notat skrives"],
            ["28. april – 26. maj", "Udkast i høring"],
        ],
        head=1,
    )
    assert periods(grid) == [
        ("2026-03-04", "Kommissorium vedtages"),
        ("2026-03-19/2026-03-20", "Studietur"),
        ("2026-03", "Borgerpanel svarer"),
        ("2026-04", "Notat skrives"),
        ("2026-04-28/2026-05-26", "Udkast i høring"),
    ]


def test_a_column_of_days_without_a_month_is_none_of_dates() -> None:
    grid = Grid([["Dag", "Vagt"], ["1", "Hold A"], ["2", "Hold B"], ["3", "Hold C"]], head=1)
    assert not any(edtf for edtf, _ in periods(grid))


def test_months_down_and_tracks_across_with_days_in_the_cells() -> None:
    grid = Grid(
        [
            ["Måned", "Politisk", "Ledelse", "MED"],
            ["Januar", "Årsplan godkendes", "15/1: Nytårsmøde", ""],
            ["Februar", "", "", "20/2: Møde om normering"],
            ["Marts", "Regnskab forelægges\n26/3: Studietur", "Lederdøgn", ""],
            ["April", "", "", ""],
        ],
        head=1,
    )
    assert periods(grid, title="Årshjul 2027") == [
        ("2027-01", "Årsplan godkendes"),
        ("2027-01-15", "Nytårsmøde"),
        ("2027-02-20", "Møde om normering"),
        ("2027-03", "Regnskab forelægges"),
        ("2027-03-26", "Studietur"),
        ("2027-03", "Lederdøgn"),
    ]
    assert [a.track for a in tables.read(to_blocks.make(Made("x.docx", "Årshjul", (grid,), ()))).activities][:3] == [
        "Politisk",
        "Ledelse",
        "MED",
    ]


def test_a_date_that_hangs_goes_on_in_the_next_row() -> None:
    grid = Grid(
        [
            ["Tidspunkt", "Aktivitet", "Deltagere"],
            ["3.-17. maj 2027 kl.", "Forslaget er sendt ud", "Råd, foreninger,"],
            ["12", "til svar hos parterne", "udvalg"],
            ["25. maj 2027", "Svarene behandles", "Rådet"],
            ["Uge 23 2027", "Beslutning", "Rådet"],
        ],
        head=1,
    )
    assert periods(grid) == [
        ("2027-05-03/2027-05-17", "Forslaget er sendt ud til svar hos parterne"),
        ("2027-05-25", "Svarene behandles"),
        ("2027-06-07/2027-06-13", "Beslutning"),
    ]


def test_an_open_year_does_not_hang() -> None:
    grid = Grid(
        [["Tidspunkt", "Aktivitet"], ["2027-", "Åben rådgivning"], ["2027 -", "Gæstekørsel"], ["2028", "Evaluering"]],
        head=1,
    )
    assert [title for _, title in periods(grid)] == ["Åben rådgivning", "Gæstekørsel", "Evaluering"]


def test_a_heading_that_spans_two_years_says_which_one_a_day_is_in() -> None:
    first = Grid([["4. november", "Forslag forelægges"], ["Uge 49-51", "Samtaler"]], head=0)
    last = Grid([["12. januar", "Svar samles"], ["20. december – 6. januar", "Pause"], ["3. marts", "Valg"]], head=0)
    made = (Head("Trin 1 (oktober – december 2025)"), first, Head("Trin 2 (december 2025 – marts 2026)"), last)
    later = Para("De nye regler gælder fra den 1. august 2029.")
    assert [edtf for edtf, title in periods(*made, later) if title != later.text] == [
        "2025-11-04",
        "2025-12-01/2025-12-21",
        "2026-01-12",
        "2025-12-20/2026-01-06",
        "2026-03-03",
    ]


BARS = ["Jan", "Feb", "Mar", "Apr"]


def test_columns_of_begin_and_end_hold_beside_bars_of_months() -> None:
    grid = Grid(
        [
            ["Aktivitet", "Start", "Slut", *BARS],
            ["Opmåling", "06-01-2031", "14-02-2031", "x", "x", "", ""],
            ["Træer fældes", "03-03-2031", "28-03-2031", "", "", "x", ""],
            ["Sti anlægges", "01-04-2031", "25-04-2031", "", "", "", "x"],
        ],
        head=1,
    )
    assert periods(grid) == [
        ("2031-01-06/2031-02-14", "Opmåling"),
        ("2031-03-03/2031-03-28", "Træer fældes"),
        ("2031-04-01/2031-04-25", "Sti anlægges"),
    ]


def test_bars_of_bare_numbers_and_of_two_years_are_no_contents() -> None:
    grid = Grid(
        [
            ["Aktivitet", "2030", "", "2031", "", "Start", "Slut"],
            ["", "Nov", "Dec", "Jan", "Feb", "", ""],
            ["Opmåling", "■", "■", "", "", "4. november 2030", "13. december 2030"],
            ["Sti anlægges", "", "", "■", "■", "6. januar 2031", "21. februar 2031"],
        ],
        head=2,
    )
    assert periods(grid) == [("2030-11-04/2030-12-13", "Opmåling"), ("2031-01-06/2031-02-21", "Sti anlægges")]


def test_bars_alone_still_say_when() -> None:
    grid = Grid([["Aktivitet", *BARS], ["Opmåling", "x", "x", "", ""], ["Sti anlægges", "", "", "x", "x"]], head=1)
    assert periods(grid, title="Plan 2031") == [("2031-01/2031-02", "Opmåling"), ("2031-03/2031-04", "Sti anlægges")]


WHEEL = [
    ["Måned", "Dato", "Kl.", "Aktivitet", "Ansvarlig"],
    ["Maj", "12-05-2026", "9-12", "Ordinært møde i MED-udvalget", "Formanden"],
    ["Juli", "", "", "Ingen møder", ""],
    ["September", "15-09-2026", "9-12", "Ordinært møde i MED-udvalget – flyttes til 22. september", "Formanden"],
    ["Oktober", "", "", "Ingen har meldt sig: kursus for nye", "Formanden"],
]


def test_a_month_in_which_nothing_is_held_holds_nothing_and_says_so() -> None:
    grid = Grid(WHEEL, head=1)
    assert not any("Ingen møder" in title for _, title in periods(grid))
    assert "Ingen har meldt sig: kursus for nye" in [title for _, title in periods(grid)]
    assert "Ingen møder" in str(reading_to_json(to_plan(to_blocks.make(Made("plan.docx", "", (grid,), ())))))


def test_a_row_that_says_to_which_day_it_is_moved_is_held_then() -> None:
    plan = to_plan(to_blocks.make(Made("plan.docx", "Årshjul", (Grid(WHEEL, head=1),), ()))).plan
    moved = [a for a in plan.activities if a.period and a.period.edtf in ("2026-09-15", "2026-09-22")]
    assert [(a.title, a.status.value) for a in moved] == [
        ("Ordinært møde i MED-udvalget", "postponed"),
        ("Ordinært møde i MED-udvalget", "planned"),
    ]
    assert moved[0].replaced_by == moved[1].key


def test_running_numbers_under_a_word_for_meetings_leave_the_theme_to_name_them() -> None:
    html = """<h1>Borgersamling 2031</h1><table><tr><th>Møde</th><th>Dato</th><th>Tema</th><th>Sted</th></tr>
    <tr><td>1</td><td>29. august</td><td>Velkomst</td><td>Gymnasiet</td></tr>
    <tr><td>2</td><td>12. september</td><td>Besøg på diget</td><td>Slusen</td></tr></table>"""
    plan = to_plan(from_html.read(html.encode(), "side.html")).plan

    assert [(a.period and a.period.edtf, a.title, a.place) for a in plan.activities] == [
        ("2031-08-29", "Velkomst", "Gymnasiet"),
        ("2031-09-12", "Besøg på diget", "Slusen"),
    ]


@pytest.mark.parametrize("head", ["Etape", "Strækning", "Vej"])
def test_a_cell_over_several_rows_is_what_they_belong_to_and_not_their_name(head: str) -> None:
    html = f"""<h1>Cykelsti</h1><table><caption>Alle uger er i 2031, hvor andet ikke er nævnt</caption>
    <tr><th>{head}</th><th>Arbejde</th><th>Uge</th></tr>
    <tr><td rowspan="2">Byskiltet ved Nørrebæk - Engvej</td><td>Ledninger</td><td>15-17</td></tr>
    <tr><td>Asfalt</td><td>18</td></tr>
    <tr><td rowspan="2">Engvej - Svinget ved Mølledam</td><td>Ledninger</td><td>20-22</td></tr>
    <tr><td>Asfalt</td><td>10 (2032)</td></tr></table>
    <p>I uge 29-31 er der lukket på pladsen.</p>
    <p>Siden er sidst opdateret 14. juni 2031 af Vejkontoret</p>"""
    plan = to_plan(from_html.read(html.encode(), "side.html")).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2031-04-07/2031-04-27", "Ledninger"),
        ("2031-04-28/2031-05-04", "Asfalt"),
        ("2031-05-12/2031-06-01", "Ledninger"),
        ("2032-03-01/2032-03-07", "Asfalt"),
        ("2031-07-14/2031-08-03", "I uge 29-31 er der lukket på pladsen."),
    ]
    assert plan.activities[0].track == "Byskiltet ved Nørrebæk - Engvej"
    assert plan.updated == "2031-06-14"


def test_days_below_a_month_in_a_cell_are_each_when_their_words_are() -> None:
    html = """<h1>Ny bydel</h1><dl><dt>April 2031</dt><dd>Forslag skrives</dd><dt>Maj 2031</dt><dd><ul>
    <li>Tirsdag den 6.: Udvalget behandler planen</li><li>Onsdag den 28.: Byrådet sender planen i høring</li></ul></dd>
    <dt>Juni 2031</dt><dd>Høring</dd></dl>"""
    plan = to_plan(from_html.read(html.encode(), "side.html")).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2031-04", "Forslag skrives"),
        ("2031-05-06", "Udvalget behandler planen"),
        ("2031-05-28", "Byrådet sender planen i høring"),
        ("2031-06", "Høring"),
    ]


def test_cells_of_months_with_lines_that_open_with_bare_days() -> None:
    cells = [
        ["<b>JANUAR</b><br>7. Koncert<br>20. Temamøde", "<b>FEBRUAR</b><br>9.-13. Ferie for børn<br>26. Udvalget"],
        ["<b>MARTS</b><br>12. Puljemøde", "<b>APRIL</b><br>23. Bogens dag<br>30. Udvalget"],
    ]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    plan = to_plan(from_html.read(f"<h1>Kulturåret 2037</h1><table>{rows}</table>".encode(), "side.html")).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2037-01-07", "Koncert"),
        ("2037-01-20", "Temamøde"),
        ("2037-02-09/2037-02-13", "Ferie for børn"),
        ("2037-02-26", "Udvalget"),
        ("2037-03-12", "Puljemøde"),
        ("2037-04-23", "Bogens dag"),
        ("2037-04-30", "Udvalget"),
    ]
