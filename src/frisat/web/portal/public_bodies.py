"""
What the names in published plans mean by the register of bodies, and which bodies have a public page.

A body that no published activity names has no page, unless it is a council or a committee. A name that no body has
stays as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from frisat.plan.model import Activity, Plan
from frisat.web.base.clock import today
from frisat.web.base.memory import remembered
from frisat.web.bodies import queries, uses
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.bodies.places import ByName, Place, by_name
from frisat.web.process import queries as processes
from frisat.web.process.body_places import names_in, places_of
from frisat.web.process.make import address_of
from frisat.web.process.models import Process

ALWAYS = frozenset({BodyKind.COUNCIL, BodyKind.COMMITTEE})
"""Kinds that have a page whether or not a plan names them: public offices."""


def slug_of(found: Body) -> str:
    return address_of(found.name) or "organ"


def url_of(found: Body) -> str:
    return reverse("public_body", args=[found.pk, slug_of(found)])


def public_places() -> ByName:
    """Where published plans print names, as anybody sees them. Kept until something is published."""

    def make() -> ByName:
        out: list[Place] = []
        listed = list(processes.listed())
        plans = processes.newest_public_plans(p.pk for p in listed)
        for process in listed:
            out += places_of(process, plans[process.pk][1], address="activity", list_at="process")
        return by_name(out)

    return remembered(("public places", get_language(), processes.stamp()), make)


def named_in_public() -> frozenset[int]:
    """The numbers of the bodies that published plans name. Kept until one of both changes."""
    day = today()

    def make() -> frozenset[int]:
        return uses.named(public_places().places, day)

    return remembered(("named in public", processes.stamp(), queries.stamp(), day), make)


def has_page(found: Body | None) -> bool:
    """Whether anybody may know of the body at all."""
    if found is None or found.merged_into_id is not None:
        return False
    return found.kind in ALWAYS or found.pk in named_in_public()


def with_pages() -> list[Body]:
    """Every body that has a public page, by number."""
    named = named_in_public()
    return [body for body in queries.living() if body.kind in ALWAYS or body.pk in named]


class Called:
    """What the names printed in some plans mean; one query, whatever their number."""

    def __init__(self, plans: Iterable[tuple[Process, Plan]]) -> None:
        asked = {
            process.pk: (process.organisation, {n for a in plan.activities for _, n in names_in(a)})
            for process, plan in plans
        }
        self._known = queries.spellings_in(asked)
        self._pages: dict[int, str] = {}

    @property
    def stamp(self) -> tuple[object, ...]:
        """Changes when the names come to mean something else: for what is remembered of a page that shows links."""
        return tuple(
            (pk, name, alias.pk, alias.first_day, alias.last_day, alias.body_id, alias.body.name, alias.body.last_day)
            for pk, known in self._known.items()
            for name, held in known.rows.items()
            for alias in held
        )

    def body(self, process: Process, name: str, day: date) -> Body | None:
        return self._known[process.pk].on(name, day)

    def in_activity(self, process: Process, activity: Activity, names: Sequence[str]) -> list[tuple[str, Body | None]]:
        """Printed names of an activity with the bodies they mean there."""
        day = day_of(activity)
        return [(name, self.body(process, name, day)) for name in names]

    def links(self, process: Process, activity: Activity, names: Sequence[str]) -> list[tuple[str, str]]:
        """Printed names with the address of the body's public page, "" where it has none."""
        return [(n, self.page(b)) for n, b in self.in_activity(process, activity, names)]

    def page(self, body: Body | None) -> str:
        """The address of a body's public page; "" where it has none."""
        if body is None:
            return ""
        if body.pk not in self._pages:
            self._pages[body.pk] = url_of(body) if has_page(body) else ""
        return self._pages[body.pk]


def day_of(activity: Activity) -> date:
    """The day by which the names of an activity are understood; without a date, today."""
    return (activity.period.earliest if activity.period else None) or today()
