"""Letters in parts (å as a + ring, as PDF files and Macs write it) made whole, with every place kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from frisat.plan.danish.found import Found
from frisat.plan.regex import regex

_CLUSTER = regex(r".[\u0300-\u036f]*", re.DOTALL)


def on_composed(text: str, read: Callable[[str], list[Found]]) -> list[Found]:
    """What `read` finds in the composed text, with slices of the text as given."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return read(text)
    whole: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        letters = unicodedata.normalize("NFC", match.group())
        whole.append(letters)
        places += [match.start()] * len(letters)
    places.append(len(text))
    found = read("".join(whole))
    return [replace(one, start=places[one.start], end=places[one.end]) for one in found]
