"""
The route inventory: every address under /arbejde/ × every method × every role, against the table in matrix.py.

Also: nothing is written without the form token, and no object is reached through another process's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frisat.web.people import permissions
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
from frisat.web.record.models import Entry

from . import world
from .matrix import ANONYMOUS, GIVEN, HOLD, ROLES, ROUTES, SEE_PROCESS, Row

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
OF_PROCESS = "slug"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
"""Made anew for each page that has a form, the one to sign out among them."""
GIVES = {200, 204, 206, 301, 302, 303, 304, 400, 401, 409, 413, 422}
"""What an address may answer who may use it, sent nothing at all; 401 is a sign-in at a provider that went wrong."""
SIGN_IN = "/arbejde/konto/log-ind/"


def _walk(patterns: Any, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for found in patterns:
        path = prefix + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _walk(found.url_patterns, path)
        else:
            yield path, found


def _is_staff_address(path: str) -> bool:
    return path.removeprefix("^").lstrip("/").removeprefix("en/").startswith("arbejde/")


SITE = [(path, found) for path, found in _walk(get_resolver().url_patterns)]
WORK = {found.name: found for path, found in SITE if _is_staff_address(path)}


def names_in(route: URLPattern) -> list[str]:
    """What the whole address names; what a pattern fills in itself is none of it."""
    whole = get_resolver().reverse_dict.getlist(route.name)
    return [name for name in whole[0][0][0][1] if name not in route.default_args]


def arguments(route: URLPattern, row: Row, kinds: world.Kinds) -> dict[str, Any]:
    chosen = {**GIVEN, "pk": row.pk, **row.other}
    return {name: kinds[chosen[name]] for name in names_in(route)}


# ---------------------------------------------------------------------------------------------- the table is whole
def test_every_address_of_the_workspace_has_a_name_of_its_own() -> None:
    names = [found.name for path, found in SITE if _is_staff_address(path)]

    assert all(names)
    assert len(names) == len(set(names))


def test_every_address_is_in_the_table_and_the_table_has_no_others() -> None:
    assert {"without a row in matrix.py": sorted(set(WORK) - set(ROUTES))} == {"without a row in matrix.py": []}
    assert {"without a route": sorted(set(ROUTES) - set(WORK))} == {"without a route": []}


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_view_names_the_right_and_the_methods_of_the_table(name: str) -> None:
    view = WORK[name].callback
    right = getattr(view, "right", None)

    assert right is not None, "the view is wrapped in neither work_page, process_page nor public (people/routes.py)"
    assert (right.__name__, set(view.methods)) == (ROUTES[name].right, set(ROUTES[name].methods))
    assert getattr(permissions, right.__name__) is right, "a right is a predicate of people/permissions.py"


def test_the_table_says_who_holds_every_right_that_a_view_names() -> None:
    assert {row.right for row in ROUTES.values()} <= set(HOLD)
    assert set().union(*HOLD.values()) <= set(ROLES)


def test_no_address_outside_the_workspace_takes_what_is_posted(client: Client, db: None) -> None:
    """V14: the public site only reads."""
    wrong = []
    for path, found in SITE:
        if _is_staff_address(path) or "<" in path or "(" in path:
            continue
        address = "/" + path.replace("^", "").replace("$", "").replace("\\Z", "").lstrip("/")
        for method in ("post", "put", "patch", "delete"):
            status = getattr(client, method)(address).status_code
            if status not in (404, 405):
                wrong.append(f"{method} {address} ({found.name}): {status}")

    assert not wrong, "\n".join(wrong)


# ------------------------------------------------------------------------------------- and the site keeps to it
@pytest.fixture
def people(accounts: dict[str, Account], process: Process) -> dict[str, Account]:
    """The accounts of the eight roles, and "both": owner of both processes."""
    both = Account.objects.create_user("begge@engby.example", None, name="Begge")
    Role.objects.create(account=both, process_id=process.pk, name="owner")
    return {**accounts, "both": both}


@pytest.fixture
def here(process: Process, people: dict[str, Account]) -> world.Kinds:
    return world.objects_of(process, people["owner"])


@pytest.fixture
def there(process: Process, people: dict[str, Account]) -> world.Kinds:
    other = world.twin(process)
    Role.objects.create(account=people["both"], process_id=other.pk, name="owner")
    return world.objects_of(other, people["both"])


def _signed_in(account: Account | None, **more: Any) -> Any:
    """Gives a fresh browser each time, in which `account` has signed in once; the site behind them is started once."""
    cookie = None
    site = Client(**more).handler
    if account is not None:
        client = Client()
        client.force_login(account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def browser() -> Client:
        fresh = Client(raise_request_exception=False, headers={"host": "localhost"}, **more)
        fresh.handler = site
        if cookie is not None:
            fresh.cookies[settings.SESSION_COOKIE_NAME] = cookie
        return fresh

    return browser


class _UndoneError(Exception):
    pass


def _asked(client: Client, method: str, address: str) -> Any:
    """The answer; what it wrote is taken back."""
    answer = None
    try:
        with transaction.atomic():
            answer = client.generic(method, address)
            raise _UndoneError
    except _UndoneError:
        return answer


def _wrong(answer: Any, name: str, row: Row, role: str, method: str, *, of_process: bool) -> str:
    """What is wrong with an answer, by the table; nothing when it is as it should be."""
    right = row.writes if method == "POST" and row.writes else row.right
    status, may = answer.status_code, role in HOLD[right]
    if method not in row.methods:
        return "" if status == 405 else "405"
    to_sign_in = status == 302 and answer["Location"].startswith(SIGN_IN)
    if may:
        if name.startswith("account_log") or row.right == "anybody":
            to_sign_in = False
        good = (status in GIVES or (row.lacks and status == 404)) and not to_sign_in
        return "" if good else "to be let in"
    if role == ANONYMOUS:
        return "" if to_sign_in else "to be led to sign in"
    wanted = 403 if of_process and role in SEE_PROCESS else 404
    return "" if status == wanted else str(wanted)


@pytest.mark.parametrize("role", ROLES)
def test_every_address_and_method_answers_a_role_as_the_table_says(
    role: str, people: dict[str, Account], here: world.Kinds
) -> None:
    browser = _signed_in(people.get(role))
    wrong = []
    for name, route in WORK.items():
        row = ROUTES[name]
        address = reverse(name, kwargs=arguments(route, row, here)) + row.ask
        for method in METHODS:
            answer = _asked(browser(), method, address)
            wanted = _wrong(answer, name, row, role, method, of_process=OF_PROCESS in names_in(route))
            if wanted:
                wrong.append(f"{method} {address} ({name}): {answer.status_code}, expected {wanted}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ["owner", "admin"])
def test_nothing_is_written_without_the_form_token(role: str, people: dict[str, Account], here: world.Kinds) -> None:
    browser = _signed_in(people[role], enforce_csrf_checks=True)
    before = Entry.objects.count()
    for name, route in WORK.items():
        row = ROUTES[name]
        if "POST" not in row.methods or row.no_token:
            continue
        address = reverse(name, kwargs=arguments(route, row, here))
        assert _asked(browser(), "POST", address).status_code == 403, name
    assert Entry.objects.count() == before


def test_who_may_post_without_a_token_is_told_by_the_view_itself() -> None:
    exempt = {name for name, route in WORK.items() if getattr(route.callback, "csrf_exempt", False)}

    assert exempt == {name for name, row in ROUTES.items() if row.no_token}


def test_a_foreign_object_is_not_reached_through_ones_own_address(
    people: dict[str, Account], here: world.Kinds, there: world.Kinds
) -> None:
    """V1-V3: even by somebody who owns both processes. Each object of an address is swapped for the other's in turn."""
    browser = _signed_in(people["both"])
    wrong, tried = [], 0
    for name, route in WORK.items():
        row = ROUTES[name]
        names = names_in(route)
        parent = OF_PROCESS if OF_PROCESS in names else "pk"
        nested = [n for n in names if n != parent and (n == "pk" or n.endswith("_pk"))]
        if parent not in names:
            continue
        for swapped in nested:
            mixed = {**arguments(route, row, here), swapped: arguments(route, row, there)[swapped]}
            for method in row.methods:
                before = Entry.objects.count()
                answer = _asked(browser(), method, reverse(name, kwargs=mixed))
                tried += 1
                if answer.status_code != 404 or Entry.objects.count() != before:
                    wrong.append(f"{method} {name} with a foreign {swapped}: {answer.status_code}")

    assert tried > 10
    assert not wrong, "\n".join(wrong)


def test_a_process_one_may_not_see_is_told_of_like_one_that_is_not(
    people: dict[str, Account], here: world.Kinds
) -> None:
    client = _signed_in(people["stranger"])()
    for name, route in WORK.items():
        if OF_PROCESS not in names_in(route):
            continue
        address = reverse(name, kwargs=arguments(route, ROUTES[name], here))
        for method in ROUTES[name].methods:
            seen = client.generic(method, address)
            unknown = client.generic(method, address.replace("/skolestruktur/", "/ukendtforloeb/"))
            assert (seen.status_code, unknown.status_code) == (404, 404), address
            said = [TOKEN.sub("", a.content.decode()).replace(own, "") for a, own in (
                (seen, "skolestruktur"), (unknown, "ukendtforloeb")
            )]  # fmt: skip
            assert said[0] == said[1]
