"""Text made fit to print: one line, no characters that a file format forbids, no line that looks like another field."""

from __future__ import annotations

import re
from functools import cache

from frisat.plan.printed import KEEPS_APART, LANGUAGES, one_line
from frisat.plan.wording import writing

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 does not allow or discourages, and lone surrogates."""


def clean(text: str) -> str:
    """The text as one line that may stand in XML, JSON for typst and a spreadsheet; visible characters stay."""
    return one_line(_FORBIDDEN.sub("", text))


def whole(text: str) -> str:
    """The text without halves of characters, which no encoding has a place for."""
    return text.encode("utf-8", "ignore").decode("utf-8")


_HANGING = re.compile(rf"(?<=\S[-–/]) (?!{KEEPS_APART})")


@cache
def _inner_label() -> re.Pattern[str]:
    labels = sorted({words[lang] for words in writing.LABELS.values() for lang in LANGUAGES}, key=len, reverse=True)
    return re.compile(r" (?=(?:" + "|".join(map(re.escape, labels)) + r"|[•●▪◦‣–—-] ))", re.IGNORECASE)


def keep_labels_inside(text: str) -> str:
    """
    The text with a no-break space before each label, bullet or dash inside it.

    So no line of a narrow cell begins with "Sted:" or "– " because the sentence happened to break there, and none ends
    in a hyphen whose space would be lost with the break ("Ældre- og" needs no such care: the reader knows it).
    """
    return _HANGING.sub("\u00a0", _inner_label().sub("\u00a0", text))
