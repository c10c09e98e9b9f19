"""Word paragraphs to lines: bullets and numbers, headings, breaks, struck words, the gap that an empty one leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from frisat.plan.model import Source
from frisat.read.blocks import Box, Line
from frisat.read.from_docx_frames import boxes_of
from frisat.read.from_docx_styles import Lists, W, indent_of, switch, val
from frisat.read.from_docx_text import Piece, Story, pieces_of
from frisat.read.ooxml import Package
from frisat.read.visible import typed_bullet


@dataclass(slots=True)
class Context:
    """What a whole document shares while its parts are read in order."""

    package: Package
    part: str
    name: str
    story: Story
    lists: Lists
    paged: bool = False
    """Whether Word noted where its pages ended; else pages are not known."""
    tables: int = 0
    diagrams: dict[str, str] = field(default_factory=dict)
    """Relation id -> part of a diagram's words."""

    def source(self, page: int | None = None) -> Source:
        return Source(document=self.name, page=(page or self.story.page) if self.paged else None)


@dataclass(slots=True)
class Flow:
    """Lines and boxes of one container (body, cell, box) as its paragraphs come in."""

    context: Context
    out: list[Line | Box] = field(default_factory=list)
    _gap: bool = False
    _held: list[Piece] = field(default_factory=list)
    """Pieces of paragraphs whose end was deleted, or of a drop cap: they belong to the next paragraph."""

    def paragraph(self, element: Any) -> None:
        """Reads one `w:p`."""
        context, story = self.context, self.context.story
        look = element.find(W + "pPr")
        style = story.styles.of(val(look, "pStyle") or story.styles.default)
        if style.name.lower().startswith("toc ") and not style.name.lower().startswith("toc heading"):
            story.seen.contents_lines += 1
            pieces_of(element, style, story)
            story.frames.clear()
            return
        pieces = [*self._held, *pieces_of(element, style, story)]
        self._held = []
        frames, story.frames = story.frames, []
        if _ends_no_more(look):
            self._held = pieces
        else:
            self._lines(pieces, look, style)
        for box in boxes_of(frames, context, self._inner):
            self.out.append(box)

    def _inner(self, container: Any) -> tuple[Line, ...]:
        """The lines inside a text box: a flow of its own, boxes inside it as lines."""
        from frisat.read.from_docx_tables import read_cell

        return read_cell(container, self.context)

    def _lines(self, pieces: list[Piece], look: Any, style: Any) -> None:
        rows = _split(pieces)
        if not any(piece.text.strip() for row in rows for piece in row):
            self._gap = bool(self.out)
            return
        numbers = look.find(W + "numPr") if look is not None else None
        list_id = val(numbers, "numId") or style.list_id
        level = val(numbers, "ilvl")
        place = self.context.lists.of(
            list_id, int(level) if level and level.isdecimal() and len(level) < 10 else style.list_level, style.key
        )
        place = (max(place[0], style.list_depth), place[1]) if place else None
        outline = val(look, "outlineLvl")
        heading = style.level or 0
        if outline is not None and outline.isdecimal() and len(outline) < 10:
            heading = int(outline) + 1 if int(outline) < 9 else 0
        indent = indent_of(look)
        first = True
        for row in rows:
            line = _line(row, self.context)
            if line is None:
                self._gap = self._gap or not first
                continue
            prefix, bullet = ("", None) if place is None or not first else (place[1], place[0])
            text, struck = line.text, line.struck
            if place is None and not heading:
                typed = typed_bullet(text)
                if typed:
                    bullet, text = typed[0], typed[1]
                    struck = (text,) if struck == (line.text,) else struck
            if prefix:
                struck = (f"{prefix} {text}",) if struck == (text,) else struck
                text = f"{prefix} {text}"
            self.out.append(
                Line(
                    text=text,
                    source=line.source,
                    level=heading,
                    bullet=None if heading else bullet,
                    bold=line.bold,
                    indent=(style.indent or 0) if indent is None else indent,
                    gap=self._gap and bool(self.out),
                    struck=struck,
                )
            )
            self._gap, first = False, False

    def taken(self) -> list[Line | Box]:
        """What came in since it was last asked, what was held back included."""
        if self._held:
            pieces, self._held = self._held, []
            self._lines(pieces, None, self.context.story.styles.of(None))
        out, self.out = self.out, []
        return out


def _ends_no_more(look: Any) -> bool:
    """Whether the end of a paragraph was deleted or moved away, or it is only a drop cap: then the next goes on."""
    if look is None:
        return False
    mark, frame = look.find(W + "rPr"), look.find(W + "framePr")
    gone = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
    return gone or (frame is not None and frame.get(W + "dropCap") in ("drop", "margin"))


def _split(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces parted at line breaks."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        rows[-1].append(Piece(first, piece.bold, piece.struck, piece.page))
        rows.extend([Piece(text, piece.bold, piece.struck, piece.page)] for text in rest)
    return rows


def _line(row: list[Piece], context: Context) -> Line | None:
    """The pieces of one visual line joined; None when there is nothing to see."""
    text = "".join(piece.text for piece in row)
    if not text.strip():
        return None
    told = [piece for piece in row if piece.text.strip()]
    clean = squeeze(text)
    struck: tuple[str, ...] = ()
    if any(piece.struck for piece in told):
        struck = (clean,) if all(p.struck or not _has_word(p.text) for p in told) else _struck_parts(row)
    return Line(clean, context.source(told[0].page), bold=all(piece.bold for piece in told), struck=struck)


def _struck_parts(row: list[Piece]) -> tuple[str, ...]:
    parts: list[str] = []
    open_part = ""
    for piece in [*row, Piece("", False, False, 1)]:
        if piece.struck:
            open_part += piece.text
            continue
        if open_part.strip():
            parts.append(squeeze(open_part))
        open_part = ""
    return tuple(parts)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def squeeze(text: str) -> str:
    """One space between words; tabs stay, since they part columns."""
    return "\t".join(" ".join(part.split()) for part in text.strip(" ").split("\t")).strip(" ").rstrip("\t")


def is_on(element: Any, name: str) -> bool:
    return bool(switch(element, name))
