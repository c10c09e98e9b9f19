"""A session that ends while somebody writes: what they wrote is sent again, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e import conftest, served
from tests.e2e.accessible import faults
from tests.e2e.test_editor import _ACCOUNTS, HOME, cell, saved, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
COMMENTS = f"{HOME}kommentarer/"
WORDS = "En lang kommentar, som ingen vil skrive to gange."


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Address of a site with the made-up process, and a signed-in session for each person."""
    folder = tmp_path_factory.mktemp("again")
    served.begin(folder, served.DOCUMENTS)
    said = served.run(folder, _ACCOUNTS)
    for address in served.serve(folder, FRISAT_SECOND_FACTOR="0"):
        yield address, dict(line.split() for line in said.splitlines())


def sign_in(page: Page, work: tuple[str, dict[str, str]], *, anew: bool = False) -> None:
    """Gives the browser the session; `anew` as signing in does, which changes what forms are sent with."""
    address, sessions = work
    page.context.add_cookies([{"name": "sessionid", "value": sessions["editor"], "url": address}])
    if anew:
        page.context.clear_cookies(name="csrftoken")
        page.context.new_page().goto(address + COMMENTS)


def comment_after_the_end(page: Page, work: tuple[str, dict[str, str]]) -> None:
    sign_in(page, work)
    page.goto(work[0] + COMMENTS)
    page.get_by_label("Kommentér udkastet").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Skriv kommentaren").click()
    page.get_by_role("heading", name="Du er logget ud").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_comment_is_sent_again_after_signing_in_on_another_tab(
    work: tuple[str, dict[str, str]], new_page: conftest.Open, scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    comment_after_the_end(page, work)
    assert WORDS in page.locator("main .fr-as-written").inner_text()

    sign_in(page, work, anew=True)
    page.get_by_role("button", name="Fortsæt").press("Enter")
    page.get_by_role("heading", name="Send det igen, du skrev").wait_for()
    page.get_by_role("button", name="Send igen").press("Enter")

    page.get_by_text("Kommentaren er gemt").wait_for()
    assert WORDS in page.locator("main").inner_text()


def test_a_cell_whose_tab_slept_through_the_end_of_the_session_keeps_its_words(
    work: tuple[str, dict[str, str]], new_page: conftest.Open
) -> None:
    page = new_page()
    sign_in(page, work)
    page.goto(work[0] + HOME)
    page.context.clear_cookies(name="sessionid")
    cell(page, 2, "title").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Skrevet i søvne")
    page.keyboard.press("Enter")
    until(page, "document.getElementById('fejl').textContent.includes('logget ud')")
    until(page, "document.activeElement.value === 'Skrevet i søvne'")

    sign_in(page, work, anew=True)
    page.keyboard.press("Enter")
    saved(page)

    page.reload()
    assert "Skrevet i søvne" in cell(page, 2, "title").inner_text()


def test_axe_finds_nothing(work: tuple[str, dict[str, str]], new_page: conftest.Open, axe: str) -> None:
    page = new_page()
    wrong: list[str] = []
    comment_after_the_end(page, work)
    wrong += faults(page, axe, "signed-out")
    sign_in(page, work, anew=True)
    page.get_by_role("button", name="Fortsæt").click()
    page.get_by_role("heading", name="Send det igen, du skrev").wait_for()
    wrong += faults(page, axe, "again")
    page.evaluate("document.querySelectorAll('main form').forEach(f => f.setAttribute('action', '/arbejde/konto/'))")
    page.locator("main input[name=csrfmiddlewaretoken]").evaluate("field => { field.value = 'x'; }")
    page.get_by_role("button", name="Send igen").click()
    page.get_by_role("heading", name="Siden var for gammel").wait_for()
    wrong += faults(page, axe, "stale")
    assert wrong == []
