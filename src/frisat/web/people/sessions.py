"""
One's own sessions: on which machines an account is signed in, and since when (docs/how-to/sign-in.md).

Everything stands in the session itself: when it began, when it was last used (to ten minutes), browser and system in
two words. It ends a working day after it began, however much it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from frisat.web.base.clock import COPENHAGEN
from frisat.web.people.machines import machine_of
from frisat.web.people.models import Account

BEGAN, USED, MACHINE = "frisat_began", "frisat_used", "frisat_machine"
OFTEN = timedelta(minutes=10)
"""How exact "last used" is: each change of a session is a write to the database."""
MOST = 5000
"""Sessions that are looked through, those that end last first: the table says of none whose it is."""


def begin(request: HttpRequest) -> None:
    """Writes into a new session when it began and on what machine."""
    now = timezone.now()
    request.session[BEGAN] = request.session[USED] = now.isoformat()
    request.session[MACHINE] = list(machine_of(request.META.get("HTTP_USER_AGENT", "")))


def touch(request: HttpRequest) -> None:
    """Notes that a session is in use. That does not lengthen it: it ends a working day after it began."""
    used, began = _moment(request.session.get(USED)), _moment(request.session.get(BEGAN))
    now = timezone.now()
    if used is not None and now - used < OFTEN:
        return
    if began is None:
        begin(request)
        began = now
    request.session[USED] = now.isoformat()
    request.session.set_expiry(began + timedelta(seconds=settings.SESSION_COOKIE_AGE))


def _moment(said: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(said).astimezone(COPENHAGEN)
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One session: `name` is what its address calls it, since its key lets in whoever holds it."""

    name: str
    browser: str
    system: str
    began: datetime | None
    used: datetime | None
    is_this: bool


def of(account: Account, *, this: str | None) -> list[SignedIn]:
    """The sessions in which an account is signed in, that of key `this` first, then the last used."""
    found = [_shown(row, said, this) for row, said in _live(account)]
    return sorted(found, key=lambda one: (one.is_this, one.used.timestamp() if one.used else 0.0), reverse=True)


def end_one(account: Account, name: str, *, this: str | None) -> bool:
    """Ends one of an account's sessions, never `this`; whether there was such a one. Rights and record: `actions`."""
    for row, _ in _live(account):
        if constant_time_compare(name_of(row.session_key), name) and row.session_key != this:
            row.delete()
            return True
    return False


def name_of(key: str) -> str:
    return salted_hmac("frisat.session.name", key, algorithm="sha256").hexdigest()[:24]


def _live(account: Account) -> Iterator[tuple[Session, dict[str, Any]]]:
    """The sessions of an account that still let in: not over, and made since it was last signed out everywhere."""
    hashes = [account.get_session_auth_hash(), *account.get_session_auth_fallback_hash()]
    rows = Session.objects.filter(expire_date__gt=timezone.now()).order_by("-expire_date")[:MOST]
    for row in rows:
        said = row.get_decoded()
        if said.get(SESSION_KEY) != str(account.pk) or not said.get(BACKEND_SESSION_KEY):
            continue
        if any(constant_time_compare(str(said.get(HASH_SESSION_KEY, "")), one) for one in hashes):
            yield row, said


def _shown(row: Session, said: dict[str, Any], this: str | None) -> SignedIn:
    machine = said.get(MACHINE)
    browser, system = machine if isinstance(machine, list) and len(machine) == 2 else ("", "")
    return SignedIn(
        name_of(row.session_key),
        str(browser),
        str(system),
        _moment(said.get(BEGAN)),
        _moment(said.get(USED)),
        row.session_key == this,
    )
