"""Who signed in with a password sets up a second factor before anything else; a session in use says so."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext

from frisat.web.base.middleware import PREFIX
from frisat.web.people import queries, sessions

SEEN = "frisat_second_factor"
"""In the session once the account was seen to have a second factor, so that pages need not ask again."""
FREE = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "mfa_view_recovery_codes",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "saml_login",
        "saml_acs",
        "saml_finish_acs",
    }
)
"""Names of the addresses on which a second factor is set up, or that need no account."""


def second_factor_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.FRISAT_SECOND_FACTOR and _is_work(request) and not is_enough(request) and not _is_free(request):
            return _led(request)
        if _is_work(request) and request.user.is_authenticated:
            sessions.touch(request)
        return get_response(request)

    return middleware


def is_enough(request: HttpRequest) -> bool:
    """Whether the sign-in of this session needs no second factor of ours, or had one."""
    if not request.user.is_authenticated or request.session.get(SEEN) == request.user.pk:
        return True
    if any(record.get("method") == "socialaccount" for record in get_authentication_records(request, request.user)):
        return True  # the municipality's own provider has asked for what it asks for
    if not queries.has_second_factor(request.user):
        return False
    request.session[SEEN] = request.user.pk
    return True


def _is_work(request: HttpRequest) -> bool:
    path = request.path_info
    return (path[len(PREFIX) - 1 :] if path.startswith(PREFIX) else path).startswith("/arbejde/")


def _is_free(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in FREE
    except Resolver404:
        return False


def _led(request: HttpRequest) -> HttpResponse:
    there = reverse("mfa_index")
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=401)
        answer["HX-Redirect"] = there
        return answer
    if not list(messages.get_messages(request)):
        messages.info(request, gettext("Set up a second factor first. Then the rest of the workspace opens."))
    return redirect(there)
