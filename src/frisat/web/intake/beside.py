"""
What higher parts make of a document that was read, beside its rows: the meeting of an agenda, a series of meetings.

They stand above this part and say here at start which tabs a review has besides its own, how theirs is taken back, and
which activities they hold on to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from frisat.web.intake.models import Intake


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a review. `lead`, where it has one, is said on the rows' page, with `button` as the way to the tab."""

    name: str
    label: str
    url: str
    badge: str = ""
    lead: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """`tabs` of an import; `take_back` undoes what was made of it; `held` are the keys that may not leave the plan."""

    tabs: Callable[[Intake], Collection[Tab]]
    take_back: Callable[[Any, Intake], None]
    held: Callable[[Intake], Collection[str]]


class HeldError(Exception):
    """What was made of an import cannot be taken back; the sentence says why and what to do."""


_parts: list[Part] = []


def register(part: Part) -> None:
    _parts.append(part)


def tabs(intake: Intake) -> list[Tab]:
    return [tab for part in _parts for tab in part.tabs(intake)]


def take_back(by: Any, intake: Intake) -> None:
    """Raises HeldError when somebody has gone on with what was made. For actions."""
    for part in _parts:
        part.take_back(by, intake)


def held(intake: Intake) -> set[str]:
    """The keys of activities that something of a higher part stands on."""
    return {key for part in _parts for key in part.held(intake)}
