"""Bodies on public pages: one entry for all accepted spellings, a page of their own, nothing that is not public."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from frisat.plan.likeness import fold
from frisat.web.bodies import actions, merge_actions, queries, spelling_actions, uses
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.people.models import Account
from frisat.web.portal.public_bodies import public_places
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
TODAY = date(2027, 5, 3)


def body(name: str, *spellings: str, kind: str = BodyKind.COMMITTEE) -> Body:
    made: Body = actions.make_body(SYSTEM, name=name, kind=kind)
    for text in spellings:
        spelling_actions.add_alias(SYSTEM, made, text=text)
    return made


def html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response)
    return unescape(response.content.decode())


def options(page: str) -> list[str]:
    [select] = re.findall(r'<select[^>]* name="organ">(.*?)</select>', page, re.S)
    return re.findall(r"<option[^>]*>([^<]*)</option>", select)


def activities(page: str) -> set[str]:
    return set(re.findall(r'<tr id="(a\d+)"', page))


def test_a_name_in_no_register_stays_as_it_is_printed(client: Client, process: Process) -> None:
    assert "Byrådet" in options(html(client, HOME))
    assert "/organer/" not in html(client, HOME)


@pytest.mark.parametrize("path", [HOME, "/kalender/", f"{HOME}kalender/"])
def test_accepted_spellings_are_one_entry_and_each_of_them_finds_all(
    client: Client, process: Process, path: str
) -> None:
    separate = options(html(client, path))
    assert {"Byrådet", "Forvaltningen"} <= set(separate)
    body("Kommunalbestyrelsen", "Byrådet", "Forvaltningen", kind=BodyKind.COUNCIL)

    one = options(html(client, path))

    assert len(one) == len(separate) - 1
    assert "Kommunalbestyrelsen" in one
    assert not {"Byrådet", "Forvaltningen"} & set(one)
    found = html(client, f"{path}?organ=kommunalbestyrelsen")
    for spelling in ("byrådet", "Forvaltningen", "Byrådet"):
        assert html(client, f"{path}?organ={spelling}").count("/aktivitet/") == found.count("/aktivitet/")
    assert 0 < found.count("/aktivitet/") < html(client, path).count("/aktivitet/")
    assert client.get(f"{path}?organ=girafudvalget").status_code == 400


def test_a_body_is_led_to_from_where_it_is_named(client: Client, process: Process) -> None:
    council = body("Byrådet", kind=BodyKind.COUNCIL)
    address = f"/organer/{council.pk}-byraadet/"

    listed = html(client, HOME)
    key = re.search(rf'<tr id="(a\d+)"(?:(?!</tr>).)*href="{address}"', listed, re.S)
    assert key is not None
    assert address in html(client, f"{HOME}aktivitet/{key[1]}/")
    assert address in html(client, f"{HOME}?organ=byrådet")
    assert address in html(client, "/kalender/?organ=byrådet")
    assert f"/kalender/?organ={'byrådet'}" in unescape_path(html(client, address))
    assert address in html(client, "/sitemap.xml")


def unescape_path(page: str) -> str:
    from urllib.parse import unquote

    return unquote(page)


def test_a_body_that_no_published_plan_names_is_nowhere(client: Client, process: Process) -> None:
    hidden = body("Styregruppen bag lukkede døre", kind=BodyKind.ADMINISTRATION)
    address = f"/organer/{hidden.pk}-styregruppen-bag-lukkede-doere/"

    assert client.get(address).status_code == 404
    assert client.get(f"/organer/{hidden.pk}-x/").status_code == 404
    assert "lukkede" not in html(client, "/sitemap.xml")


def test_a_merged_body_does_not_tell_of_one_that_is_not_public(client: Client, process: Process) -> None:
    away, into = body("Gruppe A", kind=BodyKind.GROUP), body("Lukket gruppe", kind=BodyKind.GROUP)
    merge_actions.merge(SYSTEM, away, into, reason="")

    assert client.get(f"/organer/{away.pk}-gruppe-a/").status_code == 404

    council, other = body("Byrådet", kind=BodyKind.COUNCIL), body("Gammelt råd", kind=BodyKind.COUNCIL)
    merge_actions.merge(SYSTEM, other, council, reason="")
    response = client.get(f"/organer/{other.pk}-gammelt-raad/")
    assert (response.status_code, response["Location"]) == (302, f"/organer/{council.pk}-byraadet/")


def test_pages_follow_when_the_register_changes(client: Client, process: Process) -> None:
    html(client, HOME)
    html(client, "/sitemap.xml")
    group = body("Forvaltningen", kind=BodyKind.ADMINISTRATION)

    assert f"/organer/{group.pk}-forvaltningen/" in html(client, HOME)
    assert f"/organer/{group.pk}-forvaltningen/" in html(client, "/sitemap.xml")
    actions.change_body(SYSTEM, group, name="Fællesforvaltningen")
    assert f"/organer/{group.pk}-faellesforvaltningen/" in html(client, HOME)


def test_what_only_staff_see_names_nobody_in_public(
    client: Client, process: Process, accounts: dict[str, Account]
) -> None:
    from frisat.plan.drafting import Operation
    from frisat.web.process import drafts

    draft = drafts.open_draft(accounts["editor"], process)
    key = drafts.state_of(draft).in_order()[0]
    drafts.change(
        accounts["editor"],
        draft,
        [Operation(key, "actors", drafts.state_of(draft).activities[key]["actors"], ["Krisestaben"])],
    )
    group = body("Krisestaben", kind=BodyKind.ADMINISTRATION)

    assert client.get(f"/organer/{group.pk}-krisestaben/").status_code == 404


def lanes(page: str) -> list[str]:
    """The names of the lanes of the drawing."""
    return re.findall(r'<g class="tl-(?:odd|even)" role="group" aria-label="([^"]*)"', page)


def test_lanes_of_the_drawing_are_the_bodies_of_the_register(client: Client, process: Process) -> None:
    printed = lanes(html(client, f"{HOME}?baner=organ"))
    assert {"Byrådet", "Forvaltningen"} <= set(printed)
    body("Kommunalbestyrelsen", "Byrådet", "Forvaltningen", kind=BodyKind.COUNCIL)

    of_register = lanes(html(client, f"{HOME}?baner=organ"))

    assert "Kommunalbestyrelsen" in of_register
    assert not {"Byrådet", "Forvaltningen"} & set(of_register)


def test_the_page_of_a_body_looks_at_the_places_that_name_it_alone(process: Process) -> None:
    """By every spelling, in the order of the plans: the same as going through all of them."""
    found = body("Kommunalbestyrelsen", "Byrådet", kind=BodyKind.COUNCIL)
    every = public_places()
    names = queries.every_name(found)
    named = every.naming(names)
    assert named == [p for p in every.places if any(fold(name) in names for _, name in p.names)]
    assert 0 < len(named) < len(every.places) / 2
    assert uses.uses(found, named, TODAY) == uses.uses(found, every.places, TODAY)
    assert every.naming(["findes ikke"]) == every.naming([]) == []
