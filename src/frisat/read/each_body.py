"""
Bodies that share a row with days of their own: "17. & 25. februar | Økonomiudvalget / Byrådet får budgettet forelagt".

So many days as bodies, in their order: each body acts on its own day.
"""

from __future__ import annotations

from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import actors, mend, words

_NAME = r"[A-ZÆØÅ][\w-]{1,60}(?:(?:,? (?:og|&))? [\w-]{2,40}(?:udvalget?|rådet?|bestyrelsen?|nævnet?|direktionen))?"
_OPENS = regex(rf"(?P<names>{_NAME}(?:\s?/\s?{_NAME}){{1,3}})(?P<rest>\s.*|)")
"""A title that opens with bodies between strokes."""
_JOINED = regex(rf"(?P<names>{_NAME} (?:og|&) {_NAME})(?P<rest>\s.*|)")
_STROKE = regex(r"\s?/\s?")
_AND = regex(r" (?:og|&) ")
_COUNCIL = regex(
    r"(?:byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|BY|KB|BR|RR)(?:et|en)?",
)
_LONGEST = 400


def parted(draft: DraftActivity, days: int) -> list[DraftActivity]:
    """
    The draft once for each of its days, with the body whose day it is; [] where the bodies are not so many, or where
    nothing shows that they meet one after the other: a stroke between them, or the council behind its committee.
    """
    cell = draft.actor_text.strip()
    if cell:
        names = actors.split(cell)
        if len(names) != days or not _follow(names, parts=bool(_STROKE.search(cell)) or "\n" in cell):
            return []
        return [replace(draft, actor_text=name) for name in names]
    title = mend.plain(draft.title)
    for pattern, sign in ((_OPENS, _STROKE), (_JOINED, _AND)):
        match = pattern.fullmatch(title) if len(title) <= _LONGEST else None
        names = tuple(sign.split(match["names"])) if match else ()
        if match and len(names) == days and _follow(names, parts=sign is _STROKE):
            return [replace(draft, title=f"{name}{match['rest']}") for name in names]
    return []


def _follow(names: tuple[str, ...], *, parts: bool) -> bool:
    """Whether names are bodies that meet one after the other."""
    if not all(words.is_body(name.split()[-1]) for name in names):
        return False
    councils = [_COUNCIL.fullmatch(name) or _COUNCIL.fullmatch(name.lower()) for name in names]
    return parts or (bool(councils[-1]) and not any(councils[:-1]))
