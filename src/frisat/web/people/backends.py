"""Who may sign in at all, whatever the way."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from frisat.web.people import demo


class OwnBackend(AuthenticationBackend):
    """allauth's, but a demonstration's accounts are refused where there is no demonstration, also in old sessions."""

    def user_can_authenticate(self, user: Any) -> bool:
        if demo.is_demo(user.email) and not settings.FRISAT_DEMO:
            return False
        return bool(super().user_can_authenticate(user))
