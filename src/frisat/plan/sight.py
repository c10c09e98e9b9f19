"""
What of a meeting a reader may see. The only place that decides it: every surface shows what this leaves.

A closed item keeps its number under a neutral heading, so that the agenda's numbers stay true; of a closed paper
nothing is left, not even that there is one. Law: docs/policy/governance.md#closed (kommunestyrelsesloven §§ 8 and 10,
forvaltningsloven § 27); decision: docs/decisions/0017.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from frisat.plan.journey import Case, Decision, Standing, Step
from frisat.plan.meeting import Approval, Attendee, FollowUp, Item, Meeting, Part, Presence
from frisat.plan.sentences import Language, sentence


@dataclass(frozen=True, slots=True)
class Sight:
    """
    How much of one meeting a reader sees.

    Attributes:
        drafts: an agenda or supplement that is not released, minutes that are not approved yet, follow-ups.
        closed: closed items and papers, with grounds. Who has a seat in the body, and those who prepare the meeting.
        barred: keys of items of which the reader must see nothing closed, whatever else holds (a conflict of interest).
        let_in: keys of items whose closed words and papers a guest was let in to.
        takes_part: is invited: the link for taking part online, who approved, who has a follow-up. Nothing closed.
    """

    drafts: bool = False
    closed: bool = False
    barred: frozenset[str] = frozenset()
    let_in: frozenset[str] = frozenset()
    takes_part: bool = False

    def opens(self, key: str) -> bool:
        """Whether the reader sees what is closed of the item with that key."""
        return (self.closed or key in self.let_in) and key not in self.barred

    @property
    def is_inside(self) -> bool:
        """Whether the reader prepares the meeting, sits in the body or takes part."""
        return self.drafts or self.closed or self.takes_part


PUBLIC = Sight()


def seen(meeting: Meeting, sight: Sight = PUBLIC) -> Meeting:
    """
    The meeting as a reader with `sight` sees it.

    Without `drafts` an unreleased agenda has no items, and minutes that nobody approved yet say nothing. Seeing a
    meeting twice gives the same: `seen(seen(m, s), s) == seen(m, s)`.
    """
    language: Language = "en" if meeting.language == "en" else "da"
    items = meeting.items if sight.drafts or meeting.has_agenda else ()
    if not sight.drafts:
        items = tuple(item for item in items if item.no)  # without a number: waits for the supplement
    out = tuple(_item(item, sight, language) for item in items)
    told = sight.drafts or meeting.has_minutes
    if not told:
        out = tuple(_undecided(item) for item in out)
    shown = {item.key for item in items if not item.closed or sight.opens(item.key)}
    return replace(
        meeting,
        items=out,
        attendees=tuple(_attendee(a, told=told) for a in meeting.attendees),
        approvals=_approvals(meeting, sight),
        corrections=tuple(
            c for c in meeting.corrections if (told or c.taken_out) and (c.item is None or c.item in shown)
        ),
        link=meeting.link if sight.is_inside else None,
        extra=meeting.extra if sight.drafts and sight.closed else {},
    )


def _item(item: Item, sight: Sight, language: Language) -> Item:
    if item.closed and not sight.opens(item.key):
        return Item(
            key=item.key,
            no=item.no,
            title=sentence("P007", language=language),
            closed=True,
            extract=item.extract,
            withheld=item.withheld,
            supplementary=item.supplementary,
        )
    inside = sight.opens(item.key)
    return replace(
        item,
        papers=tuple(p for p in item.papers if inside or not p.closed),
        follow_ups=tuple(_follow_up(f, named=sight.is_inside) for f in item.follow_ups),
        extra=item.extra if sight.drafts and inside else {},
    )


def _approvals(meeting: Meeting, sight: Sight) -> tuple[Approval, ...]:
    """Who approved. A remark may be about a closed item: it is for those from whom nothing is closed."""
    if not sight.is_inside:
        return ()
    if sight.closed and not sight.barred:
        return meeting.approvals
    return tuple(replace(one, remark=None) for one in meeting.approvals)


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
        terms=None,
        follow_ups=(),
        conflicts=(),
        extract=None,
        withheld=None,
    )


def _attendee(found: Attendee, *, told: bool) -> Attendee:
    """Who was there is part of the minutes; who is invited is part of the agenda."""
    if told or found.part is Part.SUBSTITUTE:
        return found
    return replace(
        found, presence=Presence.EXPECTED, stands_in_for=None, came=None, left=None, came_item=None, left_item=None
    )


def seen_case(case: Case, sight: Sight = PUBLIC) -> Case | None:
    """
    The case as a reader with `sight` sees it; None where the reader must not know of it.

    A case that is not shown yet is a draft. Of a closed case nothing is left but that there is one (`closed`): its
    place in the list, under a neutral heading. What a body is to be told is a draft until the body has had its say.
    """
    if not (case.shown or sight.drafts):
        return None
    if case.closed and not sight.closed:
        return Case(key=case.key, title=_neutral(case.language), shown=case.shown, closed=True, language=case.language)
    return replace(
        case,
        ground=case.ground if sight.closed else None,
        steps=tuple(_step(step, sight) for step in case.steps),
    )


def _step(step: Step, sight: Sight) -> Step:
    if step.closed and not sight.closed:
        return Step(
            key=step.key,
            order=step.order,
            body=step.body,
            body_key=step.body_key,
            organisation=step.organisation,
            is_economy=step.is_economy,
            say=step.say,
            due=step.due,
            day=step.day,
            closed=True,
            extract=step.extract,
            withheld=step.withheld,
            decision=step.decision,
        )
    if sight.drafts or step.standing is Standing.SAID:
        return step
    if step.outcome is not None:  # put off or sent back: what is written for the next time is a draft again
        return replace(step, text=None, recommendation=None)
    return replace(step, text=None, recommendation=None, said=None, reservations=None)


def seen_decision(decision: Decision, sight: Sight = PUBLIC) -> Decision | None:
    """
    The decision as a reader with `sight` sees it; None where the reader must not know of it.

    Of a closed one its number, day and body are left, with its extract or the ground for withholding; without either
    nothing is. Decisions beside it are named by whoever makes the value, as the reader may see those.
    """
    if not decision.closed or sight.closed:
        return decision
    if not (decision.extract or decision.withheld):
        return None
    return Decision(
        number=decision.number,
        day=decision.day,
        bodies=decision.bodies,
        title=_neutral_decision(decision.language),
        text="",
        outcome=None,
        process=decision.process,
        slug=decision.slug,
        closed=True,
        extract=decision.extract,
        withheld=decision.withheld,
        changes=decision.changes,
        supersedes=decision.supersedes,
        superseded_by=decision.superseded_by,
        stands_for=decision.stands_for,
        language=decision.language,
    )


def _neutral(language: str) -> str:
    return sentence("Q190", language="en" if language == "en" else "da")


def _neutral_decision(language: str) -> str:
    return sentence("Q191", language="en" if language == "en" else "da")
