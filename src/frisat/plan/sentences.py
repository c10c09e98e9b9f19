"""
The one place where a code plus parts becomes a Danish or English sentence.

Notes, findings, errors and diff sentences are all made here, for the command line, JSON and the web alike.
The catalogues stand in `plan/wording/`, one file a family; a test checks that every code has both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

Language = Literal["da", "en"]
Wording = Mapping[str, Mapping[str, str]]


@cache
def catalogue() -> dict[str, Mapping[str, str]]:
    """
    Every code with its sentences.

    Returns:
        code -> {"da": …, "en": …, and optionally "da_hint", "en_hint": what to do}. Sentences are `str.format`
        templates. Raises ValueError when two files of `plan/wording/` give the same code.
    """
    import frisat.plan.wording as wording

    out: dict[str, Mapping[str, str]] = {}
    for info in iter_modules(wording.__path__):
        sentences: Wording = import_module(f"{wording.__name__}.{info.name}").SENTENCES
        for code, words in sentences.items():
            if code in out:
                raise ValueError(f"{code} stands twice in plan/wording")
            out[code] = words
    return out


def sentence(code: str, parts: Mapping[str, object] | None = None, *, language: Language = "da") -> str:
    """The sentence of `code` with its `parts` filled in. Raises KeyError for an unknown code or a missing part."""
    return catalogue()[code][language].format(**(parts or {}))


def hint(code: str, parts: Mapping[str, object] | None = None, *, language: Language = "da") -> str:
    """What the reader can do about it; empty when the sentence says it all."""
    return catalogue()[code].get(f"{language}_hint", "").format(**(parts or {}))
