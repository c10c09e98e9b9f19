"""Drafts to one `Reading`: years, actors, kinds, statuses, dependencies and keys, the same for every layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from frisat.plan.model import (
    Activity,
    ActorDate,
    DocumentKind,
    Footnote,
    Note,
    Plan,
    Reading,
    Source,
    Status,
)
from frisat.plan.period import Period
from frisat.plan.regex import regex
from frisat.read import dependencies, frame, lost, meeting_lists, people, when
from frisat.read.blocks import Block, Box, Document, Line
from frisat.read.draft import Draft
from frisat.read.fields import kinds, marks, mend, quantities, status
from frisat.read.timed import Timed

_MEETINGS = regex(r"\bmøde(?:oversigt|plan|kalender|række|datoer)|\bkalender\b", re.IGNORECASE)


def reading(document: Document, drafts: Sequence[Draft], left: Sequence[int]) -> Reading:
    """
    The plan of a document from what the layouts found.

    In: the document; the drafts with block numbers of it, best layout first; the blocks that no layout used.
    """
    meeting_lists.say_who(document, drafts)
    found = [activity for draft in drafts for activity in draft.activities]
    order = sorted(range(len(found)), key=lambda n: found[n].block)
    head = frame.head(document, drafts)
    kind = _document_kind(drafts, head.title)
    foot = [Line(text, Source(document.name)) for text in document.extra.get("footer", "").splitlines()]
    timed = when.timed([found[n] for n in order], head, [*document.lines(), *foot])
    if kind is DocumentKind.MEETINGS:
        meeting_lists.set_clocks(document, timed)
    kept = [note for note in document.notes if note.code != "R209" or frame.stamp(note.value) is None]
    notes = [*kept, *(note for draft in drafts for note in draft.notes)]
    built = _activities(timed, kind, notes)
    text, unread = _rest(document, drafts, left, head)
    plan = Plan(
        kind=kind,
        title=head.title,
        organisation=head.organisation,
        case_no=head.case_no,
        updated=head.updated,
        provisional=head.provisional,
        sha256=document.sha256 or None,
        activities=tuple(built),
        footnotes=_footnotes(drafts, built),
        stakeholders=tuple(name for draft in drafts for name in draft.stakeholders),
        stakeholders_complete=any(draft.stakeholders_complete for draft in drafts),
        header=next((draft.header for draft in drafts if draft.header is not None), None),
        items=tuple(item for draft in drafts for item in draft.items),
        text=tuple(text),
    )
    told = {note.value for note in (*notes, *unread)}
    return Reading(plan, _each_once([*notes, *unread, *lost.notes(document, plan, told)]))


def _each_once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes in order; one that says the same of the same place for several activities names them all."""
    out: dict[Note, tuple[str, ...]] = {}
    for note in notes:
        said = replace(note, activities=())
        out[said] = tuple(dict.fromkeys((*out.get(said, ()), *note.activities)))
    return tuple(replace(note, activities=keys) for note, keys in out.items())


def _document_kind(drafts: Sequence[Draft], title: str) -> DocumentKind:
    """What sort of document it is: as the layout says that found its activities, else a plan, by its title or not."""
    found = next((draft for draft in drafts if draft.activities), None)
    if found is None:
        return next((draft.kind for draft in drafts if draft.kind is not None), None) or DocumentKind.PAGE
    if found.kind is not None:
        return found.kind
    return DocumentKind.MEETINGS if _MEETINGS.search(title) else meeting_lists.kind(drafts, title)


def _activities(timed: Sequence[Timed], kind: DocumentKind, notes: list[Note]) -> list[Activity]:
    keys = _keys(timed)
    built = []
    for one, key in zip(timed, keys, strict=True):
        activity = _activity(one, key)
        built.append(activity)
        notes += [replace(note, activities=(key,)) for note in one.notes]
    built = when.link_replaced(built, timed)
    if kind is DocumentKind.PROCESS:
        built = dependencies.linked(built)
    return built


