"""
Making two bodies one, and taking that back so that every row is as it was.

Aliases and seats move to the body that stays, and pointers to the other one follow. `Merge.moved` keeps what it takes
to undo: ids of what moved, whole rows of spellings that both had, and pointers as they were. What somebody changed in
between stays as they made it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from frisat.web.base.seen import is_stale
from frisat.web.bodies.back_actions import alias_of, kept_alias
from frisat.web.bodies.checks import POINTERS, check_circle, locked
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, KeptApart, Merge, Seat
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, write


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do. `stamp` changes when any of it does; `both` are spellings that both have already."""

    merged: Body
    into: Body
    moves: list[Alias] = field(default_factory=list)
    both: list[Alias] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    pointers: list[tuple[Body, str]] = field(default_factory=list)
    kept_apart: bool = False
    stamp: str = ""


def preview(merged: Body, into: Body, bodies: dict[int, Body] | None = None) -> Preview:
    """What merging would move; writes nothing. Raises RegisterError for two that cannot be one body."""
    bodies = {b.pk: b for b in Body.objects.all()} if bodies is None else bodies
    merged, into = bodies[merged.pk], bodies[into.pk]
    _check(bodies, merged, into)
    theirs = {(a.folded, a.process_id) for a in into.aliases.all()}
    own = list(merged.aliases.order_by("pk"))
    moves = [a for a in own if (a.folded, a.process_id) not in theirs]
    both = [a for a in own if (a.folded, a.process_id) in theirs]
    seats = list(merged.seats.select_related("person").order_by("pk"))
    pointers = [(b, p) for b in bodies.values() for p, _ in POINTERS if getattr(b, f"{p}_id") == merged.pk]
    low, high = sorted((merged.pk, into.pk))
    apart = KeptApart.objects.filter(a=low, b=high).exists()
    said = [
        [merged.pk, into.pk],
        [[a.pk, a.text, a.process_id, str(a.first_day), str(a.last_day)] for a in own],
        sorted(map(str, theirs)),
        [[s.pk, s.person_id, s.representative_of, s.role, str(s.first_day), str(s.last_day)] for s in seats],
        [[b.pk, p] for b, p in pointers],
        [merged.name, into.name, apart],
    ]
    stamp = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
    return Preview(merged, into, moves, both, seats, pointers, apart, stamp)


@action(permissions.keeps_register)
def merge(by: Any, merged: Body, into: Body, *, seen: str = "", reason: str = "") -> Merge:
    """
    Says that `merged` is `into`. Plans keep what they print; its spellings lead to `into` from now on.

    Args:
        seen: the stamp of the preview that was looked at; empty: none was.

    Raises RegisterError as `preview`, when that has changed (B108), and for who sits in one of the two (B211).
    """
    bodies = locked()
    found = preview(merged, into, bodies)
    if is_stale(seen, found.stamp):
        raise RegisterError("B108")
    merged, into = found.merged, found.into
    _opens_nothing(by, merged, into)
    moved: dict[str, Any] = {
        "aliases": [a.pk for a in found.moves],
        "both": [kept_alias(a) for a in found.both],
        "seats": [s.pk for s in found.seats],
        "pointers": [],
        "kept_apart": [],
    }
    Alias.objects.filter(pk__in=moved["aliases"]).update(body=into)
    Alias.objects.filter(pk__in=[a.pk for a in found.both]).delete()
    Seat.objects.filter(pk__in=moved["seats"]).update(body=into)
    for body, pointer in found.pointers:
        after = None if body.pk == into.pk else into.pk
        setattr(body, f"{pointer}_id", after)
        body.save(update_fields=[pointer])
        moved["pointers"].append({"body": body.pk, "pointer": pointer, "before": merged.pk, "after": after})
    moved["kept_apart"] = _carry_apart(merged, into)
    merged.merged_into = into
    merged.save(update_fields=["merged_into"])
    done = Merge.objects.create(merged=merged, into=into, by=None if by is SYSTEM else by, reason=reason, moved=moved)
    said = {"spellings": [a.text for a in found.moves], "seats": len(found.seats)}
    write(by, "body.merge", merged, after={"into": into.name, **said}, reason=reason)
    write(by, "body.merged_here", into, after={"merged": merged.name, **said}, reason=reason)
    return done


