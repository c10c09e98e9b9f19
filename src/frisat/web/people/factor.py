"""A second factor asked for once more, just before something that is signed with it."""

from __future__ import annotations

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frisat.web.people import queries
from frisat.web.people.models import Account


def is_recent(request: HttpRequest) -> bool:
    """Whether the session's account gave its second factor within the time that a confirmation lasts (15 minutes)."""
    if not isinstance(request.user, Account):
        return False
    given = [r for r in get_authentication_records(request, request.user) if r.get("method") == "mfa"]
    return bool(given) and time.time() - float(given[-1]["at"]) < app_settings.REAUTHENTICATION_TIMEOUT


def asked_for(request: HttpRequest) -> HttpResponse | None:
    """
    The way to the page that asks for the second factor, which sends the form on when it was given.

    None for who gave it just now, and for who has none: the caller notes which with `is_recent`.
    """
    if not isinstance(request.user, Account) or not queries.has_second_factor(request.user) or is_recent(request):
        return None
    return suspend_request(request, reverse("mfa_reauthenticate"))
