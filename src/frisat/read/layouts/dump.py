"""
Plan tables and meeting overviews dumped from a laid-out page: the lines are there, the columns are lost.

A header line names the columns, a row begins at a line that begins with a date (or ends with one, when the dates
stand last). `dump_rows` finds the rows, `dump_cells` the cells inside one, `dump_entries` agendas and statuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.model import DocumentKind, Kind, Source
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import columns, mend
from frisat.read.fields.cells import entries
from frisat.read.fields.columns import Role
from frisat.read.layouts import dump_cells, dump_entries, dump_forums, dump_order, dump_undated
from frisat.read.layouts.dump_cells import Cut
from frisat.read.layouts.dump_rows import RawRow, Seg, segs_of

NAME = "dump"
_SURE = 6.0
"""A cut at least this sure teaches its actor's name to the others."""


def fits(document: Document) -> float:
    """0.9 when a header line without columns is followed by rows with dates, else 0."""
    lines = numbered(document)
    found = find_header(lines)
    if found is None:
        return 0.0
    roles, _, after = found
    _, rows = dump_order.rows(segs_of(lines[after:][:120]), roles)
    return 0.9 if len(rows) >= 2 else 0.0


def numbered(document: Document) -> list[tuple[int, Line]]:
    """The document's lines with their block numbers; other blocks are not this layout's."""
    return [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line)]


def find_header(lines: Sequence[tuple[int, Line]]) -> tuple[list[Role], int, int] | None:
    """
    The header of a dumped table: (columns, index of its first line in `lines`, index after its last).

    A header may stand on one line or one column name a line.
    """
    for at, (_, line) in enumerate(lines):
        if not line.text.strip() or line.bullet is not None or len(line.text) > 120:
            continue
        text, used = line.text, at
        for _ in range(6):
            roles = columns.header(text)
            if roles is not None:
                more = _next_text(lines, used)
                if more is not None and (longer := columns.header(f"{text} {lines[more][1].text}")):
                    roles, used = longer, more
                    text = f"{text} {lines[more][1].text}"
                    continue
                return roles, at, used + 1
            following = _next_text(lines, used)
            if following is None or columns.role_of(lines[used][1].text) is None:
                break
            text, used = f"{text} {lines[following][1].text}", following
    return None


def _next_text(lines: Sequence[tuple[int, Line]], at: int) -> int | None:
    return next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n][1].text.strip()), None)


def read(document: Document) -> Draft:
    """The table's activities; what stands before the header is left to others."""
    lines = numbered(document)
    found = find_header(lines)
    draft = Draft()
    if found is None:
        return draft
    roles, begin, after = found
    repeated = mend.plain(" ".join(line.text for _, line in lines[begin:after]))
    body = [(at, line) for at, line in lines[after:] if mend.plain(line.text) != repeated]
    known_words = mend.words_of([line.text for _, line in lines])
    lead, rows = dump_order.rows(segs_of(body), roles)
    end, parts = _parts(lead, rows, roles)
    reader = _Reader(document, roles, known_words, [part for part in parts if isinstance(part, RawRow)])
    for part in parts:
        if isinstance(part, RawRow):
            draft.activities += reader.activities(part)
        else:
            draft.text.append((part.at, part.text))
    draft.kind = DocumentKind.MEETINGS if Role.AGENDA in roles and Role.ACTOR not in roles else DocumentKind.PLAN
    draft.use(at for at, _ in lines[begin:] if end is None or at < end)
    return draft


def _parts(
    lead: Sequence[Seg], rows: list[RawRow], roles: list[Role]
) -> tuple[int | None, Sequence[RawRow | dump_undated.Heading]]:
    """Where the table ends, None for the document's end; and its rows and headings."""
    if dump_forums.is_shape(roles) and rows:
        return dump_forums.cut_below(rows[-1]), [*(dump_undated.Heading(seg.text, seg.at) for seg in lead), *rows]
    end = dump_undated.cut_prose(rows)
    agenda_first = Role.AGENDA in roles[: roles.index(Role.TEXT)] if Role.TEXT in roles else False
    actors = Role.ACTOR in roles or Role.PARTICIPANTS in roles
    return end, dump_undated.parted(lead, rows, actors=actors, agenda_first=agenda_first)


