"""Rows from the clipboard land in the right cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.pasted import FIELDS, as_texts, pasted

EXCEL = "Dato\tAktivitet\tAnsvarlig\n26. oktober 2027\tMøde i udvalget\tBørneudvalget\nuge 34\tHøring\tByrådet\n"


def test_a_heading_row_says_which_column_is_which() -> None:
    found = pasted(EXCEL)

    assert found.has_heading
    assert found.columns == ["period", "title", "responsible"]
    assert found.rows[0] == ["26. oktober 2027", "Møde i udvalget", "Børneudvalget"]


def test_without_headings_dates_bodies_and_long_texts_are_told_apart() -> None:
    found = pasted("Børneudvalget\tDrøftelse af høringssvar fra skolebestyrelserne\tmedio marts 2027\n"
                   "Byrådet\tEndelig godkendelse af skolestrukturen\t26. april 2027")  # fmt: skip

    assert not found.has_heading
    assert found.columns == ["actors", "title", "period"]


def test_a_cell_with_line_breaks_from_excel_stays_one_cell() -> None:
    found = pasted('Periode\tHvad\tHvem\n3. maj 2027\t"Dialogmøde\nmed forældre"\t"Ledere\nForældre"\n')

    assert found.rows == [["3. maj 2027", "Dialogmøde\nmed forældre", "Ledere\nForældre"]]
    assert as_texts(found.rows[0], found.columns) == {
        "period": "3. maj 2027", "title": "Dialogmøde med forældre", "actors": "Ledere\nForældre",
    }  # fmt: skip


def test_an_inch_mark_is_no_quotation() -> None:
    assert pasted('3. maj 2027\tSkærm 24"\n').rows == [["3. maj 2027", 'Skærm 24"']]


WORD = """<html><head><style>td {color: red}</style></head><body><!--StartFragment--><table><tr><td><p>Tid</p></td>
<td><p>Aktivitet</p></td><td>Aktører</td></tr><tr><td rowspan=2><p class=MsoNormal>Januar&nbsp;2027<o:p></o:p></p></td>
<td><p>Fællesmøde</p><p>om pejlemærker</p></td><td>Ældrerådet<br>Byrådet</td></tr><tr><td>Caf&eacute;m&oslash;de</td>
<td></td></tr></table></body></html>"""


def test_a_table_from_word_with_merged_cells() -> None:
    found = pasted("Tid\tAktivitet", WORD)

    assert found.columns == ["period", "title", "actors"]
    assert found.rows == [
        ["Januar 2027", "Fællesmøde\nom pejlemærker", "Ældrerådet\nByrådet"],
        ["Januar 2027", "Cafémøde", ""],
    ]


def test_outlook_gives_subject_location_and_start() -> None:
    found = pasted("Subject\tLocation\tStart\nStyregruppe\tLokale 3\t4. maj 2027\n")

    assert found.columns == ["title", "place", "period"]


def test_lines_without_tabs_are_titles() -> None:
    found = pasted("Borgermøde i Hammershøj\nBorgermøde i Bjerringbro\n")

    assert (found.columns, len(found.rows)) == (["title"], 2)


def test_more_rows_than_are_taken_at_once_are_counted() -> None:
    assert pasted("\n".join(f"Møde {n}" for n in range(600))).left_out == 100


@pytest.mark.parametrize("nothing", ["", "\n\n\t\t\n", "<table></table>"])
def test_nothing_gives_no_rows(nothing: str) -> None:
    assert pasted(nothing).rows == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_the_clipboard_holds_gives_even_rows(text: str, html: str) -> None:
    for markup in (html, f"<table><tr><td>{html}</td><td>{text}"):
        found = pasted(text, markup)
        assert {len(row) for row in found.rows} <= {len(found.columns)}
        assert set(found.columns) <= {*FIELDS, ""}
        for row in found.rows:
            assert set(as_texts(row, found.columns)) <= set(FIELDS)
