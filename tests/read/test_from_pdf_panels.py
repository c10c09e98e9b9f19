"""Leaflets: columns of a page that have nothing to do with each other, with headings, texts and tables of their own."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import typst

from frisat.read import from_pdf
from frisat.read.blocks import Document, Line, Table
from frisat.read.to_plan import to_plan

STEPS = (
    ("14. april 2031", "Byvandring på pladsen", "2031-04-14"),
    ("Maj-juni 2031", "Idéer samles ind på biblioteket", "2031-05/2031-06"),
    ("3. september 2031", "Borgermøde om skitsen i Lerby Hallen", "2031-09-03"),
    ("Oktober 2031", "Plan- og Miljøudvalget vedtager planen for parken", "2031-10"),
    ("August 2032", "Parken indvies", "2032-08"),
)
STORY = """
= Ny bypark i Lerby
Vi omdanner den gamle rutebilstation til park. Her kan du læse om processen, og hvordan du selv kan tage del i arbejdet
med at forme stedet.

== Derfor gør vi det
Pladsen har stået tom siden 2019. Byrådet har afsat 22 mio. kr. i budgettet, og borgerne har længe ønsket et grønt sted
midt i byen, hvor man kan mødes, og hvor børn kan lege uden biler.
"""
ANSWERS = """
== Vær med
Du kan skrive til os hele foråret. Frist for forslag er den 20. juni 2031. Vi læser alle forslag og svarer dem, der
skriver navn og adresse på.

== Hvem beslutter?
Byrådet tager den endelige beslutning, når udvalget har behandlet forslaget og de svar, som er kommet ind.
"""
SHAPES = {
    "rows without rules": "#table(columns: (2.9cm, 1fr), stroke: none, {})",
    "rows under rules": "#table(columns: (2.9cm, 1fr), stroke: (x: none, y: 0.4pt), {})",
    "days in bold above what is done": "{}",
}


def steps(shape: str) -> str:
    if shape == "{}":
        return "\n\n".join(f"*{when}* \\ {what}" for when, what, _ in STEPS)
    return shape.format(", ".join(f"[{when}], [{what}]" for when, what, _ in STEPS))


def read(*panels: str, page: str = '"a4", flipped: true', above: str = "", look: str = "{}") -> Document:
    cells = ", ".join(f"[{look.format(panel)}]" for panel in panels)
    source = f"#set page({page}, margin: 1.4cm)\n#set text(9.5pt)\n{above}\n"
    widths = ", ".join(["1fr"] * len(panels))
    return from_pdf.read(typst.compile(f"{source}#grid(columns: ({widths},), gutter: 1cm, {cells})".encode()), "f.pdf")


def said(document: Document) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in to_plan(document).plan.activities]


EXPECTED = [*((edtf, what) for _, what, edtf in STEPS), ("2031-06-20", "Frist for forslag er den 20. juni 2031.")]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_steps_in_the_middle_panel_keep_their_own_words(shape: str) -> None:
    document = read(STORY, f"== Sådan foregår det\n{steps(shape)}", ANSWERS)

    assert said(document) == EXPECTED
    texts = [block.text for block in document.blocks if isinstance(block, Line)]
    assert texts.index("Derfor gør vi det") < texts.index("Sådan foregår det") < texts.index("Vær med")


def test_a_panel_on_a_tint_of_its_own_is_read_as_text_and_not_as_a_box() -> None:
    tinted = "#block(fill: luma(235), inset: 8pt, height: 16cm)[{}]"
    document = read(STORY, f"== Sådan foregår det\n{steps('{}')}", ANSWERS, look=tinted)

    assert said(document) == EXPECTED


def test_a_title_across_the_panels_comes_before_them() -> None:
    days = f"== Sådan foregår det\n{steps(SHAPES['rows without rules'])}"
    document = read(days, ANSWERS, page='"a4"', above="= Kom med til byens nye park i Lerby")

    assert document.title == "Kom med til byens nye park i Lerby"
    assert said(document) == EXPECTED


def test_two_panels_whose_lines_stand_level_are_told_by_headings_where_nothing_begins_beside_them() -> None:
    left = """== Hvad skal ske?
Kommunen laver en plan for de næste ti års cykelstier. Alle kan komme med forslag på hjemmesiden.

- 2. marts 2032: Åbent hus på Rådhuset
- 30. april 2032: Sidste frist for forslag

== Efter sommeren
Forvaltningen skriver et udkast, som Teknisk Udvalg drøfter den 18. august 2032."""
    right = """== Spørgsmål og svar
*Hvad koster det?* Byrådet har sat 40 mio. kr. af over fire år. Pengene dækker anlæg og skilte, men ikke drift.

*Hvem bestemmer?* Byrådet vedtager planen den 27. oktober 2032. Den kommer i kraft med det samme i hele kommunen.

