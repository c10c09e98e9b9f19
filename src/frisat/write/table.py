"""The table of activities as neutral parts: which columns, how wide, and what stands in each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from frisat.plan.model import Activity, Plan, Status, Visibility
from frisat.plan.printed import actor_words, clock_words, period_words, reference, status_words
from frisat.plan.sentences import Language
from frisat.write.clean import clean, keep_labels_inside
from frisat.write.labels import Labels

Role = Literal["plain", "strong", "label", "bullet", "status", "alert", "quiet"]


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of a cell or section. `label` is a bold lead-in on the same line ("Sted:")."""

    text: str
    role: Role = "plain"
    label: str = ""


Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names what stands in it (`plan/wording/writing.py`), `width` is its share of the table in mm."""

    key: str
    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` has one entry a column; `title` is the index of the cell that names the row."""

    cells: tuple[Cell, ...]
    status: Status
    key: str
    """Of the activity that the row is of."""
    long: bool
    """Too long to be sure of fitting on one page: it may break over two."""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str

    @property
    def title_column(self) -> int:
        return next(at for at, column in enumerate(self.columns) if column.key == "title")


_LONG = 900
"""Characters of one cell from which a row may be higher than half a page."""
_PORTRAIT, _LANDSCAPE = 178, 265
"""Width between the margins of an A4 page, in mm."""
_SOME = 40
"""Mean characters of content a row from which its column is the widest one."""


@dataclass(frozen=True, slots=True)
class _Context:
    labels: Labels
    names: Mapping[str, str]
    """Key -> how the activity is named in another's row."""
    marks: Mapping[str, str]
    """Key -> marks of its footnotes."""


def table_of(plan: Plan, labels: Labels, *, staff: bool, upright: bool) -> Table:
    """The table of what `plan` holds; `staff`: with the column "Vises for"; `upright`: the page stands."""
    context = _Context(labels, names_of(plan, labels.language), marks_of(plan))
    cells: dict[str, list[Cell]] = {key: [make(a, context) for a in plan.activities] for key, make in _CELLS.items()}
    has_status = any(len(cell) > 1 for cell in cells["kind"])
    headings = {key: labels.column("kind_status" if key == "kind" and has_status else key) for key in cells}
    order, widths = _columns(cells, headings, staff=staff, upright=upright)
    columns = tuple(Column(key, headings[key], widths[key]) for key in order)
    by_row = zip(*(cells[key] for key in order), strict=True)
    rows = tuple(Row(row, a.status, a.key, _is_long(row)) for a, row in zip(plan.activities, by_row, strict=True))
    listed = ", ".join(c.heading for c in columns)
    return Table(columns, rows, labels.phrase("table_summary", count=len(rows), columns=listed))


def _columns(
    cells: Mapping[str, list[Cell]], headings: Mapping[str, str], *, staff: bool, upright: bool
) -> tuple[list[str], dict[str, int]]:
    """The columns in order, and their widths in mm: by what usually stands in them, and by their longest word."""
    order = ["period", "title", "content", "actors", "kind", *(["visibility"] if staff else [])]
    widths = {"period": 34, "title": 58, "content": 76, "actors": 46, "kind": 32, "visibility": 22}
    if not any(cells["content"]):
        order.remove("content")
        widths["title"] = 70
    elif sum(len(p.text) for cell in cells["content"] for p in cell) <= _SOME * len(cells["content"]):
        widths |= {"content": 46, "title": 84}
    page = _PORTRAIT if upright or len(order) <= 4 else _LANDSCAPE
    whole = sum(widths[key] for key in order)
    shares = {key: page * widths[key] / whole for key in order}
    needs = {
        key: min(page / 3, max(_longest(cell) for cell in (*cells[key], (Para(headings[key], "strong"),))))
        for key in order
    }
    short = sum(max(0.0, needs[key] - shares[key]) for key in order)
    room = sum(max(0.0, shares[key] - needs[key]) for key in order)
    give = min(1.0, short / room) if room else 0.0
    fitted = {key: max(needs[key], shares[key] - give * max(0.0, shares[key] - needs[key])) for key in order}
    return order, {key: round(fitted[key]) for key in order}


def _longest(cell: Cell) -> float:
    """Room in mm for the longest word of a cell, so that none has to be broken; a little more than most fonts need."""
    longest = 0.0
    for p in cell:
        words = re.split(r"[ \u00a0]|(?<=[-–/])", f"{p.label} {p.text}")
        wide = 2.15 if p.role in ("strong", "status", "alert", "label") else 2.0
        longest = max(longest, max(map(len, words)) * wide + (8 if p.role == "bullet" else 4))
    return longest


