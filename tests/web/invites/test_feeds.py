"""Calendars to subscribe to: what is in them, who gets them, and that a closed address is as one that never was."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from frisat.web.bodies import merge_actions
from frisat.web.bodies.models import Body
from frisat.web.invites.feed_views import GONE
from frisat.web.invites.models import Feed, SharedFeed
from frisat.web.invites.queries import digest
from frisat.web.meetings import moving
from frisat.web.meetings.models import Meeting
from frisat.web.people.models import Account, Role
from frisat.web.process.models import IndexedActivity
from frisat.web.record.actions import SYSTEM
from tests.web.meetings.conftest import SECRET
from tests.write.calendar_rules import broken, parse

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
ALL = "/moeder/kalender.ics"


def body_feed(meeting: Meeting) -> str:
    body = meeting.meeting_bodies.get(order=0).body
    return reverse("body_feed", args=[body.pk, "skoleudvalget"])


def event(data: bytes) -> Any:
    (found,) = parse(data).all("VEVENT")
    return found


@pytest.fixture
def token(member: Account) -> str:
    Feed.objects.create(account=member, token_sha256=digest("hemmelig-nok"), name="Telefonen")
    return "hemmelig-nok"


def test_a_body_has_a_calendar_that_keeps_every_rule(meeting: Meeting, client: Client) -> None:
    for address in (ALL, body_feed(meeting)):
        answer = client.get(address)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert broken(answer.content) == []
        found = event(answer.content)
        assert found.value("UID") == f"{meeting.uid}@frisat"
        assert found.value("URL") == f"http://testserver/moeder/{meeting.addresses.last()}/"
        assert len(list(Calendar.from_ical(answer.content).events)) == 1


def test_an_unchanged_calendar_is_not_sent_again(meeting: Meeting, client: Client) -> None:
    first = client.get(ALL)
    again = client.get(ALL, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    moving.change(SYSTEM, meeting, {"place": "Aulaen"}, reason="Større sal.")
    assert client.get(ALL, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_what_is_kept_of_a_calendar_is_what_would_be_written_now(meeting: Meeting, client: Client) -> None:
    """Whatever is changed under it, also past every action: nothing is told that is no longer anybody's to know."""
    body = meeting.meeting_bodies.get(order=0).body
    before = client.get(ALL).content
    assert client.get(ALL).content == before
    changes = (
        lambda: Body.objects.filter(pk=body.pk).update(name="Det nye skoleudvalg"),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(sequence=7),
        lambda: meeting.addresses.create(day=meeting.addresses.get().day, slug="andet"),
        lambda: meeting.legs.create(title="Bustur", order=1),
        lambda: IndexedActivity.objects.filter(activity=meeting.activity).update(place="Aulaen"),
        lambda: IndexedActivity.objects.filter(activity=meeting.activity).update(visibility="staff"),
    )
    for change in changes:
        change()
        after = client.get(ALL).content
        assert after != before
        before = after
    assert b"VEVENT" not in before


def test_a_moved_meeting_keeps_its_uid_and_a_cancelled_one_stays_with_its_reason(
    meeting: Meeting, client: Client
) -> None:
    later = {"period": {"edtf": "2027-11-30", "text": "30. november 2027"}}
    moving.change(SYSTEM, meeting, later, reason="Salen er optaget.")
    moved = event(client.get(ALL).content)
    assert (moved.value("UID"), moved.value("SEQUENCE")) == (f"{meeting.uid}@frisat", "1")
    assert moved.value("DTSTART").startswith("20271130")

    moving.change(SYSTEM, meeting, {"status": "cancelled", "status_reason": "Corona"}, reason="Corona")
    off = event(client.get(ALL).content)
    assert (off.value("UID"), off.value("SEQUENCE"), off.value("STATUS")) == (f"{meeting.uid}@frisat", "2", "CANCELLED")
    assert "Grund: Corona" in off.value("DESCRIPTION")


