"""
Agendas and minutes: a head block of labels (before or after the body) and numbered points.

The meeting itself is the first activity; dated events that the points speak of follow (`prose_events`). Labels:
`agenda_labels.py`, head: `agenda_head.py`, points: `agenda_items.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.model import DocumentKind, Header, Kind, Source
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import mend
from frisat.read.layouts import agenda_events, agenda_head, agenda_items, agenda_tables
from frisat.read.layouts.agenda_head import KIND, PERSON, Times, first
from frisat.read.layouts.agenda_items import Item
from frisat.read.layouts.agenda_labels import Labelled, Said, header_run, stream

NAME = "agenda"
SURELY = 0.9
"""A fit beside which no other layout is asked."""


def fits(document: Document) -> float:
    """1 when the document calls itself agenda or minutes and has head labels, less for one of the two."""
    said = stream(document, agenda_tables.instead(document, agenda_tables.plans(document)))
    run = header_run(said)
    labels = [one for one in said[run.start : run.stop] if isinstance(one, Labelled)]
    names = {one.name for one in labels} - {"other"}
    if not names & {"date", "time", "place", "chair", "secretary", "participants", "absent", "document_date", "body"}:
        return _fits_without_head(document, said)
    named = _document_kind(document, _lines(said), labels) is not None
    points = len(agenda_items.find(_lines(said)))
    strong = names & {"chair", "secretary", "absent", "participants", "time", "substitutes"}
    if named and (len(names) >= 2 or points >= 2):
        return 1.0
    if len(names) >= 3 and strong and points >= 2:
        return 0.9
    if len({label.name for label in labels if agenda_head.names_a_meeting(label)}) >= 2:
        return SURELY
    return 0.5 if len(names) >= 4 and strong else 0.0


def _fits_without_head(document: Document, said: Sequence[Said]) -> float:
    """An agenda without labels: its heading says so with a date, and points follow."""
    lines = _lines(said)
    points = len(agenda_items.find(lines))
    heads = [line.text for _, line in lines if line.text.strip()][:4]
    if not points or not any(danish.find(text) for text in heads):
        return 0.0
    if agenda_head.is_heading_of_meeting(heads[0]):
        return SURELY
    if (
        points > 1
        and len(heads) > 1
        and danish.clock(heads[1])
        and agenda_head.is_heading_of_meeting(" ".join(heads[:2]))
    ):
        return SURELY
    if _document_kind(document, lines) is not None and points > 1:
        return SURELY if agenda_tables.lists_points(document) else 0.8
    if agenda_head.body_and_day(heads) and any(_OF_POINTS.fullmatch(line.text.strip()) for _, line in lines):
        return SURELY
    return 0.8 if points > 2 and agenda_head.body_and_day(heads) else 0.0


_OF_POINTS = regex(
    r"(?:indholdsfortegnelse|sagsfremstilling|fraværende|meddelelser|(?:åbne|lukkede)(?: punkter)?|indstilling|"
    r"godkendelse af dagsorden(?:en)?)\s*:?",
    re.IGNORECASE,
)
"""Headings that only the papers of a meeting have."""


def read(document: Document) -> Draft:
    """Header, items and the meeting; then the dated events that the points' texts tell of."""
    plans = agenda_tables.plans(document)
    page = _Page.of(document, plans)
    if hidden := plans & page.closed():
        # A plan inside a closed point stays in its text: activities of its own would be public.
        plans -= hidden
        page = _Page.of(document, plans)
    said, run, labels, rest, items = page.said, page.run, page.labels, page.rest, page.items
    in_items = {id(line) for item in items for line in (item.lines + item.body)}
    loose = [(at, line) for at, line in rest if line.text.strip() and id(line) not in in_items]
    title, title_line = _title(document, loose)
    unlabelled = [
        o[1].text.strip()
        for o in said[run.start : run.stop]
        if not isinstance(o, Labelled) and o[1].text.strip() and not o[1].level
    ]
    times = Times(labels, title, loose)
    header = agenda_head.header(labels, times, unlabelled, title, loose)
    draft = Draft(kind=_document_kind(document, rest, labels) or DocumentKind.AGENDA, title=title, header=header)
    draft.items = [agenda_items.to_agenda_item(item, whole=not document.plain) for item in items]
    closed = {item.no for item in draft.items if item.closed}
    draft.activities = [_meeting(document, header, times, title, items, labels)]
    draft.activities += _next_meetings(labels)
    draft.activities += agenda_events.next_meetings(loose)
    for item in items:
        if item.no in closed:
            # What a closed point tells of stays in its text: an activity of its own would be public.
            continue
        draft.activities += agenda_events.events(
            item.body, plain=document.plain, near=times.anchor, block=min(item.blocks), title=item.printed
        )
    agenda_events.of_the_body(draft.activities, header.body)
    spoken = set(unlabelled) | ({title_line.text.strip()} if title_line else set())
    if not items:
        draft.activities += _told(rest, spoken, document.plain, times, title)
    for at, line in loose:
        if line.text.strip() not in spoken:
            draft.text.append((at, mend.plain(line.text)))
    _keep_others(draft, labels)
    draft.use(set(range(len(document.blocks))) - plans)
    return draft