class _Reader:
    """Turns rows into draft activities; learns actor names from sure rows before the doubtful ones."""

    def __init__(self, document: Document, roles: list[Role], known: frozenset[str], rows: list[RawRow]) -> None:
        self.document = document
        self.roles = roles
        self.known = known
        self.names: set[str] = set()
        self.forums = dump_forums.is_shape(roles)
        if self.forums:
            said = [dump_forums.parts(self._of_forum(row)[0], (), known) for row in rows]
            self.names = {one.forum.lower() for one in said if one.place and not one.is_event}
            return
        for row in rows:
            cut = self._cut(row)
            if cut.score >= _SURE:
                self.names.update(entry.lower() for entry in entries("\n".join(seg.text for seg in cut.actor)))

    @property
    def _actor_first(self) -> bool:
        order = [role for role in self.roles if role in (Role.ACTOR, Role.PARTICIPANTS, Role.TEXT, Role.AGENDA)]
        return bool(order) and order[0] in (Role.ACTOR, Role.PARTICIPANTS)

    @property
    def _agenda_first(self) -> bool:
        order = [role for role in self.roles if role in (Role.TEXT, Role.AGENDA)]
        return order == [Role.AGENDA, Role.TEXT]

    @property
    def _has_actor(self) -> bool:
        return Role.ACTOR in self.roles or Role.PARTICIPANTS in self.roles

    def _cut(self, row: RawRow) -> Cut:
        segs, _, _ = dump_entries.without_status(row.segs)
        if not self._has_actor:
            return Cut(tuple(segs), (), 0.0)
        cut = dump_cells.actor_before if self._actor_first else dump_cells.actor_after
        bullets = next((at for at, seg in enumerate(segs) if seg.bullet is not None), len(segs))
        if self.roles[-1] is Role.AGENDA and bullets:
            found = cut(segs[:bullets], self.names)
            return replace(found, text=(*found.text, *segs[bullets:]))
        return cut(segs, self.names)

    def activities(self, row: RawRow) -> list[DraftActivity]:
        """The activities of one row: usually one, several when its text cell holds several."""
        if self.forums:
            return [self._meeting(row)]
        _, status, note = dump_entries.without_status(row.segs)
        cut = self._cut(row)
        if Role.AGENDA in self.roles or any(seg.bullet is not None for seg in cut.text):
            return [self._with_agenda(row, cut, status, note)]
        texts = dump_cells.activities(cut.text) or [[]]
        actors = _shared(texts, cut.actor)
        return [self._one(row, text, actor, status, note) for text, actor in zip(texts, actors, strict=True)]

    def _of_forum(self, row: RawRow) -> tuple[list[Seg], str, str | None]:
        return dump_entries.without_status(dump_forums.joined(row.segs))

    def _meeting(self, row: RawRow) -> DraftActivity:
        """The meeting of a row whose first column says who meets."""
        segs, status, note = self._of_forum(row)
        cells = dump_forums.parts(segs, self.names, self.known)
        said = dump_entries.listed(cells.contents, self.known)
        return DraftActivity(
            title=cells.forum or row.date,
            period_text=row.date,
            period_note=note,
            actor_text="" if self._takes_part or cells.is_event else cells.forum,
            participants=[*([cells.forum] if self._takes_part and not cells.is_event else []), *said.participants],
            status_text=" ".join(filter(None, (status, cells.status))),
            place=cells.place or None,
            agenda=said.agenda,
            kind=None if cells.is_event else Kind.MEETING,
            section=row.section,
            source=self._source(row),
            block=row.first,
            row=row.first,
        )

    def _one(
        self, row: RawRow, text: Sequence[Seg], actor: Sequence[Seg], status: str, note: str | None
    ) -> DraftActivity:
        title = mend.join([seg.text for seg in text], self.known)
        cell = "\n".join(seg.text for seg in actor)
        if not title:
            title = mend.join([seg.text for seg in actor], self.known) or row.section or row.date
        return DraftActivity(
            title=title,
            period_text=row.date,
            period_note=note,
            actor_text="" if self._takes_part else cell,
            participants=[cell] if self._takes_part and cell else [],
            status_text=status,
            year=row.year,
            year_basis=f"heading:{row.year}" if row.year else "",
            section=row.section,
            source=self._source(row),
            block=row.first,
            row=row.first,
        )

    @property
    def _takes_part(self) -> bool:
        """Whether the actor column says who takes part, not who is responsible."""
        return Role.ACTOR not in self.roles and Role.PARTICIPANTS in self.roles

    def _with_agenda(self, row: RawRow, cut: Cut, status: str, note: str | None) -> DraftActivity:
        at = dump_entries.participants_from(cut.text)
        cells = dump_cells.agenda_before if self._agenda_first else dump_cells.agenda_after
        task, points = cells(cut.text[:at])
        said = dump_entries.listed([*points, *cut.text[at:]], self.known)
        activity = self._one(row, task, cut.actor, status, note)
        if not task and said.agenda:
            activity.title, *said.agenda = said.agenda
        activity.agenda = said.agenda
        activity.participants += said.participants
        return activity

    def _source(self, row: RawRow) -> Source:
        used = [row.first, *(seg.at for seg in row.segs), *row.lines]
        lines = [self.document.blocks[at] for at in (min(used), max(used))]
        first, last = (line.source for line in lines if isinstance(line, Line))
        if first.lines is None or last.lines is None:
            return first
        return replace(first, lines=(first.lines[0], last.lines[-1]))


def _shared(texts: Sequence[Sequence[Seg]], actor: Sequence[Seg]) -> list[list[Seg]]:
    """
    The actor cell of each activity of a row: group by group when there are as many groups as activities, else the
    whole cell for each.
    """
    parts = dump_cells.groups(actor)
    if len(texts) > 1 and len(parts) == len(texts):
        return parts
    return [list(actor) for _ in texts]
