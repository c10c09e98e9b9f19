"""Words of a PDF page to pieces and lines: what stands side by side on one line, with bullets put to their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.pdf_page import Rect, Word
from frisat.read.visible import typed_bullet, visible

_BULLET = regex(r"^[•‣⁃∙▪▫●○◦■□▸▶➢➔·❖✓\uf000-\uf0ff]$")
_DASH = frozenset({"-", "–", "—"})
_NUMBER = regex(r"^\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zæøå][.)]|[ivx]{1,4}[.)])$", re.IGNORECASE)
_WIDE_GAP = 0.9
"""A gap of this many font sizes parts two pieces of a line; justified text stays below it."""


@dataclass(slots=True)
class Piece:
    """Words that stand together on one line. `bullet`: depth when a bullet stands before them, without the bullet."""

    words: list[Word]
    bullet: int | None = None
    text_x: float = 0.0
    """Where the words begin, behind the bullet."""

    @property
    def x0(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        return join_words(self.words)


@dataclass(slots=True)
class TextLine:
    """One line across the page (or a cell): pieces from left to right. Lengths in points."""

    pieces: list[Piece]
    base: float
    size: float
    top: float
    bottom: float
    right: float = 0.0
    """How far the column that it stands in reaches, where a page has two; 0 where it is as wide as the page's text."""

    @property
    def words(self) -> list[Word]:
        return [word for piece in self.pieces for word in piece.words]

    @property
    def x0(self) -> float:
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def rect(self) -> Rect:
        return Rect(self.x0, self.top, self.x1, self.bottom)


def join_words(words: Iterable[Word]) -> str:
    """Words with spaces, but none where the file has none (a word set in two looks)."""
    out = ""
    for word in words:
        out += (" " if out and word.after_space else "") + word.text
    return " ".join(visible(out).split())


def lines_of(words: Sequence[Word], *, wide: bool = True) -> list[TextLine]:
    """
    The lines that words stand on, from the top; each parted into pieces at wide gaps (not at all without `wide`).
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        line = next((ln for ln in reversed(lines[-4:]) if _stands_on(word, ln)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    out = [_line(sorted(line, key=lambda w: w.x0), wide) for line in lines]
    return sorted(out, key=lambda line: line.base)


def _stands_on(word: Word, line: Sequence[Word]) -> bool:
    other = min(line, key=lambda w: abs(w.x0 - word.x0))
    larger = max(word.size, other.size)
    return abs(word.base - other.base) <= 0.3 * larger


def _line(words: list[Word], wide: bool) -> TextLine:
    groups: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        if wide and gap > _WIDE_GAP * max(word.size, before.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    pieces = _with_bullets(groups)
    biggest = max(word.size for word in words)
    base = median(word.base for word in words)
    return TextLine(pieces, base, biggest, min(w.top for w in words), max(w.bottom for w in words))


def _with_bullets(groups: list[list[Word]]) -> list[Piece]:
    """A bullet or a list number that stands apart belongs to the words after it."""
    pieces: list[Piece] = []
    at = 0
    while at < len(groups):
        group = list(groups[at])
        first = group[0]
        following = groups[at + 1] if len(group) == 1 and at + 1 < len(groups) else None
        if following is not None and (is_bullet(first) or first.text in _DASH or _NUMBER.match(first.text)):
            reach = 4.5 if is_bullet(first) else 2.4
            if following[0].x0 - first.x1 <= reach * first.size:
                following[0].after_space = True
                group += following
                at += 1
        pieces.append(_piece(group))
        at += 1
    return pieces


def is_bullet(word: Word) -> bool:
    """A bullet standing alone: a round or square sign, any sign of a symbol font, the typewriter's o."""
    return bool(_BULLET.match(word.text)) or (word.symbol and len(word.text) == 1)


def _piece(words: list[Word]) -> Piece:
    first, *rest = words
    if rest and is_bullet(first):
        depth = 1 if first.text in "○◦□▫o" else 0
        return Piece(words, depth, rest[0].x0)
    if rest and first.text == "o" and rest[0].x0 - first.x1 > 0.5 * first.size:
        return Piece(words, 1, rest[0].x0)
    if rest and first.text in _DASH and not rest[0].text[:1].isdigit():
        return Piece(words, 1, rest[0].x0)
    return Piece(words, None, first.x0)


def piece_line(piece: Piece, source: Source, *, level: int = 0, gap: bool = False, indent: int = 0) -> Line:
    """A piece as a line of a document: its bullet as depth, its struck words told."""
    words = piece.words[1:] if piece.bullet is not None else piece.words
    text = join_words(words)
    bullet = piece.bullet
    if bullet is None and not level:
        typed = typed_bullet(text)
        if typed:
            bullet, text = typed
    struck: tuple[str, ...] = ()
    if any(word.struck for word in words):
        told = [word for word in words if any(map(str.isalnum, word.text))]
        struck = (text,) if told and all(word.struck for word in told) else _struck(words)
    bold = bool(words) and all(word.bold for word in words)
    return Line(
        text, source, level=level, bullet=None if level else bullet, bold=bold, indent=indent, gap=gap, struck=struck
    )


def _struck(words: Sequence[Word]) -> tuple[str, ...]:
    parts: list[list[Word]] = []
    for before, word in zip((None, *words), words, strict=False):
        if word.struck and before is not None and before.struck:
            parts[-1].append(word)
        elif word.struck:
            parts.append([word])
    return tuple(join_words(part) for part in parts)


def pitch_of(lines: Sequence[TextLine]) -> float:
    """The usual distance from one line to the next: the smallest that is common; 0 for fewer than two lines."""
    steps = sorted(b.base - a.base for a, b in pairwise(lines) if b.base - a.base > 0.5 * a.size)
    return steps[len(steps) // 5] if steps else 0.0


def cell_lines(words: Sequence[Word], source: Source, pitch: float = 0.0) -> tuple[Line, ...]:
    """
    The words of a cell or box as lines; bullets behind others are one deeper.

    Args:
        pitch: usual distance of lines, in points; 0 = worked out from the cell.
    """
    if not words:
        return ()
    lines = lines_of(words, wide=False)
    pitch = pitch or pitch_of(lines)
    left = min(line.x0 for line in lines)
    bullets = sorted({round(line.x0 / 6) for line in lines if line.pieces[0].bullet is not None})
    out: list[Line] = []
    before: TextLine | None = None
    in_list = False
    for line in lines:
        piece = line.pieces[0]
        gap = before is not None and is_gap(before, line, pitch, listed=in_list and piece.bullet is not None)
        in_list = piece.bullet is not None or (in_list and not gap)
        made = piece_line(piece, source, gap=gap, indent=max(0, round((line.x0 - left) / (0.5 * line.size))))
        if piece.bullet is not None and len(bullets) > 1:
            depth = bullets.index(round(line.x0 / 6))
            made = Line(made.text, source, 0, depth, made.bold, made.indent, made.gap, made.struck)
        if made.text:
            out.append(made)
        before = line
    return tuple(out)


def is_gap(above: TextLine, below: TextLine, pitch: float, *, listed: bool = False) -> bool:
    """Whether more space than usual lies between two lines; items of one list may stand a little further apart."""
    usual = max(pitch, 1.0 * max(above.size, below.size))
    return below.base - above.base > (1.95 if listed else 1.38) * usual
