"""Running text: what happens at a stated time is an event, everything else stays text of the page."""

from __future__ import annotations

from datetime import date

import pytest

from frisat.plan.model import Source
from frisat.read.blocks import Document, Line
from frisat.read.layouts import prose, prose_events
from frisat.read.to_plan import to_plan
from tests.read.documents import dumped

PAGE = """
SØG

Nyt ungehus i Midtby

Publiceret 3. maj 2024

Byrådet vedtog i 2019 en ungepolitik, og siden har mange unge ønsket et sted at være.

Den 14. august 2024 åbner ungehuset på Havnegade 12, 8900 Midtby. Huset blev besluttet i budgettet for 2023-2026.
I løbet af efteråret 2024 holder kommunen tre temaaftener for forældre, og senest den 1. december 2024 skal
brugerrådet være valgt.

Har du spørgsmål, kan du ringe på tlf. 87 12 34 56 eller læse notat af 12. marts 2024 (sag 24/1234).

Høringen af brugerrådets vedtægter løber fra 1. oktober til 15. november 2024, og Kulturudvalget behandler svarene i
januar 2025.
"""


def test_a_page_gives_its_events_and_none_of_its_other_dates() -> None:
    """Stamps, papers, budgets, house numbers, telephone and case numbers are no events; two clauses are two."""
    draft = prose.read(dumped(PAGE))

    assert draft.title == "Nyt ungehus i Midtby"
    assert [a.found.period.edtf for a in draft.activities if a.found] == [
        "2024-08-14",
        "2024-23",
        "2024-12-01",
        "2024-10-01/2024-11-15",
        "2025-01",
    ]
    assert draft.activities[3].title == "Høringen af brugerrådets vedtægter løber fra 1. oktober til 15. november 2024"
    assert draft.activities[0].source == Source("proeve.txt", (9, 9))
    assert "Publiceret 3. maj 2024" in [text for _, text in draft.text]


def test_sentences_that_carry_out_an_announcement_share_its_time() -> None:
    """ "I foråret … Det sker i to runder. I den første … I den anden …" gives the two rounds."""
    draft = prose.read(
        dumped("""
I løbet af foråret 2025 har Skoleudvalget talt med både elever og lærere. Det er sket i to runder. I den første er der
holdt møder med elevråd. I den anden har lærerne udarbejdet forslag til færre regler.
""")
    )

    assert [a.title.split()[2] for a in draft.activities] == ["første", "anden"]
    assert {a.found.period.edtf for a in draft.activities if a.found} == {"2025-21"}
    assert draft.activities[1].deliverables == ["forslag til færre regler"]
    assert draft.activities[0].actor_text == "Skoleudvalget"


@pytest.mark.parametrize(
    "text",
    [
        "Se brev af 3. maj 2023 fra ministeriet.",
        "Lov nr. 879 af 12. maj 2021 om velfærdsaftaler giver adgang til det.",
        "Planen gælder for 2023-2026.",
        "Kommunen har siden 2018 haft en politik for det.",
        "Kontoret ligger i lokale 2.14, 8800 By.",
        "Fakta pr. 1. januar 2024: 1.200 borgere.",
        "Sidst opdateret 7. juni 2024.",
    ],
)
def test_a_passing_date_is_no_event(text: str) -> None:
    """Sources, laws, terms, rooms and stamps give nothing."""
    assert prose_events.events([[Line(text, Source("a.txt", (1, 1)))]]) == []


def test_a_day_without_a_year_is_taken_nearest_to_the_document() -> None:
    """In a paper of November, "den 9. januar" is the coming one, and the reason is kept."""
    (event,) = prose_events.events(
        [[Line("Forslaget behandles i byrådet den 9. januar.", Source("a.txt", (1, 1)))]], near=date(2024, 11, 20)
    )

    assert event.found is not None
    assert event.found.period.edtf == "2025-01-09"
    assert (event.found.period.inferred, event.found.period.basis) == (True, "document_date")


@pytest.mark.parametrize(
    "text",
    ["»Vi glæder os,« sagde formanden den 4. januar 2038.", "Formanden skrev den 4. januar 2038: »Vi holder møde.«"],
)
def test_when_somebody_said_something_is_no_event(text: str) -> None:
    assert prose_events.events([[Line(text, Source("a.txt", (1, 1)))]]) == []


def test_a_poster_names_its_event_above_its_day() -> None:
    lines = ("Kom til borgermøde om møller", "Tirsdag den 4. november 2036 kl. 17-19", "Hallen i Brovst, Stadionvej 4")
    said = [Line(text, Source("a.pdf"), bold=n == 0, gap=n == 1) for n, text in enumerate(lines)]
    end = Line("Forslaget er i høring fra 1. oktober til 26. november 2036.", Source("a.pdf"), gap=True)
    plan = to_plan(Document("a.pdf", (*said, end), extra={"line_ends": "layout"})).plan

    assert next((a.title, a.place) for a in plan.activities) == (
        "Borgermøde om møller", "Hallen i Brovst, Stadionvej 4",
    )  # fmt: skip
