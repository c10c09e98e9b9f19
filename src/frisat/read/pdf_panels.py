"""
Panels of a leaflet: the page's columns when they have nothing to do with each other, each with headings, texts and
perhaps a table of its own.

A table's columns belong together: its rows begin at one height in all of them, and its rules run across them. A panel
is told from one by the empty lane beside it, which no rule or frame crosses, by lines that stand level only now and
then, and by headings of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from frisat.read.fields import columns
from frisat.read.pdf_grids import lone_frames
from frisat.read.pdf_lines import TextLine, is_gap, lines_of, pitch_of
from frisat.read.pdf_page import PdfPage, Rect, Word
from frisat.read.pdf_tags import filled

_GUTTER = 12.0
"""Points of empty paper between two panels."""
_NARROWEST = 0.16
"""Of the page's width: what a panel has at least."""
_FEWEST = 6
"""Lines of each panel."""
_MOST = 300
"""Lines of a page that is looked at."""
_DEEPEST = 14
"""Lines among which the panels begin: what stands above runs across them."""
_MOST_DRAWN = 400
"""Lines and frames of a page; more are a drawing."""
_MOST_TRIES = 6
"""Stretches of a page with empty lanes that are asked; a line more or less changes little."""
_FOOT = 4
"""Lines among which they end."""
_BACKGROUND = 0.9
"""Of the page's width: what is drawn wider lies behind all panels. Of a panel's words: what holds them lies behind."""
_TALL = 0.45
"""Of the page's height: a frame is lower when it is a card or a box of facts."""
_LEVEL = 0.6
"""The share of the shorter panel's lines that may stand level with one of its neighbour."""
_NEAR = 1.0
"""Points between lines that stand level."""
_LARGER = 1.08
"""A heading's letters, in sizes of the page's usual ones, when it is not bold."""
_GOING_ON = 2
"""Lines of a panel that go on in mid sentence: it is text and no column of short entries."""


def parted(page: PdfPage) -> list[PdfPage]:
    """
    The page as the strip above its panels, the panels from the left, and the strip below; [] when it has none.

    What stands in frames of its own, as the cards of a chart do, tells nothing of panels; a frame around a whole panel
    is its background.
    """
    cards = [frame for frame in lone_frames(page) if frame.height < _TALL * page.height]
    lines = lines_of([word for word in page.words if not any(card.holds(word) for card in cards)])
    if not 2 * _FEWEST <= len(lines) <= _MOST:
        return []
    spans = [_spans(line) for line in lines]
    usual = Counter(round(word.size, 1) for line in lines for word in line.words).most_common(1)[0][0]
    told = [filled(table, page.words) for table in (page.tags.tables if page.tags else ())]
    drawn = [rect for rect in (*page.across, *page.frames) if rect.width < _BACKGROUND * page.width]
    drawn += [table.rect for table in told if table is not None]
    if len(drawn) > _MOST_DRAWN:
        return []
    tries = 0
    for begin in range(min(len(lines) - _FEWEST, _DEEPEST)):
        top = lines[begin].top - 1
        for end in range(len(lines), max(begin + _FEWEST, len(lines) - _FOOT), -1):
            bottom = lines[end - 1].bottom + 1
            near = [(rect.x0, rect.x1) for rect in drawn if rect.top < bottom and rect.bottom > top]
            lanes = _lanes([*near, *(span for line in spans[begin:end] for span in line)])
            if not lanes:
                continue
            if (tries := tries + 1) > _MOST_TRIES:
                return []
            words = [word for line in lines[begin:end] for word in line.words]
            if lanes := _apart(words, lanes, usual, _NARROWEST * page.width, *_reach(words)):
                ends = [*lanes, float("inf")]
                strips = [(0.0, top, [float("inf")]), (top, bottom, ends), (bottom, page.height, [float("inf")])]
                return [part for strip in strips for part in _strip(page, *strip) if part.words]
    return []


def _spans(line: TextLine) -> list[tuple[float, float]]:
    """From where to where a line has words, over every gap that is too narrow to part panels."""
    out: list[tuple[float, float]] = []
    for word in line.words:
        if out and word.x0 - out[-1][1] < _GUTTER:
            out[-1] = (out[-1][0], max(out[-1][1], word.x1))
        else:
            out.append((word.x0, word.x1))
    return out


def _reach(words: Sequence[Word]) -> tuple[float, float]:
    return min(word.x0 for word in words), max(word.x1 for word in words)


def _lanes(spans: list[tuple[float, float]]) -> list[float]:
    """The middles of the empty lanes that run down beside all of these."""
    spans.sort()
    out: list[float] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= _GUTTER:
            out.append((reach + x0) / 2)
        reach = max(reach, x1)
    return out


def _apart(
    words: Sequence[Word], lanes: Sequence[float], usual: float, least: float, first: float, last: float
) -> list[float]:
    """
    Those of the lanes that part texts of their own, from the left; the others run down within a panel. A lane is asked
    for all that stands on both sides of it, and for what stands next to it.

    Args:
        usual: size of the page's letters. least: width of a panel, in points. first, last: from where to where the
            words may stand.
    """
    best: tuple[float, float] | None = None
    ends = [first, *lanes, last]
    for n, lane in enumerate(lanes):
        for x0, x1 in dict.fromkeys([(ends[0], ends[-1]), (ends[n], ends[n + 2])]):
            if min(lane - x0, x1 - lane) < least:
                continue
            near = [word for word in words if x0 <= word.x0 < x1]
            left, right = (lines_of([w for w in near if (w.x0 > lane) == is_right]) for is_right in (False, True))
            if min(len(left), len(right)) < _FEWEST:
                continue
            level = _level(left, right)
            if _are_apart(left, right, level, usual) and (best is None or level < best[0]):
                best = (level, lane)
    if best is None:
        return []
    at = best[1]
    before, after = (
        ([w for w in words if w.x0 < at], [lane for lane in lanes if lane < at]),
        (
            [w for w in words if w.x0 > at],
            [lane for lane in lanes if lane > at],
        ),
    )
    return [*_apart(*before, usual, least, first, at), at, *_apart(*after, usual, least, at, last)]


