"""BARS U22: a tab that crashes, and so says nothing, loses at most the last five seconds of typing."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.test_editor import Enter, cell, enter, work  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LOSES_SECONDS = 5


def type_and_crash(page: Page, *, seconds: float = 7) -> str:
    """Types without any rest, numbers one after the other; gives what stood there five seconds before the tab died."""
    begun, typed = time.monotonic(), [(0.0, "")]
    n = 0
    while time.monotonic() - begun < seconds:
        page.keyboard.type(f"{n} ")
        time.sleep(0.1)  # as a person does; a title has room for 500 letters
        n += 1
        typed.append((time.monotonic() - begun, typed[-1][1] + f"{n - 1} "))
    died = time.monotonic() - begun
    crash(page)
    return max((text for at, text in typed if at <= died - LOSES_SECONDS), key=len).strip()


def crash(page: Page) -> None:
    """The process behind the tab dies: no script of the page runs any more."""
    from playwright.sync_api import Error

    with contextlib.suppress(Error):  # it says that the page crashed
        page.goto("chrome://crash", timeout=10_000)


def again(page: Page, address: str) -> Page:
    """A new tab of the same browser."""
    fresh = page.context.new_page()
    fresh.goto(address)
    return fresh


def test_in_a_cell(enter: Enter) -> None:  # noqa: F811
    page = enter()
    cell(page, 1, "title").click()
    page.keyboard.press("Control+a")
    wanted = type_and_crash(page)
    assert wanted

    assert cell(enter("second"), 1, "title").inner_text().startswith(wanted), "a colleague sees it: it is in the draft"


def test_in_the_panel_of_an_activity(enter: Enter) -> None:  # noqa: F811
    page = enter()
    page.locator(".fr-act-row").nth(2).locator("a[data-open]").click()
    page.locator("#panel #x-place").click()
    wanted = type_and_crash(page)
    assert wanted

    fresh = enter("second")
    fresh.locator(".fr-act-row").nth(2).locator("a[data-open]").click()
    fresh.locator("#panel #x-place").wait_for()
    assert fresh.locator("#panel #x-place").input_value().startswith(wanted)


@pytest.mark.parametrize(
    ("path", "field"),
    [("kommentarer/", "#tekst-udkast"), ("{key}/", "#x-remark"), ("{key}/hvad-nu-hvis/", "#periode")],
    ids=["a comment", "the page of an activity", "what if"],
)
def test_in_a_form_that_waits_to_be_sent(enter: Enter, path: str, field: str) -> None:  # noqa: F811
    page = enter()
    key = page.locator("#plan tbody").nth(3).get_attribute("data-key")
    page = enter(path=path.format(key=key))
    if field == "#periode":
        page.locator(field).fill("")
    page.locator(field).click()
    wanted = type_and_crash(page)
    assert wanted
    fresh = again(page, page.url)
    assert wanted in fresh.locator(field).input_value()
    assert fresh.get_by_text("Du havde skrevet dette, inden siden blev lukket.").is_visible()

    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Smid det væk").click()
    other.wait_for_load_state()
    assert wanted not in other.locator(field).input_value()
    assert other.locator(".fr-kept").count() == 0


def test_in_the_review_of_an_import(enter: Enter) -> None:  # noqa: F811
    page = enter()
    page.goto(page.url.replace("/plan/", "/import/"))
    page.locator("#tekst").fill("1. oktober 2027 Evaluering af skolestrukturen")
    page.get_by_role("button", name="Aflevér og læs").click()
    page.locator("#felt-title").wait_for(timeout=60_000)
    page.locator("#felt-title").fill("")
    wanted = type_and_crash(page)
    assert wanted

    fresh = again(page, page.url)
    assert fresh.locator("#felt-title").input_value().startswith(wanted)
    assert fresh.get_by_text("Du havde skrevet dette, inden siden blev lukket.").is_visible()
    fresh.locator("#raekke button[value=accept]").click()
    fresh.locator("#laesning .badge-success").wait_for()
    assert fresh.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('frisat-kladde:'))") == []


def test_what_was_sent_does_not_come_back_and_another_account_does_not_see_it(enter: Enter) -> None:  # noqa: F811
    page = enter(path="kommentarer/")
    page.locator("#tekst-udkast").fill("Husk ferien")
    page.wait_for_function("() => Object.keys(localStorage).some(k => k.startsWith('frisat-kladde:'))")
    page.get_by_role("button", name="Skriv kommentaren").click()
    page.get_by_text("Husk ferien").first.wait_for()
    assert page.locator("#tekst-udkast").input_value() == ""
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('frisat-kladde:'))") == []

    page.locator("#tekst-udkast").fill("Kun til mig selv")
    page.wait_for_function("() => Object.keys(localStorage).some(k => k.startsWith('frisat-kladde:'))")
    page.get_by_role("button", name="Log ud").first.click()
    page.wait_for_url("**/konto/**")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('frisat-kladde:'))") == []
