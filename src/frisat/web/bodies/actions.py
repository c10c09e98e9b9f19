"""
Every write to bodies and their spellings. Merging is in `merge_actions`, seats and persons in `seat_actions`.

The register is small (hundreds of rows) and its pointers form chains, so an action that could close a circle, or give
one spelling to two bodies, locks all bodies: two people at once are then one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from frisat.plan.likeness import fold
from frisat.web.base import words
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, BodyKind, KeptApart, NameApart
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

POINTERS = (("part_of", "B105"), ("successor", "B104"), ("recommends_to", "B106"))
FIELDS = ("name", "organisation", "kind", "part_of", "recommends_to", "first_day", "last_day", "outside_id")
FAR = date.max


def locked() -> dict[int, Body]:
    """All bodies, locked until the action ends."""
    return {body.pk: body for body in Body.objects.select_for_update().order_by("pk")}


def shown(body: Body) -> dict[str, Any]:
    """A body as the record keeps it."""
    out = {name: getattr(body, name) for name in ("name", "organisation", "kind")}
    for name in ("part_of", "successor", "recommends_to"):
        out[name] = str(getattr(body, name) or "")
    for name in ("first_day", "last_day", "outside_id"):
        out[name] = str(getattr(body, name) or "")
    return {name: value for name, value in out.items() if value}


def stand(body: Body) -> str:
    """What a form says it saw; another text when somebody has changed the body since."""
    return "|".join(str(getattr(body, f"{n}_id" if n in ("part_of", "recommends_to") else n) or "") for n in FIELDS)


@action(permissions.keeps_register)
def make_body(by: Any, *, name: str, **fields: Any) -> Body:
    """A new body; its name becomes its first spelling. Raises RegisterError, as for a name that another one has."""
    bodies = locked()
    body = Body(name=" ".join(name.split()), **fields)
    _check_days(body.first_day, body.last_day)
    _check_free(bodies, body, body.name, None, None, None)
    body.full_clean()
    body.save()
    _check_circles({**bodies, body.pk: body}, body)
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
    found = _living(bodies, body)
    if seen and seen != stand(found):
        raise RegisterError("B115", a=found.name)
    before = shown(found)
    for name, value in fields.items():
        setattr(found, name, " ".join(value.split()) if name == "name" else value)
    after = shown(found)
    if after == before:
        nothing_changed()
        return found
    _check_days(found.first_day, found.last_day)
    _check_free(bodies, found, found.name, None, None, None)
    found.full_clean()
    _check_circles(bodies, found)
    found.save()
    Alias.objects.get_or_create(body=found, folded=fold(found.name), process_id=None, defaults={"text": found.name})
    write(by, "body.change", found, before=_only(before, after), after=_only(after, before))
    return found


@action(permissions.keeps_register)
def close_body(by: Any, body: Body, *, last_day: date, reason: str = "") -> None:
    """The body exists no longer than `last_day`; seats that would last longer end with it."""
    found = _living(locked(), body)
    before = shown(found)
    _check_days(found.first_day, last_day)
    found.last_day = last_day
    found.save(update_fields=["last_day"])
    ended = _end_seats(found, last_day)
    write(
        by, "body.close", found, before=_only(before, shown(found)),
        after={"last_day": last_day.isoformat(), "seats_ended": ended}, reason=reason,
    )  # fmt: skip


def _end_seats(body: Body, last_day: date) -> int:
    seats = [seat for seat in body.seats.select_for_update() if seat.last_day is None or seat.last_day > last_day]
    for seat in seats:
        seat.last_day = max(last_day, seat.first_day)
        seat.save(update_fields=["last_day"])
    return len(seats)


@action(permissions.keeps_register)
def reopen_body(by: Any, body: Body) -> None:
    """The body has no last day any more; seats stay as they are."""
    found = _living(locked(), body)
    if found.last_day is None:
        nothing_changed()
        return
    before = shown(found)
    found.last_day = None
    found.save(update_fields=["last_day"])
    write(by, "body.reopen", found, before=_only(before, shown(found)))


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
    found = _living(bodies, body)
    before = shown(found)
    found.successor = None if successor is None else _living(bodies, successor)
    _check_circles(bodies, found)
    heir = found.successor
    if heir is not None and from_day is not None:
        _check_days(found.first_day, from_day - timedelta(days=1))
        found.last_day = from_day - timedelta(days=1)
        _end_seats(found, found.last_day)
        if heir.first_day is None:
            heir.first_day = from_day
            _check_days(heir.first_day, heir.last_day)
            heir.save(update_fields=["first_day"])
            write(by, "body.change", heir, before={}, after={"first_day": from_day.isoformat()})
    if shown(found) == before:
        nothing_changed()
        return
    found.save(update_fields=["successor", "last_day"])
    after = shown(found)
    write(by, "body.successor", found, before=_only(before, after), after=_only(after, before), reason=reason)


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
            body = _living(locked(), body)
            _check_days(body.first_day, from_day - timedelta(days=1))
            body.last_day = from_day - timedelta(days=1)
            body.save(update_fields=["last_day"])
        successor = make_body(by, name=new_name, first_day=from_day, **fields)
    set_successor(by, body, successor, from_day=from_day, reason=reason)
    return successor


# ------------------------------------------------------------------------------------------------------- spellings
@action(permissions.keeps_register)
def add_alias(
    by: Any,
    body: Body,
    *,
    text: str,
    process_id: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
) -> Alias:
    """Another spelling of a body's name, in one process or in all of its organisation's."""
    bodies = locked()
    found = _living(bodies, body)
    text = " ".join(text.split())
    _check_days(first_day, last_day)
    if Alias.objects.filter(body=found, folded=fold(text), process_id=process_id).exists():
        raise RegisterError("B114", "text", a=found.name, value=text)
    _check_free(bodies, found, text, process_id, first_day, last_day)
    made = Alias.objects.create(
        body=found, text=text, folded=fold(text), process_id=process_id, first_day=first_day, last_day=last_day
    )
    NameApart.objects.filter(folded=fold(text), body=found).delete()
    write(by, "body.alias_add", found, after=_alias(made))
    return made


@action(permissions.keeps_register)
def remove_alias(by: Any, alias: Alias) -> None:
    """Takes a spelling away; the body's own name stays. No plan changes: they keep what was printed."""
    bodies = locked()
    found = _living(bodies, alias.body)
    if alias.process_id is None and alias.folded == fold(found.name):
        raise RegisterError("B112", value=alias.text)
    write(by, "body.alias_remove", found, before=_alias(alias))
    alias.delete()


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body to be made of names that were met: what it is to be called, its other spellings, what it is."""

    name: str
    spellings: tuple[str, ...]
    kind: str = BodyKind.OTHER
    organisation: str = ""


@action(permissions.keeps_register)
def make_bodies(by: Any, made: Iterable[NewBody]) -> list[Body]:
    """New bodies with their spellings, all or none. Raises RegisterError when somebody has made one of them since."""
    out = []
    for new in made:
        body = make_body(by, name=new.name, kind=new.kind, organisation=new.organisation)
        known = {fold(body.name)}
        for text in new.spellings:
            if fold(text) not in known:
                add_alias(by, body, text=text)
                known.add(fold(text))
        out.append(body)
    if not out:
        nothing_changed()
    return out


@action(permissions.keeps_register)
def accept_spellings(by: Any, pairs: Iterable[tuple[str, Body]]) -> int:
    """Gives each name to its body, in all processes of the body's organisation; how many were new. All or none."""
    count = 0
    for text, body in pairs:
        if Alias.objects.filter(body=body, folded=fold(text), process_id=None).exists():
            continue
        add_alias(by, body, text=text)
        count += 1
    if not count:
        nothing_changed()
    return count


