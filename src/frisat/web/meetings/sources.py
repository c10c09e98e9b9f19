"""What could stand on a meeting's agenda: proposed items, what the plan says, follow-ups of earlier meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from frisat.plan.likeness import fold
from frisat.plan.meeting import ItemKind
from frisat.plan.model import Status
from frisat.web.bodies import open_things
from frisat.web.bodies import queries as register
from frisat.web.bodies.models import Body
from frisat.web.meetings.follow_queries import open_follow_ups
from frisat.web.meetings.models import Item, Meeting, Paper, Proposed, Template
from frisat.web.meetings.queries import activities, bodies_of, not_taken
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process

_OVER = (Status.HELD, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class Offer:
    """
    One item that could be taken. `key` is its name in the form, `row` what `agenda_actions.add_items` takes; `papers`
    can come along.
    """

    key: str
    title: str
    kind: ItemKind
    said: str
    row: dict[str, Any]
    papers: tuple[Paper, ...] = ()


def proposed(bodies: Sequence[Body], process: Process) -> list[Offer]:
    """What colleagues propose for the bodies of a meeting and no agenda has taken."""
    found = Proposed.objects.filter(
        not_taken("became"), process=process, turned_down="", body__in=open_things.with_forerunners(bodies)
    )
    return [
        Offer(
            f"forslag-{one.pk}", one.title, ItemKind(one.kind), one.by.name if one.by else "",
            {"title": one.title, "kind": one.kind, "text": one.text, "proposed": one},
        )
        for one in found.select_related("by")
    ]  # fmt: skip


def of_plan(meeting: Meeting, process: Process, bodies: Sequence[Body]) -> tuple[list[Offer], list[Offer]]:
    """
    What the plan says of the meeting itself (the points of its activity), and the activities in which one of its bodies
    still decides or recommends. What stands on the agenda already is left out.
    """
    there = list(Item.objects.filter(meeting=meeting).values_list("title", "about__number"))
    titles, about = {fold(title) for title, _ in there}, {number for _, number in there}
    plan = activities(standing(process))
    own = plan.get(meeting.activity.key)
    points = [
        Offer(f"plan-{n}", text[:300], ItemKind.DISCUSSION, "", {"title": text[:300]})
        for n, text in enumerate(own.agenda if own else ())
        if fold(text[:300]) not in titles
    ]
    names: set[str] = set().union(*(register.names_of(body, process.pk) for body in bodies)) if bodies else set()
    rows = {a.key: a for a in process.activities.all()}
    waiting = []
    for key, a in plan.items():
        if a.status in _OVER or key not in rows or rows[key].number in about:
            continue
        decides = any(fold(name) in names for name in a.decides)
        if not decides and not any(fold(name) in names for name in a.recommends):
            continue
        kind = ItemKind.DECISION if decides else ItemKind.RECOMMENDATION
        row = {"title": a.title[:300], "kind": kind, "about": rows[key]}
        waiting.append(Offer(f"aktivitet-{key}", a.title, kind, a.period.text if a.period else "", row))
    return points, waiting


def follow_ups(meeting: Meeting, bodies: Sequence[Body]) -> list[Offer]:
    """What the bodies' other meetings in the process asked for and nobody has done, the first last day first."""
    rows = open_follow_ups(bodies, meeting.process_id, but=meeting)
    return [
        Offer(
            f"opfoelgning-{one.pk}", one.text.split("\n")[0][:300], ItemKind.ORIENTATION,
            one.owner.name if one.owner else "",
            {"title": one.text.split("\n")[0][:300], "kind": ItemKind.ORIENTATION, "closed": one.item.closed,
             "ground": one.item.ground, "text": one.text, "follow_up": one},
        )
        for one in rows
    ]  # fmt: skip


def templates(bodies: Sequence[Body]) -> list[Template]:
    """
    The agenda templates that a meeting of some bodies can begin with: those of one of them, alone or with others, and
    of whom they took over from. Those of exactly these bodies come first.
    """
    wanted = {body.pk for body in bodies}
    found = _templates(open_things.with_forerunners(bodies)).select_related("body").prefetch_related("further")
    return sorted(found, key=lambda t: ({body.pk for body in t.bodies} != wanted, t.body.name, t.name))


def _templates(bodies: Sequence[Body]) -> QuerySet[Template]:
    return Template.objects.filter(Q(body__in=bodies) | Q(further__in=bodies)).distinct()


def is_named(bodies: Sequence[Body], name: str, *, but: int | None = None) -> bool:
    """Whether one of some bodies has a template with a name already, other than the one with the number `but`."""
    return _templates(bodies).filter(name=name).exclude(pk=but).exists()


def template_of(meeting: Meeting, pk: int) -> Template | None:
    """One of the templates that a meeting can begin with."""
    return next((one for one in templates(bodies_of(meeting)) if one.pk == pk), None)


def all_proposed(process: Process) -> list[Proposed]:
    """Every proposed item of a process, those that wait first."""
    found = process.proposed_items.select_related("body", "by", "became__meeting__activity__index")
    return sorted(found, key=lambda p: (_is_taken(p) or bool(p.turned_down), -p.pk))


def _is_taken(proposed: Proposed) -> bool:
    return proposed.became is not None and proposed.became.removed is None


def proposed_of(process: Process, pk: int) -> Proposed | None:
    row: Proposed | None = process.proposed_items.filter(pk=pk).select_related("process").first()
    return row
