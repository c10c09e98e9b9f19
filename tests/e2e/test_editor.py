"""The plan editor in a real browser: writing, keys, two people, pasting, phone, and axe on every screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.e2e import conftest, served
from tests.e2e.accessible import WIDTHS, faults, faults_as_it_stands

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
HOME = "/arbejde/forloeb/skolestruktur/plan/"
WHO = ("editor", "second", "reader")
_ACCOUNTS = """
from frisat.web import serve
serve.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from frisat.web.people.models import Account, Role
from frisat.plan.drafting import Operation
from frisat.web.process import drafts
from frisat.web.process.models import Process
process = Process.objects.get(slug="skolestruktur")
people = (("editor", "Anna Holm", "editor"), ("second", "Bo Bentsen", "editor"), ("reader", "Lis Lund", "reader"))
for name, words, role in people:
    account = Account.objects.create_user(f"{name}@engby.example", None, name=words)
    Role.objects.create(account=account, process_id=process.pk, name=role)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    print(name, session.session_key)
second = Account.objects.get(email="second@engby.example")
draft = drafts.open_draft(second, process)
keys = {a["title"]: key for key, a in drafts.state_of(draft).activities.items()}
waits, hearing = keys["Indstilling om ny skolestruktur"], keys["Høring om ny skolestruktur"]
drafts.change(second, draft, [Operation(waits, "depends_on", [], [hearing])])
"""
Enter = Callable[..., "Page"]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Address of a site with the made-up process, and a signed-in session for each person."""
    folder = tmp_path_factory.mktemp("editor")
    served.begin(folder, served.DOCUMENTS)
    said = served.run(folder, _ACCOUNTS)
    for address in served.serve(folder, FRISAT_SECOND_FACTOR="0"):
        yield address, dict(line.split() for line in said.splitlines())


@pytest.fixture
def enter(work: tuple[str, dict[str, str]], new_page: conftest.Open) -> Iterator[Enter]:
    """`enter("editor", width=320)`: the editor's page as that person sees it. No script may fail on it."""
    address, sessions = work
    faults: list[str] = []

    def go(who: str = "editor", path: str = "", **how: object) -> Page:
        page = new_page(**how)  # type: ignore[arg-type]
        page.context.add_cookies([{"name": "sessionid", "value": sessions[who], "url": address}])
        page.on("pageerror", lambda error: faults.append(str(error)))
        answer = page.goto(address + HOME + path)
        assert answer is not None
        assert answer.status == 200
        assert page.url == address + HOME + path, "led elsewhere"
        return page

    yield go
    assert faults == []


def cell(page: Page, row: int, field: str) -> Locator:
    return page.locator(".fr-act-row").nth(row).locator(f"td[data-field={field}]")


