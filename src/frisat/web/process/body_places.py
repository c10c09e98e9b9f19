"""Where the plans of the processes print names of bodies: what `frisat.web.bodies` holds against its register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, gettext

from frisat.plan.model import Activity, Plan, Status
from frisat.web.base.memory import remembered
from frisat.web.bodies.places import Place
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import Process

_OVER = (Status.HELD, Status.CANCELLED)


def of_work(who: Any) -> list[Place]:
    """The processes an account works in, each as its open draft stands, else as its newest version does."""
    out: list[Place] = []
    for process in Process.objects.filter(pk__in=permissions.roles_of(who), put_away=None).order_by("name"):
        draft = drafts.open_draft_of(process)
        if draft is not None:
            now, key = drafts.state_of(draft), ("draft", draft.pk, draft.snapshot_upto)
            out += _kept(process, key, lambda now=now: now.to_plan(), is_draft=True)
        elif (version := newest(process)) is not None:
            out += _kept(process, version.stamp, lambda version=version: plan_of(version), is_draft=False)
    return out


def _kept(process: Process, stamp: tuple[Any, ...], plan: Any, *, is_draft: bool) -> list[Place]:
    """Kept in memory under what the plan says by now: a register is looked at often, a plan changes seldom."""
    key = ("places", get_language(), process.pk, process.name, process.slug, process.organisation, stamp)
    return remembered(key, lambda: list(places_of(process, plan(), is_draft=is_draft)))


def places_of(
    process: Process,
    plan: Plan,
    *,
    is_draft: bool = False,
    address: str = "editor_activity",
    list_at: str = "stakeholders",
) -> Iterator[Place]:
    """Each activity with its names, and the list of stakeholders; `address` and `list_at` are where they are shown."""
    for a in plan.activities:
        yield Place(
            process_id=process.pk,
            process=process.name,
            organisation=process.organisation,
            title=a.title,
            at=(address, process.slug, a.key),
            first=a.period.earliest if a.period else None,
            last=a.period.latest if a.period else None,
            status=str(a.status),
            names=tuple(names_in(a)),
            text=" \n ".join(a.agenda),
            is_over=a.status in _OVER,
            is_draft=is_draft,
            activity=a,
        )
    if plan.stakeholders:
        yield Place(
            process_id=process.pk,
            process=process.name,
            organisation=process.organisation,
            title=gettext("The list of stakeholders"),
            at=(list_at, process.slug),
            first=None,
            last=None,
            status="",
            names=tuple(("stakeholders", name) for name in plan.stakeholders),
            is_draft=is_draft,
        )


def names_in(a: Activity) -> Iterator[tuple[str, str]]:
    """Every printed name of an activity with the field it stands in."""
    for field in ("responsible", "actors", "decides", "recommends"):
        for name in getattr(a, field):
            yield field, name
    for dated in a.actor_dates:
        yield "actors", dated.actor
