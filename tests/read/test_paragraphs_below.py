"""
Dated entries whose words go on in paragraphs of their own, in sentences and with names made up for the test.
"""

from __future__ import annotations

from frisat.plan.model import Activity, Kind
from frisat.read import from_txt
from frisat.read.to_plan import to_plan


def activities(text: str) -> tuple[Activity, ...]:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan.activities


BODIES = """
Foreløbig køreplan for budget 2032

4. marts: Møde i Økonomiudvalget

Vælger spor for budgettet
Peger på emner, som skal undersøges inden sommer

April-maj: De stående udvalg

Udarbejder egne spareforslag

20. maj: Økonomiudvalget

Vedtager rammer for 2032-2035
Siger ja til direktionens køreplan

18. juni: Økonomiudvalget

Orientering om indtægterne

August: Seminar for Byråd og Økonomiudvalg (½ dag)

Overblik over budget og anlæg.

Oktober: Økonomiudvalget og Byrådet

De sidste forhandlinger og endelig vedtagelse af Budget 2032.

(Tiltrådt af Økonomiudvalget den 4/3-31.)
"""


def test_paragraphs_below_dated_entries_are_their_points() -> None:
    meeting, _, _, _, seminar, _ = activities(BODIES)
    assert meeting.agenda == ("Vælger spor for budgettet", "Peger på emner, som skal undersøges inden sommer")
    assert (seminar.title, seminar.agenda) == (
        "Seminar for Byråd og Økonomiudvalg (½ dag)",
        ("Overblik over budget og anlæg.",),
    )


def test_what_a_body_does_is_the_title_where_the_entry_names_only_the_body() -> None:
    _, own, rammer, orientation, _, last = activities(BODIES)
    assert (own.title, own.responsible) == ("Udarbejder egne spareforslag", ("De stående udvalg",))
    assert (rammer.title, rammer.agenda) == ("Vedtager rammer for 2032-2035", ("Siger ja til direktionens køreplan",))
    assert (rammer.responsible, rammer.kind) == (("Økonomiudvalget",), Kind.DECISION)
    assert orientation.kind is Kind.ORIENTATION
    assert last.title == "De sidste forhandlinger og endelig vedtagelse af Budget 2032."


def test_a_remark_below_the_last_entry_is_none_of_its_points() -> None:
    reading = to_plan(from_txt.read(BODIES.encode(), "side.txt"))
    assert all("Tiltrådt" not in point for one in reading.plan.activities for point in one.agenda)
    assert reading.plan.text == ("(Tiltrådt af Økonomiudvalget den 4/3-31.)",)


TIGHT = """
Skoleforløbet 2031

12. januar 2031: Temamøde om skolerne
Ledere og forældre taler om klasserne
3. februar 2031: Fællesmøde i bestyrelserne
Tal for elever lægges frem
Alle bestyrelser får ordet
28. marts 2031: Borgermøde i hallen
Kort oplæg ved formanden
9. maj 2031: Udvalgsmøde
Indstilling skrives
Kontakt skolekontoret, hvis du har spørgsmål.
"""


def test_below_the_last_entry_no_more_lines_are_points_than_below_others() -> None:
    assert [one.agenda for one in activities(TIGHT)] == [
        ("Ledere og forældre taler om klasserne",),
        ("Tal for elever lægges frem", "Alle bestyrelser får ordet"),
        ("Kort oplæg ved formanden",),
        ("Indstilling skrives",),
    ]


LONE = """
Nyt om parken

3. maj 2031: Indvielse af parken
4. juni 2031: Rundvisning i parken
Parken ligger bag biblioteket og har åbent hver dag.
9. juli 2031: Koncert i parken
"""


def test_one_paragraph_between_entries_is_the_pages() -> None:
    assert [one.agenda for one in activities(LONE)] == [(), (), ()]
