"""
Every named read of bodies, their spellings and seats.

`resolve` turns the printed names of a plan into bodies with one query, whatever their number. What is printed stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from frisat.plan.likeness import fold
from frisat.web.bodies.models import Alias, Body, BodyKind, KeptApart, Merge, NameApart, Seat
from frisat.web.people import permissions
from frisat.web.people.models import Account, Person

HEARD_EVERYWHERE = frozenset({BodyKind.STATE})
"""Kinds whose names mean the same in every organisation's plans."""
KINDS_IN_ORDER = tuple(BodyKind)
_ROLES = {"chair": 0, "deputy": 1, "member": 2, "substitute": 3, "secretary": 4}


def own(organisation: str) -> str:
    """An organisation as a body names it: empty for the site's own."""
    name = " ".join(organisation.split())
    return "" if fold(name) == fold(settings.FRISAT_ORGANISATION) else name


# ------------------------------------------------------------------------------------------------------- resolving
@dataclass(frozen=True, slots=True)
class Spellings:
    """What some printed names mean in one process; made by `spellings_of` with one query."""

    rows: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)

    def on(self, name: str, day: date) -> Body | None:
        """
        The body that a printed name means on a day; None when none has it, or two have an equal claim.

        A spelling of the process goes before one of the organisation, a body that existed on the day before others.
        """
        held = [a for a in self.rows.get(fold(name), ()) if _holds(a, day)]
        for wanted in (
            [a for a in held if a.process_id is not None],
            [a for a in held if a.process_id is None],
        ):
            found = {a.body_id: a.body for a in wanted}
            there = {pk: body for pk, body in found.items() if body.existed_on(day)}
            for bodies in (there, found):
                if len(bodies) == 1:
                    return next(iter(bodies.values()))
            if found:
                return None
        return None


def _holds(alias: Alias, day: date) -> bool:
    return (alias.first_day is None or alias.first_day <= day) and (alias.last_day is None or day <= alias.last_day)


def spellings_of(names: Iterable[str], process_id: int | None, organisation: str = "") -> Spellings:
    """The spellings among `names` that hold in a process of an organisation (empty: the site's own). One query."""
    return spellings_in({process_id: (organisation, names)})[process_id]


def spellings_in(asked: Mapping[int | None, tuple[str, Iterable[str]]]) -> dict[int | None, Spellings]:
    """
    The same for many processes. One query, whatever their number.

    Args:
        asked: process -> (whose it is, the names printed in it).
    """
    folded = {pk: {fold(name)[:200] for name in names} for pk, (_, names) in asked.items()}
    every = set().union(*folded.values())
    rows: dict[int | None, dict[str, list[Alias]]] = {pk: {} for pk in asked}
    if every:
        scope = Q(process_id=None) | Q(process_id__in=[pk for pk in asked if pk is not None])
        found = Alias.objects.filter(scope, body__merged_into=None).select_related("body")
        if len(every) <= 500:  # past that it is cheaper to read the whole register than to name them all
            found = found.filter(folded__in=every)
        whose = {pk: fold(own(organisation)) for pk, (organisation, _) in asked.items()}
        for alias in found:
            of, everywhere = fold(own(alias.body.organisation)), alias.body.kind in HEARD_EVERYWHERE
            for pk in [alias.process_id] if alias.process_id is not None else asked:
                is_ours = alias.process_id is not None or everywhere or of == whose[pk]
                if is_ours and alias.folded in folded[pk]:
                    rows[pk].setdefault(alias.folded, []).append(alias)
    return {pk: Spellings({name: tuple(held) for name, held in found.items()}) for pk, found in rows.items()}


def resolve(names: Iterable[str], process_id: int | None, day: date, *, organisation: str = "") -> dict[str, Body]:
    """
    Printed name -> the body it means in a process on a day; names that mean none are left out. One query.

    Args:
        organisation: whose process it is; empty: the site's own.
    """
    names = list(dict.fromkeys(names))
    known = spellings_of(names, process_id, organisation)
    found = ((name, known.on(name, day)) for name in names)
    return {name: body for name, body in found if body is not None}


