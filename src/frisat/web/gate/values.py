"""
Every text of a frozen value, whatever it holds: a field that somebody adds to a value later is scanned, too.

A higher part hands over what `frisat.plan.sight` leaves for the public, and says in words where each text stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

MADE_BY_US = frozenset({"uid", "sha256", "key", "body_key", "language", "edtf", "schema"})
"""Fields whose texts no person writes: hashes, keys, codes."""
Path = tuple[str | int, ...]


def texts(value: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each text with the way to it: names of fields, and places in lists."""
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield at, value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in MADE_BY_US:
                yield from texts(getattr(value, field.name), (*at, field.name))
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from texts(str(name), (*at, str(name)))
            yield from texts(one, (*at, str(name)))
    elif isinstance(value, list | tuple | frozenset | set):
        for number, one in enumerate(value):
            yield from texts(one, (*at, number))
