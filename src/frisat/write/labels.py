"""
The printed labels in the language of the document, one short name a label.

The words stand in `plan/wording/writing.py`, because the reader of Frisat's own table looks for the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from frisat.plan.printed import word
from frisat.plan.sentences import Language
from frisat.plan.wording import writing


@dataclass(frozen=True, slots=True)
class Labels:
    """Every label in one language; each method takes an entry of the vocabulary that it is named after."""

    language: Language = "da"

    def kind(self, key: str) -> str:
        return word(writing.KINDS, key, self.language)

    def status(self, key: str) -> str:
        return word(writing.STATUSES, key, self.language)

    def visibility(self, key: str) -> str:
        return word(writing.VISIBILITIES, key, self.language)

    def document(self, key: str) -> str:
        return word(writing.DOCUMENTS, key, self.language)

    def column(self, key: str) -> str:
        return word(writing.COLUMNS, key, self.language)

    def label(self, key: str) -> str:
        return word(writing.LABELS, key, self.language)

    def fact(self, key: str) -> str:
        return word(writing.FACTS, key, self.language)

    def heading(self, key: str) -> str:
        return word(writing.HEADINGS, key, self.language)

    def header(self, key: str) -> str:
        return word(writing.HEADER, key, self.language)

    def phrase(self, key: str, **parts: object) -> str:
        return word(writing.PHRASES, key, self.language).format(**parts)
