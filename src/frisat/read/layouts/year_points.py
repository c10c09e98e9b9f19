"""
Years as headings over points: "2027: Forberedelse", then "1. Byggeprogram", "2. Lokalplan"; "2028: Byggeri", …

Each point is something of its year, and the words beside the year are its track; lines below a point say what it
holds. A year without points is one thing itself. Seasons, months and days are left to `dated_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.evidence.words import ACTS, EVENT
from frisat.read.fields import mend

NAME = "year_points"
_HEAD = regex(r"(?P<year>20\d\d)(?:\s*:|\s+[–—-])\s+(?P<name>[A-ZÆØÅ][^.:?;]{2,70})")
_POINT = regex(r"(?P<number>\d{1,2})[.)]\s+(?P<what>\S.{2,110})")
_ENDS = (".", "?", "!", ",", ";", ":")
_MONEY = regex(r"\b(?:kr|mio|mia|pct|procent)\b|%|\b\w*(?:budget|regnskab|udgift|indtægt)\w*\b|\d{3,}", re.IGNORECASE)
"""What years may also stand over: sums, not things that happen."""
_FEWEST_YEARS, _FEWEST_POINTS = 2, 2
_SURE = 0.88


@dataclass(slots=True)
class _Point:
    title: str
    blocks: list[tuple[int, Line]]


@dataclass(slots=True)
class _Year:
    """A heading with its points; a line that says more of a point stands in that point's `blocks`."""

    at: int
    line: Line
    year: str
    name: str
    points: list[_Point] = field(default_factory=list)


def fits(document: Document) -> float:
    """0.88 where at least two years head things that happen, one of them several; else 0."""
    return _SURE if _years(document) else 0.0


def read(document: Document) -> Draft:
    """Every such year with its points."""
    draft = Draft()
    for year in _years(document):
        draft.use([year.at])
        if not year.points:
            draft.activities.append(_activity(year.name, year, [(year.at, year.line)]))
            continue
        draft.text.append((year.at, year.line.text.strip()))
        for point in year.points:
            made = _activity(point.title, year, point.blocks)
            made.track = year.name
            draft.activities.append(made)
            draft.use(at for at, _ in point.blocks)
    return draft


def _activity(title: str, year: _Year, blocks: Sequence[tuple[int, Line]]) -> DraftActivity:
    return DraftActivity(
        title=mend.plain(title),
        period_text=year.year,
        agenda=[mend.plain(line.text.strip(" –—-")) for _, line in blocks[1:]],
        section=year.name,
        source=blocks[0][1].source,
        block=blocks[0][0],
    )


def _years(document: Document) -> list[_Year]:
    """The years in order; [] when they are too few, or stand over sums, sentences or what says nothing of events."""
    if (
        sum(isinstance(b, Line) and _HEAD.fullmatch(b.text.strip()) is not None for b in document.blocks)
        < _FEWEST_YEARS
    ):
        return []
    found = list(_found(document))
    numbers = [one.year for one in found]
    points = [point.title for one in found for point in one.points]
    if numbers != sorted(set(numbers)) or not any(len(one.points) >= _FEWEST_POINTS for one in found):
        return []
    said = [*points, *(one.name for one in found)]
    events = sum(EVENT.search(text) is not None or ACTS.search(text) is not None for text in said)
    sentences = sum(text.endswith(_ENDS) for text in points)
    if events * 3 < len(said) or sentences * 3 > len(points) or any(_MONEY.search(text) for text in said):
        return []
    return found


def _found(document: Document) -> Iterator[_Year]:
    year: _Year | None = None
    blank = False
    for at, line in enumerate(document.blocks):
        if not isinstance(line, Line):
            if year is not None:
                yield year
            year = None
            continue
        text = line.text.strip()
        if not text:
            blank = True
            continue
        if line.bullet is None and (head := _HEAD.fullmatch(text)) is not None:
            if year is not None:
                yield year
            year = _Year(at, line, head["year"], head["name"].strip())
        elif year is not None and not _taken(year, at, line, after_blank=blank):
            yield year
            year = None
        blank = False
    if year is not None:
        yield year


def _taken(year: _Year, at: int, line: Line, *, after_blank: bool) -> bool:
    """Whether a line is the next point of a year, or says more of the last one; it is put there."""
    text = line.text.strip()
    number = _POINT.fullmatch(text)
    if number is not None and int(number["number"]) == len(year.points) + 1:
        year.points.append(_Point(number["what"], [(at, line)]))
        return True
    numbered = bool(year.points) and _POINT.fullmatch(year.points[0].blocks[0][1].text.strip()) is not None
    first = year.points[0].blocks[0][1] if year.points else None
    if line.bullet is not None and not numbered and (first is None or line.bullet == first.bullet):
        year.points.append(_Point(text, [(at, line)]))
        return True
    if not year.points or line.level or (after_blank and line.bullet is None):
        return False
    year.points[-1].blocks.append((at, line))
    return True
