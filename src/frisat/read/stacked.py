"""
Steps that take several lines each, the same way again and again: title, day, clock and place, in whatever order.

One line alone does not tell whether a day belongs to the words above it or to those below. The whole run does: every
cut of it into steps is tried, and the one that most of its lines agree with makes it a table (`stacked_rows`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read import stacked_lines, stacked_rows
from frisat.read.blocks import Block, Document
from frisat.read.layouts import tables_words
from frisat.read.stacked_lines import Kind, Said

_FEWEST = 3
"""Steps of a run; two of them where labels or headings say what each line is."""
_FEWEST_LABELLED = 2
_MOST_LINES = 8
"""Lines from one day to the next; what lies further apart is no run."""
_MOST_ABOVE = 4
_PLAN = regex(
    r"(?:\w+,? (?:og )?){0,3}?[\w-]*(?:tidsplan|procesplan|tidslinje|mødeplan|køreplan|årshjul|kalender|oversigt|"
    r"handleplan|vigtige datoer|milepæle)\b",
    re.IGNORECASE,
)
"""The first line of a page that is called after its plan."""
_WEIGHTS = {
    "head": 3.0,
    "blank": 2.0,
    "alike": 2.0,
    "first": 2.0,
    "last": 2.0,
    "ends": 1.0,
    "short": 1.0,
    "lead": 1.0,
    "told": 2.0,
    "colon": 3.0,
    "plan": 2.0,
}
"""
What speaks for a cut, each as the share of steps that it holds for: a heading or label begins the step, blank lines
part steps and nothing else, the lines of all steps are of one sort, the first and last are whole, the run ends there, a
step opens with fewer words than it goes on with. Against it: a line above the first step is of the sort that stands
before each day, steps begin with a sentence, days that end with a colon stand below words of their step, or the first
step would be called after the plan itself.
"""


def tabled(document: Document) -> Document:
    """The document with every such run as a table; unchanged when it has none."""
    blocks: list[Block] = []
    done = 0
    for lines in stacked_lines.regions(document):
        for run in _runs(lines):
            cut = _best(lines, run)
            table = stacked_rows.table(lines, cut) if cut else None
            if cut is None or table is None:
                continue
            begin, end = lines[cut[0][0]].at, lines[cut[-1][-1]].at + 1
            if begin < done:
                continue
            blocks += [*document.blocks[done:begin], table]
            done = end
    return replace(document, blocks=(*blocks, *document.blocks[done:])) if done else document


def _runs(lines: Sequence[Said]) -> list[list[int]]:
    """The places of days alone on their lines, those that follow one another closely together."""
    out: list[list[int]] = []
    for n, line in enumerate(lines):
        if line.kind is not Kind.DATE or (out and _is_end(lines, out[-1], n)):
            continue
        if out and n - out[-1][-1] <= _MOST_LINES and not _parts(lines, out[-1], n) and _alike_said(lines, out[-1], n):
            out[-1].append(n)
        else:
            out.append([n])
    told = [run for run in out if len(run) >= _FEWEST_LABELLED]
    return [run for run in told if len(run) >= _FEWEST or all(lines[n].label for n in run)]


def _is_end(lines: Sequence[Said], run: Sequence[int], n: int) -> bool:
    """Whether a day goes with the one above it in one step: "Start: …", "Slut: …"."""
    return bool(lines[n].label) and bool(lines[run[-1]].label) and lines[n].label != lines[run[0]].label


def _alike_said(lines: Sequence[Said], run: Sequence[int], n: int) -> bool:
    """
    Whether a day is said as those of the run are: a name before its colon that none of them has is no label of a step
    but what is held ("Seminar 1: d. 3. maj" below days alone).
    """
    label = lines[n].label
    if not label or stacked_lines.names_time(label):
        return True
    return any(lines[m].label == label for m in run)


def _parts(lines: Sequence[Said], run: Sequence[int], n: int) -> bool:
    """Whether a heading above the level of the steps' own stands between a run and the next day."""
    between = [line.level for line in lines[run[-1] + 1 : n] if line.level]
    before = [line.level for a, b in pairwise(run) for line in lines[a + 1 : b] if line.level]
    return bool(between) and bool(before) and min(between) < min(before)


@dataclass(slots=True)
class _Tried:
    """One cut: the numbers of each step's lines, and how well they agree."""

    steps: list[range]
    score: float


def _best(lines: Sequence[Said], run: Sequence[int]) -> list[range] | None:
    """The cut that most lines agree with; None when a step would hold several things that happen."""
    tried = [made for above in range(_MOST_ABOVE + 1) if (made := _tried(lines, run, above)) is not None]
    best = max(tried, key=lambda one: one.score, default=None)
    if best is None or _lists_days(lines, best.steps):
        return None
    return best.steps if stacked_rows.one_each(lines, best.steps) else None


