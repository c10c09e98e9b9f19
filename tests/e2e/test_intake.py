"""Importing in a real browser: by mouse, by keyboard alone, without scripts; accessible in every state."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e import served
from tests.e2e.accessible import NARROW, faults
from tests.e2e.conftest import Open
from tests.e2e.hands import Keyboard

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NAME, PASSWORD = "editor@engby.example", "en lang adgangskode"
IMPORT = "/arbejde/forloeb/skolestruktur/import/"
_PEOPLE = f"""
from frisat.web import serve
serve.setup()
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
made = Account.objects.create_user({NAME!r}, {PASSWORD!r}, name="Mette Redaktør")
Role.objects.create(account=made, process_id=Process.objects.get(slug="skolestruktur").pk, name="editor")
"""
TABLE = (
    "Dato;Aktivitet;Hvem\n"
    "9. maj 2027;Temadrøftelse om klassestørrelser;Byrådet\n"
    "1. oktober 2027;Evaluering af skolestrukturen;Forvaltningen\n"
    "(dato ikke fastlagt);Borgermøde om evalueringen;Borgerne\n"
    "2. oktober 2027;Møde i Elevrådet;Elevrådet\n"
)


@pytest.fixture(scope="module")
def work_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with its worker, the made-up process and an editor in it."""
    folder = tmp_path_factory.mktemp("intake")
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _PEOPLE)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


def signed_in(page: Page, site: str) -> Page:
    page.goto(f"{site}/arbejde/konto/log-ind/")
    page.locator("input[name=login]").fill(NAME)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/arbejde/")
    return page


def hand_in(page: Page, site: str, name: str, data: str) -> str:
    """Hands a file in and waits until its review stands there; gives the review's address."""
    page.goto(site + IMPORT)
    page.locator("#filer").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data.encode()})
    page.get_by_role("button", name="Aflevér og læs").click()
    page.get_by_role("heading", name="Gennemse import").wait_for(timeout=60_000)
    return page.url.split("?")[0].split("#")[0]


def test_a_document_is_handed_in_read_corrected_and_accepted(work_site: str, new_page: Open) -> None:
    page = signed_in(new_page(), work_site)
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    hand_in(page, work_site, "evaluering.csv", TABLE)
    assert page.get_by_text("læst til 4 aktiviteter").is_visible()

    field = page.locator("#felt-period")
    field.fill("medio september 2027")
    page.get_by_text("11.-20. september").wait_for()
    page.get_by_role("button", name="Godkend og gå til næste").click()
    page.get_by_text("»Borgermøde om evalueringen« er med i udkastet.").first.wait_for()
    page.get_by_role("button", name="Godkend alle").click()
    page.get_by_text("Godkendt: 2 nye aktiviteter, 1 ændret.").first.wait_for()

    assert page.locator(".in-table .badge-success").count() == 4
    assert wrong == []
    page.get_by_role("button", name="Fortryd importen").click()
    page.get_by_text("Importen er fortrudt.").first.wait_for()


def test_the_same_with_the_keyboard_alone(work_site: str, new_page: Open) -> None:
    page = signed_in(new_page(), work_site)
    hand_in(page, work_site, "tastatur.csv", TABLE.replace("Elevrådet", "Ungerådet"))
    page.keyboard.press("Alt+j")
    page.wait_for_url("**raekke=**")
    assert page.locator("#felt-title").input_value() == "Møde i Ungerådet"
    page.keyboard.press("Alt+n")
    page.wait_for_function("document.querySelector('#felt-title').value === 'Borgermøde om evalueringen'")
    assert page.evaluate("document.activeElement.id") == "laesning"

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "period", "the first field comes after the heading"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("n j k g september 2027")
    assert page.locator("#felt-period").input_value() == "n j k g september 2027"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("uge 37 2027")
    page.keyboard.press("Enter")
    page.get_by_text("»Borgermøde om evalueringen« er med i udkastet.").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "laesning"
    said = page.locator("#sagt").inner_text()
    assert "er med i udkastet" in said
    _part_and_join(page)
    for _ in range(3):
        before = page.locator("#raekke").get_attribute("action")
        page.keyboard.press("Alt+g")
        page.wait_for_function(
            "was => { const f = document.querySelector('#raekke'); return f.getAttribute('action') !== was"
            " || document.querySelector('#laesning .badge-success'); }",
            arg=before,
        )
    page.get_by_text("Der er taget stilling til alle rækker").first.wait_for()
    assert page.locator(".in-table .badge-warning").count() == 0


def _part_and_join(page: Page) -> None:
    """Makes two rows of the one that is shown, one of the two, takes that back, and does it again: by keyboard."""
    hands = Keyboard(page)

    def until(rows: int) -> None:
        page.get_by_text(f"læst til {rows} aktiviteter").wait_for()

    title = page.locator("#felt-title").input_value()
    hands.press(page.get_by_role("link", name="Del i to"))
    hands.write(page.get_by_role("group", name="Den anden").get_by_label("Aktivitet", exact=True), "Opfølgning")
    hands.press(page.get_by_role("button", name="Del rækken"))
    until(5)
    assert page.locator("#felt-title").input_value() == title
    hands.press(page.get_by_role("button", name="Slå sammen med næste række"))
    until(4)
    assert "Opfølgning" in page.locator("#felt-agenda").input_value()
    hands.press(page.get_by_role("button", name="Skil rækkerne ad igen"))
    until(5)
    assert page.locator("#felt-title").input_value() == title
    hands.press(page.get_by_role("button", name="Slå sammen med næste række"))
    until(4)


