"""Plain text to blocks: encodings, line numbers, page breaks, bullets, and columns that the text still shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read import glued
from frisat.read.blocks import Document, Line
from frisat.read.columns import RawLine
from frisat.read.text_calendars import with_calendars

BULLET = "•"
_BULLETS = regex(r"[•·●▪■◦‣⁃∙○►▶▸➢➤➔→✓✔❖◆◊\ue000-\uf8ff]")
_TOP_BULLET = regex(rf"{BULLET}\s*")
_DASH_BULLET = regex(r"(?:-\s+(?=\S)|[–—]\s+(?!(?:i|på|af|fra|til|med|for|ved|og|evt\.|herunder|hvor)\s)(?=\S))")
"""A hyphen, or a dash; a dash before a preposition goes on with the line before it ("Netværk – i regi af …")."""
_STAR, _LETTER_O = regex(r"\*\s+(?=\S)"), regex(r"o\s+(?=\S)")
_STARS_MEAN_BULLETS, _OS_MEAN_BULLETS = 3, 2
_SPACES = regex(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = regex(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)
_BREAKS = regex(r"\r\n|\r|\n")
TAB_WIDTH = 4


def read(data: bytes, name: str) -> Document:
    """
    A text file's lines as blocks; tables whose columns are still to be seen become `Table` blocks.

    In: the file's bytes (UTF-8 with or without mark, UTF-16 with mark, else cp1252) and its name for `Source`.
    Line numbers count the file's lines from 1; a form feed begins a new page. Raises nothing.
    """
    blocks = with_calendars(list(_lines(decode(data), name)))
    return Document(name, blocks, plain=True, sha256=sha256(data).hexdigest(), extra={"line_ends": "layout"})


def decode(data: bytes) -> str:
    """The text of a file's bytes; never fails: what cp1252 has no sign for becomes U+FFFD."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str, name: str) -> Iterator[RawLine]:
    page = 1
    raw = _BREAKS.split(_UNSEEN.sub("", text))
    if raw and not raw[-1]:
        raw.pop()
    bullets = _bullet_signs(raw)
    before = ""
    paged = "\f" in text
    for number, whole in enumerate(raw, start=1):
        pieces = whole.split("\f")
        for at, whole_piece in enumerate(pieces):
            page += 1 if at else 0
            *ended, piece = [one for run in _entries(whole_piece) for one in glued.cut(run)]
            for one in ended:
                yield RawLine(one, _line(one, Source(name, (number, number), page if paged else None), bullets, before))
            if piece.strip() or at == len(pieces) - 1:
                line = _line(piece, Source(name, (number, number), page if paged else None), bullets, before)
                before = piece.strip() if line.bullet is None else "."
                yield RawLine(piece, line)


def _entries(piece: str) -> list[str]:
    """The list items of a line that has lost its line breaks: "• 8. maj: Frist • 9. maj: Møde"; else the line alone."""
    opens = _OPENS_LIST.match(piece)
    if opens is None or "   " in piece.strip() or len(piece) > _LONGEST_RUN:
        return [piece]
    sign = re.escape(opens["sign"])
    said = re.split(rf" {{1,2}}{sign} {{1,2}}(?=\S)", piece[opens.end() :])
    if len(said) < _FEWEST_ITEMS or any(len(one.strip()) < _SHORTEST_ITEM for one in said):
        return [piece]
    return [f"{BULLET} {one.strip()}" for one in said]


_OPENS_LIST = regex(r"[^\w\s]{0,4}(?P<sign>[•●▪■◦‣⁃○►▶▸➢➤❖◆}]) {1,2}(?=\S)")
"""A bullet before the first item; a brace is what some signs become in a copy."""
_FEWEST_ITEMS, _SHORTEST_ITEM, _LONGEST_RUN = 2, 4, 20_000


def _bullet_signs(raw: list[str]) -> tuple[re.Pattern[str], ...]:
    """Signs that are bullets only when a document uses them again and again: the star and the letter o."""
    stars = sum(bool(_STAR.match(line.lstrip())) for line in raw)
    os = sum(bool(_LETTER_O.match(line.lstrip())) for line in raw)
    return (*((_STAR,) if stars >= _STARS_MEAN_BULLETS else ()), *((_LETTER_O,) if os >= _OS_MEAN_BULLETS else ()))


def _line(piece: str, source: Source, bullets: tuple[re.Pattern[str], ...], before: str) -> Line:
    text = _BULLETS.sub(BULLET, piece.replace("\t", " " * TAB_WIDTH))
    text = _SPACES.sub(" ", text)
    indent = len(text) - len(text.lstrip())
    text = text.strip()
    if match := _TOP_BULLET.match(text):
        return Line(text[match.end() :], source, bullet=0, indent=indent)
    if text in ("-", "–"):
        return Line("", source, indent=indent)
    for sign in (_DASH_BULLET, *bullets):
        match = sign.match(text)
        if match and not (text[match.end()].islower() and before and before[-1] not in ".:;,?!)"):
            return Line(text[match.end() :], source, bullet=1, indent=indent)
    return Line(glued.parted(text), source, indent=indent)
