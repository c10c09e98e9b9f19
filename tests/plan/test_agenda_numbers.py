"""Numbers of agenda items stay, and none is given twice."""

from __future__ import annotations

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from frisat.plan.agenda_numbers import given


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], []),
        (["", "", ""], ["1", "2", "3"]),
        (["1", "2", ""], ["1", "2", "3"]),
        (["1", "", "2", ""], ["1", "1a", "2", "3"]),
        (["1", "", "", "2"], ["1", "1a", "1b", "2"]),
        (["1", "1a", "", "2"], ["1", "1a", "1b", "2"]),
        (["1", "", "1a", "2"], ["1", "1b", "1a", "2"]),
        (["", "1"], ["0a", "1"]),
        (["2", "1", ""], ["2", "1", "3"]),
    ],
)
def test_numbers(held: list[str], wanted: list[str]) -> None:
    assert given(held) == wanted


@tried(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=6))
def test_what_was_given_stays_and_none_is_there_twice(rounds: list[list[int]]) -> None:
    """Any number of agendas and supplements, each with items put anywhere."""
    held: list[str] = []
    for places in rounds:
        before = [n for n in held if n]
        for place in places:
            held.insert(min(place, len(held)), "")
        held = given(held)
        assert [n for n in held if n in set(before)] == before
        assert len(set(held)) == len(held)
        assert all(held)


def test_more_than_an_alphabet_between_two() -> None:
    assert given(["1", *[""] * 30, "2"])[-4:] == ["1ab", "1ac", "1ad", "2"]
