"""The sitemap has every public address once, in parts where there are more than one part may hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.portal import sitemap
from frisat.web.process import queries
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db


def _places(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "application/xml"
    return [a.removeprefix("http://testserver") for a in re.findall(r"<loc>(.*?)</loc>", answer.content.decode())]


def test_a_small_site_has_one_sitemap(client: Client, process: Process) -> None:
    every = sitemap.addresses()
    assert _places(client, "/sitemap.xml") == [place for a in every for place in (a, f"/en{a}")]
    assert _places(client, "/sitemap.xml?del=1") == _places(client, "/sitemap.xml")


def test_a_large_one_is_a_list_of_its_parts(client: Client, process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "IN_A_PART", 5)
    every = sitemap.addresses()
    assert len(every) > 12
    parts = _places(client, "/sitemap.xml")
    assert parts == [f"/sitemap.xml?del={n}" for n in range(1, -(-len(every) // 5) + 1)]
    found = [place for part in parts for place in _places(client, part)]
    assert found[::2] == every
    assert len(set(found)) == len(found) == 2 * len(every)


@pytest.mark.parametrize("part", ["0", "-1", "99", "x", "²", "1e0"])
def test_a_part_that_there_is_not_is_refused(client: Client, process: Process, part: str) -> None:
    assert client.get("/sitemap.xml", {"del": part}).status_code == 400


def test_no_part_holds_more_than_the_protocol_allows() -> None:
    assert 2 * sitemap.IN_A_PART <= 50_000


def test_every_activity_and_meeting_stands_at_the_address_that_it_has(
    client: Client, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The addresses are put together from one of their kind, not looked up one by one."""
    asked: list[str] = []

    def looked_up(name: str, **rest: Any) -> str:
        asked.append(name)
        return reverse(name, **rest)

    monkeypatch.setattr(sitemap, "reverse", looked_up)
    every = sitemap.addresses()
    keys = [a.key for a in queries.newest_public_plan(process).activities]
    assert len(keys) > 3
    assert {reverse("activity", args=[process.slug, key]) for key in keys} <= set(every)
    assert asked.count("activity") == 1
