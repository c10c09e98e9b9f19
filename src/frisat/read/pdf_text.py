"""The words of a PDF page: characters with their places, looks and marks put together."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frisat.read.pdf_page import PdfPage, Place, Rect, Word
from frisat.read.visible import SUPERSCRIPTS

_SPACES = frozenset("\t\n\r\x0b\x0c \u00a0\u2002\u2003\u2007\u2009\u202f\u3000")
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE, 0x2010, 0x2011))
_SYMBOL_FONTS = ("symbol", "wingding", "webding", "dingbat", "opensymbol")
_MOST_CHARACTERS = 200_000
_MOST_LINES = 3000
_SCAN = 0.6
"""Share of a page that a picture covers when the page is a scan: invisible words over it are what it shows."""


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    symbol: bool
    unseen: bool
    mark: int = -1


_PLAIN = _Look(10.0, False, False, False)


def read_words(raw: Any, page: Any, place: Place, out: PdfPage) -> None:
    """Puts the words of an open page into `out`, in the order of the file, and counts what is not to be seen."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return
    try:
        out.words = words_of(raw, text, place, out)
    finally:
        raw.FPDFText_ClosePage(text)
    mark_struck(out)


@dataclass(slots=True)
class _Character:
    letter: str
    rect: Rect
    base: float
    size: float
    look: _Look
    after_space: bool


def words_of(raw: Any, text: Any, place: Place, out: PdfPage) -> list[Word]:
    """Words in the order of the file. A word ends at a space, at a jump, or where the line changes."""
    words: list[Word] = []
    last: _Character | None = None
    for c in _characters(raw, text, place, out):
        word = words[-1] if words and not c.after_space else None
        ligature = last is not None and c.rect == last.rect  # one sign for two letters: both stand in its place
        last = c
        if word is not None and (ligature or _goes_on(word, c.rect, c.base, c.size)):
            raised = c.size < 0.8 * word.size and c.base < word.base - 0.1 * word.size
            word.text += c.letter.translate(SUPERSCRIPTS) if raised else c.letter
            word.x0, word.x1 = min(word.x0, c.rect.x0), max(word.x1, c.rect.x1)
            word.bold = word.bold and c.look.bold
            if c.size >= word.size * 0.95:
                word.top, word.bottom = min(word.top, c.rect.top), max(word.bottom, c.rect.bottom)
            continue
        apart = c.after_space or not words
        if word is not None:
            apart = c.rect.x0 - word.x1 > 0.1 * c.size or abs(c.base - word.base) > 0.8 * c.size
        rect, look = c.rect, c.look
        words.append(Word(c.letter, rect.x0, rect.x1, rect.top, rect.bottom, c.base, c.size, look.bold, look.symbol))
        words[-1].after_space, words[-1].mark = apart, look.mark
    return _with_raised_marks(words)


def _characters(raw: Any, text: Any, place: Place, out: PdfPage) -> Iterator[_Character]:
    """The characters that are seen, in the order of the file; others are counted in `out`."""
    looks: dict[int, _Look] = {}
    fonts: dict[int, tuple[bool, bool]] = {}
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced, broken = True, False
    seen: set[tuple[int, int, int]] = set()
    last: _Character | None = None
    scanned = any(picture.width * picture.height > _SCAN * out.width * out.height for picture in out.pictures)
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = _letter(code)
        if letter in _SPACES and letter:
            broken = broken or letter in "\r\n"
            spaced = spaced or letter not in "\r\n" or not raw.FPDFText_IsGenerated(text, index)
            continue
        if not letter or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
            out.unreadable += not raw.FPDFText_IsGenerated(text, index)
        if not letter or not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            continue
        rect = place.rect((box.left, box.bottom), (box.right, box.top))
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        base = place(x.value, y.value)[1]
        look = _look_of(raw, text, index, looks, fonts)
        if letter.isdigit() and _hangs_high(raw, text, index, place, base, look.size):
            letter = letter.translate(SUPERSCRIPTS)
        size = min(look.size, rect.height * 1.6) or rect.height or 1.0
        outside = rect.x1 < 0 or rect.x0 > out.width or rect.bottom < 0 or rect.top > out.height
        if (look.unseen and not scanned) or outside or size < 1.5:
            out.unseen += 1
            continue
        here = (code, round(rect.x0), round(base))
        if here in seen and (last is None or rect != last.rect):  # drawn twice to look bold
            continue
        seen.add(here)
        apart = spaced or (broken and not _touches(last, rect, base, size))
        last = _Character(letter, rect, base, size, look, apart)
        yield last
        spaced = broken = False