def test_nothing_closed_no_link_and_no_names_are_in_any_calendar(meeting: Meeting, client: Client, token: str) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(stage="released", link="https://video.example/hemmelig")
    for address in (ALL, body_feed(meeting), f"/kalender/{token}.ics"):
        said = client.get(address).content.replace(b"\r\n ", b"").decode()
        assert "BEGIN:VEVENT" in said
        for word in (SECRET, "hemmelig", "Lukket", "Karen", "Mads", "bilag", "Kontraktforhold"):
            assert word not in said, (address, word)


def test_what_is_for_staff_alone_is_in_no_public_calendar(meeting: Meeting, client: Client, token: str) -> None:
    IndexedActivity.objects.filter(activity=meeting.activity).update(visibility="staff")
    other = Body.objects.create(name="Skjult gruppe", kind="group")

    for address in (ALL, body_feed(meeting)):
        assert b"VEVENT" not in client.get(address).content
    assert client.get(reverse("body_feed", args=[other.pk, "skjult-gruppe"])).status_code == 404
    mine = event(client.get(f"/kalender/{token}.ics").content)
    assert (mine.value("CLASS"), mine.value("URL")) == ("PRIVATE", None)


def test_a_body_under_an_old_name_is_found(meeting: Meeting, client: Client) -> None:
    body = meeting.meeting_bodies.get(order=0).body
    answer = client.get(reverse("body_feed", args=[body.pk, "et-gammelt-navn"]))
    assert (answer.status_code, answer["Location"]) == (301, body_feed(meeting))


# ----------------------------------------------------------------------------------------------------------- one's own
def test_a_calendar_of_ones_own_is_made_shown_once_and_used(meeting: Meeting, client: Client, member: Account) -> None:
    client.force_login(member)
    page = client.post(reverse("own_feeds"), {"name": "Min telefon"}).content.decode()
    address = page.split('readonly value="')[1].split('"')[0]
    feed = Feed.objects.get(account=member)

    assert feed.token_sha256 not in address
    assert address.rsplit("/", 1)[1].removesuffix(".ics") not in client.get(reverse("own_feeds")).content.decode()
    assert event(Client().get(address).content).value("UID") == f"{meeting.uid}@frisat"
    feed.refresh_from_db()
    assert feed.used is not None
    assert "sidst hentet" in client.get(reverse("own_feeds")).content.decode()


def test_a_closed_calendar_is_as_one_that_never_was(
    meeting: Meeting, client: Client, member: Account, token: str, accounts: dict[str, Account]
) -> None:
    feed = Feed.objects.get()
    client.force_login(accounts["stranger"])
    assert client.post(reverse("feed_revoke", args=[feed.pk])).status_code == 404
    client.force_login(member)
    assert Client().get(f"/kalender/{token}.ics").status_code == 200
    assert client.post(reverse("feed_revoke", args=[feed.pk])).status_code == 302

    closed, unknown = Client().get(f"/kalender/{token}.ics"), Client().get("/kalender/findes-ikke.ics")
    assert (closed.status_code, closed.content, dict(closed.items())) == (404, unknown.content, dict(unknown.items()))


def test_a_closed_address_takes_as_long_as_an_unknown_one(
    meeting: Meeting, member: Account, token: str, django_assert_num_queries: Any
) -> None:
    """The same one question to the database, which finds no row: there is nothing by which they could differ."""
    Feed.objects.update(revoked=datetime.now(UTC))
    for address in (f"/kalender/{token}.ics", "/kalender/findes-ikke.ics"):
        with django_assert_num_queries(1):
            assert Client().get(address).status_code == 404


def test_whose_account_is_closed_has_no_calendar(meeting: Meeting, client: Client, member: Account, token: str) -> None:
    member.is_active = False
    member.save()
    assert client.get(f"/kalender/{token}.ics").status_code == 404


def test_a_role_that_was_taken_empties_the_calendar_of_the_process(
    meeting: Meeting, client: Client, accounts: dict[str, Account]
) -> None:
    reader = accounts["reader"]
    Feed.objects.create(account=reader, token_sha256=digest("t"), name="Forløbet", process=meeting.process)
    assert b"BEGIN:VEVENT" in client.get("/kalender/t.ics").content
    Role.objects.filter(account=reader).delete()
    assert b"BEGIN:VEVENT" not in client.get("/kalender/t.ics").content


