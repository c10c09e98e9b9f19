"""One card an activity: labels under one another, cells side by side, each card a table of its own."""

from __future__ import annotations

from frisat.plan.model import Source
from frisat.read.blocks import Document, Line, Table
from frisat.read.to_plan import to_plan
from tests.read.documents import table

CARDS = (
    ("Bro tegnes", "3. marts 2031", "Havnekontoret", "Skitse"),
    ("Naboer spørges", "April-maj 2031", "Lokalrådet", "Opsamling"),
    ("Bro åbnes", "12. juni 2031", "Havneudvalget", "Bro"),
)
EXPECTED = [
    ("2031-03-03", "Bro tegnes", ("Havnekontoret",), ("Skitse",)),
    ("2031-04/2031-05", "Naboer spørges", ("Lokalrådet", "Naboer"), ("Opsamling",)),  # then groups of the text
    ("2031-06-12", "Bro åbnes", ("Havneudvalget",), ("Bro",)),
]


def page(*blocks: Line | Table) -> Document:
    return Document("kort.docx", (Line("Ny bro", Source("kort.docx"), level=1), *blocks))


def said(document: Document) -> list[tuple[str | None, str, tuple[str, ...], tuple[str, ...]]]:
    found = to_plan(document).plan.activities
    return [(a.period.edtf if a.period else None, a.title, a.actors, a.deliverables) for a in found]


def test_labels_on_lines_of_their_own_say_what_the_line_below_them_is() -> None:
    lines = []
    for title, when, who, what in CARDS:
        lines.append(Line(title, Source("kort.docx"), level=2))
        lines += [Line(text, Source("kort.docx")) for text in ("Tid", when, "Ansvarlig", who, "Leverance", what)]
    assert said(page(*lines)) == EXPECTED


def test_a_card_in_a_table_of_its_own_is_named_by_its_first_row() -> None:
    tables = [
        table([[title, ""], ["Periode", when], ["Ansvarlig", who], ["Leverance", what]])
        for title, when, who, what in CARDS
    ]
    assert said(page(*tables)) == EXPECTED


def test_cards_side_by_side_in_a_table_are_read_cell_by_cell() -> None:
    cells = ["\n".join((title, when, who)) for title, when, who, _ in CARDS]
    fourth = "Bro males\n20. august 2031\nHavnekontoret"
    assert [(when, title) for when, title, _, _ in said(page(table([cells[:2], [cells[2], fourth]])))] == [
        *[(when, title) for when, title, _, _ in EXPECTED],
        ("2031-08-20", "Bro males"),
    ]


def test_header_words_of_columns_below_each_other_are_no_labels() -> None:
    words = ["Tid", "Opgave", "Ansvarlig"]
    lines = [Line(text, Source("kort.docx")) for _ in range(3) for text in [*words, "Bemærk venligst."]]
    kept = to_plan(page(*lines)).plan
    assert kept.activities == ()
    assert "Tid: Opgave" not in " ".join(kept.text)
