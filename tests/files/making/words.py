"""
What a made-up document is declared as: blocks that a writer lays out, and the truth beside them.

Inside any text `~~words~~` is struck through and `\n` begins a new paragraph (of a cell, too); a paragraph that
begins with "• " is a real list item, "– " under it one of the second level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Head:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Para:
    text: str
    bold: bool = False


@dataclass(frozen=True)
class Item:
    text: str
    depth: int = 0


@dataclass(frozen=True)
class C:
    """One cell: a text, a day (an own date cell where the format has them) or a number, and what it reaches over."""

    value: str | date | int = ""
    cols: int = 1
    rows: int = 1
    bold: bool = False

    @property
    def text(self) -> str:
        return self.value.strftime("%d-%m-%Y") if isinstance(self.value, date) else str(self.value)


@dataclass(frozen=True)
class Grid:
    """A table; each row lists only the cells that begin in it, as in HTML. `head` rows are marked as header."""

    rows: Sequence[Sequence[C | str | date | int]]
    head: int = 1
    caption: str = ""
    widths: Sequence[float] = ()
    ruled: bool = True
    sheet: str = ""

    def cells(self) -> list[list[C]]:
        return [[c if isinstance(c, C) else C(c) for c in row] for row in self.rows]

    def laid(self) -> list[list[C | None]]:
        """Every grid place: the cell that begins there, or None where another reaches over it."""
        width = sum(c.cols for c in self.cells()[0])
        taken: set[tuple[int, int]] = set()
        out: list[list[C | None]] = []
        for r, row in enumerate(self.cells()):
            line: list[C | None] = [None] * width
            at = 0
            for cell in row:
                while (r, at) in taken:
                    at += 1
                line[at] = cell
                taken |= {(r + i, at + j) for i in range(cell.rows) for j in range(cell.cols)}
                at += cell.cols
            if not all((r, j) in taken for j in range(width)):
                raise ValueError(f"row {r} does not fill its {width} columns: {row}")
            out.append(line)
        return out


Block = Head | Para | Item | Grid


def said(
    edtf: str | None, title: str, kind: str = "meeting", actors: Sequence[str] = (), /, **more: Any
) -> dict[str, Any]:
    """One activity of the truth. Keys as in the founding truth; `alt` = other titles a careful reader could defend."""
    entry: dict[str, Any] = {
        "edtf": edtf,
        "title": title,
        "kind": kind,
        "also_kinds": list(more.pop("also", ())),
        "actors": list(actors),
        "agenda": list(more.pop("agenda", ())),
        "deliverables": list(more.pop("deliverables", ())),
        "status": more.pop("status", "planned" if edtf else "undated"),
        "lines": [0, 0],
    }
    if alt := more.pop("alt", ()):
        entry["title_alt"] = list(alt)
    return entry | more


@dataclass(frozen=True)
class Made:
    """One document: where it goes (`docx/navn.docx`), what it shows, what it says."""

    path: str
    title: str
    blocks: Sequence[Block]
    truth: Sequence[dict[str, Any]]
    kind: str = "plan"
    organisation: str | None = None
    what: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    def as_truth(self) -> dict[str, Any]:
        name = self.path.rpartition("/")[2]
        stem = name.rpartition(".")[0]
        return {
            "document": {
                "file": self.path,
                "title": self.title,
                "kind": self.kind,
                "organisation": self.organisation,
                "shape": self.what,
            },
            "entries": [{"id": f"{stem}-{n:02}", **entry} for n, entry in enumerate(self.truth, 1)],
        }


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces: (words, struck)."""
    parts = re.split(r"~~(.+?)~~", text)
    return [(part, bool(n % 2)) for n, part in enumerate(parts) if part]


def paragraphs(text: str) -> list[tuple[str, int | None]]:
    """The text's paragraphs: (words, depth of list item or None)."""
    out: list[tuple[str, int | None]] = []
    for line in text.split("\n"):
        if line.startswith(("• ", "– ")) and (line[0] == "•" or (out and out[-1][1] is not None)):
            out.append((line[2:], 0 if line[0] == "•" else 1))
        else:
            out.append((line, None))
    return out
