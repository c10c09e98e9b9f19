"""
Where the record ended on some days, noted in the data folder: outside the database that it is about.

Whoever can write to the whole database could cut the record short, or write another one, and leave no trace in it.
Each line of the file says when, why and how far: `2027-05-03T07:00:00+00:00 backup 4711:9f2c…`. It is only added to.
What was noted before a database was begun anew or brought back from a copy says nothing of the one that is there now.
"""

from __future__ import annotations

import logging
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from frisat.web.record import things
from frisat.web.record.models import Entry, Head

log = logging.getLogger(__name__)
FILE = "record-noted"
ANEW = ("begin", "restore")
"""Why a line says that nothing before it counts."""
_LINE = re.compile(r"\S+ (\w+) ([0-9]{1,18}):([0-9a-f]{64})")


def _file() -> Path:
    return Path(settings.DATA) / FILE


def noted() -> dict[int, str]:
    """Number -> hash of every row that was noted of the database that is there now."""
    found: dict[int, str] = {}
    try:
        lines = _file().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for line in lines:
        said = _LINE.fullmatch(line)
        if said is None:
            continue
        if said[1] in ANEW:
            found = {}
        if int(said[2]):
            found[int(said[2])] = said[3]
    return found


def note(why: str) -> None:
    """Notes where the record ends now; nothing when that is noted already, or less far than it was."""
    head = Head.objects.values_list("number", "sha256").first()
    if head is None:
        if _file().exists() and not is_emptied():
            _add("begin", 0, "0" * 64)
        return
    known = noted()
    if why not in ANEW and head[0] <= max(known, default=0):
        return
    _add(why, *head)


def _add(why: str, number: int, sha256: str) -> None:
    line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {why} {number}:{sha256}\n"
    try:
        with os.fdopen(os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as out:
            out.write(line)
    except OSError:  # a folder that cannot be written to stops neither the site nor a check
        log.warning("where the record ends could not be noted in %s", _file())


def is_emptied() -> bool:
    """Whether the record has no row although there are things that nothing but a recorded deed can have made."""
    return not Entry.objects.exists() and any(model.objects.exists() for model in things.models())  # type: ignore[attr-defined]
