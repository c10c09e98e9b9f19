"""Running text to sentences with the lines they stand on, and a sentence's subject when a body is it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan.model import Source
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import mend, named

_ABBREVIATIONS = (
    "bl.a", "ca", "d", "dvs", "e.l", "evt", "f.eks", "fx", "ift", "inkl", "jf", "kl", "m.fl", "m.m", "m.v", "mfl",
    "mht", "mio", "mv", "nr", "o.l", "osv", "pkt", "pga", "pr", "rep", "repr", "sml", "stk", "tlf", "v", "vedr", "adm",
    "pol", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "man", "tirs", "ons",
    "tors", "fre", "lør", "søn", "dir", "afd", "hhv", "p.t", "indl", "øvr", "kom", "udv", "org", "ekskl", "maks", "min",
    "den", "att",
)  # fmt: skip
_END = regex(r"(?<=[.!?])[”\"»)]?\s+(?=[”\"»'(]?[A-ZÆØÅ0-9])")
_SHORT = regex(
    r"(?:^|[\s(])(?:" + "|".join(re.escape(a) for a in _ABBREVIATIONS) + r"|[A-ZÆØÅ]|(?:\d{1,2}\.)?\d{1,2})\.[”\")]?$",
    re.IGNORECASE,
)
_WHOLE = regex(
    r"\b(?:uge(?:r|rne)?|kl\.|klokken)\s+\d{1,2}(?:[.:]\d\d)?(?:\s?[-–/]\s?\d{1,2}(?:[.:]\d\d)?)?\.$|"
    r"(?:vej|gade|stræde|plads|allé|torv|boulevard|vænget?|lokale|bygning)(?:en|et|n|t)?\s+\d{1,3}\.$",
    re.IGNORECASE,
)
"""A week, a clock time or the number of a house or room is no ordinal: the full stop after it ends the sentence."""

_LONGEST = 1500
"""Characters. Nobody writes a longer sentence; what has no full stop for so long is cut at a space."""


def split(text: str) -> list[tuple[int, int]]:
    """
    (start, end) of each sentence; a full stop after an abbreviation, an initial or an ordinal ends none.

    None is longer than `_LONGEST`, so that what is asked of a sentence costs a text no more than linear time.
    """
    return [piece for start, end in _by_stops(text) for piece in _cut(text, start, end)]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        at = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        at = at if at > 0 else start + _LONGEST
        yield start, at
        start = at
    yield start, end


def _by_stops(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - 30) : match.start() + 1].rstrip()
        if _SHORT.search(before[-15:]) and not (_WHOLE.search(before) and not text[match.end()].isdigit()):
            continue
        spans.append((start, match.end() - len(match[0]) + len(match[0].rstrip())))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def of(lines: Sequence[Line]) -> list[tuple[str, Source]]:
    """
    The sentences of one paragraph with the place of each.

    Returns:
        (mended text, place) in order; the place's lines are those that the sentence begins and ends on.
    """
    text, starts = _joined(lines)
    out = []
    for start, end in split(text):
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_left(starts, end) - 1)
        out.append((text[start:end].strip(), _between(lines[first].source, lines[last].source)))
    return out


_TAIL = 400
"""Characters of the text so far that the next line can change: the word before a hyphen."""


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The mended text of some lines, and the place in it where each begins; never the same text twice over."""
    settled: list[str] = []
    length, tail = 0, ""
    starts: list[int] = []
    for line in lines:
        own = mend.plain(line.text)
        tail = mend.joined(tail, own) if tail and own else tail or own
        starts.append(max(starts[-1] if starts else 0, length + len(tail) - len(own)))
        cut = len(tail) - _TAIL
        if cut > _TAIL and (cut := tail.find(" ", cut) + 1) > 0:
            settled.append(tail[:cut])
            length, tail = length + cut, tail[cut:]
    return "".join(settled) + tail, starts


def _between(first: Source, last: Source) -> Source:
    if first.lines and last.lines:
        return replace(first, lines=(first.lines[0], last.lines[1]))
    return first


_SUBJECT = regex(
    r"\b(?:har|vil|skal|kan|inddrager|holder|gennemfører)\s+(?P<after>[A-ZÆØÅ].{2,90}?)\s+[a-zæøå]+(?:et|t)\b"
)


def subject(text: str) -> str:
    """The body that acts in a sentence whose verb comes before it ("I foråret har Skoleudvalget besøgt …"), else ""."""
    match = _SUBJECT.search(text)
    if match is None:
        return ""
    bodies = named.named(match["after"]) or named.named(text)
    return bodies[0] if bodies and bodies[0] in match["after"] else ""
