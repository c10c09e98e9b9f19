"""A meeting whose members are invited, and a real mail server that takes their letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.invites.post import Post
from tests.web.meetings.conftest import barred, loaded, meeting, member  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from frisat.web.invites.models import Invitation
    from frisat.web.meetings.models import Meeting

NOW = datetime.now(UTC)
"""Letters are dated by the clock of the database's writer, so the moment of sending cannot be made up."""


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    server = Post()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "moeder@engby.example"
    server.start()
    yield server
    server.stop()


@pytest.fixture
def invited(meeting: Meeting) -> list[Invitation]:  # noqa: F811
    """The three persons of the meeting, invited; the chair's address stands in the register."""
    from frisat.web.invites import actions, queries
    from frisat.web.people.models import Person
    from frisat.web.record.actions import SYSTEM

    Person.objects.filter(name="Karen Formand").update(email="karen@engby.example")
    row = queries.meeting_of(meeting.process, meeting.pk)
    assert row is not None
    wanted = [
        actions.Wanted(c.name, c.email, c.participant, c.person, c.body, c.part)
        for c in queries.candidates(row)
        if c.email
    ]
    return actions.invite(SYSTEM, meeting, wanted)
