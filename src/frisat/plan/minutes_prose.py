"""
Minutes in whole sentences, made of what was entered: who was there, what came of each item, who voted how.

Also what minutes still lack before they can go out for approval. Pure; `minutes.py` prints the same on papers in lines
with labels and reads them back. Law: docs/policy/governance.md (kommunestyrelsesloven §§ 13 and 14).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frisat.plan.danish.words import wording
from frisat.plan.meeting import Attendee, FollowUp, Item, Meeting, Outcome, Part, Presence, Vote
from frisat.plan.minutes import term_lines
from frisat.plan.period import Period
from frisat.plan.printed import one_line
from frisat.plan.sentences import Language
from frisat.plan.wording import minutes as words

VOTERS = frozenset({Part.CHAIR, Part.MEMBER, Part.SUBSTITUTE})
"""Who has a say in a meeting, and approves its minutes."""


def lead(item: Item, bodies: Sequence[str], language: Language = "da") -> str:
    """
    The sentence that an item's outcome makes: "Skoleudvalget tiltrådte indstillingen."; "" while it has none.

    `bodies` are the names of those that meet; without any the meeting itself speaks.
    """
    if item.outcome is None:
        return ""
    with_one, without = words.OUTCOMES[item.outcome]
    body = joined(bodies, language) or words.PHRASES["everybody"][language]
    said = (with_one if item.recommendation else without)[language].format(body=body)
    return said[:1].upper() + said[1:]


def prose(item: Item, meeting: Meeting, language: Language = "da") -> tuple[str, ...]:
    """
    What the minutes say of an item: a paragraph each for the decision, the votes, conflicts, dissent and follow-ups.

    The decision is in the words of the secretary where there are any, else the sentence of the outcome.
    """
    out = [p.strip() for p in (item.decision or "").split("\n\n") if p.strip()] or [
        lead(item, meeting.bodies, language)
    ]
    if item.vote is not None:
        out.append(votes(item.vote, len(voters_at(meeting, item)), language))
    if item.conflicts:
        key = "conflict" if len(item.conflicts) == 1 else "conflicts"
        out.append(words.PHRASES[key][language].format(who=joined(item.conflicts, language)))
    out += [words.PHRASES["dissent"][language].format(who=one_line(d.who), text=d.text.strip()) for d in item.dissents]
    out += [line.whole for line in term_lines(item.terms, language)]
    out += [follow_up(f, language) for f in item.follow_ups]
    return tuple(part for part in out if part)


def votes(vote: Vote, there: int, language: Language = "da") -> str:
    """ "For stemte 5 (Anna Berg, Bo Dahl …), imod 2. 1 undlod at stemme." `there` had a vote."""
    said = words.PHRASES

    def side(key: str, count: int, names: Sequence[str]) -> str:
        number = str(count) if count else said["nobody"][language]
        return said[key][language].format(count=number) + (f" ({', '.join(names)})" if names else "")

    out = f"{side('in_favour', vote.in_favour, vote.names_in_favour)}, "
    out += f"{side('against', vote.against, vote.names_against)}."
    if vote.abstained:
        out += f" {side('abstained', vote.abstained, vote.names_abstained)}."
    if vote.why and cast(vote) != there:
        out += f" {said['uneven'][language].format(cast=cast(vote), there=there, why=one_line(vote.why))}"
        out += "" if out.endswith(".") else "."
    return out


def cast(vote: Vote) -> int:
    """How many votes are counted, of those too who voted neither for nor against."""
    return vote.in_favour + vote.against + vote.abstained


def follow_up(found: FollowUp, language: Language = "da") -> str:
    """ "Opfølgning ved Karen Formand senest 3. maj 2027: Svar til skolerne"."""
    key = {(True, True): "_both", (True, False): "_who", (False, True): "_day"}.get(
        (bool(found.owner), bool(found.day)), ""
    )
    day = wording(Period(found.day), language) if found.day else ""
    return words.PHRASES[f"follow_up{key}"][language].format(who=found.owner, day=day, text=found.text.strip())


def attendance(meeting: Meeting, language: Language = "da") -> tuple[str, ...]:
    """Who was there, excused and absent, who stood in for whom, who came late and left early: a sentence each."""
    out = []
    for presence in (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT):
        names = [
            one_line(a.name) for a in meeting.attendees if a.presence is presence and a.part is not Part.CASEWORKER
        ]
        if names:
            out.append(words.PHRASES[presence.value][language].format(who=joined(names, language)))
    there = [a for a in meeting.attendees if a.presence is Presence.PRESENT]
    out += [
        words.PHRASES["stands_in"][language].format(who=a.name, whom=a.stands_in_for) for a in there if a.stands_in_for
    ]
    for who in there:
        out += [said for way in ("came", "left") if (said := _stay(who, way, language))]
    return tuple(out)


def _stay(who: Attendee, way: str, language: Language) -> str:
    clock: str | None = getattr(who, way)
    no: str | None = getattr(who, f"{way}_item")
    if not clock and not no:
        return ""
    key = "both" if clock and no else "clock" if clock else "item"
    at = (clock or "").replace(":", ".") if language == "da" else clock
    return words.PHRASES[f"{way}_{key}"][language].format(who=who.name, clock=at, no=no)


def joined(names: Sequence[str], language: Language = "da") -> str:
    """ "Anna, Bo og Carl"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words.PHRASES['and'][language]} {names[-1]}"


