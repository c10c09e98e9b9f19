"""The earlier issues of an agenda: listed with what is otherwise, and read as they stood, cut by what is closed now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.sight import PUBLIC
from frisat.web.meetings import agenda_actions, issues, release_actions
from frisat.web.meetings.models import Item, Meeting
from frisat.web.record.actions import SYSTEM
from tests.web.gate.scanned import let_pass
from tests.web.meetings.conftest import SECRET

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
OLD = "Der gives en status."
NEW = "Der gives en ny status."


@pytest.fixture
def corrected(meeting: Meeting, loaded: Any) -> Meeting:
    """An agenda that was sent and corrected once."""
    release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(loaded()))
    item = Item.objects.get(meeting=meeting, order=1)
    let_pass(meeting)
    agenda_actions.change_item(SYSTEM, item, {"text": NEW}, seen=item.revision, reason=f"Forkert tal om {SECRET}")
    return meeting


def page(client: Client, meeting: Meeting, *number: int) -> str:
    name = "agenda_issue" if number else "agenda_issues"
    answer = client.get(reverse(name, args=[meeting.process.slug, meeting.pk, *number]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_issues_are_listed_with_what_is_otherwise_and_read_as_they_stood(
    corrected: Meeting, client: Client, accounts: dict[str, Account]
) -> None:
    client.force_login(accounts["editor"])
    listed = page(client, corrected)
    assert listed.index("Udgave 2") < listed.index("Udgave 1")
    assert "Punkt 1 »Status på skolestrukturen«: rettet er sagsteksten." in listed
    assert "Forkert tal" in listed
    first, second = page(client, corrected, 1), page(client, corrected, 2)
    assert OLD in first
    assert NEW not in first
    assert "Den er rettet siden." in first
    assert NEW in second
    assert "Den er rettet siden." not in second
    assert SECRET in first
    assert client.get(reverse("agenda_issue", args=["skolestruktur", corrected.pk, 3])).status_code == 404
    assert (
        "Dagsordenens udgaver"
        in client.get(reverse("work_meeting", args=["skolestruktur", corrected.pk])).content.decode()
    )


def test_a_reader_sees_nothing_closed_then_or_since(
    corrected: Meeting, client: Client, accounts: dict[str, Account], loaded: Any
) -> None:
    client.force_login(accounts["reader"])
    pages = [page(client, corrected), page(client, corrected, 1), page(client, corrected, 2)]
    assert OLD in pages[1]
    assert all(SECRET not in one for one in pages), "neither the item nor a reason that names it"
    assert all("bilag-1.pdf" not in one for one in pages), "a closed paper"

    item = Item.objects.get(meeting=corrected, order=1)
    agenda_actions.close_item(SYSTEM, item, closed=True, ground="Kontraktforhold")
    pages = [
        page(client, corrected),
        page(client, corrected, 1),
        page(client, corrected, 2),
        page(client, corrected, 3),
    ]
    assert all(OLD not in one and NEW not in one and item.title not in one for one in pages)
    client.force_login(accounts["editor"])
    assert OLD in page(client, corrected, 1)


def test_what_was_closed_in_an_issue_is_not_opened_with_the_item(corrected: Meeting, loaded: Any) -> None:
    """Nobody looked at the old words before they were to be read: opening publishes today's text, not that of then."""
    first = corrected.issues.get(kind="agenda", number=1)
    Item.objects.filter(meeting=corrected, order=2).update(closed=False, ground="")
    then = issues.as_then(first.text, loaded(), PUBLIC)
    assert [item.closed for item in then.items] == [False, True]
    assert SECRET not in str(then)


def test_an_agenda_that_is_not_sent_has_none(meeting: Meeting, client: Client, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["reader"])
    assert "Derefter står dens udgaver her" in page(client, meeting)
