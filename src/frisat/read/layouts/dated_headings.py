"""Which lines head others: dates, headings of sections, and lines that give the year of what stands below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Line
from frisat.read.layouts import bare_days, dated_alone, dated_context, dated_titles
from frisat.read.layouts.dated_lines import Dated, rank, split
from frisat.read.layouts.dated_state import SAYS_YEAR, Heading, State
from frisat.read.layouts.tables_context import Context, is_date_heading

_SECTION = regex(r"\d{1,2}\. [A-ZÆØÅ][^.!?:]{2,60}")
"""The heading of a numbered section: where dated lines stand below it, the date above it is none of its own."""


_PERIOD = regex(
    r"(?:periode|tidsperiode|tidsrum|tid|tidsramme|hvornår|tidspunkt)\s*:\s+(?P<when>\S.{2,60})", re.IGNORECASE
)
_LONGEST_NAME = 90


def _says(block: Block) -> bool:
    return not isinstance(block, Line) or bool(block.text.strip())


@dataclass(slots=True)
class Headings(State):
    """The part of the reader that takes headings in."""

    def _heading(self, at: int, line: Line) -> bool:
        """Takes a heading in; True when the line is one and is dealt with."""
        text = line.text.strip()
        if line.bullet is not None or (self.page.months_first and bare_days.days_of_month(text, month_first=True)[0]):
            return False
        if self._names_its_period(at, line):
            return True
        if is_date_heading(text) and not self._closes_an_entry(at):
            made = self.draft.activities
            is_cell = not self.blank and not line.level and bool(made) and made[-1].block == self.line_before
            self._push(Heading(line.level or rank(text), self.context, at, True, is_cell), text)
            return True
        if line.level and self._title_below(at, line):
            return True
        if line.level:
            dated = split(text, bullet=False, context=self._above(line.level))
            if dated is not None and (dated.first or self._is_named_phase(at, dated)) and line.level > 1:
                self._push(Heading(line.level, self.context, at, False), text)
                self._add(at, line, dated)
                self.open = dated.first
                return True
            self._push(Heading(line.level, self.context, at, False), text)
            return True
        if self._looks_like_heading(at, line):
            self._push(Heading(50, self.context, at, False), text)
            return True
        if not any(h.is_date for h in self.stack) and dated_context.says_year(self.document, at):
            self._push(Heading(SAYS_YEAR, self.context, at, False), text)
            return True
        return False

    def _names_its_period(self, at: int, line: Line) -> bool:
        """Takes a line such as "Periode: 1. februar - 31. marts" right below the name of the phase whose time it is."""
        match = _PERIOD.fullmatch(line.text.strip())
        above = self.document.blocks[self.line_before] if self.line_before >= 0 else None
        if match is None or self.blank or line.level or not isinstance(above, Line) or above.bullet is not None:
            return False
        name = above.text.strip()
        if len(danish.parse(match["when"])) != 1 or len(name) > _LONGEST_NAME or name.endswith((".", ":", ",")):
            return False
        if self.line_before == self.first or danish.find(name) or is_date_heading(name):
            return False
        self._add(at, line, Dated(match["when"], None, dated_titles.without_number(name)))
        self.draft.use([self.line_before])
        self.open = True
        return True

    def _is_named_phase(self, at: int, dated: Dated) -> bool:
        """Whether a heading is a phase with its time: "Fase 2: Projektering (maj-juni)". A mere number is none."""
        return at in self.page.phases and len(dated_titles.without_number(dated.title).split()) < len(
            dated.title.split()
        )

    def _title_below(self, at: int, line: Line) -> bool:
        """Takes a heading right below a date alone on a line, as a time line prints its steps."""
        date = self.stack[-1]
        if not (self.page.several and date.is_date and date.block == at - 1) or rank(date.context.when) == 60:
            return False
        above = self.document.blocks[date.block]
        if not isinstance(above, Line) or above.level or is_date_heading(line.text):
            return False
        said = dated_alone.alone(above.text)
        clock, status = (said.clock, said.status) if said else ("", "")
        self._add(at, line, Dated(date.context.when, None, line.text.strip(), clock), date)
        self.draft.activities[-1].status_text = status
        self.described = True
        return True

    def _above(self, level: int) -> Context:
        return next((h.context for h in reversed(self.stack) if h.level < level), self.stack[0].context)

    def _closes_an_entry(self, at: int) -> bool:
        """Whether a date alone on a line stands last, or above a table: then no line below it is its own."""
        blocks = self.document.blocks
        below = (blocks[n] for n in range(at + 1, len(blocks)))
        following = next((b for b in below if not isinstance(b, Line) or b.text.strip()), None)
        return not isinstance(following, Line)

    def _heads_dated_lines(self, at: int) -> bool:
        """Whether the next line that says anything stands over a blank one and opens with a date of its own."""
        blocks = self.document.blocks
        below = next((n for n in range(at + 1, len(blocks)) if _says(blocks[n])), at + 1)
        line = blocks[below] if below < len(blocks) else None
        if below == at + 1 or not isinstance(line, Line):
            return False
        dated = split(line.text.strip(), bullet=False, context=self.context)
        return dated is not None and dated.first

    def _looks_like_heading(self, at: int, line: Line) -> bool:
        """Bold, or in plain text a short line by itself above others, while a date heading is open."""
        text = line.text.strip()
        if len(text) > 70 or text.endswith((".", ",", ";")) or danish.find(text):
            return False
        if line.bold:
            return True
        following = self.document.blocks[at + 1 : at + 2]
        below = bool(following) and isinstance(following[0], Line) and bool(following[0].text.strip())
        in_list = any(h.is_date for h in self.stack)
        if self.document.plain and in_list and self.blank and _SECTION.fullmatch(text) and self._heads_dated_lines(at):
            return True
        return self.document.plain and in_list and self.blank and below and self.last is not None
