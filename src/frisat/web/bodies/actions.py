"""
Bodies made, changed, closed and opened again.

Spellings and what is kept apart: `spelling_actions`. Successors: `successor_actions`. Merging: `merge_actions`. Seats
and persons: `seat_actions`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from frisat.plan.likeness import fold
from frisat.web.base.seen import is_stale
from frisat.web.bodies.checks import (
    check_circles,
    check_days,
    check_free,
    check_numbers,
    living,
    locked,
    only,
    shown,
    stand,
)
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.keeps_register)
def make_body(by: Any, *, name: str, **fields: Any) -> Body:
    """A new body; its name becomes its first spelling. Raises RegisterError, as for a name that another one has."""
    bodies = locked()
    body = Body(name=" ".join(name.split()), **fields)
    check_days(body.first_day, body.last_day)
    check_numbers(name=body.name, **fields)
    check_free(bodies, body, body.name, None, None, None)
    body.full_clean()
    body.save()
    check_circles({**bodies, body.pk: body}, body)
    Alias.objects.create(body=body, text=body.name, folded=fold(body.name))
    write(by, "body.make", body, after=shown(body))
    return body


@action(permissions.keeps_register)
def change_body(by: Any, body: Body, *, seen: str = "", **fields: Any) -> Body:
    """
    Changes what `fields` name (`FIELDS`). A new name is a new spelling; the old one stays.

    Args:
        seen: what `stand` gave when the form was made; empty: whatever it is now.
    """
    bodies = locked()
    found = living(bodies, body)
    if is_stale(seen, stand(found)):
        raise RegisterError("B115", a=found.name)
    before = shown(found)
    for name, value in fields.items():
        setattr(found, name, " ".join(value.split()) if name == "name" else value)
    after = shown(found)
    if after == before:
        nothing_changed()
        return found
    check_days(found.first_day, found.last_day)
    check_numbers(**fields)
    check_free(bodies, found, found.name, None, None, None)
    found.full_clean()
    check_circles(bodies, found)
    found.save()
    Alias.objects.get_or_create(body=found, folded=fold(found.name), process_id=None, defaults={"text": found.name})
    write(by, "body.change", found, before=only(before, after), after=only(after, before))
    return found


@action(permissions.keeps_register)
def close_body(by: Any, body: Body, *, last_day: date, reason: str = "") -> None:
    """The body exists no longer than `last_day`; seats that would last longer end with it."""
    found = living(locked(), body)
    before = shown(found)
    check_days(found.first_day, last_day)
    found.last_day = last_day
    found.save(update_fields=["last_day"])
    ended = end_seats_of(found, last_day)
    write(
        by, "body.close", found, before=only(before, shown(found)),
        after={"last_day": last_day.isoformat(), "seats_ended": ended}, reason=reason,
    )  # fmt: skip


def end_seats_of(body: Body, last_day: date) -> int:
    seats = [seat for seat in body.seats.select_for_update() if seat.last_day is None or seat.last_day > last_day]
    for seat in seats:
        seat.last_day = max(last_day, seat.first_day)
        seat.save(update_fields=["last_day"])
    return len(seats)


@action(permissions.keeps_register)
def reopen_body(by: Any, body: Body) -> None:
    """The body has no last day any more; seats stay as they are."""
    found = living(locked(), body)
    if found.last_day is None:
        nothing_changed()
        return
    before = shown(found)
    found.last_day = None
    found.save(update_fields=["last_day"])
    write(by, "body.reopen", found, before=only(before, shown(found)))
