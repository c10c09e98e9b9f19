"""Which letterhead agendas and minutes are written on: the body's own, else the one of the house, else none."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.bodies.models import Body, Letterhead


def in_use(body: Body | None) -> Letterhead | None:
    """The one that a body (None: the house) has put in use itself, without its bytes."""
    found: Letterhead | None = _rows().filter(body=body, ended=None).select_related("by", "body").first()
    return found


def earlier(body: Body | None, most: int = 10) -> list[Letterhead]:
    """Those that were used before, the newest first."""
    return list(_rows().filter(body=body).exclude(ended=None).select_related("by").order_by("-ended", "-pk")[:most])


def for_bodies(bodies: Iterable[int]) -> Letterhead | None:
    """
    The one for a meeting of these bodies, by their numbers in the meeting's order, without its bytes.

    The first body that has its own wins over those after it and over the house.
    """
    wanted = list(bodies)
    found = {row.body_id: row for row in _rows().filter(ended=None)}
    return next((found[pk] for pk in [*wanted, None] if pk in found), None)


def bytes_of(row: Letterhead) -> bytes:
    return bytes(Letterhead.objects.values_list("data", flat=True).get(pk=row.pk))


def label(key: str) -> str:
    """What the record calls one."""
    row = _rows().filter(pk=key).select_related("body").first()
    return _whose(row.body) if row is not None else key


def url(key: str) -> str:
    row = _rows().filter(pk=key).first()
    if row is None:
        return ""
    return reverse("body_letterhead", args=[row.body_id]) if row.body_id else reverse("letterhead")


def _whose(body: Body | None) -> str:
    return body.name if body is not None else gettext("for the whole house")


def _rows() -> QuerySet[Letterhead]:
    return Letterhead.objects.defer("data")
