"""
What of a meeting a reader may see. The only place that decides it: every surface shows what this leaves.

A closed item keeps its number under a neutral heading, so that the agenda's numbers stay true; of a closed paper
nothing is left, not even that there is one. Law: docs/policy/governance.md#closed (kommunestyrelsesloven §§ 8 and 10,
forvaltningsloven § 27); decision: docs/decisions/0017.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from frisat.plan.meeting import Attendee, FollowUp, Item, Meeting, Part, Presence
from frisat.plan.sentences import Language, sentence


@dataclass(frozen=True, slots=True)
class Sight:
    """
    How much of one meeting a reader sees.

    Attributes:
        drafts: an agenda that is not released, minutes that are not approved yet, reasons for absence, follow-ups.
        closed: closed items and papers, with grounds. Members of the meeting and those who prepare it.
        barred: keys of items that the reader must not see though `closed` holds (a conflict of interest).
    """

    drafts: bool = False
    closed: bool = False
    barred: frozenset[str] = frozenset()


PUBLIC = Sight()


def seen(meeting: Meeting, sight: Sight = PUBLIC) -> Meeting:
    """
    The meeting as a reader with `sight` sees it.

    Without `drafts` an unreleased agenda has no items, and minutes that nobody approved yet say nothing. Seeing a
    meeting twice gives the same: `seen(seen(m, s), s) == seen(m, s)`.
    """
    language: Language = "en" if meeting.language == "en" else "da"
    items = meeting.items if sight.drafts or meeting.has_agenda else ()
    out = tuple(_item(item, sight, language) for item in items)
    told = sight.drafts or meeting.has_minutes
    if not told:
        out = tuple(_undecided(item) for item in out)
    shown = {item.key for item in items if not item.closed or _opens(item, sight)}
    return replace(
        meeting,
        items=out,
        attendees=tuple(_attendee(a, told=told) for a in meeting.attendees),
        approvals=meeting.approvals if sight.drafts or sight.closed else (),
        corrections=tuple(c for c in meeting.corrections if told and (c.item is None or c.item in shown)),
        link=meeting.link if sight.drafts or sight.closed else None,
        extra=meeting.extra if sight.drafts and sight.closed else {},
    )


def _opens(item: Item, sight: Sight) -> bool:
    return sight.closed and item.key not in sight.barred


def _item(item: Item, sight: Sight, language: Language) -> Item:
    if item.closed and not _opens(item, sight):
        return Item(
            key=item.key,
            no=item.no,
            title=sentence("P007", language=language),
            closed=True,
            extract=item.extract,
            withheld=item.withheld,
            supplementary=item.supplementary,
        )
    inside = _opens(item, sight)
    return replace(
        item,
        papers=tuple(p for p in item.papers if inside or not p.closed),
        follow_ups=tuple(_follow_up(f, named=sight.drafts or sight.closed) for f in item.follow_ups),
        extra=item.extra if sight.drafts and inside else {},
    )


def _follow_up(found: FollowUp, *, named: bool) -> FollowUp:
    return found if named else replace(found, owner=None)


def _undecided(item: Item) -> Item:
    """An item of an agenda whose minutes are not out."""
    return replace(
        item,
        outcome=None,
        decision=None,
        vote=None,
        dissents=(),
        follow_ups=(),
        conflicts=(),
        extract=None,
        withheld=None,
    )


def _attendee(found: Attendee, *, told: bool) -> Attendee:
    """Who was there is part of the minutes; who is invited is part of the agenda."""
    if told or found.part is Part.SUBSTITUTE:
        return found
    return replace(found, presence=Presence.EXPECTED, stands_in_for=None, came=None, left=None)
