"""Running text to sentences with the lines they stand on, and a sentence's subject when a body is it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.model import Source
from frisat.read.blocks import Line
from frisat.read.fields import mend, named

_ABBREVIATIONS = (
    "bl.a", "ca", "d", "dvs", "e.l", "evt", "f.eks", "fx", "ift", "inkl", "jf", "kl", "m.fl", "m.m", "m.v", "mfl",
    "mht", "mio", "mv", "nr", "o.l", "osv", "pkt", "pga", "pr", "rep", "repr", "sml", "stk", "tlf", "v", "vedr", "adm", "pol",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "man", "tirs", "ons", "tors",
    "fre", "lør", "søn", "dir", "afd", "hhv", "p.t", "indl", "øvr", "kom", "udv", "org", "ekskl", "maks", "min",
)  # fmt: skip
_END = re.compile(r"(?<=[.!?])[”\"»)]?\s+(?=[”\"»'(]?[A-ZÆØÅ0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:" + "|".join(re.escape(a) for a in _ABBREVIATIONS) + r"|[A-ZÆØÅ]|\d{1,2})\.[”\")]?$", re.IGNORECASE
)


def split(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence; a full stop after an abbreviation, an initial or an ordinal ends none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[max(start, match.start() - 14) : match.start() + 1].rstrip()):
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
    text, starts = "", []
    for n, line in enumerate(lines):
        joined = mend.join([text, line.text]) if text else mend.plain(line.text)
        starts.append(max(0, len(joined) - len(mend.plain(line.text))) if n else 0)
        text = joined
    out = []
    for start, end in split(text):
        first = max((n for n, at in enumerate(starts) if at <= start), default=0)
        last = max((n for n, at in enumerate(starts) if at < end), default=first)
        out.append((text[start:end].strip(), _between(lines[first].source, lines[last].source)))
    return out


def _between(first: Source, last: Source) -> Source:
    if first.lines and last.lines:
        return replace(first, lines=(first.lines[0], last.lines[1]))
    return first


_SUBJECT = re.compile(
    r"\b(?:har|vil|skal|kan|inddrager|holder|gennemfører)\s+(?P<after>[A-ZÆØÅ].{2,90}?)\s+[a-zæøå]+(?:et|t)\b"
)


def subject(text: str) -> str:
    """The body that acts in a sentence whose verb comes before it ("I foråret har Skoleudvalget besøgt …"), else ""."""
    match = _SUBJECT.search(text)
    if match is None:
        return ""
    bodies = named.named(match["after"]) or named.named(text)
    return bodies[0] if bodies and bodies[0] in match["after"] else ""
