"""Charts dumped box by box: labels, broken words, products, who does it when."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, DocumentKind, Kind, Source
from frisat.read import from_txt
from frisat.read.blocks import Box, Document, Line
from frisat.read.fields.columns import Role
from frisat.read.layouts import boxes
from frisat.read.to_plan import to_plan

CHART = """
Ny kulturplan – foreløbig proces

Jan.-feb. 2025

Foranalyse

Erfaringer fra foreninger,

skoler og borgere.

Leverancer: Input fra
foreninger, Input fra skoler,
Rapport om borgere, unge og
deres ønsker

12. Marts 2025

Kulturkoordinat
ionsudvalget

Drøftelse af input til Idé-

og debatoplæg

Forberedelse af kick-
off

Levrance: Udkast til
Idé- og debatoplæg

Aktører:

KKU

9. april 2025

Kulturkoordi

nationsudvalget

Drøftelse af Idé-
og debatoplæg

Aktører: KKU

Maj-juni 2025

Godkendelse af
kulturplan

2025-2029

Aktører:

Adm. DEF (23/5)

Pol. KKU (13/6)
"""


def chart() -> list[Activity]:
    return list(to_plan(from_txt.read(CHART.encode(), "kort.txt")).plan.activities)


def test_each_dated_box_is_one_activity() -> None:
    assert [(a.period.edtf, a.title) for a in chart() if a.period] == [
        ("2025-01/2025-02", "Foranalyse"),
        ("2025-03-12", "Kulturkoordinationsudvalget"),
        ("2025-04-09", "Kulturkoordinationsudvalget"),
        ("2025-05/2025-06", "Godkendelse af kulturplan 2025-2029"),
    ]


def test_descriptions_are_agenda_and_labels_are_not() -> None:
    assert chart()[1].agenda == ("Drøftelse af input til Idé- og debatoplæg", "Forberedelse af kick-off")


def test_a_plural_label_lists_products_and_keeps_a_comma_inside_one() -> None:
    assert chart()[0].deliverables == (
        "Input fra foreninger",
        "Input fra skoler",
        "Rapport om borgere, unge og deres ønsker",
    )
    assert chart()[1].deliverables == ("Udkast til Idé- og debatoplæg",)


def test_who_is_responsible_and_who_contributes() -> None:
    found = chart()
    assert found[0].actors == ("foreninger", "skoler", "borgere")
    assert found[0].responsible == ()
    assert found[1].actors == ("KKU",)


def test_actors_with_a_day_of_their_own_get_the_year_of_the_box() -> None:
    last = chart()[-1]
    assert [(d.actor, d.period.edtf, d.period.inferred) for d in last.actor_dates] == [
        ("DEF", "2025-05-23", True),
        ("KKU", "2025-06-13", True),
    ]
    assert last.decides == ("DEF", "KKU")


def test_a_step_depends_on_the_one_whose_product_it_names() -> None:
    found = chart()
    assert found[2].depends_on == (found[1].key,)


def test_the_document_is_a_provisional_process() -> None:
    plan = to_plan(from_txt.read(CHART.encode(), "kort.txt")).plan
    assert plan.kind is DocumentKind.PROCESS
    assert plan.provisional
    assert plan.title == "Ny kulturplan – foreløbig proces"
    assert plan.activities[0].kind is Kind.ANALYSIS


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Leverance: x", Role.PRODUCT),
        ("Leverance(r): x", Role.PRODUCT),
        ("Levetance: x", Role.PRODUCT),
        ("Lverance: x", Role.PRODUCT),
        ("Leevrancer: x", Role.PRODUCT),
        ("Aktører:", Role.ACTOR),
        ("Deltagere: x", Role.PARTICIPANTS),
        ("Formål: x", Role.AGENDA),
        ("Godkende principper: Byrådet beslutter", None),
    ],
)
def test_labels_are_known_with_one_letter_wrong(text: str, role: Role | None) -> None:
    found = boxes.label_of(text)
    assert (found[0] if found else None) is role


def test_text_boxes_of_a_page_are_steps_too() -> None:
    def box(n: int, *texts: str) -> Box:
        source = Source("kort.pdf", page=n)
        return Box(tuple(Line(text, source) for text in texts), source)

    document = Document(
        "kort.pdf",
        (
            box(1, "3. marts 2025", "Opstartsmøde", "Aktører: Styregruppen"),
            box(2, "Visionsværksted", "Uge 20 2025", "Leverance: Udkast til vision", "Aktører: Byrådet"),
        ),
    )
    assert [(a.title, a.period.edtf, a.responsible) for a in to_plan(document).plan.activities if a.period] == [
        ("Opstartsmøde", "2025-03-03", ("Styregruppen",)),
        ("Visionsværksted", "2025-05-12/2025-05-18", ("Byrådet",)),
    ]


def card(heading: str, *points: str) -> Box:
    source = Source("hjul.pdf")
    lines = [Line(point.lstrip("+"), source, bullet=None if point.startswith("+") else 0) for point in points]
    return Box((Line(heading, source, bold=True), *lines), source)


def test_the_points_of_a_months_card_are_each_an_activity_on_the_day_that_they_name() -> None:
    title = Line("Årshjul 2033 for områdeudvalget", Source("hjul.pdf"), bold=True)
    plan = to_plan(
        Document(
            "hjul.pdf",
            (
                title,
                card(
                    "Februar",
                    "Ordinært møde 12. februar kl. 9-12",
                    "Status på sygefravær",
                    "Høring om budget for",
                    "+2034",
                ),
                card("Marts", "Besøg i Aalborg", "Valg til udvalget i uge 11", "Regnskab fra 4. januar gennemgås"),
                card("2. kvartal", "Ordinært møde 3. juni", "+kl. 10-12"),
            ),
            extra={"line_ends": "layout"},
        )
    ).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2033-02-12", "Ordinært møde"),
        ("2033-02", "Status på sygefravær"),
        ("2033-02", "Høring om budget for 2034"),
        ("2033-03", "Besøg i Aalborg"),
        ("2033-03-14/2033-03-20", "Valg til udvalget i uge 11"),
        ("2033-03", "Regnskab fra 4. januar gennemgås"),
        ("2033-06-03", "Ordinært møde"),
    ]


def test_the_points_below_a_day_or_a_title_stay_the_agenda() -> None:
    plan = to_plan(
        Document(
            "trin.pdf",
            (card("3. marts 2033", "Velkomst", "Debat"), card("Maj 2033", "+Stormøde", "Velkomst", "Debat")),
        )
    ).plan

    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2033-03-03", "Velkomst"), ("2033-05", "Stormøde"),
    ]  # fmt: skip


def lines(*texts: str) -> tuple[Line, ...]:
    """Lines of a box; those that begin with a star are bold."""
    return tuple(Line(text.lstrip("*"), Source("a.pdf"), bold=text.startswith("*")) for text in texts)


def said(*blocks: Line | Box) -> list[tuple[str | None, str]]:
    plan = to_plan(Document("a.pdf", blocks, extra={"line_ends": "layout"})).plan
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


def test_a_step_may_have_its_name_above_its_date() -> None:
    steps = [
        Box(lines("*1. Status", "Jan-feb 2031", "Regnskab og gennemgang", "af indsatser"), Source("a.pdf")),
        Box(lines("*2. Høring", "9. sep. – 4. nov.", "2031", "Offentlig høring"), Source("a.pdf")),
    ]
    assert said(*steps) == [("2031-01/2031-02", "1. Status"), ("2031-09-09/2031-11-04", "2. Høring")]


def test_a_box_with_several_days_beside_a_text_is_a_list_of_them() -> None:
    calendar = lines(
        "*Sæt kryds i kalenderen",
        "*Torsdag den 13. marts kl. 19-21",
        "Borgermøde på Lindeskolen",
        "*Mandag den 17. marts kl. 19-21",
        "Borgermøde på Vestre Skole",
        "*Onsdag den 26. marts kl. 17",
        "Dialogmøde på rådhuset",
    )
    text = Line("Høringen løber fra mandag den 3. marts til mandag den 28. april 2031.", Source("a.pdf"))
    assert said(text, Box(calendar, Source("a.pdf")))[1:] == [
        ("2031-03-13", "Borgermøde på Lindeskolen"),
        ("2031-03-17", "Borgermøde på Vestre Skole"),
        ("2031-03-26", "Dialogmøde på rådhuset"),
    ]


def test_bodies_with_their_days_below_a_step_each_take_it_up_that_day() -> None:
    steps = [
        Box(lines("1. kvartal 2031", "Behandling af forslag", "Havneudvalget 4/3", "Byrådet 26/3"), Source("a.pdf")),
        Box(lines("April 2031", "Høring", "Svar senest 3/5", "Møde 7/4"), Source("a.pdf")),
    ]
    assert said(*steps)[:2] == [
        ("2031-03-04", "Behandling af forslag: Havneudvalget"),
        ("2031-03-26", "Behandling af forslag: Byrådet"),
    ]
    assert said(*steps)[2][0] == "2031-04"


def test_points_of_a_months_card_may_open_with_bare_days() -> None:
    cards = [
        card("Januar", "7. Nytårskoncert", "20. Temamøde"),
        card("Februar", "9.-13. Uddannelse", "Onsdag d. 26. kl. 16-18: Møde"),
        card("Marts", "12. Puljemøde", "Fest"),
    ]
    title = Line("Kulturåret 2037", Source("hjul.pdf"), bold=True)
    assert said(title, *cards) == [
        ("2037-01-07", "Nytårskoncert"),
        ("2037-01-20", "Temamøde"),
        ("2037-02-09/2037-02-13", "Uddannelse"),
        ("2037-02-26", "Møde"),
        ("2037-03-12", "Puljemøde"),
        ("2037-03", "Fest"),
    ]


def test_running_numbers_in_a_months_card_are_no_days() -> None:
    cards = [card("Januar 2037", "1. Nytårskoncert", "2. Temamøde"), card("Februar 2037", "1. Puljemøde", "2. Fest")]
    assert [when for when, _ in said(*cards)] == ["2037-01", "2037-01", "2037-02", "2037-02"]
