"""
BARS U24: every form that is refused says why with a way to the field and keeps what was written; every list that is
empty says what it is for and what to do next; a page that is not there has a search.

Forms and pages are found by looking (`tests/web/pages.py`), so that a new one is sent empty and wrong too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.apps import apps
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from frisat.web.bodies.models import Alias, Body, KeptApart, Merge, Seat
from frisat.web.people.actions import give_role
from frisat.web.people.models import Account, Person, RoleName
from frisat.web.process.actions import make_process
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
from tests.web import deeds, pages, trees
from tests.web.pages import Form
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import WORK, names_in

pytestmark = pytest.mark.django_db
WRONG = "Vrøvl & <b>mere</b> 99"
"""No day, no mail address, no name of anything."""
A_LOOK_FIRST = {"editor_paste", "own_feeds", "shared_feeds"}
"""Forms answered with a page, whatever was written: a look at what would be done, an address that is shown once."""
SHOWN = pages.WORDS - {"hidden", "password"}


@pytest.fixture
def site(client: Client, process: Process, accounts: dict[str, Account]) -> dict[str, Any]:
    """What the forms name, and a browser in which somebody has signed in who may send all of them."""
    owner = accounts["owner"]
    owner.is_site_admin = True
    owner.save()
    client.force_login(owner)
    return deeds.world_of(process, owner)


def sent_forms(client: Client, kinds: dict[str, Any]) -> Iterator[Form]:
    """Every form of every page that somebody writes or chooses something in, once for each place it goes to."""
    seen = set()
    for address, answer in pages.crawl(client, pages.addresses(kinds)).items():
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", "") or answer.streaming:
            continue
        for form in pages.forms(address, answer.content.decode()):
            fields = {name for name, (sort, _, _) in form.fields.items() if sort != "hidden" and sort != "button"}
            what = (form.name, frozenset(fields))
            if form.method == "post" and fields and what not in seen:
                seen.add(what)
                yield form


def wrongly(form: Form) -> dict[str, Any]:
    """What is sent when every field is filled with something that cannot be meant."""
    return {
        **form.data(),
        **{name: WRONG for name, (sort, _, _) in form.fields.items() if sort in SHOWN or sort in ("date", "month")},
    }


def emptily(form: Form) -> dict[str, Any]:
    kept = {name: values for name, (sort, values, _) in form.fields.items() if sort == "hidden"}
    words = {name: "" for name, (sort, _, _) in form.fields.items() if sort in SHOWN}
    return {**words, **kept}


def tree_of(answer: HttpResponse) -> Element:
    return trees.tree_of(answer.content.decode())


def faults(form: Form, answer: HttpResponse, sent: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the page that refuses a form."""
    tree = tree_of(answer)
    idents = {e.get("id") for e in tree.iter() if e.get("id")}
    summaries = [e for e in tree.iter("div") if "alert-error" in (e.get("class") or "").split()]
    if not summaries:
        yield "no summary of what is wrong"
        return
    links = [a.get("href", "") for s in summaries for a in s.iter("a")]
    ways = [href[1:] for href in links if href.startswith("#")]
    if not ways:
        yield "the summary leads to no field"
    yield from (f"the summary leads to #{way}, which is not there" for way in ways if way not in idents)
    kept: dict[str, list[str]] = {}
    for one in pages.forms(form.page, answer.content.decode()):
        for name, (_, values, _) in one.fields.items():
            kept.setdefault(name, []).extend(values)
    for name, value in sent.items():
        sort = form.fields[name][0]
        if sort in SHOWN and value and value not in [v.strip() for v in kept.get(name, [])]:
            yield f"what was written in {name} is gone: {kept.get(name)}"


@pytest.mark.parametrize("how", [emptily, wrongly])
def test_every_refused_form_leads_to_its_fields_and_keeps_what_was_written(
    client: Client, site: dict[str, Any], how: Any
) -> None:
    wrong, refused = [], set()
    for form in list(sent_forms(client, site)):
        sent = how(form)
        with deeds.undone(client):
            answer = client.post(form.action, sent)
        if answer.status_code in (302, 303) or (form.name in A_LOOK_FIRST and answer.status_code == 200):
            continue
        refused.add(form.name)
        if answer.status_code not in (200, 400, 409, 422):
            wrong.append(f"{form.name}: {answer.status_code}")
            continue
        wrong += [f"{form.name} from {form.page}: {fault}" for fault in faults(form, answer, sent)]

    assert not wrong, "\n".join(wrong)
    assert len(refused) >= 25, sorted(refused)


