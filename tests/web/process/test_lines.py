"""Lines of a source: as they stood, around the place that carries an activity."""

from __future__ import annotations

from frisat.plan.model import Source
from frisat.read.blocks import Cell, Document, Line, Row, Table
from frisat.web.process import lines


def line(number: int, text: str) -> Line:
    return Line(text, Source("x.txt", lines=(number, number)))


TEXT = Document("x.txt", tuple(line(n, f"linje {n}") for n in range(1, 21)), plain=True)


def test_marked_lines_stand_with_four_around_them() -> None:
    found = lines.passage(lines.of_document(TEXT), Source("x.txt", lines=(10, 11)))

    assert [e["number"] for e in found] == list(range(6, 16))
    assert [e["number"] for e in found if e["marked"]] == [10, 11]


def test_the_beginning_of_a_document_is_not_passed() -> None:
    found = lines.passage(lines.of_document(TEXT), Source("x.txt", lines=(1, 1)))

    assert [e["number"] for e in found] == [1, 2, 3, 4, 5]


def test_a_table_row_is_one_entry_with_its_cells() -> None:
    def row(number: int) -> Row:
        source = Source("x.docx", table=1, row=number)
        cells = tuple(Cell((Line(f"{word} {number}", source),)) for word in ("dato", "titel"))
        return Row((*cells, Cell(covered=True)), source)

    document = Document("x.docx", (Table(tuple(map(row, range(1, 9))), Source("x.docx", table=1)),))

    found = lines.passage(lines.of_document(document), Source("x.docx", table=1, row=3))

    assert [e["cells"] for e in found if e["marked"]] == [["dato 3", "titel 3"]]


def test_a_place_that_is_not_in_the_document_shows_nothing() -> None:
    assert lines.passage(lines.of_document(TEXT), Source("x.txt", lines=(90, 91))) == []
    assert lines.passage(lines.of_document(TEXT), None) == []
    assert lines.of_document(None) == []
