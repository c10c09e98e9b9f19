"""
The way back after something was taken away: a message whose button sends a form.

Where a page of its own brings a thing back (a process put away, a draft thrown away, a deed undone in the editor) the
form goes there. What was deleted travels in the form, sealed: it comes back as it was, and only from who took it away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext

FIELD = "tilbage"
SECONDS = 24 * 60 * 60
"""So long what was deleted can come back from a page that was left open."""
_SALT = "frisat.way_back"


def offer(request: HttpRequest, said: str, *, url: str, fields: Mapping[str, Any], word: str = "") -> None:
    """Says that something was taken away, with a button that sends `fields` to `url`."""
    way = {"url": url, "fields": {name: str(value) for name, value in fields.items()}, "word": word or gettext("Undo")}
    messages.success(request, said, extra_tags=json.dumps(way))


def offer_kept(request: HttpRequest, said: str, *, url: str, kept: Mapping[str, Any]) -> None:
    """As `offer`; `kept` is what was deleted, as JSON values."""
    sealed = signing.dumps([request.user.pk, url, kept], salt=_SALT, compress=True)
    offer(request, said, url=url, fields={FIELD: sealed})


def kept_in(request: HttpRequest) -> dict[str, Any] | None:
    """What was deleted, from a form of `offer_kept`; None when it is not this person's, not for here, or too old."""
    try:
        by, url, kept = signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return dict(kept) if (by, url) == (request.user.pk, request.path) else None
