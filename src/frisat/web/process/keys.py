"""Keys of activities as a plan writes them, and their numbers in the tables."""

from __future__ import annotations

import re

_KEY = re.compile(r"a([1-9][0-9]{0,5})")


def number_of(key: str) -> int | None:
    """The number in a key, "a12" → 12. None for what is no key of ours: a plan made elsewhere may refer to anything."""
    found = _KEY.fullmatch(key)
    return int(found[1]) if found else None