def until(page: Page, true: str) -> None:
    """Waits until an expression is true. (Playwright's own waiting needs eval, which the site's policy forbids.)"""
    for _ in range(150):
        if page.evaluate(f"() => Boolean({true})"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(true)


def saved(page: Page) -> None:
    until(page, "document.getElementById('tilstand').textContent.includes('✓')")


# The whole table and an activity, with nothing written yet, are looked at in test_every_page.py.
SCREENS = {
    "narrowed": "?slags=decision",
    "none fits": "?q=findes+ikke",
    "what if": "a1/hvad-nu-hvis/?periode=3.+juli+2027",
    "what if, unreadable": "a1/hvad-nu-hvis/?periode=engang",
    "history": "seneste/",
    "comments": "kommentarer/",
}


def test_axe_finds_nothing_and_no_page_scrolls_sideways(enter: Enter, axe: str) -> None:
    page = enter()
    address = page.url
    wrong = []
    for name, path in SCREENS.items():
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, name
        assert page.url == address + path, "led elsewhere"
        wrong += faults(page, axe, name)
    page.goto(address)
    hearing = page.locator("tbody[data-key]", has_text="Høring om ny skolestruktur").get_attribute("data-key")
    page.goto(f"{address}{hearing}/hvad-nu-hvis/?periode=1.+november+–+6.+december+2027")
    assert page.locator(".fr-follow input[type=checkbox]").count() >= 1, "what builds on it must follow"
    wrong += faults(page, axe, "what if, with what follows")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_while_somebody_writes(enter: Enter, axe: str, width: int) -> None:
    page = enter(width=width)
    wrong = []
    states: dict[str, Callable[[], object]] = {
        "period": lambda: cell(page, 0, "period").click(),
        "who": lambda: cell(page, 1, "actors").click(),
        "status": lambda: cell(page, 1, "status").click(),
        "menu": lambda: page.locator(".fr-more").nth(1).click(),
        "panel": lambda: page.locator("a[data-open]").nth(1).click(),
    }
    for name, begin in states.items():
        begin()
        page.wait_for_timeout(400)
        wrong += faults_as_it_stands(page, axe, f"state {name} {width}", dark=False)
        page.keyboard.press("Escape")
    assert not wrong, "\n".join(wrong)


def test_a_period_is_written_its_meaning_said_and_it_is_saved(enter: Enter) -> None:
    page = enter()
    cell(page, 2, "period").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("medio marts 2028")
    until(page, "document.getElementById('celle-betyder').textContent.includes('11.-20. marts 2028')")
    page.keyboard.press("Enter")
    saved(page)

    page.reload()
    assert "11.-20. marts 2028" in cell(page, 2, "period").inner_text()


def test_what_is_written_is_saved_within_five_seconds_though_the_page_is_killed(enter: Enter) -> None:
    page = enter()
    cell(page, 1, "title").click()
    page.keyboard.press("Control+a")
    begun = time.monotonic()
    while time.monotonic() - begun < 5:  # without any rest
        page.keyboard.type("ord ", delay=20)
    page.context.close()

    again = enter()
    text = cell(again, 1, "title").inner_text()
    assert text.startswith("ord ord")


def test_the_table_is_worked_with_the_keyboard_alone(enter: Enter) -> None:
    page = enter()
    first = cell(page, 0, "period")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.field") == "title"
    was = page.evaluate("document.activeElement.dataset.value")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("Skrevet med taster")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.value") == was

    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Skrevet med taster")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.field") == "actors"
    saved(page)
    until(page, "document.querySelectorAll('.fr-act-row')[1].textContent.includes('Skrevet med taster')")

    page.keyboard.press("Control+z")
    until(page, "!document.querySelectorAll('.fr-act-row')[1].textContent.includes('Skrevet med taster')")

    key = page.evaluate("document.activeElement.closest('tbody').dataset.key")
    page.keyboard.press("Alt+ArrowDown")
    until(page, f"document.querySelectorAll('.fr-act-row')[2].closest('tbody').dataset.key === '{key}'")
    assert page.evaluate("document.activeElement.closest('tbody').dataset.key") == key


def test_an_activity_is_added_copied_and_removed_and_the_removal_undone(enter: Enter) -> None:
    page = enter()
    before = page.locator(".fr-act-row").count()
    page.get_by_role("button", name="Tilføj aktivitet").click()
    page.wait_for_selector(".is-editing-cell textarea")
    page.keyboard.type("Opsamling i Børneudvalget")
    page.keyboard.press("Enter")
    saved(page)
    assert page.locator(".fr-act-row").count() == before + 1

    page.locator(".fr-more").last.click()
    page.get_by_role("button", name="Fjern", exact=True).click()
    until(page, f"document.querySelectorAll('.fr-act-row').length === {before}")
    page.locator("#fortryd").click()
    until(page, f"document.querySelectorAll('.fr-act-row').length === {before + 1}")
    assert "Opsamling i Børneudvalget" in page.locator("#plan").inner_text()


