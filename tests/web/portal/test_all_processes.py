"""Pages over all processes: as many questions for many processes as for few, and never older than what they show."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period
from frisat.web.base.clock import today
from frisat.web.meetings import public_queries
from frisat.web.portal import sitemap, views
from frisat.web.portal.events import events
from frisat.web.process import actions, queries
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
PAGES = ("/forloeb/", "/kalender/", "/moeder/kalender.ics")


def _publish(name: str, *titles: str) -> Process:
    process = actions.make_process(SYSTEM, slug=name.lower(), name=name)
    period = Period("2031-03-04", "4. marts 2031")
    steps = tuple(Activity(key=f"x{n}", title=t, kind=Kind.MEETING, period=period) for n, t in enumerate(titles))
    actions.publish_version(SYSTEM, process, Plan(title="Plan", activities=steps), valid_from=date(2020, 1, 1))
    return process


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("path", PAGES)
def test_six_processes_more_are_no_question_more(client: Client, process: Process, path: str) -> None:
    _publish("Nul", "Møde nul")
    client.get(path)
    first = _asked(client, path)
    for n in range(6):
        _publish(f"Nyt{n}", f"Møde {n}")
    client.get(path)
    assert _asked(client, path) == first <= 12


def test_a_tile_says_what_comes_next_in_its_own_process(process: Process) -> None:
    _publish("Nul", "Møde nul")
    tiles = views._tiles(today())
    assert {tile.process.slug for tile in tiles} == {"nul", process.slug}
    for tile in tiles:
        alone = events(queries.coming(today(), process=tile.process, most=1), today())
        assert (tile.next and tile.next.url) == (alone[0].url if alone else None)
        assert tile.version == queries.newest_public_version(tile.process)


@pytest.mark.parametrize("path", PAGES[:2])
def test_what_is_published_stands_there_at_once_and_what_is_put_away_does_not(
    client: Client, process: Process, path: str
) -> None:
    assert "Et sjældent møde" not in client.get(path).content.decode()
    made = _publish("Nul", "Et sjældent møde")
    assert "Et sjældent møde" in client.get(path).content.decode()
    assert any(a.startswith("/forloeb/nul/") for a in sitemap.addresses())
    Process.objects.filter(pk=made.pk).update(put_away="2027-01-01T00:00Z")
    assert "Et sjældent møde" not in client.get(path).content.decode()
    assert not any(a.startswith("/forloeb/nul/") for a in sitemap.addresses())


def test_of_what_lies_ahead_the_addresses_are_the_same_when_only_those_are_read(process: Process) -> None:
    day = today()
    ahead = IndexedActivity.objects.exclude(last_day__lt=day).select_related("activity")
    pairs = [(a.process_id, a.activity.key) for a in ahead]
    assert pairs
    assert public_queries.addresses_of(pairs, since=day) == public_queries.addresses_of(pairs)
