"""Letterheads put in use, removed, taken again: a body's by who keeps the register, the house's by administrators."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils import timezone

from frisat.web.base.uploads import file_name
from frisat.web.bodies.checks import check_numbers, living, locked
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.letterhead_files import checked
from frisat.web.bodies.models import Body, Letterhead
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.keeps_register)
def put_for_body(by: Any, body: Body, data: bytes, name: str) -> Letterhead:
    """A body's own; the same file again changes nothing. Raises RegisterError as `letterhead_files.checked`."""
    return _put(by, living(locked(), body), data, name)


@action(permissions.keeps_accounts)
def put_for_house(by: Any, data: bytes, name: str) -> Letterhead:
    """The letterhead of all bodies that have none of their own. Raises RegisterError as `letterhead_files.checked`."""
    return _put(by, None, data, name)


@action(permissions.keeps_register)
def end_for_body(by: Any, body: Body, *, seen: str = "") -> Letterhead | None:
    """The body has none of its own any more. `seen`: the number of the one that the form showed. Raises B124."""
    return _end(by, living(locked(), body), seen)


@action(permissions.keeps_accounts)
def end_for_house(by: Any, *, seen: str = "") -> Letterhead | None:
    """The house has none any more. `seen`: the number of the one that the form showed. Raises RegisterError B124."""
    return _end(by, None, seen)


@action(permissions.keeps_register)
def take_again_for_body(by: Any, body: Body, pk: int) -> Letterhead:
    """An earlier one of the body's is in use again. Raises Letterhead.DoesNotExist."""
    return _take_again(by, living(locked(), body), pk)


@action(permissions.keeps_accounts)
def take_again_for_house(by: Any, pk: int) -> Letterhead:
    """An earlier one of the house is in use again. Raises Letterhead.DoesNotExist."""
    return _take_again(by, None, pk)


def _put(by: Any, body: Body | None, data: bytes, name: str) -> Letterhead:
    name = file_name(name, otherwise="brevpapir.docx")
    check_numbers(fil=name)
    copy = checked(data, name)
    digest = hashlib.sha256(copy).hexdigest()
    now = _now(body)
    if now is not None and now.sha256 == digest:
        nothing_changed()
        return now
    _set_aside(now)
    made: Letterhead = Letterhead.objects.create(
        body=body, name=name, data=copy, sha256=digest, size_bytes=len(copy), by=by if by.pk is not None else None
    )
    write(by, "letterhead.put", made, within=body, after={"file": name, "sha256": digest, "bytes": len(copy)})
    return made


def _end(by: Any, body: Body | None, seen: str) -> Letterhead | None:
    now = _now(body)
    if now is None:
        nothing_changed()
        return None
    if seen and seen != str(now.pk):
        raise RegisterError("B124")
    _set_aside(now)
    write(by, "letterhead.end", now, within=body, before={"file": now.name})
    return now


def _take_again(by: Any, body: Body | None, pk: int) -> Letterhead:
    found: Letterhead = Letterhead.objects.select_for_update(of=("self",)).defer("data").get(pk=pk, body=body)
    if found.ended is None:
        nothing_changed()
        return found
    _set_aside(_now(body))
    found.ended = None
    found.save(update_fields=["ended"])
    write(by, "letterhead.back", found, within=body, after={"file": found.name})
    return found


def _now(body: Body | None) -> Letterhead | None:
    rows = Letterhead.objects.select_for_update(of=("self",)).defer("data")
    found: Letterhead | None = rows.filter(body=body, ended=None).first()
    return found


def _set_aside(row: Letterhead | None) -> None:
    if row is not None:
        row.ended = timezone.now()
        row.save(update_fields=["ended"])
