"""Running lines of a PDF to paragraphs, headings and list items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from frisat.plan.model import Source
from frisat.read.blocks import Line
from frisat.read.fields import mend
from frisat.read.pdf_lines import TextLine, is_gap, piece_line, pitch_of
from frisat.read.pdf_tags import Tags


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """
    What a document's lines have in common.

    `levels`: size of letters -> heading level. `right`: how far to the right its text reaches, in points. `tags`: of
    the pages that have them, by number.
    """

    name: str
    levels: Mapping[float, int]
    right: float
    tags: Mapping[int, Tags]

    def lines(self, lines: list[TextLine], pages: list[int]) -> list[Line]:
        """Running lines as paragraphs: a line goes on from the one above if that had no room for its first word."""
        pitch = pitch_of(lines)
        indents = sorted({round(line.x0 / 6) for line in lines if line.pieces[0].bullet is not None})
        out: list[Line] = []
        group: list[TextLine] = []
        first_page = 0
        gap = False
        for number, line in enumerate(lines):
            before = lines[number - 1] if number else None
            same_page = number > 0 and pages[number] == pages[number - 1]
            apart = before is not None and (not same_page or is_gap(before, line, pitch))
            parted = before is not None and same_page and self._parted(before, line, pages[number])
            if group and before is not None and not (apart or parted) and self._goes_on(before, line, group):
                group.append(line)
                continue
            if group:
                out.append(self._paragraph(group, first_page, gap, indents))
            group, first_page, gap = [line], pages[number], apart and same_page
        if group:
            out.append(self._paragraph(group, first_page, gap, indents))
        return out

    def _parted(self, above: TextLine, line: TextLine, page: int) -> bool:
        """Whether the tags put two lines into different paragraphs."""
        tags = self.tags.get(page)
        if tags is None:
            return False
        one, other = (tags.blocks.get(words[at].mark) for words, at in ((above.words, -1), (line.words, 0)))
        return one is not None and other is not None and one != other

    def _goes_on(self, above: TextLine, line: TextLine, group: Sequence[TextLine]) -> bool:
        piece = line.pieces[0]
        if len(line.pieces) > 1 or len(above.pieces) > 1 or piece.bullet is not None:
            return False
        if abs(line.size - above.size) > 0.6 or line.bold != above.bold:
            return False
        start = group[0].pieces[0]
        lefts = (start.x0, start.text_x, above.x0)
        if min(abs(line.x0 - left) for left in lefts) > 2.5 * line.size:
            return False
        first = line.words[0]
        return above.x1 + 0.25 * line.size + (first.x1 - first.x0) > (above.right or self.right) - 2.0

    def _paragraph(self, group: Sequence[TextLine], page: int, gap: bool, indents: Sequence[int]) -> Line:
        source = Source(document=self.name, page=page)
        tags, mark = self.tags.get(page), group[0].words[0].mark
        level = self.levels.get(round(group[0].size, 1), 0)
        if tags and mark in tags.blocks:
            level = tags.levels.get(mark, 0)
        if len(group) == 1 and len(group[0].pieces) > 1:
            return _with_tabs(group[0], source, gap, level)
        parts = [piece_line(line.pieces[0], source, level=level, gap=gap) for line in group]
        first = parts[0]
        text = mend.join([part.text for part in parts])
        if level and not tags and _is_sentence(text):
            level, parts = 0, [replace(part, level=0) for part in parts]
        struck = tuple(words for part in parts for words in part.struck)
        if all(part.struck == (part.text,) for part in parts):
            struck = (text,)
        bold = all(part.bold for part in parts)
        bullet = None if level else (tags.items.get(mark, first.bullet) if tags else first.bullet)
        if bullet is not None and not (tags and mark in tags.items) and len(indents) > 1:
            bullet = indents.index(round(group[0].x0 / 6))
        return Line(text, source, level, bullet, bold, first.indent, gap, struck)


def _is_sentence(text: str) -> bool:
    """Whether a line in large letters is a sentence: a table in small print makes all that stands around it large."""
    return len(text.split()) >= _SENTENCE and text.endswith(".")


_SENTENCE = 6


def _with_tabs(line: TextLine, source: Source, gap: bool, level: int) -> Line:
    """A line of several pieces outside any table: tabs stand where the gaps are."""
    parts = [piece_line(piece, source) for piece in line.pieces]
    struck = tuple(words for part in parts for words in part.struck)
    text = "\t".join(part.text for part in parts)
    return Line(text, source, level, parts[0].bullet, all(p.bold for p in parts), 0, gap, struck)
