"""Where the activities of a version stood in an earlier one: what the timeline draws as ghosts, and the list says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frisat.plan.model import Activity
from frisat.plan.period import Period
from frisat.web.base.memory import remembered
from frisat.web.process.models import PlanVersion
from frisat.web.process.queries import public_plan


@dataclass(frozen=True, slots=True)
class Former:
    """The last other time that an activity had. `is_move`: it went elsewhere, and was not only made more exact."""

    period: Period
    number: str
    """Of the version that had it."""
    is_move: bool


def former(version: PlanVersion) -> Mapping[str, Former]:
    """
    Key of a public activity -> where it stood before, for those whose time an earlier version gave otherwise.

    An earlier version is asked under the activity's own key, else under that of an activity it came from and which
    the plan no longer has.
    """
    return remembered(("former", version.stamp), lambda: _former(version))


def _former(version: PlanVersion) -> dict[str, Former]:
    earlier = [
        v
        for v in PlanVersion.objects.filter(process=version.process_id).order_by("-major", "-minor")
        if (v.major, v.minor) < (version.major, version.minor)
    ]
    plans = [(v.number, public_plan(v).by_key()) for v in earlier]
    now = public_plan(version).by_key()
    out = {}
    for key, activity in now.items():
        keys = (key, *(k for k in activity.came_from if k not in now))
        for number, plan in plans:
            before = next((plan[k] for k in keys if k in plan), None)
            if before is not None and _differ(before, activity) and before.period is not None:
                out[key] = Former(before.period, number, _is_move(before.period, activity.period))
                break
    return out


def _differ(before: Activity, now: Activity) -> bool:
    """Whether the older one had a date, and another one than the newer."""
    if before.period is None or before.period.edtf is None:
        return False
    then, since = before.period, now.period
    return since is None or (then.edtf, then.bound) != (since.edtf, since.bound)


def _is_move(was: Period, now: Period | None) -> bool:
    """Whether some day of the new period lies outside the old one."""
    if now is None or now.earliest is None or was.is_exact or was.bound or now.bound:
        return True
    begins = was.earliest is None or was.earliest <= now.earliest
    return not (begins and (was.latest is None or (now.latest is not None and now.latest <= was.latest)))
