"""Entries of dated lists that have no date of their own, and headings whose time the text below tells again."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity
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
