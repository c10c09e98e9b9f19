"""csv: delimiter and encoding from the content, quoted line breaks in their cell, the file's own line numbers."""

from __future__ import annotations

import pytest

from frisat.read import from_csv, sniff
from frisat.read.blocks import Document, Line, Table
from frisat.read.sniff import FileType


def read(text: str, encoding: str = "utf-8") -> Document:
    return from_csv.read(text.encode(encoding), "a.csv")


def grid(document: Document) -> list[list[str]]:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("Dato", "Emne", "Hvem"), ("1. maj", "Møde", "Byrådet")))

    assert grid(read(text)) == [["Dato", "Emne", "Hvem"], ["1. maj", "Møde", "Byrådet"]]


def test_commas_in_the_words_do_not_beat_semicolons() -> None:
    assert grid(read("Dato;Emne\n1. maj;Møde, debat, mad\n2. maj;Tur, og mere\n")) == [
        ["Dato", "Emne"], ["1. maj", "Møde, debat, mad"], ["2. maj", "Tur, og mere"],
    ]  # fmt: skip


def test_the_first_line_may_say_the_delimiter() -> None:
    document = read("sep=|\nDato|Emne\n1. maj|Møde\n")

    assert grid(document) == [["Dato", "Emne"], ["1. maj", "Møde"]]
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [row.source.lines for row in table.rows] == [(2, 2), (3, 3)]


def test_quoted_line_breaks_and_quotes_stay_in_their_cell() -> None:
    document = read('Dato;Emne\n1. maj;"Møde\n- ""Budget"""\n2. maj;Tur\n')
    (table,) = document.blocks
    assert isinstance(table, Table)

    assert [(line.text, line.bullet) for line in table.rows[1].cells[1].lines] == [("Møde", None), ('"Budget"', 1)]
    assert [row.source.lines for row in table.rows] == [(1, 1), (2, 3), (4, 4)]


@pytest.mark.parametrize(
    ("encoding", "guessed"), [("utf-8", False), ("utf-8-sig", False), ("cp1252", True), ("utf-16", False)]
)
def test_letters_are_right_in_every_usual_encoding(encoding: str, guessed: bool) -> None:
    document = read("Dato;Hvem\n1. maj;Ærø Råd\n", encoding)

    assert grid(document)[1] == ["1. maj", "Ærø Råd"]
    assert any(note.code == "R216" for note in document.notes) is guessed


def test_short_rows_are_filled_up_and_blank_ones_left_out() -> None:
    assert grid(read("a;b;c\n;;\nd\n\ne;f;g\n")) == [["a", "b", "c"], ["d", "", ""], ["e", "f", "g"]]


def test_a_title_above_the_table_is_a_line() -> None:
    document = read("Tidsplan for budget;;\nDato;Emne;Hvem\n1. maj;Møde;Byrådet\n")

    assert isinstance(document.blocks[0], Line)
    assert document.blocks[0].text == "Tidsplan for budget"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("plan.csv", "Dato;Emne\n1. maj;Møde\n", FileType.CSV),
        ("plan.txt", "Dato;Emne\n1. maj;Møde\n2. maj;Tur\n", FileType.CSV),
        ("plan.txt", "Mødet holdes i maj, juni, og juli.\nDer er mad, og kaffe.\nTilmeld dig nu, tak.\n", FileType.TXT),
        ("plan.txt", "Dato: 1. maj; 2. maj\nSted: Rådhuset\nDagsorden følger\n", FileType.TXT),
        ("plan", "Dato\tEmne\tHvem\n1. maj\tMøde\tA\n2. maj\tTur\tB\n", FileType.CSV),
    ],
)
def test_prose_does_not_become_a_table(name: str, text: str, expected: FileType) -> None:
    assert sniff.type_of(text.encode(), name) is expected
