"""A real mail server for tests: it can be away, slow, unwilling, or break off."""

from __future__ import annotations

import asyncio
import socket
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller


class Server:
    """The mail server's side: what it took, and what it says to each recipient and each mail."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], EmailMessage]] = []
        self.to: dict[str, str] = {}
        """Address -> the answer to RCPT TO."""
        self.data: list[str] = []
        """Answers to the next mails, one each; "close" breaks off before any answer, "slow" is late."""
        self.pause = 0.0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _o: Any) -> str:  # noqa: N802 - aiosmtpd's name
        answer = self.to.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the same
        answer = self.data.pop(0) if self.data else "250 OK"
        if answer == "slow":
            await asyncio.sleep(self.pause)
            answer = "250 OK"
        if answer == "close":
            server.transport.abort()
            return "250 never arrives"
        if answer == "take and close":
            self._take(envelope)
            server.transport.abort()
            return "250 never arrives"
        if answer.startswith("250"):
            self._take(envelope)
        return answer

    def _take(self, envelope: Any) -> None:
        parsed = BytesParser(policy=policy.default).parsebytes(envelope.content)
        self.taken.append((list(envelope.rcpt_tos), parsed))

    @property
    def to_whom(self) -> list[str]:
        return sorted(address for to, _ in self.taken for address in to)


class Post:
    """A mail server on a port of its own that can be stopped and started again."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.handler = Server()
        self._running: Controller | None = None

    def start(self) -> None:
        self._running = Controller(self.handler, hostname="127.0.0.1", port=self.port)
        self._running.start()

    def stop(self) -> None:
        if self._running is not None:
            self._running.stop()
        self._running = None


def calendar_of(message: EmailMessage) -> bytes:
    """The calendar's part of a mail."""
    (part,) = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found
