"""The way back after something was taken out of the register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.web.base import way_back
from frisat.web.bodies import back_actions
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body
from frisat.web.people import permissions
from frisat.web.people.routes import work_page


def offer(request: HttpRequest, said: str, **kept: Any) -> None:
    """Tells what was taken away, with the button that brings it back: `alias=`, `seat=` or `ends=` what was kept."""
    way_back.offer_kept(request, said, url=reverse("register_bring_back"), kept=kept)


def offer_ends(request: HttpRequest, said: str, before: back_actions.Kept, bodies: Iterable[Body]) -> None:
    """As `offer`, after bodies or seats were ended; `before`: what `ends_of` gave then."""
    kept = back_actions.ended(before, back_actions.ends_of(bodies))
    if kept:
        offer(request, said, ends=kept)
    else:
        messages.success(request, said)


@work_page(permissions.keeps_register, "POST")
def bring_back(request: HttpRequest) -> HttpResponse:
    kept = way_back.kept_in(request)
    if kept is None:
        messages.error(request, gettext("It can no longer be brought back from here. Enter it again; the history of "
                                        "the body has what it said."))  # fmt: skip
        return redirect("bodies")
    try:
        return _bring_back(request, kept)
    except RegisterError as wrong:
        messages.error(request, f"{gettext('It was not brought back.')} {wrong.said}")
    except LookupError:
        messages.error(request, gettext("It was not brought back: the body is no longer in the register."))
    return redirect("bodies")


def _bring_back(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    if "alias" in kept:
        alias = back_actions.bring_alias_back(request.user, kept["alias"])
        said = gettext("“%(text)s” is a spelling of “%(name)s” again.")
        messages.success(request, said % {"text": alias.text, "name": alias.body.name})
        return redirect("body", alias.body_id)
    if "seat" in kept:
        seat = back_actions.bring_seat_back(request.user, kept["seat"])
        said = gettext("%(who)s has the seat in “%(body)s” again.")
        messages.success(request, said % {"who": seat.person or seat.representative_of, "body": seat.body.name})
        return redirect("body", seat.body_id)
    own = back_actions.bring_ends_back(request.user, kept["ends"])
    messages.success(request, gettext("It is as it was before."))
    if own:
        said = ngettext(
            "Your own seat stays ended: ask somebody else who keeps the register to set its last day.",
            "Your own %(n)s seats stay ended: ask somebody else who keeps the register to set their last day.",
            own,
        )
        messages.warning(request, said % {"n": own})
    bodies = list(kept["ends"]["before"])
    return redirect("body", int(bodies[0])) if len(bodies) == 1 else redirect("bodies")
