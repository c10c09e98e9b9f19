"""
Charts whose steps are boxes: a date, a heading, a description, then labels ("Leverance:", "Aktører:").

Either dumped box by box as lines, where blank lines mean little and words may be broken without a hyphen, or as
`Box` blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from frisat.plan.model import DocumentKind, Source
from frisat.plan.regex import regex
from frisat.read.blocks import Box, Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import actors, mend, words
from frisat.read.fields.columns import Role
from frisat.read.layouts import bare_days, boxes_cards, dump_entries, dump_rows
from frisat.read.layouts.boxes_labels import label_of
from frisat.read.layouts.dump_cells import ends_open
from frisat.read.layouts.dump_rows import Seg, segs_of

NAME = "boxes"
_STEP = regex(r"(?:trin|fase|skridt|step|etape|del)\s*(?:\d+|[ivx]+)\s*[:.]?", re.IGNORECASE)
_STEP_NUMBER = regex(r"(?:(?:trin|skridt|step|nr\.)\s*)?\d{1,2}\s*[:.)]\s+(?=\S)", re.IGNORECASE)
_ADJECTIVE = regex(r"[A-ZÆØÅ][a-zæøå]+(?:isk|lig|ig|ende|el|al)$")


_LONGEST_NAME = 60


def fits(document: Document) -> float:
    """0.95 when several boxes begin with a date, or headings, boxes or dated runs of lines have labels of a step."""
    if len(_dated_boxes(document)) >= 2 or len(_steps_of_headings(document)) >= 2:
        return 0.95
    labelled = _labelled(list(document.lines()))
    if labelled < 2:
        return 0.0
    if sum(isinstance(block, Box) for block in document.blocks) >= 2:
        return 0.95
    dated = dump_rows.starts(segs_of(_lines(document)))
    return 0.95 if len(dated) >= 2 and labelled >= 0.5 * len(dated) else 0.0


def _labelled(lines: Sequence[Line]) -> int:
    """How many lines begin with a label that only a step has."""
    found = (label_of(line.text) for line in lines)
    return sum(one is not None and one[0] in (Role.PRODUCT, Role.ACTOR, Role.PARTICIPANTS) for one in found)


def _dated_boxes(document: Document) -> list[Box]:
    """Boxes that begin with a date, perhaps below their name ("2. Høring"), and say more than it."""
    boxes = [block for block in document.blocks if isinstance(block, Box)]
    said = [(box, segs_of([(0, line) for line in box.lines])) for box in boxes]
    dated = ((box, segs, dump_rows.starts(_without_date_labels(segs))) for box, segs in said if len(segs) > 1)
    return [box for box, segs, begin in dated if 0 in begin or (list(begin) == [1] and _is_name(box.lines[0]))]


def _is_name(line: Line) -> bool:
    return line.bold and line.bullet is None and len(line.text) <= _LONGEST_NAME


def _lines(document: Document) -> list[tuple[int, Line]]:
    return [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line)]


def read(document: Document) -> Draft:
    """One activity a box; what stands before the first dated box is left to others."""
    draft = Draft(kind=DocumentKind.PROCESS)
    reader = _Reader(document, mend.Vocabulary.of([line.text for line in document.lines()]))
    headed = _steps_of_headings(document)
    steps = _steps_of_boxes(document) + headed
    if len(steps) < 2 or (not headed and _labelled([line for _, line in _lines(document)]) >= 2):
        steps += _steps_of_lines(document)
    for step in steps:
        while step.segs and _STEP.fullmatch(step.segs[-1].text):  # the heading of the next box
            draft.text.append((step.segs[-1].at, step.segs.pop().text))
        draft.activities += reader.activities(step)
        draft.use(step.used)
    return draft


@dataclass(slots=True)
class _Step:
    """One box: its date words, its lines without them, the blocks it fills."""

    date: str
    segs: list[Seg]
    used: list[int]
    sources: list[Source]


def _steps_of_lines(document: Document) -> list[_Step]:
    lines = _lines(document)
    sources = {at: line.source for at, line in lines}
    _, rows = dump_rows.rows(_without_date_labels(segs_of(lines)))
    out = []
    for row, after in zip_longest(rows, rows[1:]):
        used = [at for at in sources if row.first <= at and (after is None or at < after.first)]
        said = sorted({*row.lines, *(seg.at for seg in row.segs if not _STEP.fullmatch(seg.text))})
        out.append(_Step(row.date, row.segs, used, [sources[at] for at in said]))
    return out


def _steps_of_headings(document: Document) -> list[_Step]:
    """Headings with labelled lines below, a date and another label at least ("Tidspunkt: …", "Ansvarlig: …")."""
    out: list[_Step] = []
    run: list[tuple[int, Line]] = []
    for at, block in [*enumerate(document.blocks), (len(document.blocks), None)]:
        if isinstance(block, Line) and not block.text.strip():
            continue
        if isinstance(block, Line) and not _heads(block):
            run.append((at, block))
            continue
        out += _labelled_step(run)
        run = [(at, block)] if isinstance(block, Line) else []
    return out


def _heads(line: Line) -> bool:
    return bool(line.level) or (line.bold and label_of(line.text) is None)


def _labelled_step(run: Sequence[tuple[int, Line]]) -> list[_Step]:
    if len(run) < 3 or not _heads(run[0][1]):
        return []
    found = [label_of(line.text) for _, line in run[1:]]
    dates = [n for n, one in enumerate(found, 1) if one is not None and one[0] is Role.DATE and one[1]]
    if len(dates) != 1 or sum(one is not None for one in found) < 2:
        return []
    label = found[dates[0] - 1]
    kept = [one for n, one in enumerate(run) if n != dates[0]]
    segs = segs_of(kept)
    segs[0] = replace(segs[0], text=_STEP_NUMBER.sub("", segs[0].text))
    return [_Step(label[1] if label else "", segs, [at for at, _ in run], [line.source for _, line in run])]


def _without_date_labels(segs: list[Seg]) -> list[Seg]:
    """ "Dato: 3. maj" as "3. maj", so that it begins a step."""
    out = []
    for seg in segs:
        found = label_of(seg.text)
        out.append(replace(seg, text=found[1]) if found and found[0] is Role.DATE and found[1] else seg)
    return out


def _steps_of_boxes(document: Document) -> list[_Step]:
    out = []
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Box):
            continue
        segs = _without_date_labels(segs_of([(at, line) for line in block.lines]))
        begin = dump_rows.starts(segs)
        labelled = any(label_of(seg.text) for seg in segs)
        if not segs or not (begin or labelled):
            continue
        where = min(begin, default=-1)
        cell = begin.get(where)
        rest = [replace(segs[cell.last], text=cell.rest)] if cell and cell.rest else []
        kept = [*segs[:where], *_apart([*rest, *segs[cell.last + 1 :]])] if cell else segs
        sources = [line.source for line in block.lines if line.source.lines] or [block.source]
        out.append(_Step(cell.text if cell else "", kept, [at], sources))
    return out


def _apart(segs: list[Seg]) -> list[Seg]:
    """The lines behind a date, which parts them from what stands above it."""
    return [replace(segs[0], gap=max(1, segs[0].gap)), *segs[1:]] if segs else []


@dataclass(slots=True)
class _Parts:
    """A box's lines by what they are."""

    text: list[Seg] = field(default_factory=list)
    labelled: dict[Role, list[Seg]] = field(default_factory=dict)
    plural: bool = False


