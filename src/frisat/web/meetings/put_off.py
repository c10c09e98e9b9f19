"""Items of earlier meetings that nothing came of: put off there, or on the agenda of a meeting that was called off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet

from frisat.plan.meeting import ItemKind, Outcome, Stage
from frisat.plan.model import OFF
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.bodies import open_things
from frisat.web.bodies.models import Body
from frisat.web.cases.models import is_waiting
from frisat.web.meetings import paper_copies
from frisat.web.meetings.models import Item, Meeting
from frisat.web.meetings.sources import Offer

WITHIN = timedelta(days=366)
"""How long an item that nobody took up again is offered: after a year it is for a person to propose anew."""
CARRIED = ("title", "kind", "presenters", "minutes", "case_no", "text", "recommendation", "closed", "ground", "about")


def offers(meeting: Meeting, bodies: Sequence[Body]) -> list[Offer]:
    """
    What the bodies' other meetings in the process put off, or had on an agenda when they were called off; the newest
    meeting first, each with the papers that can come along.

    Left out: what stands on a later agenda already (`Item.again_of`, or the same step of a case), what came of a
    follow-up (that is offered by itself), a step that has had its say or is another body's by now, and the approval of
    an agenda or of minutes.
    """
    found = (
        _unfinished(open_things.with_forerunners(bodies))
        .filter(meeting__process=meeting.process_id)
        .exclude(meeting=meeting)
        .select_related("meeting__activity__index", "step", "about")
        .prefetch_related(Prefetch("papers", paper_copies.with_file(), to_attr="to_carry"))
        .order_by("-meeting__activity__index__first_day", "order")
        .distinct()
    )
    mine = {body.pk for body in bodies}
    taken = _taken_steps(found)
    return [
        _offer(one)
        for one in found
        if one.step is None or (is_waiting(one.step) and one.step.body_id in mine and one.step_id not in taken)
    ]


def _unfinished(bodies: Sequence[Body]) -> QuerySet[Item]:
    final = Q(meeting__stage__in=(Stage.APPROVING, Stage.FROZEN), outcome__in=(Outcome.POSTPONED, Outcome.RETURNED))
    called_off = Q(meeting__activity__index__status__in=OFF, outcome="")
    again = Item.objects.filter(meeting__removed=None).exclude(again_of=None).exclude(outcome=Outcome.WITHDRAWN)
    return (
        Item.objects.filter(final | called_off, meeting__removed=None, meeting__meeting_bodies__body__in=bodies)
        .filter(meeting__activity__index__last_day__gte=today() - WITHIN)
        .exclude(kind=ItemKind.APPROVAL)
        .exclude(pk__in=again.values("again_of"))
        .filter(brought_back=None)
    )


def _taken_steps(items: QuerySet[Item]) -> set[int]:
    """The steps of these items that stand on an agenda which has still to be dealt with."""
    steps = {one.step_id for one in items if one.step_id is not None}
    there = Item.objects.filter(step__in=steps, outcome="", meeting__removed=None).exclude(
        meeting__activity__index__status__in=OFF
    )
    return set(there.values_list("step", flat=True))


def _offer(one: Item) -> Offer:
    row = {name: getattr(one, name) for name in CARRIED} | {"step": one.step, "again_of": one}
    index = getattr(one.meeting.activity, "index", None)
    said = words.day(index.first_day) if index is not None and index.first_day else ""
    return Offer(f"igen-{one.pk}", one.title, ItemKind(one.kind), said, row, tuple(one.to_carry))
