"""
What the form of an item of minutes sends, and of one participant, as values for `minutes_actions`.

Each field is taken by itself: one that cannot be read is told and left as it was, the others are saved all the same, so
that a wrong number of votes does not keep a decision from being kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from django.http import QueryDict

from frisat.plan.errors import FormatError
from frisat.plan.meeting import Outcome, Presence
from frisat.plan.typed import typed
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Participant
from frisat.web.meetings.value import name_of

SIDES = ("in_favour", "against", "abstained")
_OUTCOMES = frozenset({"", *map(str, Outcome)})
_PRESENCES = frozenset(map(str, Presence))
_LONGEST = 50_000
_MOST_VOTES = 999


@dataclass(slots=True)
class Said:
    """`values` can be written; `wrong` names what could not be read, by field."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: list[MeetingError] = field(default_factory=list)


def number(text: str) -> int:
    """A hidden field's revision or a row's number; -1 for anything else, which no row has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def item_said(sent: QueryDict, voters: Sequence[Participant]) -> Said:
    """What the form of an item says. `voters`: chair, members and substitutes of the meeting, also those away."""
    out = Said()
    outcome = sent.get("udfald", "")
    if outcome in _OUTCOMES:
        out.values["outcome"] = outcome
    for name, key, longest in (
        ("tekst", "decision_text", _LONGEST), ("uddrag", "extract", _LONGEST), ("grund", "withheld", 300)
    ):  # fmt: skip
        if name in sent:
            out.values[key] = sent[name].replace("\r\n", "\n").strip()[:longest]
    if "stemmer" in sent:
        _votes(sent, voters, out)
    if "inhabile" in sent:
        known = {p.pk for p in voters}
        out.values["conflicts"] = sorted(known & {number(v) for v in sent.getlist("inhabil")})
    if "dissens" in sent:
        _dissents(sent, voters, out)
    return out


def _votes(sent: Mapping[str, str], voters: Sequence[Participant], out: Said) -> None:
    names: dict[str, list[str]] = {side: [] for side in SIDES}
    for who in voters:
        side = sent.get(f"stemme-{who.pk}", "")
        if side in names:
            names[side].append(name_of(who))
    counts: dict[str, int | None] = {}
    for side in SIDES:
        text = sent.get(side, "").strip()
        if text and not (text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_VOTES):
            out.wrong.append(MeetingError("G307", side, value=text))
            return
        counts[side] = int(text) if text else None
        if counts[side] is not None and len(names[side]) > (counts[side] or 0):
            out.wrong.append(MeetingError("G308", side, named=len(names[side]), value=text))
            return
    if all(n is None for n in counts.values()) and not any(names.values()):
        out.values["vote"] = None
        return
    why = " ".join(sent.get("hvorfor", "").split())[:300]
    out.values["vote"] = {
        **{side: counts[side] if counts[side] is not None else len(names[side]) for side in SIDES},
        **{f"names_{side}": names[side] for side in SIDES},
        **({"why": why} if why else {}),
    }


def _dissents(sent: QueryDict, voters: Sequence[Participant], out: Said) -> None:
    known = {str(p.pk): name_of(p) for p in voters}
    found: list[dict[str, str]] = []
    for who, text in zip(sent.getlist("dissens-hvem"), sent.getlist("dissens-tekst"), strict=False):
        said = text.replace("\r\n", "\n").strip()[:_LONGEST]
        name = known.get(who) or who.removeprefix("navn:") if who else ""
        if not name and not said:
            continue
        if not name or not said:
            out.wrong.append(MeetingError("G323", "dissens"))
            return
        found.append({"who": name[:200], "text": said})
    out.values["dissents"] = found


def stay_said(sent: Mapping[str, str], of: Participant, others: Sequence[Participant], items: Sequence[Item]) -> Said:
    """What the form of one participant says."""
    out = Said()
    if sent.get("fremmoede", "") in _PRESENCES:
        out.values["presence"] = sent["fremmoede"]
    for name, key in (("kom", "came"), ("gik", "left")):
        if name in sent:
            text = " ".join(sent[name].split())
            try:
                out.values[key] = time.fromisoformat(typed("time", text)["start"]) if text else None
            except (FormatError, TypeError, ValueError):
                out.wrong.append(MeetingError("G306", key, value=text))
    places = {str(i.pk): i for i in items}
    for name, key in (("kom-punkt", "came_item"), ("gik-punkt", "left_item")):
        if name in sent and (not sent[name] or sent[name] in places):
            out.values[key] = places.get(sent[name])
    people = {str(p.pk): p for p in others if p.pk != of.pk}
    if "for" in sent and (not sent["for"] or sent["for"] in people):
        out.values["stands_in_for"] = people.get(sent["for"])
    if "hvorfor" in sent:
        out.values["why"] = " ".join(sent["hvorfor"].split())[:200]
    return out