class _Reader:
    def __init__(self, document: Document, vocabulary: mend.Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        boxes = (block for block in document.blocks if isinstance(block, Box))
        self.numbered = bare_days.are_numbered([line.text for line in box.lines[1:]] for box in boxes)

    def activities(self, step: _Step) -> list[DraftActivity]:
        """What a box says: one step, or the points of a month's card."""
        if days := boxes_cards.days(step.date, step.segs):
            return [boxes_cards.on_day(self.activity(replace(step, segs=step.segs[:1])), day.text) for day in days]
        points = boxes_cards.items(step.date, step.segs)
        if not points:
            return [self.activity(step)]
        made = [self.activity(replace(step, segs=[replace(point[0], bullet=None), *point[1:]])) for point in points]
        return [boxes_cards.with_own_day(activity, numbered=self.numbered) for activity in made]

    def activity(self, step: _Step) -> DraftActivity:
        segs, status, note = dump_entries.without_status(self._healed(step.segs))
        parts = _sorted(segs)
        said = self._paragraphs(parts.text)
        title, agenda = (said[0], said[1:]) if said else (step.date, [])
        agenda += self._paragraphs(parts.labelled.get(Role.AGENDA, []))
        responsible = self._cell(parts, Role.ACTOR)
        listed = self._cell(parts, Role.PARTICIPANTS)
        participants = [listed] if listed else []
        if not responsible and not listed and not actors.named(title):
            participants = [name for point in agenda for name in actors.named(point)]
        place = self._cell(parts, Role.PLACE)
        method = self._cell(parts, Role.NOTE)
        return DraftActivity(
            title=title,
            period_text=step.date,
            period_note=note,
            actor_text=responsible,
            participants=participants,
            agenda=agenda,
            deliverables=self._deliverables(parts),
            place=mend.plain(place) or None,
            method=mend.plain(method) or None,
            status_text=" ".join(filter(None, [status, mend.plain(self._cell(parts, Role.STATUS))])),
            source=_hull(step.sources),
            block=step.used[0],
            row=step.used[0],
        )

    def _healed(self, segs: Sequence[Seg]) -> list[Seg]:
        """Words broken over two lines put together, so that the half word opens or closes nothing."""
        out: list[Seg] = []
        for seg in segs:
            if out and seg.bullet is None and self.vocabulary.heals(out[-1].text, seg.text):
                out[-1] = replace(out[-1], text=out[-1].text + seg.text)
            else:
                out.append(seg)
        return out

    def _join(self, lines: Sequence[str]) -> str:
        return mend.join(self.vocabulary.lines(lines), self.vocabulary.whole)

    def _cell(self, parts: _Parts, role: Role) -> str:
        return "\n".join(self.vocabulary.lines([seg.text for seg in parts.labelled.get(role, [])]))

    def _paragraphs(self, segs: Sequence[Seg]) -> list[str]:
        """Texts of a description: a new one begins at a capital after a blank line or a full stop, or at a bullet."""
        groups: list[list[Seg]] = []
        for seg in segs:
            if groups and not self._new(groups[-1], seg):
                groups[-1].append(seg)
            else:
                groups.append([seg])
        return [text for group in groups if (text := self._join([seg.text for seg in group]))]

    def _new(self, group: Sequence[Seg], seg: Seg) -> bool:
        before = group[-1].text
        if seg.bullet is not None:
            return True
        if not seg.text[:1].isupper() or ends_open(before):
            return False
        if len(group) == 1 and _ADJECTIVE.match(before) and len(before.split()) == 1:
            return False
        if self.document.extra.get("line_ends") == "paragraph":
            return True
        return seg.gap > 0 or bool(re.search(r"[.?!]$", before)) or words.is_event(seg.text.split()[0])

    def _deliverables(self, parts: _Parts) -> list[str]:
        segs = parts.labelled.get(Role.PRODUCT, [])
        if any(seg.bullet is not None for seg in segs):
            return [text.rstrip(" ,;") for text in self._paragraphs(segs)]
        whole = self._join([seg.text for seg in segs]).rstrip(" ,;")
        if not whole:
            return []
        return _listed(whole) if parts.plural else [whole]


def _listed(text: str) -> list[str]:
    """
    The products of a plural label: parted at semicolons, and at commas before a capital or before the word that the
    list begins with ("Input fra A, input fra B"); a comma inside one product parts nothing.
    """
    first = text.split()[0].lower()
    out: list[str] = []
    for piece in re.split(r"(?<=[,;])\s+", text):
        named = piece[:1].isupper() and not words.is_acronym(piece.split()[0])
        starts = named or piece.lower().startswith(f"{first} ")
        if out and not (starts or out[-1].endswith(";")):
            out[-1] += f" {piece}"
        else:
            out.append(piece)
    return [piece.rstrip(" ,;") for piece in out]


def _sorted(segs: Sequence[Seg]) -> _Parts:
    parts = _Parts()
    target = parts.text
    for seg in segs:
        found = label_of(seg.text)
        if found is None:
            target.append(seg)
            continue
        role, rest = found
        target = parts.labelled.setdefault(role, [])
        if role is Role.PRODUCT:
            parts.plural = bool(re.match(r"\S*(?:r|\(r\))\s*:", seg.text))
        if rest:
            target.append(replace(seg, text=rest, gap=1))
    return parts


def _hull(sources: Sequence[Source]) -> Source:
    numbers = [n for source in sources if source.lines for n in source.lines]
    return replace(sources[0], lines=(min(numbers), max(numbers))) if numbers else sources[0]