# ------------------------------------------------------------------------------------------------------- empty lists
def lists_in(tree: Element) -> set[str]:
    """The lists of things in a page's content, each by what it is called in the markup; empty ones are none."""
    main = next(tree.iter("main"), None)
    if main is None:  # a piece of a page
        return set()
    menus = {id(e) for nav in main.iter("nav") for e in nav.iter()} | {
        id(e) for form in main.iter("form") for e in form.iter()
    }
    found = set()
    for e in main.iter():
        if id(e) in menus:
            continue
        if e.tag in ("ul", "ol") and any(child.tag == "li" for child in e):
            found.add(f"{e.tag}.{e.get('class', '')}")
        if e.tag == "table" and any(row.tag == "tr" for body in e.iter("tbody") for row in body):
            found.add(f"table.{e.get('class', '')}")
    return found


def test_every_list_that_is_empty_says_what_it_is_for_and_what_to_do(
    client: Client, process: Process, accounts: dict[str, Account], site: dict[str, Any]
) -> None:
    """A page of a full site is held against the same page of one where nothing has been done."""
    answers = {name: client.get(path) for name, path in plain_pages(process.slug)}
    full = {name: tree_of(answer) for name, answer in answers.items() if "html" in answer.get("Content-Type", "")}
    new = make_process(SYSTEM, slug="tomt", name="Et tomt forløb")
    bo = Account.objects.create_user("bo@engby.example", "en lang adgangskode", name="Bo", makes_processes=True)
    give_role(SYSTEM, new.pk, bo, RoleName.OWNER)
    empty_the_register()
    bo.refresh_from_db()
    client.force_login(bo)
    held, silent = 0, []
    for name, path in plain_pages(new.slug):
        answer = client.get(path)
        if answer.status_code != 200 or name not in full:  # a file is no page
            continue
        tree = tree_of(answer)
        if not lists_in(full[name]) - lists_in(tree):
            continue
        held += 1
        said = [e for e in tree.iter() if "fr-empty" in (e.get("class") or "").split()]
        [main] = tree.iter("main")
        if not said:
            silent.append(f"{name}: nothing is said in place of {sorted(lists_in(full[name]) - lists_in(tree))}")
        elif not any(e.tag == "a" for s in said for e in s.iter()) and not any(main.iter("form")):
            silent.append(f"{name}: no next step")

    assert not silent, "\n".join(silent)
    assert held >= 8, held


def plain_pages(slug: str) -> Iterator[tuple[str, str]]:
    """The pages of the workspace that belong to no object, or to a process only."""
    for name, route in WORK.items():
        row = ROUTES[name]
        if "GET" in row.methods and set(names_in(route)) <= {"slug"}:
            path = reverse(name, kwargs={"slug": slug} if names_in(route) else {}) + row.ask
            if not path.startswith(pages.LEAVE):
                yield name, path


def empty_the_register() -> None:
    """Past what protects them: some of these rows are never deleted on a site."""
    for part in ("invites", "meetings", "cases"):
        for model in apps.get_app_config(part).get_models():
            model._base_manager.all()._raw_delete(connection.alias)
    Seat.objects.all().delete()
    KeptApart.objects.all().delete()
    Merge.objects.all().delete()
    Alias.objects.all().delete()
    Body.objects.update(merged_into=None, part_of=None, recommends_to=None, successor=None)
    Body.objects.all().delete()
    Person.objects.all().delete()


# --------------------------------------------------------------------------------------------------------- not there
@pytest.mark.parametrize(
    "path", ["/findes-ikke/", "/forloeb/findes-ikke/", "/arbejde/findes-ikke/", "/en/findes-ikke/"]
)
@pytest.mark.parametrize("is_in", [True, False])
def test_a_page_that_is_not_there_has_a_search_and_ways_back(
    client: Client, accounts: dict[str, Account], path: str, is_in: bool
) -> None:
    if is_in:
        client.force_login(accounts["owner"])
    answer = client.get(path)
    [main] = tree_of(answer).iter("main")
    begin = "/en" if path.startswith("/en/") else ""

    assert answer.status_code == 404
    assert [f.get("action") for f in main.iter("form") if f.get("role") == "search"] == [f"{begin}/soeg/"]
    assert {a.get("href") for a in main.iter("a")} >= {f"{begin}/", f"{begin}/forloeb/"}
