"""Sentences right below a heading that only tell again what it says with its time: no second activity."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.plan.period import Period
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import mend

_WORD = regex(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters that "Høring" and "Høringen", "Kortlægning" and "kortlægger" have in common."""
_RIGHT_BELOW = 2
"""Blocks from a heading to the sentence below it, a blank line between them."""
_COMMON = frozenset({"perio", "janua", "febru", "marts", "april", "augus", "septe", "oktob", "novem", "decem", "forår",
                     "efter", "somme", "vinte", "halvå", "kvart", "fasen", "projek", "proce"})  # fmt: skip


def places(drafts: Sequence[DraftActivity], periods: Sequence[Period | None]) -> dict[int, int]:
    """Index of each such sentence -> index of the heading's activity, in lists of activities with their periods."""
    out: dict[int, int] = {}
    for n in range(1, len(drafts)):
        head, said = drafts[n - 1], drafts[n]
        one, other = periods[n - 1], periods[n]
        if one is None or other is None or one.edtf is None or one.edtf != other.edtf:
            continue
        near = 0 < said.block - head.block <= _RIGHT_BELOW
        if near and _is_sentence(said) and not _is_sentence(head) and _stems(head.title) & _stems(said.title):
            out[n] = n - 1
    return out


def _is_sentence(draft: DraftActivity) -> bool:
    """Whether a title is a sentence that holds the words of its own time."""
    title = mend.plain(draft.title)
    return title.endswith(".") and mend.plain(draft.period_text).strip(" .,") in title


def _stems(title: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(title)} - _COMMON


def merged(head: DraftActivity, said: DraftActivity) -> None:
    """Gives the heading's activity what the sentence says more: its words, who acts and who takes part."""
    head.agenda = [mend.plain(said.title), *head.agenda]
    head.actor_text = head.actor_text or said.actor_text
    head.participants = [*head.participants, *(who for who in said.participants if who not in head.participants)]
