"""
Meetings that can take a step of a case as an item. The part above says at its start which there are (`register`).

A case knows no meetings: it asks for places by step, puts a step on one of them, and shows where it stands. Where
anybody can follow a case or a decision into a meeting, `public_of` and `decided_at` say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frisat.web.cases.models import Decision, Step


@dataclass(frozen=True, slots=True)
class Place:
    """
    A meeting: `key` in forms, `label` as "26. oktober 2026, Skoleudvalget", `url` where one sees it, or "".

    `is_over`: nothing comes of the step there any more. The meeting put it off or sent it back, does not take place, or
    is over without a word of it.
    """

    key: str
    label: str
    url: str = ""
    is_over: bool = False


Places = Callable[[Sequence[Step]], Mapping[int, Sequence[Place]]]
Put = Callable[[Any, Step, str], Place]
Decided = Callable[[Decision], "Place | None"]


@dataclass(frozen=True, slots=True)
class _Part:
    open: Places
    standing: Places
    closing: Places
    put: Put
    public: Places
    decided: Decided


_parts: list[_Part] = []


def register(*, open: Places, standing: Places, closing: Places, put: Put, public: Places, decided: Decided) -> None:
    """
    Args:
        open: by step, the meetings of its body, or of who took its place, whose agenda is not released.
        standing: by step, the meetings on whose agenda it stands.
        closing: by step, the closed items of it, which close it to the public.
        put: makes the step an item of the meeting with a key. Raises LookupError for one that is not open to it,
            CaseError where the body that took over stands at the same step.
        public: by step, the open items that anybody can read of it.
        decided: the open item that anybody can read of a decision.
    """
    _parts[:] = [_Part(open, standing, closing, put, public, decided)]


def open_to(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    return _parts[0].open(steps) if _parts else {}


def standing_on(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    return _parts[0].standing(steps) if _parts else {}


def closing(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    return _parts[0].closing(steps) if _parts else {}


def public_of(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    return _parts[0].public(steps) if _parts else {}


def decided_at(decision: Decision) -> Place | None:
    return _parts[0].decided(decision) if _parts else None


def put(by: Any, step: Step, key: str) -> Place:
    """Raises LookupError as the part above does, or where there is none."""
    if not _parts:
        raise LookupError(key)
    return _parts[0].put(by, step, key)
