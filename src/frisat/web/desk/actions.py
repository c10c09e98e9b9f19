"""Every write of the desk: what was told by mail, and who wants none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from frisat.web.base.clock import midnight
from frisat.web.desk.models import NoMail, Sent
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.record.actions import action, nothing_changed, write

LOST_AFTER = timedelta(hours=1)
"""A letter begun so long ago and never handed over was broken off: its worker is gone."""


@action(permissions.system_only)
def claim(by: Any, who: Account, about: Sequence[str]) -> list[str]:
    """
    Takes on telling an account of things; only those that nobody has told it of, or is telling it of now.

    None at all when a letter was handed over for it today, or another worker is writing one: there is one a day, also
    when something happens between the two workers' looks.
    """
    nothing_changed()  # only what was told is worth a row of the record
    Account.objects.select_for_update().get(pk=who.pk)  # of two claims at once, the second sees the first
    now = timezone.now()
    theirs = Sent.objects.filter(account=who)
    if (
        theirs.filter(handed__gte=midnight(now)).exists()
        or theirs.filter(handed=None, at__gte=now - LOST_AFTER).exists()
    ):
        return []
    theirs.filter(about__in=about, handed=None, at__lt=now - LOST_AFTER).delete()
    out = []
    for name in dict.fromkeys(about):
        _, is_new = Sent.objects.get_or_create(account=who, about=name[:120])
        if is_new:
            out.append(name)
    return out


@action(permissions.system_only)
def hand_over(by: Any, who: Account, about: Sequence[str]) -> None:
    """The letter goes to the mail server now. Whatever happens to this worker next, it goes only once."""
    nothing_changed()
    Sent.objects.filter(account=who, about__in=about).update(handed=timezone.now())


@action(permissions.system_only)
def told(by: Any, who: Account, about: Sequence[str]) -> None:
    """An account was told of things."""
    Sent.objects.filter(account=who, about__in=about).update(done=timezone.now())
    write(by, "desk.mail", who, after={"count": len(about)})


@action(permissions.system_only)
def release(by: Any, who: Account, about: Sequence[str]) -> None:
    """The mail server did not take the letter: the next time tries again."""
    nothing_changed()
    Sent.objects.filter(account=who, about__in=about, done=None).delete()


@action(permissions.signed_in)
def want_mail(by: Account, *, wants: bool) -> None:
    """Whether an account gets the daily mail."""
    had = not NoMail.objects.filter(account=by).exists()
    if had == wants:
        nothing_changed()
        return
    if wants:
        NoMail.objects.filter(account=by).delete()
    else:
        NoMail.objects.create(account=by)
    write(by, "desk.mail_on" if wants else "desk.mail_off", by)
