"""The reader behind `dated_lists`: one way through the lines; each heads, is an activity, or says more of one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.model import Kind
from frisat.read.blocks import Document, Line, Table
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import furniture, mend, stamps
from frisat.read.layouts import bare_days, dated_context, dated_titles, tables_split, tables_words
from frisat.read.layouts.dated_lines import LONG, Dated, rank, say, split
from frisat.read.layouts.dated_page import Page
from frisat.read.layouts.tables_context import Context, is_carried, is_date_heading, years_in
from frisat.read.layouts.tables_words import Role

_LABELLED = frozenset({Role.PLACE, Role.PARTICIPANTS, Role.ACTOR, Role.DELIVERABLE, Role.CLOCK, Role.AGENDA})
_SAYS_YEAR = 45
"""The level of a line that is no heading but gives the year of the dates below it."""
_LONGEST = 1000
"""Characters of a title or point; a longer one is none, and the next line does not go on with it."""


@dataclass(slots=True)
class Heading:
    """A heading that holds for the lines below it, until one of its level or above."""

    level: int
    context: Context
    block: int
    is_date: bool


@dataclass(slots=True)
class Reader:
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
    described: bool = False
    """Whether `last` is a date with a title in another line, so that the lines right below describe it."""

    def run(self) -> None:
        for at, block in enumerate(self.document.blocks):
            if isinstance(block, Table):
                self._layout_table(at, block)
            elif not isinstance(block, Line):
                self.last, self.open = None, False
            elif not any(map(str.isalnum, block.text)):
                self.blank = True
                continue
            elif at in self.page.titled:
                self._titled(at, block)
            elif at in self.page.rows:
                self._row(at, block)
            elif at in self.page.values:
                self._value(at, block)
            elif at in self.page.heads and not block.level:
                self.last, self.open = None, False
            elif at in self.page.ends:
                self.draft.text.append((at, block.text.strip()))
                self.draft.use([at])
            elif not self._heading(at, block) and not self._describes(at, block):
                self._line(at, block)
            self.blank = False
            self.before = block.text if isinstance(block, Line) else ""
            self.line_before = at
            self.bullet_before = at if isinstance(block, Line) and block.bullet is not None else -1

    def keep_headings(self) -> None:
        """Date headings that no activity carries, as time or as the reason for its year, become text of the page."""
        for at in sorted(self.draft.used):
            block = self.document.blocks[at]
            if not isinstance(block, Line) or not is_date_heading(block.text):
                continue
            if not is_carried(block.text, self.draft.activities):
                self.draft.text.append((at, block.text.strip()))

    def _layout_table(self, at: int, table: Table) -> None:
        """A table that only frames text, one filled cell a row: its lines are read as lines."""
        self.last, self.open = None, False
        if any(sum(bool(c.lines) for c in row.cells) > 1 for row in table.rows):
            return
        lines = [line for row in table.rows for cell in row.cells for line in cell.lines if line.text.strip()]
        before, taken = len(self.draft.activities), []
        for line in lines:
            self.draft.used.discard(at)
            if not self._heading(at, line):
                self._line(at, line)
            taken.append(at in self.draft.used)
            self.blank, self.before = False, line.text
        self.draft.used.discard(at)
        if len(self.draft.activities) > before:
            self.draft.text += [(at, line.text) for line, was in zip(lines, taken, strict=True) if not was]
            self.draft.use([at])
        self.last, self.open = None, False

    @property
    def context(self) -> Context:
        return self.stack[-1].context

    # ------------------------------------------------------------------------------- titles in other lines
    def _titled(self, at: int, line: Line) -> None:
        """A date alone on a line with its title above it."""
        title_at, title = self.page.titled[at]
        said = dated_titles.alone(line.text) or dated_titles.Alone(line.text.strip())
        context = self.context.below(title) if years_in(title) else self.context
        self._add(at, line, Dated(said.when, None, title, said.clock), context=context)
        self.draft.activities[-1].status_text = said.status
        self.draft.use([title_at])
        self.described = True

    def _row(self, at: int, line: Line) -> None:
        """A day with a place below the words that say what is held."""
        row = self.page.rows[at]
        self._add(at, line, replace(row.dated, title=row.dated.title or self.context.heading))
        self.draft.activities[-1].place = row.place
        self.draft.use([row.lead])
        self.last, self.open = None, False

    def _value(self, at: int, line: Line) -> None:
        """A date below a label: when the page's own event is, or a deadline of its own."""
        value = self.page.values[at]
        above = next((h.context.heading for h in reversed(self.stack) if not h.is_date and h.context.heading), "")
        title = value.label if value.is_deadline else above or value.label
        self._add(at, line, Dated(value.when, None, title))
        self.draft.use([value.label_at])
        self.last, self.open = None, False

    def _describes(self, at: int, line: Line) -> bool:
        """Takes a line that says more of the activity above, whose title and date stand in lines of their own."""
        if self.last is None or not self.described:
            return False
        if (self.blank and self.document.plain) or line.level or line.bullet is not None or len(line.text) > 2 * LONG:
            self.described = False
            return False
        text = line.text.strip()
        agenda = self.last.agenda
        if agenda and self.document.plain and not agenda[-1].endswith("."):
            agenda[-1] = mend.join([agenda[-1], text])
        else:
            agenda.append(text)
        self.draft.use([at])
        return True

    def _title_below(self, at: int, line: Line) -> bool:
        """Takes a heading right below a date alone on a line, as a time line prints its steps."""
        date = self.stack[-1]
        if not (self.page.several and date.is_date and date.block == at - 1) or rank(date.context.when) == 60:
            return False
        above = self.document.blocks[date.block]
        if not isinstance(above, Line) or above.level or is_date_heading(line.text):
            return False
        said = dated_titles.alone(above.text)
        clock, status = (said.clock, said.status) if said else ("", "")
        self._add(at, line, Dated(date.context.when, None, line.text.strip(), clock), date)
        self.draft.activities[-1].status_text = status
        self.described = True
        return True

    # ---------------------------------------------------------------------------------------- headings
    def _heading(self, at: int, line: Line) -> bool:
        """Takes a heading in; True when the line is one and is dealt with."""
        text = line.text.strip()
        if line.bullet is not None:
            return False
        if is_date_heading(text) and not self._closes_an_entry(at):
            self._push(Heading(line.level or rank(text), self.context, at, True), text)
            return True
        if line.level and self._title_below(at, line):
            return True
        if line.level:
            dated = split(text, bullet=False, context=self._above(line.level))
            if dated is not None and dated.first and line.level > 1:
                self._push(Heading(line.level, self.context, at, False), text)
                self._add(at, line, dated)
                self.open = True
                return True
            self._push(Heading(line.level, self.context, at, False), text)
            return True
        if self._looks_like_heading(at, line):
            self._push(Heading(50, self.context, at, False), text)
            return True
        if not any(h.is_date for h in self.stack) and dated_context.says_year(self.document, at):
            self._push(Heading(_SAYS_YEAR, self.context, at, False), text)
            return True
        return False

    def _push(self, heading: Heading, text: str) -> None:
        while len(self.stack) > 1 and self.stack[-1].level >= heading.level:
            self.stack.pop()
        heading.context = self.context.below(text)
        self.stack.append(heading)
        self.last, self.open, self.depth = None, False, None

    def _above(self, level: int) -> Context:
        return next((h.context for h in reversed(self.stack) if h.level < level), self.stack[0].context)

    def _closes_an_entry(self, at: int) -> bool:
        """Whether a date alone on a line stands last, or above a table: then no line below it is its own."""
        blocks = self.document.blocks
        below = (blocks[n] for n in range(at + 1, len(blocks)))
        following = next((b for b in below if not isinstance(b, Line) or b.text.strip()), None)
        return not isinstance(following, Line)

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
        return self.document.plain and in_list and self.blank and below and self.last is not None

    # ------------------------------------------------------------------------------------------- lines
    def _line(self, at: int, line: Line) -> None:
        text = line.text.strip()
        if self._belongs_to_last(at, line, text):
            self.draft.use([at])
            return
        if stamps.is_stamp(text) or furniture.is_furniture(text):
            return
        pieces = [self._split(entry, line) for entry in dated_context.entries(text)]
        if pieces and all(pieces):
            for piece in filter(None, pieces):
                self._add(at, line, piece)
            return
        dated = self._split(text, line)
        listed = dated is not None and (dated.first or line.bullet is not None or self._in_a_run(at))
        if dated is not None and (listed or dated_context.is_list(dated.when)):
            context = self.context.below(dated.title) if dated_context.is_list(dated.when) else None
            self._add(at, line, dated, context=context if context and context.years else None)
            return
        below = next((h for h in reversed(self.stack) if h.is_date), None)
        remark = line.bullet is None and text.startswith("(") and text.endswith(")")
        if below is None or below is not self.stack[-1] or len(text) > LONG or remark:
            if line.bullet is None:
                self.last = None
            return
        when = below.context.when
        if (line.bullet is None and rank(when) < (70 if self.page.timeline else 80)) or (
            not (self.page.several or self.draft.activities) and (line.bullet is None or rank(when) == 90)
        ):
            return
        if dated_context.is_past_the_end(self.document, self.page.last_step, below.block, at):
            self.last = None
            return
        if line.bullet is not None and (month := dated_context.own_month(text, when)):
            self._add(at, line, Dated(month, None, text))
            return
        own = dated_context.own_day(text, when)
        if own is not None:
            self._add(at, line, Dated(own.period.text, own, text))
            return
        self._add(at, line, Dated(when, None, text), below)
        self.open = line.bullet is None

    def _split(self, text: str, line: Line) -> Dated | None:
        bullet = line.bullet is not None
        if self.page.figures and (day := dated_context.day_in_figures(text)):
            return Dated(*day)
        if self.context.heading and (days := bare_days.days_of_month(text)):
            return Dated(days, None, self.context.heading)
        dated = split(text, bullet=bullet, context=self.context)
        if dated is None and bullet and self.draft.activities and self.draft.activities[-1].block == self.bullet_before:
            year = dated_context.year_first(text)
            dated = Dated(*year) if year else None
        return dated

    def _in_a_run(self, at: int) -> bool:
        """Whether a neighbouring line ends with a date as well, or is a day of a list: one alone is a sentence."""
        if self.page.titled.keys() & {at - 3, at - 2, at - 1, at + 1, at + 2, at + 3}:
            return True
        near = [b for b in self.document.blocks[max(0, at - 2) : at + 3] if isinstance(b, Line)]
        return sum(split(b.text.strip(), bullet=False, context=self.context) is not None for b in near) >= 2

    def _belongs_to_last(self, at: int, line: Line, text: str) -> bool:
        """Lines that say more about the activity above: labelled lines, deeper bullets, the rest of a wrapped line."""
        now = self.last
        if now is None:
            return False
        wrapped = line.bullet is None and not self.blank and text[0].islower() and self.document.plain
        if (
            wrapped
            and (now.block == self.line_before or self.page.figures)
            and dated_context.begins_anew(text, self.context)
        ):
            return False
        if wrapped and len((now.agenda or [now.title])[-1]) <= _LONGEST:
            if now.agenda:
                now.agenda[-1] = mend.join([now.agenda[-1], text])
            else:
                now.title = mend.join([now.title, text])
            return True
        label = tables_split.label_of(text)
        if label is not None and label[0] in _LABELLED and label[1]:
            say(now, label[0], label[1])
            return True
        beside = line.bullet is not None and line.bullet == self.depth
        if tables_split.is_status(text) and not (beside and self._split(text, line) is not None):
            now.status_text = f"{now.status_text}. {text}".strip(". ")
            return True
        own = self._split(text, line)
        if own is not None and own.first:
            return False
        if line.bullet is not None and (self.open or (self.depth is not None and line.bullet > self.depth)):
            now.agenda.append(text)
            return True
        if line.bullet is None and self.open and now.agenda == [] and len(text) <= LONG and self.context.when:
            return False
        return False

    def _add(
        self, at: int, line: Line, dated: Dated, heading: Heading | None = None, context: Context | None = None
    ) -> None:
        context = context or self.context
        year = context.year_for(dated.when)
        found = dated.found
        if found is not None and found.needs_year:
            found = found.with_year(year, context.basis) if year else None
        activity = DraftActivity(
            title=dated.title,
            period_text=dated.when,
            found=found,
            year=year,
            year_basis=context.basis if year else "",
            time_text=dated.clock,
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
            elif above.level == _SAYS_YEAR and above.block not in self.draft.used:
                self.draft.use([above.block])
                self.draft.text.append((above.block, above.context.heading))
        if heading is not None:
            activity.row = ("heading", heading.block)
        self.last, self.open, self.depth, self.described = activity, False, line.bullet, False
