"""
Files that people send in: counted while they arrive, so that no size that a browser claims is trusted.

A file above the limit is let go at the first byte too many and named in `refused`; the others of the form go on. A
form whose files together exceed `TOGETHER` is broken off.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from frisat.read import limits

TOGETHER = 12
"""So many files of the largest size may come with one form."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
_LONGEST_NAME = 120
_LONGEST_BYTES = 200
"""A file system takes 255 for a name."""


class Limited(FileUploadHandler):
    """Counts the bytes of each file and of all; stands first in FILE_UPLOAD_HANDLERS and keeps nothing itself."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.here = self.all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.here = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.here += len(raw_data)
        self.all += len(raw_data)
        most = limits.current().file_bytes
        if self.all > most * TOGETHER:
            raise StopUpload(connection_reset=True)
        if self.here > most:
            assert self.request is not None  # noqa: S101 - Django makes handlers for a request
            self.request.__dict__.setdefault("_refused_files", []).append(file_name(self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def refused(request: HttpRequest) -> list[str]:
    """The names of the files that were let go because they are too large. Known once the form was read."""
    found: list[str] = request.__dict__.get("_refused_files", [])
    return found


def file_name(said: str, *, otherwise: str = "dokument") -> str:
    """
    A name that a browser claims as one that can be shown, stored and handed out: one line, no path, no control or
    direction marks, at most 120 characters with its ending kept.
    """
    name = unicodedata.normalize("NFC", said.encode("utf-8", "replace").decode()).replace("\\", "/").rpartition("/")[2]
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")
    if not name:
        return otherwise
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 8 or not stem:
        return _cut(name, _LONGEST_NAME, _LONGEST_BYTES)
    return f"{_cut(stem, _LONGEST_NAME - len(ending) - 1, _LONGEST_BYTES - 40)}.{ending}"


def _cut(text: str, characters: int, size_bytes: int) -> str:
    return text[:characters].encode()[:size_bytes].decode("utf-8", "ignore").rstrip()
