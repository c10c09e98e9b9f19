"""The public pages of meetings: found, listed, moved, cancelled, fetched, searched."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from django.test import Client

from frisat.web.meetings import actions, indexing, moving, searching, sight
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Item, ItemWords, Meeting
from frisat.web.portal.sitemap import addresses
from frisat.web.record.actions import SYSTEM
from tests.web.meetings import canary_world
from tests.web.meetings.canary_world import OPEN

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
LATER = {"period": {"edtf": "2027-11-30", "text": "30. november 2027"}}


@pytest.fixture
def world(meeting: Meeting, member: Account, barred: Account) -> dict[str, Any]:
    return canary_world.fill(meeting, member, barred)


@pytest.fixture
def planned(world: dict[str, Any]) -> Meeting:
    """The same while it is to come: one whose minutes are being approved is not moved any more."""
    Meeting.objects.update(stage="released")
    world["meeting"].refresh_from_db()
    return world["meeting"]


@pytest.fixture
def home(world: dict[str, Any]) -> str:
    return f"/moeder/{world['meeting'].addresses.last()}/"


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


# -------------------------------------------------------------------------------------------------------- the page
def test_the_page_says_when_where_who_what_and_offers_its_files(
    client: Client, world: dict[str, Any], home: str
) -> None:
    html = text(client, home)
    for said in ("Karen Formand", "Skoleudvalget", "Elevrådet", "Referat", OPEN, "taget til efterretning", "Afbud"):
        assert said in html, said
    for name in ("referat.pdf", "dagsorden.docx", "papirer.zip", "moede.ics"):
        assert f'href="{home}{name}"' in html, name
    assert "Closed item" in text(client, f"/en{home}")


def test_an_agenda_that_is_not_out_says_so_and_has_no_files(client: Client, meeting: Meeting) -> None:
    home = f"/moeder/{meeting.addresses.last()}/"
    html = text(client, home)
    assert "Der er ingen dagsorden her." in html  # it lies behind the day of these tests
    for name in ("dagsorden.pdf", "referat.json", "papirer.zip", "punkt-1/"):
        assert client.get(home + name).status_code == 404, name
    assert client.get(f"{home}moede.ics").status_code == 200


def test_minutes_that_are_being_taken_are_not_out(client: Client, world: dict[str, Any], home: str) -> None:
    Meeting.objects.update(stage="taking")
    assert "taget til efterretning" not in text(client, home)
    assert client.get(f"{home}referat.html").status_code == 404
    assert OPEN in text(client, f"{home}dagsorden.html")
    assert client.get(f"{home}dagsorden.html").status_code == 200


def test_the_agenda_of_a_meeting_that_is_over_says_nothing_of_what_came_of_it(
    client: Client, world: dict[str, Any], home: str
) -> None:
    agenda = json.loads(client.get(f"{home}dagsorden.json").content)
    minutes = json.loads(client.get(f"{home}referat.json").content)
    assert "efterretning" not in json.dumps(agenda)
    assert "efterretning" in json.dumps(minutes)
    assert [i["no"] for i in agenda["items"]] == [i["no"] for i in minutes["items"]] == ["1", "2"]


def test_a_cancelled_meeting_says_why_and_what_takes_its_place_and_keeps_its_agenda(
    client: Client, planned: Meeting, home: str
) -> None:
    from frisat.web.process.models import IndexedActivity

    meeting = planned
    other = IndexedActivity.objects.filter(process=meeting.process, left_in=None, visibility="public").exclude(
        activity=meeting.activity
    )
    row = other.exclude(first_day=None).order_by("-first_day")[0]
    heir = actions.make_meeting(SYSTEM, row.activity, bodies=[m.body for m in meeting.meeting_bodies.all()])
    said = {"status": "cancelled", "status_reason": "For få tilmeldte", "replaced_by": row.activity.key}
    moving.change(SYSTEM, meeting, said, reason="For få tilmeldte")
    html = text(client, home)
    assert html.index("Mødet er aflyst") < html.index("For få tilmeldte") < html.index(OPEN)
    assert f'href="/moeder/{heir.addresses.last()}/"' in html
    taken = text(client, f"/moeder/{heir.addresses.last()}/")
    assert "Afløser mødet" in taken
    assert f'href="{home}"' in taken
    IndexedActivity.objects.filter(pk=row.pk).update(visibility="staff")
    assert str(heir.addresses.last()) not in text(client, home)
    IndexedActivity.objects.filter(pk=row.pk).update(visibility="public")
    IndexedActivity.objects.filter(activity=meeting.activity).update(visibility="staff")
    assert home not in text(client, f"/moeder/{heir.addresses.last()}/")


def test_every_address_that_it_had_leads_to_it_also_when_another_meets_that_day(
    client: Client, planned: Meeting, home: str
) -> None:
    from frisat.web.process.models import IndexedActivity

    meeting = planned
    day, body = meeting.addresses.last().day, meeting.meeting_bodies.first().body
    row = IndexedActivity.objects.filter(process=meeting.process, left_in=None, visibility="public").exclude(
        activity=meeting.activity
    )[0]
    IndexedActivity.objects.filter(pk=row.pk).update(first_day=day)
    second = f"/moeder/{actions.make_meeting(SYSTEM, row.activity, bodies=[body]).addresses.last()}/"
    assert second == f"{home[:-1]}-2/"
    moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    moving.change(SYSTEM, meeting, {"period": {"edtf": "2027-12-01", "text": "1. december 2027"}}, reason="Igen.")
    newest = "/moeder/2027-12-01/skoleudvalget/"
    for old in (home, "/moeder/2027-11-30/skoleudvalget/"):
        for tail in ("", "punkt-1/", "referat.json", "?q=1"):
            answer = client.get(old + tail)
            assert (answer.status_code, answer["Location"]) == (301, newest + tail)
    assert client.get(f"/en{home}")["Location"] == f"/en{newest}"
    assert client.get(second).status_code == 200
    assert client.get(newest).status_code == 200


def test_no_two_addresses_are_printed_alike(meeting: Meeting) -> None:
    from frisat.web.bodies.models import Body, BodyKind
    from frisat.web.process.models import IndexedActivity

    rows = IndexedActivity.objects.filter(process=meeting.process, left_in=None).exclude(activity=meeting.activity)[:3]
    names = ["Udvalg", "Udvalg 2", "Udvalg"]
    IndexedActivity.objects.filter(pk__in=[r.pk for r in rows]).update(first_day=date(2027, 6, 1))
    bodies = {n: Body.objects.create(name=n, kind=BodyKind.COMMITTEE) for n in set(names)}
    made = [actions.make_meeting(SYSTEM, r.activity, bodies=[bodies[n]]) for r, n in zip(rows, names, strict=True)]
    printed = [str(m.addresses.get()) for m in made]
    assert len(set(printed)) == 3
    for meeting_, address in zip(made, printed, strict=True):
        assert queries.at(None, date(2027, 6, 1), address.partition("/")[2]) == meeting_


@pytest.mark.parametrize(
    "tail",
    ["moeder/2027-13-40/udvalg/", "moeder/2027-1-1/udvalg/", "moeder/9999-99-99/x/", "moeder/2027-02-22/x-0/",
     "moeder/2027-02-22/skoleudvalget-1/", "moeder/2027-02-22/skoleudvalget-99999999999/"],
)  # fmt: skip
def test_what_is_no_address_is_not_found(client: Client, meeting: Meeting, tail: str) -> None:
    assert client.get(f"/{tail}").status_code == 404


# ----------------------------------------------------------------------------------------------------------- papers
def test_a_paper_is_a_download_under_a_safe_name(client: Client, world: dict[str, Any], home: str) -> None:
    paper = world["papers"]["open"]
    for name in (
        "Bilag – Ældrerådets svar.pdf",
        'Anna "den store".docx',
        "linje\r\nSet-Cookie: x=1.html",
        "../../etc/passwd",
    ):
        type(paper).objects.filter(pk=paper.pk).update(name=name)
        answer = client.get(f"{home}bilag/{paper.key}/x", follow=True)
        assert answer.status_code == 200, name
        head = answer["Content-Disposition"]
        assert head.startswith("attachment")
        assert head.isascii()
        assert not {"\r", "\n"} & set(head)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer.content == b"Alle kan laese det"


def test_a_paper_without_a_clean_copy_is_named_and_not_given_out(
    client: Client, world: dict[str, Any], home: str
) -> None:
    paper = world["papers"]["open"]
    assert f"/bilag/{paper.key}/" in text(client, home)
    type(paper).objects.filter(pk=paper.pk).update(clean=None)
    html = text(client, home)
    assert paper.name in html
    assert f"/bilag/{paper.key}/" not in html
    assert client.get(f"{home}bilag/{paper.key}/{quote(paper.name)}").status_code == 404
    assert b"Alle kan" not in b"".join(client.get(f"{home}papirer.zip").streaming_content)


def test_a_paper_of_another_meeting_is_not_found(client: Client, world: dict[str, Any], home: str) -> None:
    from frisat.web.process.models import IndexedActivity

    meeting = world["meeting"]
    row = (
        IndexedActivity.objects.filter(process=meeting.process, left_in=None, visibility="public")
        .exclude(activity=meeting.activity)
        .exclude(first_day=None)[0]
    )
    other = actions.make_meeting(SYSTEM, row.activity)
    paper = world["papers"]["open"]
    assert client.get(f"/moeder/{other.addresses.last()}/bilag/{paper.key}/{quote(paper.name)}").status_code == 404


def test_the_calendar_file_is_the_entry_of_the_processs_own_calendar(
    client: Client, world: dict[str, Any], home: str
) -> None:
    from icalendar import Calendar

    one = Calendar.from_ical(client.get(f"{home}moede.ics").content)
    whole = Calendar.from_ical(client.get("/forloeb/skolestruktur/kalender.ics").content)
    event = one.events[0]
    assert len(one.events) == 1
    assert (event["UID"], event["SEQUENCE"], event["DTSTART"].dt) in {
        (e["UID"], e["SEQUENCE"], e["DTSTART"].dt) for e in whole.events
    }
    assert home in str(event.get("URL", "")) + str(event.get("DESCRIPTION", ""))


# ---------------------------------------------------------------------------------------------------------- the list
def test_the_list_is_narrowed_by_body_kind_year_process_and_words(
    client: Client, world: dict[str, Any], home: str
) -> None:
    meeting = world["meeting"]
    body = meeting.meeting_bodies.first().body
    year = meeting.addresses.last().day.year
    for query in (f"organ={body.pk}", "slags=ordinary", f"aar={year}", "forloeb=skolestruktur", f"q={OPEN.lower()}",
                  "q=klassestørrelse"):  # fmt: skip
        assert f'href="{home}"' in text(client, f"/moeder/?{query}"), query
    for query in ("q=findesikke", "q=%27%22%25_"):
        assert "Intet møde passer" in text(client, f"/moeder/?{query}"), query
    assert f'href="{home}"' not in text(client, "/moeder/?vis=kommende")


@pytest.mark.parametrize("query", ["organ=0", "organ=x", "slags=hemmelig", "aar=1999", "forloeb=findesikke", "vis=alt",
                                   "side=2", "side=0", "side=-1", "side=x", "side=²"])  # fmt: skip
def test_what_the_list_does_not_know_is_refused(client: Client, meeting: Meeting, query: str) -> None:
    assert client.get(f"/moeder/?{query}").status_code == 400


def test_an_empty_list_says_what_it_is_for(client: Client, db: None) -> None:
    html = text(client, "/moeder/")
    assert "fr-empty" in html
    assert "Der er ingen møder endnu." in html


def test_a_list_takes_the_same_number_of_queries_however_long(
    client: Client, world: dict[str, Any], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from frisat.web.process.models import Activity, IndexedActivity

    meeting = world["meeting"]
    index = IndexedActivity.objects.get(activity=meeting.activity)
    body = meeting.meeting_bodies.first().body
    for n in range(5000, 5040):
        activity = Activity.objects.create(process=meeting.process, number=n)
        index.pk = activity.pk
        index.position = n
        index.save(force_insert=True)
        actions.make_meeting(SYSTEM, activity, bodies=[body])
    with django_assert_max_num_queries(17):
        html = text(client, "/moeder/?vis=tidligere")
    assert html.count('class="fr-met"') == 30
    assert "Side 1 af 2" in html
    far = text(client, "/moeder/?vis=tidligere&side=2")
    assert far.count('class="fr-met"') == 11
    shown = re.findall(r'href="/moeder/[0-9-]+/skoleudvalget(?:-([0-9]+))?/"', html + far)
    assert [int(n or 1) for n in shown] == list(range(41, 0, -1))


# ------------------------------------------------------------------------------------------------------ other pages
def test_the_meeting_stands_where_its_process_body_activity_and_search_are(
    client: Client, world: dict[str, Any], home: str
) -> None:
    meeting = world["meeting"]
    body = meeting.meeting_bodies.first().body
    assert f'href="{home}"' in text(client, "/forloeb/skolestruktur/")
    assert f'href="{home}"' in text(client, f"/organer/{body.pk}-skoleudvalget/")
    assert f'href="{home}punkt-1/"' in text(client, f"/forloeb/skolestruktur/aktivitet/{meeting.activity.key}/")
    assert f'href="{home}punkt-1/"' in text(client, "/soeg/?q=klassestørrelser")
    assert home in addresses()
    assert f"<loc>http://testserver{home}</loc>" in text(client, "/sitemap.xml")


def test_the_calendar_leads_to_the_meeting(client: Client, planned: Meeting) -> None:
    meeting = planned
    moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    for path in ("/kalender/", "/forloeb/skolestruktur/kalender/"):
        assert 'href="/moeder/2027-11-30/skoleudvalget/"' in text(client, path), path


# ----------------------------------------------------------------------------------------------------------- search
def test_search_finds_open_items_and_decisions_that_are_out(client: Client, world: dict[str, Any]) -> None:
    assert [i.no for i in searching.items("klassestørrelse")] == ["1"]
    assert [i.no for i in searching.items("efterretning")] == ["1"]
    Meeting.objects.update(stage="taking")
    assert searching.items("efterretning") == []
    assert [i.no for i in searching.items("klassestoerrelserne")] == ["1"]
    Meeting.objects.update(stage="review")
    assert searching.items("klassestørrelse") == []


def test_what_search_may_find_is_what_the_public_sees(world: dict[str, Any], loaded: Any) -> None:
    from frisat.plan.meeting import Stage

    for stage in Stage:
        for closed in (False, True):
            Meeting.objects.update(stage=stage)
            Item.objects.filter(order=1).update(closed=closed, ground="x" if closed else "")
            shown = {i.key for i in sight.public(loaded()).items if not i.closed}
            assert {str(i.pk) for i in queries.open_items()} == shown, (stage, closed)


def test_a_text_that_was_changed_past_the_index_is_not_found_by_what_it_no_longer_says(world: dict[str, Any]) -> None:
    Item.objects.filter(order=1).update(text="Noget andet.")
    assert searching.items("klassestørrelse") == []


def test_the_index_made_anew_is_the_one_that_is_stored(world: dict[str, Any]) -> None:
    before = list(ItemWords.objects.order_by("pk").values())
    assert indexing.reindex() == (2, 0)
    ItemWords.objects.filter(pk=world["first"].pk).update(agenda="forkert")
    ItemWords.objects.filter(pk=world["closed"].pk).delete()
    assert indexing.reindex() == (2, 2)
    assert list(ItemWords.objects.order_by("pk").values()) == before
    assert before[1]["whole"] == ""


def test_a_page_of_a_meeting_takes_the_same_number_of_queries_however_many_items(
    client: Client, world: dict[str, Any], home: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Item.objects.bulk_create(
        Item(meeting=world["meeting"], order=n, no=str(n), title=f"Punkt {n}") for n in range(3, 60)
    )
    text(client, home)
    with django_assert_max_num_queries(24):  # one of them asks which meetings it replaces
        assert text(client, home).count('class="fr-no"') == 59
