"""What bodies are called: spellings given and taken away, names that are not the same, bodies made of names met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from frisat.plan.likeness import fold
from frisat.web.bodies.actions import make_body
from frisat.web.bodies.checks import check_days, check_free, check_numbers, living, locked
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, BodyKind, KeptApart, NameApart
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


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
    found = living(bodies, body)
    text = " ".join(text.split())
    check_days(first_day, last_day)
    check_numbers(text=text)
    if Alias.objects.filter(body=found, folded=fold(text), process_id=process_id).exists():
        raise RegisterError("B114", "text", a=found.name, value=text)
    check_free(bodies, found, text, process_id, first_day, last_day)
    made = Alias.objects.create(
        body=found, text=text, folded=fold(text), process_id=process_id, first_day=first_day, last_day=last_day
    )
    NameApart.objects.filter(folded=fold(text), body=found).delete()
    write(by, "body.alias_add", found, after=alias_shown(made))
    return made


@action(permissions.keeps_register)
def remove_alias(by: Any, alias: Alias) -> None:
    """Takes a spelling away; the body's own name stays. No plan changes: they keep what was printed."""
    bodies = locked()
    found = living(bodies, alias.body)
    if alias.process_id is None and alias.folded == fold(found.name):
        raise RegisterError("B112", value=alias.text)
    write(by, "body.alias_remove", found, before=alias_shown(alias))
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


def alias_shown(alias: Alias) -> dict[str, Any]:
    """A spelling as the record keeps it."""
    out = {"text": alias.text, "process": alias.process_id, "first_day": alias.first_day, "last_day": alias.last_day}
    return {name: str(value) for name, value in out.items() if value}
