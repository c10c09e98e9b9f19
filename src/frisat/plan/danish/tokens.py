"""Text -> tokens with their place: numbers, words, dashes and single signs; white space is a mark on what follows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from frisat.plan.regex import regex

_TOKEN = regex(
    r"(?P<n>[0-9]+)|(?P<w>(?:[^\W\d_][\u0300-\u036f\u00ad]*)+)|(?P<d>[-‐‑‒–—―−])"
    r"|(?P<s>[\s\u200b\u2060\ufeff]+)|(?P<o>.)",
    re.DOTALL,
)


@dataclass(slots=True, eq=False)  # not frozen: making one costs a third, and a text has many
class Token:
    """
    `kind`: "n" number, "w" word, "-" any dash, "" the end, else the sign itself. `text`: a word in lower case,
    composed, without soft hyphens. `gap`: white space stands before it; `line`: a line break does; `para`: a blank
    line does, or it is the first.
    """

    kind: str
    text: str
    start: int
    end: int
    gap: bool
    line: bool
    para: bool


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.replace("\u00ad", "")).lower()


def tokenize(text: str) -> list[Token]:
    """All tokens in order, closed by one of kind "" so that looking ahead needs no test."""
    out: list[Token] = []
    gap, line, para = True, True, True
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        said = match.group()
        if group == "s":
            breaks = said.count("\n") + said.count("\x0b") + said.count("\x0c")
            gap, line, para = True, line or breaks > 0, para or breaks > 1
            continue
        kind = said if group == "o" else "-" if group == "d" else str(group)
        word = _folded(said) if group == "w" else said
        out.append(Token(kind, word, match.start(), match.end(), gap, line, para))
        gap = line = para = False
    out.append(Token("", "", len(text), len(text), True, True, True))
    return out