def retitle(page: Page, n: int, words: str) -> None:
    """Types over the title of a row, and leaves the cell open."""
    cell(page, n, "title").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def met_in_title(anna: Page, bo: Page, n: int, hers: str, his: str) -> Locator:
    """Both have the title of a row open, she sends hers first: the dialogue that he gets when he sends his."""
    retitle(anna, n, hers)
    retitle(bo, n, his)
    anna.keyboard.press("Enter")
    saved(anna)
    bo.keyboard.press("Enter")
    box = bo.get_by_role("dialog", name="I har skrevet samme sted")
    box.wait_for()
    return box


def test_two_people_in_one_cell_see_both_values_and_choose(enter: Enter, axe: str) -> None:
    anna, bo = enter("editor"), enter("second")
    box = met_in_title(anna, bo, 3, "Annas sted", "Bos sted")

    assert "Anna Holm" in box.inner_text()
    assert "Annas sted" in box.inner_text()
    assert "Bos sted" in box.inner_text()
    assert faults(bo, axe, "two in one cell") == []
    box.get_by_role("button", name="Brug min").click()
    saved(bo)
    bo.reload()
    assert "Bos sted" in cell(bo, 3, "title").inner_text()


def test_who_chooses_their_own_words_is_asked_again_when_there_are_newer_ones(enter: Enter) -> None:
    anna, bo = enter("editor"), enter("second")
    box = met_in_title(anna, bo, 6, "Annas første", "Bos bud")
    retitle(anna, 6, "Annas andet")
    with anna.expect_response("**/felt/"):
        anna.keyboard.press("Enter")

    box.get_by_role("button", name="Brug min").click()
    until(bo, "document.getElementById('strid').textContent.includes('Annas andet')")
    box.wait_for()
    box.get_by_role("button", name="Brug min").click()
    saved(bo)
    bo.reload()
    assert "Bos bud" in cell(bo, 6, "title").inner_text()


def test_a_panel_that_was_closed_on_somebody_elses_words_shows_both(enter: Enter) -> None:
    """Esc within the rest before one's words are saved: they are not thrown away unseen."""
    anna, bo = enter("editor"), enter("second")
    for page in (anna, bo):
        page.locator("a[data-open]").nth(7).click()
        page.locator("#panel #x-place").click()
        page.locator("#panel #x-place").fill("")
    for page, words in ((anna, "Annas sal"), (bo, "Bos sal")):
        page.keyboard.type(words)
        page.keyboard.press("Escape")
        if page is anna:
            until(anna, "!document.getElementById('panel').textContent")

    panel = bo.get_by_role("dialog")
    panel.get_by_text("Anna Holm: Annas sal").wait_for()
    assert panel.locator("#x-place").input_value() == "Bos sal"
    panel.get_by_role("button", name="Brug min").click()
    until(bo, "document.querySelector('#panel [data-saved]').textContent.includes('✓')")
    bo.keyboard.press("Escape")
    until(bo, "!document.getElementById('panel').textContent")
    bo.locator("a[data-open]").nth(7).click()
    assert panel.locator("#x-place").input_value() == "Bos sal"


def test_a_server_that_begins_anew_is_asked_again(enter: Enter) -> None:
    """A proxy says 502 meanwhile."""
    page = enter()
    away = [502, 503]
    page.route("**/felt/", lambda route: route.fulfill(status=away.pop()) if away else route.continue_())
    cell(page, 8, "title").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Under en genstart")
    page.keyboard.press("Enter")
    saved(page)

    assert away == []
    page.reload()
    assert "Under en genstart" in cell(page, 8, "title").inner_text()


