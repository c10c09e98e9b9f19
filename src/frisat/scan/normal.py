"""
Text as a person reads it and a finder can search it: every dash one dash, every digit 0-9, nothing invisible.

One character becomes one character or none, so lines stay lines.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

_DASHES = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u30fc\u02d7\u0096\u0097"
)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800"
_LINES = "\u0085\u2028\u2029\x0b\x0c\x1c\x1d\x1e"
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\ufeff\ufffe\ufff9\ufffa\ufffb\0\x01\x02\x03\x04\x05\x06\x07\x08\x7f"
)
_FIXED: dict[int, str] = (
    dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _LINES), "\n")
    | dict.fromkeys(map(ord, _UNSEEN), "")
    | {0xFF20: "@", 0xFE6B: "@", 0xFF0E: ".", 0xFF0F: "/", 0x2044: "/", 0x2215: "/", 0xFF1A: ":", 0xFF0B: "+"}
)
_ODD = re.compile(r"[^\x09\x0a\x20-\x7eæøåÆØÅéÉ]")
_PERCENT = re.compile(r"(?:%(?:2[0-9A-Fa-f]|3[0-9]|40|[cCeE][0-9A-Fa-f]|[89AaBb][0-9A-Fa-f]))+")


def plain(text: str) -> str:
    """
    `text` with dashes, spaces, line ends and digits of every script in their plain form and nothing invisible.

    Marks that join a letter are left as they are: only digits and what parts them matter here.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = set(_ODD.findall(text))
    if not odd:
        return text
    return text.translate({ord(c): said for c in odd if (said := _one(c)) != c})


@lru_cache(maxsize=4096)
def _one(character: str) -> str:
    """What stands for one odd character."""
    code = ord(character)
    if code in _FIXED:
        return _FIXED[code]
    digit = unicodedata.digit(character, None)
    if digit is not None and code > 127:
        return str(digit)
    if 0xE0000 <= code <= 0xE0FFF or 0xFE00 <= code <= 0xFE0F or 0x20D0 <= code <= 0x20FF:
        return ""  # tags, variation selectors and marks that lie over a digit
    if unicodedata.category(character) == "Pd":
        return "-"
    return character


def unescaped(text: str) -> str:
    """An address with %2D and its like as characters; other text as it is."""
    return _PERCENT.sub(lambda match: unquote(match[0], errors="replace"), text) if "%" in text else text
