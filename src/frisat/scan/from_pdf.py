"""
PDF files: the words of every page, seen or not, notes and forms on it, and everything else that holds text.

A page that is a picture is told of as not checked, with or without a page number printed over it; one with
recognised text is checked, and told of, because recognition errs.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from frisat.plan.errors import ReadError
from frisat.scan import pdf_objects
from frisat.scan.finding import Grade, Kind
from frisat.scan.office import Nested
from frisat.scan.pieces import Found, Piece, at, fact

PAGES = 2_000
"""A page costs a hundredth of a second here, so more than a reading's are looked at."""
_PICTURE_SHARE = 0.5
_LETTER_BY_LETTER = 4
"""Characters a line on the mean, line ends counted, below which a page is one that was cut letter by letter."""
_FEW_WORDS = 40
"""A picture page with fewer visible words than this has a stamp or a page number, not its text."""
_MOST_OBJECTS = 20_000
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_DRAWN_LETTERS = 400
"""A page without text but with as many drawn shapes has its letters as outlines."""
_KEYS = {
    "Author": ("S130", "S351"), "Creator": ("", "S355"), "Producer": ("", "S355"), "Title": ("", "S359"),
    "Subject": ("", "S360"), "Keywords": ("", "S361"),
}  # fmt: skip
_EARLIER = 4


def look(data: bytes, nested: Nested) -> Found:
    """Pieces and facts of a PDF. Raises ReadError: E313 a password, E315 damaged, E325 too many pages."""
    raw: Any = import_module("pypdfium2_raw")
    raw.FPDF_InitLibraryWithConfig(ctypes.byref(raw.FPDF_LIBRARY_CONFIG(version=2)))
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ReadError("E313" if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else "E315")
    try:
        count = raw.FPDF_GetPageCount(document)
        if count > PAGES:
            raise ReadError("E325", pages=count, limit=PAGES)
        if count < 1:
            raise ReadError("E315")
        for number in range(count):
            yield from _page(raw, document, number)
        yield from _information(raw, document)
        if (signed := raw.FPDF_GetSignatureCount(document)) > 0:
            yield fact(Kind.METADATA, Grade.LOW, "S134", at("S345"), count=signed)
        for number in range(min(max(0, raw.FPDFDoc_GetAttachmentCount(document)), 200)):
            yield from _attached(raw, document, number, nested)
    finally:
        raw.FPDF_CloseDocument(document)
    yield from _earlier(raw, data)
    yield from pdf_objects.look(data)


def _page(raw: Any, document: Any, number: int) -> Found:
    place = at("S323", page=number + 1)
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        yield fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S153", place, incomplete=True, value=f"side {number + 1}")
        return
    try:
        words = _text(raw, page)
        yield Piece(words.text, place)
        drawn = _Drawn(raw, page)
        share, shapes = drawn.share, drawn.shapes
        seen = words.letters - drawn.unseen
        if share >= _PICTURE_SHARE and words.letters < _FEW_WORDS * 6:
            yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S140", place, incomplete=True, page=number + 1)
        elif share >= _PICTURE_SHARE and seen < _FEW_WORDS * 6:
            yield fact(Kind.IMAGE_ONLY, Grade.LOW, "S145", place, page=number + 1)
        elif not words.letters and (shapes >= _DRAWN_LETTERS or share > 0.02):
            yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S140", place, incomplete=True, page=number + 1)
        elif drawn.unseen > 3:
            yield fact(Kind.HIDDEN_TEXT, Grade.MEDIUM, "S115", place, count=min(drawn.unseen, words.letters))
        if words.unreadable > 20 and words.unreadable > words.letters * 0.2:
            yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S143", place, incomplete=True, page=number + 1)
        yield from _annotations(raw, page, number + 1)
    finally:
        raw.FPDF_ClosePage(page)


class _Text:
    """A page's characters: all of them, how many are letters, how many mean nothing."""

    def __init__(self, text: str, letters: int, unreadable: int) -> None:
        self.text, self.letters, self.unreadable = text, letters, unreadable


def _text(raw: Any, page: Any) -> _Text:
    layer = raw.FPDFText_LoadPage(page)
    if not layer:
        return _Text("", 0, 0)
    try:
        count = raw.FPDFText_CountChars(layer)
        if count < 1:
            return _Text("", 0, 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(layer, 0, count, buffer)
        text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
        if len(text) < _LETTER_BY_LETTER * text.count("\n"):
            text = _rejoined(raw, layer, count)
        text = text.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n")
        letters = sum(not c.isspace() for c in text)
        unreadable = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < "\t" for c in text)
        return _Text(text, letters, unreadable)
    finally:
        raw.FPDFText_ClosePage(layer)


