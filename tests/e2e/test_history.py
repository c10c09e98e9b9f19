"""Histories in a real browser: every page of them without a violation, reached and narrowed with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.accessible import faults, faults_as_it_stands
from tests.e2e.conftest import Open
from tests.e2e.test_publishing import HOME, _site, sign_in, tab_to

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the made-up process, an account for each role and a draft with one change."""
    yield from _site(tmp_path_factory.mktemp("histories"))


def test_axe_finds_nothing_in_any_history(workspace: str, new_page: Open, axe: str) -> None:
    page = new_page()
    sign_in(page, workspace, "owner")
    wrong = []
    page.goto(f"{workspace}{HOME}")
    whole = page.get_by_role("link", name="Historik", exact=True).get_attribute("href")
    page.goto(f"{workspace}/arbejde/konto/")
    mine = page.get_by_role("link", name="Historik", exact=True).get_attribute("href")
    page.goto(f"{workspace}{HOME}version/2/")
    version = page.get_by_role("link", name="Historik", exact=True).get_attribute("href")
    moved = "a3" if "Spørgeskema" in page.content() else "a1"
    paths = [
        whole,
        f"{whole}?hvad=draft",
        f"{whole}?hvad=comment&fra=2027-01-01",  # nothing is like this
        mine,
        version,
        *(f"{HOME}plan/{key}/historik/" for key in (moved, "a1")),
        f"/en{HOME}plan/a1/historik/",
        f"{HOME}udkast/kasser/",
    ]
    for path in paths:
        assert page.goto(f"{workspace}{path}").status == 200, path  # type: ignore[union-attr]
        for fold in page.locator("main details").all():
            fold.evaluate("one => { one.open = true; }")
        wrong += faults(page, axe, str(path))

    assert not wrong, "\n".join(wrong)


def test_the_drawer_of_a_telephone_has_no_violation_and_closes_with_escape(
    workspace: str, new_page: Open, axe: str
) -> None:
    page = new_page(320)
    sign_in(page, workspace, "owner")
    page.goto(f"{workspace}{HOME}")
    page.get_by_role("button", name="Menu").press("Enter")
    drawer = page.get_by_role("dialog", name="Menu")

    assert drawer.get_by_role("link", name="Min dag").is_visible()
    assert drawer.get_by_role("link", name="Owner").is_visible()
    assert faults_as_it_stands(page, axe, "drawer") == []
    page.keyboard.press("Escape")
    assert not drawer.is_visible()

    page.get_by_role("button", name="Menu").press("Enter")
    drawer.get_by_role("button", name="Log ud").press("Enter")
    page.wait_for_url(lambda url: "/arbejde/konto/log-" in url or url.rstrip("/").endswith(workspace[-4:]))


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_a_history_is_reached_and_narrowed_with_the_keyboard(workspace: str, new_page: Open, scripts: bool) -> None:
    page = new_page(scripts=scripts)
    sign_in(page, workspace, "reader")
    page.goto(f"{workspace}{HOME}")
    page.get_by_role("link", name="Historik", exact=True).press("Enter")
    page.wait_for_url("**/protokol/process/**")
    assert page.get_by_text("Editor rettede i udkastet.").count() == 1
    assert page.get_by_text("Frisat udgav en version af planen.").count() == 2

    page.get_by_label("Hvad det handler om").select_option("version")
    page.get_by_role("button", name="Vis", exact=True).press("Enter")
    page.wait_for_url("**hvad=version**")
    assert page.get_by_text("Editor rettede i udkastet.").count() == 0
    assert page.get_by_text("Frisat udgav en version af planen.").count() == 2


def test_the_history_of_an_activity_is_found_from_its_panel(workspace: str, new_page: Open) -> None:
    page = new_page()
    sign_in(page, workspace, "editor")
    page.goto(f"{workspace}{HOME}plan/")
    address = page.get_by_role("link", name="Spørgeskema").first.get_attribute("href")
    page.goto(f"{workspace}{address}" if str(address).startswith("/") else page.url)
    tab_to(page, "Aktivitetens historik", most=200)
    page.keyboard.press("Enter")
    page.wait_for_url("**/historik/")

    assert page.get_by_text("Editor rettede aktiviteten.").count() == 1
    assert page.locator("ins", has_text="14. september 2027").count() == 1
