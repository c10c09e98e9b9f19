"""Tables whose columns are lost: rows, cells, undated rows, statuses, moved meetings, traps."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Reading, Status
from frisat.read import from_txt
from frisat.read.to_plan import to_plan
from tests.read.coverage import lost


def read(text: str) -> Reading:
    document = from_txt.read(text.encode(), "plan.txt")
    reading = to_plan(document)
    assert lost(document, reading) == []
    return reading


def activities(text: str) -> list[Activity]:
    return list(read(text).plan.activities)


def brief(found: list[Activity]) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(a.period.edtf if a.period else None, a.title, a.responsible) for a in found]


PLAIN = """Plan for skolen

Dato Aktivitet Hvem
3. marts 2025 Temadrøftelse om skolen. Byrådet
April-maj
2025

Analyse af behov for

nye lokaler.
Børne- og
Kulturudvalget

1. juni 2025 Frist for bidrag.
"""


def test_rows_begin_at_dates_and_cells_are_found_without_marks() -> None:
    assert brief(activities(PLAIN)) == [
        ("2025-03-03", "Temadrøftelse om skolen.", ("Byrådet",)),
        ("2025-04/2025-05", "Analyse af behov for nye lokaler.", ("Børne- og Kulturudvalget",)),
        ("2025-06-01", "Frist for bidrag.", ()),
    ]


def test_the_title_of_the_page_is_the_plans_title() -> None:
    assert read(PLAIN).plan.title == "Plan for skolen"


@pytest.mark.parametrize(
    "text",
    [
        "Dato Hvem Aktivitet\n3. marts 2025 Byrådet Temadrøftelse om skolen\n4. maj 2025 Direktionen Møde om budget\n",
        "Aktivitet Hvem Dato\nTemadrøftelse om skolen Byrådet 3. marts 2025\nMøde om budget Direktionen 4. maj 2025\n",
        "Hvem Aktivitet Dato\nByrådet Temadrøftelse om skolen 3. marts 2025\nDirektionen Møde om budget 4. maj 2025\n",
        "Aktivitet Dato Hvem\nTemadrøftelse om skolen 3. marts 2025 Byrådet\nMøde om budget 4. maj 2025 Direktionen\n",
        "Hvem Dato Aktivitet\nByrådet 3. marts 2025 Temadrøftelse om skolen\nDirektionen 4. maj 2025 Møde om budget\n",
    ],
)
def test_columns_may_stand_in_any_order(text: str) -> None:
    assert brief(activities(text)) == [
        ("2025-03-03", "Temadrøftelse om skolen", ("Byrådet",)),
        ("2025-05-04", "Møde om budget", ("Direktionen",)),
    ]


def test_several_activities_of_a_row_share_one_actor_or_take_their_own() -> None:
    text = """Dato Aktivitet Hvem
Januar-juni 2025 Løbende orientering af skolebestyrelser.

Løbende møder med naboer.

Forvaltningen

August 2025

Behandling af aftale.

Udviklingskonsulenten afholder workshop
for Børneudvalget.

Børneudvalget
Byrådet

Forvaltningen

1. september 2025 Aftale indgås. Byrådet
"""
    found = activities(text)
    assert [(a.title, a.responsible) for a in found] == [
        ("Løbende orientering af skolebestyrelser.", ("Forvaltningen",)),
        ("Løbende møder med naboer.", ("Forvaltningen",)),
        ("Behandling af aftale.", ("Børneudvalget", "Byrådet")),
        ("Udviklingskonsulenten afholder workshop for Børneudvalget.", ("Forvaltningen",)),
        ("Aftale indgås.", ("Byrådet",)),
    ]
    assert found[0].source == found[1].source


OVERVIEW = """Mødeoversigt 2025

Dato Opgave Dagsorden
03-02-2025 Møde i byrådet

\uf0b7 Dagsorden:
- Godkende plan for det videre
arbejde
- Drøfte mål

10-02-2025 Temamøde i byrådet

Mødet blev aflyst

\uf0b7 Drøfte visioner

 Dialogmøde med skoleledere
(dato ikke fastlagt)

\uf0b7 Orientering om planen

Marts  \uf0b7 Eventuel igangsætning af forsøg
2025- Løbende drøftelser i byrådet

