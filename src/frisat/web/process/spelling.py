"""
One spelling for what people write in two: "Aarhus" and "Århus", "aeldreraad" and "ældreråd", "Møller" and "Moeller".

Search folds its index and what is asked for alike, so that either spelling finds both.
"""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "Å": "Aa", "Æ": "Ae", "Ø": "Oe", "Ä": "Ae", "Ö": "Oe"}
)


def loose(text: str) -> str:
    """`text` with æ, ø and å in two letters and other accents left out; its words and spaces are the same."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
