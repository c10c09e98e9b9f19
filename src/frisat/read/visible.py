"""The characters of a text as a person sees them, the same for every file type: no invisible ones, plain spaces."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "".join(chr(n) for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) not in "\t\n\r\x0b\x0c\x85")
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_UNSEEN + _DIRECTIONS + _CONTROLS, "")
    | {"\u2011": "-", "\u2010": "-", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_DECOMPOSED = regex("[\u0300-\u036f]")
_BULLETS = (
    "\u2022\u2023\u2043\u2219\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25b8\u25b6\u27a2\u2794\u00b7\u2756\u2713"
)
_SYMBOL_BULLETS = "\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf0a8\uf0e0\uf02d\uf06f\uf0a3\uf071\uf0f0\uf0b0\uf0be"
_TYPED = regex(
    rf"[ \t]*(?:([{_BULLETS}{_SYMBOL_BULLETS}])[ \t]*|([-–][ \t]+(?=[^\W\d]|[»”\"(]))|(o[ \t]{{2,}}|o\t))(?=\S)"
)
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def visible(text: str) -> str:
    """
    `text` without soft hyphens, zero-width and control characters; every kind of space is a plain space and a
    no-break hyphen a plain one. Tabs stay; other line ends become newlines. Decomposed letters are composed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    if _DECOMPOSED.search(text):
        import unicodedata

        text = unicodedata.normalize("NFC", text)
    return text


def one_line(text: str) -> str:
    """Visible text with every run of white space as one space; a tab stays where columns stood."""
    text = visible(text).replace("\n", " ")
    return re.sub(r" ?\t ?", "\t", re.sub(r" {2,}", " ", text)).strip(" ")


def typed_bullet(text: str) -> tuple[int, str] | None:
    """
    A bullet typed by hand at the start of a line: (depth, the words after it); None when there is none.

    Depth is 0 for a round or symbol bullet and 1 for a dash or a hollow one, as Word's own lists go. A dash before
    a number is no bullet: it may be the second half of "30. november - 1. december".
    """
    match = _TYPED.match(text)
    if match is None:
        return None
    return (0 if match[1] else 1), text[match.end() :].strip()
