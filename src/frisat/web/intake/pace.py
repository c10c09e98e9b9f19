"""How long deeds are parted (docs/decisions/0016): each portion is one transaction, of about `SECONDS`."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import OperationalError, connection

SECONDS = 0.5
FIRST, LEAST, MOST = 250, 250, 1000
"""Rows of a portion. Some cost 0.2 s whatever their size, for the draft is stored whole: small ones take longer."""
MOST_TRIES = 5
TURN_SECONDS = 0.12
"""On SQLite a program that waits for its turn to write looks every tenth of a second: so long it is left to others."""


class StoppedError(Exception):
    """Who works with the import asked to stop."""


def in_portions(portion: Callable[[int], bool]) -> None:
    """
    Calls `portion` with how many rows it may take until it gives False, with a pause after each for others' writes.

    One that could not write since somebody else did for longer than one waits is tried again.
    """
    most, tries = FIRST, 0
    while True:
        start = time.monotonic()
        try:
            if not portion(most):
                return
        except OperationalError:  # nothing of the portion was taken
            tries += 1
            if tries > MOST_TRIES:
                raise
            time.sleep(SECONDS)
            continue
        tries = 0
        most = max(LEAST, min(MOST, int(most * SECONDS / max(time.monotonic() - start, 0.001))))
        if connection.vendor == "sqlite":
            time.sleep(TURN_SECONDS)
