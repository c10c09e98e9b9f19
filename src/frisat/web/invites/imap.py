"""
Mails out of an IMAP mailbox. Untried: no mail server of that kind was at hand; everything behind it is tested.

Only reads: nothing is marked, moved or deleted there.
"""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from frisat.read.invite_reply import MOST_BYTES

TIMEOUT_SECONDS = 20
MOST_MAILS = 2_000
"""The newest so many are looked at."""


def messages(where: str) -> Iterator[bytes]:
    """The mails of imaps://user:password@host/FOLDER (INBOX unless named), the oldest first."""
    parts = urlsplit(where)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    with imaplib.IMAP4_SSL(parts.hostname or "", parts.port or 993, timeout=TIMEOUT_SECONDS) as server:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        quoted = folder.replace("\\", "\\\\").replace('"', '\\"')
        server.select(f'"{quoted}"', readonly=True)
        _, found = server.search(None, "ALL")
        for number in found[0].split()[-MOST_MAILS:]:
            _, data = server.fetch(number.decode("ascii"), f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)")
            for part in data:
                if isinstance(part, tuple):
                    yield part[1]
