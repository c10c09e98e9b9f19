"""The names in documents that wait for review: what `frisat.web.bodies` holds against its register."""

from __future__ import annotations

from typing import Any

from frisat.plan.schema import activity_from_json
from frisat.web.bodies.places import Place
from frisat.web.intake.models import Decision, IntakeState, Relation, Row, RowKind
from frisat.web.people import permissions
from frisat.web.process.body_places import names_in
from frisat.web.process.models import Process


def of_imports(who: Any) -> list[Place]:
    """The rows that nobody has decided yet, in the processes in which an account may import."""
    mine = [pk for pk in permissions.roles_of(who) if permissions.edits_plan(who, pk)]
    rows = Row.objects.filter(
        intake__process__in=mine, intake__process__put_away=None, intake__state=IntakeState.READY, kind=RowKind.READ,
        decision=Decision.OPEN, joined_to=None,
    ).select_related("intake__process")  # fmt: skip
    out = []
    for row in rows.defer("intake__upload", "read", "notes", "others"):
        process, activity = row.intake.process, activity_from_json(row.activity)
        out.append(
            Place(
                process_id=process.pk,
                process=process.name,
                organisation=process.organisation,
                title=activity.title,
                at=("import", process.slug, str(row.intake_id)),
                first=activity.period.earliest if activity.period else None,
                last=activity.period.latest if activity.period else None,
                status=str(activity.status),
                names=tuple(names_in(activity)),
                text=" \n ".join(activity.agenda),
                is_import=True,
                same_as=_same_as(process, row),
                activity=activity,
            )
        )
    return out


def _same_as(process: Process, row: Row) -> tuple[str, ...]:
    if not row.matched or row.relation != Relation.SAME:
        return ()
    return ("editor_activity", process.slug, row.matched)