def test_a_calendar_takes_the_same_number_of_queries_however_many_meetings_it_has(
    meeting: Meeting, client: Client, django_assert_max_num_queries: Any
) -> None:
    from frisat.web.meetings import actions

    rows = IndexedActivity.objects.filter(process=meeting.process, left_in=None).exclude(activity=meeting.activity)
    for row in rows:
        actions.make_meeting(SYSTEM, row.activity, bodies=[meeting.meeting_bodies.get(order=0).body])
    for most in (13, 5):  # 5 find out whether what is kept still holds, 8 write it anew
        with django_assert_max_num_queries(most):
            assert client.get(ALL).content.count(b"BEGIN:VEVENT") >= 5


# --------------------------------------------------------------------- an address of a body's calendar for somebody
def shared(client: Client, body: Body, name: str = "Lokalavisen") -> str:
    """The address that the page shows once."""
    page = client.post(reverse("shared_feeds", args=[body.pk]), {"name": name}).content.decode()
    found = re.search(r'value="http://testserver(/kalender/organ/[^"]+\.ics)"', page)
    assert found is not None
    return found[1]


def test_a_body_gives_out_its_calendar_and_takes_one_address_back(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    """It holds what the open calendar of the body does; a closed address answers as one that never was."""
    staff, anybody = Client(), Client()
    staff.force_login(accounts["editor"])
    body = Body.objects.get(name="Skoleudvalget")
    paper, other = shared(staff, body), shared(staff, body, "Nabokommunen")
    answer = anybody.get(paper)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert "private" in answer["Cache-Control"]
    told = [line for line in answer.content.split(b"\r\n") if line.startswith(b"UID")]
    assert told == [line for line in anybody.get(body_feed(meeting)).content.split(b"\r\n") if line.startswith(b"UID")]
    page = staff.get(reverse("shared_feeds", args=[body.pk])).content.decode()
    assert paper.rsplit("/", 1)[1].removesuffix(".ics") not in page
    assert page.count("sidst hentet den") == 1

    row = SharedFeed.objects.get(name="Lokalavisen")
    assert staff.post(reverse("shared_feed_revoke", args=[body.pk, row.pk])).status_code == 302
    gone, never = anybody.get(paper), anybody.get("/kalender/organ/findes-ikke.ics")
    assert (gone.status_code, gone.content) == (never.status_code, never.content) == (404, GONE.encode())
    assert anybody.get(other).status_code == 200


def test_a_closed_shared_address_and_an_unknown_one_ask_the_same(
    meeting: Meeting, accounts: dict[str, Account], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    staff = Client()
    staff.force_login(accounts["editor"])
    body = Body.objects.get(name="Skoleudvalget")
    address = shared(staff, body)
    SharedFeed.objects.update(revoked=datetime.now(UTC))
    for path in (address, "/kalender/organ/findes-ikke.ics"):
        with django_assert_num_queries(1):
            assert Client().get(path).status_code == 404


def test_an_address_stays_with_a_body_that_is_merged_and_is_for_staff_to_make(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    staff, reader = Client(), Client()
    staff.force_login(accounts["editor"])
    reader.force_login(accounts["reader"])
    old = Body.objects.create(name="Skoleudv.")
    address = shared(staff, old)
    assert b"BEGIN:VEVENT" not in Client().get(address).content
    merge_actions.merge(SYSTEM, old, Body.objects.get(name="Skoleudvalget"))
    assert b"BEGIN:VEVENT" in Client().get(address).content
    assert reader.get(reverse("shared_feeds", args=[old.pk])).status_code == 404


def test_the_address_of_another_bodys_calendar_is_closed_there_alone(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    staff = Client()
    staff.force_login(accounts["editor"])
    body, other = Body.objects.get(name="Skoleudvalget"), Body.objects.get(name="Elevrådet")
    shared(staff, body)
    row = SharedFeed.objects.get()
    assert staff.post(reverse("shared_feed_revoke", args=[other.pk, row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.revoked is None
