"""Entries of dated lists that have no date of their own, and headings whose time the text below tells again."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Status
from frisat.read import from_html, from_txt
from frisat.read.to_plan import to_plan


def page(text: str) -> tuple[Activity, ...]:
    return to_plan(from_txt.read(text.strip("\n").encode(), "plan.txt")).plan.activities


def said(activities: tuple[Activity, ...]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in activities]


LIST = """
{head}

- 3. februar 2027: Opstartsmøde med skolerne
- 10. marts 2027: Workshop med elevråd
- {entry}
- 14. april 2027: Udvalget drøfter forslaget
- 20. maj 2027: Høring
"""


@pytest.mark.parametrize("entry", ["Studietur til Aarhus", "Besøg hos nabokommunen", "Fælles spisning i hallen"])
def test_an_entry_without_a_date_among_dated_ones_is_an_activity_without_a_date(entry: str) -> None:
    found = said(page(LIST.format(head="Tidsplan for udearealer 2027", entry=entry)))
    assert len(found) == 5
    assert found[2] == (None, entry)


@pytest.mark.parametrize(
    "entry", ["Pris: 300 kr.", "Læs mere på kommunens hjemmeside", "Kontakt sekretariatet for mere", "Bilag"]
)
def test_what_is_of_the_page_is_none(entry: str) -> None:
    found = said(page(LIST.format(head="Tidsplan for udearealer 2027", entry=entry)))
    assert [day for day, _ in found] == ["2027-02-03", "2027-03-10", "2027-04-14", "2027-05-20"]


@pytest.mark.parametrize(
    "when", ["Ét år efter", "Tre måneder efter opstart", "Senest 14 dage efter ibrugtagning", "2-3 uger efter"]
)
def test_a_time_that_another_tells_is_kept_without_a_date(when: str) -> None:
    activities = page(f"""
Plan for indførelse af nyt vagtplansystem

1. februar 2027: Systemet tages i brug i hjemmeplejen
1. marts 2027: Systemet tages i brug på plejecentrene
{when}: Evaluering af systemet
""")
    last = activities[-1]
    assert len(activities) == 3
    assert last.title == "Evaluering af systemet"
    assert last.period is not None
    assert (last.period.edtf, last.period.text) == (None, when)


TOLD = """
<h1>Proces for ny ungepolitik</h1>
<h2>Fase 1: Inddragelse, januar-marts 2027</h2>
<p>I januar-marts 2027 inddrages unge gennem workshops og interview.</p>
<h2>Fase 2: Udkast, april 2027</h2>
<p>I april skriver forvaltningen et udkast. Udvalget drøfter det den 20. april 2027.</p>
<h2>Fase 3: Høring (maj-juni 2027)</h2>
<p>Udkastet er i høring i perioden maj-juni 2027. Den 3. juni 2027 er der borgermøde.</p>
<h2>Fase 4: Møder, august 2027</h2>
<p>I august 2027 sendes en pjece til alle hjem.</p>
"""


def test_a_sentence_that_repeats_its_heading_with_the_time_is_no_second_activity() -> None:
    activities = to_plan(from_html.read(TOLD.encode(), "proces.html")).plan.activities
    assert said(activities) == [
        ("2027-01/2027-03", "Fase 1: Inddragelse"),
        ("2027-04", "Fase 2: Udkast"),
        ("2027-04-20", "Udvalget drøfter det den 20. april 2027."),
        ("2027-05/2027-06", "Fase 3: Høring"),
        ("2027-06-03", "Den 3. juni 2027 er der borgermøde."),
        ("2027-08", "Fase 4: Møder"),
        ("2027-08", "I august 2027 sendes en pjece til alle hjem."),
    ]
    assert activities[1].actors == ("forvaltningen",)
    assert activities[1].agenda == ("I april skriver forvaltningen et udkast.",)


PHASES = """
Tidsplan for Fælles Fritid

FASE 1: KORTLÆGNING, AUGUST – OKTOBER 2027
I perioden august til oktober 2027 kortlægger konsulenterne foreningerne.
Den 3. september 2027 holder vi opstartsmøde med foreningerne.

FASE 2: INDDRAGELSE, NOVEMBER 2027 – JANUAR 2028
Fra november 2027 til januar 2028 inddrages foreningerne ved tre møder.

