"""The registers of bodies and persons in a real browser: every screen accessible, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NAME, PASSWORD = "editor@engby.example", "en lang adgangskode"
_PREPARE = f"""
from datetime import date
from frisat.web import serve
serve.setup()
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
# The two empty forms, for a new body and a new person, are looked at in test_every_page.py.
PAGES = [
    "/arbejde/organer/",
    "/arbejde/organer/?q=findes+ikke",
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
    "/arbejde/personer/1/",
    "/arbejde/personer/1/ret/",
    "/arbejde/forloeb/skolestruktur/interessenter/",
    "/organer/2-boerne-og-skoleudvalget/",
    "/organer/5-skoleudvalget/",
]


@pytest.fixture(scope="module")
def work_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bodies")
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _PREPARE)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


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


def test_axe_finds_nothing_and_no_page_scrolls_sideways(work_site: str, signed_in: Open, axe: str) -> None:
    page = signed_in()
    page.add_init_script(axe)
    wrong = []
    for path in [*PAGES, "/en/arbejde/organer/2/"]:
        page.goto(work_site + path)
        assert page.locator("h1").count() == 1, path
        wrong += faults(page, axe, path)
    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_where_something_was_refused(work_site: str, signed_in: Open, axe: str) -> None:
    page = signed_in(320)
    page.goto(f"{work_site}/arbejde/organer/nyt/")
    page.get_by_label("Første dag").fill("en dag")
    page.get_by_role("button", name="Gem").click()

    page.get_by_role("alert").get_by_text("»en dag« er ikke en dag.").click()
    assert page.evaluate("document.activeElement.id") == "id_first_day"
    assert page.get_by_label("Første dag").input_value() == "en dag"
    assert faults(page, axe, "a new body") == []
    page.goto(f"{work_site}/arbejde/organer/2/pladser/ny/")
    page.get_by_role("button", name="Gem", exact=True).click()
    assert faults(page, axe, "a new seat") == []


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

    assert not any(menu.is_visible() for menu in page.locator(".navigation-menu, nav.nav, button").all())
    assert page.locator(".solution-heading").first.is_visible(), "whose paper it is"
    assert page.get_by_role("heading", name="Overdragelse fra Børne- og Skoleudvalget").is_visible()