def _rejoined(raw: Any, layer: Any, count: int) -> str:
    """
    The text of a page without the line ends that PDFium puts between letters that touch.

    It takes a page of one tall narrow column for one of vertical lines; a number cut into its figures is never found.
    """
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    out: list[str] = []
    broken, right, level = False, 0.0, 0.0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(layer, index)
        if code in (10, 13) and raw.FPDFText_IsGenerated(layer, index):
            broken = True
            continue
        raw.FPDFText_GetLooseCharBox(layer, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(layer, index, ctypes.byref(x), ctypes.byref(y))
        height = box.top - box.bottom
        if broken and abs(y.value - level) > 0.1 * height:
            out.append("\n")
        elif broken and not -0.1 * height <= box.left - right <= 0.1 * height:
            out.append(" ")
        out.append(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
        broken, right, level = False, box.right, y.value
    return "".join(out)


class _Drawn:
    """What a page is drawn of: the share of it under pictures, the number of shapes, letters that nobody sees."""

    def __init__(self, raw: Any, page: Any) -> None:
        self.shapes = self.unseen = 0
        self._raw, self._page, self._layer = raw, page, None
        covered, left = 0.0, _MOST_OBJECTS
        waiting = [(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0)]
        box = [ctypes.c_float() for _ in range(4)]
        while waiting:
            holder, count, get, depth = waiting.pop()
            number = min(max(0, count(holder)), left)
            left -= number
            for index in range(number):
                drawn = get(holder, index)
                kind = raw.FPDFPageObj_GetType(drawn)
                if kind == _TEXT:
                    self._letters(drawn)
                elif kind == _PATH:
                    self.shapes += 1
                elif kind == _FORM and depth < 4:
                    waiting.append((drawn, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1))
                elif kind == _IMAGE and raw.FPDFPageObj_GetBounds(drawn, *box):
                    covered += abs(box[2].value - box[0].value) * abs(box[3].value - box[1].value)
        area = raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page)
        self.share = covered / max(1.0, area)
        if self._layer is not None:
            raw.FPDFText_ClosePage(self._layer)

    def _letters(self, drawn: Any) -> None:
        """Letters of an object that is drawn in no colour (as text recognition lays them under a picture)."""
        alpha = [ctypes.c_uint() for _ in range(4)]
        mode = self._raw.FPDFTextObj_GetTextRenderMode(drawn)
        clear = self._raw.FPDFPageObj_GetFillColor(drawn, *alpha) and alpha[3].value == 0
        if mode in (3, 7) or (mode == 0 and clear):
            if self._layer is None:
                self._layer = self._raw.FPDFText_LoadPage(self._page)
            self.unseen += max(1, self._raw.FPDFTextObj_GetText(drawn, self._layer, None, 0) // 2 - 1)


def _annotations(raw: Any, page: Any, number: int) -> Found:
    """What people wrote over the page and into its fields."""
    notes = 0
    for index in range(min(max(0, raw.FPDFPage_GetAnnotCount(page)), 2_000)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        for key, code in (
            (b"Contents", "S324"),
            (b"V", "S325"),
            (b"DV", "S325"),
            (b"TU", "S325"),
            (b"T", "S324"),
            (b"RC", "S324"),
        ):
            text = _wide(raw.FPDFAnnot_GetStringValue, annotation, key)
            if text:
                label = _wide(raw.FPDFAnnot_GetStringValue, annotation, b"T") if code == "S325" else ""
                yield Piece(
                    re.sub(r"<[^<>]{0,2000}>", "", text) if key == b"RC" else text, at(code), label=label, alone=True
                )
        notes += kind not in (2, 16, 20) and bool(_wide(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
        raw.FPDFPage_CloseAnnot(annotation)
    if notes:
        yield fact(Kind.COMMENT, Grade.MEDIUM, "S121", at("S323", page=number), count=notes)


def _wide(call: Any, holder: Any, key: bytes) -> str:
    """A text that pdfium gives as UTF-16: its length is asked first."""
    length = call(holder, key, None, 0)
    if not 2 < length <= 200_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    call(holder, key, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")


def _information(raw: Any, document: Any) -> Found:
    for key, (code, name) in _KEYS.items():
        length = raw.FPDF_GetMetaText(document, key.encode(), None, 0)
        if not 2 < length <= 200_000:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDF_GetMetaText(document, key.encode(), buffer, length)
        text = buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()
        yield Piece(text, at("S314", name=name), alone=True)
        if code and text:
            yield fact(Kind.METADATA, Grade.LOW, code, at("S314", name=name), name=name, value=text[:80])


def _attached(raw: Any, document: Any, number: int, nested: Nested) -> Found:
    attachment = raw.FPDFDoc_GetAttachment(document, number)
    if not attachment:
        return
    length = raw.FPDFAttachment_GetName(attachment, None, 0)
    name = ""
    if 2 < length <= 2_000:
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        raw.FPDFAttachment_GetName(attachment, buffer, length)
        name = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    size = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    content = ctypes.create_string_buffer(max(1, size.value))
    raw.FPDFAttachment_GetFile(attachment, content, size.value, size)
    yield from nested(content.raw[: size.value], name or f"{number + 1}")


def _earlier(raw: Any, data: bytes) -> Found:
    """Text of the versions that a file still holds because later ones were only put behind them."""
    ends = list(_ends(data))
    versions = 0
    for number, end in enumerate(ends[:-1][-_EARLIER:], 1):
        part = data[:end]
        document = raw.FPDF_LoadMemDocument64(part, len(part), None)
        if not document:
            continue
        try:
            pages = raw.FPDF_GetPageCount(document)
            versions += pages > 0
            for at_page in range(min(pages, 400)):
                page = raw.FPDF_LoadPage(document, at_page)
                if page:
                    yield Piece(_text(raw, page).text, at("S329", number=number, page=at_page + 1), again=True)
                    raw.FPDF_ClosePage(page)
        finally:
            raw.FPDF_CloseDocument(document)
    if versions:
        yield fact(Kind.HIDDEN_TEXT, Grade.LOW, "S116", at("S345"), count=versions)


def _ends(data: bytes) -> Iterator[int]:
    """
    Where each version of the file ends. The first part of a file made for the web ("linearised") is no version: its
    end stands near the front, before the pages.
    """
    linear = b"/Linearized" in data[:2048]
    for number, match in enumerate(re.finditer(rb"%%EOF\r?\n?", data)):
        if not (linear and number == 0):
            yield match.end()
