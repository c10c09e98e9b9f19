"""Matching measured on made pairs with known truth: nothing sure is wrong, hardly anything is missed."""

from __future__ import annotations

import pytest

from frisat.plan.diff import Certainty, ChangeKind, compare
from tests.plan.diff_pairs import make

SEEDS = range(100, 112)


def test_no_sure_match_is_wrong_and_nearly_all_are_found() -> None:
    """Sure is never wrong, likely wrong for one link in fifty at most, and one in a hundred is missed."""
    right = dict.fromkeys(Certainty, 0)
    wrong = dict.fromkeys(Certainty, 0)
    links = missed = 0
    for seed in SEEDS:
        pair = make(seed)
        got = {(m.a, m.b): m.certainty for m in compare(pair.a, pair.b).matches}
        for link, certainty in got.items():
            (right if link in pair.links else wrong)[certainty] += 1
        links += len(pair.links)
        missed += sum(got.get(link) not in (Certainty.SURE, Certainty.LIKELY) for link in pair.links)

    assert wrong[Certainty.SURE] == 0
    assert right[Certainty.SURE] >= 0.9 * links
    assert wrong[Certainty.LIKELY] <= 0.02 * links
    assert missed <= 0.01 * links


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_moves_are_told_with_their_days(seed: int) -> None:
    """Every activity that was moved, and found, is told as moved by that many days; nothing else is."""
    pair = make(seed)
    diff = compare(pair.a, pair.b)
    told = {c.a: c.days for c in diff.changes if c.kind is ChangeKind.MOVED}
    sure = {m.a for m in diff.matches if m.certainty is Certainty.SURE and (m.a, m.b) in pair.links}
    expected = {key: days for key, days in pair.moves.items() if days and key in sure}

    assert {key: told.get(key) for key in expected} == expected
    assert {key for key in told if key in sure} == set(expected)


@pytest.mark.parametrize("seed", [4, 5, 6])
def test_cancelled_with_an_heir_is_replaced(seed: int) -> None:
    """A cancelled activity that comes again is told as replaced, worded as likely."""
    pair = make(seed)
    diff = compare(pair.a, pair.b)
    told = {c.a for c in diff.changes if c.kind is ChangeKind.REPLACED and c.code == "D110"}

    assert pair.replaced
    assert told == pair.replaced


@pytest.mark.parametrize("seed", [7, 8])
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Reversing the rows of the later plan gives the same matches."""
    from dataclasses import replace

    pair = make(seed)
    there = compare(pair.a, pair.b).matches
    turned = compare(pair.a, replace(pair.b, activities=pair.b.activities[::-1])).matches

    assert {(m.a, m.b, m.certainty) for m in there} == {(m.a, m.b, m.certainty) for m in turned}


@pytest.mark.parametrize("seed", [9, 10])
def test_a_plan_compared_with_itself_has_no_change(seed: int) -> None:
    """Every activity is surely itself."""
    plan = make(seed).a
    diff = compare(plan, plan)

    assert [(m.a, m.b, m.certainty) for m in diff.matches] == [(a.key, a.key, Certainty.SURE) for a in plan.activities]
    assert diff.changes == ()
