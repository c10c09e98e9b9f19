"""What a page of dated lines shows as a whole, before its lines are read one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.layouts import (
    bare_days,
    dated_below,
    dated_between,
    dated_context,
    dated_fields,
    dated_meetings,
    dated_rows,
    dated_titles,
)
from frisat.read.layouts.dated_lines import rank
from frisat.read.layouts.tables_context import is_date_heading


@dataclass(frozen=True, slots=True)
class Page:
    """Lines whose part another line tells; keys are block numbers."""

    several: bool
    """Whether more than one date stands as a heading: a lone one may be the day a page was written."""
    coarsest: int
    """
    The least rank of a date heading whose plain lines are its steps: of a month, as a year or season heads a section;
    coarser where date headings have one or two lines each (a time line).
    """
    tight: bool
    """Whether the lines below dates that stand as headings follow without a blank line, so that one ends them."""
    single: bool
    """Whether most dates that stand as headings have one line right below them: a second one says more of the first."""
    last_step: tuple[int, int] | None
    """The last date of a time line, and how many lines below it may still be steps (`dated_context.last_step`)."""
    figures: bool
    """Whether the lines begin with days in figures, so that "8.5" is one too."""
    months_first: bool
    """Whether lines are a month and then its days, "Januar 20." (`bare_days`)."""
    phases: frozenset[int]
    """Lines that number a step and say when it is, "Fase 2: Udbud (maj-juni 2031)"."""
    titled: dict[int, tuple[int, str]]
    """Dates alone on a line whose title stands above them (`dated_titles`)."""
    heads: frozenset[int]
    """The lines that are those titles."""
    rows: dict[int, dated_rows.Row]
    """Days with a place, whose title is the line that leads in to them."""
    values: dict[int, dated_fields.Value]
    """Dates below a label of time, which are the page's own event."""
    ends: frozenset[int]
    """The lines that say when those end."""
    own: int | None
    """The line near the head that says of the page itself what day it is of, "Dato: 3. maj 2031"."""
    below: dict[int, int]
    """Paragraphs that say more of the entry above them (`dated_below`)."""
    meetings: dict[int, dated_meetings.Meeting]
    """Days that stand over the points of their meetings (`dated_meetings`)."""


def of(document: Document) -> Page:
    """Looks the document over."""
    short = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and len(b.text) <= 60]
    lines = [(at, b) for at, b in short if b.bullet is None]
    rows = dated_rows.rows(document)
    between = dated_between.entries(document)
    found = between.titles or dated_titles.titles(document)
    titled = {at: title for at, title in found.items() if at not in rows}
    values = dated_fields.values(document)
    own = _own_day(document)
    of_page = {own, *(at for at, value in values.items() if value.is_told_elsewhere)}
    below = dated_context.below_headings(document)
    timeline = dated_context.is_timeline(below)
    return Page(
        several=sum(is_date_heading(b.text) and at not in of_page for at, b in lines) >= 2,
        coarsest=_coarsest(document, below) if timeline else 80,
        tight=_is_tight(document, below),
        single=_is_single(below),
        last_step=dated_context.last_step(below) if timeline else None,
        figures=dated_context.in_figures(document),
        months_first=bare_days.are_months_first(b.text for _, b in lines),
        titled=titled,
        phases=dated_context.phases(document),
        heads=frozenset(title_at for title_at, _ in titled.values()),
        rows=rows,
        values=values,
        ends=frozenset(value.until for value in values.values() if value.until is not None),
        own=own,
        below=between.below or dated_below.below(document),
        meetings=dated_meetings.of(document),
    )


_DATE_LABEL = regex(r"(?:(?:publicerings|brev|dokument|nyheds)?dato|publiceret|offentliggjort)\s*:\s*\S", re.IGNORECASE)
_NEAR_HEAD = 6
"""Lines of text from the beginning of a page among which it says its own day."""


def _own_day(document: Document) -> int | None:
    """The block of such a line; None where several lines begin so, as each entry of a list may."""
    said = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    labelled = [at for at, b in said if b.bullet is None and _DATE_LABEL.match(b.text.strip())]
    near = [at for at, _ in said[:_NEAR_HEAD]]
    return labelled[0] if len(labelled) == 1 and labelled[0] in near else None


def _is_tight(document: Document, below: Mapping[int, int]) -> bool:
    """Whether all dates that stand as headings, some of them at least, have their first line right below."""
    headed = [at for at, number in below.items() if number]
    nexts = [document.blocks[at + 1] for at in headed if at + 1 < len(document.blocks)]
    return len(nexts) >= _FEWEST and all(
        isinstance(block, Line) and any(map(str.isalnum, block.text)) for block in nexts
    )


def _is_single(below: Mapping[int, int]) -> bool:
    """Whether at least three of four dates that head lines, the last apart, have one below them."""
    numbers = list(below.values())[:-1]
    return len(numbers) >= _MANY and numbers.count(1) * 4 >= len(numbers) * 3


_MANY = 5
_FEWEST = 3
"""Date headings that show how a page sets them."""


def _coarsest(document: Document, below: Mapping[int, int]) -> int:
    """The rank down to which the headings of a time line have steps: years only where all of them are years."""
    texts = [block.text for at in below if isinstance(block := document.blocks[at], Line)]
    return 60 if all(rank(text.strip()) == 60 for text in texts) else 70
