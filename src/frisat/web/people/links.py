"""
One-time links: the first password of an account, and a new one.

A link is worth nothing once it was used, is too old, or anything about the account changed: its password, mail address,
sign-in, closing, role. Nothing is stored; the link is a keyed hash of what the account is like (PasswordResetView is
the only page that takes one).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36
from django.utils.translation import override

from frisat.web.people.models import Account

OF_A_KNOWN_PASSWORD = 3600
"""Seconds that a link lasts for who has a password already; a first link lasts PASSWORD_RESET_TIMEOUT."""


class OneTimeLinks(PasswordResetTokenGenerator):
    """Django's generator, with all that must make a link worthless in its hash."""

    key_salt = "frisat.web.people.links"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return "|".join(
            str(part) for part in (user.pk, user.password, user.last_login, timestamp, user.email, user.epoch)
        )

    def check_token(self, user: Any, token: str | None) -> bool:
        if not token or user is None or not user.is_active or not super().check_token(user, token):
            return False
        age = self._num_seconds(self._now()) - base36_to_int(token.split("-")[0])
        return age <= OF_A_KNOWN_PASSWORD or not user.has_usable_password()


def one_time_link(account: Account) -> str:
    """The whole address on which `account` chooses a password; its host is never taken from a request."""
    with override("da"):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": int_to_base36(account.pk), "key": OneTimeLinks().make_token(account)},
        )
    return f"{settings.FRISAT_ADDRESS}{path}"
