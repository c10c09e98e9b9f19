"""
The index of activities: what the newest version says of each, for lists over all processes and for search.

It is always what the versions make of it, so that it can be made anew from them (`actions.reindex`).
"""

from __future__ import annotations

from frisat.plan.likeness import stem, words
from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import Plan, Visibility
from frisat.web.process import masks
from frisat.web.process.models import (
    Activity,
    IndexedActivity,
    PlanVersion,
    Process,
)
from frisat.web.process.spelling import loose


def project(process: Process, version: PlanVersion, plan: Plan) -> None:
    """The index rows of one version: upserted, and those it lacks marked with the version they left in."""
    rows = {a.key: a for a in process.activities.all()}
    made = [_indexed(process, version, rows[a.key], a, n) for n, a in enumerate(plan.activities)]
    fields = [f.name for f in IndexedActivity._meta.concrete_fields if not f.primary_key]
    IndexedActivity.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["activity"], update_fields=fields, batch_size=200
    )
    gone = IndexedActivity.objects.filter(process=process, left_in=None).exclude(version=version)
    gone.update(left_in=version)


def _indexed(process: Process, version: PlanVersion, row: Activity, a: PlanActivity, position: int) -> IndexedActivity:
    period = a.period
    return IndexedActivity(
        activity=row,
        process=process,
        version=version,
        left_in=None,
        position=position,
        title=masks.masked(a.title),
        kind=str(a.kind),
        status=str(a.status),
        visibility=str(a.visibility),
        edtf=(period.edtf or "") if period else "",
        words=masks.masked(period.text) if period else "",
        first_day=period.earliest if period else None,
        last_day=period.latest if period else None,
        start=a.time.start if a.time else "",
        end=(a.time.end or "") if a.time else "",
        place=masks.masked(a.place or ""),
        status_reason=masks.masked(a.status_reason or ""),
        replaced_by=a.replaced_by or "",
        track=a.track or "",
        search=search_text(a) if a.visibility is Visibility.PUBLIC else "",
    )


def search_text(a: PlanActivity) -> str:
    """Folded words and their stems in one spelling, each between spaces, of what is public about an activity."""
    said = [a.title, *a.agenda, *a.deliverables, *a.actors, a.place or "", a.track or ""]
    if a.period:
        said.append(a.period.text)
    found = dict.fromkeys(words(masks.masked(" \n ".join(said))))
    return " " + " ".join(dict.fromkeys(loose(w) for w in [*found, *(stem(w) for w in found)])) + " "
