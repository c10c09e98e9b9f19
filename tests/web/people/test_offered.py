"""
What a page offers, who sees it may use: no link to what is refused or missing, no button that answers with a refusal.

Each role looks at every page that it may see in a world with one object of each kind. Every link on it is followed and
every form is sent as it stands; what that wrote is taken back.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from frisat.web.people.models import Account
from frisat.web.process.models import Process
from tests.web import pages

from . import world
from .matrix import ROLES

_MAIN = re.compile(r"<main.*?</main>", re.S)
_LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"')
REFUSES = {403, 404, 405, 500}


class _UndoneError(Exception):
    pass


def _sent(client: Client, form: pages.Form) -> int:
    """What the form is answered with, sent as it stands; what it wrote is taken back."""
    status = 0
    try:
        with transaction.atomic():
            status = getattr(client, form.method)(form.action, form.data()).status_code
            raise _UndoneError
    except _UndoneError:
        return status


@pytest.fixture
def people(accounts: dict[str, Account]) -> dict[str, Account]:
    return accounts


@pytest.mark.parametrize("role", ROLES)
def test_a_page_offers_a_role_nothing_that_the_role_may_not_do(
    role: str, people: dict[str, Account], process: Process
) -> None:
    kinds = world.objects_of(process, people["owner"])
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    if role in people:
        client.force_login(people[role])
    found = {
        address: answer
        for address, answer in pages.crawl(client, [*pages.addresses(kinds), "/arbejde/"]).items()
        if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html") and not answer.streaming
    }
    wrong, links, sent = [], {}, set()
    for address, answer in found.items():
        html = answer.content.decode()
        main = _MAIN.search(html)
        for link in _LINK.findall(main[0] if main else html):
            there = urldefrag(urljoin(address, unescape(link)))[0]
            if there.startswith("/") and not there.startswith(pages.LEAVE) and not _will_be(address, there):
                links.setdefault(there, address)
        for form in pages.forms(address, main[0] if main else html):
            if form.method == "get" or not form.is_pressed or not form.action.startswith("/") or _pattern(form) in sent:
                continue
            sent.add(_pattern(form))
            status = _sent(client, form)
            if status in REFUSES:
                wrong.append(f"{address}: the form to {form.action} is answered with {status}")
            if role in people:
                client.force_login(people[role])  # a form may have ended the session
    for there, address in links.items():
        status = found[there].status_code if there in found else client.get(there).status_code
        if status in REFUSES:
            wrong.append(f"{address}: the link to {there} is answered with {status}")

    assert not wrong, "\n".join(wrong)
    assert role in ("anonymous", "stranger") or len(links) > 30, links


def _will_be(address: str, there: str) -> bool:
    """
    Whether a preview leads to what is there once the version is published: it is the page that will be, byte for byte
    (process/test_publishing.py), and says above it that its links work then.
    """
    return address.endswith("/udkast/som-borger/") and there.startswith("/forloeb/")


def _pattern(form: pages.Form) -> Any:
    path = urlsplit(form.action).path
    try:
        return resolve(urlsplit(form.page).path).url_name, resolve(path).url_name
    except Resolver404:
        return path