def _are_apart(left: Sequence[TextLine], right: Sequence[TextLine], level: float, usual: float) -> bool:
    """Whether two sides are texts of their own: headings and running words in each, and rarely level with the other."""
    if not (_has_headings(left, usual) and _has_headings(right, usual)):
        return False
    running = sum(_goes_on(side) >= _GOING_ON for side in (left, right))
    if running == 0 or _share_rows(left, right) or _share_head(left, right):
        return False
    return level <= _LEVEL or _are_headed_apart(left, right, usual, both=running < 2)


def _has_headings(side: Sequence[TextLine], usual: float) -> bool:
    """Whether a panel has words that head others: bold or larger, with plain lines below."""
    heads = [_heads(line, usual) for line in side]
    return any(heads[:-1]) and not all(heads)


def _heads(line: TextLine, usual: float) -> bool:
    large = _LARGER * usual
    return any(all(word.bold or word.size > large for word in piece.words) for piece in line.pieces)


def _goes_on(side: Sequence[TextLine]) -> int:
    return sum(piece.words[0].text[:1].islower() for line in side for piece in line.pieces)


def _level(one: Sequence[TextLine], other: Sequence[TextLine]) -> float:
    """The share of the shorter one's lines that stand level with a line of the other."""
    shorter, longer = sorted((one, other), key=len)
    return sum(any(abs(line.base - at.base) <= _NEAR for at in longer) for line in shorter) / len(shorter)


def _are_headed_apart(one: Sequence[TextLine], other: Sequence[TextLine], usual: float, *, both: bool) -> bool:
    """
    Whether headings stand in the middle of a panel (of `both`) where nothing begins in its neighbour.

    A row of a table begins in all columns at one height.
    """
    alone: list[list[TextLine]] = [[], []]
    level: list[TextLine] = []
    for found, side, beside in zip(alone, (one, other), (other, one), strict=True):
        begins = _beginnings(beside)
        for line in _beginnings(side)[1:]:
            if _heads(line, usual):
                stands_level = any(abs(line.base - at.base) <= _NEAR for at in begins)
                (level if stands_level else found).append(line)
    heads = [line for found in alone for line in found]
    if any(_is_larger(line, usual) for line in heads) and not any(_is_larger(line, usual) for line in level):
        return True  # no table has larger letters in the middle of one column
    return len(heads) > max(1, len(level)) and (all(alone) or not both)


def _is_larger(line: TextLine, usual: float) -> bool:
    return line.size > _LARGER * usual


def _share_rows(one: Sequence[TextLine], other: Sequence[TextLine]) -> bool:
    """Whether the paragraphs of both sides lie about the same heights, as cells in the middle of their rows do."""
    first, second = (_middles(side) for side in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return sum(any(abs(y - at) <= _CENTRED for at in longer) for y in shorter) >= _ROWS * len(shorter)


def _share_head(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether a line across both sides names the columns of a table ("Dato", "Aktivitet", "Hvem")."""
    return any(
        abs(one.base - other.base) <= _NEAR and columns.header(f"{one.text} {other.text}") is not None
        for one in left[:_TOP]
        for other in right[:_TOP]
    )


_TOP = 3
"""Lines among which the head of a table's columns stands."""
_CENTRED, _ROWS = 2.0, 0.7
"""Points between the middles of two cells of one row, and the share of rows that shows a table."""


def _middles(side: Sequence[TextLine]) -> list[float]:
    begins = {id(line) for line in _beginnings(side)}
    groups: list[list[TextLine]] = []
    for line in side:
        if id(line) in begins:
            groups.append([])
        groups[-1].append(line)
    return [(group[0].base + group[-1].base) / 2 for group in groups]


_LEADING = 1.5
"""From line to line of one paragraph, in sizes of its letters: entries that stand further apart are each their own."""


def _beginnings(side: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a panel that stand below more space than usual, the first one included."""
    pitch = min(pitch_of(side), _LEADING * min(line.size for line in side))
    return [side[0], *(below for above, below in pairwise(side) if is_gap(above, below, pitch))]


def _is_background(frame: Rect, words: Sequence[Word]) -> bool:
    return sum(frame.holds(word) for word in words) >= _BACKGROUND * len(words)


def _strip(page: PdfPage, top: float, bottom: float, ends: Sequence[float]) -> Iterator[PdfPage]:
    """The parts of a page between two heights, each with what is drawn in it."""
    for x0, x1 in pairwise([0.0, *ends]):

        def inside(rect: Rect, x0: float = x0, x1: float = x1) -> bool:
            x, y = (rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2
            return x0 <= x < x1 and top <= y < bottom

        words: list[Word] = [word for word in page.words if x0 <= word.x0 < x1 and top <= word.middle < bottom]
        yield replace(
            page,
            words=words,
            across=[rect for rect in page.across if inside(rect)],
            down=[rect for rect in page.down if inside(rect)],
            frames=[rect for rect in page.frames if inside(rect) and not _is_background(rect, words)],
            pictures=[],
        )