*Kan jeg klage?* Nej, men du kan altid skrive til borgmesteren eller til de enkelte medlemmer."""
    document = read(left, right, page='"a5"', above="= Cykelhandlingsplan")

    assert [edtf for edtf, _ in said(document)] == ["2032-03-02", "2032-04-30", "2032-08-18", "2032-10-27"]
    assert "Teknisk Udvalg drøfter" in said(document)[2][1]


def test_a_table_without_rules_stays_one_table() -> None:
    rows = ", ".join(
        f"[*{when}*], [*{what}* \\ Sekretariatet indkalder og sender materiale ud, så alle har det en uge før.]"
        for when, what, _ in STEPS
    )
    document = read(f"#table(columns: (5cm, 1fr), column-gutter: 1cm, stroke: none, {rows})", page='"a4"')

    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.cells[0].text for row in table.rows] == [when for when, _, _ in STEPS]


def test_cards_in_frames_are_read_row_by_row() -> None:
    card = (
        "#block(stroke: 0.6pt, inset: 6pt, width: 100%, height: 3.4cm)[*{}* \\ *{}* \\ Alle er velkomne, og der er {}]"
    )
    days = ["5. maj 2031", "7. maj 2031", "9. maj 2031", "11. maj 2031", "13. maj 2031", "15. maj 2031"]
    cells = [card.format(day, f"Møde nummer {n}", "kaffe til dem, der kommer i god tid.") for n, day in enumerate(days)]
    columns = ["\n#v(4pt)\n".join(cells[n::3]) for n in range(3)]

    assert [title for _, title in said(read(*columns))] == [f"Møde nummer {n}" for n in range(6)]


def test_four_panels_with_lists_and_short_texts_are_each_read_by_themselves() -> None:
    panels = (
        """= Velkommen i ældrerådet
Sådan arbejder rådet i 2035. Rådet har ni medlemmer, der er valgt for fire år, og holder til på Torvegade.

== Møder
- 15\\. januar kl. 10
- 12\\. marts kl. 10
- 14\\. maj kl. 10""",
        """== Arrangementer
*Torsdag den 1. februar* \\ Foredrag i Medborgerhuset

*Lørdag den 9. juni* \\ Sommertur til Klosterhaven

*Fredag den 5. oktober* \\ Ældredag i Hallen""",
        """== Hvad kan rådet?
Rådet giver høringssvar i alle sager, der vedrører ældre. Budgettet er i høring fra 24. august til 7. september, og
rådet mødes med udvalget den 30. august.

== Valg
Næste valg til rådet er i november 2037. Alle over 60 år kan stille op og stemme.""",
        """== Kontakt
Formanden træffes på telefon 22 33 44 55 hver tirsdag kl. 9-11. Sekretær er Ane Dam i Sundhed og Omsorg.

Nordby Kommune \\ Torvegade 2 \\ 9999 Nordby

Tryk: december 2034""",
    )
    assert [edtf for edtf, _ in said(read(*panels))] == [
        "2035-01-15", "2035-03-12", "2035-05-14", "2035-02-01", "2035-06-09", "2035-10-05",
        "2035-08-24/2035-09-07", "2035-08-30", "2037-11",
    ]  # fmt: skip


def test_dates_on_grounds_of_their_own_stand_beside_their_steps() -> None:
    rows = [
        ("FEB 2036", "*Idéfase* \\ Brugerne fortæller, hvad de drømmer om."),
        ("12. APRIL", "*Åbent værksted* \\ Mød arkitekten i den gamle hal."),
        ("UGE 39", "*Høring i brugerrådet*"),
        ("DEC 2036", "*Byrådet beslutter* \\ Bevilling på 92 mio. kr."),
    ]
    row = (
        '#grid(columns: (3.4cm, 1fr), gutter: 10pt, block(fill: rgb("#004488"), inset: 8pt, width: 100%)'
        '[#text(white, weight: "bold")[{}]], block(inset: 8pt)[{}])'
    )
    source = '#set page("a4")\n= Ny svømmehal\n' + "\n".join(row.format(*one) for one in rows)
    plan = to_plan(from_pdf.read(typst.compile(source.encode()), "p.pdf")).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2036-02", "Idéfase"),
        ("2036-04-12", "Åbent værksted"),
        ("2036-09-22/2036-09-28", "Høring i brugerrådet"),
        ("2036-12", "Byrådet beslutter"),
    ]
    assert plan.activities[1].agenda == ("Mød arkitekten i den gamle hal.",)


def test_a_table_without_rules_and_tags_whose_cells_stand_in_the_middle_of_their_rows_is_no_panels() -> None:
    body = "".join(
        f"[{when}], [*{what}* gennemgås i styregruppen, hvor kommissorium, tidsplan og økonomi bliver drøftet og "
        "godkendt af alle parter i kredsen],"
        for when, what, _ in STEPS
    )
    source = (
        '#set page("a4", margin: 2cm)\n#set text(10pt)\n= Procesplan\n#table(columns: (5cm, 1fr), stroke: none, '
        f"align: horizon, row-gutter: 6pt, column-gutter: 1cm, [*Tidspunkt*], [*Aktivitet*], {body})"
    )
    with pikepdf.open(BytesIO(typst.compile(source.encode()))) as told:
        del told.Root["/StructTreeRoot"]
        untagged = BytesIO()
        told.save(untagged)
    plan = to_plan(from_pdf.read(untagged.getvalue(), "p.pdf")).plan

    assert [a.period and a.period.edtf for a in plan.activities] == [edtf for _, _, edtf in STEPS]
