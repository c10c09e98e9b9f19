"""Words measured and wrapped in IBM Plex Sans, without a font at hand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import Final

from frisat.plan import font_widths

MAX_CHARACTERS = 600
"""More than this of a title is never drawn; the whole stands in the list beside the drawing."""


_VOWELS = frozenset("aeiouyæøåäöéü")


class Face:
    """A weight and slant whose advance widths are known, by its name in `font_widths` (a text, for speed)."""

    REGULAR: Final = "REGULAR"
    SEMIBOLD: Final = "SEMIBOLD"
    SEMIBOLD_ITALIC: Final = "SEMIBOLD_ITALIC"
    BOLD: Final = "BOLD"


class _Table(dict[str, int]):
    """Character -> width, with a generous guess for a character that the font lacks."""

    def __missing__(self, character: str) -> int:
        width = self[character] = _unknown(character)
        return width


@lru_cache(maxsize=8192)
def clean(text: str, limit: int = MAX_CHARACTERS) -> str:
    """
    Text fit to be drawn on one line: no control, direction or unassigned characters, single spaces, `limit` characters.

    A no-break space is kept. Characters that turn the reading direction go, so that words cannot pose as others.
    """
    text = text[: limit * 2]
    if not text.isprintable():
        text = "".join(_plain(c) for c in text)
    text = re.sub(r"[ ]{2,}", " ", text).strip(" ")
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character == "\xa0" or character.isprintable():
        return character
    if character.isspace() or unicodedata.category(character) in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    return ""


@lru_cache(maxsize=4)
def _table(face: str) -> _Table:
    groups: dict[int, str] = getattr(font_widths, face)
    return _Table({character: width for width, characters in groups.items() for character in characters})


def _unknown(character: str) -> int:
    """Wide for East Asian characters and pictures, nothing for accents that stand over another character."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F") or ord(character) > 0xFFFF:
        return 1350
    return 900


@lru_cache(maxsize=32768)
def _units(text: str, face: str) -> int:
    return sum(map(_table(face).__getitem__, text))


def width(text: str, face: str, size: float) -> float:
    """Advance width in px of `text` at `size` px, kerning left out (it only makes it narrower)."""
    return _units(text, face) * size / 1000


def wrap(text: str, face: str, size: float, room: float) -> list[str]:
    """
    Lines of `text` that are each at most `room` px wide, broken at spaces.

    A word wider than the room is broken after a hyphen or slash where it has one, else anywhere with a hyphen.
    """
    space = _units(" ", face)
    limit = room * 1000 / size
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        units = _units(word, face)
        if line and used + space + units <= limit:
            line, used = f"{line} {word}", used + space + units
            continue
        if line:
            lines.append(line)
        if units > limit:
            *whole, word = _break_word(word, face, limit)
            lines += whole
            units = _units(word, face)
        line, used = word, units
    if line:
        lines.append(line)
    return lines


def _break_word(word: str, face: str, limit: float) -> list[str]:
    pieces: list[str] = []
    for part in re.split(r"(?<=[-/–])(?=[^\W\d])", word):
        if pieces and _units(pieces[-1] + part, face) <= limit:
            pieces[-1] += part
            continue
        while _units(part, face) > limit and len(part) > 1:
            count = _good_break(part, max(1, _fitting(part, face, limit - _units("-", face))))
            pieces.append(part[:count] + "-")
            part = part[count:]
        pieces.append(part)
    return pieces


def _good_break(word: str, most: int) -> int:
    """The last place within the first `most` characters where a syllable may begin: one consonant, then a vowel."""
    low = word.casefold()
    for at in range(most, max(2, most - 7), -1):
        if low[at] not in _VOWELS and low[at + 1 : at + 2] in _VOWELS and any(c in _VOWELS for c in low[:at]):
            return at
    return most


def _fitting(word: str, face: str, limit: float) -> int:
    """How many first characters of `word` fit."""
    total = 0
    for count, character in enumerate(word):
        total += _units(character, face)
        if total > limit:
            return count
    return len(word) - 1


def shorten(text: str, face: str, size: float, room: float) -> str:
    """`text` on one line of `room` px, ended by … when it had to be cut."""
    if width(text, face, size) <= room:
        return text
    table = _table(face)
    limit = room * 1000 / size - table["…"]
    low = sum(1 for total in accumulate(map(table.__getitem__, text)) if total <= limit)
    cut = text.rfind(" ", 0, low + 1)
    if cut > low * 0.6:  # a whole word, where that costs little
        low = cut
    return text[:low].rstrip(" ,;:–-") + "…"


def fit(text: str, face: str, size: float, widths: list[float], lines: int) -> list[str]:
    """
    The lines of `text` in the first of `widths` (rising) that needs no more than `lines` and breaks no word.

    When none is wide enough the widest is taken and the last line ends in "…". Lines are evened out, so that a label is
    no wider than its number of lines asks for.
    """
    if not text:
        return []
    longest = max(width(word, face, size) for word in text.split(" "))
    least = width(text, face, size) / lines
    for room in widths:
        if max(longest, least) <= room or room == widths[-1]:
            found = wrap(text, face, size, room)
            if len(found) <= lines:
                return _evened(text, face, size, found, longest, room)
    found = wrap(text, face, size, widths[-1])
    rest = " ".join(found[lines - 1 :])
    return [*found[: lines - 1], shorten(rest, face, size, widths[-1])]


def _evened(text: str, face: str, size: float, found: list[str], longest: float, room: float) -> list[str]:
    """The same number of lines, in the narrowest of a few widths that gives it."""
    if len(found) == 1 or longest > room:
        return found
    low, high, best = max(longest, room / 2), max(width(line, face, size) for line in found), found
    for _ in range(3):
        middle = (low + high) / 2
        tried = wrap(text, face, size, middle)
        if len(tried) == len(found):
            best, high = tried, middle
        else:
            low = middle
    return best