Opdateret: 9. jan. 2025
"""


def test_an_overview_with_bullets_gives_agendas() -> None:
    found = activities(OVERVIEW)
    assert [(a.title, a.agenda) for a in found] == [
        ("Møde i byrådet", ("Godkende plan for det videre arbejde", "Drøfte mål")),
        ("Temamøde i byrådet", ("Drøfte visioner",)),
        ("Dialogmøde med skoleledere", ("Orientering om planen",)),
        ("Eventuel igangsætning af forsøg", ()),
        ("Løbende drøftelser i byrådet", ()),
    ]
    assert read(OVERVIEW).plan.updated == "2025-01-09"


def test_a_row_without_a_date_inherits_none() -> None:
    undated = activities(OVERVIEW)[2]
    assert undated.period is not None
    assert undated.period.edtf is None
    assert undated.period.text == "dato ikke fastlagt"


def test_statuses_of_an_overview() -> None:
    planned, cancelled, _, maybe, ongoing = activities(OVERVIEW)
    assert [a.status for a in (planned, cancelled, maybe, ongoing)] == [
        Status.PLANNED,
        Status.CANCELLED,
        Status.TENTATIVE,
        Status.ONGOING,
    ]
    assert ongoing.period is not None
    assert ongoing.period.edtf == "2025/.."


def test_a_year_that_the_words_lack_is_inferred_and_told() -> None:
    reading = read(OVERVIEW)
    march = reading.plan.activities[3]
    assert march.period is not None
    assert (march.period.edtf, march.period.inferred) == ("2025-03", True)
    assert [n.activities for n in reading.notes if n.code.startswith("R1") and n.value == "Marts"] == [(march.key,)]


def test_a_moved_meeting_is_two_activities_one_replacing_the_other() -> None:
    text = """Dato Aktivitet Hvem
3. marts 2025 Møde om budget Byrådet
Udsat til 10. marts 2025
4. maj 2025 Temamøde Byrådet
"""
    old, new, other = activities(text)
    assert (old.status, new.status, other.status) == (Status.POSTPONED, Status.PLANNED, Status.PLANNED)
    assert old.replaced_by == new.key
    assert [a.period.edtf for a in (old, new) if a.period] == ["2025-03-03", "2025-03-10"]


def test_two_dates_in_one_cell_are_two_activities() -> None:
    text = "Dato Aktivitet Hvem\n3. marts 2025 og 7. april 2025 Møde Byrådet\n4. maj 2025 Høring Byrådet\n"
    assert [a.period.edtf for a in activities(text) if a.period] == ["2025-03-03", "2025-04-07", "2025-05-04"]


@pytest.mark.parametrize(
    "line",
    ["Godkendelse af budget for\n2026-2029", "Plan der gælder fra\n1. januar 2026", "Sag om § 17,\nstk. 4 udvalg"],
)
def test_a_date_inside_a_title_begins_no_row(line: str) -> None:
    text = f"Dato Aktivitet Hvem\n3. marts 2025 {line} Byrådet\n4. maj 2025 Møde om høring Byrådet\n"
    found = activities(text)
    assert [a.period.edtf for a in found if a.period] == ["2025-03-03", "2025-05-04"]
    assert found[0].responsible == ("Byrådet",)


def test_a_repeated_header_and_page_numbers_are_no_activities() -> None:
    text = (
        "Plan\n\nDato Aktivitet Hvem\n3. marts 2025 Møde Byrådet\nSide 1 af 2\n\f"
        "Dato Aktivitet Hvem\n4. maj 2025 Høring Byrådet\nSide 2 af 2\n"
    )
    reading = read(text)
    assert [a.title for a in reading.plan.activities] == ["Møde", "Høring"]
    assert [note.code for note in reading.notes] == ["R109"]


def test_stakeholders_are_read_beside_the_table() -> None:
    text = OVERVIEW + "\n\nInteressenter – ikke udtømmende\nForældre\nElever\nLokalråd\nm.fl.\n"
    plan = read(text).plan
    assert plan.stakeholders == ("Forældre", "Elever", "Lokalråd")
    assert not plan.stakeholders_complete
    assert len(plan.activities) == 5


def test_a_footnote_knows_the_activity_that_refers_to_it() -> None:
    text = (
        "Dato Aktivitet Hvem\n3. marts 2025 Samtaler efter en ny metode.* Skolerne\n4. maj 2025 Høring. Byrådet\n\n"
        "* Metoden tager udgangspunkt i borgerens\nperspektiv.\n"
    )
    plan = read(text).plan
    (footnote,) = plan.footnotes
    assert footnote.text == "Metoden tager udgangspunkt i borgerens perspektiv."
    assert footnote.activities == (plan.activities[0].key,)


def test_empty_and_odd_text_reads_to_an_empty_plan() -> None:
    for text in ("", "\n\n \n", "\ufeff", "Dato Aktivitet Hvem\n", "\x00\x01\x02"):
        assert to_plan(from_txt.read(text.encode(), "x.txt")).plan.activities == ()


FORUMS = """Møder 2025 i Sundhedsforum

