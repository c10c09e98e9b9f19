"""What minutes say of an item, in words and back."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.meeting import Dissent, FollowUp, Item, Outcome, Vote
from frisat.plan.minutes import follow_up_of, follow_up_words, heard, said, understood
from frisat.plan.wording import meetings as words

NAME = st.sampled_from(["Anna Dam", "Ole Bak (C)", "Åse Kubel", "Per Holm"])
NAMES = st.lists(NAME, max_size=3, unique=True).map(tuple)
WORDS = st.text("abcdefgæøå ABC§%,.0123456789", min_size=1, max_size=60).map(lambda t: " ".join(f"Ab {t} c".split()))
TASK = st.tuples(WORDS, st.sampled_from(["", "."])).map("".join)
DAY = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)


@given(
    st.none() | st.sampled_from(Outcome),
    st.none() | st.builds(Vote, st.integers(0, 60), st.integers(0, 60), st.integers(0, 9), NAMES, NAMES, NAMES),
    NAMES,
    st.lists(st.builds(Dissent, NAME, WORDS), max_size=2, unique_by=lambda d: (d.who, d.text)).map(tuple),
    st.lists(st.builds(FollowUp, text=TASK, owner=st.none() | NAME, day=DAY, is_done=st.booleans()), max_size=2),
    st.none() | WORDS,
)
def test_what_was_said_is_understood(
    outcome: Outcome | None,
    vote: Vote | None,
    conflicts: tuple[str, ...],
    dissents: tuple[Dissent, ...],
    follow_ups: list[FollowUp],
    decision: str | None,
) -> None:
    """Outcome, votes with names, conflicts, dissent and follow-ups come back from their printed lines."""
    item = Item(
        key="1", no="1", title="Budget", outcome=outcome, vote=vote, conflicts=conflicts, dissents=dissents,
        follow_ups=tuple(follow_ups), decision=decision,
    )  # fmt: skip

    printed = "\n\n".join(line.whole for line in said(item))

    assert understood(Item(key="1", no="1", title="Budget"), printed or None) == item


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Godkendt.", Outcome.APPROVED),
        ("Indstillingen blev godkendt.", Outcome.APPROVED),
        ("Indstillingen blev ikke godkendt.", Outcome.REJECTED),
        ("Byrådet vedtog indstillingen.", Outcome.ADOPTED),
        ("Udvalget tiltrådte indstillingen.", Outcome.ENDORSED),
        ("Tiltrådt, idet bemærkningerne indarbejdes.", Outcome.ENDORSED),
        ("Udvalget tiltrådte, at sagen udsættes.", Outcome.POSTPONED),
        ("Udvalget anbefaler indstillingen over for Byrådet.", Outcome.RECOMMENDED),
        ("Taget til efterretning.", Outcome.NOTED),
        ("Udvalget tog redegørelsen til efterretning.", Outcome.NOTED),
        ("Sagen blev drøftet.", Outcome.DISCUSSED),
        ("Udsat til næste møde.", Outcome.POSTPONED),
        ("Sagen tilbagesendes til udvalget.", Outcome.RETURNED),
        ("Forslaget blev forkastet.", Outcome.REJECTED),
        ("Punktet udgår.", Outcome.WITHDRAWN),
        ("Taget af dagsordenen.", Outcome.WITHDRAWN),
        ("Udvalget sender forslaget i høring.", None),
        ("Intet.", None),
        ("Det blev ikke drøftet.", None),
    ],
)
def test_the_words_of_danish_minutes(text: str, outcome: Outcome | None) -> None:
    """Source of the words: docs/policy/governance.md and the minutes of tests/files."""
    assert heard(text) is outcome


def test_every_outcome_has_a_word_that_is_heard_as_itself() -> None:
    """What we print alone is never taken for another outcome."""
    assert {outcome: heard(f"{words.OUTCOMES[outcome]['da']}.") for outcome in Outcome} == {o: o for o in Outcome}


def test_a_follow_ups_full_stop_comes_after_who_and_when() -> None:
    found = FollowUp(text="Skriv til skolerne.", owner="Anna Dam", day="2027-05-03")
    line = follow_up_words(found, "da")
    assert line == "Skriv til skolerne (ansvarlig: Anna Dam, frist: 3. maj 2027)."
    assert follow_up_of(line) == found
    assert follow_up_of("Skriv til skolerne (begge).") == FollowUp(text="Skriv til skolerne (begge).")


def test_a_decision_that_says_it_already_is_not_said_again() -> None:
    """The outcome and the votes stand once, in the words of the minutes."""
    item = Item(
        key="1", no="1", title="Budget", outcome=Outcome.ADOPTED, vote=Vote(18, 7),
        decision="Indstillingen blev vedtaget med 18 stemmer mod 7.",
    )  # fmt: skip

    assert [line.whole for line in said(item)] == ["Indstillingen blev vedtaget med 18 stemmer mod 7."]


def test_a_long_line_is_read_in_a_moment() -> None:
    """No pattern goes back and forth over hostile text."""
    for text in ("for stemte 5 " * 8000, "A" * 100_000, "Anna Dam " * 12_000, "(" * 50_000):
        begun = time.process_time()
        understood(Item(key="1", no="1", title="x"), f"Opfølgning: {text}\n\n{text}")
        assert time.process_time() - begun < 10, text[:20]
