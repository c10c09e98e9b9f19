"""What is taken away comes back by the button in the message, and the list of warnings: phone, keyboard, no scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import served
from tests.e2e.accessible import NARROW, faults
from tests.e2e.conftest import Open
from tests.e2e.test_intake import _PEOPLE, TABLE, hand_in, signed_in

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("FRISAT_SHOTS", "")
"""Folder for pictures of the pages; none are made without it."""
_BODY = """
from datetime import date
from frisat.web.bodies import actions, seat_actions, spelling_actions
from frisat.web.record.actions import SYSTEM
body = actions.make_body(SYSTEM, name="Udvalget for Børn og Undervisning")
spelling_actions.add_alias(SYSTEM, body, text="Børne- og Undervisningsudvalget")
person = seat_actions.make_person(SYSTEM, name="Per Person")
seat_actions.add_seat(SYSTEM, body, person=person, first_day=date(2026, 1, 1))
"""


@pytest.fixture(scope="module")
def work_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with its worker, the made-up process, an editor in it and a body with a seat."""
    folder = tmp_path_factory.mktemp("ways-back")
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _PEOPLE + _BODY)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


def shot(page: object, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)  # type: ignore[attr-defined]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_spelling_comes_back_by_the_keyboard(work_site: str, new_page: Open, axe: str, scripts: bool) -> None:
    page = signed_in(new_page(320, scripts=scripts), work_site)
    page.goto(f"{work_site}/arbejde/organer/1/")
    spelling = page.locator("[aria-labelledby=h-aliases]").get_by_text("Børne- og Undervisningsudvalget", exact=True)
    page.locator("[aria-labelledby=h-aliases]").get_by_role("button").click()
    back = page.locator(".fr-way-back button")
    back.wait_for()
    assert spelling.count() == 0
    shot(page, f"way-back-320-{scripts}")
    if scripts:
        assert not faults(page, axe, "way back")
        page.set_viewport_size({"width": 1280, "height": 900})
        shot(page, "way-back-1280")
    back.focus()
    page.keyboard.press("Enter")
    page.get_by_text("er igen en skrivemåde for").wait_for()
    assert spelling.count() == 1
    assert page.locator(".fr-way-back").count() == 0


def test_the_list_of_warnings_leads_to_each_row_and_prints(work_site: str, new_page: Open, axe: str) -> None:
    page = signed_in(new_page(), work_site)
    review = hand_in(page, work_site, "advarsler.csv", TABLE + "foråret;Møde med løs tid;Byrådet\n")
    shot(page, "review-1280")
    page.get_by_role("link", name="Advarsler (").click()
    page.get_by_role("heading", name="Advarsler", exact=True).wait_for()
    shot(page, "warnings-1280")
    assert not faults(page, axe, "warnings")
    listed = page.locator(".in-warned li")
    assert listed.count() >= 2
    page.emulate_media(media="print")
    assert listed.first.is_visible()
    shot(page, "warnings-print")
    page.emulate_media(media="screen")
    page.set_viewport_size(NARROW)
    page.goto(page.url)
    shot(page, "warnings-320")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Møde med løs tid").click()
    page.wait_for_url(f"{review}?raekke=*")
    assert page.locator("#felt-title").input_value() == "Møde med løs tid"
