"""What the site refuses to start with (bar R26): `check --deploy` and `serve` both ask here."""

from __future__ import annotations

import os
import stat
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


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
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10:
        hint = "Give 50 random characters or more, or leave it out and let Frisat make one."
        found.append(Error("FRISAT_SECRET_KEY is weak.", hint=hint, id="frisat.E003"))
    if settings.FRISAT_DEMO:
        found.append(Error("FRISAT_DEMO is on.", hint="The demonstration is for one's own machine.", id="frisat.E004"))
    if os.name == "posix" and settings.DATA.is_dir() and stat.S_IMODE(settings.DATA.stat().st_mode) & 0o007:
        hint = f"chmod o-rwx {settings.DATA}"
        found.append(Error("Everybody on the machine can read the data folder.", hint=hint, id="frisat.E005"))
    return found
