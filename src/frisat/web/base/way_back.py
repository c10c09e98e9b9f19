"""
The way back after something was taken away: a message whose button sends a form.

Where a page of its own brings a thing back (a process put away, a draft thrown away, a deed undone in the editor) the
form goes there. What was deleted travels in the form, sealed: it comes back as it was, and only from who took it away.

What is taken out by law must not come back by a page that was left open, and nothing tells which form holds it: each
taking out is the end of every way back that was offered before it (`ends_at`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

FIELD = "tilbage"
SECONDS = 24 * 60 * 60
"""So long what was deleted can come back from a page that was left open."""
LONGEST_END = timedelta(minutes=5)
"""How long a taking out can last: what was deleted while it went on was not seen by it."""
_SALT = "frisat.way_back"
End = Callable[[], datetime | None]
_ends: list[End] = []


def ends_at(newest: End) -> None:
    """A higher part says here when last something was taken out for good; None for never."""
    _ends.append(newest)


def offer(request: HttpRequest, said: str, *, url: str, fields: Mapping[str, Any], word: str = "") -> None:
    """Says that something was taken away, with a button that sends `fields` to `url`."""
    way = {"url": url, "fields": {name: str(value) for name, value in fields.items()}, "word": word or gettext("Undo")}
    messages.success(request, said, extra_tags=json.dumps(way))


def offer_kept(request: HttpRequest, said: str, *, url: str, kept: Mapping[str, Any]) -> None:
    """As `offer`; `kept` is what was deleted, as JSON values."""
    sealed = signing.dumps([request.user.pk, url, kept, timezone.now().timestamp()], salt=_SALT, compress=True)
    offer(request, said, url=url, fields={FIELD: sealed})


def kept_in(request: HttpRequest) -> dict[str, Any] | None:
    """
    What was deleted, from a form of `offer_kept`.

    None when it is not this person's, not for here, too old, or something was taken out for good since.
    """
    try:
        by, url, kept, made = signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    if (by, url) != (request.user.pk, request.path) or _is_ended(made):
        return None
    return dict(kept)


def _is_ended(made: float) -> bool:
    ends = [end for newest in _ends if (end := newest()) is not None]
    return any(made <= (end + LONGEST_END).timestamp() for end in ends)
