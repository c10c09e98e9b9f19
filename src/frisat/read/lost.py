"""The last net: lines of a document of which a word stands nowhere in its plan become a note, so that none is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frisat.plan.model import Note, Plan
from frisat.plan.schema import plan_to_json
from frisat.read import frame
from frisat.read.blocks import Document, Line
from frisat.read.fields import columns

_WORD = re.compile(r"[^\W_]{2,}")
_LABEL = re.compile(r"^[^\W\d_][\w./() -]{1,28}:(?=\s|$)")
_SMALL = frozenset(
    {"og", "eller", "samt", "pg", "fl", "mv", "osv", "etc", "adm", "pol", "side", "af", "dagsorden", "program"}
    | {"punkter", "emner", "deltagere", "fra", "kl"}
)
_SLOW_LOOKS = 3000
"""How many words may be looked for letter by letter; a document that needs more is not one of broken words."""


def notes(document: Document, plan: Plan, told: set[str]) -> list[Note]:
    """
    One note (R108) for each line that the plan and the notes made so far do not say in full.

    In: the document, its plan, the words that notes quote already. Labels, column headings, stamps and separators are
    not words of the matter.
    """
    said = " ".join(_texts(plan_to_json(plan))).lower() + " " + " ".join(told).lower()
    words = set(_WORD.findall(said))
    squeezed = ""
    looks = 0
    out = []
    for line in document.lines():
        for word in _own_words(line):
            if word in words:
                continue
            squeezed = squeezed or re.sub(r"[\W_]+", "", said)
            looks += 1
            if looks > _SLOW_LOOKS or word in squeezed:
                continue
            out.append(Note("R108", line.source, line.text))
            break
    return out


def _own_words(line: Line) -> list[str]:
    text = line.text
    if not text.strip() or columns.header(text) or columns.role_of(text) or frame.stamp(text) is not None:
        return []
    text = _LABEL.sub("", text.strip())
    return [w for w in _WORD.findall(text.lower()) if w not in _SMALL and columns.role_of(w) is None]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("key", "sha256", "kind", "status", "source", "format", "language"):
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
