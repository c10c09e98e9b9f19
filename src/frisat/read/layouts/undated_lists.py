"""
Lists of what is planned without a date: a heading such as "Møder under planlægning" and bullets under it.

A bullet of the first depth is an activity; a label such as "Deltagere:" under it, and deeper bullets, say who takes
part or what is on the agenda. Only where the heading says both that these are events and that their time is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import mend

NAME = "undated_lists"

_EVENTS = regex(
    r"\w*(?:møde|aktivitet|opgave|netværk|workshop|arrangement|initiativ|indsats|seminar|temadag|begivenhed)\w*",
    re.IGNORECASE,
)
_OPEN_TIME = regex(
    r"\b(?:uden dato|ikke (?:fast)?(?:lagt|sat)|mangler dato|dato følger|under planlægning|planlægning\w*|planlægges|"
    r"opstart\w*|på vej|senere|kommende|endnu ikke|forberedes|under forberedelse)\b",
    re.IGNORECASE,
)
_WHO = regex(r"\s*(?:deltager\w*|medlemmer|aktører|inviterede)(?:\s+(?:er|fra))?\s*:\s*(?P<rest>.*)$", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    """One bullet of the first depth with what stands under it."""

    title: list[str]
    lines: list[tuple[int, Line]]
    participants: list[str] = field(default_factory=list)
    agenda: list[str] = field(default_factory=list)


def fits(document: Document) -> float:
    """A little above prose where there is such a section; text dumps have their own reader."""
    return 0.0 if document.plain else 0.5 if _sections(document) else 0.0


def read(document: Document) -> Draft:
    """Every such section: its heading and its bullets."""
    draft = Draft()
    for heading, section in _sections(document):
        used = [heading[0]]
        for entry in _entries(section):
            draft.activities.append(_activity(entry, heading[1]))
            used += [at for at, _ in entry.lines]
        draft.text.append((heading[0], mend.plain(heading[1].text)))
        draft.use(used)
    return draft


def _sections(document: Document) -> list[tuple[tuple[int, Line], list[tuple[int, Line]]]]:
    """(heading, its lines) of each section of undated events that has at least one bullet."""
    out = []
    lines = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line) and block.text.strip()]
    for n, (at, line) in enumerate(lines):
        if not _is_heading(line):
            continue
        stop = next((k for k in range(n + 1, len(lines)) if _ends(lines[k][1], line)), len(lines))
        section = lines[n + 1 : stop]
        if section and section[0][1].bullet is not None:
            out.append(((at, line), section))
    return out


def _is_heading(line: Line) -> bool:
    if not (line.level or line.bold) or line.bullet is not None or len(line.text) > 120:
        return False
    return bool(_EVENTS.search(line.text) and _OPEN_TIME.search(line.text)) and not danish.find(line.text)


def _ends(line: Line, heading: Line) -> bool:
    return bool(line.level) or (line.bold and line.bullet is None and heading.bold and not _WHO.match(line.text))


def _entries(section: Sequence[tuple[int, Line]]) -> list[_Entry]:
    out: list[_Entry] = []
    naming = False
    top = section[0][1].bullet or 0
    for at, line in section:
        who = _WHO.match(line.text)
        if line.bullet is not None and line.bullet <= top and not who:
            out.append(_Entry([line.text], [(at, line)]))
            naming = False
            continue
        entry = out[-1]
        entry.lines.append((at, line))
        if who:
            naming = True
            entry.participants += [who["rest"]] if who["rest"] else []
        elif line.bullet is None and not naming and not entry.agenda:
            entry.title.append(line.text)
        else:
            (entry.participants if naming else entry.agenda).append(mend.plain(line.text))
    return out


def _activity(entry: _Entry, heading: Line) -> DraftActivity:
    sources = [line.source for _, line in entry.lines]
    return DraftActivity(
        title=mend.join(entry.title),
        participants=entry.participants,
        agenda=entry.agenda,
        section=mend.plain(heading.text),
        source=_hull(sources),
        block=entry.lines[0][0],
    )


def _hull(sources: Sequence[Source]) -> Source:
    spans = [source.lines for source in sources if source.lines]
    if not spans:
        return sources[0]
    return replace(sources[0], lines=(min(a for a, _ in spans), max(b for _, b in spans)))
