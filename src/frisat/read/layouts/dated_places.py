"""Days at several places below what is held there: "Der afholdes borgermøder:", "Nordskolen: 3. maj kl. 17"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from frisat.plan.regex import regex
from frisat.read import evidence
from frisat.read.blocks import Document, Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import mend

_HELD = regex(
    r"[^:]{0,120}?\b(?:holdes|afholdes|holder|afholder|arrangeres|inviteres|inviterer|er|bliver|planlægges|følgende)\b[^:]{0,60}?\b"
    r"(?P<what>[\w-]*(?:møder|workshops|workshopper|seminarer|caféer|cafeer|arrangementer|temadage|temaaftener|rundvisninger|"
    r"besøg|åbent hus))\b[^:.]{0,60}:",
    re.IGNORECASE,
)
_SINGULAR = (
    ("møder", "møde"),
    ("workshops", "workshop"),
    ("workshopper", "workshop"),
    ("seminarer", "seminar"),
    ("caféer", "café"),
    ("cafeer", "cafe"),
    ("arrangementer", "arrangement"),
    ("temadage", "temadag"),
    ("temaaftener", "temaaften"),
    ("rundvisninger", "rundvisning"),
)
_MOST_WORDS = 5
_FEWEST = 2


def name(document: Document, activities: Sequence[DraftActivity]) -> None:
    """Calls days that only name where they are after what the line above them says is held there."""
    for run in _runs(document, activities):
        lead = _above(document, run[0].block)
        held = _HELD.fullmatch(lead)
        if len(run) < _FEWEST or held is None:
            continue
        what = _one(held["what"])
        for activity in run:
            if what in activity.title.lower():
                continue  # called so already
            where = mend.plain(activity.title).rstrip(" .:")
            activity.place = activity.place or where
            activity.title = f"{what[:1].upper()}{what[1:]} – {where}"


def _runs(document: Document, activities: Sequence[DraftActivity]) -> Iterator[list[DraftActivity]]:
    """The activities that stand right below one another and name nothing that happens."""
    lines = [at for at, block in enumerate(document.blocks) if isinstance(block, Line) and block.text.strip()]
    places = {at: n for n, at in enumerate(lines)}
    named = [one for one in activities if one.block in places and _is_where(one)]
    for _, run in groupby(enumerate(named), key=lambda pair: places[pair[1].block] - pair[0]):
        yield [one for _, one in run]


def _is_where(activity: DraftActivity) -> bool:
    title = mend.plain(activity.title)
    few = len(title.split()) <= _MOST_WORDS and title[:1].isupper() and not title.endswith(".")
    return few and not evidence.names_step(title) and not evidence.names_event(title)


def _above(document: Document, at: int) -> str:
    for block in reversed(document.blocks[:at]):
        if not isinstance(block, Line):
            return ""
        if block.text.strip():
            return mend.plain(block.text).strip()
    return ""


def _one(what: str) -> str:
    """What is held, of one: "borgermøder" -> "borgermøde"."""
    low = what.lower()
    return next((low.removesuffix(many) + one for many, one in _SINGULAR if low.endswith(many)), low)


def of_their_body(activities: Sequence[DraftActivity]) -> None:
    """
    Calls meetings of a list after the heading that others of it bear, which say no more than their day: "13. januar –
    fokus på budget" beside "14. april". What each says small behind its day is on it.
    """
    for heading, run in groupby(activities, key=lambda one: one.section):
        made = list(run)
        bare = [one for one in made if one.title == heading]
        if not heading or not bare or len(bare) == len(made):
            continue
        for activity in made:
            small = activity.title[:1].islower() and len(activity.title) <= _LONGEST and " " in activity.title
            if small and not evidence.names_event(activity.title):
                activity.agenda = [activity.title, *activity.agenda]
                activity.title, activity.kind = heading, activity.kind or bare[0].kind


_LONGEST = 80