# ------------------------------------------------------------------------------------------------- who had a say
def voters_at(meeting: Meeting, item: Item) -> tuple[Attendee, ...]:
    """
    Who could vote on an item: chair, members and substitutes that were there, not yet gone and not barred from it.

    A substitute has no vote beside the very person whose place it is: one seat, one vote.
    Where somebody came or left is a matter of items, in the order of the agenda; a clock time alone says nothing of it.
    """
    places = {one.no: n for n, one in enumerate(meeting.items)}
    at = places.get(item.no, 0)

    def stayed(who: Attendee) -> bool:
        came = places.get(who.came_item or "", 0)
        left = places.get(who.left_item or "", len(places))
        return came <= at < left if came <= left else not left <= at < came  # gone and back again

    there = [
        a
        for a in meeting.attendees
        if a.part in VOTERS and a.presence is Presence.PRESENT and a.name not in item.conflicts and stayed(a)
    ]
    names = {a.name for a in there if a.part is not Part.SUBSTITUTE}
    return tuple(a for a in there if a.part is not Part.SUBSTITUTE or a.stands_in_for not in names)


@dataclass(frozen=True, slots=True)
class Lack:
    """What minutes lack: a code of `plan/wording/minutes.py` with its parts; `item` is a key, `who` a name."""

    code: str
    parts: dict[str, str]
    item: str | None = None
    who: str | None = None


def _is_not_called(who: Attendee, meeting: Meeting) -> bool:
    """Whether somebody is the substitute of a person who came: nothing needs to be said of them."""
    came = {a.name for a in meeting.attendees if a.presence is Presence.PRESENT}
    return who.part is Part.SUBSTITUTE and who.stands_in_for in came


def lacks(meeting: Meeting) -> tuple[Lack, ...]:
    """What keeps minutes from going out for approval, in the order of the page: attendance first, then the items."""
    out = [
        Lack("G313", {"value": a.name}, who=a.name)
        for a in meeting.attendees
        if a.part in VOTERS and a.presence is Presence.EXPECTED and not _is_not_called(a, meeting)
    ]
    for item in meeting.items:
        if item.outcome is None:
            out.append(Lack("G310", {"no": item.no}, item.key))
        if item.vote is not None and not (item.vote.why or "").strip():
            there = len(voters_at(meeting, item))
            if cast(item.vote) != there:
                counted = {"no": item.no, "cast": str(cast(item.vote)), "there": str(there)}
                out.append(Lack("G311", counted, item.key))
        if item.closed and item.outcome not in (None, Outcome.WITHDRAWN) and not (item.extract or item.withheld):
            out.append(Lack("G312", {"no": item.no}, item.key))
    return tuple(out)
