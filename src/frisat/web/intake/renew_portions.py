"""
Proposals made anew in portions (docs/decisions/0016), for a review of thousands of rows.

What becomes of each row is worked out outside any transaction: nobody decides about the import meanwhile, and what
colleagues do to the plan is caught up with the next time. A worker that dies leaves rows that are up to date already;
the next one finds nothing to change in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frisat.web.intake import renewing
from frisat.web.intake.decisions import at_work
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.intake.pace import in_portions
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, nothing_changed

RENEWING = "renewing"


def run(intake: Intake, during: str = RENEWING) -> None:
    """
    Makes the proposals of open rows anew if the plan has changed since; what came of it stands in `Intake.told`.

    Args:
        during: the step of the worker, which may be a deed that begins with this.

    Raises StoppedError; StaleError when nobody asks for it any more.
    """
    found = begin(SYSTEM, intake, during)
    work = renewing.work_out(found) if found is not None else None
    if found is None or work is None:
        return
    note(SYSTEM, found, during, work.count)
    parts = [(renewing.store_rows, work.rows), (renewing.store_fresh, work.fresh), (renewing.store_other, work.other)]
    left = [(store, list(rows)) for store, rows in parts if rows]

    def portion(most: int) -> bool:
        if not left:
            return False
        store, rows = left[0]
        store_portion(SYSTEM, found, during, store, rows[:most])
        del rows[:most]
        if not rows:
            del left[0]
        return True

    in_portions(portion)
    finish(SYSTEM, found, during, work)


@action(permissions.system_only)
def begin(by: Any, intake: Intake, during: str) -> Intake | None:
    """The import, when its proposals are to follow the plan; None when it is not under review."""
    nothing_changed()
    found = at_work(intake, during, "document")
    return found if found.state == IntakeState.READY else None


@action(permissions.system_only)
def note(by: Any, intake: Intake, during: str, total: int) -> None:
    """Says how many rows there are to store."""
    nothing_changed()
    found = at_work(intake, during, "document")
    found.told = {"deed": during, "renewing": True, "rows": int(found.told.get("rows", 0))}
    found.done, found.total = 0, total
    found.save(update_fields=["told", "done", "total"])


@action(permissions.system_only)
def store_portion(by: Any, intake: Intake, during: str, store: Any, rows: Sequence[Row]) -> None:
    """Stores the next rows, and how far it is by now."""
    nothing_changed()
    found = at_work(intake, during, "document")
    count = int(store(rows) or 0)
    found.told = {**found.told, "rows": int(found.told.get("rows", 0)) + count}
    found.done = (found.done or 0) + len(rows)
    found.save(update_fields=["told", "done"])


@action(permissions.system_only)
def finish(by: Any, intake: Intake, during: str, work: renewing.Work) -> None:
    """The proposals follow the plan: recorded, and told when nothing comes after it."""
    nothing_changed()
    found = at_work(intake, during, "document")
    count = int(found.told.get("rows", 0))
    renewing.end_renewal(by, found, work, count)
    found.told = {"deed": during, "rows": count} if during == RENEWING else {}
    found.done = found.total = None
    found.save(update_fields=["told", "done", "total"])
