"""Who is responsible, who takes part, who decides and who recommends, of a draft activity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import actors, mend, words

_DECIDES = regex(r"\b(?:godkend|beslut|vedtag|træffer beslutning|endelig behandling)", re.IGNORECASE)
_RECOMMENDED = regex(r"\bindstill(?:ing|er|es)\b.{0,40}?\btil (?P<to>[\wæøåÆØÅ-]+(?: og [\wæøåÆØÅ-]+)?)", re.IGNORECASE)
_PART_MEETING = regex(r"(?:møde|samtale|dialog|besøg) (?:med|mellem|hos)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Who:
    actors: tuple[str, ...]
    responsible: tuple[str, ...]
    dated: tuple[tuple[str, str], ...]
    """(actor, day as printed) of those that have a day of their own."""


def of(draft: DraftActivity) -> Who:
    """
    The actors of an activity: the responsible column, then those listed as taking part, then those the
    title names.
    """
    cell = actors.split_dated(draft.actor_text)
    responsible = tuple(name for name, _ in cell)
    listed = [name for entry in draft.participants for name in actors.split(entry)]
    title = mend.plain(draft.title)
    named = list(actors.named(title)) if draft.named_actors else []
    if responsible:
        named = [name for name in named if not _same(name, title, responsible)]
    if named and not responsible:
        named += [name for point in draft.agenda if _PART_MEETING.match(point) for name in actors.named(point)]
    everyone = actors.unique([*responsible, *(named if not listed else [*named, *listed])])
    return Who(
        tuple(name for name in everyone if name in (*responsible, *listed) or not _is_echo(name, everyone)),
        responsible,
        tuple((name, day) for name, day in cell if day),
    )


_COMMON = frozenset({"udvalget", "rådet", "bestyrelsen", "styregruppen", "arbejdsgruppen", "forvaltningen", "nævnet"})


def _is_echo(name: str, everyone: Sequence[str]) -> bool:
    """Whether a name only says another one again: its genitive, its last part, or "udvalget" for the one named."""
    low = name.lower()
    others = [other.lower() for other in everyone if other != name]
    if low.endswith("s") and low[:-1] in others:
        return True
    if any(other.endswith((f"- og {low}", f"– og {low}")) for other in others):
        return True
    return low in _COMMON and any(other.endswith((low, low.removesuffix("et"))) for other in others)


def _same(name: str, title: str, responsible: tuple[str, ...]) -> bool:
    """
    Whether a body named by the whole title is the responsible one under its short name (the initials of its
    parts).
    """
    if name.lower() in (known.lower() for known in responsible):
        return True
    if mend.plain(title).rstrip(".").lower() != name.rstrip(".").lower():
        return False
    return any(words.is_acronym(known) and _initials(known, name) for known in responsible)


def _initials(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in `name` in this order, the first one first."""
    low = name.lower()
    if not low.startswith(short[0].lower()):
        return False
    at = 0
    for letter in short.lower():
        at = low.find(letter, at)
        if at < 0:
            return False
        at += 1
    return True


def decides(draft: DraftActivity, kind: Kind, who: Who) -> tuple[str, ...]:
    """The bodies that decide, where the words say that something is decided or recommended to them."""
    said = [draft.title, *draft.agenda]
    for text in said:
        if match := _RECOMMENDED.search(text):
            return actors.unique(
                name[:1].upper() + name[1:] for name in actors.split(match["to"]) if words.is_body(name.split()[-1])
            )
    if kind is Kind.DECISION and any(_DECIDES.search(text) for text in said):
        return tuple(name for name in who.responsible or who.actors if words.is_body(name.split()[-1].rstrip(".")))
    return ()


def recommends(draft: DraftActivity, who: Who) -> tuple[str, ...]:
    """The bodies that recommend: those that act where the words say "indstilling til" another."""
    if not any(_RECOMMENDED.search(text) for text in (draft.title, *draft.agenda)):
        return ()
    return tuple(name for name in who.responsible or who.actors if words.is_body(name.split()[-1].rstrip(".")))
