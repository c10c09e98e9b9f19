"""The addresses of signing in and of one's own account: allauth's views under Danish, sayable names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.saml import views as saml
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from frisat.web.people import oidc, own_views, permissions
from frisat.web.people.outside import OIDC, SAML
from frisat.web.people.routes import View, classified, to_sign_in
from frisat.web.people.saml import take_answer

READ = ("GET", "HEAD")
BOTH = ("GET", "HEAD", "POST")
POST = ("POST",)


def _entrance(view: View, methods: tuple[str, ...] = BOTH, *, whole: bool = False) -> View:
    """A page of allauth's that needs no account. `whole`: what it writes is written wholly, or not at all."""
    return classified(_run(view, methods, whole=whole), permissions.anybody, methods)


def _own(view: View, methods: tuple[str, ...] = BOTH) -> View:
    """A page of allauth's on one's own account; what it writes is written wholly and recorded, or not at all."""

    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (led := to_sign_in(request)) is not None:
            return led
        return view(request, *args, **kwargs)

    return classified(_run(run, methods, whole=True), permissions.signed_in, methods)


def _run(view: View, methods: tuple[str, ...], *, whole: bool) -> Callable[..., HttpResponse]:
    @never_cache
    @require_http_methods(list(methods))
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if whole and request.method == "POST":
            with transaction.atomic():
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    return run


def _saml(tail: str, view: View, methods: tuple[str, ...], *, name: str, from_outside: bool = False) -> URLPattern:
    """
    A page that the provider knows: its addresses are the Danish ones in both languages.

    `from_outside`: the provider's page posts to us, without a token of ours; the signature and the noted question
    stand in for it.
    """

    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override("da"):
            return view(request, *args, **kwargs)

    page = _entrance(run, methods)
    if from_outside:
        page = csrf_exempt(page)
    return re_path(rf"^udefra/(?P<organization_slug>{SAML})/{tail}$", page, name=name)


urlpatterns = [
    path("", own_views.profile, name="account_profile"),
    path("log-af-overalt/", own_views.sign_out_everywhere, name="account_sign_out_everywhere"),
    path("log-ud/<slug:name>/", own_views.end_session, name="account_session_end"),
    path("log-ind/", _entrance(account.login), name="account_login"),
    path("log-af/", _entrance(account.logout), name="account_logout"),
    path("lukket/", _entrance(account.account_inactive, READ), name="account_inactive"),
    path("bekraeft/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("adgangskode/", _own(account.password_change), name="account_change_password"),
    path("adgangskode/vaelg/", _own(account.password_set), name="account_set_password"),
    path("glemt/", _entrance(account.password_reset), name="account_reset_password"),
    path("glemt/sendt/", _entrance(account.password_reset_done, READ), name="account_reset_password_done"),
    re_path(
        r"^ny-adgangskode/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        _entrance(account.password_reset_from_key, whole=True),
        name="account_reset_password_from_key",
    ),
    path(
        "ny-adgangskode/gemt/",
        _entrance(account.password_reset_from_key_done, READ),
        name="account_reset_password_from_key_done",
    ),
    path("sikkerhed/", _own(mfa.index, READ), name="mfa_index"),
    path("sikkerhed/kode/", _entrance(mfa.authenticate), name="mfa_authenticate"),
    path("sikkerhed/bekraeft/", _own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("sikkerhed/app/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("sikkerhed/app/fjern/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("sikkerhed/noedkoder/", _own(codes.view_recovery_codes, READ), name="mfa_view_recovery_codes"),
    path("sikkerhed/noedkoder/nye/", _own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("sikkerhed/noedkoder/hent/", _own(codes.download_recovery_codes, READ), name="mfa_download_recovery_codes"),
    path("sikkerhed/noegler/", _own(webauthn.list_webauthn, READ), name="mfa_list_webauthn"),
    path("sikkerhed/noegler/ny/", _own(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("sikkerhed/noegler/bekraeft/", _own(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("sikkerhed/noegler/<int:pk>/fjern/", _own(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("sikkerhed/noegler/<int:pk>/navn/", _own(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("log-ind/noegle/", _entrance(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("udefra/afbrudt/", _entrance(social.login_cancelled, READ), name="socialaccount_login_cancelled"),
    path("udefra/fejl/", _entrance(social.login_error, READ), name="socialaccount_login_error"),
    path("udefra/oidc/", _entrance(oidc.login, READ), {"provider_id": OIDC}, name="openid_connect_login"),
    path("udefra/oidc/svar/", _entrance(oidc.callback, READ), {"provider_id": OIDC}, name="openid_connect_callback"),
    _saml("", saml.login, READ, name="saml_login"),
    _saml("metadata/", saml.metadata, READ, name="saml_metadata"),
    _saml("svar/", saml.acs, POST, name="saml_acs", from_outside=True),
    _saml("svar/videre/", take_answer, READ, name="saml_finish_acs"),
    _saml("log-af/", saml.sls, READ, name="saml_sls"),
]
