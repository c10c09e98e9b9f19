"""What a server draws before it answers anybody is not drawn again for its first visitor."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from frisat.web.bodies import actions
from frisat.web.bodies.models import BodyKind
from frisat.web.meetings import order
from frisat.web.portal import public_bodies, sitemap, warm
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db


def test_the_first_visitor_of_a_list_does_not_wait_for_it(
    client: Client, process: Process, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The places in which bodies are named, the order of the meetings and the sitemap's addresses are there."""
    body = actions.make_body(SYSTEM, name="Byrådet", kind=BodyKind.COUNCIL)
    with caplog.at_level(logging.WARNING):
        warm.up()
    assert not caplog.records

    def made_anew(*_args: object, **_rest: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(public_bodies, "places_of", made_anew)
    monkeypatch.setattr(public_bodies.uses, "named", made_anew)
    monkeypatch.setattr(order, "order_of", made_anew)
    monkeypatch.setattr(sitemap, "_of_processes", made_anew)
    for path in ("/moeder/", "/en/moeder/", "/sitemap.xml"):
        assert client.get(path).status_code == 200, path
    assert public_bodies.has_page(body)
    assert public_bodies.public_places().naming(["byrådet"])


def test_a_server_answers_before_it_has_drawn_all_of_a_large_site(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(warm, "_visit", drawn.append)
    warm.up()
    assert {"/", "/en/", "/sitemap.xml", "/forloeb/skolestruktur/", "/en/forloeb/skolestruktur/"} <= set(drawn)
    drawn.clear()
    monkeypatch.setattr(warm, "LONGEST", -1)
    warm.up()
    assert drawn == []
