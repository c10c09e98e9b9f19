"""Is any word of a document lost? Every word of every line must stand somewhere in the reading, or be excused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frisat.plan.model import Reading
from frisat.plan.schema import reading_to_json
from frisat.read import frame
from frisat.read.blocks import Document
from frisat.read.fields import columns

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"^[^\W\d_][\w./() -]{1,28}:(?=\s|$)")
_HEADINGS = re.compile(r"dagsorden|program|deltagere(?: fra)?|punkter|emner|opdateret|m\.?fl|indhold", re.IGNORECASE)


def said(reading: Reading) -> str:
    """Everything that a reading says, as one lower-case text without spaces and hyphens."""
    return _squeezed(" ".join(_texts(reading_to_json(reading))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("key", "sha256", "kind", "status", "source", "hint", "message"):
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def lost(document: Document, reading: Reading) -> list[str]:
    """The lines of which a word is in the document and nowhere in the reading."""
    everything = said(reading)
    out = []
    for line in document.lines():
        text = line.text.strip()
        if not text or columns.header(text) or columns.role_of(text) or _HEADINGS.fullmatch(text.strip(" :")):
            continue
        if frame.stamp(text) is not None:
            continue
        text = _LABEL.sub("", text)
        text = re.sub(r"\b(?:og|eller|pg|kl)\b", "", text)  # between two names of a list
        if any(_squeezed(word) not in everything for word in _WORD.findall(text)):
            out.append(text)
    return out
