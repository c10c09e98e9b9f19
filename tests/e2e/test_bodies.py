"""The registers of bodies and persons in a real browser: every screen accessible, by keyboard, without scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import DOCUMENTS, Open, _free_port, _wait
from tests.e2e.test_public_site import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NAME, PASSWORD = "editor@engby.example", "en lang adgangskode"
_PREPARE = f"""
import sys
from datetime import date
from pathlib import Path
from frisat.web import serve
serve.prepare()
from frisat.web import demo
demo.load(Path(sys.argv[1]))
from frisat.web.bodies import actions, merge_actions, seat_actions, spelling_actions, successor_actions
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
made = Account.objects.create_user({NAME!r}, {PASSWORD!r}, name="Mette Redaktør", is_site_admin=True)
Role.objects.create(account=made, process_id=Process.objects.get(slug="skolestruktur").pk, name="owner")
council = actions.make_body(SYSTEM, name="Byrådet", kind="council")
old = actions.make_body(SYSTEM, name="Børne- og Skoleudvalget", kind="committee", recommends_to=council)
slip = actions.make_body(SYSTEM, name="Børne- og Skoleudvalgt", kind="committee")
away = actions.make_body(SYSTEM, name="Skoleudvalget fra før", kind="committee")
merge_actions.merge(SYSTEM, away, old, reason="Samme udvalg")
spelling_actions.add_alias(SYSTEM, old, text="BSU")
seat_actions.add_seat_of(SYSTEM, old, new_person="Anna Holm", role="chair", first_day=date(2026, 1, 1), list_name="A")
seat_actions.add_seat_of(SYSTEM, old, new_person="Bo Lund", first_day=date(2022, 1, 1), last_day=date(2025, 12, 31))
former = actions.make_body(SYSTEM, name="Skoleudvalget", kind="committee")
successor_actions.set_successor(SYSTEM, former, old, from_day=date(2022, 1, 1))
assert [council.pk, old.pk, slip.pk, away.pk, former.pk] == [1, 2, 3, 4, 5]
"""
PAGES = [
    "/arbejde/organer/",
    "/arbejde/organer/?q=findes+ikke",
    "/arbejde/organer/nyt/",
    "/arbejde/organer/forslag/",
    "/arbejde/organer/valg/",
    "/arbejde/organer/2/",
    "/arbejde/organer/4/",
    "/arbejde/organer/5/",
    "/arbejde/organer/2/ret/",
    "/arbejde/organer/2/afloeser/",
    "/arbejde/organer/2/overdragelse/",
    "/arbejde/organer/3/overdragelse/",
    "/arbejde/organer/3/sammenlaeg/",
    "/arbejde/organer/3/sammenlaeg/?med=2",
    "/arbejde/organer/3/sammenlaeg/?med=3",
    "/arbejde/organer/2/pladser/ny/",
    "/arbejde/organer/2/pladser/1/",
    "/arbejde/personer/",
    "/arbejde/personer/ny/",
    "/arbejde/personer/1/",
    "/arbejde/personer/1/ret/",
    "/arbejde/forloeb/skolestruktur/interessenter/",
    "/organer/2-boerne-og-skoleudvalget/",
    "/organer/5-skoleudvalget/",
]


@pytest.fixture(scope="module")
def work_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("bodies")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    env = {
        **clean, "FRISAT_DATA": str(folder), "FRISAT_TODAY": "2027-05-03", "FRISAT_ORGANISATION": "Engby Kommune",
        "FRISAT_SECOND_FACTOR": "0",
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", _PREPARE, str(DOCUMENTS)], env=env, check=True)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = (folder / "server.log").open("w")
    code = f"from frisat.web import serve; serve.main('127.0.0.1', {port})"
    server = subprocess.Popen([sys.executable, "-c", code], env=env, stdout=log, stderr=log)
    try:
        _wait(f"{address}/healthz", server, folder / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


@pytest.fixture(scope="module")
def cookies(work_site: str, browser: object) -> list[dict[str, object]]:
    """The session of who has signed in once."""
    context = browser.new_context(locale="da-DK")  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{work_site}/arbejde/konto/log-ind/")
    page.get_by_label("Mailadresse").fill(NAME)
    page.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.wait_for_url(f"{work_site}/arbejde/")
    found: list[dict[str, object]] = context.cookies()
    context.close()
    return found


@pytest.fixture
def signed_in(new_page: Open, cookies: list[dict[str, object]]) -> Open:
    def make(*args: int, **kwargs: object) -> Page:
        page = new_page(*args, **kwargs)
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        return page

    return make


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    work_site: str, signed_in: Open, axe: str, width: int, dark: bool
) -> None:
    page = signed_in(width, dark=dark)
    wrong = {}
    for path in [*PAGES, "/en/arbejde/organer/2/"]:
        page.goto(work_site + path)
        assert page.locator("h1").count() == 1, path
        if found := violations(page, axe):
            wrong[path] = found
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert wrong == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_where_something_was_refused(work_site: str, signed_in: Open, axe: str, width: int) -> None:
    page = signed_in(width)
    page.goto(f"{work_site}/arbejde/organer/nyt/")
    page.get_by_label("Første dag").fill("en dag")
    page.get_by_role("button", name="Gem").click()

    page.get_by_role("alert").get_by_text("»en dag« er ikke en dag.").click()
    assert page.evaluate("document.activeElement.id") == "id_first_day"
    assert page.get_by_label("Første dag").input_value() == "en dag"
    assert violations(page, axe) == []
    page.goto(f"{work_site}/arbejde/organer/2/pladser/ny/")
    page.get_by_role("button", name="Gem", exact=True).click()
    assert violations(page, axe) == []


def test_two_bodies_are_merged_and_parted_with_the_keyboard_and_no_scripts(work_site: str, signed_in: Open) -> None:
    page = signed_in(scripts=False)
    page.goto(f"{work_site}/arbejde/organer/forslag/")
    page.get_by_role("link", name="Se, hvad en sammenlægning flytter").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sammenlaeg/**")
    page.get_by_label("Hvorfor?").focus()
    page.keyboard.type("Skrevet forkert")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{work_site}/arbejde/organer/2/")

    assert page.get_by_role("status").first.is_visible()
    undo = page.get_by_role("button", name="Fortryd sammenlægningen af Børne- og Skoleudvalgt")
    undo.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{work_site}/arbejde/organer/3/")
    assert page.get_by_role("heading", name="Børne- og Skoleudvalgt").is_visible()


def test_a_hand_over_is_printed_without_menus(work_site: str, signed_in: Open) -> None:
    page = signed_in()
    page.goto(f"{work_site}/arbejde/organer/2/overdragelse/")
    page.emulate_media(media="print")

    assert not page.locator(".header").is_visible()
    assert page.get_by_role("heading", name="Overdragelse fra Børne- og Skoleudvalget").is_visible()