def _touches(before: _Character | None, rect: Rect, base: float, size: float) -> bool:
    """
    Whether a character stands right behind the one before it, on its line.

    A tall narrow column makes PDFium take a page for one of vertical lines: then it ends a line behind every letter.
    """
    if before is None or abs(base - before.base) > 0.1 * size:
        return False
    return -0.1 * size <= rect.x0 - before.rect.x1 <= 0.12 * size


def _hangs_high(raw: Any, text: Any, index: int, place: Place, base: float, size: float) -> bool:
    """Whether a digit is a font's own raised one: its shape begins well above the line."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = (ctypes.byref(value) for value in (left, right, bottom, top))
    if not raw.FPDFText_GetCharBox(text, index, *edges):
        return False
    return base - place.rect((left.value, bottom.value), (right.value, top.value)).bottom > 0.22 * size


def _letter(code: int) -> str:
    """A character by its code; "" for what is none or could not be told."""
    if code in _HYPHENS:
        return "-"
    is_letter = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 and code != 0xFFFD
    return chr(code) if is_letter else ""


def _with_raised_marks(words: list[Word]) -> list[Word]:
    """Small raised numbers (marks of notes) as raised digits, put to the word that they stand at."""
    out: list[Word] = []
    for number, word in enumerate(words):
        small = word.text.isdigit() and len(word.text) < 3
        before = out[-1] if out else None
        after = words[number + 1] if number + 1 < len(words) else None
        if small and before is not None and _is_raised(word, before) and -1 < word.x0 - before.x1 < 0.3 * before.size:
            before.text += word.text.translate(SUPERSCRIPTS)
            before.x1 = max(before.x1, word.x1)
            continue
        if small and after is not None and _is_raised(word, after) and -1 < after.x0 - word.x1 < 0.9 * after.size:
            word.text = word.text.translate(SUPERSCRIPTS)
            word.base, word.size, word.top, word.bottom = after.base, after.size, after.top, after.bottom
        out.append(word)
    return out


def _is_raised(mark: Word, word: Word) -> bool:
    return mark.size < 0.8 * word.size and 0.1 * word.size < word.base - mark.base < 0.8 * word.size


def _goes_on(word: Word, rect: Rect, base: float, size: float) -> bool:
    larger = max(size, word.size)
    level = abs(base - word.base) <= 0.45 * larger
    return level and -0.6 * larger <= rect.x0 - word.x1 <= 0.9 * larger and rect.x0 >= word.x0 - 0.2 * larger


def _look_of(raw: Any, text: Any, index: int, looks: dict[int, _Look], fonts: dict[int, tuple[bool, bool]]) -> _Look:
    """Size and looks of a character; asked once for each text object, of which a line has few."""
    thing = raw.FPDFText_GetTextObject(text, index)
    if not thing:
        return _PLAIN
    key = ctypes.cast(thing, ctypes.c_void_p).value or 0
    if key not in looks:
        size = raw.FPDFText_GetFontSize(text, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        font = raw.FPDFTextObj_GetFont(thing)
        at = ctypes.cast(font, ctypes.c_void_p).value or 0
        if at not in fonts:
            fonts[at] = _font(raw, font)
        m = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(m)):
            scale = (m.c * m.c + m.d * m.d) ** 0.5 or 1.0
        bold, symbol = fonts[at]
        mark = raw.FPDFPageObj_GetMarkedContentID(thing)
        looks[key] = _Look(size * scale, bold, symbol, mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE, mark)
    return looks[key]


def _font(raw: Any, font: Any) -> tuple[bool, bool]:
    """(bold, a font of symbols), by its name and weight."""
    if not font:
        return False, False
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    weight = raw.FPDFFont_GetWeight(font)
    heavy = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")) or 600 <= weight <= 1000
    return heavy, any(word in name for word in _SYMBOL_FONTS)


def mark_struck(page: PdfPage) -> None:
    """Words with a thin line through their middle third."""
    if len(page.across) > _MOST_LINES:
        return
    for line in page.across:
        if line.width > page.width * 0.7:
            continue
        y = (line.top + line.bottom) / 2
        for word in page.words:
            share = (min(word.x1, line.x1) - max(word.x0, line.x0)) / max(word.x1 - word.x0, 0.1)
            if share > 0.8 and 0.12 < (word.base - y) / word.size < 0.48:
                word.struck = True