def names_of(body: Body, process_id: int) -> frozenset[str]:
    """The folded spellings of a body that can stand in a process: for a filter by body. One query."""
    return names_in(body, [process_id])[process_id]


def names_in(body: Body, process_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The same for many processes. One query, whatever their number."""
    everywhere: set[str] = set()
    own: dict[int, set[str]] = {pk: set() for pk in process_ids}
    for process_id, folded in Alias.objects.filter(body=body).values_list("process_id", "folded"):
        (everywhere if process_id is None else own.get(process_id, set())).add(folded)
    return {pk: frozenset(everywhere | names) for pk, names in own.items()}


def every_name(body: Body) -> frozenset[str]:
    """The folded spellings of a body in any process. One query."""
    return frozenset(Alias.objects.filter(body=body).values_list("folded", flat=True))


def living() -> list[Body]:
    """Every body that is not merged into another one, by number."""
    return list(Body.objects.filter(merged_into=None).order_by("pk"))


def stamp() -> int:
    """Another number when a spelling comes to mean something else. One query."""
    said = Alias.objects.order_by("pk").values_list(
        "pk", "folded", "process_id", "first_day", "last_day", "body_id",
        "body__merged_into", "body__first_day", "body__last_day", "body__organisation", "body__kind",
    )  # fmt: skip
    return hash(tuple(said))


# -------------------------------------------------------------------------------------------------------- the list
def bodies(*, words: str = "", kind: str = "", organisation: str | None = None) -> QuerySet[Body]:
    """The living bodies in order of name; `words` are looked for in names and spellings."""
    found = Body.objects.filter(merged_into=None).select_related("part_of", "successor")
    if kind:
        found = found.filter(kind=kind)
    if organisation is not None:
        found = found.filter(organisation=organisation)
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(aliases__folded__contains=fold(word))).distinct()
    return found.order_by("name", "pk")


def organisations() -> list[str]:
    """Every organisation that has a body here, the site's own ("") first."""
    return sorted(set(Body.objects.filter(merged_into=None).values_list("organisation", flat=True)))


def body(pk: int) -> Body | None:
    found = Body.objects.select_related("part_of", "successor", "recommends_to", "merged_into")
    return found.filter(pk=pk).first()


def choices(*, without: Body | None = None) -> QuerySet[Body]:
    """The bodies that another one can point at."""
    found = Body.objects.filter(merged_into=None).order_by("name", "pk")
    return found.exclude(pk=without.pk) if without is not None else found


def aliases(body: Body) -> list[Alias]:
    """The spellings of a body, those of the whole organisation first."""
    found = sorted(body.aliases.all(), key=lambda a: (a.process_id is not None, a.process_id or 0, a.folded))
    for alias in found:
        alias.is_own_name = alias.process_id is None and alias.folded == fold(body.name)  # type: ignore[attr-defined]
    return found


def alias_of(body: Body, pk: int) -> Alias | None:
    return body.aliases.filter(pk=pk).select_related("body").first()


def merges(body: Body) -> list[Merge]:
    """What was merged into a body and not taken back, the newest first."""
    return list(body.merges.filter(undone=None).select_related("merged", "by"))


def merge_of(body: Body, pk: int) -> Merge | None:
    return Merge.objects.filter(into=body, pk=pk).select_related("merged", "into").first()


def merge_away(body: Body) -> Merge | None:
    """The merge by which a body went into another one."""
    return body.merges_away.filter(undone=None).select_related("into", "by").first()


def forerunners(body: Body) -> list[Body]:
    """The bodies that this one took over from."""
    return list(body.forerunners.filter(merged_into=None))


def parts(body: Body) -> list[Body]:
    return list(body.parts.filter(merged_into=None))


def kept_apart() -> set[frozenset[int]]:
    return {frozenset(pair) for pair in KeptApart.objects.values_list("a_id", "b_id")}


def names_apart() -> tuple[set[str], set[tuple[str, int]]]:
    """Folded names that are no body at all, and (folded name, body) that are not the same."""
    rows = list(NameApart.objects.values_list("folded", "body_id"))
    return {name for name, pk in rows if pk is None}, {(name, pk) for name, pk in rows if pk is not None}


# ------------------------------------------------------------------------------------------------ seats and persons
def seats(body: Body) -> list[Seat]:
    """Every seat of a body, chair first, then by when it began."""
    found = body.seats.select_related("person", "substitute_for__person")
    return sorted(found, key=lambda s: (_ROLES[s.role], s.first_day, str(s.person or s.representative_of)))


def is_held(seat: Seat, day: date) -> bool:
    """Whether a seat is held on a day; its first and its last day count."""
    return seat.first_day <= day and (seat.last_day is None or day <= seat.last_day)


def seats_on(body: Body, day: date) -> list[Seat]:
    """The seats held on a day, chair first."""
    return [seat for seat in seats(body) if is_held(seat, day)]


def seat_of(body: Body, pk: int) -> Seat | None:
    return body.seats.filter(pk=pk).select_related("body", "person", "substitute_for__person").first()


def with_seats_on(day: date) -> list[tuple[Body, int]]:
    """The bodies in which somebody sits after a day, and how many: what an election may end."""
    found: dict[int, tuple[Body, int]] = {}
    for seat in Seat.objects.filter(Q(last_day=None) | Q(last_day__gt=day), first_day__lte=day).select_related("body"):
        body, count = found.get(seat.body_id, (seat.body, 0))
        found[seat.body_id] = (body, count + 1)
    return sorted(found.values(), key=lambda pair: (KINDS_IN_ORDER.index(BodyKind(pair[0].kind)), pair[0].name))


def may_read_closed(account: Any, body: Body, day: date) -> bool:
    """
    Whether an account may read a body's closed matters on a day: only who holds a seat in it that day.

    No role in a process gives the right, nor keeping the site. It ends with the seat's last day, with the body, and
    with the account. A seat "representative of" something is nobody's account.
    """
    return may_read_closed_of_any(account, [body], day)


def may_read_closed_of_any(account: Any, bodies: Iterable[Body], day: date) -> bool:
    """The same of several bodies that meet together: a seat in one of them is enough. One query, and one a merge."""
    if not permissions.signed_in(account) or not isinstance(getattr(account, "pk", None), int):
        return False
    there = standing_on(bodies, day)
    return bool(there) and held_on(there, day).filter(person__account_id=account.pk).exists()


def standing_on(bodies: Iterable[Body], day: date) -> list[int]:
    """The numbers of the bodies that these are now, after merges, as far as they exist on a day."""
    out = []
    for body in bodies:
        now = body
        while now.merged_into is not None:
            now = now.merged_into
        if now.existed_on(day):
            out.append(now.pk)
    return out


def held_on(bodies: Iterable[int], day: date) -> QuerySet[Seat]:
    """The seats that are held in some bodies on a day, by numbers."""
    held = Q(first_day__lte=day) & (Q(last_day=None) | Q(last_day__gte=day))
    return Seat.objects.filter(held, body__in=list(bodies))


def persons(*, words: str = "") -> QuerySet[Person]:
    """The register of persons in order of name."""
    found = Person.objects.select_related("account").prefetch_related("seats__body")
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(title__icontains=word) | Q(email__icontains=word))
    return found.order_by("name", "pk")


def person_names() -> QuerySet[Person]:
    """The register of persons in order of name, without their seats and accounts."""
    return Person.objects.order_by("name", "pk")


def account_person(who: Any) -> Person | None:
    """The person of an account, where the register says so."""
    return Person.objects.filter(account=who.pk).first()


def person(pk: int) -> Person | None:
    return Person.objects.select_related("account").filter(pk=pk).first()


def seats_of_person(person: Person) -> list[Seat]:
    """Every seat of a person, those that last longest first."""
    found = person.seats.select_related("body", "substitute_for__person")
    return sorted(found, key=lambda s: (s.last_day or date.max, s.first_day), reverse=True)


def seats_in(bodies: Iterable[int]) -> list[Seat]:
    """Every seat of persons in some bodies, by numbers, whenever it was held."""
    found = Seat.objects.filter(body__in=set(bodies), person__isnull=False)
    return list(found.select_related("person", "body").order_by("pk"))


def open_account(mail: str) -> Account | None:
    return Account.objects.filter(email=mail.strip().lower(), is_active=True).first()
