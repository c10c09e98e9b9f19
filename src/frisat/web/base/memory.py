"""
Things worked out once and kept in this process's memory: only of what never changes, so nothing need be forgotten.

Keys carry what the value depends on (a version's id and hash, the language, the day). The least used go first.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
MOST = {"values": 512, "files": 48, "drawings": 96, "orders": 2}
"""How many are kept on each shelf."""
MOST_BYTES = {"values": None, "files": 64 * 2**20, "drawings": 16 * 2**20, "orders": None}
"""How much a shelf of texts and files may hold; whoever asks for ever new days must not fill the memory."""
_shelves: dict[str, OrderedDict[Hashable, object]] = {name: OrderedDict() for name in MOST}
_lock = Lock()


def remembered(key: Hashable, make: Callable[[], T], *, shelf: str = "values") -> T:
    """The value of `key`, made by `make` the first time. Errors are not kept."""
    kept = _shelves[shelf]
    with _lock:
        if key in kept:
            kept.move_to_end(key)
            return kept[key]  # type: ignore[return-value]
    value = make()
    with _lock:
        kept[key] = value
        while len(kept) > MOST[shelf]:
            kept.popitem(last=False)
        most = MOST_BYTES[shelf]
        while most is not None and kept and sum(map(sys.getsizeof, kept.values())) > most:
            kept.popitem(last=False)
    return value


def forget() -> None:
    """Empties the memory: tests, whose databases begin anew with the same ids."""
    with _lock:
        for kept in _shelves.values():
            kept.clear()
