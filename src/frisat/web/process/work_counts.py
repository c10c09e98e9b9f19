"""What higher parts count for each process, for the list of one's processes: they say so when they start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Counter = Callable[[Sequence[int]], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many things of one sort wait in a process; `url_name` is the page of the process where they stand."""

    name: str
    count: int
    url_name: str


_counters: dict[str, tuple[Counter, str]] = {}


def register(name: str, counter: Counter, *, url_name: str) -> None:
    """A sort of thing that waits in processes; a second call for the same name replaces the first."""
    _counters[name] = (counter, url_name)


def waiting(process_ids: Sequence[int]) -> dict[int, list[Waiting]]:
    """What waits in each of several processes; nothing for what has none."""
    out: dict[int, list[Waiting]] = {}
    for name, (counter, url_name) in _counters.items():
        for process_id, count in counter(process_ids).items():
            if count:
                out.setdefault(process_id, []).append(Waiting(name, count, url_name))
    return out