def test_what_the_server_could_not_take_stands_in_its_cell_until_it_does(enter: Enter) -> None:
    """One cell is opened again with its words, line by line; one that would take the pen from another is marked."""
    page = enter()
    broken = [True]
    page.route("**/felt/", lambda route: route.fulfill(status=500) if broken else route.continue_())
    cell(page, 8, "actors").click()
    for name in ("Et organ", "Et andet organ"):
        page.keyboard.press("Control+a")
        page.keyboard.type(name)
        page.keyboard.press("Tab" if name == "Et andet organ" else "Enter")
    until(page, "document.getElementById('fejl').textContent.includes('noget gik galt på serveren')")
    names = cell(page, 8, "actors").locator("input")
    until(page, "document.querySelectorAll('.is-editing-cell input').length > 1")
    assert "Et andet organ" in [names.nth(n).input_value() for n in range(names.count())]

    cell(page, 9, "title").click()  # leaves the first, which is refused while one writes here
    page.keyboard.press("Control+a")
    page.keyboard.type("Noget nyt")
    until(page, "document.querySelectorAll('.fr-unsaved').length === 1")
    assert "Et andet organ" in cell(page, 8, "actors").inner_text()
    assert "Ikke gemt" in cell(page, 8, "actors").inner_text()
    assert cell(page, 9, "title").locator("textarea").input_value() == "Noget nyt"

    broken.clear()
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.fr-unsaved').length === 0")
    page.reload()
    assert "Et andet organ" in cell(page, 8, "actors").inner_text()
    assert "Noget nyt" in cell(page, 9, "title").inner_text()


def test_changes_to_different_activities_merge_and_are_told(enter: Enter) -> None:
    anna, bo = enter("editor"), enter("second")
    cell(anna, 4, "title").click()
    anna.keyboard.press("Control+a")
    anna.keyboard.type("Annas række")
    anna.keyboard.press("Enter")
    saved(anna)
    cell(bo, 5, "title").click()
    bo.keyboard.press("Control+a")
    bo.keyboard.type("Bos række")
    bo.keyboard.press("Enter")
    saved(bo)

    until(bo, "document.getElementById('plan').textContent.includes('Annas række')")
    assert "Anna Holm" in bo.locator("#nyt-fra-andre").inner_text()


def test_rows_pasted_into_the_table_are_looked_at_first(enter: Enter) -> None:
    page = enter()
    before = page.locator(".fr-act-row").count()
    cell(page, 0, "title").focus()
    page.evaluate(
        """rows => {
            const data = new DataTransfer();
            data.setData("text/plain", rows);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        "Dato\tHvad\tHvem\n3. maj 2028\tBorgermøde\tBorgere\n",
    )
    page.get_by_role("heading", name="Se rækkerne igennem").wait_for()
    assert "Borgermøde" in page.locator("#raekker").inner_text()
    page.get_by_role("button", name="Tilføj de afkrydsede rækker").click()
    page.wait_for_selector("#plan")

    assert page.locator(".fr-act-row").count() == before + 1


def test_a_reader_sees_the_table_and_no_tools(enter: Enter) -> None:
    page = enter("reader")

    assert page.locator(".fr-act-row").count() > 5
    assert page.get_by_role("button", name="Tilføj aktivitet").count() == 0
    assert page.locator("#plan").get_attribute("role") == "table"


def test_without_a_script_a_row_is_changed_on_its_own_page(enter: Enter) -> None:
    page = enter(scripts=False)
    page.get_by_role("link", name="Ret").first.click()
    page.get_by_label("Sted").fill("Rådhuset")
    page.get_by_role("button", name="Gem", exact=True).click()

    assert "Gemt." in page.locator("main").inner_text()


def test_the_panel_saves_each_field_and_gives_the_focus_back(enter: Enter) -> None:
    page = enter()
    page.locator("a[data-open]").nth(1).click()
    panel = page.get_by_role("dialog")
    panel.get_by_label("Sted").fill("Kantinen")
    panel.get_by_label("Metode").focus()
    until(page, "document.querySelector('#panel [data-saved]').textContent.includes('✓')")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.classList.contains('fr-row-menu')")

    page.locator("a[data-open]").nth(1).click()
    assert page.get_by_role("dialog").get_by_label("Sted").input_value() == "Kantinen"
