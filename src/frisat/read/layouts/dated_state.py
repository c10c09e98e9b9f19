"""What the reader of dated lines knows on its way: the headings that are open, the activity above, what is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.layouts import bare_days, dated_context, tables_split, tables_words
from frisat.read.layouts.dated_lines import Dated, headed, split
from frisat.read.layouts.dated_page import Page
from frisat.read.layouts.tables_context import Context

SAYS_YEAR = 45
"""The level of a line that is no heading but gives the year of the dates below it."""


@dataclass(slots=True)
class Heading:
    """A heading that holds for the lines below it, until one of its level or above."""

    level: int
    context: Context
    block: int
    is_date: bool
    is_cell: bool = False
    """Whether it is a date that stands right below an entry of its list, as the first cell of a row whose second has
    lines of its own."""


@dataclass(slots=True)
class State:
    """Goes through the lines once, with the headings that are open and the activity that lines may belong to."""

    document: Document
    stack: list[Heading]
    page: Page
    draft: Draft = field(default_factory=Draft)
    last: DraftActivity | None = None
    """The activity that lines below may belong to."""
    open: bool = False
    """Whether bullets below `last` are its points."""
    depth: int | None = None
    blank: bool = True
    before: str = ""
    line_before: int = -1
    bullet_before: int = -1
    """The block of the line before when that is a list item."""
    listing: int = -1
    """The date heading whose steps are list items, so that a line below them is none."""
    listed: bool = False
    """Whether the points below `last` stand under a label of their own, so that each may have its day."""
    described: bool = False
    """Whether `last` is a date with a title in another line, so that the lines right below describe it."""
    first: int = field(init=False)
    """The block of the first line that says anything, which may be the page's title."""

    def __post_init__(self) -> None:
        said = (n for n, b in enumerate(self.document.blocks) if not isinstance(b, Line) or b.text.strip())
        self.first = next(said, -1)

    @property
    def context(self) -> Context:
        return self.stack[-1].context

    def _push(self, heading: Heading, text: str) -> None:
        while len(self.stack) > 1 and self.stack[-1].level >= heading.level:
            self.stack.pop()
        heading.context = self.context.below(text)
        self.stack.append(heading)
        self.last, self.open, self.depth = None, False, None

    def _split(self, text: str, line: Line) -> Dated | None:
        bullet = line.bullet is not None
        if self.page.figures and (day := dated_context.day_in_figures(text)):
            return Dated(*day)
        if self.context.heading:
            days, remark = bare_days.days_of_month(text, month_first=self.page.months_first)
            if days:
                return Dated(days, None, self.context.heading, remark=remark)
        dated = split(text, bullet=bullet, context=self.context)
        if dated is not None and dated.first and self.context.heading and dated_context.is_links(dated.title):
            return replace(dated, title=self.context.heading)
        if dated is None and self._follows_an_entry(bullet=bullet):
            year = dated_context.year_first(text)
            dated = Dated(*year) if year else headed(text, danish.find(text))
        if dated is not None and self.context.month and _has_no_day(dated):
            return replace(dated, when=self.context.month, found=None, note=dated.when)
        return dated

    def _follows_an_entry(self, *, bullet: bool) -> bool:
        """Whether the line before, of the same sort, is an entry of the list."""
        made = self.draft.activities
        before = self.bullet_before if bullet else self.line_before
        return bool(made) and made[-1].block == before

    def _add(
        self, at: int, line: Line, dated: Dated, heading: Heading | None = None, context: Context | None = None
    ) -> None:
        if bare_days.is_none(dated.title):
            self.draft.text.append((at, line.text.strip()))
            self.draft.use([at])
            return
        context = context or self.context
        year = context.year_for(dated.when)
        found = dated.found
        if found is not None and found.needs_year:
            found = found.with_year(year, context.basis) if year else None
        title, moved = tables_split.without_move(dated.title)
        activity = DraftActivity(
            title=title,
            status_text=dated.moved or moved,
            period_text=dated.when,
            period_note=dated.note or None,
            found=found,
            year=year,
            year_basis=context.basis if year else "",
            time_text=dated.clock,
            agenda=[dated.remark] if dated.remark else [],
            section=context.heading,
            kind=Kind.MEETING if tables_words.is_actor(dated.title) else None,
            source=line.source,
            block=at,
        )
        self.draft.activities.append(activity)
        self.draft.use([at])
        for above in self.stack[1:]:
            if above.is_date and above.block >= 0:
                self.draft.use([above.block])
            elif above.level == SAYS_YEAR and above.block not in self.draft.used | {self.first}:
                self.draft.use([above.block])
                self.draft.text.append((above.block, above.context.heading))
        if heading is not None:
            activity.row = ("heading", heading.block)
        self.last, self.open, self.depth, self.described = activity, False, line.bullet, False
        self.listed = False


_DAY = regex(r"da(?:g|to)", re.IGNORECASE)


def _has_no_day(dated: Dated) -> bool:
    """Whether a line says that its day is not known yet: below a month that is still some day of the month."""
    found = dated.found
    return found is not None and found.period.edtf is None and not found.needs_year and bool(_DAY.search(dated.when))
