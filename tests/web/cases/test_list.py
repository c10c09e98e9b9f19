"""The public list of decisions: pages, what it can be narrowed to, and no more questions for more decisions."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frisat.web.bodies.models import Body
from frisat.web.cases import sight
from frisat.web.cases.models import Decision, Disclosure
from frisat.web.people.models import Account
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db


def _make(process: Process, body: Body, numbers: range, year: int = 2027) -> None:
    Decision.objects.bulk_create(
        Decision(
            process=process, year=year, number=n, day=date(year, 1, 1) + timedelta(days=n), body=body,
            title=f"Hemmelig {n}" if n % 7 == 0 else f"Sag {n}", text="Byrådet godkender", outcome="adopted",
            closed=n % 7 == 0, withheld="Forhandling" if n % 7 == 0 else "",
        )
        for n in numbers
    )  # fmt: skip


def _shown(client: Client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    return re.findall(r'href="/beslutninger/(\d+-\d+)/"', html)


def test_every_decision_stands_on_one_page_of_the_list(
    client: Client, process: Process, chain: dict[str, Body]
) -> None:
    _make(process, chain["council"], range(1, 121))
    pages = [_shown(client, f"/beslutninger/?side={n}") for n in (1, 2, 3)]
    assert [n for part in pages for n in part] == [f"2027-{n}" for n in range(120, 0, -1)]
    html = client.get("/beslutninger/").content.decode()
    assert "120 beslutninger" in html
    assert "Side 1 af 3" in html
    assert "Hemmelig" not in html
    assert 'href="?side=2"' in html


def test_the_list_is_narrowed_and_its_pages_stay_narrowed(
    client: Client, process: Process, chain: dict[str, Body]
) -> None:
    _make(process, chain["council"], range(1, 61))
    _make(process, chain["economy"], range(1, 61), year=2026)
    first = client.get("/beslutninger/?aar=2026").content.decode()
    assert "60 beslutninger" in first
    assert "?aar=2026&amp;side=2" in first
    assert len(_shown(client, "/beslutninger/?aar=2026&side=2")) == 10
    assert set(_shown(client, "/beslutninger/?organ=Byrådet&side=2")) == {f"2027-{n}" for n in range(1, 11)}
    assert len(_shown(client, "/beslutninger/?forloeb=skolestruktur")) == 50
    assert "Ingen beslutning" in client.get("/beslutninger/?aar=2026&organ=Byrådet").content.decode()


@pytest.mark.parametrize("query", ["side=0", "side=2", "side=x", "side=²", "side=-1", "aar=1999", "aar=²", "organ=X"])
def test_what_the_list_does_not_know_is_refused(
    client: Client, process: Process, chain: dict[str, Body], query: str
) -> None:
    _make(process, chain["council"], range(1, 4))
    assert client.get(f"/beslutninger/?{query}").status_code == 400


def test_more_decisions_take_no_more_questions(client: Client, process: Process, chain: dict[str, Body]) -> None:
    asked = []
    for numbers in (range(1, 30), range(30, 300)):
        _make(process, chain["council"], numbers)
        client.get("/beslutninger/")
        with CaptureQueriesContext(connection) as found:
            client.get("/beslutninger/")
        asked.append(len(found))
    assert asked[0] == asked[1] <= 14


def test_every_decision_that_the_database_keeps_has_a_line(process: Process, chain: dict[str, Body]) -> None:
    """The list counts rows; what is counted must be shown, whatever was closed or opened after it was made."""
    _make(process, chain["council"], range(1, 15))
    rows = {d.number: d for d in Decision.objects.all()}
    Disclosure.objects.create(decision=rows[7], closed=False, ground="Forhandlingen er slut")
    Disclosure.objects.create(decision=rows[8], closed=True, extract="Byrådet godkender.", ground="Kontrakt")
    shown = sight.public_decisions(sight.published_decisions())
    assert len(shown) == sight.listed_decisions().count() == len(sight.public_numbers()) == 14
    assert {d.number for d in shown if d.closed} == {"2027-8", "2027-14"}


def test_the_secretariats_list_has_pages_too(
    client: Client, process: Process, chain: dict[str, Body], owner: Account
) -> None:
    _make(process, chain["council"], range(1, 61))
    client.force_login(owner)
    where = f"/arbejde/forloeb/{process.slug}/beslutninger/"
    pages = [client.get(f"{where}?side={n}").content.decode() for n in (1, 2)]
    found = [re.findall(rf'href="{where}2027-(\d+)/"', html) for html in pages]
    assert [len(part) for part in found] == [50, 10]
    assert sorted(int(n) for part in found for n in part) == list(range(1, 61))
    assert "Side 1 af 2" in pages[0]
    assert client.get(f"{where}?side=3").status_code == 400
