"""What a page of dated lines shows as a whole, before its lines are read one by one."""

from __future__ import annotations

from dataclasses import dataclass

from frisat.read.blocks import Document, Line
from frisat.read.layouts import dated_context, dated_fields, dated_rows, dated_titles
from frisat.read.layouts.tables_context import is_date_heading


@dataclass(frozen=True, slots=True)
class Page:
    """Lines whose part another line tells; keys are block numbers."""

    several: bool
    """Whether more than one date stands as a heading: a lone one may be the day a page was written."""
    timeline: bool
    """Whether date headings have one or two lines each, so that spans of months head no sections."""
    last_step: tuple[int, int] | None
    """The last date of a time line, and how many lines below it may still be steps (`dated_context.last_step`)."""
    figures: bool
    """Whether the lines begin with days in figures, so that "8.5" is one too."""
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


def of(document: Document) -> Page:
    """Looks the document over."""
    lines = [b for b in document.blocks if isinstance(b, Line) and b.bullet is None and len(b.text) <= 60]
    titled = dated_titles.titles(document)
    values = dated_fields.values(document)
    below = dated_context.below_headings(document)
    timeline = dated_context.is_timeline(below)
    return Page(
        several=sum(is_date_heading(b.text) for b in lines) >= 2,
        timeline=timeline,
        last_step=dated_context.last_step(below) if timeline else None,
        figures=dated_context.in_figures(document),
        titled=titled,
        heads=frozenset(title_at for title_at, _ in titled.values()),
        rows=dated_rows.rows(document),
        values=values,
        ends=frozenset(value.until for value in values.values() if value.until is not None),
    )
