"""
What each document of this folder says, declared once: the makers print it and the truth is written from it.

A `.said` file holds, per document, `## file | kind[, kind] | title // other title | organisation`, then one line per
activity: `words | EDTF [or EDTF …] | title [// other title …] | kinds | actor; … | flags`. The words are those that
the document prints; `-` as EDTF means that they give no date. `- text` below it is an agenda point, `> text` a
deliverable. Flags: `optional`, `status=a,b`, `bound=…`, and whatever the layout wants (`row=3`, `place=…`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WHOLE = [1, 100_000]
"""The lines of an activity: the truth says what stands in the document, not in which line of a dump."""


@dataclass
class Said:
    """One activity: what the document prints and what it means."""

    words: str
    edtf: list[str | None]
    titles: list[str]
    kinds: list[str]
    actors: list[str]
    flags: dict[str, str]
    agenda: list[str] = field(default_factory=list)
    deliverables: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """As the maker prints it, unless the layout wants more words around it (`printed=…`)."""
        return self.flags.get("printed", self.titles[0])

    @property
    def who(self) -> str:
        return self.flags.get("who", ", ".join(self.actors))

    def truth(self) -> dict[str, Any]:
        status = self.flags.get("status", "planned" if self.edtf[0] else "undated").split(",")
        entry: dict[str, Any] = {
            "date_text": self.words,
            "edtf": self.edtf[0],
            "edtf_alt": self.edtf[1:],
            "title": self.titles[0],
            "title_alt": self.titles[1:],
            "kind": self.kinds[0],
            "also_kinds": self.kinds[1:],
            "actors": self.actors,
            "agenda": self.agenda,
            "deliverables": self.deliverables,
            "lines": WHOLE,
            "status": status[0],
            "status_alt": status[1:],
        }
        entry |= {key: self.flags[key] for key in ("bound", "place") if key in self.flags}
        return entry | ({"optional": True} if "optional" in self.flags else {})


@dataclass
class Paper:
    """One document: where it lies and what it says, in its own order."""

    file: str
    kinds: list[str]
    titles: list[str]
    organisation: str
    said: list[Said] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.titles[0]

    @property
    def printed(self) -> list[Said]:
        """The activities that the maker lays out; one with `aside` stands in the maker's own running text."""
        return [one for one in self.said if "aside" not in one.flags]

    def of(self, flag: str, value: str) -> list[Said]:
        return [one for one in self.said if one.flags.get(flag) == value]

    def rows(self) -> list[list[Said]]:
        """Activities with the same `row=` stand in one row; the others have a row each."""
        rows: list[list[Said]] = []
        for one in self.printed:
            row = one.flags.get("row")
            if row and rows and rows[-1][0].flags.get("row") == row:
                rows[-1].append(one)
            else:
                rows.append([one])
        return rows

    def truth(self) -> dict[str, Any]:
        document = {
            "file": self.file,
            "title": self.titles[0],
            "title_alt": self.titles[1:],
            "kind": self.kinds[0],
            "kind_alt": self.kinds[1:],
            "organisation": self.organisation or None,
        }
        return {"document": document, "entries": [one.truth() for one in self.said]}


def papers() -> dict[str, Paper]:
    """Every declared document by its file name."""
    found: list[Paper] = []
    for said in sorted((HERE / "declared").glob("*.said")):
        for line in said.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                file, kinds, titles, organisation = (part.strip() for part in line[3:].split(" |"))
                found.append(Paper(file, _list(kinds, ","), _list(titles, " // "), organisation))
            elif line.startswith("  - "):
                found[-1].said[-1].agenda.append(line[4:])
            elif line.startswith("  > "):
                found[-1].said[-1].deliverables.append(line[4:])
            elif line.strip():
                found[-1].said.append(_said(line))
    return {paper.file: paper for paper in found}


def _said(line: str) -> Said:
    words, edtf, titles, kinds, actors, flags = ([part.strip() for part in line.split(" |")] + ["", ""])[:6]
    pairs = [flag.partition("=") for flag in _list(flags, ";")]
    return Said(
        words,
        [None if one == "-" else one for one in edtf.split(" or ")],
        _list(titles, " // "),
        _list(kinds, ","),
        _list(actors, ";"),
        {name.strip(): value.strip() for name, _, value in pairs},
    )


def _list(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]
