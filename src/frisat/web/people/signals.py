"""What allauth's own pages write to an account goes into the record, as every write does; never a secret."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import receiver
from django.http import HttpRequest

from frisat.web.people import actions
from frisat.web.people.middleware import SEEN
from frisat.web.people.models import Account


@receiver(account.password_changed)
def password_changed(user: Account, **_kwargs: Any) -> None:
    actions.note_security(user, "password_changed")


@receiver(account.password_set)
def password_set(user: Account, **_kwargs: Any) -> None:
    actions.note_security(user, "password_changed")


@receiver(account.password_reset)
def password_reset(user: Account, **_kwargs: Any) -> None:
    actions.note_security(user, "password_chosen")


@receiver(mfa.authenticator_added)
def factor_added(user: Account, authenticator: Any, **_kwargs: Any) -> None:
    actions.note_security(user, "factor_added", after=str(authenticator.type))


@receiver(mfa.authenticator_removed)
def factor_removed(request: HttpRequest, user: Account, authenticator: Any, **_kwargs: Any) -> None:
    request.session.pop(SEEN, None)
    actions.note_security(user, "factor_removed", after=str(authenticator.type))


@receiver(mfa.authenticator_reset)
def codes_made(user: Account, **_kwargs: Any) -> None:
    actions.note_security(user, "codes_made")
