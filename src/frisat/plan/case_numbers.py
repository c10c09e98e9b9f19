"""
Case numbers as Danish case systems write them. A shape that nobody knows is a hint to look again, never refused.

Only shapes are known here: which numbers exist, and what a classification number stands for, is the case system's own.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"^(?:(?:acadre|sbsys|edoc)\s+)?(?:sags?(?:\s?(?:nr|id|nummer))?|j(?:ournal)?\.?\s?(?:nr|nummer)|case\s?(?:no|number))"
    r"\.?\s*:?\s+(?=\S*\d)",
    re.IGNORECASE,
)
_NO_CASE = re.compile(r"^(?:brev\s?id|dok(?:ument)?\.?\s?(?:nr|id|nummer)|cvr|p-?nr|ean)\b", re.IGNORECASE)
_SHAPES = (
    r"\d{2}/\d{1,6}",  # 26/10432: year and serial number
    r"\d{3}-(?:19|20)\d{2}-\d{1,7}",  # 330-2020-164: municipality, year, serial number
    r"(?:19|20)\d{2}-\d{4,7}",  # 2020-016062
    r"\d{2}-\d{4,7}",  # 25-008754
    r"\d(?:-\d{1,3}){3,6}",  # 1-01-81-18-17: a region's
    r"\d{2}\.\d{2}(?:\.\d{2})?-?[A-ZÆØÅ]\d{2}(?:-\d{1,6}){0,2}(?:-\d{2,4})?",  # 27.69.48-G01-1-17: KLE
    r"[A-Z]{2,5}-(?:19|20)\d{2}-\d{2,6}",  # EMN-2021-01234: letters of the system, year, serial number
    r"\d{5,9}",  # 249050
)
_SHAPE = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES))


def bare(text: str) -> str:
    """The number without the label that people paste along ("Sagsnr. 26/10432")."""
    text = " ".join(text.split())
    return _LABEL.sub("", text) if not _NO_CASE.match(text) else text


def hint(text: str) -> str:
    """
    A code of `plan/wording/casenumbers.py` when the text looks like something else than a case number; "" when not.

    N201: it is labelled as a letter or a document. N202: no case system known here writes numbers like that.
    """
    text = bare(text)
    if not text:
        return ""
    if _NO_CASE.match(text):
        return "N201"
    return "" if _SHAPE.fullmatch(text) else "N202"
