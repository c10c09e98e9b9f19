"""A small file read whole: settings and templates, named by whoever runs the command."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read(path: Path, most: int) -> bytes:
    """
    The bytes of an ordinary file of at most `most` bytes.

    Raises OSError as the system does, EINVAL for what is no ordinary file (a device never ends, a pipe waits for
    ever) and EFBIG for a larger one.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
        raise OSError(number, "not an ordinary file", str(path))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, "too large", str(path))
    return data
