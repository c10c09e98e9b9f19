"""
Every write to persons and to the seats they hold.

A seat lets its holder read a body's closed matters (`queries.may_read_closed`). So nobody gives a seat to themselves,
and only who keeps accounts says which account is a person's (docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frisat.web.base import words
from frisat.web.base.seen import is_stale, stamp
from frisat.web.bodies.checks import FAR, check_numbers
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, Seat, SeatRole
from frisat.web.people import permissions
from frisat.web.people.models import Account, Person
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

PERSON_FIELDS = ("name", "title", "email", "telephone")
CONTACT = ("email", "telephone")
SEAT_FIELDS = ("person", "representative_of", "role", "substitute_for", "list_name", "first_day", "last_day",
               "is_public_contact")  # fmt: skip


# --------------------------------------------------------------------------------------------------------- persons
@action(permissions.keeps_register)
def make_person(by: Any, *, name: str, title: str = "", email: str = "", telephone: str = "") -> Person:
    check_numbers(name=name, title=title, email=email)
    person = Person(name=" ".join(name.split()), title=title.strip(), email=email.strip(), telephone=telephone.strip())
    person.full_clean()
    person.save()
    write(by, "person.make", person, after=_person(person))
    return person


@action(permissions.keeps_register)
def change_person(by: Any, person: Person, *, seen: str = "", **fields: str) -> None:
    """What a person is called and how they are reached. `seen`: what `stand_of_person` gave when the form was made."""
    found = Person.objects.select_for_update().get(pk=person.pk)
    if is_stale(seen, stand_of_person(found)):
        raise RegisterError("B115", a=found.name)
    before, contact = _person(found), {n: getattr(found, n) for n in CONTACT}
    for name, value in fields.items():
        setattr(found, name, " ".join(str(value).split()))
    check_numbers(name=found.name, title=found.title, email=found.email)
    changed = [n for n in CONTACT if getattr(found, n) != contact[n]]
    if _person(found) == before and not changed:
        nothing_changed()
        return
    found.full_clean()
    found.save()
    after = {**_person(found), **({"contact": changed} if changed else {})}
    write(by, "person.change", found, before=before, after=after)
    person.refresh_from_db()


@action(permissions.keeps_accounts)
def set_account(by: Any, person: Person, account: Account | None) -> None:
    """
    Says that a person signs in with an account; None: with none.

    Raises RegisterError for another's account (B206), and for one's own when the person has a seat, ended or not:
    that would be to seat oneself (B210).
    """
    found = Person.objects.select_for_update(of=("self",)).select_related("account").get(pk=person.pk)
    if (found.account_id or None) == (account.pk if account else None):
        nothing_changed()
        return
    if account is not None:
        other = Person.objects.filter(account=account).exclude(pk=found.pk).first()
        if other is not None:
            raise RegisterError("B206", "account", a=other.name, value=account.name)
        if by is not SYSTEM and account.pk == by.pk and found.seats.exists():
            raise RegisterError("B210", "account", a=found.name)
    before = found.account.name if found.account else None
    found.account = account
    found.save(update_fields=["account"])
    write(by, "person.account", found, before=before, after=account.name if account else None)
    person.refresh_from_db()


def stand_of_person(person: Person) -> str:
    return stamp({name: getattr(person, name) for name in PERSON_FIELDS})


def _person(person: Person) -> dict[str, Any]:
    """As the record keeps a person: how to reach them is not repeated there."""
    return {name: getattr(person, name) for name in ("name", "title") if getattr(person, name)}


# ----------------------------------------------------------------------------------------------------------- seats
@action(permissions.keeps_register)
def add_seat(by: Any, body: Body, **fields: Any) -> Seat:
    """A new seat in a body (`SEAT_FIELDS`). Raises RegisterError."""
    body = Body.objects.select_for_update().get(pk=body.pk)
    if body.merged_into is not None:
        raise RegisterError("B107", a=body.name, b=body.merged_into.name)
    seat = Seat(body=body, **fields)
    check_seat(by, seat)
    seat.save()
    write(by, "seat.add", body, after=seat_shown(seat))
    return seat


@action(permissions.keeps_register)
def add_seat_of(by: Any, body: Body, *, new_person: str = "", **fields: Any) -> Seat:
    """A new seat, of somebody new to the register when only their name is given. All or none."""
    if fields.get("person") is None and new_person.strip():
        fields["person"] = make_person(by, name=new_person)
    return add_seat(by, body, **fields)


@action(permissions.keeps_register)
def change_seat(by: Any, seat: Seat, *, seen: str = "", **fields: Any) -> None:
    """Changes what `fields` name. `seen`: what `stand_of_seat` gave when the form was made."""
    Body.objects.select_for_update().get(pk=seat.body_id)
    found = Seat.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=seat.pk)
    if is_stale(seen, stand_of_seat(found)):
        raise RegisterError("B115", a=str(found.person or found.representative_of))
    _not_oneself(by, found)
    before = seat_shown(found)
    for name, value in fields.items():
        setattr(found, name, value)
    if seat_shown(found) == before:
        nothing_changed()
        return
    check_seat(by, found)
    found.save()
    write(by, "seat.change", found.body, before=before, after=seat_shown(found))


@action(permissions.keeps_register)
def remove_seat(by: Any, seat: Seat, *, reason: str) -> None:
    """Takes away a seat that was entered by mistake; one that was held is ended instead. The record keeps it."""
    found = Seat.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=seat.pk)
    _not_oneself(by, found)
    before = seat_shown(found)
    found.substitutes.update(substitute_for=None)
    body = found.body
    found.delete()
    write(by, "seat.remove", body, before=before, reason=reason)


@action(permissions.keeps_register)
def end_seats(by: Any, bodies: Iterable[Body], *, last_day: date, reason: str = "") -> int:
    """
    Ends every seat of some bodies that would last longer, as at an election; how many were ended. All or none.

    Seats that only begin after `last_day` are of the next term, and are left as they are.
    """
    count = 0
    for body in Body.objects.select_for_update().filter(pk__in=[b.pk for b in bodies]).order_by("pk"):
        ended = []
        for seat in body.seats.select_for_update(of=("self",)).select_related("person").order_by("pk"):
            if seat.last_day is not None and seat.last_day <= last_day:
                continue
            if seat.first_day > last_day:
                continue  # of the next term: not meant
            seat.last_day = last_day
            seat.save(update_fields=["last_day"])
            ended.append(str(seat.person or seat.representative_of))
        if ended:
            write(by, "seat.end_all", body, after={"last_day": last_day.isoformat(), "ended": ended}, reason=reason)
            count += len(ended)
    if not count:
        nothing_changed()
    return count


def stand_of_seat(seat: Seat) -> str:
    return stamp({n: getattr(seat, f"{n}_id" if n in ("person", "substitute_for") else n) for n in SEAT_FIELDS})


def seat_shown(seat: Seat) -> dict[str, Any]:
    """A seat as the record keeps it."""
    out = {
        "person": str(seat.person or ""), "representative_of": seat.representative_of, "role": seat.role,
        "substitute_for": str(seat.substitute_for.person or seat.substitute_for.representative_of)
        if seat.substitute_for else "",
        "list_name": seat.list_name, "first_day": str(seat.first_day), "last_day": str(seat.last_day or ""),
        "is_public_contact": seat.is_public_contact,
    }  # fmt: skip
    return {name: value for name, value in out.items() if value}


def check_seat(by: Any, seat: Seat) -> None:
    """What must hold of a seat before it is stored. Raises RegisterError."""
    _not_oneself(by, seat)
    check_numbers(representative_of=seat.representative_of)
    body = seat.body
    if seat.person is None and not seat.representative_of:
        raise RegisterError("B202", "person")
    if seat.last_day is not None and seat.last_day < seat.first_day:
        raise RegisterError("B113", "last_day", first=words.day(seat.first_day), last=words.day(seat.last_day))
    begins, ends = body.first_day or date.min, body.last_day or FAR
    if seat.first_day < begins or (seat.last_day or FAR) > ends:
        first = words.day(body.first_day) if body.first_day else "…"
        last = words.day(body.last_day) if body.last_day else "…"
        field = "first_day" if seat.first_day < begins else "last_day"
        raise RegisterError("B205", field, a=body.name, first=first, last=last)
    stands_in = seat.substitute_for
    if seat.role == SeatRole.SUBSTITUTE and stands_in is None:
        raise RegisterError("B203", "substitute_for")
    if stands_in is not None and (stands_in.body_id != body.pk or stands_in.pk == seat.pk):
        raise RegisterError("B203", "substitute_for")
    if seat.person is not None:
        for other in body.seats.filter(person=seat.person, role=seat.role).exclude(pk=seat.pk):
            if other.first_day <= (seat.last_day or FAR) and seat.first_day <= (other.last_day or FAR):
                raise RegisterError("B204", "person", a=seat.person.name)
    seat.full_clean()


def _not_oneself(by: Any, seat: Seat) -> None:
    """Administrators neither: it takes two people to let one of them read what is closed."""
    if is_oneself(by, seat):
        raise RegisterError("B201", "person")


def is_oneself(by: Any, seat: Seat) -> bool:
    """Whether a seat is held by who acts."""
    return by is not SYSTEM and seat.person is not None and seat.person.account_id == by.pk