@action(permissions.keeps_register)
def undo_merge(by: Any, done: Merge, *, reason: str = "") -> None:
    """Takes a merge back. Raises RegisterError when it was undone, or one of the two was merged further, since."""
    bodies = locked()
    done = Merge.objects.select_for_update().get(pk=done.pk)
    if done.undone is not None:
        raise RegisterError("B111")
    merged, into = bodies[done.merged_id], bodies[done.into_id]
    if into.merged_into_id is not None:
        raise RegisterError("B109", a=into.name, b=bodies[into.merged_into_id].name)
    moved = done.moved
    Alias.objects.filter(pk__in=moved["aliases"], body=into).update(body=merged)
    Alias.objects.bulk_create(alias_of(row) for row in moved["both"])
    Seat.objects.filter(pk__in=moved["seats"], body=into).update(body=merged)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    for row in moved["pointers"]:
        body = bodies.get(row["body"])
        if body is not None and getattr(body, f"{row['pointer']}_id") == row["after"]:
            setattr(body, f"{row['pointer']}_id", row["before"])
            check_circle(bodies, body, row["pointer"], dict(POINTERS)[row["pointer"]])
            body.save(update_fields=[row["pointer"]])
    KeptApart.objects.filter(pk__in=moved["kept_apart"]).delete()
    done.undone = datetime.now(UTC)
    done.save(update_fields=["undone"])
    write(by, "body.unmerge", merged, after={"from": into.name}, reason=reason)
    write(by, "body.unmerged_here", into, after={"merged": merged.name}, reason=reason)


def _opens_nothing(by: Any, merged: Body, into: Body) -> None:
    """Who sits in one of the two would read the closed matters of the other, and so is not the one to join them."""
    if by is SYSTEM:
        return
    sits = set(Seat.objects.filter(body__in=(merged, into), person__account=by.pk).values_list("body_id", flat=True))
    if len(sits) == 1:
        here, there = (merged, into) if merged.pk in sits else (into, merged)
        raise RegisterError("B211", a=here.name, b=there.name)


def _check(bodies: dict[int, Body], merged: Body, into: Body) -> None:
    if merged.pk == into.pk:
        raise RegisterError("B101", a=merged.name)
    for body in (merged, into):
        if body.merged_into_id is not None:
            raise RegisterError("B107", a=body.name, b=bodies[body.merged_into_id].name)
    for pointer, code in (("part_of", "B102"), ("successor", "B103")):
        if _reaches(bodies, into, merged, pointer):
            raise RegisterError(code, a=merged.name, b=into.name)
    if _reaches(bodies, merged, into, "successor"):
        raise RegisterError("B103", a=merged.name, b=into.name)
    if into.recommends_to_id != merged.pk and _reaches(bodies, into, merged, "recommends_to"):
        raise RegisterError("B106", a=into.name, b=merged.name)


def _reaches(bodies: dict[int, Body], start: Body, end: Body, pointer: str) -> bool:
    """Whether following a pointer from one body leads to another."""
    seen, at = set(), getattr(start, f"{pointer}_id")
    while at is not None and at not in seen:
        if at == end.pk:
            return True
        seen.add(at)
        at = getattr(bodies[at], f"{pointer}_id")
    return False


def _carry_apart(merged: Body, into: Body) -> list[int]:
    """What was kept apart from the merged body is kept apart from the other too; the rows made for that."""
    made = []
    for row in KeptApart.objects.filter(a=merged) | KeptApart.objects.filter(b=merged):
        other = row.b_id if row.a_id == merged.pk else row.a_id
        if other != into.pk:
            low, high = sorted((other, into.pk))
            kept, is_new = KeptApart.objects.get_or_create(a_id=low, b_id=high)
            made += [kept.pk] if is_new else []
    return made
