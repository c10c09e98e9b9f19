"""What the pages of minutes show, from the value that its reader may see (`sight.seen_by`) and the rows it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from frisat.plan import meeting as data
from frisat.plan import minutes_prose
from frisat.plan.meeting import Outcome, Part, Presence
from frisat.plan.minutes import term_lines
from frisat.web.base import words
from frisat.web.meetings import terms
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.minutes_actions import may_vote
from frisat.web.meetings.minutes_forms import SIDES
from frisat.web.meetings.models import Item, Meeting, Participant
from frisat.web.meetings.value import name_of, speakers, value_of, vote_of
from frisat.web.meetings.words import OUTCOMES, PARTS, PRESENCES

_OFFERED = (
    Outcome.ENDORSED, Outcome.APPROVED, Outcome.ADOPTED, Outcome.RECOMMENDED, Outcome.NOTED, Outcome.DISCUSSED,
    Outcome.POSTPONED, Outcome.RETURNED, Outcome.REJECTED,
)  # fmt: skip
"""In the order of the keys 1 to 9; what was taken off the agenda before the meeting stays so."""


@dataclass(slots=True)
class Seat:
    """A participant with a say, as one item's form shows it. `side` is how the minutes say that somebody voted."""

    pk: int
    name: str
    side: str
    barred: bool


@dataclass(slots=True)
class Card:
    """One item of the page: its value, its form, and what could not be read of it."""

    item: data.Item
    row: Item
    outcomes: list[tuple[str, str, str, bool]]
    seats: list[Seat]
    there: int
    prose: tuple[str, ...]
    lead: str
    dissents: list[tuple[str, str]]
    counts: dict[str, str]
    text: str
    why: str
    terms: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)
    now: list[tuple[str, str]] = field(default_factory=list)

    @property
    def decides(self) -> bool:
        """Whether the item can end in a decision with a number, or says something that only such a one does."""
        return self.item.kind is data.ItemKind.DECISION or self.item.terms is not None

    @property
    def is_off(self) -> bool:
        return self.item.outcome is Outcome.WITHDRAWN

    @property
    def cast(self) -> int:
        return minutes_prose.cast(self.item.vote) if self.item.vote else 0

    @property
    def uneven(self) -> bool:
        return self.item.vote is not None and self.cast != self.there


def card(seen: data.Meeting, item: data.Item, row: Item, voters: list[Participant]) -> Card:
    """The card of one item. `row` came through `value.with_all`, `voters` are everybody with a say."""
    sides = {
        name: side
        for side in ("in_favour", "against", "abstained")
        for name in (getattr(item.vote, f"names_{side}") if item.vote else ())
    }
    barred = {c.participant_id for c in row.conflict_rows.all()}
    seats = [Seat(p.pk, name_of(p), sides.get(name_of(p), ""), p.pk in barred) for p in voters]
    known = {s.name: str(s.pk) for s in seats}
    said_by = speakers(row, seen)
    return Card(
        item, row,
        [(str(o), str(OUTCOMES[o]), str(n), item.outcome is o) for n, o in enumerate(_OFFERED, 1)],
        seats, len(minutes_prose.voters_at(seen, item)),
        minutes_prose.prose(item, replace(seen, bodies=said_by), words.language()),
        minutes_prose.lead(item, said_by, words.language()),
        [*((known.get(d.who, f"navn:{d.who}"), d.text) for d in item.dissents), ("", "")],
        {side: str(row.vote[side]) if row.vote else "" for side in SIDES}, row.decision_text,
        str((row.vote or {}).get("why") or ""), terms.shown(row.terms),
    )  # fmt: skip


def with_sent(shown: Card, sent: QueryDict) -> None:
    """The card with what somebody typed instead of what is stored: nothing typed is lost on a page that says no."""
    if "udfald" in sent:
        shown.outcomes = [(o, label, key, o == sent["udfald"]) for o, label, key, _ in shown.outcomes]
    shown.text = sent.get("tekst", shown.text)
    shown.counts = {side: sent.get(side, said) for side, said in shown.counts.items()}
    shown.row.extract = sent.get("uddrag", shown.row.extract)
    shown.row.withheld = sent.get("grund", shown.row.withheld)
    shown.terms = {name: sent.get(name, said) for name, said in shown.terms.items()}
    if "stemmer" in sent:
        for seat in shown.seats:
            seat.side = sent.get(f"stemme-{seat.pk}", "")
        shown.why = sent.get("hvorfor", "")
    if "inhabile" in sent:
        for seat in shown.seats:
            seat.barred = str(seat.pk) in sent.getlist("inhabil")
    if "dissens" in sent:
        pairs = zip(sent.getlist("dissens-hvem"), sent.getlist("dissens-tekst"), strict=False)
        shown.dissents = [*((who, text) for who, text in pairs if who or text), ("", "")]


