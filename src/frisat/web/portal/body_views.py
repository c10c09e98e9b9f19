"""
The public page of a body: what it is, who sits in it, where the plans name it.

Which bodies have one: `public_bodies`. Names of people are shown only where sitting there is a public office, mail and
telephone only for a seat that is marked as a public contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frisat.plan.likeness import fold
from frisat.web.base.clock import today
from frisat.web.bodies import queries, uses
from frisat.web.bodies.forms import KIND_WORDS, ROLE_WORDS
from frisat.web.bodies.models import Body, BodyKind, Seat, SeatRole
from frisat.web.cases.pages import split
from frisat.web.cases.sight import decisions_of_body, listed_decisions, public_decisions
from frisat.web.cases.value import decisions_with_all
from frisat.web.portal import meeting_list
from frisat.web.portal.public_bodies import has_page, public_places, slug_of, url_of

PUBLIC_OFFICE = frozenset({BodyKind.COUNCIL, BodyKind.COMMITTEE, BodyKind.ADVISORY})
"""Kinds whose members hold a public office; staff and representatives elsewhere are not named."""
MOST = 100
NEWEST = 5
"""Decisions on the page of a body; the others are a press away."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat as anybody may see it."""

    who: str
    role: Any
    seat: Seat
    email: str
    telephone: str


@require_safe
def body(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    found = queries.body(pk)
    if found is None:
        raise Http404
    stays = last_of(found)
    if not has_page(stays):
        raise Http404
    if stays.pk != found.pk:
        return redirect(url_of(stays), permanent=False)
    used = uses.uses(found, public_places().naming(queries.every_name(found)), today())
    if slug != slug_of(found):
        return redirect("public_body", pk, slug_of(found), permanent=True)
    newest = list(decisions_of_body(found).values_list("pk", flat=True)[:NEWEST])
    decided = public_decisions(decisions_with_all(listed_decisions().filter(pk__in=newest)))
    context = {
        "body": found,
        "kind": KIND_WORDS[BodyKind(found.kind)],
        "sitting": _sitting(found),
        "spellings": _spellings(found, used),
        "uses": used[:MOST],
        "uses_left": max(0, len(used) - MOST),
        "before": [(b, slug_of(b)) for b in queries.forerunners(found) if has_page(b)],
        "after": _link(found.successor),
        "part_of": _link(found.part_of),
        "recommends_to": _link(found.recommends_to),
        "has_calendar": any("actors" in use.fields and (use.place.last or date.min) >= today() for use in used),
        "decisions": [(one, *split(one.number)) for one in decided],
        "near": meeting_list.near(today(), body=found),
        "is_former": found.last_day is not None and found.last_day < today(),
    }
    return render(request, "portal/body.html", context)


def last_of(found: Body) -> Body:
    """The body that stayed when this one was merged away; itself when it was not."""
    while found.merged_into is not None:
        found = found.merged_into
    return found


def _link(found: Body | None) -> tuple[Body, str] | None:
    """A body and its address; None where it has no public page."""
    return (found, slug_of(found)) if found is not None and has_page(found) else None


def _sitting(found: Body) -> list[Sitting]:
    """Who holds a seat today; secretaries are staff, and named only as public contacts."""
    out = []
    for seat in queries.seats_on(found, today()):
        is_contact = seat.is_public_contact and seat.person is not None
        is_office = found.kind in PUBLIC_OFFICE and seat.role != SeatRole.SECRETARY
        if not is_contact and not is_office:
            continue
        person = seat.person
        out.append(
            Sitting(
                who=person.name if person else seat.representative_of,
                role=ROLE_WORDS[SeatRole(seat.role)],
                seat=seat,
                email=person.email if person and is_contact else "",
                telephone=person.telephone if person and is_contact else "",
            )
        )
    return out


def _spellings(found: Body, used: list[uses.Use]) -> list[str]:
    """Other ways its name is printed in what anybody may read: a spelling of staff's plans is not told."""
    met = {fold(name): name for use in used for name in use.printed}
    return sorted(name for folded, name in met.items() if folded != fold(found.name))
