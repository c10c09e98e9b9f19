"""Letters in the cells of a time table ("M", "P"): marks like a cross, with a meaning that a legend may give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.blocks import Document
from frisat.read.fields import kinds
from frisat.read.layouts.grids_cells import MARK

_LETTER = regex(r"[A-ZÆØÅ]|[xX×●•✓✔■▪◼*◆♦▲△◇○]")
_PAIR = regex(
    r"(?<!\S)(?P<mark>[A-ZÆØÅx×●•✓✔■▪◼*◆♦▲△◇○])\s*[=:]\s*(?P<said>.{2,60}?)(?=[\s,;|]+[^\s\w]?\w?\s*[=:]|[.;,]?\s*$)"
)
_POINT = frozenset({Kind.MILESTONE, Kind.DEADLINE, Kind.MEETING, Kind.DECISION, Kind.THEME_DEBATE})
"""What happens at a point of time: two of them side by side are two, and no span."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a cell: the letter itself, and the words of the legend for it ("" for none)."""

    letter: str
    said: str = ""

    @property
    def kind(self) -> Kind | None:
        """The kind that the words name; None for a bar, whose task says what it is."""
        found = kinds.kind_of(self.said) if self.said else Kind.OTHER
        return found if found in _POINT else None


@dataclass(frozen=True, slots=True)
class Letters:
    """The meanings that the document's legends give to letters and signs."""

    said: Mapping[str, str] = field(default_factory=dict)

    def mark(self, text: str) -> Mark | None:
        """The mark that a cell's whole text is; None for a cell with words or days of its own."""
        text = text.strip()
        if _LETTER.fullmatch(text):
            key = text.casefold()
            return Mark(key, self.said.get(key, ""))
        return Mark("x") if MARK.fullmatch(text) else None


def of(document: Document) -> Letters:
    """The legends of a document: "x = arbejdet pågår, M = milepæl" in a line or cell of its own."""
    said: dict[str, str] = {}
    for line in document.lines():
        if len(line.text) <= _LONGEST and ("=" in line.text or ":" in line.text):
            for match in _PAIR.finditer(line.text):
                said.setdefault(match["mark"].casefold(), match["said"].strip(" .,;"))
    return Letters(said)
