"""
How far a reading is, for who waits: readers say it, a child passes it on to its parent line by line.

Without a listener nothing happens, so a reader may say it as often as it likes.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

Listener = Callable[[str, int, int], None]
"""Called with the step ("pages", "finding"), how much of it is done, and of how much (0 where it is not counted)."""
APART_SECONDS = 0.2
_LINE = re.compile(rb"=([a-z]{1,20}) (\d{1,7}) (\d{1,7})\n")
_listener: Listener | None = None
_said = ("", 0.0)


def listen(listener: Listener | None) -> None:
    """Who is told from now on, in this process."""
    global _listener, _said
    _listener, _said = listener, ("", 0.0)


def tell(step: str, done: int = 0, total: int = 0) -> None:
    """Says how far a step is; within a step at most five times a second."""
    global _said
    if _listener is None:
        return
    now = time.monotonic()
    if step == _said[0] and now - _said[1] < APART_SECONDS:
        return
    _said = (step, now)
    _listener(step, done, total)


def as_line(step: str, done: int, total: int) -> bytes:
    """What a child writes for its parent."""
    return b"=%s %d %d\n" % (step.encode("ascii"), done, total)


def from_line(line: bytes) -> tuple[str, int, int] | None:
    """The same read again; None for anything else, for a child is not believed."""
    found = _LINE.fullmatch(line)
    return (found[1].decode(), int(found[2]), int(found[3])) if found else None
