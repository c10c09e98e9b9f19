"""
Blocks to plan: the layouts sort a document's words, the fields work out what they mean, this file puts it together.

`to_plan` offers the document to the layouts, best fit first; each uses the blocks that it understands and leaves
the others to the next. What nobody understood becomes text of the page or a note, so that no line is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol, cast

from frisat.plan.model import Reading
from frisat.read import (
    assemble,
    day_lines,
    evidence,
    frame,
    label_lines,
    long_lines,
    month_tables,
    points_below,
    regrouped,
    stacked,
    unread,
    wrapped_days,
)
from frisat.read.blocks import Block, Document, Line, Table
from frisat.read.draft import Draft
from frisat.read.layouts import absences, bare_days, own_table, prose_asides, prose_rows, prose_years

LAYOUTS = ("agenda", "boxes", "grids", "tables", "dump", "year_points", "dated_lists", "undated_lists", "prose")
"""Modules of `read/layouts`, in the order in which equal fits are preferred; imported when they are asked."""

_OF_TABLES = frozenset({"grids", "tables"})
"""Layouts of tables alone: not imported for a document that has none."""

_LOOSE = frozenset({"dated_lists", "undated_lists"})
"""Layouts whose every activity has to stand against the evidence; that of prose asks sentence by sentence."""

ENOUGH = 0.2
"""A layout whose fit is below this is not tried: the blocks stay with the page text."""

SURE = 0.9
"""From here on the layouts further down the list are not asked."""


class Layout(Protocol):
    """What each module of `read/layouts` offers."""

    NAME: str

    def fits(self, document: Document) -> float:
        """How surely the document (or a part of it) has this shape: 0 = not at all, 1 = surely. Fast, no reading."""
        ...

    def read(self, document: Document) -> Draft:
        """Reads the blocks of this shape and names them in `Draft.used`. Never raises for odd content."""
        ...


@dataclass(slots=True)
class _Part:
    """Blocks still unread, with each one's index in the whole document."""

    document: Document
    indices: list[int]


def to_plan(document: Document) -> Reading:
    """
    The plan a document states, and notes on what was guessed, left out or not understood.

    Pure: the same document gives the same reading. Raises nothing for odd content.
    """
    document = label_lines.joined(day_lines.joined(wrapped_days.joined(long_lines.cut(document))))
    own = own_table.reading(document, _by_layouts)
    return _by_layouts(document) if own is None else own


def _by_layouts(document: Document) -> Reading:
    """The reading of a document, or of a part of one, that Frisat did not print."""
    document = regrouped.regrouped(month_tables.named(document))
    reading, left = _once(document)
    again = unread.dissolved(document, left)
    other = _once(again)[0] if again is not None else reading
    return other if unread.explains_more(other, reading) else reading


def _once(whole: Document) -> tuple[Reading, list[int]]:
    """One way through the layouts: the reading, and the blocks of the document that nobody used."""
    document = stacked.tabled(whole)
    if document is not whole and (dump := _layout("dump")) is not None and dump.fits(whole) >= SURE:
        document = whole  # cells of a table whose columns are lost, under a head that names them
    framed = frame.take(document)
    points = points_below.take(document, framed)
    drafts: list[Draft] = [framed]
    part = _without(_Part(document, list(range(len(document.blocks)))), framed.used)
    asked: set[str] = set()
    while any(_says_something(block) for block in part.document.blocks):
        best = _best(part.document, asked)
        if best is None:
            break
        asked.add(best.NAME)
        if any(draft.activities for draft in drafts) and (best.NAME == "prose" or _is_headed_by_its_name(part)):
            part = _take_title(part, drafts)
        draft = best.read(part.document)
        absences.without(draft)
        bare_days.without_headings(draft)
        if best.NAME in _LOOSE:
            evidence.keep(draft, part.document)
        if best.NAME == "prose":
            told = [activity for other in drafts for activity in other.activities]
            if told and draft.activities:
                prose_rows.years(draft.activities, told)
                prose_years.of_the_plan(draft.activities, told, frame.head(document, drafts).day)
                prose_asides.without(draft, told)
                prose_rows.without(draft, told)
        left = _without(part, draft.used)
        drafts.append(_in_whole(draft, part.indices))
        part = left
    if any(draft.activities for draft in drafts):
        part = _take_title(part, drafts)
    points_below.given(points, drafts)
    still = {id(document.blocks[at]) for at in part.indices}
    return assemble.reading(document, drafts, part.indices), [n for n, b in enumerate(whole.blocks) if id(b) in still]


def _is_headed_by_its_name(part: _Part) -> bool:
    """Whether what is left begins with the name of the plan that is read, which may bear a date: "Mødeplan 2031"."""
    lines = (block.text for block in part.document.blocks if isinstance(block, Line) and block.text.strip())
    return frame.is_plan_name(next(lines, ""))


def _take_title(part: _Part, drafts: list[Draft]) -> _Part:
    """The title of a page whose plan is read already, out of the way of those who read the prose around it."""
    if any(draft.title for draft in drafts):
        return part
    used, text = frame.title(part.document)
    if not used or part.indices[used[0]] > min(a.block for draft in drafts for a in draft.activities):
        return part
    left = _without(part, set(used))
    drafts.append(_in_whole(Draft(title=text, used=set(used)), part.indices))
    return left


def _best(document: Document, asked: set[str]) -> Layout | None:
    best, best_fit = None, ENOUGH
    has_table = any(isinstance(block, Table) for block in document.blocks)
    for name in LAYOUTS:
        if name in _OF_TABLES and not has_table:
            continue
        layout = _layout(name)
        if layout is None or layout.NAME in asked:
            continue
        fit = layout.fits(document)
        if fit > best_fit:
            best, best_fit = layout, fit
        if best_fit >= SURE:
            break
    return best


def _layout(name: str) -> Layout | None:
    try:
        return cast(Layout, import_module(f"frisat.read.layouts.{name}"))
    except ModuleNotFoundError as error:
        if error.name != f"frisat.read.layouts.{name}":
            raise
        return None


def _says_something(block: Block) -> bool:
    return not isinstance(block, Line) or bool(block.text.strip())


def _in_whole(draft: Draft, indices: Sequence[int]) -> Draft:
    """The draft with block numbers of the whole document."""
    for activity in draft.activities:
        activity.block = indices[activity.block] if activity.block < len(indices) else activity.block
    draft.text = [(indices[at], words) for at, words in draft.text]
    draft.used = {indices[at] for at in draft.used}
    return draft


def _without(part: _Part, used: set[int]) -> _Part:
    """
    The part without the blocks that a layout used; blank lines stay, they part paragraphs, and so does what stood
    between two lines.
    """
    keep = [at for at in range(len(part.indices)) if at not in used]
    blocks = tuple(_apart(part.document.blocks[at]) if at - 1 in used else part.document.blocks[at] for at in keep)
    return _Part(replace(part.document, blocks=blocks), [part.indices[at] for at in keep])


def _apart(block: Block) -> Block:
    return replace(block, gap=True) if isinstance(block, Line) and block.text.strip() and not block.gap else block
