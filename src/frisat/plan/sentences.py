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
    return _filled(catalogue()[code][language], parts, language)


def hint(code: str, parts: Mapping[str, object] | None = None, *, language: Language = "da") -> str:
    """What the reader can do about it; empty when the sentence says it all."""
    return _filled(catalogue()[code].get(f"{language}_hint", ""), parts, language)


def several(code: str, parts: Mapping[str, object], *, language: Language = "da") -> str:
    """One sentence for many notes or findings of `code` ("da_many"); empty when they are better told one by one."""
    return _filled(catalogue()[code].get(f"{language}_many", ""), parts, language)


def _filled(template: str, parts: Mapping[str, object] | None, language: Language) -> str:
    return template.format(**{name: _Part(value, language) for name, value in (parts or {}).items()})


class _Part(str):
    """
    A part of a sentence, which a template may ask for in words of the sentence's language.

    `{count:sted|steder}` is "1 sted", "3 steder"; `{edtf:period}` is "oktober 2021" for "2021-10"; `{value:said}` is
    the sentence of a code (a reason that stands inside another sentence), and any other text as it is;
    `{status:status}`, `{day:weekday}` and `{time:clock}` are "aflyst" for "cancelled", "Friday" for "fredag" and
    "15.00-17.00" for "15:00-17:00".
    """

    language: Language

    def __new__(cls, value: object, language: Language) -> _Part:
        part = super().__new__(cls, value)
        part.language = language
        return part

    def __format__(self, wanted: str) -> str:
        if "|" in wanted:
            one, many = wanted.split("|")
            return f"{self} {one if self == '1' else many}"
        if wanted == "period":
            from frisat.plan.danish import wording
            from frisat.plan.period import Period

            return wording(Period(str(self)), self.language) if self else sentence("W100", language=self.language)
        if wanted == "said":
            return sentence(str(self), language=self.language) if str(self) in catalogue() else str(self)
        if wanted == "status":
            from frisat.plan.wording.writing import STATUSES

            return STATUSES[str(self)][self.language].lower() if str(self) in STATUSES else str(self)
        if wanted == "clock":
            return self.replace(":", ".") if self.language == "da" else self.replace(".", ":").replace("-", "–")
        if wanted == "weekday":
            from frisat.plan.danish.words import weekday

            return weekday(str(self), self.language)
        return super().__format__(wanted)
