"""From a template to an agenda that is sent, in a real browser: few clicks, by keyboard, without script, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.e2e import served
from tests.e2e.accessible import faults_as_it_stands
from tests.e2e.conftest import Open
from tests.e2e.test_killed_tab import type_and_crash

pytestmark = pytest.mark.browser
MEETINGS = "/arbejde/forloeb/skolestruktur/moeder/"
_MADE = """
from datetime import date
from frisat.web import serve
serve.setup()
from frisat.web.bodies.models import Body, BodyKind, Seat
from frisat.web.meetings import actions
from frisat.web.meetings.models import Template
from frisat.web.people.models import Account, Person, Role, RoleName
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM
process = Process.objects.get()
for name in RoleName.values:
    account = Account.objects.create_user(f"{name}@engby.example", "en lang adgangskode", name=name.title())
    Role.objects.create(account=account, process_id=process.pk, name=name)
body = Body.objects.create(name="Skoleudvalget", kind=BodyKind.COMMITTEE)
for n, (who, role) in enumerate([("Karen Formand", "chair"), ("Mads Medlem", "member"), ("Sif Sekretær", "secretary")]):
    Seat.objects.create(body=body, person=Person.objects.create(name=who), role=role, first_day=date(2026, 1, 1))
items = [("Godkendelse af dagsorden", "approval", 5), ("Orientering fra formanden", "orientation", 15),
         ("Eventuelt", "orientation", 10)]
Template.objects.create(body=body, name="Ordinært møde",
                        items=[{"title": t, "kind": k, "minutes": m} for t, k, m in items])
ahead = IndexedActivity.objects.filter(first_day__gt="2027-05-10", edtf__regex=r"^.{10}$", left_in=None).first()
made = actions.make_meeting(SYSTEM, ahead.activity, bodies=[body])
print("MEETING", made.pk)
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a meeting of a body that has seats and a template; its agenda is empty."""
    folder = tmp_path_factory.mktemp("agenda")
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _MADE)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


def sign_in(page: Page, site: str, role: str) -> None:
    page.goto(f"{site}{MEETINGS}")
    page.fill("input[name=login]", f"{role}@engby.example")
    page.fill("input[name=password]", "en lang adgangskode")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{MEETINGS}")


class Clicks:
    """Presses what is called so, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def __call__(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.page.wait_for_load_state()
        self.count += 1


def titles(page: Page) -> list[str]:
    return [" ".join(t.split()) for t in page.locator(".fr-agenda-work h3").all_inner_texts()]


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_items_are_moved_by_button_and_brought_back(workspace: str, new_page: Open, scripts: bool) -> None:
    page = new_page(320, scripts=scripts)
    sign_in(page, workspace, "editor")
    page.locator(".fr-meetings a").first.click()
    for title in ("Første", "Anden", "Tredje"):
        page.get_by_label("Nyt punkt").fill(title)
        page.get_by_role("button", name="Tilføj", exact=True).click()
        page.locator(".fr-agenda-work h3", has_text=title).wait_for()
    page.get_by_role("button", name="Op Tredje").press("Enter")
    page.wait_for_function("() => [...document.querySelectorAll('.fr-agenda-work h3')][1]?.innerText === 'Tredje'")
    if scripts:
        assert page.evaluate("() => document.activeElement.innerText").startswith("Op")
    assert titles(page) == ["Første", "Tredje", "Anden"]
    for title in ("Første", "Tredje", "Anden"):
        page.get_by_role("button", name=f"Fjern {title}").click()
        page.locator(".fr-agenda-work h3", has_text=title).wait_for(state="detached")
    page.get_by_text("punkter er fjernet").click()
    page.get_by_role("button", name="Fortryd Anden").first.click()
    page.locator(".fr-agenda-work h3", has_text="Anden").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Fjern Anden").click()
    page.get_by_text("Dagsordenen er tom.").wait_for()


def test_an_item_is_dragged(workspace: str, new_page: Open) -> None:
    page = new_page(height=1800)  # all rows in sight: nothing scrolls while the mouse is down
    sign_in(page, workspace, "editor")
    page.locator(".fr-meetings a").first.click()
    for title in ("A", "B", "C"):
        page.get_by_label("Nyt punkt").fill(title)
        page.get_by_role("button", name="Tilføj", exact=True).click()
        page.locator(".fr-agenda-work h3", has_text=title).wait_for()
    page.locator(".fr-agenda-work > li[draggable=true]").nth(2).wait_for()  # the script has run
    rows = page.locator(".fr-agenda-work > li")
    rows.nth(2).drag_to(rows.nth(0), source_position={"x": 5, "y": 5}, target_position={"x": 5, "y": 5})
    page.wait_for_function("() => document.querySelector('.fr-agenda-work h3')?.innerText === 'C'")
    page.reload()
    assert titles(page) == ["C", "A", "B"]
    for title in ("A", "B", "C"):
        page.get_by_role("button", name=f"Fjern {title}", exact=True).click()
        page.locator(".fr-agenda-work h3", has_text=title).wait_for(state="detached")
    page.get_by_text("Dagsordenen er tom.").wait_for()


def test_from_template_to_sent_agenda_in_at_most_eight_clicks(workspace: str, new_page: Open, axe: str) -> None:
    page = new_page()
    sign_in(page, workspace, "owner")
    click = Clicks(page)
    page.locator(".fr-meetings a").first.click()
    click.count += 1
    click("button", "Hent deltagere fra organet")
    click("button", "Brug »Ordinært møde«")
    assert titles(page) == ["Godkendelse af dagsorden", "Orientering fra formanden", "Eventuelt"]
    assert faults_as_it_stands(page, axe, "page", dark=False) == []
    click("link", "Se og send")
    page.get_by_role("heading", name="Sådan ser offentligheden den").wait_for()
    assert faults_as_it_stands(page, axe, "page", dark=False) == []
    click("button", "Send dagsordenen")
    page.get_by_text("Dagsordenen er sendt.").first.wait_for()
    assert click.count <= 8
    page.get_by_label("Nyt punkt").fill("Hastesag")
    page.get_by_label("Hvor", exact=True).select_option(index=1)
    page.get_by_role("button", name="Tilføj", exact=True).click()
    page.get_by_text("Venter på tillægsdagsordenen.").wait_for()
    page.get_by_role("link", name="Se og send tillægget").click()
    page.get_by_role("button", name="Send tillægsdagsordenen").click()
    page.get_by_text("Tillægsdagsordenen er sendt.").first.wait_for()
    assert [t.strip() for t in page.locator(".fr-no").all_inner_texts()] == ["1", "1a", "2", "3"]


def test_the_text_of_an_item_outlives_a_killed_tab(workspace: str, new_page: Open) -> None:
    """BARS U22: what was typed five seconds before the tab died is in the item, for a colleague too."""
    page = new_page()
    sign_in(page, workspace, "owner")
    page.locator(".fr-meetings a").first.click()
    page.locator("#nyt-punkt").fill("Et punkt, der skrives")
    page.get_by_role("button", name="Tilføj og skriv").click()
    page.locator("#id_text").click()
    address = page.url
    wanted = type_and_crash(page)
    assert wanted
    colleague = new_page()
    sign_in(colleague, workspace, "editor")
    colleague.goto(address)
    assert colleague.locator("#id_text").input_value().startswith(wanted)
