"""Sentences with their time first, with a time for each clause, and those that name a time only in passing."""

from __future__ import annotations

import pytest

from frisat.plan.model import Source, Status
from frisat.read.blocks import Line
from frisat.read.layouts import prose_events


def told(text: str) -> list[tuple[str, str]]:
    line = Line(text, Source("x.txt", (1, 1)))
    return [(a.period_text, a.title) for a in prose_events.events([[line]])]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Torsdag den 6. maj træffer udvalget sit endelige valg.", ["Torsdag den 6. maj"]),
        ("Den 3. juni 2026 får skolerne et udkast.", ["Den 3. juni 2026"]),
        ("I løbet af oktober taler områderne med deres brugere.", ["I løbet af oktober"]),
        ("I maj taler vi med klubberne, og den 4. juni får rådet et notat.", ["maj", "den 4. juni"]),
        ("Senest den 1. maj skal vi svare, og den 20. maj drøftes svarene.", ["Senest den 1. maj", "den 20. maj"]),
        ("Samrådet varar från 3 mars till och med 30 april 2025.", ["från 3 mars till och med 30 april 2025"]),
        ("Granskningen pågår mellan den 5 maj och den 2 juni 2025.", ["mellan den 5 maj och den 2 juni 2025"]),
        ("Alle, der er fyldt 60 år, kan stemme den 7. november 2025.", ["den 7. november 2025"]),
        ("Udvalget holder ikke kun møde den 3. maj, men også den 9. juni.", ["den 3. maj", "den 9. juni"]),
    ],
)  # fmt: skip
def test_a_clause_tells_of_what_happens_at_its_time(text: str, periods: list[str]) -> None:
    assert [period.rstrip(".") for period, _ in told(text)] == periods


def test_each_clause_has_its_own_words() -> None:
    assert told("Den 2. maj samles panelet, og den 9. maj drøfter rådet panelets forslag.") == [
        ("Den 2. maj", "Den 2. maj samles panelet"),
        ("den 9. maj", "den 9. maj drøfter rådet panelets forslag."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Efter valget i efteråret er aftalen blevet forsinket.",
        "På grund af kommunernes økonomi i 2024 er planen ændret.",
        "Kandidaten skal være fyldt 18 år senest den 1. juni 2025.",
        "Tilbuddet er for børn født efter den 1. januar 2019.",
        "Der holdes ikke møder i december.",
        "Udvalget har ingen møder i juli og august.",
        "Skolernes budgetter i 2024 var stramme.",
        "Den 5. maj er en mandag.",
        "Velkommen tilbage efter en lang sommer i 2025.",
        "Så er efteråret 2025 godt i gang.",
        "God sommer og tak for et godt samarbejde i foråret 2025!",
        "Her får I et overblik over, hvad der venter i vinteren 2025.",
    ],
)
def test_a_time_named_in_passing_is_no_activity(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["Velkommen til borgermøde den 3. maj 2025.", "Vi håber, at I kommer til åbningen den 3. maj 2025."]
)
def test_a_greeting_that_bids_to_a_day_tells_of_it(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I perioden 3.-20. marts 2026 er udkastet i høring.", None),
        ("Den 3. marts 2026 er huset åbent for alle.", None),
        ("Den 3. marts 2024 blev planen vedtaget af rådet.", Status.HELD),
        ("Den 3. marts 2024 er aftalen underskrevet.", Status.HELD),
        ("Udvalget har den 3. marts 2024 drøftet planen.", Status.HELD),
    ],
)
def test_the_subject_behind_the_verb_is_no_participle(text: str, status: Status | None) -> None:
    (one,) = prose_events.events([[Line(text, Source("x.txt", (1, 1)))]])
    assert one.status is status


def test_a_week_or_a_clock_time_can_end_a_sentence() -> None:
    text = (
        "Der er ikke møde i uge 42. I uge 45 samles panelet. Mødet den 3. maj 2026 begynder kl. 16. Rådet holder pause."
    )
    assert [title for _, title in told(text)] == ["I uge 45 samles panelet.", "Mødet den 3. maj 2026 begynder kl. 16."]


def test_an_ordinal_ends_no_sentence() -> None:
    assert len(told("Den 3. Maj 2026 mødes rådet, og kl. 16. 5. klasse synger.")) == 1
