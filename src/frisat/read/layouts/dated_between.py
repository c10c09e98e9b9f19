"""Lists whose entries are a title, its date alone in the next line and an explanation, as in calendars of web pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.fields import furniture, stamps
from frisat.read.layouts.dated_alone import alone

_FEWEST = 4
"""Dates that show how a page sets them."""
_LONGEST_TITLE, _LONGEST = 90, 400
_ENDS = (".", ",", ";", ":")
_WORD = regex(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Between:
    """
    What such a list says; keys are block numbers. Empty for a page that is none.

    titles: each date -> block and words of the title above it. below: each line of an explanation -> its date.
    """

    titles: dict[int, tuple[int, str]] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)


def entries(document: Document) -> Between:
    """
    The entries of a page that is nothing but a head and such a list.

    A page whose dates stand above two lines each looks the same in its middle. It would end with two lines below the
    last date where this ends with the explanation; and the line above a date, here a title, is the shorter one.
    """
    said = [(at, b) for at, b in enumerate(document.blocks) if not isinstance(b, Line) or _says(b)]
    dates = [n for n, (_, b) in enumerate(said) if isinstance(b, Line) and _is_date(b)]
    if len(dates) < _FEWEST or dates[0] == 0:
        return Between()
    lines = [(at, b) for at, b in said[dates[0] - 1 :] if isinstance(b, Line) and b.bullet is None]
    if len(lines) < len(said) - dates[0] + 1:
        return Between()
    dates = [n - dates[0] + 1 for n in dates]
    gaps = [after - before - 1 for before, after in pairwise(dates)]
    usual, times = Counter(gaps).most_common(1)[0]
    tail = len(lines) - dates[-1] - 1
    if usual != 2 or times * 4 < len(gaps) * 3 or not set(gaps) <= {1, 2, 3} or tail > 1:
        return Between()
    heads = [lines[n - 1][1] for n in dates]
    words = [lines[n + 1][1] for n in dates if n + 1 < len(lines) and n + 2 not in dates]
    if not all(map(_is_title, heads)) or _length(heads) >= _length(words) or any(len(b.text) > _LONGEST for b in words):
        return Between()
    out = Between()
    for n, after in zip(dates, [*dates[1:], len(lines) + 1], strict=True):
        date_at, (title_at, title) = lines[n][0], lines[n - 1]
        out.titles[date_at] = (title_at, title.text.strip())
        out.below.update((at, date_at) for at, _ in lines[n + 1 : after - 1])
    return out


def _says(line: Line) -> bool:
    """Whether a line has words, and is none of what every page has."""
    text = line.text.strip()
    return bool(alone(text) or _WORD.search(text)) and not stamps.is_stamp(text) and not furniture.is_furniture(text)


def _is_date(line: Line) -> bool:
    return not line.level and line.bullet is None and alone(line.text) is not None


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST_TITLE and not text.endswith(_ENDS) and alone(text) is None


def _length(lines: Sequence[Line]) -> float:
    return sum(len(line.text) for line in lines) / max(1, len(lines))
