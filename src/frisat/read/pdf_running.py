"""Headers and footers of a PDF: what stands at the same place of several pages is taken out of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.pdf_lines import TextLine, lines_of
from frisat.read.pdf_page import PdfPage

_NUMBER = regex(r"(?:side|page|s\.|p\.)?\s*\d{1,3}\s*(?:(?:af|of|/|-|–|\|)\s*\d{1,3})?\.?", re.IGNORECASE)
_EDGE = 0.09
"""Share of a page's height at its top and bottom in which a lone page number counts as one."""
_MARGIN = 0.04
"""Share of a page's height in which nobody sets text: a browser prints its date and address there."""
_SAME, _ALIKE = 0.2, 0.12
"""How far from the edge a repeated line may stand that is the same on each page, or the same but for its numbers."""
_LINES = 3


@dataclass(slots=True)
class Running:
    header: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)

    def is_number(self, text: str) -> bool:
        return bool(_NUMBER.fullmatch(text.strip()))


def without_running(pages: Sequence[PdfPage]) -> Running:
    """Takes running headers and footers out of the pages' words; returns each one's words once."""
    out = Running()
    per_page = [(page, lines_of(page.words)) for page in pages]
    counts: Counter[tuple[str, int, str]] = Counter()
    for page, lines in per_page:
        for side, line in _candidates(lines):
            counts.update({_key(page, side, line): 1, (side, 0, line.text): 1})
    for page, lines in per_page:
        gone: set[int] = set()
        for side in ("header", "footer"):
            found = []
            for line in [line for where, line in _candidates(lines) if where == side]:
                if not _is_running(page, side, line, lines, counts):
                    break
                found.append(line)
            while found and not _stands_off(found[-1], lines, side):
                found.pop()
            for line in found:
                texts = out.header if side == "header" else out.footer
                text = line.text
                if not any(_masked(text) == _masked(other) for other in texts):
                    texts.append(text)
                gone.update(id(word) for word in line.words)
        if gone:
            page.words = [word for word in page.words if id(word) not in gone]
    return out


def _candidates(lines: Sequence[TextLine]) -> list[tuple[str, TextLine]]:
    """(side, line): the first lines of a page from its top, then the last ones from its bottom."""
    top = [("header", line) for line in lines[:_LINES]]
    bottom = [("footer", line) for line in reversed(lines[max(len(lines) - _LINES, 0) :])]
    return [*top, *bottom]


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _key(page: PdfPage, side: str, line: TextLine) -> tuple[str, int, str]:
    place = line.base if side == "header" else page.height - line.base
    return side, round(place / 4), _masked(line.text)


def _is_running(
    page: PdfPage,
    side: str,
    line: TextLine,
    lines: Sequence[TextLine],
    counts: Counter[tuple[str, int, str]],
) -> bool:
    if line.base < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height:
        return _stands_alone(line, lines)
    at_edge = line.base < _EDGE * page.height or line.base > (1 - _EDGE) * page.height
    if at_edge and _NUMBER.fullmatch(line.text.strip()) and _stands_alone(line, lines):
        return True
    if _in_table(line, page):
        return False
    side_of, place, text = _key(page, side, line)
    times = sum(counts[side_of, place + near, text] for near in (-1, 0, 1))
    if times < 2:
        return False
    from_edge = line.base if side == "header" else page.height - line.base
    share = _SAME if counts[side_of, 0, line.text] > 1 else _ALIKE
    return from_edge < share * page.height and not (side == "header" and _heads_a_table(line, lines))


def _stands_off(line: TextLine, lines: Sequence[TextLine], side: str) -> bool:
    """Whether there is more than a line's space between a header or footer and the text of the page."""
    at = lines.index(line)
    other = at + 1 if side == "header" else at - 1
    return not 0 <= other < len(lines) or abs(lines[other].base - line.base) > 1.6 * max(line.size, lines[other].size)


def _in_table(line: TextLine, page: PdfPage) -> bool:
    """Whether drawn column lines run beside a line: it is a table's then."""
    beside = [d for d in page.down if d.top - 2 < line.base < d.bottom + 2 and line.x0 - 40 < d.x0 < line.x1 + 40]
    return bool(beside)


def _stands_alone(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether no other line is near: a number in the last row of a table is not a page's."""
    return all(other is line or abs(other.base - line.base) > 1.7 * line.size for other in lines)


def _heads_a_table(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line at the top has columns that go on below it: a table's repeated heading is no page header."""
    if len(line.pieces) < 2:
        return False
    below = [other for other in lines if line.base < other.base <= line.base + 6 * line.size]
    starts = [piece.x0 for piece in line.pieces]
    aligned = {at for other in below for piece in other.pieces for at, x in enumerate(starts) if abs(piece.x0 - x) < 6}
    return len(aligned) > 1