def differing(before: dict[str, Any], sent: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands in the fields in which somebody else wrote something else: label, and what stands."""
    labels = {
        "outcome": gettext("Outcome"), "decision_text": gettext("The decision in words"),
        "extract": gettext("What the public may read"), "withheld": gettext("Why the public may read nothing"),
        "vote": gettext("Votes"), "dissents": gettext("Dissent"), "conflicts": gettext("Conflict of interest"),
        "terms": gettext("Legal basis and days"),
    }  # fmt: skip
    out = []
    for name, label in labels.items():
        if name in sent and sent[name] != before[name]:
            out.append((label, _shown(name, before[name]) or gettext("empty")))
    return out


def _shown(name: str, value: Any) -> str:
    if name == "outcome":
        return str(OUTCOMES[Outcome(value)]) if value else ""
    if name == "vote" and value:
        return minutes_prose.votes(vote_of(value), 0, words.language())
    if name == "dissents":
        return "; ".join(f"{d['who']}: {d['text']}" for d in value)
    if name == "terms":
        said = data.Terms(**value) if value else None
        return "; ".join(line.whole for line in term_lines(said, words.language()))
    if name == "conflicts":
        return "; ".join(name_of(p) for p in Participant.objects.filter(pk__in=value).select_related("person", "body"))
    return str(value or "")


def cards(seen: data.Meeting, row: Meeting) -> list[Card]:
    voters = voters_of(row)
    rows = {str(item.pk): item for item in row.items.all()}
    return [card(seen, item, rows[item.key], voters) for item in seen.items if item.key in rows]


def voters_of(row: Meeting) -> list[Participant]:
    """Everybody with a say who is not away, and who stands in."""
    return [p for p in row.participants.all() if may_vote(p)]


@dataclass(slots=True)
class Stay:
    """A participant as the attendance shows it. `typed` is what was written in a form that was refused."""

    row: Participant
    name: str
    part: str
    presences: list[tuple[str, str, bool]]
    wrong: dict[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def came(self) -> str:
        return self.typed.get("kom") or _hour(self.row.came)

    @property
    def left(self) -> str:
        return self.typed.get("gik") or _hour(self.row.left)

    @property
    def is_folded(self) -> bool:
        p = self.row
        said = (p.came, p.left, p.came_item_id, p.left_item_id, p.stands_in_for_id, p.why)
        return not any(said) and not self.wrong


def _hour(at: time | None) -> str:
    return "" if at is None else f"{at:%H.%M}"


def stays(row: Meeting) -> list[Stay]:
    """Everybody who could be there; a caseworker prepares and need not be."""
    chosen = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
    return [
        Stay(
            p, name_of(p), str(PARTS[Part(p.part)]) if p.part != Part.MEMBER else "",
            [(str(one), str(PRESENCES[one]), p.presence == one) for one in chosen],
        )
        for p in row.participants.all()
        if p.part != Part.CASEWORKER
    ]  # fmt: skip


def sums(row: Meeting) -> dict[str, int]:
    """How many are there, excused, absent, and of how many nothing is said."""
    there = [p.presence for p in row.participants.all() if p.part != Part.CASEWORKER]
    return {str(one): there.count(one) for one in Presence}


def sums_words(row: Meeting) -> str:
    """ "7 til stede, 2 afbud, 1 fraværende"; who is not spoken of yet comes last."""
    found = sums(row)
    said = [
        ngettext("%(n)s present", "%(n)s present", found["present"]) % {"n": found["present"]},
        ngettext("%(n)s excused", "%(n)s excused", found["excused"]) % {"n": found["excused"]},
        ngettext("%(n)s absent", "%(n)s absent", found["absent"]) % {"n": found["absent"]},
    ]
    if found["expected"]:
        said.append(ngettext("%(n)s not said", "%(n)s not said", found["expected"]) % {"n": found["expected"]})
    return ", ".join(said)


def stay_words(row: Meeting, of: Participant) -> tuple[str, ...]:
    """What the minutes say of one participant's attendance."""
    seen = value_of(row)
    mine = tuple(a for a in seen.attendees if a.name == name_of(of))
    return minutes_prose.attendance(replace(seen, attendees=mine), words.language())


def votes_words(shown: Card) -> str:
    """How many could vote on an item, and how the votes that are counted compare."""
    there = ngettext("%(n)s may vote on the item.", "%(n)s may vote on the item.", shown.there) % {"n": shown.there}
    if not shown.uneven:
        return there
    n = ngettext("%(n)s vote is counted", "%(n)s votes are counted", shown.cast) % {"n": shown.cast}
    return gettext("%(there)s %(n)s. Correct the numbers, or write why.") % {"there": there, "n": n}


def faults(wrong: list[MeetingError]) -> dict[str, str]:
    """Field -> what is wrong with it; "" for the whole."""
    return {one.field: one.said for one in wrong}


@dataclass(frozen=True, slots=True)
class Beside:
    """A correction as it stands beside the old text."""

    day: date
    by: str
    text: str


def beside(seen: data.Meeting, item: str | None) -> list[Beside]:
    """The corrections of an item, or of the whole."""
    return [Beside(date.fromisoformat(c.day), c.by, c.text) for c in seen.corrections if c.item == item]


@dataclass(slots=True)
class Told:
    """An item as minutes are read: paragraphs, and the corrections that stand beside it."""

    item: data.Item
    prose: tuple[str, ...]
    corrections: list[Beside]


def read(seen: data.Meeting) -> list[Told]:
    """The items of minutes as their reader may see them."""
    out = []
    for item in seen.items:
        said = minutes_prose.prose(item, seen, words.language())
        if item.closed and not item.decision and item.outcome is None:
            said = (item.extract,) if item.extract else ()
        out.append(Told(item, said, beside(seen, item.key)))
    return out
