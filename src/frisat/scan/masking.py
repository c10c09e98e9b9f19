"""Words of a document made fit to show: whatever may be a person's number or address is covered, found or not."""

from __future__ import annotations

import re

from frisat.scan.normal import plain

DOT = "•"
_LONG = re.compile(r"\d(?:(?:[^\S\n]|[^\S\n]?[-./_][^\S\n]?)?\d){6,}")
"""Seven digits or more, however they are parted: excerpts never show one whole."""
_MAIL = re.compile(r"([^\s@<>()\[\]\"',;:]{1,64})(?=@[\w-])")
_KEPT = 6
_EITHER_SIDE = 40
_WINDOW = 2 * _EITHER_SIDE


def masked(text: str) -> str:
    """The text with all but the first digits of every long number, and names before an @, as dots."""
    text = plain(text)
    text = _LONG.sub(_digits, text)
    return _MAIL.sub(lambda match: match[1][0] + DOT * 3, text)


def _digits(match: re.Match[str]) -> str:
    """Six digits of ten or more stay (a day of birth), two of fewer; what parts the digits stays."""
    count = sum(c.isdigit() for c in match[0])
    keep = _KEPT if count >= 10 else 2
    out = []
    for character in match[0]:
        if character.isdigit():
            keep -= 1
            out.append(character if keep >= 0 else DOT)
        else:
            out.append(character)
    return "".join(out)


def cpr(number: str) -> str:
    """Ten digits as "010180-••••"."""
    return f"{number[:6]}-{DOT * 4}"


def excerpt(text: str, start: int, end: int, shown: str) -> str:
    """`shown` for the span, with a few masked words on either side of it, on one line."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    # Cut at a space, so that no half of a long number comes out unmasked.
    if start > _WINDOW:
        before = before.partition(" ")[2]
    if end + _WINDOW < len(text):
        after = after.rpartition(" ")[0]
    before, after = masked(before), masked(after)
    if len(before) > _EITHER_SIDE:
        before = "… " + before[-_EITHER_SIDE:].partition(" ")[2]
    if len(after) > _EITHER_SIDE:
        after = after[:_EITHER_SIDE].rpartition(" ")[0] + " …"
    return " ".join(f"{before}{shown}{after}".split())
