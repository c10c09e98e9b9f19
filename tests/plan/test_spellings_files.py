"""Five lists of other municipalities' names, written before the rules met them (tests/files/spellings)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import spellings

LISTS = sorted(spellings.LISTS.glob("*.toml"))


def test_the_lists_are_five_of_thirty_names_and_their_pairs_are_among_them() -> None:
    assert len(LISTS) == 5
    for path in LISTS:
        made = spellings.load(path)
        assert len(made["names"]) == len(set(made["names"])) == 30, path.name
        named = [n for row in (*made["same"], *made["ask"]) for n in row]
        assert set(named) <= set(made["names"]), path.name


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_nothing_is_called_the_same_that_is_not(path: Path) -> None:
    same, _ = spellings.score(spellings.load(path))
    assert same.said - same.true == set()


def test_most_of_what_is_one_is_found_and_few_questions_are_idle() -> None:
    scored = [spellings.score(spellings.load(path)) for path in LISTS]
    said, right, true = (
        [sum(len(getattr(one[n], what)) for one in scored) for n in (0, 1)] for what in ("said", "right", "true")
    )

    assert right[0] / true[0] >= 0.98
    assert right[1] / true[1] >= 0.95
    assert right[1] / said[1] >= 0.90