Dato og tid Forum Sted Emner
14. januar
kl. 13-15
Fagligt forum Sygehuset,
lokale 7
 Status på vagten
 Breve om weekender
6. februar
kl. 16-18
Politisk forum Rådhuset i Norby  Penge til klinikken
 Året der gik
11. marts
kl. 13-15
Fagligt forum Aflyst
8. april
kl. 9-15
Temadag for fagligt
forum
Kulturhuset
Laden
 Hvad virker på
tværs?
6. maj
kl. 13-15
Fagligt forum Virtuelt  Tal for indlæggelser

Fagligt forum: chefer fra sygehuset og kommunerne.
"""


def test_a_row_without_a_title_column_is_called_after_who_meets() -> None:
    found = activities(FORUMS)
    assert [(a.period.edtf if a.period else None, a.title, a.place) for a in found] == [
        ("2025-01-14", "Fagligt forum", "Sygehuset, lokale 7"),
        ("2025-02-06", "Politisk forum", "Rådhuset i Norby"),
        ("2025-03-11", "Fagligt forum", None),
        ("2025-04-08", "Temadag for fagligt forum", "Kulturhuset Laden"),
        ("2025-05-06", "Fagligt forum", "Virtuelt"),
    ]
    assert [a.status for a in found][2] is Status.CANCELLED
    assert [a.agenda for a in found] == [
        ("Status på vagten", "Breve om weekender"),
        ("Penge til klinikken", "Året der gik"),
        (),
        ("Hvad virker på tværs?",),
        ("Tal for indlæggelser",),
    ]


def test_where_neither_the_place_nor_another_row_shows_who_ends_where_the_words_stay_whole() -> None:
    text = FORUMS.replace("Sygehuset,\nlokale 7", "Hos Anna").replace("Rådhuset i Norby ", "Hos Bo ")
    assert [(a.title, a.place) for a in activities(text)][:2] == [
        ("Fagligt forum", "Hos Anna"),
        ("Politisk forum Hos Bo", None),
    ]


YEAR_ROWS = """Plan for Havneudvikling 2031-2040

Hvornår Hvad Hvem
{first}
August-september Indsamling af data om kajen
Havnekontoret

28. september Temamøde om kajen Havneudvalget

9. november Godkendelse af kommissorium Havneudvalget

{second}
Januar - marts Udarbejdelse af forslag Havnekontoret

5. april Drøftelse af forslag Byrådet
"""


def test_a_year_alone_on_a_line_dates_the_rows_below_it() -> None:
    found = brief(activities(YEAR_ROWS.format(first="2030", second="2031")))
    assert [edtf for edtf, *_ in found] == [
        "2030-08/2030-09",
        "2030-09-28",
        "2030-11-09",
        "2031-01/2031-03",
        "2031-04-05",
    ]


def test_a_year_taken_from_a_line_above_says_so() -> None:
    basis = [a.period.basis for a in activities(YEAR_ROWS.format(first="2030", second="2031")) if a.period]
    assert basis == [None, "heading:2030", "heading:2030", None, "heading:2031"]


def test_years_that_do_not_rise_from_line_to_line_date_only_their_own_row() -> None:
    basis = [a.period.basis for a in activities(YEAR_ROWS.format(first="2031", second="2031")) if a.period]
    assert not any((said or "").startswith("heading") for said in basis)
