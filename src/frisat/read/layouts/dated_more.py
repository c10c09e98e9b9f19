"""Lines that say more of the activity above them: its clock and place, its points, the rest of a wrapped line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read import evidence
from frisat.read.blocks import Line
from frisat.read.fields import mend, sentences
from frisat.read.layouts import dated_context, dated_titles, tables_split, tables_words
from frisat.read.layouts.dated_headings import Headings
from frisat.read.layouts.dated_lines import LONG, Dated, say
from frisat.read.layouts.tables_words import Role

_LABELLED = frozenset({Role.PLACE, Role.PARTICIPANTS, Role.ACTOR, Role.DELIVERABLE, Role.CLOCK, Role.AGENDA})
_CLOCK_LINE = regex(
    r"(?P<clock>(?:kl\.?|klokken)\s*\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?)(?:\s*[,–-]\s+(?P<place>[A-ZÆØÅ][^.]{2,80}))?\.?$",
    re.IGNORECASE,
)
"""A line that says at what time of the day, and perhaps where, what stands above it is."""
_DAYS = frozenset({Precision.DAY, Precision.DAYS})
_LISTS = regex(r"(?:aktiviteter|indhold|opgaver|delopgaver|handlinger|hovedaktiviteter|milepæle|trin):", re.IGNORECASE)
"""A label above the points of the activity above."""
_MOST_POINTS = 30
_LONGEST = 1000
"""Characters of a title or point; a longer one is none, and the next line does not go on with it."""


@dataclass(slots=True)
class More(Headings):
    """The part of the reader that knows what belongs to the activity above."""

    _told: set[int] = field(default_factory=set)
    """Lines of paragraphs that tell of days of their own."""

    def _describes(self, at: int, line: Line) -> bool:
        """Takes a line that says more of the activity above, whose title and date stand in lines of their own."""
        if self.last is None or not self.described:
            return False
        if (self.blank and self.document.plain) or line.level or line.bullet is not None or len(line.text) > 2 * LONG:
            self.described = False
            return False
        text = line.text.strip()
        if dated_titles.is_pause(text):
            return False
        if self.last.block in self.page.titled and (later := dated_titles.undated(text)) is not None:
            made = self.last
            self._add(at, line, Dated("", None, later[0]))
            self.draft.activities[-1].period_note = later[1]
            self.last, self.described = made, False
            return True
        own = self._split(text, line) if self.last.block in self.page.titled else None
        if own is not None and own.first and own.title != text:
            return False  # the next entry of the list, with words of its own
        if at in self._told or self._tells_apart(at):
            return True  # left to whoever reads running text
        agenda = self.last.agenda
        if agenda and self.document.plain and not agenda[-1].endswith("."):
            agenda[-1] = mend.join([agenda[-1], text])
        else:
            agenda.append(text)
        self.draft.use([at])
        return True

    def _tells_apart(self, at: int) -> bool:
        """
        Whether the paragraph that begins here tells of a day of its own, finer than the time of the entry above; its
        lines are then remembered.
        """
        if self.last is None:
            return False
        lines = {at: self.document.blocks[at]}
        while self.document.plain and (n := max(lines) + 1) < len(self.document.blocks):
            block = self.document.blocks[n]
            if not isinstance(block, Line) or not block.text.strip() or block.level or block.bullet is not None:
                break
            lines[n] = block
        told = sentences.of([line for line in lines.values() if isinstance(line, Line)])
        own = [self.last.found] if self.last.found is not None else danish.parse(self.last.period_text)
        apart = not any(one.in_any_year().period.precision in _DAYS for one in own) and any(
            found.in_any_year().period.precision in _DAYS and evidence.happens(text, found)
            for text, _ in told
            for found in danish.find(text)
        )
        self._told.update(lines if apart else ())
        return apart

    def _goes_on(self, at: int, line: Line) -> bool:
        """
        Takes a line of the paragraphs below an entry. Where the entry itself names only a body, the first line is what
        happens and the body who does it.
        """
        now = self.last
        if now is None or now.block != self.page.below[at]:
            return False
        text = line.text.strip()
        if self._belongs_to_last(at, line, text):
            pass
        elif (
            now.block not in self.page.titled
            and not now.agenda
            and not now.actor_text
            and tables_words.is_actor(now.title)
        ):
            now.actor_text, now.title, now.kind = now.title, text, None
        else:
            now.agenda.append(text)
        self.draft.use([at])
        return True

    def _is_point(self, at: int) -> bool:
        """Whether a bullet stands, perhaps after others, right below an entry without one that names a day."""
        now = self.last
        if now is None or self.depth is not None or not 0 < at - now.block <= _MOST_POINTS:
            return False
        if not all(isinstance(b, Line) and b.bullet is not None for b in self.document.blocks[now.block + 1 : at]):
            return False
        return _COMES.search(now.period_text) is not None or bool(now.time_text)

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
        if now.block != at and not now.time_text and (clock := _CLOCK_LINE.match(text)):
            now.time_text = clock["clock"]
            now.place = now.place or (clock["place"] or "").strip() or None
            return True
        label = tables_split.label_of(text)
        if label is not None and label[0] in _LABELLED and label[1]:
            say(now, label[0], label[1])
            return True
        if self.open and line.bullet is None and _LISTS.fullmatch(text):
            self.listed = True
            return True
        beside = line.bullet is not None and line.bullet == self.depth
        if tables_split.is_status(text) and not (beside and self._split(text, line) is not None):
            now.status_text = f"{now.status_text}. {text}".strip(". ")
            return True
        own = self._split(text, line)
        if own is not None and own.first:
            return False
        deeper = self.depth is not None and line.bullet is not None and line.bullet > self.depth
        if line.bullet is not None and (self.open or deeper or self._is_point(at)):
            is_own = own is not None and (own.apart or _is_held(own) or (self.listed and own.title != text))
            if own is not None and is_own and _lies_ahead(own, now.period_text):
                depth, is_open, listed = self.depth, self.open, self.listed
                self._add(at, line, own)
                self.last, self.depth, self.open, self.listed = now, depth, is_open, listed
            else:
                now.agenda.append(text)
            return True
        return False


def _is_held(dated: Dated) -> bool:
    """Whether a point names something and its weekday or clock: "Engskolen tirsdag den 3. februar kl. 19"."""
    return not dated.first and dated.title != dated.when and _COMES.search(dated.when) is not None


_COMES = regex(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag|\b(?:kl\.?|klokken)\s*\d", re.IGNORECASE)


def _lies_ahead(dated: Dated, when: str) -> bool:
    """Whether a point's date is a day of its own, after the time of the activity that it stands under begins."""
    above = danish.parse(when)
    own = dated.found or next(iter(danish.parse(dated.when)), None)
    if own is None or len(above) != 1:
        return False
    said = next((f.period.earliest.year for f in (above[0], own) if not f.needs_year and f.period.earliest), 2024)
    day, begin = ((f.with_year(said, "") if f.needs_year else f).period for f in (own, above[0]))
    if day.precision not in (Precision.DAY, Precision.DAYS) or day.edtf == begin.edtf:
        return False
    return not (day.earliest and begin.earliest) or day.earliest >= begin.earliest