@dataclass(frozen=True, slots=True)
class _Page:
    """A document as labels of the head and numbered points; `rest` are the lines that are no label of the head."""

    said: list[Said]
    run: range
    labels: list[Labelled]
    rest: list[tuple[int, Line]]
    items: list[Item]

    @classmethod
    def of(cls, document: Document, plans: Collection[int]) -> _Page:
        said = _without_foot(stream(document, agenda_tables.instead(document, plans)))
        run = header_run(said)
        labels = [one for one in said[run.start : run.stop] if isinstance(one, Labelled)]
        agenda_head.part_department(labels)
        agenda_head.name_body(labels)
        before = [(at, line) for one in said[: run.start] for at, line in _as_lines(one)]
        after = [(at, line) for one in said[run.stop :] for at, line in _as_lines(one)]
        return cls(said, run, labels, before + after, agenda_items.find(before + after, ends=_head_begins(before)))

    def closed(self) -> set[int]:
        """The blocks from where a closed point begins to where the next one does."""
        if not self.items:
            return set()
        starts = [min(item.blocks) for item in self.items]
        ends = [*starts[1:], max((at for at, _ in self.rest), default=0) + 1_000]
        shut = (agenda_items.to_agenda_item(item).closed for item in self.items)
        return {
            at for start, end, is_shut in zip(starts, ends, shut, strict=True) if is_shut for at in range(start, end)
        }


_FOOT = regex(r"(?P<title>.*?)\s*(?:Side|Page) \d{1,4} (?:af|of) \d{1,4}")


def _without_foot(said: list[Said]) -> list[Said]:
    """The page's foot, "Dagsorden: Byrådet  Side 1 af 1", is no text of the last point; of one page it stands alone."""
    titles = {one[1].text.strip() for one in said[:6] if not isinstance(one, Labelled)}
    out: list[Said] = []
    for one in said:
        match = None if isinstance(one, Labelled) else _FOOT.fullmatch(one[1].text.strip())
        if match is None or (match["title"] and not any(t.startswith(match["title"].rstrip(" …")) for t in titles)):
            out.append(one)
    return out


def _lines(said: Sequence[Said]) -> list[tuple[int, Line]]:
    return [one for one in said if not isinstance(one, Labelled)]


def _as_lines(one: Said) -> list[tuple[int, Line]]:
    """What is no label of the head block is an ordinary line again: "Bilag:" inside a point is part of its text."""
    return [(min(one.blocks), line) for line in one.lines] if isinstance(one, Labelled) else [one]


def _head_begins(before: Sequence[tuple[int, Line]]) -> set[int]:
    """Where the head block begins after the points: at its labels, or at the heading that stands right above them."""
    last = [n for n, (_, line) in enumerate(before) if line.text.strip()][-2:]
    heading = next((n for n in last if KIND.search(before[n][1].text) and len(before[n][1].text.split()) < 9), None)
    return {len(before)} | ({heading} if heading is not None else set())


