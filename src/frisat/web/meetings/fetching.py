"""Who with an account gets a paper is noted where its bytes go out: on both pages of papers, and in the ZIP of all."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from frisat.web.meetings import fetched_actions
from frisat.web.meetings.models import Paper
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM

log = logging.getLogger(__name__)


def note(who: Any, given: Iterable[tuple[str, bytes]]) -> None:
    """
    Notes that an account gets these papers: key and bytes of each. Nothing for who is not signed in.

    A disk that is full or a database that is locked does not keep anybody from reading: the log says what is not noted.
    """
    if not permissions.signed_in(who):
        return
    told = {key: hashlib.sha256(data).hexdigest() for key, data in given}
    try:
        now = timezone.now()
        for pk, key in Paper.objects.filter(key__in=told).values_list("pk", "key"):
            fetched_actions.note(SYSTEM, pk, who, sha256=told[key], now=now)
    except DatabaseError:
        log.exception("who fetched a paper was not noted: account %s", who.pk)
