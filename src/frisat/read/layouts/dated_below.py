"""
Entries whose words go on in paragraphs of their own: "3. marts: Økonomiudvalget", a blank line, "Vedtager rammer".

One such paragraph may be anything. Where most entries of a list have some, and the list is nothing but entries and
these, the lines below an entry are its points until the next.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from frisat.read.blocks import Document, Line
from frisat.read.fields import furniture, stamps
from frisat.read.layouts import dated_context
from frisat.read.layouts.dated_lines import LONG, split
from frisat.read.layouts.tables_context import Context, is_date_heading

_FEWEST = 3
"""Entries that show how a page sets them."""
_MOST = 6
"""Lines below one entry; more of them are a section of the page."""
_LONGEST_HEAD = 120


@dataclass(slots=True)
class _Entry:
    """One dated line, and the paragraphs below it as block numbers."""

    at: int
    is_apart: bool
    """Whether a blank line stands before it, so that paragraphs show where they end."""
    paragraphs: list[list[int]] = field(default_factory=list)
    is_whole: bool = True
    """Whether nothing but such lines stands between it and the next entry."""

    @property
    def lines(self) -> list[int]:
        return [at for paragraph in self.paragraphs for at in paragraph]


def below(document: Document) -> dict[int, int]:
    """
    Block of each line that is a point of the entry above it -> block of that entry; {} on pages that set none so.

    The last entry has as many paragraphs as most others, or as many lines where no blank ones part them, as what stands
    below them is of the page.
    """
    out: dict[int, int] = {}
    for run in _runs(document):
        before = run[:-1]
        said = [entry for entry in before if entry.paragraphs]
        if len(run) < _FEWEST or len(said) * 4 < len(before) * 3 or not all(map(_may_go_on, before)):
            continue
        usual = Counter(len(entry.paragraphs) for entry in said).most_common(1)[0][0]
        numbers = [len(entry.lines) for entry in said]
        most = max(numbers) if all(entry.is_apart for entry in run[1:]) else Counter(numbers).most_common(1)[0][0]
        for entry in before:
            out |= dict.fromkeys(entry.lines, entry.at)
        last = [at for paragraph in run[-1].paragraphs[:usual] for at in paragraph]
        out |= dict.fromkeys(last[:most], run[-1].at)
    return out


def _may_go_on(entry: _Entry) -> bool:
    return entry.is_whole and len(entry.lines) <= _MOST


def _runs(document: Document) -> list[list[_Entry]]:
    """Entries that follow one another with nothing but plain lines between them."""
    runs: list[list[_Entry]] = []
    now: list[_Entry] = []
    blank = True
    for at, block in enumerate(document.blocks):
        if isinstance(block, Line) and not any(map(str.isalnum, block.text)):
            blank = True
        elif isinstance(block, Line) and _is_entry(block):
            if now and not _may_go_on(now[-1]):
                runs, now = [*runs, now], []
            now.append(_Entry(at, blank or block.gap))
            blank = True
        elif now:
            _take(now[-1], at, block, begins=blank or (isinstance(block, Line) and block.gap))
            blank = False
    return [*runs, now] if now else runs


def _take(entry: _Entry, at: int, block: object, *, begins: bool) -> None:
    if not entry.is_whole or not isinstance(block, Line) or not _is_point(block):
        entry.is_whole = False
    elif begins or not entry.paragraphs:
        entry.paragraphs.append([at])
    else:
        entry.paragraphs[-1].append(at)


def _is_entry(line: Line) -> bool:
    """Whether a line opens with a date and says in few words what is then."""
    text = line.text.strip()
    if line.level or line.bullet is not None or len(text) > _LONGEST_HEAD or text.endswith((".", "?", "!")):
        return False
    dated = split(text, bullet=False, context=Context())
    return dated is not None and dated.first and not dated_context.is_links(dated.title)


def _is_point(line: Line) -> bool:
    """Whether a line is words that may be said of the entry above: no heading, list item, remark or date."""
    text = line.text.strip()
    if line.level or line.bullet is not None or len(text) > 2 * LONG or text.endswith(":"):
        return False
    if (text.startswith("(") and text.endswith(")")) or not text[:1].isalpha():
        return False
    return not (stamps.is_stamp(text) or furniture.is_furniture(text) or is_date_heading(text))
