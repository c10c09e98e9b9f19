"""Text boxes, SmartArt and pictures of a Word file: each frame of text as one Box, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from frisat.plan.errors import ReadError
from frisat.read.blocks import Box, Line
from frisat.read.from_docx_styles import W
from frisat.read.from_docx_text import MC, choice
from frisat.read.visible import one_line

if TYPE_CHECKING:
    from frisat.read.from_docx_lines import Context

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BAND_EMU = 250_000
"""Frames whose tops differ by less than 0.7 cm stand in one row of a chart and are read from left to right."""

Inner = Callable[[Any], tuple[Line, ...]]
_Placed = tuple[float, float, Box]


def boxes_of(frames: Iterable[Any], context: Context, inner: Inner) -> list[Box]:
    """
    The boxes anchored in one paragraph, row by row from the top left; pictures and charts are counted.

    Args:
        frames: `w:drawing`, `w:pict` and `w:object` elements. inner: reads the paragraphs in a text box.
    """
    placed: list[_Placed] = []
    for frame in frames:
        placed.extend(_frame(frame, context, inner))
    if len(placed) < 2 or len({(y, x) for y, x, _ in placed}) < len(placed):
        return [box for _, _, box in placed]
    placed.sort(key=lambda p: (p[0], p[1]))
    rows: list[list[_Placed]] = []
    for item in placed:
        if rows and item[0] - rows[-1][0][0] < _BAND_EMU:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [box for row in rows for _, _, box in sorted(row, key=lambda p: p[1])]


def _frame(frame: Any, context: Context, inner: Inner) -> Iterator[_Placed]:
    top, left = _anchor(frame)
    found = False
    for content, y, x in _contents(frame, 0.0, 0.0):
        found = True
        lines = inner(content)
        if lines:
            yield top + y, left + x, Box(lines, context.source())
    for data in frame.iter(DGM + "relIds"):
        found = True
        for box in _diagram(data.get(R + "dm"), context):
            yield top, left, box
    if frame.tag == W + "object":
        context.story.seen.embedded += 1
    elif not found and _is_picture(frame):
        context.story.seen.pictures += 1


def _contents(element: Any, y: float, x: float) -> Iterator[tuple[Any, float, float]]:
    """Text box contents with their place inside the frame; one branch of each alternate, boxes in boxes not entered."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == MC + "AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from _contents(chosen, y, x)
        elif child.tag == W + "txbxContent":
            yield child, y, x
        else:
            offset = child.find(f"{WPS}spPr/{A}xfrm/{A}off")
            down, right = (_number(offset.get("y")), _number(offset.get("x"))) if offset is not None else (0.0, 0.0)
            yield from _contents(child, y + down, x + right)


def _anchor(frame: Any) -> tuple[float, float]:
    """Top and left of a drawing in EMU, relative to whatever it is anchored to; 0 when not said."""
    down = frame.find(f"{WP}anchor/{WP}positionV/{WP}posOffset")
    right = frame.find(f"{WP}anchor/{WP}positionH/{WP}posOffset")
    return (_number(down.text) if down is not None else 0.0, _number(right.text) if right is not None else 0.0)


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _is_picture(frame: Any) -> bool:
    names = {e.tag.rpartition("}")[2] for e in frame.iter() if isinstance(e.tag, str)}
    return bool(names & {"blip", "imagedata", "chart"})


def _diagram(relation: str | None, context: Context) -> list[Box]:
    """SmartArt: one box for each node at the top, the nodes below it as its bullets."""
    part = context.diagrams.get(relation or "")
    try:
        root = context.package.optional(part)
    except ReadError:
        root = None
    if root is None:
        context.story.seen.pictures += 1
        return []
    words: dict[str, list[str]] = {}
    tops: list[str] = []
    for point in root.iter(DGM + "pt"):
        key, kind = point.get("modelId") or "", point.get("type") or "node"
        if kind == "doc":
            tops.append(key)
        elif kind in ("node", "asst"):
            words[key] = [text for p in point.iter(A + "p") if (text := _words(p))]
    below: dict[str, list[tuple[float, str]]] = {}
    for link in root.iter(DGM + "cxn"):
        if (link.get("type") or "parOf") == "parOf":
            below.setdefault(link.get("srcId") or "", []).append(
                (_number(link.get("srcOrd")), link.get("destId") or "")
            )
    source = context.source()
    boxes = []
    for top in tops:
        for _, node in sorted(below.get(top, [])):
            lines = [Line(text, source) for text in words.get(node, [])]
            lines += [Line(text, source, bullet=depth) for depth, text in _below(node, words, below, 0)]
            if lines:
                boxes.append(Box(tuple(lines), source))
    return boxes


def _words(paragraph: Any) -> str:
    return one_line("".join(t.text or "" for t in paragraph.iter(A + "t")))


def _below(
    node: str, words: dict[str, list[str]], below: dict[str, list[tuple[float, str]]], depth: int
) -> Iterator[tuple[int, str]]:
    if depth > 8:
        return
    for _, child in sorted(below.get(node, [])):
        for text in words.get(child, []):
            yield depth, text
        yield from _below(child, words, below, depth + 1)
