"""One row of Frisat's own table to one activity: each cell by the rules it was printed with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from frisat.plan.model import Activity, ActorDate, Kind, Source, Status, Visibility
from frisat.plan.printed import (
    join_lines,
    key_of,
    leading,
    one_line,
    read_actor,
    read_kind_status,
    read_period,
    split_clock,
)
from frisat.plan.wording import writing
from frisat.read.blocks import Line

Cells = Mapping[str, tuple[Line, ...]]
_BULLETS = "•●▪◦‣\uf0b7"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """The lines of each column's cell. `wrapped`: a line may be a part of a paragraph (a page, not a text)."""

    cells: Cells
    source: Source
    wrapped: bool

    def continued(self, more: Cells) -> OwnRow:
        """The row with the lines of its second half, which stands on the next page."""
        keys = dict.fromkeys((*self.cells, *more))
        return replace(self, cells={key: (*self.cells.get(key, ()), *more.get(key, ())) for key in keys})

    def lines(self, key: str) -> list[str]:
        return [text for line in self.cells.get(key, ()) if (text := one_line(line.text))]

    def text(self, key: str) -> str:
        return join_lines(self.lines(key))


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An activity without key; `replaced` and `depends` name other rows, `marks` are of footnotes."""

    activity: Activity
    replaced: str | None
    depends: tuple[str, ...]
    marks: tuple[str, ...]


def read_row(row: OwnRow) -> ReadRow:
    """The activity that a row prints. A cell that a person left empty gives an empty field."""
    words, clock = split_clock(row.text("period"))
    if row.lines("time"):
        clock = split_clock(row.text("time"))[1] or clock
    kind = read_kind_status(row.lines("kind"))
    content = _parts(row, "content", _CONTENT, "agenda")
    actors = _parts(row, "actors", _OTHERS, "responsible")
    for key in ("agenda", "deliverables", "recommends", "decides", "depends", "place", "track", "method", "note"):
        content[key] = [*content.get(key, []), *_parts(row, key, {}, key).get(key, [])]
    others = [*actors.get("others", []), *_parts(row, "others", {}, "others").get("others", [])]
    responsible, own_dates = _people(actors.get("responsible", []))
    more, other_dates = _people(others)
    title = _title(row)
    status = key_of(writing.STATUSES, row.text("status")) or kind.status
    staff = key_of(writing.VISIBILITIES, row.text("visibility")) == "staff"
    activity = Activity(
        key="",
        title=title,
        kind=kind.kind or _guessed_kind(title, content["agenda"]),
        period=read_period(words),
        time=clock,
        actors=tuple(dict.fromkeys((*responsible, *more))),
        responsible=tuple(responsible),
        actor_dates=(*own_dates, *other_dates),
        agenda=tuple(content["agenda"]),
        deliverables=(*content.get("deliverable", []), *content["deliverables"]),
        status=Status(status),
        status_reason=row.text("reason") or kind.reason,
        place=_one(content["place"]),
        track=_one(content["track"]),
        method=_one(content["method"]),
        recommends=tuple(content["recommends"]),
        decides=tuple(content["decides"]),
        visibility=Visibility.STAFF if staff else Visibility.PUBLIC,
        source=row.source,
    )
    marks = [mark for text in content["note"] for mark in text.split(", ")]
    return ReadRow(activity, row.text("replaced") or kind.replaced, tuple(content["depends"]), tuple(marks))


def _title(row: OwnRow) -> str:
    """The whole cell. No title is printed as a list item, so a dash that was taken for a bullet is its own."""
    lines = [line for line in row.cells.get("title", ()) if line.text.strip()]
    dash = bool(lines) and lines[0].bullet == 1 and all(line.bullet is None for line in lines[1:])
    return f"- {row.text('title')}" if dash else row.text("title")


def _guessed_kind(title: str, agenda: Sequence[str]) -> Kind:
    """For a row that a person added and gave no type of ours."""
    from frisat.read.fields.kinds import kind_of

    return kind_of(title, tuple(agenda))


def _one(texts: Sequence[str]) -> str | None:
    return join_lines(texts) or None


def _people(texts: Sequence[str]) -> tuple[list[str], tuple[ActorDate, ...]]:
    read = [read_actor(text) for text in texts]
    return [name for name, _ in read], tuple(date for _, dates in read for date in dates)


# ------------------------------------------------------------------------------------------------- labels in a cell
_CONTENT = {key: words for key, words in writing.LABELS.items() if key not in ("reason", "replaced", "others")}
_OTHERS = {"others": writing.LABELS["others"]}


def _parts(row: OwnRow, column: str, labels: Mapping[str, writing.Words], first: str) -> dict[str, list[str]]:
    """
    The texts of a cell by label; those before any label under `first`.

    A label or a bullet begins a text; a line without either goes on with the one before it on a page, and is a text
    of its own where lines are whole paragraphs.
    """
    out: dict[str, list[list[str]]] = {}
    key = first
    for line in row.cells.get(column, ()):
        text = one_line(line.text)
        if not text:
            continue
        bullet = line.bullet is not None
        if not bullet and text[0] in _BULLETS and text[1:2] in (" ", ""):
            bullet, text = True, text[1:].strip()
        if not bullet and (hit := leading(labels, text)):
            key, text = hit
            out.setdefault(key, []).append([text] if text else [])
            continue
        texts = out.setdefault(key, [])
        if texts and (not texts[-1] or (row.wrapped and not bullet)):
            texts[-1].append(text)
        else:
            texts.append([text])
    return {key: [said for lines in texts if (said := join_lines(lines))] for key, texts in out.items()}