def _is_long(row: tuple[Cell, ...]) -> bool:
    return any(sum(len(p.text) for p in cell) > _LONG for cell in row)


def names_of(plan: Plan, language: Language) -> dict[str, str]:
    """Key -> printed name of each activity, title and date words."""
    return {a.key: clean(reference(a.title, period_words(a.period, language))) for a in plan.activities}


def marks_of(plan: Plan) -> dict[str, str]:
    """Key -> marks of the activity's footnotes, "*, 2"."""
    out: dict[str, str] = {}
    for note in plan.footnotes:
        for key in note.activities:
            out[key] = f"{out[key]}, {clean(note.mark)}" if key in out else clean(note.mark)
    return out


def _period(a: Activity, context: _Context) -> Cell:
    language = context.labels.language
    words = Para(clean(period_words(a.period, language)), "plain" if a.is_dated else "quiet")
    return (words, Para(clean(clock_words(a.time, language)))) if a.time else (words,)


def _title(a: Activity, context: _Context) -> Cell:
    return (Para(keep_labels_inside(clean(a.title)), "strong"),)


def actors_of(a: Activity, language: Language) -> tuple[list[str], list[str]]:
    """(responsible, the other actors) as printed, each in the plan's order; nobody twice."""
    responsible = list(dict.fromkeys(a.responsible))
    others = [x for x in dict.fromkeys(a.actors) if x not in responsible]
    said = (
        [keep_labels_inside(clean(actor_words(x, a.actor_dates, language))) for x in group]
        for group in (responsible, others)
    )
    first, second = ([x for x in group if x] for group in said)
    return first, second


def _actors(a: Activity, context: _Context) -> Cell:
    """The responsible first and without a label, then "Deltagere:"; several of a group as bullets."""
    responsible, others = actors_of(a, context.labels.language)
    out = [Para(x, "bullet" if len(responsible) > 1 else "plain") for x in responsible]
    if others:
        out += _labelled_list(context.labels.label("others"), others)
    return tuple(out)


def _labelled_list(label: str, texts: list[str], *, always_bullets: bool = False) -> list[Para]:
    """A label with one text beside it, or with several as bullets below it."""
    texts = [kept for text in texts if (kept := keep_labels_inside(clean(text)))]
    if not texts:
        return []
    if len(texts) == 1 and not always_bullets:
        return [Para(texts[0], label=label)]
    return [Para("", "label", label), *(Para(text, "bullet") for text in texts)]


def _content(a: Activity, context: _Context) -> Cell:
    label = context.labels.label
    builds_on = [context.names[key] for key in a.depends_on if key in context.names]
    out = _labelled_list(label("agenda"), list(a.agenda), always_bullets=True)
    out += _labelled_list(label("deliverable" if len(a.deliverables) == 1 else "deliverables"), list(a.deliverables))
    for key in ("place", "track", "method"):
        out += _labelled_list(label(key), [getattr(a, key) or ""])
    out += _labelled_list(label("recommends"), list(a.recommends))
    out += _labelled_list(label("decides"), list(a.decides))
    out += _labelled_list(label("depends"), builds_on)
    out += _labelled_list(label("note"), [context.marks.get(a.key, "")])
    return tuple(out)


def _kind(a: Activity, context: _Context) -> Cell:
    language = context.labels.language
    replaced = context.names.get(a.replaced_by or "")
    reason = keep_labels_inside(clean(a.status_reason or ""))
    lines = status_words(a.status, reason, replaced and keep_labels_inside(replaced), language)
    out = [Para(context.labels.kind(a.kind))]
    if a.status is not Status.PLANNED:
        out.append(Para(lines.pop(0), "alert" if a.status is Status.CANCELLED else "status"))
    for line in lines:
        key = "reason" if line.startswith(context.labels.label("reason")) else "replaced"
        label = context.labels.label(key)
        out.append(Para(keep_labels_inside(clean(line.removeprefix(label))), label=label))
    return tuple(out)


def _visibility(a: Activity, context: _Context) -> Cell:
    role: Role = "status" if a.visibility is Visibility.STAFF else "plain"
    return (Para(context.labels.visibility(a.visibility), role),)


_CELLS: dict[str, Callable[[Activity, _Context], Cell]] = {
    "period": _period,
    "title": _title,
    "content": _content,
    "actors": _actors,
    "kind": _kind,
    "visibility": _visibility,
}
