"""
What a comparison gives: matches with their grounds, and changes that a person reads as sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frisat.plan.model import Plan
from frisat.plan.sentences import Language, sentence


class Certainty(StrEnum):
    """How sure it is that two activities are the same."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


class ChangeKind(StrEnum):
    """What became of an activity; meanings: docs/reference/plan-format.md."""

    MOVED = "moved"
    ADDED = "added"
    DROPPED = "dropped"
    UNMENTIONED = "unmentioned"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    REWORDED = "reworded"
    REASSIGNED = "reassigned"


Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a match: a code of `plan/wording/diffing.py` (D15x) and what fills it."""

    code: str
    parts: Parts = ()

    def sentence(self, language: Language = "da") -> str:
        return sentence(self.code, dict(self.parts), language=language)


@dataclass(frozen=True, slots=True)
class Match:
    """Two activities, by key, that are or may be the same; an activity may stand in several."""

    a: str
    b: str
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """
    One difference. `days`: from first possible day to first possible day, None when one side has none.

    `a` and `b` are both None for a change of the plan itself.
    `code` and `parts` say which sentence; `certainty` is that of the match it rests on, None when it rests on none.
    """

    kind: ChangeKind
    a: str | None
    b: str | None
    days: int | None
    code: str
    parts: Parts = ()
    certainty: Certainty | None = None

    @property
    def is_whole_plan(self) -> bool:
        """Whether it is about the plan itself and no activity of it."""
        return self.a is None and self.b is None

    @property
    def is_quiet(self) -> bool:
        """Whether only the papers behind the plan changed: where an activity stands, which file was read."""
        return dict(self.parts).get("field") in ("source", "plan.sha256")

    def sentence(self, language: Language, plan_a: Plan, plan_b: Plan) -> str:
        """The change as one plain sentence; the two plans are those that were compared."""
        from frisat.plan.diff.telling import tell

        return tell(self, language, plan_a, plan_b)


@dataclass(frozen=True, slots=True)
class Diff:
    """All matches in the order of the first plan, then all changes: what the first has, then what is new."""

    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
