"""The secretary's way in a real browser: minutes in, reviewed by keyboard, taken to the meeting; a year of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
HOME = "/arbejde/forloeb/aeldreplan/import/"
PAPER = Path(__file__).parents[1] / "files" / "meetings" / "01-oekonomiudvalg-referat.txt"
YEAR = "Byrådets møder 2027\n\nOnsdag den 27. januar 2027\nOnsdag den 24. februar 2027\nOnsdag den 31. marts 2027\n"
_MADE = """
from datetime import date
from frisat.web import serve
serve.setup()
from frisat.web.bodies.actions import make_body
from frisat.web.bodies.models import BodyKind, Seat
from frisat.web.people.models import Account, Person, Role
from frisat.web.process import actions
from frisat.web.record.actions import SYSTEM
process = actions.make_process(SYSTEM, slug="aeldreplan", name="Ældreplan")
account = Account.objects.create_user("owner@engby.example", "en lang adgangskode", name="Ejer")
Role.objects.create(account=account, process_id=process.pk, name="owner")
committee = make_body(SYSTEM, name="Økonomiudvalget", kind=BodyKind.COMMITTEE)
make_body(SYSTEM, name="Byrådet", kind=BodyKind.COUNCIL)
karen = Person.objects.create(name="Karen Holm")
Seat.objects.create(body=committee, person=karen, first_day=date(2022, 1, 1))
Person.objects.create(name="Ole Bak")
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a process of its own, two bodies and two persons."""
    folder = tmp_path_factory.mktemp("arrivals")
    served.begin(folder)
    served.run(folder, _MADE)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


def hand_in(page: Page, site: str, name: str, data: str) -> None:
    """Signs in where it is asked for, hands a text in and waits until it is read."""
    page.goto(f"{site}{HOME}")
    if page.locator("input[name=login]").count():
        page.fill("input[name=login]", "owner@engby.example")
        page.fill("input[name=password]", "en lang adgangskode")
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"**{HOME}")
    page.set_input_files("#filer", {"name": name, "mimeType": "text/plain", "buffer": data.encode()})
    page.get_by_role("button", name="Aflevér og læs").click()
    page.locator("#gennemsyn").wait_for(timeout=120_000)


def test_minutes_are_reviewed_by_keyboard_and_taken_to_the_meeting(workspace: str, new_page: Open, axe: str) -> None:
    page = new_page()
    hand_in(page, workspace, "referat.txt", PAPER.read_text())
    page.get_by_role("link", name="Gennemgå mødets hoved, deltagere og punkter").click()
    page.get_by_role("button", name="Godkend alle").click()
    page.get_by_text("dele er godkendt").first.wait_for()
    assert faults(page, axe, "meeting-sheet") == []
    for _ in range(12):
        if page.get_by_text("Alle dele er besluttet").count():
            break
        ground = page.get_by_label("Hvorfor det er lukket")
        if ground.count() and page.locator("#raekke").get_by_text("siger ikke hvorfor").count():
            page.keyboard.press("Alt+g")
            page.locator("#fejl").wait_for()  # it says what is missing, beside its field, and takes nothing
            ground.fill("Kontraktforhold, forvaltningslovens § 27")
        before = page.locator("#raekke").get_attribute("action")
        page.keyboard.press("Alt+g")
        page.wait_for_function(
            """was => document.querySelector('#raekke').getAttribute('action') !== was
                || document.querySelector('.fr-bar').textContent.includes('Alle dele')""",
            arg=before,
        )
    page.get_by_role("link", name="Overfør til mødet").click()
    assert faults(page, axe, "meeting-take", dark=False) == []
    page.get_by_role("button", name="Overfør til mødet").click()
    page.get_by_text("Mødet har nu det, dokumentet siger").wait_for()
    page.get_by_role("heading", name="Møde i Økonomiudvalget").wait_for()
    assert page.get_by_text("Budgetopfølgning pr. 31. januar").count()


def test_a_year_of_meetings_is_made_and_taken_back_on_a_phone(workspace: str, new_page: Open, axe: str) -> None:
    page = new_page(320)
    hand_in(page, workspace, "moeder.txt", YEAR)
    page.get_by_role("button", name="Godkend alle").click()
    page.get_by_role("link", name="Gør dem til møder").click()
    page.get_by_label("Rækkens navn").wait_for()
    assert page.get_by_label("Rækkens navn").input_value() == "Byrådet, 2027"
    assert faults(page, axe, "meeting-series") == []
    page.get_by_role("button", name="Opret møderne").click()
    page.get_by_text("3 møder er oprettet i »Byrådet, 2027«").wait_for()
    page.get_by_role("button", name="Fortryd møderne").click()
    page.get_by_text("3 møder er taget tilbage").wait_for()


def test_everything_is_done_without_script(workspace: str, new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(f"{workspace}{HOME}")
    page.fill("input[name=login]", "owner@engby.example")
    page.fill("input[name=password]", "en lang adgangskode")
    page.get_by_role("button", name="Log ind").click()
    page.fill("#tekst", "Dagsorden\n\nMødedato: 9. marts 2027\nMødested: Lindely\n\n1. Velkomst\n\n2. Budget\n")
    page.get_by_role("button", name="Aflevér og læs").click()
    for _ in range(60):
        if page.get_by_role("link", name="Gennemgå mødets hoved, deltagere og punkter").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.get_by_role("link", name="Gennemgå mødets hoved, deltagere og punkter").click()
    page.get_by_label("Hvad mødet hedder").fill("Budgetseminar")
    page.get_by_role("button", name="Godkend og gå til næste").click()
    page.get_by_role("button", name="Godkend alle").click()
    page.get_by_role("link", name="Overfør til mødet").click()
    page.get_by_role("button", name="Overfør til mødet").click()
    page.get_by_role("heading", name="Budgetseminar").wait_for()
