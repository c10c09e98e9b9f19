"""What parts the columns of a text, if anything does: asked of every text, so without the reader of csv."""

from __future__ import annotations

import re
from collections import Counter

from frisat.plan.regex import regex

DELIMITERS = (";", "\t", ",", "|")
SAYS = regex(r"^\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own first line, which names the sign."""
_QUOTED = regex(r'(?:"(?:[^"]|"")*")')


def delimiter_of(text: str, *, sure: bool) -> str | None:
    """
    The character that parts the columns of `text`, None when nothing does.

    With `sure` (the name does not say csv) only semicolons or tabs count, and only when nearly every line of at
    least three has the same number of them: prose is not to become a table.
    """
    said = SAYS.match(text)
    if said:
        return said[1]
    lines = [line for line in _QUOTED.sub("", text).splitlines() if line.strip()][:400]
    if text and not text.endswith("\n") and len(lines) > 3:
        lines.pop()
    best, best_share = None, 0.0
    for delimiter in DELIMITERS[:2] if sure else DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        number, times = counts.most_common(1)[0]
        share = times / len(lines) if sure else sum(counts.values()) / len(lines) * (1.2 if number > 1 else 1)
        if share > best_share:
            best, best_share = delimiter, share
    if sure and (len(lines) < 3 or best_share < 0.9):
        return None
    return best
