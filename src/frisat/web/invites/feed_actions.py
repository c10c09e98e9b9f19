"""Every write of personal calendars: made, closed, seen to be used. Of the secret address only a hash is kept."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from frisat.web.invites.models import Feed
from frisat.web.invites.queries import digest
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.process.models import Process
from frisat.web.record.actions import action, nothing_changed, write

SEEN_EVERY = timedelta(hours=1)
"""A calendar program asks every few minutes; when it last did is kept to the hour."""
MOST = 20
"""Calendars that one account keeps open."""


class TooManyError(Exception):
    """The account has as many calendars as it may."""


@action(permissions.signed_in)
def make(by: Account, *, name: str, process: Process | None = None) -> tuple[Feed, str]:
    """A calendar of one's own and its secret, which is told now and never again. Raises TooManyError."""
    if Feed.objects.filter(account=by, revoked=None).count() >= MOST:
        raise TooManyError
    token = secrets.token_urlsafe(32)
    feed = Feed.objects.create(account=by, token_sha256=digest(token), name=name[:120], process=process)
    write(by, "feed.make", by)
    return feed, token


def _owner_of(feed: Feed, **_rest: Any) -> int:
    return feed.account_id


@action(permissions.is_account, of=_owner_of)
def revoke(by: Account, feed: Feed, *, now: datetime) -> None:
    """The address leads nowhere from now on, as one that never was."""
    if not Feed.objects.filter(pk=feed.pk, revoked=None).update(revoked=now):
        nothing_changed()
        return
    write(by, "feed.revoke", by)


@action(permissions.is_account, of=_owner_of)
def open_again(by: Account, feed: Feed) -> None:
    """The address leads to the calendar as it did before it was closed. Raises TooManyError."""
    if Feed.objects.filter(account=by, revoked=None).exclude(pk=feed.pk).count() >= MOST:
        raise TooManyError
    if not Feed.objects.filter(pk=feed.pk).exclude(revoked=None).update(revoked=None):
        nothing_changed()
        return
    write(by, "feed.open", by)


@action(permissions.system_only)
def used(by: Any, feed: Feed, now: datetime) -> None:
    """Somebody's program has fetched it."""
    nothing_changed()
    if feed.used is None or now - feed.used > SEEN_EVERY:
        Feed.objects.filter(pk=feed.pk).update(used=now)
