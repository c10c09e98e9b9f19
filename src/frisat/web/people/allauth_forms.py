"""allauth's forms where they would tell too much, or too little."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from frisat.web.people.links import one_time_link


class LoginForm(account.LoginForm):
    """Wrong address, wrong password, no password and a closed account are answered alike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""  # the page has the link to a new one

    def _clean_with_password(self, credentials: dict[str, Any]) -> Any:
        cleaned = super()._clean_with_password(credentials)
        if not self.user.is_active:
            raise get_adapter(self.request).validation_error("email_password_mismatch")
        return cleaned


class ResetPasswordForm(account.ResetPasswordForm):
    """
    Sends one mail whatever the address, so that neither the answer nor its time tells who has an account.

    A link goes to open accounts that have a password. Who never chose one had a link from an administrator, and must
    ask there for another: an expired link is not renewed by asking here.
    """

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        mail = str(self.cleaned_data["email"])
        found = next((user for user in self.users if user.is_active and user.has_usable_password()), None)
        context = {"link": one_time_link(found) if found else "", "user": found}
        get_adapter(request).send_mail("account/email/password_reset_key", mail, context)
        return mail
