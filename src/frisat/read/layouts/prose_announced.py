"""Pages that announce one event: its name is the page's, and one line says when it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import words

_TIME_LABEL = regex(
    r"\s*(?:tid(?:spunkt)?(?: og sted)?|sted og tid(?:spunkt)?|tid/sted|hvornår|(?P<date>dato))\s*:"
    r"\s*(?:den\s+|d\.\s*)?",
    re.IGNORECASE,
)
_WEEKDAY = regex(rf"(?:{words.WEEKDAY_STEMS})dag", re.IGNORECASE)


def _time_of_page(text: str, title: str) -> Found | None:
    """
    The day of an announced event, when a line only says when ("Tid og sted: mandag den 18. maj kl. 19, på Rådhuset").

    Its name is the page's. After "Dato" the weekday has to be said: letters bear their own date so.
    """
    match = _TIME_LABEL.match(text) if title else None
    found = danish.find(text) if match else []
    if match is None or len(found) != 1 or found[0].start > match.end():
        return None
    return found[0] if not match["date"] or _WEEKDAY.match(found[0].period.text) else None


def events(title: str, group: Sequence[Line], at: int) -> list[DraftActivity]:
    """The event that the whole page announces, from the line that says when it is."""
    out = []
    for line in group:
        found = _time_of_page(line.text, title)
        if found is not None:
            out.append(
                DraftActivity(title=title, period_text=found.period.text, found=found, source=line.source, block=at)
            )
    return out
