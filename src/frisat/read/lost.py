"""The last net: lines of a document of which a word stands nowhere in its plan become a note, so that none is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from frisat.plan.model import Note, Plan, Source
from frisat.plan.regex import regex
from frisat.plan.schema import plan_to_json
from frisat.read import frame
from frisat.read.blocks import Document, Line, Table
from frisat.read.fields import columns, sentences, status

_WORD = regex(r"[^\W_]{2,}")
_LABEL = regex(r"^[^\W\d_][\w./() -]{1,28}:(?=\s|$)")
_SMALL = frozenset(
    {"og", "eller", "samt", "pg", "fl", "mv", "osv", "etc", "adm", "pol", "side", "af", "dagsorden", "program"}
    | {"punkter", "emner", "deltagere", "fra", "kl", "på", "hos", "ved"}
)
_SLOW_LOOKS = 3000
"""How many words may be looked for letter by letter; a document that needs more is not one of broken words."""
_SHOWN = " · "


def notes(document: Document, plan: Plan, told: set[str]) -> list[Note]:
    """
    Notes on the words that neither the plan nor the notes made so far say.

    In: the document, its plan, the words that notes quote already. Labels, column headings, stamps and separators are
    not words of the matter. Of running text the sentences are quoted that hold such a word (R108). A table gives one
    note for its headings (R116), one for each column that is left out in several rows (R110), one for each row else.
    """
    missing = _Missing(plan, told)
    out: list[Note] = []
    for block in document.blocks:
        if isinstance(block, Table):
            out += _of_table(block, plan, missing)
            continue
        for line in [block] if isinstance(block, Line) else block.lines:
            if unsaid := missing.of(line):
                out.append(Note("R108", line.source, unsaid))
    return out


class _Missing:
    """Which words of a line the plan and its notes do not say."""

    def __init__(self, plan: Plan, told: set[str]) -> None:
        self._said = " ".join(_texts(plan_to_json(plan))).lower() + " " + " ".join(told).lower()
        self._words = set(_WORD.findall(self._said))
        self._squeezed = ""
        self._looks = 0

    def of(self, line: Line) -> str:
        """The sentences of a line that hold a word said nowhere; "" when there is none."""
        if not self._any(_own_words(line)):
            return ""
        pieces = [line.text[start:end].strip() for start, end in sentences.split(line.text)]
        unsaid = [piece for piece in pieces if self._any(_WORD.findall(piece.lower()))]
        return " … ".join(unsaid) if unsaid and len(unsaid) < len(pieces) else line.text

    def _any(self, words: list[str]) -> bool:
        return any(word not in self._words and word not in _SMALL and not self._broken(word) for word in words)

    def _broken(self, word: str) -> bool:
        """Whether the plan says the word with a space or hyphen in it."""
        self._squeezed = self._squeezed or re.sub(r"[\W_]+", "", self._said)
        self._looks += 1
        return self._looks > _SLOW_LOOKS or word in self._squeezed


def _of_table(table: Table, plan: Plan, missing: _Missing) -> Iterator[Note]:
    if not table.rows:
        return
    rows = _activity_rows(table, plan)
    states = {n for n in range(len(table.rows[0].cells)) if columns.role_of(_heading(table, n)) is columns.Role.STATUS}
    headings: dict[int, list[tuple[Line, str]]] = {}
    columns_: dict[int, list[tuple[Line, str]]] = {}
    for row in table.rows:
        above = bool(rows) and (row.source.row or 0) < min(rows)
        for n, cell in enumerate(row.cells):
            found = [(line, unsaid) for line in cell.lines if (unsaid := missing.of(line))]
            if n in states:
                found = [(line, unsaid) for line, unsaid in found if not status.says_planned(line.text)]
            (headings if above else columns_).setdefault(n, []).extend(found)
    left_out = {n for n, found in columns_.items() if len({_row_place(line.source) for line, _ in found}) > 1}
    if heads := [one for n, found in headings.items() if n not in left_out for one in found]:
        yield _note("R116", heads)
    alone: dict[Source, list[tuple[Line, str]]] = {}
    for n, found in columns_.items():
        if n not in left_out:
            for line, unsaid in found:
                alone.setdefault(_row_place(line.source), []).append((line, unsaid))
            continue
        count = len({_row_place(line.source) for line, _ in found})
        parts = (("column", _heading(table, n) or str(n + 1)), ("count", str(count)))
        yield _note("R110", found, parts)
    for row_found in alone.values():
        yield _note("R108", row_found)


def _note(code: str, found: Sequence[tuple[Line, str]], parts: tuple[tuple[str, str], ...] = ()) -> Note:
    """One note on several places: it stands at the first, and quotes each text once."""
    source = found[0][0].source
    if code == "R110":
        source = replace(source, row=None, lines=None)
    return Note(code, source, _SHOWN.join(dict.fromkeys(unsaid for _, unsaid in found)), parts)


def _row_place(source: Source) -> Source:
    return replace(source, lines=None) if source.row is not None else source


def _activity_rows(table: Table, plan: Plan) -> set[int]:
    """The numbers of the table's rows in which an activity stands."""
    here = {row.source.row for row in table.rows}
    places = {(row.source.table, row.source.sheet) for row in table.rows}
    return {
        a.source.row
        for a in plan.activities
        if a.source is not None
        and a.source.row is not None
        and a.source.row in here
        and (a.source.table, a.source.sheet) in places
    }


def _heading(table: Table, column: int) -> str:
    """What stands at the head of a column: its first cell with words."""
    first = next((row.cells[column].text for row in table.rows if row.cells[column].text.strip()), "")
    return " ".join(first.split())


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
