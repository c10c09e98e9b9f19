"""
Where the operations of a draft came from, when no hand typed them: a higher part that feeds drafts says what it calls
each batch (`AppConfig.ready`), so that a process knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from frisat.web.process.models import Process


@dataclass(frozen=True, slots=True)
class Feed:
    """What fed a draft: its name ("moedeoversigt.pdf"), its page, and the date that it prints of itself (EDTF)."""

    name: str
    url: str
    dated: str = ""


Namer = Callable[[Process, Iterable[str]], Mapping[str, Feed]]
_namers: dict[str, Namer] = {}


def register(kind: str, namer: Namer) -> None:
    """`namer` gives the feeds of those batches that are its own; a second call for the same kind replaces the first."""
    _namers[kind] = namer


def named(process: Process, batches: Iterable[str]) -> dict[str, Feed]:
    """Batch -> what it came from, for those that came from somewhere."""
    wanted = {batch for batch in batches if batch}
    out: dict[str, Feed] = {}
    for namer in _namers.values():
        out.update(namer(process, wanted))
    return out


Finder = Callable[[Process, str, str], Sequence[tuple[str, str]]]
_finders: dict[str, Finder] = {}


def register_originals(kind: str, finder: Finder) -> None:
    """`finder` gives name and address of each file that an activity (key, name of its source) was read from."""
    _finders[kind] = finder


def originals(process: Process, key: str, source: str) -> list[tuple[str, str]]:
    """The files that an activity was read from, for those who see the process."""
    return [found for finder in _finders.values() for found in finder(process, key, source)]
