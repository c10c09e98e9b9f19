"""The reader behind `dated_lists`: one way through the lines; each heads, is an activity, or says more of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from frisat.plan import danish
from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.blocks import Line, Table
from frisat.read.draft import DraftActivity
from frisat.read.evidence.words import LINK
from frisat.read.fields import furniture, mend, stamps
from frisat.read.layouts import dated_alone, dated_context, day_rows, day_within, tables_split, tables_words
from frisat.read.layouts.dated_lines import LONG, Dated, rank, split
from frisat.read.layouts.dated_more import More
from frisat.read.layouts.dated_state import SAYS_YEAR, Heading
from frisat.read.layouts.tables_context import is_carried, is_date_heading, years_in

_MEETING = regex(
    r"(?:\w+ ){0,2}[\w-]*møde(?:t)? (?:i|med) (?:[\w-]+,? ){0,6}?[\w-]*(?:udvalget?|råd(?:et)?|bestyrelsen?|nævnet?|"
    r"direktionen|gruppen|MED|kommissionen)\b[^:]{0,60}",
    re.IGNORECASE,
)
"""A line that says which body meets, and nothing of what it does then."""
_DONE_THERE = regex(
    r"(?:\W*(?:\d\.|første|anden|endelig|fortsat|politisk)\s+)?(?:behandling|gennemgang|drøftelse|godkendelse|orientering|"
    r"temadrøftelse|beslutning|vedtagelse|indstilling|fremlæggelse|præsentation|dagsorden)\w*\b|"
    r"[^.]{3,80} (?:behandles|drøftes|gennemgås|godkendes|vedtages|forelægges|præsenteres|fremlægges|indstilles)\b",
    re.IGNORECASE,
)
"""What a body does with something at a meeting."""
_HAS_CLOCK = regex(r"\b(?:kl\.?|klokken)\s*\d", re.IGNORECASE)


def _is_on_its_agenda(made: DraftActivity, when: str, line: Line) -> bool:
    """
    Whether a line below a body's meeting says what is on it: "Møde i Økonomiudvalget", then "Første behandling af
    budgettet". All that stands below a day and a clock is of one meeting.
    """
    text = line.text.strip()
    if _MEETING.fullmatch(mend.plain(made.title).rstrip(".")) is None or _MEETING.match(text) is not None:
        return False
    return _HAS_CLOCK.search(when) is not None or _DONE_THERE.match(text) is not None


_YEAR_BEHIND = regex(r",? (?:i )?(?:19|20)\d\d$", re.IGNORECASE)


_FULL = 50
"""Characters of a line of running text that is broken where the page ends."""


@dataclass(slots=True)
class Reader(More):
    """Goes through the lines once."""

    def run(self) -> None:
        for at, block in enumerate(self.document.blocks):
            if isinstance(block, Table):
                self._layout_table(at, block)
            elif not isinstance(block, Line):
                self.last, self.open = None, False
            elif not any(map(str.isalnum, block.text)):
                self.blank = True
                continue
            elif at in self.page.meetings:
                self._meeting(at, block)
            elif at in self.draft.used:
                pass  # a point of the meeting above
            elif self._days(at, block):
                pass
            elif at in self.page.titled:
                self._titled(at, block)
            elif at in self.page.rows:
                self._row(at, block)
            elif at in self.page.values:
                self._value(at, block)
            elif at in self.page.heads and not block.level:
                self.last, self.open = None, False
                if years_in(block.text) and not any(h.is_date for h in self.stack):
                    self._push(Heading(SAYS_YEAR, self.context, at, False), block.text.strip())
            elif at == self.page.own:
                self.last, self.open = None, False
            elif at in self.page.below and self._goes_on(at, block):
                pass
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
            if at in self.page.meetings or not isinstance(block, Line) or not is_date_heading(block.text):
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

    def _days(self, at: int, line: Line) -> bool:
        """Takes a line of days side by side, which are of what the heading above them names."""
        days = day_rows.days(line.text.strip()) if self.context.heading else []
        for day in days:
            self._add(at, line, Dated(day.when, None, self.context.heading))
            is_status = tables_split.is_status(day.remark)
            self.draft.activities[-1].status_text = day.remark if is_status else ""
            self.draft.activities[-1].agenda += [day.remark] if day.remark and not is_status else []
        return bool(days)

    def _meeting(self, at: int, line: Line) -> None:
        """A day that stands over the points of its meeting."""
        one = self.page.meetings[at]
        self._add(at, line, Dated(one.when.when, None, one.title, one.when.clock or one.clock))
        made = self.draft.activities[-1]
        made.status_text, made.place, made.kind = one.when.status, one.when.place or one.place or None, Kind.MEETING
        made.agenda += one.points.values()
        made.actor_text, made.period_note = one.body, one.note or None
        self.draft.use(one.lines)
        self.last, self.open = None, False

    def _titled(self, at: int, line: Line) -> None:
        """A date alone on a line with its title above it."""
        title_at, title = self.page.titled[at]
        said = dated_alone.alone(line.text) or dated_alone.Alone(line.text.strip())
        context = self.context.below(title) if years_in(title) else self.context
        name = _YEAR_BEHIND.sub("", title)
        title = name if tables_words.is_actor(name) else title
        self._add(at, line, Dated(said.when, None, title, said.clock), context=context)
        self.draft.activities[-1].status_text = said.status
        self.draft.activities[-1].place = said.place or None
        if title_at != self.first:
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
        title = value.label if value.names_itself else above or value.label
        if not value.is_told_elsewhere:
            self._add(at, line, Dated(value.when, None, title))
        if value.is_told_elsewhere or title != value.label:
            self.draft.text.append((value.label_at, f"{value.label}: {line.text.strip()}"))
        self.draft.use([at, value.label_at])
        self.last, self.open = None, False

    def _line(self, at: int, line: Line) -> None:
        text = line.text.strip()
        if self._belongs_to_last(at, line, text):
            self.draft.use([at])
            return
        if line.bullet is None and stamps.is_of_the_paper(text):
            return
        if self._runs_on(at, line):
            self.last = None
            return
        if stamps.is_stamp(text) or furniture.is_furniture(text) or (at == self.first and stamps.names_plan(text)):
            return
        pieces = [self._split(entry, line) for entry in dated_context.entries(text)]
        if pieces and all(pieces):
            for piece in filter(None, pieces):
                self._add(at, line, piece)
            return
        dated = self._split(text, line)
        listed = dated is not None and (
            dated.first
            or line.bullet is not None
            or at in self.page.phases
            or self._in_a_run(at)
            or (bool(self.context.month) and day_within.of(text, self.context.month) is not None)
        )
        if dated is not None and (listed or dated_context.is_list(dated.when)):
            context = self.context.below(dated.title) if dated_context.is_list(dated.when) else None
            self._add(at, line, dated, context=context if context and context.years else None)
            self.described = at in self.page.phases
            return
        below = next((h for h in reversed(self.stack) if h.is_date), None)
        remark = line.bullet is None and text.startswith("(") and text.endswith(")")
        if below is None or below is not self.stack[-1] or len(text) > LONG or remark:
            if line.bullet is None:
                self.last = None
            return
        when = below.context.when
        if self.blank and self.page.tight and line.bullet is None:
            self.last = None
            return
        if not below.is_cell and (
            (line.bullet is None and rank(when) < self.page.coarsest)
            or (not self.page.several and (line.bullet is None or (rank(when) == 90 and not self.draft.activities)))
        ):
            return
        if line.bullet is not None:
            self.listing = below.block
        elif self.listing == below.block and self.blank:
            self.last = None
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
        if self._says_more(below, line):
            self.draft.activities[-1].agenda.append(text)
            self.draft.use([at])
            return
        if dated_alone.alone(text) is not None:
            return  # a day is no name for what is on another
        self._add(at, line, Dated(when, None, text), below)
        self.open = line.bullet is None

    def _runs_on(self, at: int, line: Line) -> bool:
        """Whether a line that begins small with a date, and says more than that, goes on in mid sentence."""
        if not self.document.plain or self.blank or line.bullet is not None or at == 0 or not line.text[:1].islower():
            return False
        above = self.document.blocks[at - 1]
        if not isinstance(above, Line) or len(above.text) < _FULL or above.bullet is not None:
            return False
        return above.text.rstrip()[-1:].islower() and not danish.find(above.text) and ". " in line.text.strip()

    def _says_more(self, below: Heading, line: Line) -> bool:
        """Whether a line right below the step of a date says more of that step, as a sentence or a link does."""
        made = self.draft.activities
        if not made:
            return False
        if made[-1].row == ("heading", below.block) and _is_on_its_agenda(made[-1], below.context.when, line):
            return True
        if not self.page.single or self.blank or line.bullet is not None:
            return False
        whole = line.text.rstrip().endswith((".", "!", "?")) or LINK.match(line.text) is not None
        return whole and made[-1].row == ("heading", below.block)

    def _in_a_run(self, at: int) -> bool:
        """Whether a neighbouring line ends with a date as well, or is a day of a list: one alone is a sentence."""
        if self.page.titled.keys() & {at - 3, at - 2, at - 1, at + 1, at + 2, at + 3}:
            return True
        near = [b for b in self.document.blocks[max(0, at - 2) : at + 3] if isinstance(b, Line)]
        return sum(split(b.text.strip(), bullet=False, context=self.context) is not None for b in near) >= 2
