"""Clues added up: the score of a candidate, and whether it is an activity."""

from __future__ import annotations

from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.read.evidence import clues, words
from frisat.read.evidence.candidate import Candidate, told
from frisat.read.evidence.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score`: above 0 it is an activity. `told`: the clues that counted, the strongest first."""

    score: float
    told: tuple[tuple[str, float], ...]

    @property
    def is_activity(self) -> bool:
        return self.score > 0


def happens(text: str, found: Found) -> bool:
    """Whether a sentence tells of something that happens at a time that it names."""
    candidate = told(text, found)
    if candidate.date is None or candidate.date.period.edtf is None or danish.is_date_cell(text.strip(" .:")):
        return False  # a time that cannot be told, or words that only say when
    return judge(candidate).is_activity


def names_event(text: str) -> bool:
    """Whether words name something that happens: a meeting, a hearing, a deadline."""
    return words.EVENT.search(text) is not None


def names_step(text: str) -> bool:
    """Whether words name something that happens, or say what somebody does or is to do, and none what was done."""
    if words.EVENT.search(text) is not None:
        return words.PAST.search(text) is None
    says = words.ACTS.search(text) or (words.BODY.search(text) and words.SECOND.search(text))
    return bool(says) and words.PAST.search(text) is None


def judge(candidate: Candidate) -> Verdict:
    """The verdict on one candidate."""
    counted = [(name, WEIGHTS[name]) for name in clues.of(candidate) if name in WEIGHTS]
    score = round(sum(weight for _, weight in counted), 1)
    return Verdict(score, tuple(sorted(counted, key=lambda clue: (-abs(clue[1]), clue[0]))))
