"""The frame of every page: which menu stands where, the way in for employees, and addresses that exist."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from frisat.web.base import catalogue, context
from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
LOGIN = "/arbejde/konto/log-ind/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def drawer(html: str) -> str:
    """The menu of narrow screens."""
    return html[html.index('class="mobile-drawer"') : html.index('class="overlay"')]


def foot(html: str) -> str:
    return html[html.index("<footer>") :]


def test_the_drawer_of_the_workspace_has_its_menu_who_is_signed_in_and_the_way_out(as_editor: Client) -> None:
    found = drawer(page(as_editor, "/arbejde/"))

    for word in (">Min dag<", ">Forløb<", ">Organer<", ">Editor</a>", ">Log ud</button>", ">English</a>"):
        assert word in found
    assert 'href="/arbejde/konto/"' in found
    assert 'href="/arbejde/forloeb/"' in found
    assert 'href="/forloeb/"' not in found


def test_the_drawer_of_the_public_site_has_the_public_menu_also_for_who_is_signed_in(as_editor: Client) -> None:
    for client, way_in in ((Client(), LOGIN), (as_editor, "/arbejde/")):
        found = drawer(page(client, "/"))

        assert 'href="/forloeb/"' in found
        assert re.findall(r'href="(/arbejde/[^"]*)"', found) == [way_in]


def test_the_foot_leads_employees_in_and_those_who_are_in_to_their_day(as_editor: Client) -> None:
    anybody, english = foot(page(Client(), "/")), foot(page(Client(), "/en/"))

    assert f'href="{LOGIN}" rel="nofollow">For medarbejdere: log ind</a>' in anybody
    assert f'href="/en{LOGIN}" rel="nofollow">For employees: sign in</a>' in english
    assert 'href="/arbejde/">Min dag</a>' in foot(page(as_editor, "/"))
    assert "For medarbejdere" not in foot(page(as_editor, "/"))


def test_the_page_of_who_has_no_session_may_be_kept_for_everybody(process: object) -> None:
    client = Client()
    page(client, "/")
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32  # one that is no session (any more)

    assert "For medarbejdere" in foot(page(client, "/"))
    assert "Cookie" not in Client().get("/").headers.get("Vary", "")
    assert "Cookie" in client.get("/").headers["Vary"]


def test_a_page_about_what_broke_needs_no_database(rf: object) -> None:
    request = rf.get("/")  # type: ignore[attr-defined]
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"

    assert context.is_signed_in(request) is False  # no middleware has run: there is no `user`


def test_the_sign_in_page_asks_once_whether_the_password_is_forgotten() -> None:
    html = page(Client(), LOGIN)

    assert html.count('href="/arbejde/konto/glemt/"') == 1
    assert html.count("glemt din adgangskode") == 1


def test_htmx_is_told_once_how_to_behave(as_editor: Client, accounts: dict[str, Account]) -> None:
    for address in ("/arbejde/", "/arbejde/forloeb/skolestruktur/import/", "/arbejde/forloeb/skolestruktur/plan/"):
        assert page(as_editor, address).count('name="htmx-config"') == 1, address


def _names(found: URLResolver, spaces: tuple[str, ...] = ()) -> set[str]:
    out = set()
    for one in found.url_patterns:
        if isinstance(one, URLPattern):
            out |= {":".join([*spaces, one.name])} if one.name else set()
        else:
            out |= _names(one, (*spaces, one.namespace) if one.namespace else spaces)
    return out


def test_every_address_that_a_template_asks_for_exists() -> None:
    """`{% url "x" as y %}` is silent about a name that nobody gave."""
    known = _names(get_resolver())
    asked = {
        (name, file.relative_to(catalogue.WEB).as_posix())
        for file in catalogue.WEB.rglob("*.html")
        for name in re.findall(r"""{%\s*url\s+["']([^"']+)["']""", file.read_text())
    }

    assert len(asked) > 200
    assert sorted((name, file) for name, file in asked if name not in known) == []


def test_every_address_that_code_names_exists() -> None:
    """The same for `reverse` and `redirect`, whose fault shows only on the day somebody comes by."""
    known = _names(get_resolver())
    asked = {
        (name, file.relative_to(catalogue.WEB).as_posix())
        for file in catalogue.WEB.rglob("*.py")
        for name in re.findall(r"""(?<![\w.])(?:reverse|redirect)\(\s*["']([a-z_]+)["']""", file.read_text())
    }

    assert len(asked) > 50
    assert sorted((name, file) for name, file in asked if name not in known) == []


def test_what_is_not_found_in_the_workspace_is_said_inside_it(as_editor: Client, client: Client) -> None:
    gone = as_editor.get("/arbejde/forloeb/findes-ikke/")
    asked = as_editor.get("/arbejde/kalender/?maaned=altid")

    assert (gone.status_code, asked.status_code) == (404, 400)
    for answer in (gone, asked):
        assert ">Log ud</button>" in answer.content.decode()
    client.logout()
    assert b"Log ud" not in client.get("/findes-ikke/").content
