"""
BARS R1: what somebody must not know of is answered as what never was, to the letter and with the same questions to the
database, one for one: cases, decisions, items, papers and meetings. The times are measured by benchmarks/hidden.py.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frisat.plan.journey import Say
from frisat.web.base import memory
from frisat.web.bodies.models import Body
from frisat.web.cases import actions
from frisat.web.cases.models import Decision
from frisat.web.meetings.models import Item, Paper
from frisat.web.process.actions import make_process
from frisat.web.process.models import IndexedActivity
from frisat.web.record.actions import SYSTEM
from tests.web.meetings.conftest import barred, meeting, member  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting
    from frisat.web.people.models import Account
    from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db


WAYS: tuple[tuple[str, dict[str, str]], ...] = (
    ("GET", {}), ("HEAD", {}), ("OPTIONS", {}), ("POST", {}),
    ("GET", {"Range": "bytes=0-9"}),
    ("GET", {"If-None-Match": "*", "If-Modified-Since": "Wed, 01 Jan 2020 00:00:00 GMT"}),
    ("GET", {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}),
)  # fmt: skip
"""How anybody can ask for an address: the answer must not tell by any of them."""


def answered(
    client: Client, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, bytes, dict[str, str], list[str]]:
    """
    Status, body without the address and the form's token, which is another one each time, head without what the
    address's length and the moment change, and questions asked.
    """
    if method == "GET" and not headers:
        client.get(path)  # what is remembered from the first time on
    with CaptureQueriesContext(connection) as queries:
        answer: Any = client.generic(method, path, headers=headers or {})
    said = re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]*', rb"\1", answer.content)
    bare = path.removeprefix("/en")
    for form in (f"/en{bare}", f"/en{quote(bare)}", bare, quote(bare), unquote(bare)):
        said = said.replace(form.encode(), b"")
    head = {name: value for name, value in answer.items() if name not in ("Content-Length", "ETag", "Expires")}
    asked = [re.sub(r"'[^']*'|\d+", "?", q["sql"]) for q in queries]
    return answer.status_code, said, head, asked


def alike(client: Client, *paths: str) -> None:
    for method, headers in WAYS:
        found = [answered(client, path, method, headers) for path in paths]
        assert found[0][0] in ((404,) if method in ("GET", "HEAD") else (403, 404, 405)), (method, found[0][0])
        for path, other in zip(paths[1:], found[1:], strict=True):
            assert other[3] == found[0][3], (method, headers, path)
            assert other == found[0], (method, headers, path)
    if not paths[0].startswith(("/en/", "/arbejde/")) and client.get("/en/forloeb/").status_code == 200:
        english = [answered(client, f"/en{path}") for path in paths]
        assert english[0][0] == 404
        assert all(other == english[0] for other in english), paths


@pytest.mark.parametrize("who", ["public", "reader", "contributor"])
def test_a_closed_case_a_hidden_one_and_one_that_never_was(
    process: Process, chain: dict[str, Body], accounts: dict[str, Account], who: str
) -> None:
    """With a journey and wordings, so that reading a row of them would ask more."""
    journey = [(chain["committee"], Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    hidden, closed = (
        actions.make_case(SYSTEM, process, title=f"En sag {n}", text="Sagens ordlyd", journey=journey) for n in (1, 2)
    )
    actions.show(SYSTEM, closed, shown=True)
    actions.close(SYSTEM, closed, closed=True, ground="Personforhold")
    client = Client()
    if who == "public":
        alike(client, *(f"/forloeb/{process.slug}/sager/{n}/" for n in (99, closed.number, hidden.number)))
    else:
        client.force_login(accounts[who])
        alike(client, *(reverse("case", args=[process.slug, n]) for n in (99, closed.number)))


def test_a_decision_of_a_process_that_is_not_published_and_one_that_never_was(process: Process) -> None:
    draft = make_process(SYSTEM, slug="kladde", name="Et forløb under arbejde")
    body = Body.objects.create(name="Byrådet")
    Decision.objects.create(
        process=draft, year=2027, number=51, day=date(2027, 4, 1), body=body, title="T", text="B", outcome="approved"
    )
    for tail in ("/", ".json"):
        alike(Client(), f"/beslutninger/2027-99{tail}", f"/beslutninger/2027-51{tail}")


def test_a_case_of_a_process_that_is_not_published_and_of_one_that_never_was(
    process: Process, chain: dict[str, Body]
) -> None:
    draft = make_process(SYSTEM, slug="kladde", name="Et forløb under arbejde")
    case = actions.make_case(SYSTEM, draft, title="S", text="O", journey=[(chain["council"], Say.DECIDES)])
    alike(Client(), f"/forloeb/xxxxxx/sager/{case.number}/", f"/forloeb/kladde/sager/{case.number}/")


@pytest.fixture
def sent(meeting: Meeting) -> Meeting:  # noqa: F811
    meeting.items.filter(order=1).update(no="1")
    meeting.items.filter(order=2).update(no="2")
    type(meeting).objects.filter(pk=meeting.pk).update(stage="released")
    return meeting


@pytest.mark.parametrize("who", ["public", "stranger", "reader"])
def test_a_closed_paper_a_removed_one_one_in_a_closed_item_and_one_that_never_was(
    sent: Meeting, accounts: dict[str, Account], who: str
) -> None:
    client = Client()
    if who != "public":
        client.force_login(accounts[who])
    home = f"/moeder/{sent.addresses.last()}/bilag/"
    keys = list(Paper.objects.filter(item__meeting=sent).order_by("pk").values_list("key", flat=True))
    Paper.objects.filter(key=keys[0]).update(removed=sent.made)
    alike(client, *(f"{home}{key}/navn.pdf" for key in ("f" * 32, *keys)))


@pytest.mark.parametrize("who", ["reader", "contributor"])
def test_a_closed_paper_and_item_in_the_workspace_and_those_that_never_were(
    sent: Meeting, accounts: dict[str, Account], who: str
) -> None:
    client = Client()
    client.force_login(accounts[who])
    closed = Item.objects.get(meeting=sent, closed=True)
    inside = Paper.objects.get(item=closed)
    at = [sent.process.slug, sent.pk]
    alike(
        client,
        reverse("work_paper", args=[*at, 999_999, "f" * 32]),
        reverse("work_paper", args=[*at, closed.pk, inside.key]),
    )
    never, there = (answered(client, reverse("work_item", args=[*at, pk])) for pk in (999_999, closed.pk))
    assert never == there
    assert there[0] == 403


@pytest.mark.parametrize("who", ["public", "stranger"])
def test_a_meeting_that_the_plan_keeps_for_staff_and_one_that_never_was(
    sent: Meeting, accounts: dict[str, Account], who: str
) -> None:
    client = Client()
    if who != "public":
        client.force_login(accounts[who])
    IndexedActivity.objects.filter(activity=sent.activity).update(visibility="staff")
    memory.forget()
    address = str(sent.addresses.last())
    never = f"/moeder/{address.partition('/')[0]}/findes-ikke/"
    for tail in ("", "punkt-2/", "dagsorden.json", "papirer.zip"):
        alike(client, never + tail, f"/moeder/{address}/{tail}")


def test_a_numbered_item_of_a_closed_kind_shows_its_neutral_line_and_the_one_after_the_last_is_none(
    sent: Meeting,
) -> None:
    """The number of a closed item is public (no gap in the numbering), and its page says nothing else."""
    home = f"/moeder/{sent.addresses.last()}/"
    client: Any = Client()
    assert "Lukket punkt" in client.get(f"{home}punkt-2/").content.decode()
    assert client.get(f"{home}punkt-3/").status_code == 404
