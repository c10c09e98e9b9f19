"""Words and signs that stand where a date would: "dato ikke fastlagt", "afventer", "n/a", a lone dash."""

from __future__ import annotations

import re

from frisat.plan import danish
from frisat.plan.regex import regex

_NO_DATE = regex(
    r"[(\[]?(?:dato(?:en)?(?: er)? (?:ikke|endnu|følger|aftales|kommer).{0,25}|(?:endnu )?ikke (?:fastlagt|"
    r"fastsat|aftalt|"
    r"afklaret|planlagt)|afventer|løbende|følger|tbd|tba|uafklaret|aftales(?: nærmere)?|efter behov|ved behov|"
    r"(?:kommer )?senere|n/?a\.?|i\. ?a\.|mangler|uden dato|hele (?:perioden|året)|\?+|[-‐‑‒–—]{1,3})[)\]]?\.?",
    re.IGNORECASE,
)


def stands_for_none(text: str) -> bool:
    """Whether a date cell says that there is no date, or none yet. Such a cell is whole: no other goes on from it."""
    return bool(_NO_DATE.fullmatch(text.strip()))


def is_no_rest_of(text: str, above: str) -> bool:
    """
    Whether a line of a date column is no rest of the one above, though it begins like one ("uge 54", "den 45.").

    The one above is a date already, and the two together are none. Ask only where something begins beside it.
    """
    return any(c.isdigit() for c in text) and danish.is_date_cell(above) and not danish.is_date_cell(f"{above} {text}")
