"""What allauth's own pages write to an account goes into the record, as every write does; never a secret."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest

from frisat.web.people import actions, sessions
from frisat.web.people.middleware import SEEN
from frisat.web.people.models import Account

CODES = Authenticator.Type.RECOVERY_CODES


@receiver(user_logged_in)
def signed_in(request: HttpRequest | None, **_kwargs: Any) -> None:
    if request is not None:
        sessions.begin(request)


@receiver([account.password_changed, account.password_set])
def password_changed(user: Account, **_kwargs: Any) -> None:
    actions.note_security(user, "password_changed")


@receiver(account.password_reset)
def password_reset(request: HttpRequest, user: Account, **_kwargs: Any) -> None:
    """Who came by a link is let in at once, also when somebody else's guesses have stopped signing in meanwhile."""
    actions.note_security(user, "password_chosen")
    # allauth does so for its own table of addresses, which is not ours
    get_adapter()._delete_login_attempts_cached_email(request, email=user.email)


@receiver(post_save, sender=Authenticator)
def factor_added(instance: Authenticator, created: bool, update_fields: Any = None, **_kwargs: Any) -> None:
    """By the row itself, so that it is recorded in the transaction that writes it; using a factor is no news."""
    if created:
        verb = "codes_made" if instance.type == CODES else "factor_added"
        actions.note_security(instance.user, verb, after=str(instance.type))
    elif instance.type == Authenticator.Type.WEBAUTHN and update_fields is None:  # only its name is ever changed whole
        actions.note_security(instance.user, "factor_renamed", after=str(instance.type))


@receiver(post_delete, sender=Authenticator)
def factor_removed(instance: Authenticator, **_kwargs: Any) -> None:
    """Codes go when the last factor goes or when new ones come, and that is recorded."""
    if instance.type != CODES:
        actions.note_security(instance.user, "factor_removed", after=str(instance.type))


@receiver(mfa.authenticator_removed)
def ask_again(request: HttpRequest, **_kwargs: Any) -> None:
    request.session.pop(SEEN, None)
