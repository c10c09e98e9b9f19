"""
Mails out of a mailbox: an mbox file, a maildir folder or a folder of .eml files, none of which is changed.

A mail is never held longer than `MOST_BYTES`: what is beyond is read past.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from frisat.read.invite_reply import MOST_BYTES

MOST_MAILS = 20_000
"""Mails of one run; the mailbox is to be emptied now and then."""


class NoMailboxError(Exception):
    """There is no such mailbox; the message names it."""


def messages(where: str = "") -> Iterator[bytes]:
    """The mails of `where`, else of the settings' mailbox. Raises NoMailboxError."""
    where = where or settings.FRISAT_REPLIES
    if where.startswith("imaps://"):
        from frisat.web.invites import imap

        yield from imap.messages(where)
        return
    path = Path(where)
    if path.is_dir():
        yield from _of_folder(path)
    elif path.is_file():
        with path.open("rb") as file:
            yield from of_mbox(file)
    else:
        raise NoMailboxError(where)


def _of_folder(path: Path) -> Iterator[bytes]:
    """A maildir's new and read mails, or the files of a plain folder; no link out of it is followed."""
    folders = [path / name for name in ("new", "cur")] if (path / "cur").is_dir() else [path]
    files = [f for folder in folders if folder.is_dir() for f in sorted(folder.iterdir())]
    for file in files[:MOST_MAILS]:
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as found:
                yield found.read(MOST_BYTES + 1)


def of_mbox(file: BinaryIO) -> Iterator[bytes]:
    """The mails of an mbox file: each begins at a line "From " after an empty one (RFC 4155)."""
    mail, is_open, was_empty, count = bytearray(), False, True, 0
    while line := file.readline(65_536):
        if was_empty and line.startswith(b"From "):
            if is_open:
                yield bytes(mail)
                count += 1
            if count >= MOST_MAILS:
                return
            mail, is_open = bytearray(), True
        elif is_open and len(mail) <= MOST_BYTES:
            mail += line[1:] if line.startswith(b">From ") else line
        was_empty = line in (b"\n", b"\r\n")
    if is_open:
        yield bytes(mail)
