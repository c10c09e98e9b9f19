"""Why a year was taken that is not in the words: `Period.basis` as a code, and its sentence."""

from __future__ import annotations

from frisat.plan.sentences import Language, sentence

BASES = {
    "neighbours": "W110",
    "title": "W111",
    "heading": "W112",
    "weekday": "W113",
    "document_date": "W114",
    "brackets": "W115",
    "person": "W116",
    "column": "W117",
    "budget": "W118",
    "file": "W120",
}
"""
`Period.basis` is one of these words, mostly followed by ":" and what it rests on: "neighbours:2021" (the dated
rows around it), "title:2020/2021", "heading:Forår 2021" (a heading over it, of a
column too), "column" (a column of years), "budget:Budget 2026" (the
year before a budget's own), "weekday:tirsdag", "document_date:2020-12-09", "file:moedeplan-2020.docx" (its name),
"brackets" (it was printed in brackets as inferred), "person" (somebody decided).
"""


def basis_words(basis: str | None, language: Language = "da") -> str:
    """One sentence that says where the year comes from; empty for None, general for an unknown code."""
    if not basis:
        return ""
    code, _, detail = basis.partition(":")
    if code not in BASES:
        return sentence("W119", language=language)
    if code == "document_date":
        from datetime import date

        from frisat.plan.danish.words import _day

        try:
            detail = _day(date.fromisoformat(detail), language)
        except ValueError:
            return sentence("W119", language=language)
    if not detail and code not in ("brackets", "person", "column"):
        return sentence("W119", language=language)
    return sentence(BASES[code], {"detail": detail}, language=language)
