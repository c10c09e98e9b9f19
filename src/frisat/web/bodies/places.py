"""
Where names of bodies are printed: higher parts say so, since a body knows no process.

`frisat.web.process` and `frisat.web.intake` register a source when they start. A source gives what one account may
see, never more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from frisat.plan.layout.labels import date_words
from frisat.plan.likeness import fold
from frisat.plan.model import Activity
from frisat.web.base import words


@dataclass(frozen=True, slots=True)
class Place:
    """
    One activity, or list of stakeholders, in which names are printed.

    A site has twenty thousand, of which a body's page shows a hundred: its address and the words of its date are made
    where they are shown.

    `names`: (field, printed name), field as in the plan format ("actors", "decides" …). `first` and `last` are the
    earliest and latest day it can be on; both None for no date. `at`: the route that shows it and what that takes.
    `is_over`: held or called off, by what the plan says.
    `same_as`: `at` of the activity that this one, of a waiting import, was found to be.
    """

    process_id: int
    process: str
    organisation: str
    title: str
    at: tuple[str, ...]
    first: date | None
    last: date | None
    status: str
    names: tuple[tuple[str, str], ...]
    text: str = ""
    is_over: bool = False
    is_draft: bool = False
    is_import: bool = False
    same_as: tuple[str, ...] = ()
    activity: Activity | None = None

    @property
    def url(self) -> str:
        """The address that shows it."""
        return reverse(self.at[0], args=self.at[1:])

    @property
    def when(self) -> str:
        """The words of its date in the reader's language; "" without one."""
        return date_words(self.activity, words.language()) if self.activity else ""


@dataclass(frozen=True, slots=True)
class ByName:
    """Places by the names printed in them, folded: a body's page looks at those that name it, and at no other."""

    places: Sequence[Place]
    found: Mapping[str, Sequence[int]]

    def naming(self, folded: Iterable[str]) -> list[Place]:
        """The places in which one of the names is printed, in the order they came in."""
        return [self.places[at] for at in sorted({at for name in folded for at in self.found.get(name, ())})]


def by_name(places: Sequence[Place]) -> ByName:
    """Gone through once, by whoever keeps it."""
    found: dict[str, list[int]] = {}
    as_folded: dict[str, str] = {}  # twenty thousand places print a few hundred names
    for at, place in enumerate(places):
        for name in {name for _, name in place.names}:
            if (folded := as_folded.get(name)) is None:
                folded = as_folded[name] = fold(name)
            found.setdefault(folded, []).append(at)
    return ByName(places, found)


Source = Callable[[Any], Iterable[Place]]
_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def of(who: Any) -> list[Place]:
    """Every place that an account may see, source by source."""
    return [place for source in _sources for place in source(who)]
