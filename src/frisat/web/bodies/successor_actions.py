"""Who takes over from a body, as after an election: the old body and its seats end the day before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from frisat.plan.likeness import fold
from frisat.web.bodies.actions import end_seats_of, make_body
from frisat.web.bodies.checks import check_circles, check_days, living, locked, only, shown
from frisat.web.bodies.models import Body
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.keeps_register)
def set_successor(
    by: Any, body: Body, successor: Body | None, *, from_day: date | None = None, reason: str = ""
) -> None:
    """
    Who took over ("omdannet efter valget"). With `from_day` the old body and its seats end the day before, and the new
    one begins.

    Raises RegisterError for a body that succeeds itself or one of its own successors.
    """
    bodies = locked()
    found = living(bodies, body)
    before = shown(found)
    found.successor = None if successor is None else living(bodies, successor)
    check_circles(bodies, found)
    heir = found.successor
    if heir is not None and from_day is not None:
        check_days(found.first_day, from_day - timedelta(days=1))
        found.last_day = from_day - timedelta(days=1)
        end_seats_of(found, found.last_day)
        if heir.first_day is None:
            heir.first_day = from_day
            check_days(heir.first_day, heir.last_day)
            heir.save(update_fields=["first_day"])
            write(by, "body.change", heir, before={}, after={"first_day": from_day.isoformat()})
    if shown(found) == before:
        nothing_changed()
        return
    found.save(update_fields=["successor", "last_day"])
    after = shown(found)
    write(by, "body.successor", found, before=only(before, after), after=only(after, before), reason=reason)


@action(permissions.keeps_register)
def hand_over(
    by: Any,
    body: Body,
    successor: Body | None,
    *,
    new_name: str = "",
    from_day: date | None = None,
    reason: str = "",
) -> Body:
    """Sets the successor, made first when only its name is given: of the same kind, recommending to the same body."""
    if successor is None:
        fields = {n: getattr(body, n) for n in ("kind", "organisation", "part_of", "recommends_to")}
        if fold(new_name) == fold(body.name) and from_day is not None:  # the same name from another day on
            body = living(locked(), body)
            check_days(body.first_day, from_day - timedelta(days=1))
            body.last_day = from_day - timedelta(days=1)
            body.save(update_fields=["last_day"])
        successor = make_body(by, name=new_name, first_day=from_day, **fields)
    set_successor(by, body, successor, from_day=from_day, reason=reason)
    return successor
