"""The activities that layouts of loose lines found, held against the evidence."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.evidence.candidate import Candidate, Place
from frisat.read.evidence.verdict import judge
from frisat.read.fields import mend, stamps

_SPACE = re.compile(r"\s+")
_SEARCHED = 60
"""Lines of text above a title in which its date is looked for."""


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

    def candidate(self, draft: DraftActivity) -> Candidate:
        """A draft activity as a candidate: how its title and its date stand to one another on the page."""
        title, when = mend.plain(draft.title), mend.plain(draft.period_text)
        found = draft.found or next(iter(danish.parse(when) or danish.find(when)), None)
        at = self.place.get(draft.block)
        if not when:
            return Candidate(title, Place.NOWHERE)
        said = {"when": when, **_meaning(found)}
        if at is None:
            return Candidate(title, Place.OPENS, **said)
        own, needle = self.texts[at], _plain(when)
        start = own.find(needle)
        if start >= 0 and not (_is_date(own) and title not in own):
            place = Place.OPENS if len(own[:start].strip(" •*>»→–—-(")) < _LEAD else Place.ENDS
            return Candidate(title, place, before=own[:start], after=own[start + len(needle) :], **said)
        if start >= 0:
            return Candidate(title, Place.BELOW, **said)
        for n in range(at - 1, max(-1, at - _SEARCHED), -1):
            if needle in self.texts[n] or (self.texts[n] in needle and _is_date(self.texts[n])):
                listed = self.lines[at][1].bullet is not None and all(
                    self.lines[k][1].bullet is not None for k in range(n + 1, at)
                )
                label = self.texts[n - 1] if n and _labels(self.texts[n - 1]) else ""
                return Candidate(
                    title,
                    Place.ABOVE,
                    lines_below=at - n,
                    is_listed=listed,
                    usual=self.usual,
                    heads=len(self.heads),
                    is_last=not self.heads or n >= self.heads[-1],
                    label=label,
                    **said,
                )
        return Candidate(title, Place.OPENS, **said)


_LEAD = 6


def _meaning(found: Found | None) -> dict[str, object]:
    if found is None:
        return {}
    dated = found.with_year(2024, "") if found.needs_year else found
    return {"period": dated.period, "says_year": not found.needs_year and not found.period.inferred}


def _plain(text: str) -> str:
    return _SPACE.sub(" ", mend.plain(text)).strip()


def _is_date(text: str) -> bool:
    return 3 < len(text) <= 60 and danish.is_date_cell(text.rstrip(":"))


def _labels(text: str) -> bool:
    return text.endswith(":") or stamps.is_label(text)


def keep(draft: Draft, document: Document) -> None:
    """Takes out of a draft what the evidence speaks against; its lines are free for the next layout."""
    if not draft.activities:
        return
    page = Page(document)
    lost = [a for a in draft.activities if not judge(page.candidate(a)).is_activity]
    if not lost:
        return
    draft.activities = [a for a in draft.activities if not any(a is other for other in lost)]
    held = {a.block for a in draft.activities}
    draft.used -= {a.block for a in lost} - held