def _next_meetings(labels: Sequence[Labelled]) -> list[DraftActivity]:
    """A label such as "Næste møde" that holds a day."""
    out = []
    for label in labels:
        found = first(label) if label.name == "other" else None
        if found and label.lines[0].text.strip().lower().startswith("næste møde"):
            name = label.lines[0].text.split(":")[0].strip()
            words = " ".join(label.values)
            out.append(
                DraftActivity(title=name, period_text=words, source=label.lines[0].source, block=min(label.blocks))
            )
    return out


def _told(
    rest: Sequence[tuple[int, Line]], spoken: Collection[str], plain: bool, times: Times, title: str
) -> list[DraftActivity]:
    """What a paper on one matter tells of, which has no numbered points: all its text is one."""
    body = [(at, line) for at, line in rest if line.text.strip() not in spoken]
    if not body or any(agenda_items.says_closed(line.text) for _, line in rest):
        return []
    lines = [line for _, line in body]
    return agenda_events.events(lines, plain=plain, near=times.anchor, block=body[0][0], title=title)


def _keep_others(draft: Draft, labels: Sequence[Labelled]) -> None:
    """Labels that are no header field ("Brevid: 12") and second values of one that is stay as text of the page."""
    seen: set[str] = set()
    for label in labels:
        if label.name == "other" or (label.name in seen and label.name not in ("participants", "absent")):
            draft.text.append((min(label.blocks), mend.plain(" ".join(line.text for line in label.lines))))
        seen.add(label.name)


def _document_kind(
    document: Document, lines: Sequence[tuple[int, Line]], labels: Sequence[Labelled] = ()
) -> DocumentKind | None:
    """What the title, a label or a heading calls the document; a word inside running text does not count."""
    called = [value for label in labels for value in label.values if KIND.fullmatch(value.strip())]
    heads = [document.title, *called, *(line.text for _, line in lines if line.level or len(line.text.strip()) < 90)]
    for text in heads:
        match = KIND.search(text)
        if match and (match.start() < 30 or len(text.split()) < 9):
            return DocumentKind.MINUTES if match["minutes"] else DocumentKind.AGENDA
    return None


def _title(document: Document, loose: Sequence[tuple[int, Line]]) -> tuple[str, Line | None]:
    """The heading that calls the document agenda or minutes, else the first heading, else the document's title."""
    named = [
        line
        for _, line in loose
        if KIND.search(line.text) and len(line.text.strip()) < 120 and not _OF_POINTS.fullmatch(line.text.strip())
    ]
    headings = [line for _, line in loose if line.level] or [line for _, line in loose[:1]]
    line = next(iter(named), None) or next(iter(headings), None)
    if line is not None:
        return mend.plain(line.text), line
    return document.title, None


def _meeting(
    document: Document, header: Header, times: Times, title: str, items: Sequence[Item], labels: Sequence[Labelled]
) -> DraftActivity:
    """The meeting as an activity; its title is the document's heading, or the body's name where that says no more."""
    lines = [line for label in labels for line in label.lines] + [line for item in items for line in item.lines]
    bodies = [header.body] if header.body else []
    if not bodies or not all(PERSON.fullmatch(name) for name in header.participants or ()):
        # Persons stand in the header; beside a body they are its members, not further actors.
        bodies += header.participants or ()
    return DraftActivity(
        title=(header.body if header.body and KIND.fullmatch(title.strip()) else title)
        or header.body
        or document.title,
        period_text=times.text,
        found=times.found,
        time_text=f"{times.clock.start}-{times.clock.end}"
        if times.clock and times.clock.end
        else times.clock.start
        if times.clock
        else "",
        participants=bodies,
        named_actors=False,
        agenda=[item.printed for item in items],
        place=header.place,
        kind=Kind.MEETING,
        source=hull(document.name, lines),
    )


def hull(name: str, lines: Sequence[Line]) -> Source:
    """The place that covers all `lines`: first to last line, the first page."""
    spans = [line.source.lines for line in lines if line.source.lines]
    pages = [line.source.page for line in lines if line.source.page is not None]
    span = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
    return Source(name, span, min(pages) if pages else None)
