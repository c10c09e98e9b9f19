"""The addresses of signing in: allauth's views under Danish, sayable names."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import include, path, re_path

from frisat.web.people import permissions
from frisat.web.people.routes import Right, View, classified

BOTH = ("GET", "HEAD", "POST")


def _of_allauth(view: View, right: Right = permissions.signed_in, methods: tuple[str, ...] = BOTH) -> View:
    """A view of allauth, classified; it asks for the sign-in itself."""

    def run(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return classified(run, right, methods)


_open = permissions.anybody
urlpatterns = [
    path("log-ind/", _of_allauth(account.login, _open), name="account_login"),
    path("log-af/", _of_allauth(account.logout, _open), name="account_logout"),
    path("lukket/", _of_allauth(account.account_inactive, _open), name="account_inactive"),
    path("bekraeft/", _of_allauth(account.reauthenticate), name="account_reauthenticate"),
    path("adgangskode/", _of_allauth(account.password_change), name="account_change_password"),
    path("adgangskode/vaelg/", _of_allauth(account.password_set), name="account_set_password"),
    path("glemt/", _of_allauth(account.password_reset, _open), name="account_reset_password"),
    path("glemt/sendt/", _of_allauth(account.password_reset_done, _open), name="account_reset_password_done"),
    re_path(
        r"^ny-adgangskode/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _of_allauth(account.password_reset_from_key, _open),
        name="account_reset_password_from_key",
    ),
    path(
        "ny-adgangskode/gemt/",
        _of_allauth(account.password_reset_from_key_done, _open),
        name="account_reset_password_from_key_done",
    ),
    path("sikkerhed/", _of_allauth(mfa.index), name="mfa_index"),
    path("sikkerhed/kode/", _of_allauth(mfa.authenticate, _open), name="mfa_authenticate"),
    path("sikkerhed/bekraeft/", _of_allauth(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("sikkerhed/app/", _of_allauth(totp.activate_totp), name="mfa_activate_totp"),
    path("sikkerhed/app/fjern/", _of_allauth(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("sikkerhed/noedkoder/", _of_allauth(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("sikkerhed/noedkoder/nye/", _of_allauth(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("sikkerhed/noedkoder/hent/", _of_allauth(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("sikkerhed/noegler/", _of_allauth(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("sikkerhed/noegler/ny/", _of_allauth(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "sikkerhed/noegler/bekraeft/",
        _of_allauth(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("sikkerhed/noegler/<int:pk>/fjern/", _of_allauth(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("sikkerhed/noegler/<int:pk>/navn/", _of_allauth(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("log-ind/noegle/", _of_allauth(webauthn.login_webauthn, _open), name="mfa_login_webauthn"),
    path("udefra/afbrudt/", _of_allauth(social.login_cancelled, _open), name="socialaccount_login_cancelled"),
    path("udefra/fejl/", _of_allauth(social.login_error, _open), name="socialaccount_login_error"),
    path("udefra/ny/", _of_allauth(social.signup, _open), name="socialaccount_signup"),
    path("udefra/", _of_allauth(social.connections), name="socialaccount_connections"),
    path("udefra/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