# ------------------------------------------------------------------------------------------------------ kept apart
@action(permissions.keeps_register)
def keep_apart(by: Any, one: Body, other: Body) -> None:
    """Two bodies that are not the same: not proposed again."""
    a, b = sorted((one, other), key=lambda body: body.pk)
    if a.pk == b.pk:
        raise RegisterError("B101", a=a.name)
    _, is_new = KeptApart.objects.get_or_create(a=a, b=b)
    if not is_new:
        nothing_changed()
        return
    write(by, "body.keep_apart", a, after={"other": b.name})
    write(by, "body.keep_apart", b, after={"other": a.name})


@action(permissions.keeps_register)
def keep_name_apart(by: Any, name: str, body: Body | None) -> None:
    """A printed name that is not the body, or (None) no body at all: not proposed again."""
    row, is_new = NameApart.objects.get_or_create(folded=fold(name)[:200], body=body)
    if not is_new:
        nothing_changed()
        return
    write(by, "body.name_apart", row if body is None else body, after={"name": name})


@action(permissions.keeps_register)
def propose_again(by: Any, name: str) -> None:
    """Takes back that a name is no body."""
    row = NameApart.objects.filter(folded=fold(name)[:200], body=None).first()
    if row is None:
        nothing_changed()
        return
    write(by, "body.name_again", row, after={"name": name})
    row.delete()


# ---------------------------------------------------------------------------------------------------------- checks
def _living(bodies: dict[int, Body], body: Body) -> Body:
    found = bodies[body.pk]
    if found.merged_into_id is not None:
        raise RegisterError("B107", a=found.name, b=bodies[found.merged_into_id].name)
    return found


def check_circle(bodies: dict[int, Body], start: Body, pointer: str, code: str) -> None:
    """Raises RegisterError when following a pointer from a body leads back to it."""
    seen, at = {start.pk}, getattr(start, f"{pointer}_id")
    first = at
    while at is not None:
        if at in seen:
            raise RegisterError(code, pointer, a=start.name, b=bodies[first].name)
        seen.add(at)
        at = getattr(bodies[at], f"{pointer}_id") if at in bodies else None


def _check_circles(bodies: dict[int, Body], changed: Body) -> None:
    together = {**bodies, changed.pk: changed}
    for pointer, code in POINTERS:
        check_circle(together, changed, pointer, code)


def _check_days(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise RegisterError("B113", "last_day", first=words.day(first), last=words.day(last))


def _check_free(
    bodies: dict[int, Body], body: Body, text: str, process_id: int | None, first: date | None, last: date | None
) -> None:
    """Raises RegisterError when another living body of the organisation has the spelling on one of the days."""
    mine = _days(body, first, last)
    for alias in Alias.objects.filter(folded=fold(text), process_id=process_id).exclude(body=body.pk):
        other = bodies.get(alias.body_id)
        if other is None or other.merged_into_id is not None or fold(other.organisation) != fold(body.organisation):
            continue
        begin, end = _days(other, alias.first_day, alias.last_day)
        if begin <= mine[1] and mine[0] <= end:
            raise RegisterError("B110", "text" if text != body.name else "name", value=text, b=other.name)


def _days(body: Body, first: date | None, last: date | None) -> tuple[date, date]:
    return max(first or date.min, body.first_day or date.min), min(last or FAR, body.last_day or FAR)


def _alias(alias: Alias) -> dict[str, Any]:
    out = {"text": alias.text, "process": alias.process_id, "first_day": alias.first_day, "last_day": alias.last_day}
    return {name: str(value) for name, value in out.items() if value}


def _only(values: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if other.get(name) != value}
