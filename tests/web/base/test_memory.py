"""What is kept in memory is bounded by count and, for texts and files, by size."""

from __future__ import annotations

from frisat.web.base import memory
from frisat.web.base.memory import MOST, MOST_BYTES, remembered


def test_a_value_is_made_once() -> None:
    made: list[int] = []

    for _ in range(3):
        remembered("key", lambda: made.append(1) or "value")

    assert made == [1]


def test_the_least_used_goes_first() -> None:
    for n in range(MOST["values"] + 1):
        remembered(("n", n), lambda: "first")
        remembered(("n", 1), lambda: "first")

    assert remembered(("n", 1), lambda: "anew") == "first"
    assert remembered(("n", 0), lambda: "anew") == "anew"


def test_a_shelf_of_large_texts_is_bounded_by_size() -> None:
    most = MOST_BYTES["drawings"]
    assert most is not None
    for n in range(40):
        remembered(("drawing", n), lambda: "x" * (most // 10), shelf="drawings")

    assert 5 <= len(memory._shelves["drawings"]) <= 10
    assert remembered(("drawing", 39), lambda: "anew", shelf="drawings") != "anew"


def test_what_is_larger_than_a_whole_shelf_is_given_but_not_kept() -> None:
    most = MOST_BYTES["drawings"]
    assert most is not None
    assert len(remembered("huge", lambda: "x" * (most + 1), shelf="drawings")) == most + 1
    assert not memory._shelves["drawings"]
