"""The two founding plans, 28 and 23 activities: what a careful reader found between them, Frisat finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.lint import check
from frisat.plan.diff import Certainty, ChangeKind, Diff, compare
from frisat.plan.model import Plan
from tests.plan.founding_plans import load

pytestmark = pytest.mark.founding

A = {"07": {"01"}, "12": {"02"}, "15": {"10", "12"}, "22": {"17"}}
B = {"11": {"03"}, "14": {"05"}, "16": {"06", "14"}, "17": {"13"}, "23": {"18"}, "27": {"07"}, "28": {"07"}}
C = {"13": {"09", "06"}, "18": {"18"}, "24": {"01"}, "25": {"11", "19"}, "26": {"13", "14"}}
NO_HEIR = {"01", "02", "03", "04", "05", "06", "08", "09", "10", "19", "20", "21"}


@pytest.fixture(scope="module")
def plans(founding: Path) -> tuple[Plan, Plan]:
    return load(founding, "001"), load(founding, "000")


@pytest.fixture(scope="module")
def diff(plans: tuple[Plan, Plan]) -> Diff:
    return compare(*plans)


def found(diff: Diff, *certainties: Certainty) -> set[tuple[str, str]]:
    return {(m.a[-2:], m.b[-2:]) for m in diff.matches if m.certainty in certainties or not certainties}


def test_the_four_sure_pairs_are_sure(diff: Diff) -> None:
    """Grade A of the founding table."""
    sure = found(diff, Certainty.SURE)

    assert {a for a, heirs in A.items() if any((a, b) in sure for b in heirs)} == set(A)


def test_at_least_five_of_the_seven_likely_pairs_are_found(diff: Diff) -> None:
    """Grade B; the two networks are one pair."""
    everything = found(diff)
    rows = [("11",), ("14",), ("16",), ("17",), ("23",), ("27", "28")]
    hits = sum(any((a, b) in everything for a in row for b in B[a]) for row in rows)

    assert hits >= 5


def test_nothing_weak_or_wrong_is_called_sure(diff: Diff) -> None:
    """What is grade C, or not in the table at all, is never sure."""
    good = {(a, b) for grade in (A, B) for a, heirs in grade.items() for b in heirs}

    assert found(diff, Certainty.SURE) <= good


def test_what_has_no_heir_gets_none(diff: Diff) -> None:
    """No match, not even a possible one, for the twelve activities without an heir."""
    assert {a for a, _ in found(diff)} & NO_HEIR == set()


def test_what_fell_away_is_told_from_what_was_over(diff: Diff) -> None:
    """Dropped lies in the new plan's time; what was over before, or never had a date, is only unmentioned."""
    kinds = {c.a[-2:]: c.kind for c in diff.changes if c.a and c.b is None}

    assert {kinds[a] for a in ("19", "20", "21")} == {ChangeKind.DROPPED}
    assert {kinds[a] for a in NO_HEIR - {"19", "20", "21"}} == {ChangeKind.UNMENTIONED}


def test_what_is_new_is_new(diff: Diff) -> None:
    """The activities that the later plan brings."""
    added = {c.b[-2:] for c in diff.changes if c.kind is ChangeKind.ADDED and c.b}

    assert {"04", "08", "15", "16", "20", "21", "22", "23"} <= added


def test_the_cancelled_meeting_is_told_in_plain_danish(diff: Diff, plans: tuple[Plan, Plan]) -> None:
    """A replacement that no document states is worded as likely, with its distance in days."""
    [change] = [c for c in diff.changes if c.a == "001-07" and c.b == "000-01"]
    text = change.sentence("da", *plans)

    assert (change.kind, change.days) == (ChangeKind.REPLACED, 35)
    assert text.startswith("Temamødet i byrådet ")
    assert "den 16. december 2020 blev aflyst og er formentlig afløst af temadrøftelsen om " in text
    assert text.endswith(" den 20. januar 2021, 35 dage senere.")


def test_lint_finds_the_summing_up_of_a_cancelled_meeting(plans: tuple[Plan, Plan]) -> None:
    """The contradiction inside the older document, as a hint, and nothing else of that rule."""
    findings = [f for f in check(plans[0]) if f.rule == "cancelled-but-used"]

    assert [(f.activities, str(f.level)) for f in findings] == [(("001-11", "001-07"), "hint")]


def test_lint_finds_nothing_wrong_in_the_order_of_the_process_chart(founding: Path) -> None:
    """The chart of the third document has its hearing, approvals and products in order."""
    wrong = {
        "decision-before-hearing-ends", "council-before-committee", "deadline-after-dependant", "hearing-too-short",
        "deliverable-never-made", "range-reversed", "outside-process", "cancelled-but-used",
    }  # fmt: skip
    findings = [f for f in check(load(founding, "004")) if f.rule in wrong]

    assert findings == []
