"""Minutes in sentences: outcomes, votes, dissent, who was there at which item, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frisat.plan import minutes, minutes_prose
from frisat.plan.meeting import (
    Attendee,
    Dissent,
    FollowUp,
    Item,
    Meeting,
    Outcome,
    Part,
    Presence,
    Vote,
)

PEOPLE = (
    Attendee("Karen Formand", Part.CHAIR, presence=Presence.PRESENT),
    Attendee("Anna Berg (A)", presence=Presence.PRESENT),
    Attendee("Bo Dahl (V)", presence=Presence.PRESENT, came="15:20", came_item="2"),
    Attendee("Carl Eg (O)", presence=Presence.PRESENT, left="16:10", left_item="3"),
    Attendee("Dorte Fri (F)", presence=Presence.EXCUSED),
    Attendee("Erik Gade (F)", Part.SUBSTITUTE, presence=Presence.PRESENT, stands_in_for="Dorte Fri (F)"),
    Attendee("Sekretæren", Part.SECRETARY, presence=Presence.PRESENT),
)
ITEMS = tuple(Item(key=n, no=n, title=f"Punkt {n}", outcome=Outcome.DISCUSSED) for n in ("1", "2", "3"))
MEETING = Meeting(uid="u", title="Møde", bodies=("Udvalget",), attendees=PEOPLE, items=ITEMS)


def names(item: Item, meeting: Meeting = MEETING) -> list[str]:
    return [a.name.split()[0] for a in minutes_prose.voters_at(meeting, item)]


def test_an_item_is_written_out_in_the_words_of_danish_minutes() -> None:
    item = Item(
        key="2", no="2", title="Skolestrukturen", recommendation="At sagen godkendes.", outcome=Outcome.ENDORSED,
        vote=Vote(3, 1, 1, names_against=("Anna Berg (A)",)), conflicts=("Bo Dahl (V)",),
        dissents=(Dissent("Anna Berg (A)", "Børnene får for langt."),),
        follow_ups=(FollowUp(text="Svar til skolerne", owner="Karen Formand", day="2027-05-03"),),
    )  # fmt: skip
    assert minutes_prose.prose(item, replace(MEETING, items=(ITEMS[0], item, ITEMS[2]))) == (
        "Udvalget tiltrådte indstillingen.",
        "For stemte 3, imod 1 (Anna Berg (A)). 1 undlod at stemme.",
        "Bo Dahl (V) var inhabil og deltog ikke i punktet.",
        "Anna Berg (A) ønskede sit mindretalsstandpunkt ført til referat: »Børnene får for langt.«",
        "Opfølgning ved Karen Formand senest 3. maj 2027: Svar til skolerne",
    )


def test_the_secretarys_own_words_take_the_place_of_the_first_sentence_alone() -> None:
    item = replace(ITEMS[0], decision="Indstillingen tiltrådt\nmed en bemærkning.\n\nSagen går videre.", vote=Vote(5))
    assert minutes_prose.prose(item, MEETING) == (
        "Indstillingen tiltrådt\nmed en bemærkning.",
        "Sagen går videre.",
        "For stemte 5, imod ingen.",
    )


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("recommendation", [None, "At sagen godkendes."])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_sentence_that_the_reader_of_papers_understands(
    outcome: Outcome, recommendation: str | None, language: str
) -> None:
    item = Item(key="1", no="1", title="x", recommendation=recommendation, outcome=outcome)
    said = minutes_prose.lead(item, ("Økonomiudvalget",), language)  # type: ignore[arg-type]
    assert said[0].isupper()
    assert said.endswith(".")
    if language == "da":
        assert minutes.heard(said) is outcome


def test_who_could_vote_on_an_item_follows_who_came_and_left_when() -> None:
    assert names(ITEMS[0]) == ["Karen", "Anna", "Carl", "Erik"]
    assert names(ITEMS[1]) == ["Karen", "Anna", "Bo", "Carl", "Erik"]
    assert names(ITEMS[2]) == ["Karen", "Anna", "Bo", "Erik"]
    assert names(replace(ITEMS[2], conflicts=("Bo Dahl (V)",))) == ["Karen", "Anna", "Erik"]
    back = replace(PEOPLE[1], left_item="2", came_item="3")
    gone_and_back = replace(MEETING, attendees=(PEOPLE[0], back))
    assert [names(item, gone_and_back) for item in ITEMS] == [["Karen", "Anna"], ["Karen"], ["Karen", "Anna"]]


def test_attendance_is_told_in_sentences() -> None:
    assert minutes_prose.attendance(MEETING) == (
        "Til stede: Karen Formand, Anna Berg (A), Bo Dahl (V), Carl Eg (O), Erik Gade (F) og Sekretæren.",
        "Afbud: Dorte Fri (F).",
        "Erik Gade (F) deltog for Dorte Fri (F).",
        "Bo Dahl (V) kom kl. 15.20 og deltog fra punkt 2.",
        "Carl Eg (O) gik kl. 16.10, før punkt 3.",
    )


def test_what_minutes_lack_is_named_where_it_is_missing() -> None:
    meeting = replace(
        MEETING,
        attendees=(*PEOPLE, Attendee("Finn Holm")),
        items=(
            replace(ITEMS[0], outcome=None),
            replace(ITEMS[1], vote=Vote(2, 1)),
            replace(ITEMS[2], closed=True, ground="§ 27"),
        ),
    )
    assert [(one.code, one.item, one.who) for one in minutes_prose.lacks(meeting)] == [
        ("G313", None, "Finn Holm"),
        ("G310", "1", None),
        ("G311", "2", None),
        ("G312", "3", None),
    ]
    mended = replace(
        meeting,
        attendees=PEOPLE,
        items=(
            ITEMS[0],
            replace(meeting.items[1], vote=Vote(2, 1, why="To stemte ikke.")),
            replace(meeting.items[2], withheld="Sagen er ikke afsluttet."),
        ),
    )
    assert minutes_prose.lacks(mended) == ()


def test_a_substitute_has_a_vote_where_the_person_of_the_seat_has_none() -> None:
    """One seat, one vote: Erik votes when Dorte is away, has left, is barred or has not come yet, never beside her."""
    here = replace(PEOPLE[4], presence=Presence.PRESENT)

    def at(item: Item, dorte: Attendee) -> list[str]:
        meeting = replace(MEETING, attendees=(*PEOPLE[:4], dorte, *PEOPLE[5:]))
        return [name for name in names(item, meeting) if name in ("Dorte", "Erik")]

    assert at(ITEMS[1], PEOPLE[4]) == ["Erik"]
    assert at(ITEMS[1], here) == ["Dorte"]
    assert at(replace(ITEMS[1], conflicts=("Dorte Fri (F)",)), here) == ["Erik"]
    assert [at(one, replace(here, left_item="2")) for one in ITEMS] == [["Dorte"], ["Erik"], ["Erik"]]
    assert [at(one, replace(here, came_item="3")) for one in ITEMS] == [["Erik"], ["Erik"], ["Dorte"]]


def test_minutes_need_no_word_of_the_substitute_of_somebody_who_came() -> None:
    waits = replace(PEOPLE[5], presence=Presence.EXPECTED)
    here = replace(PEOPLE[4], presence=Presence.PRESENT)

    assert [one.who for one in minutes_prose.lacks(replace(MEETING, attendees=(*PEOPLE[:4], here, waits)))] == []
    assert [one.who for one in minutes_prose.lacks(replace(MEETING, attendees=(*PEOPLE[:5], waits)))] == [waits.name]
