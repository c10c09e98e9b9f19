"""A crash of our own code over a document: said as what it is, with the place for whoever mends it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from frisat.plan.errors import FrisatError, ReadError

_Done = TypeVar("_Done")


def guarded(work: Callable[[], _Done]) -> _Done:
    """
    What `work` gives. An error that nobody foresaw becomes E330, since the document was opened and is not to blame;
    with FRISAT_DEBUG it stays what it is. No memory and too deep a recursion are told by those who set the limits.
    """
    try:
        return work()
    except (FrisatError, MemoryError, RecursionError):
        raise
    except Exception as error:
        if os.environ.get("FRISAT_DEBUG"):
            raise
        raise of(error) from error


def of(error: BaseException) -> ReadError:
    """E330 with the sort of error and its line, "IndexError, tables.py 128"; no word of the document is in it."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f", {Path(frames[0].filename).name} {frames[0].lineno}" if frames else ""
    return ReadError("E330", value=f"{type(error).__name__}{place}")