def test_it_works_without_scripts(work_site: str, new_page: Open) -> None:
    page = signed_in(new_page(scripts=False), work_site)
    page.goto(work_site + IMPORT)
    # like nothing that another test leaves in the draft, so that both rows are sure in any order of the tests
    page.locator("#tekst").fill("1. november 2027 Åbent hus om skoleveje\n2. november 2027 Fernisering i hallen\n")
    page.locator("#navn").fill("Kort liste")
    with page.expect_navigation():
        page.get_by_role("button", name="Aflevér og læs").click()
    for _ in range(180):  # a page without scripts is fetched again by hand; the worker may be busy with others
        if page.get_by_role("heading", name="Gennemse import").count():
            break
        time.sleep(0.5)
        page.reload()
    page.get_by_role("button", name="Godkend alle").click()
    page.get_by_text("Godkendt: 2 nye aktiviteter.").wait_for()
    page.get_by_role("button", name="Fortryd importen").click()
    page.get_by_text("Importen er fortrudt.").first.wait_for()


def test_axe_finds_nothing_in_any_state(work_site: str, new_page: Open, axe: str) -> None:
    page = signed_in(new_page(), work_site)
    review = hand_in(page, work_site, "tilgaengelig.csv", TABLE.replace("Møde i Elevrådet", "Møde i Ældrerådet"))
    failed = f"{work_site}{IMPORT}"
    page.goto(failed)
    page.locator("#filer").set_input_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n0000"}
    )
    page.get_by_role("button", name="Aflevér og læs").click()
    page.get_by_text("Filen er et billede").wait_for(timeout=60_000)
    failed = page.url
    wrong = _while_it_is_read(page, work_site, axe)
    empty = hand_in(page, work_site, "tom.csv", "Dato;Aktivitet;Hvem\n")
    page.get_by_text("Der er ikke fundet aktiviteter i dokumentet").wait_for()
    wrong += faults(page, axe, "nothing found")
    for path in (
        f"{work_site}{IMPORT}", failed, f"{empty}advarsler/", review, f"{review}?vis=alle", f"{review}?kilde=hele",
        f"{review}ikke-omtalt/", f"{review}ikke-omtalt/?vis=uaendret", f"{review}planen/", f"{review}advarsler/",
        review.replace("/arbejde/", "/en/arbejde/"),
    ):  # fmt: skip
        page.goto(path)
        wrong += faults(page, axe, path.removeprefix(work_site))
    page.set_viewport_size(NARROW)
    page.goto(review)
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("link", name="Del i to").click()
    page.get_by_role("button", name="Del rækken").click()
    page.get_by_text("De to rækker siger det samme").first.wait_for()
    wrong += faults(page, axe, "part")
    page.set_viewport_size(NARROW)
    page.goto(review)
    page.locator("#felt-title").fill("")
    page.get_by_role("button", name="Godkend og gå til næste").click()
    page.get_by_text("Rækken blev ikke godkendt").wait_for()
    wrong += faults(page, axe, "error")
    assert not wrong, "\n".join(wrong)


def _while_it_is_read(page: Page, site: str, axe: str) -> list[str]:
    """The page of a document that waits for its reading, which the page would ask for every other second."""
    page.route("**/*", lambda route: route.abort() if "hx-request" in route.request.headers else route.continue_())
    page.goto(site + IMPORT)
    page.locator("#tekst").fill("3. december 2027 Møde, der læses\n")
    page.get_by_role("button", name="Aflevér og læs").click()
    page.locator("#import .in-busy").wait_for()
    found = faults(page, axe, "is read")
    page.unroute("**/*")
    return found


def test_a_worker_that_dies_is_started_again_and_takes_the_document_up(work_site: str, new_page: Open) -> None:
    """The worker is found among the children of the site's first process, as the system shows them."""
    children = Path("/proc").glob("[0-9]*/stat")
    if not Path("/proc/self/stat").exists():
        pytest.skip("processes: this system has no /proc")
    port = work_site.rpartition(":")[2]
    ours = [
        int(stat.parent.name) for stat in children
        if f"serve.main('127.0.0.1', {port})".encode() in _command(stat.parent)
    ]  # fmt: skip
    parents = {pid: int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]) for pid in ours}
    first = next(pid for pid in ours if parents[pid] not in ours)
    forked = sorted(pid for pid in ours if parents[pid] == first)
    worker = next(pid for pid in forked if not any(parents[p] == pid for p in ours))
    os.kill(worker, 9)

    page = signed_in(new_page(), work_site)
    hand_in(page, work_site, "efter.csv", TABLE.replace("Elevrådet", "Handicaprådet"))
    assert page.get_by_text("læst til 4 aktiviteter").is_visible()


def _command(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except OSError:
        return b""


def test_who_was_signed_out_meanwhile_finds_what_they_typed_after_signing_in(work_site: str, new_page: Open) -> None:
    page = signed_in(new_page(320), work_site)
    review = hand_in(page, work_site, "udlogget.csv", TABLE.replace("Elevrådet", "Seniorrådet"))
    page.goto(review)
    title = page.locator("#felt-title")
    title.fill("Min egen titel")
    here = page.url
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Godkend og gå til næste").click()
    page.locator("input[name=login]").fill(NAME)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_text("Du var blevet logget ud").wait_for()

    assert page.url.split("#")[0].split("?")[0] == here.split("#")[0].split("?")[0]
    assert title.input_value() == "Min egen titel"
    page.reload()
    assert not page.get_by_text("Du var blevet logget ud").is_visible()
    assert title.input_value() != "Min egen titel"
