"""
The points of a meeting that a mail or a letter bids to: bullets below "Dagsorden:", under the sentence with its day.

They are no activities of their own, and what they say of other days is not of the plan, unless it lies ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from frisat.plan import danish
from frisat.plan.model import Kind
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read import own_day, paper
from frisat.read.blocks import Block, Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import kinds, mend
from frisat.read.layouts import prose_events, prose_years

_HEAD = regex(
    r"(?:(?:foreløbig|mødets|dagens) )?(?:dagsorden(?:en)?(?: (?:er|bliver|ser sådan ud))?|"
    r"dagsordenspunkter(?:ne)?|punkter(?:ne)?)\s*:|"
    r"(?:(?:på )?(?:dagsordenen|mødet) (?:er|står|har vi|skal vi (?:drøfte|tale om|nå))|vi skal (?:drøfte|tale om|nå)|"
    r"(?:mødet|dagsordenen) har (?:disse|følgende) punkter|punkter (?:på|til) (?:dagsordenen|mødet))[^.:]{0,40}:",
    re.IGNORECASE,
)
_BIDS = regex(
    r"\b(?:indkald\w*|invitere\w*|invitation\w*|møde[rts]?|mødet|mødes|samles|ses)\b|\w+møde(?:t|r)?\b", re.IGNORECASE
)
_NEXT = regex(r"(?:næste|kommende) møde", re.IGNORECASE)
_ABOVE = 12
"""Lines of text above the points among which the sentence with the meeting's day stands."""
_FEWEST = 2


@dataclass(slots=True)
class Points:
    """The block of the words that lead in to a meeting's points, and these."""

    head: int
    points: list[str] = field(default_factory=list)


def take(document: Document, draft: Draft) -> list[Points]:
    """Takes such points out of the way of the layouts, what lies ahead as activities; `given` says whose they are."""
    if sum(_HEAD.fullmatch(line.text.strip()) is not None for line in document.lines()) != 1:
        return []  # a list of meetings, each with its points
    out: list[Points] = []
    said = [(at, b) for at, b in enumerate(document.blocks) if not isinstance(b, Line) or b.text.strip()]
    for n, (at, block) in enumerate(said):
        if at in draft.used or not isinstance(block, Line) or not _HEAD.fullmatch(block.text.strip()):
            continue
        bullets = _bullets(said[n + 1 :])
        day = _day([b for _, b in said[max(0, n - _ABOVE) : n] if isinstance(b, Line)], document)
        if len(bullets) < _FEWEST or day is None:
            continue
        found = Points(at)
        for point_at, line in bullets:
            ahead = _ahead(line, day, point_at)
            draft.activities += ahead
            found.points += [] if ahead else [mend.plain(line.text)]
        draft.use([at, *(point_at for point_at, _ in bullets)])
        out.append(found)
    return out


def _bullets(said: Sequence[tuple[int, Block]]) -> list[tuple[int, Line]]:
    out = []
    for at, block in said:
        if not isinstance(block, Line) or block.bullet is None or block.level:
            break
        out.append((at, block))
    return out


def _day(above: Sequence[Line], document: Document) -> date | None:
    """The day of the last sentence above that bids to a meeting."""
    lines = list(document.lines())
    written = paper.day(lines) or own_day.find(lines)
    near = date.fromisoformat(written) if written and len(written) == _ISO else None
    for line in reversed(above):
        for found in prose_years.settled(line.text, danish.find(line.text), near):
            period = found.period
            if period.precision is Precision.DAY and _bids(line):
                return period.earliest
    return None


_ISO = 10
_FEWEST_WORDS = 5


def _bids(line: Line) -> bool:
    """Whether a line ends a sentence that bids to a meeting; cells of lists end otherwise."""
    text = line.text.strip()
    whole = text.endswith((".", "!", ":")) and len(text.split()) >= _FEWEST_WORDS
    return whole and line.bullet is None and _BIDS.search(text) is not None


def _ahead(line: Line, day: date, at: int) -> list[DraftActivity]:
    """What a point tells of a day after that of its meeting; [] for any other point."""
    found = prose_years.settled(line.text, danish.find(line.text), day)
    if len(found) != 1 or found[0].period.earliest is None or found[0].period.earliest <= day:
        return []
    if (label := _NEXT.match(line.text)) is None:
        return prose_events.events([[line]], near=day, block=at)
    return [
        DraftActivity(title=label[0], period_text=found[0].period.text, found=found[0], source=line.source, block=at)
    ]


def given(found: Sequence[Points], drafts: Sequence[Draft]) -> None:
    """Gives points to the activity that the words above them tell of; to the text of the page where there is none."""
    made = [activity for draft in drafts for activity in draft.activities]
    for one in found:
        above = [activity for activity in made if activity.block < one.head and activity.period_text]
        if above:
            last = max(above, key=lambda activity: activity.block)
            last.kind = last.kind or _kind(last.title)
            last.agenda += [point for point in one.points if point not in last.agenda]
        else:
            drafts[0].text += [(one.head, point) for point in one.points]


def _kind(title: str) -> Kind:
    """What is held, by its own words: the points say what is on it, and not what it is."""
    said = kinds.kind_of(title)
    return Kind.MEETING if said is Kind.OTHER else said