def _activity(one: Timed, key: str) -> Activity:
    draft, period = one.draft, one.period
    title = mend.plain(draft.title)
    who = people.of(draft)
    words = " ".join(filter(None, (draft.period_text, draft.period_note or "")))
    conditions = draft.agenda[0] if len(draft.agenda) == 1 else ""
    state, reason = status.status_of(title, draft.status_text, one.found, period_words=words, conditions=conditions)
    kind = draft.kind or kinds.kind_of(title, draft.agenda, period.bound if period else None)
    if draft.status_text and state is not Status.PLANNED:
        said = (("title", title.rstrip(" .")), ("status", str(one.status or draft.status or state)))
        one.notes.append(Note("R107", draft.source, mend.plain(draft.status_text), said))
    state = one.status or draft.status or state
    return Activity(
        key=key,
        title=title,
        kind=kind,
        period=_open_ended(period) if state is Status.ONGOING else period,
        time=one.time,
        actors=who.actors,
        responsible=who.responsible,
        actor_dates=tuple(
            ActorDate(actor, made) for actor, said in who.dated if (made := when.near(said, period)) is not None
        ),
        agenda=tuple(draft.agenda),
        deliverables=tuple(draft.deliverables),
        status=state,
        status_reason=reason,
        place=draft.place or marks.place(draft),
        track=draft.track or marks.track(title, draft.agenda),
        method=draft.method or marks.method(title),
        quantities=quantities.find(title),
        decides=people.decides(draft, kind, who),
        recommends=people.recommends(draft, who),
        source=draft.source,
    )


def _open_ended(period: Period | None) -> Period | None:
    """The time of what goes on and of which only the beginning is said: "Løbende opfølgning" is "fra august" on."""
    if period is None or period.edtf is None or period.bound != "after" or "/" in period.edtf or "," in period.edtf:
        return period
    return replace(period, edtf=f"{period.edtf}/..", bound=None)


def _keys(timed: Sequence[Timed]) -> list[str]:
    """A short hash of title, period words and number among equals, so that one document always gives the same keys."""
    seen: dict[tuple[str, str], int] = {}
    out = []
    for one in timed:
        said = (mend.plain(one.draft.title).lower(), one.period.text if one.period else "")
        seen[said] = seen.get(said, 0) + 1
        out.append(sha256("\0".join([*said, str(seen[said])]).encode()).hexdigest()[:10])
    return out


def _footnotes(drafts: Sequence[Draft], built: Sequence[Activity]) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(mark, text, tuple(a.key for a in built if marks.refers(mark, a)))
        for draft in drafts
        for mark, text in draft.footnotes
    )


@dataclass(slots=True)
class _Paragraph:
    at: int
    lines: list[Line]


def _rest(
    document: Document, drafts: Sequence[Draft], left: Sequence[int], head: frame.Head
) -> tuple[list[str], list[Note]]:
    """Page text in document order: what layouts gave as text, and the blocks that nobody used, with a note if dated."""
    texts = [(at, words) for draft in drafts for at, words in draft.text]
    notes = []
    for paragraph in _paragraphs(document, left):
        words = mend.join([line.text for line in paragraph.lines])
        if words == head.title:
            continue
        if (paragraph.at, words) not in texts:
            texts.append((paragraph.at, words))
        if when.speaks_of_time(words):
            notes.append(Note("R101", _hull([line.source for line in paragraph.lines]), words))
    return [words for _, words in sorted(texts, key=lambda pair: pair[0]) if words and words != head.title], notes


def _paragraphs(document: Document, left: Sequence[int]) -> list[_Paragraph]:
    out: list[_Paragraph] = []
    last = -2
    for at in left:
        block: Block = document.blocks[at]
        lines = [block] if isinstance(block, Line) else _all_lines(block)
        said = [line for line in lines if line.text.strip()]
        runs_on = document.plain and isinstance(block, Line) and at == last + 1 and out
        if said and runs_on and block_is_plain(block):
            out[-1].lines += said
            last = at
        elif said:
            out.append(_Paragraph(at, said))
            last = at
    return out


def block_is_plain(block: Block) -> bool:
    """Whether a block is a line that may go on the line before it: no bullet, no heading."""
    return isinstance(block, Line) and block.bullet is None and not block.level


def _all_lines(block: Block) -> list[Line]:
    if isinstance(block, Line):
        return [block]
    if isinstance(block, Box):
        return list(block.lines)
    return [line for row in block.rows for cell in row.cells for line in cell.lines]


def _hull(sources: Sequence[Source]) -> Source | None:
    if not sources:
        return None
    numbers = [n for source in sources if source.lines for n in source.lines]
    return replace(sources[0], lines=(min(numbers), max(numbers))) if numbers else sources[0]
