"""What we let allauth do, and not do: nobody signs up, links name our own host, providers come from the settings."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.web.people import links, outside

log = logging.getLogger(__name__)


class OwnAccounts(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask an administrator of the site to open it."),
        "email_password_mismatch": _(
            "The mail address and the password do not belong together. Write both again, or choose a new password."
        ),
        "enter_current_password": _("This is not your present password. Write the one you sign in with."),
        "incorrect_code": _("The code is not right. Wait until the app shows a new one and write that."),
        "incorrect_password": _("The password is not right. Write the one you sign in with."),
        "invalid_password_reset": _("The link has been used or is too old."),
        "rate_limited": _("You have tried too often. Wait five minutes and try again."),
        "too_many_login_attempts": _("You have tried too often. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # an administrator makes accounts

    def is_safe_url(self, url: str) -> bool:
        """Only paths of this site: the other hosts that the site may answer to are none of a visitor's business."""
        from django.utils.http import url_has_allowed_host_and_scheme

        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        from allauth.account.utils import url_str_to_user_pk

        from frisat.web.people.models import Account

        return links.one_time_link(Account.objects.get(pk=url_str_to_user_pk(key.partition("-")[0])))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By address alone: counting apart for each host name would give as many tries as there are names."""
        return str(credentials.get("email", "")).strip().lower()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down undoes nothing, and tells nobody who has an account."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("a mail about an account was not taken by the mail server")

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> Any:
        """With what every mail says of the site; none of it comes from the request."""
        own = {
            "organisation": settings.FRISAT_ORGANISATION,
            "site_name": settings.FRISAT_SITE_NAME,
            "contact": settings.FRISAT_CONTACT,
            "address": settings.FRISAT_ADDRESS,
        }
        return super().render_mail(template_prefix, email, {**context, **own}, headers)


class OwnFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Wait until the app shows a new one and write that."),
        "cannot_generate_recovery_codes": _("Set up an app or a key first; emergency codes stand in for it."),
    }

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My key") if number == 1 else gettext("Key %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}


class OwnProviders(DefaultSocialAccountAdapter):
    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The providers that the settings name; rows of the database are none."""
        return [
            app
            for app in outside.apps()
            if (provider is None or provider in (app.provider, app.provider_id))
            and (client_id is None or client_id == app.client_id)
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds the account of who comes from the provider, or refuses; allauth then asks whether it is open."""
        if sociallogin.state.get("process", AuthProcess.LOGIN) != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(refused(request, "other"))
        try:
            outside.find_account(sociallogin)
        except outside.RefusedError as why:
            raise ImmediateHttpResponse(refused(request, why.code, why.mail)) from None


def refused(request: HttpRequest, code: str, mail: str = "") -> Any:
    return render(request, "socialaccount/refused.html", {"code": code, "mail": mail}, status=403)