FASE 3: BESLUTNING, FEBRUAR 2028
Planen skrives færdig. Udvalget beslutter planen den 10. februar 2028.
"""


def test_a_day_in_the_text_below_a_phase_is_an_activity_of_its_own() -> None:
    assert said(page(PHASES)) == [
        ("2027-08/2027-10", "FASE 1: KORTLÆGNING"),
        ("2027-09-03", "Den 3. september 2027 holder vi opstartsmøde med foreningerne."),
        ("2027-11/2028-01", "FASE 2: INDDRAGELSE"),
        ("2028-02", "FASE 3: BESLUTNING"),
        ("2028-02-10", "Udvalget beslutter planen den 10. februar 2028."),
    ]


MONTHS = """
Møder om ny organisering

Marts 2027
- Tirsdag den 2. kl. 15-17: Dialogmøde med skoleledere
- Torsdag den 18. kl. 14-16: Styregruppemøde ({moved})

Juni 2027
- Tirsdag den 1. kl. 17: Byrådet godkender ny organisering
- Fælles begyndelse for de nye afdelinger ({note})
"""


@pytest.mark.parametrize(
    ("moved", "days"),
    [
        ("flyttet fra den 11.", ["2027-03-11", "2027-03-18"]),
        ("udsat fra d. 11", ["2027-03-11", "2027-03-18"]),
        ("flyttet til den 25.", ["2027-03-18", "2027-03-25"]),
    ],
)
def test_a_day_of_the_month_above_from_or_to_which_a_meeting_was_moved_is_told(moved: str, days: list[str]) -> None:
    meetings = [a for a in page(MONTHS.format(moved=moved, note="dato følger")) if a.title == "Styregruppemøde"]
    assert [a.period.edtf for a in meetings if a.period] == days
    assert meetings[0].replaced_by == meetings[1].key


@pytest.mark.parametrize("note", ["dato følger", "dato ikke fastlagt", "dato aftales senere"])
def test_what_has_no_day_yet_is_some_time_in_the_month_above(note: str) -> None:
    last = page(MONTHS.format(moved="flyttet fra den 11.", note=note))[-1]
    assert last.period is not None
    assert (last.title, last.period.edtf, last.period.note) == (
        "Fælles begyndelse for de nye afdelinger",
        "2027-06",
        note,
    )
    assert last.status is Status.TENTATIVE


def test_a_line_that_goes_on_with_a_day_in_mid_sentence_is_no_entry_of_a_list() -> None:
    found = said(
        page("""
Nyt fra Sundhed, september 2026

Vi byder velkommen til 18 nye social- og sundhedselever, som begynder
mandag den 2. november. Praktikvejlederne mødes til forberedelse i uge 43.
""")
    )
    assert [day for day, _ in found] == ["2026-11-02", "2026-10-19/2026-10-25"]
    assert found[0][1].startswith("Vi byder velkommen")


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi gør status for arbejdet i foråret 2028.",
        "Kultur og Fritid følger op på anbefalingerne i foråret 2028.",
        "Udvalget får en opsamling i foråret 2028.",
        "De sidste to distrikter følger i foråret 2028.",
        "Projektet holder til på Møllevej 22. I foråret 2028 evaluerer vi det.",
    ],
)
def test_what_is_done_with_the_results_in_a_season_is_told(sentence: str) -> None:
    text = f"Kommissorium for Fritidsliv for alle\n\nArbejdet begynder i august 2027.\n\n{sentence}"
    assert [day for day, _ in said(page(text))] == ["2027-08", "2028-21"]


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(
    "beside", ["var 16. februar", "flyttet fra 16. februar", "oprindeligt den 16. februar", "før 16. februar"]
)
def test_the_day_on_which_an_entry_was_to_be_is_told_in_brackets_behind_its_own(beside: str, bullet: str) -> None:
    found = page(f"""
Ny tidsplan for arbejdsgruppen, januar 2027

{bullet}Workshop 1: 2. februar 2027 kl. 9-12
{bullet}Workshop 2: 23. februar 2027 kl. 9-12 ({beside})
{bullet}Høringsfrist: 9. april 2027 kl. 12
""")
    assert said(found) == [
        ("2027-02-02", "Workshop 1"),
        ("2027-02-16", "Workshop 2"),
        ("2027-02-23", "Workshop 2"),
        ("2027-04-09", "Høringsfrist"),
    ]
    assert (found[1].status, found[1].replaced_by) == (Status.POSTPONED, found[2].key)
