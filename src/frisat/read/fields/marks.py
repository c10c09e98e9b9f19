"""Small things that words say of an activity: its place, its track, its method, the footnote it refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from frisat.plan.model import Activity
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity

_PLACE = regex(r"\b(?:sted|mødested|lokale|lokation)\s*:\s*(?P<place>[^.;\n]+)", re.IGNORECASE)
_TRACK = regex(r"\b(?P<track>[a-zæøå]{3,}spor(?:et)?)(?:s)?\b", re.IGNORECASE)
_METHOD = regex(r"\bmetoden\s+[”\"“»'](?P<method>[^”\"“«']+)[”\"“«']", re.IGNORECASE)


def place(draft: DraftActivity) -> str | None:
    """The place that a label in the title or the agenda says."""
    for text in (draft.title, *draft.agenda):
        if said := _place(text):
            return said
    return None


@lru_cache(maxsize=64)
def _place(text: str) -> str | None:
    match = _PLACE.search(text)
    return match["place"].strip() if match else None


def track(title: str, agenda: Sequence[str] = ()) -> str | None:
    """The track that the words name ("ungesporet"), as printed."""
    return next(filter(None, map(_track, (title, *agenda))), None)


@lru_cache(maxsize=64)
def _track(text: str) -> str | None:
    match = _TRACK.search(text)
    return match["track"] if match else None


@lru_cache(maxsize=64)
def method(title: str) -> str | None:
    """The method that the title names in quotation marks."""
    match = _METHOD.search(title)
    return match["method"].strip() if match else None


def refers(mark: str, activity: Activity) -> bool:
    """Whether an activity's words carry a footnote's mark."""
    texts = (activity.title, *activity.agenda, *activity.deliverables, *activity.responsible)
    if mark.startswith("*"):
        return any(re.search(rf"(?<!\*){re.escape(mark)}(?!\*)", text) for text in texts)
    return any(re.search(rf"(?<=[^\s\d]){re.escape(mark)}(?!\d)", text) for text in texts)
