"""Every write of a body's calendar at an address of its own: made for somebody, closed, seen to be used."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from frisat.web.bodies.models import Body
from frisat.web.invites.feed_actions import SEEN_EVERY, TooManyError
from frisat.web.invites.models import SharedFeed
from frisat.web.invites.queries import digest
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

MOST = 50
"""Addresses that one body keeps open."""


def _room(body: Body) -> None:
    """Raises TooManyError. Holds the body's row, so that two who ask at once take turns."""
    Body.objects.select_for_update().get(pk=body.pk)
    if SharedFeed.objects.filter(body=body, revoked=None).count() >= MOST:
        raise TooManyError


@action(permissions.keeps_register)
def make(by: Any, body: Body, *, name: str) -> tuple[SharedFeed, str]:
    """An address for `name` and its secret, which is told now and never again. Raises TooManyError."""
    _room(body)
    token = secrets.token_urlsafe(32)
    feed = SharedFeed.objects.create(
        body=body, token_sha256=digest(token), name=name[:120], by=None if by is SYSTEM else by
    )
    write(by, "feed.share", body, after={"name": feed.name})
    return feed, token


@action(permissions.keeps_register)
def revoke(by: Any, feed: SharedFeed, *, now: datetime) -> None:
    """The address leads nowhere from now on, as one that never was."""
    if not SharedFeed.objects.filter(pk=feed.pk, revoked=None).update(revoked=now):
        nothing_changed()
        return
    write(by, "feed.share_end", feed.body, before={"name": feed.name})


@action(permissions.keeps_register)
def open_again(by: Any, feed: SharedFeed) -> None:
    """The address leads to the calendar as it did before it was closed. Raises TooManyError."""
    _room(feed.body)
    if not SharedFeed.objects.filter(pk=feed.pk).exclude(revoked=None).update(revoked=None):
        nothing_changed()
        return
    write(by, "feed.share_back", feed.body, after={"name": feed.name})


@action(permissions.system_only)
def used(by: Any, feed: SharedFeed, now: datetime) -> None:
    """Somebody's program has fetched it."""
    nothing_changed()
    if feed.used is None or now - feed.used > SEEN_EVERY:
        SharedFeed.objects.filter(pk=feed.pk).update(used=now)
