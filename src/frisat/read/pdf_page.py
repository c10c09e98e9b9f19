"""
One PDF page as pdfium sees it: words with their places, straight lines, frames and pictures. No meaning yet.

All lengths are points; x grows to the right and y downwards from the top left corner of the page as it is shown
(its rotation is undone). pdfium and not a Python parser: 20 times as fast, and a broken file ends a child at worst.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frisat.read.pdf_tags import Tags

Point = tuple[float, float]
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400


@dataclass(slots=True)
class Word:
    """Characters without a space between them. `base`: y of the line they stand on; `size`: of the font, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    symbol: bool = False
    """Set in a font of symbols: a bullet when it stands alone."""
    struck: bool = False
    after_space: bool = True
    mark: int = -1
    """Number of the marked content that it belongs to; -1 = none."""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rect:
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, word: Word, slack: float = 1.0) -> bool:
        """Whether the middle of a word lies inside."""
        x = (word.x0 + word.x1) / 2
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= word.middle <= self.bottom + slack

    def surrounds(self, other: Rect, slack: float = 2.0) -> bool:
        return (
            self.x0 - slack <= other.x0
            and self.x1 + slack >= other.x1
            and self.top - slack <= other.top
            and self.bottom + slack >= other.bottom
        )


@dataclass(slots=True)
class PdfPage:
    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Rect] = field(default_factory=list)
    """Horizontal lines, drawn or as thin rectangles."""
    down: list[Rect] = field(default_factory=list)
    """Vertical lines."""
    frames: list[Rect] = field(default_factory=list)
    """Rectangles, rounded ones too, drawn or filled."""
    pictures: list[Rect] = field(default_factory=list)
    tags: Tags | None = None
    unreadable: int = 0
    unseen: int = 0


_THIN = 2.6


class Place:
    """From a page's own coordinates to those of the page as shown."""

    def __init__(self, raw: Any, page: Any) -> None:
        box = [ctypes.c_float() for _ in range(4)]
        found = raw.FPDFPage_GetCropBox(page, *map(ctypes.byref, box)) or raw.FPDFPage_GetMediaBox(
            page, *map(ctypes.byref, box)
        )
        self.rotation = raw.FPDFPage_GetRotation(page) % 4
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if self.rotation % 2:
            width, height = height, width
        left, bottom, right, top = (value.value for value in box) if found else (0.0, 0.0, width, height)
        self.left, self.right = min(left, right), max(left, right)
        self.bottom, self.top = min(bottom, top), max(bottom, top)

    def __call__(self, x: float, y: float) -> Point:
        if self.rotation == 1:
            return y - self.bottom, x - self.left
        if self.rotation == 2:
            return self.right - x, y - self.bottom
        if self.rotation == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def rect(self, one: Point, two: Point) -> Rect:
        (a, b), (c, d) = self(*one), self(*two)
        return Rect(min(a, c), min(b, d), max(a, c), max(b, d))


def read_page(raw: Any, page: Any, number: int) -> tuple[PdfPage, Place]:
    """
    Lines, frames and pictures of one open page, and what places its points; `pdf_text` adds the words.

    Args:
        raw: the module `pypdfium2.raw`. page: a page handle of it. number: from 1.
    """
    out = PdfPage(number, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page))
    place = Place(raw, page)
    budget = [_MOST_OBJECTS]
    for kind, thing, place_of in _objects(raw, page, None, place, budget, 0):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(raw, thing, place_of, out)
        else:
            rect = _bounds(raw, thing, place_of)
            if rect is not None:
                out.pictures.append(rect)
    return out, place


Placed = Callable[[float, float], Point]


def _objects(
    raw: Any, page: Any, form: Any, place: Placed, budget: list[int], depth: int
) -> Iterator[tuple[int, Any, Placed]]:
    """Paths and pictures of a page, those inside forms too, each with what places its points."""
    count = raw.FPDFPage_CountObjects(page) if form is None else raw.FPDFFormObj_CountObjects(form)
    for index in range(max(0, count)):
        budget[0] -= 1
        if budget[0] < 0:
            return
        if form is None:
            thing = raw.FPDFPage_GetObject(page, index)
        else:
            thing = raw.FPDFFormObj_GetObject(form, ctypes.c_ulong(index))
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < 6:
            yield from _objects(raw, page, thing, _within(raw, thing, place), budget, depth + 1)
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, thing, place


def _within(raw: Any, thing: Any, place: Placed) -> Placed:
    """`place` for points in an object's own coordinates."""
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(m)):
        return place
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    return lambda x, y: place(a * x + c * y + e, b * x + d * y + f)


def _bounds(raw: Any, thing: Any, place: Placed) -> Rect | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, values)):
        return None
    left, bottom, right, top = (value.value for value in values)
    return _spanning((place(left, bottom), place(right, top)))


def _spanning(points: tuple[Point, ...] | list[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _path(raw: Any, path: Any, place: Placed, out: PdfPage) -> None:
    """Sorts the parts of a path into lines and frames; what is drawn in white or not at all is neither."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    filled = bool(fill.value) and _is_seen(raw, raw.FPDFPageObj_GetFillColor, path)
    drawn = bool(stroke.value) and _is_seen(raw, raw.FPDFPageObj_GetStrokeColor, path)
    count = raw.FPDFPath_CountSegments(path)
    if not (filled or drawn) or not 1 < count <= _MOST_SEGMENTS:
        return
    placed = _within(raw, path, place)
    part: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            _part(part, curved, drawn, out)
            part, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        part.append(placed(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and part:
            part.append(part[0])
    _part(part, curved, drawn, out)


def _is_seen(raw: Any, ask: Any, thing: Any) -> bool:
    """Whether a colour is neither transparent nor white."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not ask(thing, *map(ctypes.byref, colour)):
        return True
    red, green, blue, alpha = (value.value for value in colour)
    return alpha > 8 and min(red, green, blue) < 250


def _part(points: list[Point], curved: bool, drawn: bool, out: PdfPage) -> None:
    """One unbroken part of a path: a line, a thin bar, a frame, or the lines of an open figure."""
    if len(points) < 2:
        return
    rect = _spanning(points)
    if rect.height <= _THIN < rect.width:
        out.across.append(rect)
    elif rect.width <= _THIN < rect.height:
        out.down.append(rect)
    elif rect.width > _THIN and (curved or _is_rectangle(points)):
        out.frames.append(rect)
    elif drawn:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) <= 0.5 < abs(x0 - x1):
                out.across.append(Rect(min(x0, x1), y0, max(x0, x1), y0))
            elif abs(x0 - x1) <= 0.5 < abs(y0 - y1):
                out.down.append(Rect(x0, min(y0, y1), x0, max(y0, y1)))


def _is_rectangle(points: list[Point]) -> bool:
    corners = {(round(x), round(y)) for x, y in points}
    xs, ys = {x for x, _ in corners}, {y for _, y in corners}
    return 4 <= len(points) <= 6 and max(xs) - min(xs) > 1 and len(corners) == 4 and len(xs) <= 3 and len(ys) <= 3
