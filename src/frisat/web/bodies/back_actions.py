"""
What was taken out of the register brought back as it was: a spelling, a seat, the days on which bodies and seats ended.

What is kept for it (`kept_…`, `ends_of`) travels with the message that tells of the deed (`base.way_back`), and counts
only for who did it. Rows come back under their own numbers: merges name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from frisat.web.bodies.checks import check_circles, check_days, check_free, check_numbers, living, locked, only, shown
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, Seat
from frisat.web.bodies.seat_actions import check_seat, is_oneself, seat_shown
from frisat.web.bodies.spelling_actions import alias_shown
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

Kept = dict[str, Any]
_DAYS = ("first_day", "last_day")


def kept_alias(alias: Alias) -> Kept:
    days = {name: _said(getattr(alias, name)) for name in _DAYS}
    return {"id": alias.pk, "body_id": alias.body_id, "text": alias.text, "folded": alias.folded,
            "process_id": alias.process_id, **days}  # fmt: skip


def alias_of(kept: Kept) -> Alias:
    return Alias(**{**kept, **{name: _day(kept[name]) for name in _DAYS}})


def kept_seat(seat: Seat) -> Kept:
    row = {f.attname: getattr(seat, f.attname) for f in Seat._meta.concrete_fields}
    row |= {name: _said(row[name]) for name in _DAYS}
    return {"row": row, "substitutes": sorted(seat.substitutes.values_list("pk", flat=True))}


def ends_of(bodies: Iterable[Body]) -> Kept:
    """Until when some bodies and their seats last, and who takes over."""
    out: Kept = {}
    for body in Body.objects.filter(pk__in=[b.pk for b in bodies]).prefetch_related("seats"):
        seats = {str(s.pk): _said(s.last_day) for s in body.seats.all()}
        out[str(body.pk)] = {
            "successor": body.successor_id, **{n: _said(getattr(body, n)) for n in _DAYS}, "seats": seats
        }  # fmt: skip
    return out


def ended(before: Kept, after: Kept) -> Kept:
    """What a deed changed of it: {"before": …, "after": …}, nothing but the differences; empty for none."""
    kept: Kept = {"before": {}, "after": {}}
    for pk, was in before.items():
        now = after.get(pk, was)
        seats = [s for s in was["seats"] if now["seats"].get(s, was["seats"][s]) != was["seats"][s]]
        if seats or any(was[n] != now[n] for n in ("successor", *_DAYS)):
            for name, one in (("before", was), ("after", now)):
                kept[name][pk] = {**one, "seats": {s: one["seats"][s] for s in seats}}
    return kept if kept["before"] else {}


@action(permissions.keeps_register)
def bring_alias_back(by: Any, kept: Kept) -> Alias:
    """A spelling that was taken away. Raises RegisterError when it is another body's by now, LookupError for none."""
    bodies = locked()
    found = living(bodies, _body(bodies, kept["body_id"]))
    made = alias_of(kept)
    if found.aliases.filter(folded=made.folded, process_id=made.process_id).exists():
        raise RegisterError("B114", "text", a=found.name, value=made.text)
    check_numbers(text=made.text)
    check_free(bodies, found, made.text, made.process_id, made.first_day, made.last_day)
    made.save(force_insert=True)
    write(by, "body.alias_back", found, after=alias_shown(made))
    return made


@action(permissions.keeps_register)
def bring_seat_back(by: Any, kept: Kept) -> Seat:
    """A seat that was taken away, and who stood in for it. Raises RegisterError, LookupError."""
    row = kept["row"]
    bodies = locked()
    body = living(bodies, _body(bodies, row["body_id"]))
    if Seat.objects.filter(pk=row["id"]).exists():
        nothing_changed()
        return Seat.objects.get(pk=row["id"])
    made = Seat(**{**row, **{name: _day(row[name]) for name in _DAYS}})
    made.body = body
    if made.substitute_for_id is not None and not body.seats.filter(pk=made.substitute_for_id).exists():
        raise RegisterError("B119", a=body.name)  # whom it stood in for has been taken away, too
    check_numbers(representative_of=made.representative_of, list_name=made.list_name)
    check_seat(by, made)
    made.save(force_insert=True)
    body.seats.filter(pk__in=kept["substitutes"], substitute_for=None).update(substitute_for=made)
    write(by, "seat.back", body, after=seat_shown(made))
    return made


@action(permissions.keeps_register)
def bring_ends_back(by: Any, kept: Mapping[str, Kept]) -> int:
    """
    Bodies and seats last again as they did before they were ended; how many seats of one's own stay ended.

    Nobody lengthens their own seat. Raises RegisterError when somebody changed one of them since, LookupError for a
    body or seat that is gone.
    """
    bodies, own = locked(), 0
    for pk, then in kept["before"].items():
        found = living(bodies, _body(bodies, int(pk)))
        if any(_now(found, name) != kept["after"][pk][name] for name in ("successor", *_DAYS)):
            raise RegisterError("B119", a=found.name)
        before = shown(found)
        found.successor = living(bodies, _body(bodies, then["successor"])) if then["successor"] else None
        found.first_day, found.last_day = (_day(then[name]) for name in _DAYS)
        check_days(found.first_day, found.last_day)
        check_circles(bodies, found)
        check_free(bodies, found, found.name, None, None, None)
        found.save(update_fields=["successor", *_DAYS])
        again = []
        for seat in _seats(found, then["seats"]):
            if _said(seat.last_day) != kept["after"][pk]["seats"][str(seat.pk)]:
                raise RegisterError("B119", a=found.name)
            if is_oneself(by, seat):
                own += 1
                continue
            seat.body, seat.last_day = found, _day(then["seats"][str(seat.pk)])
            check_seat(by, seat)
            seat.save(update_fields=["last_day"])
            again.append(str(seat.person or seat.representative_of))
        after = shown(found)
        write(by, "body.ends_back", found, before=only(before, after),
              after={**only(after, before), **({"seats": again} if again else {})})  # fmt: skip
    return own


def _seats(body: Body, numbers: Mapping[str, Any]) -> list[Seat]:
    rows = body.seats.select_for_update(of=("self",)).select_related("person").filter(pk__in=[int(n) for n in numbers])
    found = list(rows.order_by("pk"))
    if len(found) != len(numbers):
        raise RegisterError("B119", a=body.name)
    return found


def _body(bodies: Mapping[int, Body], pk: int) -> Body:
    if pk not in bodies:
        raise LookupError(f"there is no body {pk}")
    return bodies[pk]


def _now(body: Body, name: str) -> Any:
    return body.successor_id if name == "successor" else _said(getattr(body, name))


def _said(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
