"""Prose pages: headings, paragraphs, and the dated events that sentences tell of. The last layout asked."""

from __future__ import annotations

import re
from datetime import date

from frisat.plan import danish
from frisat.plan.model import DocumentKind
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import budget_years, furniture, mend, stamps
from frisat.read.layouts import agenda_items, prose_announced, prose_events, prose_years

NAME = "prose"

_SENTENCE = regex(r"[a-zæøå,)] [a-zæøå].*[.!?:]\s*$", re.DOTALL)


def fits(document: Document) -> float:
    """A low but steady fit where there is running text: any other shape comes first."""
    lines = [block for block in document.blocks if isinstance(block, Line) and block.text.strip()]
    if not lines:
        return 0.0
    running = sum(len(line.text) for line in lines if _is_running(line))
    return 0.25 + 0.1 * min(1.0, running / max(1, sum(len(line.text) for line in lines)))


def _is_running(line: Line) -> bool:
    return not line.level and (len(line.text.split()) >= 8 or bool(_SENTENCE.search(line.text)))


def read(document: Document) -> Draft:
    """Events of the paragraphs; every other line stays as text of the page."""
    draft = Draft(kind=DocumentKind.PAGE)
    draft.title = _title(document)
    section = ""
    heads: list[str] = []
    written, year = _written(draft.title), _year_of_calendar(draft.title)
    below: dict[int, DraftActivity] = {}
    for at, group in _paragraphs(document):
        below |= prose_announced.told_by_heading(group, at) if draft.title != mend.plain(group[0].text) else {}
        if len(group) == 1 and (_is_heading(group[0], document.plain) or _NUMBERED.fullmatch(group[0].text.strip())):
            section = mend.plain(group[0].text)
        if len(group) == 1 and stamps.is_dated_stamp(group[0].text):
            written = _written(group[0].text) or written  # a list of news says so above each
        told = any(map(_may_tell, group))
        found = prose_events.events([group], written=written, block=at, section=section) if told else []
        prose_years.of_title(found, year)
        prose_announced.under_its_name(found, [draft.title, *heads], group)
        prose_announced.of_its_body(found, section)
        prose_announced.named_by_heading(found, section)
        found = found or prose_announced.events([draft.title, *heads, *map(_short, group)], group, at)
        heads += [_short(line) for line in group] if len(heads) < _MOST_HEADS else []
        draft.activities += found
        text = mend.join([line.text for line in group])
        if not found and text != draft.title:
            draft.text.append((at, text))
        draft.use(range(at, at + len(group)))
    prose_announced.add_headings(draft, below)
    return draft


_MOST_HEADS = 40
"""Headings of a page among which the name of the event that it announces is looked for."""


_NUMBERED = regex(r"\d{1,2}[.)]\s+[A-ZÆØÅ][^.:;!?\d]{3,60}")
"""The heading of a numbered part, "3. Næste møde"."""


def _short(line: Line) -> str:
    """The words of a line that may be a heading, "" for any other."""
    text = mend.plain(line.text)
    return text if len(text) <= _LONGEST_HEAD and not text.endswith((".", ",", ";")) and not danish.find(text) else ""


_LONGEST_HEAD = 90


def _written(title: str) -> date | None:
    """The first day of the date that a title bears ("Nyhedsbrev, april 2025"); a year alone says too little."""
    found = next((f for f in danish.find(title) if not f.needs_year), None)
    narrow = found is not None and found.period.precision in (Precision.DAY, Precision.MONTH)
    return found.period.earliest if found is not None and narrow else None


_CALENDAR = regex(
    r"\b(?:møde(?:r|ne|plan|kalender|datoer|dage|række|oversigt)|\w*kalender|\w*datoer|årshjul|tidsplan|procesplan)\b"
    r"(?:\s\S{1,40}){0,8}?\s(?P<year>(?:19|20)\d\d)$",
    re.IGNORECASE,
)


def _year_of_calendar(title: str) -> int | None:
    """
    The year of a title that names a calendar of that year, "Fastsættelse af mødedatoer i 2027"; that of a budget is
    none.
    """
    said = budget_years.told(title).rest.rstrip(" .") if len(title) < _LONGEST_TITLE else ""
    match = _CALENDAR.search(said)
    return int(match["year"]) if match else None


_LONGEST_TITLE = 200


def _may_tell(line: Line) -> bool:
    return not line.level and bool(line.text.strip())


def _paragraphs(document: Document) -> list[tuple[int, list[Line]]]:
    """(index of the first block, lines) of each paragraph; tables and boxes are left to others."""
    alone = document.extra.get("line_ends") == "paragraph"
    out: list[tuple[int, list[Line]]] = []
    run: list[Line] = []
    start = 0
    for at, block in enumerate((*document.blocks, None)):
        if isinstance(block, Line) and block.text.strip():
            if not run:
                start = at
            run.append(block)
            if not alone:
                continue
        for group in agenda_items.groups(run):
            out.append((start, group))
            start += len(group)
        run = []
    return out


def _title(document: Document) -> str:
    """The first heading; in dumped text the first short line that is neither page furniture nor a sentence."""
    lines = [block for block in document.blocks if isinstance(block, Line) and block.text.strip()]
    heading = next((line for line in lines if line.level == 1), None) or next(
        (line for line in lines if line.level), None
    )
    if heading is not None:
        return mend.plain(heading.text)
    plain = next((line for line in lines if _is_heading(line, document.plain)), None)
    return mend.plain(plain.text) if plain else document.title


def _is_heading(line: Line, plain: bool) -> bool:
    text = line.text.strip()
    if line.level:
        return True
    if (not plain and not line.bold) or line.bullet is not None:
        return False
    few = 2 <= len(text.split()) <= 12
    return few and text[0].isupper() and text[-1] not in ".,;:!?" and not furniture.is_furniture(text)