def _lists_days(lines: Sequence[Said], steps: Sequence[range]) -> bool:
    """Whether a step names something and behind a colon several days of it: "Møder: Nord den 12. januar, Syd …"."""
    labelled = [lines[n] for step in steps for n in step if lines[n].kind is Kind.LABELLED]
    return any(len(danish.find(said.value)) > 1 and not tables_words.header_roles(said.label) for said in labelled)


def _tried(lines: Sequence[Said], run: Sequence[int], above: int) -> _Tried | None:
    """The cut in which each step begins `above` lines before its day."""
    starts = [n - above for n in run]
    if starts[0] < 0 or any(b <= a for a, b in zip(run, starts[1:], strict=False)):
        return None
    below = [b - n - 1 for n, b in zip(run, starts[1:], strict=False)]
    usual = round(median(below)) if below else 0
    end = _end(lines, run[-1], min(max(below), usual + 1))
    steps = [range(a, b) for a, b in zip(starts, [*starts[1:], end], strict=True)]
    if above == 0 and usual == 0:
        return None
    score = 0.0
    inner = [(step, n) for step in steps for n in step[1:]]
    heads = any(lines[n].level or lines[n].bold for step in steps for n in step)
    if heads:
        places = (0, 1) if above == 0 else (0,)  # the heading of a step that begins with its day stands below it
        deeper = [(step, n) for step, n in inner if n - step[0] not in places]
        first = _share(steps, lambda s: any(n - s[0] in places and lines[n].is_head for n in s))
        score += _WEIGHTS["head"] * (first - _of(deeper, lines, "is_head"))
    if any(lines[n].blank for _, n in inner) or any(lines[s[0]].blank for s in steps[1:]):
        score += _WEIGHTS["blank"] * (_share(steps[1:], lambda s: lines[s[0]].blank) - _of(inner, lines, "blank"))
    score += _WEIGHTS["alike"] * _alike(lines, steps)
    opening = Counter(lines[s[0]].sort for s in steps[1:]).most_common(1)[0][0]
    score += _WEIGHTS["first"] * (lines[starts[0]].sort == opening)
    score -= _WEIGHTS["lead"] * _is_left_above(lines, run, starts[0])
    score -= _WEIGHTS["told"] * (lines[starts[1]].kind is Kind.SENTENCE)
    score -= _WEIGHTS["colon"] * (above > 0) * _of([(range(0), n) for n in run], lines, "leads_in")
    score -= _WEIGHTS["plan"] * (above > 0 and starts[0] == 0 and bool(_PLAN.match(lines[0].line.text.strip())))
    score += _WEIGHTS["short"] * _share(steps, lambda s: _opens_short(lines, s))
    last = end - run[-1] - 1
    score += _WEIGHTS["last"] * (1.0 if last >= usual else last / usual - 1)
    after = lines[end] if end < len(lines) else None
    score += _WEIGHTS["ends"] * (after is None or after.is_head or after.sort != opening)
    return _Tried(steps, score)


def _opens_short(lines: Sequence[Said], step: range) -> bool:
    """Whether the first words of a step, which would be its title, are fewer than those that follow."""
    texts = [len(lines[n].value) for n in step if lines[n].kind in (Kind.WORDS, Kind.SENTENCE)]
    return len(texts) > 1 and texts[0] < min(texts[1:])


def _is_left_above(lines: Sequence[Said], run: Sequence[int], start: int) -> bool:
    """Whether the line right above the first day is left out, though it is as the lines above the other days are."""
    if start < run[0] or run[0] == 0 or lines[run[0] - 1].is_page:
        return False
    return all(lines[n - 1].sort == lines[run[0] - 1].sort for n in run)


def _end(lines: Sequence[Said], last: int, most: int) -> int:
    """Where the last step ends: after as many lines as others have below their day, or where something else begins."""
    n = last + 1
    while n < len(lines) and n - last <= most and not lines[n].is_page and not (lines[n].level and n - last > 1):
        n += 1
    return n


def _share(steps: Sequence[range], holds: object) -> float:
    return sum(bool(holds(step)) for step in steps) / len(steps)  # type: ignore[operator]


def _of(inner: Sequence[tuple[range, int]], lines: Sequence[Said], name: str) -> float:
    return sum(bool(getattr(lines[n], name)) for _, n in inner) / len(inner) if inner else 0.0


def _alike(lines: Sequence[Said], steps: Sequence[range]) -> float:
    """The share of lines that are of the sort that most steps have at their place from the beginning."""
    places: dict[int, Counter[tuple[object, ...]]] = {}
    for step in steps:
        for place, n in enumerate(step):
            places.setdefault(place, Counter())[lines[n].sort] += 1
    return sum(counts.most_common(1)[0][1] for counts in places.values()) / sum(map(len, steps))
