"""What the site refuses to start with (bar R26): `check --deploy` and `serve` both ask here."""

from __future__ import annotations

import os
import stat
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

_RUN = 8
"""So many letters in a row that count up, or are repeated further on, nobody gets by chance in 50."""


def is_weak(key: str) -> bool:
    """
    Whether a key is short, or one that somebody could guess: Django's made-up ones, a placeholder, a row of letters.

    Random keys pass, those of hexadecimal digits too: chance hardly ever lets eight letters count up, or come twice.
    """
    if len(key) < 50 or len(set(key)) < 10 or key.startswith("django-insecure-"):
        return True
    parts = [key[n : n + _RUN] for n in range(len(key) - _RUN + 1)]
    if len(set(parts)) < len(parts):
        return True
    return any(all(ord(b) - ord(a) == 1 for a, b in pairwise(part)) for part in parts)


@register(Tags.security)
def ready_for_the_public(**_kwargs: Any) -> list[CheckMessage]:
    """Once a real host is named: no debug pages, weak key, demonstration, or data folder that others can read."""
    found: list[CheckMessage] = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append(
            Error("FRISAT_HOSTS may not be *.", hint="Name the hosts, a comma between them.", id="frisat.E001")
        )
    if not settings.IS_PUBLIC:
        return found
    if settings.DEBUG:
        found.append(Error("FRISAT_DEBUG is on.", hint="Take FRISAT_DEBUG away.", id="frisat.E002"))
    if is_weak(settings.SECRET_KEY):
        hint = "Give 50 random characters or more, or leave it out and let Frisat make one."
        found.append(Error("FRISAT_SECRET_KEY is weak.", hint=hint, id="frisat.E003"))
    if settings.FRISAT_DEMO:
        found.append(Error("FRISAT_DEMO is on.", hint="The demonstration is for one's own machine.", id="frisat.E004"))
    if os.name == "posix" and settings.DATA.is_dir() and stat.S_IMODE(settings.DATA.stat().st_mode) & 0o007:
        hint = f"chmod o-rwx {settings.DATA}"
        found.append(Error("Everybody on the machine can read the data folder.", hint=hint, id="frisat.E005"))
    return found
