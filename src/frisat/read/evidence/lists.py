"""The activities that layouts of loose lines found, held against the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from frisat.plan import danish
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.evidence.candidate import Candidate, Dated, Head, Place
from frisat.read.evidence.verdict import judge
from frisat.read.fields import mend, stamps

_SPACE = re.compile(r"\s+")
_SEARCHED = 60
"""Lines of text above a title in which its date is looked for."""
_LEAD = 6
"""Characters before a date that opens its line."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How a title and its date stand to one another: on one line, or the date on a line of its own."""

    place: Place
    before: str = ""
    after: str = ""
    head: Head | None = None


class Page:
    """The lines of a document, with what most of the dates that head others have below them."""

    def __init__(self, document: Document) -> None:
        self.lines: list[tuple[int, Line]] = [
            (at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line) and block.text.strip()
        ]
        self.place = {at: n for n, (at, _) in enumerate(self.lines)}
        self.texts = [_plain(line.text) for _, line in self.lines]
        dates = [n for n, text in enumerate(self.texts) if _is_date(text)]
        gaps = [b - a - 1 for a, b in pairwise([*dates, len(self.texts)])]
        self.heads = [n for n, gap in zip(dates, gaps, strict=True) if gap]
        inner = [gap for gap in gaps[:-1] if gap]
        self.usual = int(median(inner)) if inner else 0

    def pair(self, draft: DraftActivity) -> Pair:
        """Where the date of an activity stands, seen from its title."""
        title, needle = mend.plain(draft.title), _plain(draft.period_text)
        at = self.place.get(draft.block)
        if not needle:
            return Pair(Place.NOWHERE)
        if at is None:
            return Pair(Place.OPENS)
        own = self.texts[at]
        start = own.find(needle)
        if start >= 0 and _is_date(own) and title not in own:
            return Pair(Place.BELOW)
        if start >= 0:
            opens = len(own[:start].strip(" •*>»→–—-(")) < _LEAD
            return Pair(Place.OPENS if opens else Place.ENDS, own[:start], own[start + len(needle) :])
        for n in range(at - 1, max(-1, at - _SEARCHED), -1):
            text = self.texts[n]
            if needle in text or (text in needle and _is_date(text)):
                return Pair(Place.ABOVE, head=self._head(n, at))
        return Pair(Place.OPENS)

    def _head(self, date_at: int, at: int) -> Head:
        between = range(date_at + 1, at + 1)
        above = self.texts[date_at - 1] if date_at else ""
        return Head(
            lines_below=at - date_at,
            usual=self.usual,
            heads=len(self.heads),
            is_last=not self.heads or date_at >= self.heads[-1],
            is_listed=all(self.lines[k][1].bullet is not None for k in between),
            label=above if above.endswith(":") or stamps.is_label(above) else "",
        )


def _candidate(draft: DraftActivity, pair: Pair, dated_lines: int) -> Candidate:
    when = mend.plain(draft.period_text)
    found = draft.found or next(iter(danish.parse(when) or danish.find(when)), None)
    return Candidate(
        words=mend.plain(draft.title),
        place=pair.place,
        when=when,
        date=Dated.of(found) if found is not None and when else None,
        before=pair.before,
        after=pair.after,
        head=pair.head,
        dated_lines=dated_lines,
    )


def candidates(draft: Draft, document: Document) -> list[Candidate]:
    """Every activity of a draft as a candidate."""
    page = Page(document)
    pairs = [page.pair(activity) for activity in draft.activities]
    dated_lines = sum(pair.place in (Place.OPENS, Place.ENDS) for pair in pairs)
    return [_candidate(one, pair, dated_lines) for one, pair in zip(draft.activities, pairs, strict=True)]


def keep(draft: Draft, document: Document) -> None:
    """Takes out of a draft what the evidence speaks against; its lines are free for the next layout."""
    if not draft.activities:
        return
    told = zip(draft.activities, candidates(draft, document), strict=True)
    kept = [(activity, judge(candidate).is_activity) for activity, candidate in told]
    draft.activities = [activity for activity, is_one in kept if is_one]
    held = {activity.block for activity in draft.activities}
    draft.used -= {activity.block for activity, is_one in kept if not is_one} - held


def _plain(text: str) -> str:
    return _SPACE.sub(" ", mend.plain(text)).strip()


def _is_date(text: str) -> bool:
    return 3 < len(text) <= 60 and danish.is_date_cell(text.rstrip(":"))
