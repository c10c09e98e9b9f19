"""Publishing in a real browser: by keyboard, without script, on a phone; every page of it without a violation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e import served
from tests.e2e.accessible import NARROW, faults
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
HOME = "/arbejde/forloeb/skolestruktur/"
PASSWORD = "en lang adgangskode"
_ACCOUNTS = """
from frisat.web import serve
serve.setup()
from frisat.plan.drafting import Operation
from frisat.web.people.models import Account, Role, RoleName
from frisat.web.process import drafts
from frisat.web.process.models import Process
process = Process.objects.get()
for name in RoleName.values:
    account = Account.objects.create_user(f"{name}@engby.example", "en lang adgangskode", name=name.title())
    account.makes_processes = name == "owner"
    account.save()
    Role.objects.create(account=account, process_id=process.pk, name=name)
editor = Account.objects.get(email="editor@engby.example")
draft = drafts.open_draft(editor, process)
rows = drafts.state_of(draft).activities
key = next(k for k, a in rows.items() if "Spørgeskema" in a["title"])
period = {"edtf": "2027-09-14", "text": "14. september 2027", "inferred": False, "bound": None, "note": None}
drafts.change(editor, draft, [Operation(key, "period", rows[key]["period"], period)])
"""


def _site(folder: Path) -> Iterator[str]:
    """A site with the made-up process, an account for each role and a draft with one change."""
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _ACCOUNTS)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site, for tests that publish nothing."""
    yield from _site(tmp_path_factory.mktemp("workspace"))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The site, for one test alone."""
    yield from _site(tmp_path)


def sign_in(page: Page, site: str, role: str) -> None:
    page.goto(f"{site}/arbejde/forloeb/")
    page.fill("input[name=login]", f"{role}@engby.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    # The page of signing in lies under /arbejde/ too: who goes on before it is left takes the answer away, and stands
    # before the same page again.
    page.wait_for_url(f"{site}/arbejde/forloeb/")


def tab_to(page: Page, words: str, *, most: int = 120) -> None:
    """Presses Tab until the focus is on what is called so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("() => (document.activeElement?.innerText || '').trim()") == words:
            return
    raise AssertionError(f"Tab never reaches {words}")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_from_draft_to_version_by_keyboard(fresh: str, new_page: Open, axe: str, scripts: bool) -> None:
    editor = new_page(scripts=scripts)
    sign_in(editor, fresh, "editor")
    editor.goto(f"{fresh}{HOME}udkast/")
    if scripts:
        tab_to(editor, "Bed om godkendelse")
        editor.keyboard.press("Enter")
    else:
        editor.get_by_role("button", name="Bed om godkendelse").press("Enter")
    editor.get_by_text("Der er bedt om godkendelse.").first.wait_for()

    approver = new_page(320, scripts=scripts)
    sign_in(approver, fresh, "approver")
    approver.goto(f"{fresh}{HOME}udkast/")
    if scripts:
        _sent_back_and_asked_again(editor, approver, axe)
        approver.goto(f"{fresh}{HOME}udkast/")
    approver.get_by_label("Hvorfor planen ændres").fill("Byrådet udskød undersøgelsen til september.")
    approver.get_by_role("button", name="Se som borger").press("Enter")
    approver.get_by_text("Sådan vil alle se det.").wait_for()
    approver.get_by_role("button", name="Udgiv for alle").press("Enter")
    approver.get_by_text("Version 3 er udgivet").wait_for()

    visitor = new_page()
    visitor.goto(f"{fresh}/forloeb/skolestruktur/aendringer/")
    assert visitor.get_by_text("Byrådet udskød undersøgelsen til september.").count() == 1
    assert visitor.get_by_text("14. september 2027").count() >= 1
    visitor.get_by_role("link", name="Vis side om side").click()
    assert visitor.locator("mark", has_text="14. september 2027").count() == 1


def _sent_back_and_asked_again(editor: Page, approver: Page, axe: str) -> None:
    """The approver's remarks reach the editor, who asks once more; each sees no fault in what the other has made."""
    wrong = faults(editor, axe, "has asked for approval", dark=False)
    wrong += faults(approver, axe, "is asked for approval")
    approver.get_by_label("Det, der skal rettes").fill("Skriv, hvem der svarer på spørgeskemaet.")
    approver.get_by_role("button", name="Send udkastet retur").press("Enter")
    approver.get_by_text("Udkastet er sendt retur med dine bemærkninger.").first.wait_for()
    editor.reload()
    editor.get_by_text("Skriv, hvem der svarer på spørgeskemaet.").first.wait_for()
    wrong += faults(editor, axe, "sent back with remarks")
    tab_to(editor, "Bed om godkendelse")
    editor.keyboard.press("Enter")
    editor.get_by_text("Der er bedt om godkendelse.").first.wait_for()
    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_on_any_page(workspace: str, new_page: Open, axe: str) -> None:
    """With a draft in which something is changed; what looks the same without one is in test_every_page.py."""
    page = new_page()
    sign_in(page, workspace, "owner")
    wrong = []
    paths = [
        HOME,
        f"{HOME}udkast/",
        f"{HOME}udkast/sammenlign/",
        f"{HOME}udkast/som-borger/",
        f"{HOME}version/2/tag-ud/?text=ab",
        f"{HOME}version/2/tag-ud/?key=a1",
        "/forloeb/skolestruktur/aendringer/?vis=side",
        f"/en{HOME}udkast/",
    ]
    for path in paths:
        page.goto(workspace + path)
        wrong += faults(page, axe, path)
    page.set_viewport_size(NARROW)
    page.goto(f"{workspace}/arbejde/forloeb/nyt/")
    page.get_by_role("button", name="Opret forløbet").click()
    page.get_by_text("Navnet mangler").first.wait_for()
    wrong += faults(page, axe, "new, with faults")
    page.set_viewport_size(NARROW)
    page.get_by_label("Navn").fill("Ny ældrepolitik på tværs")
    page.get_by_label("Som kopi af et andet forløb").check()
    page.get_by_label("Forløb, der skal kopieres").select_option(label="Ny skolestruktur i Engby")
    page.get_by_label("Ny start").fill("1. september 2028")
    page.get_by_role("button", name="Opret forløbet").click()
    page.get_by_role("heading", name="Se kopien igennem").wait_for()
    wrong += faults(page, axe, "copy")
    assert not wrong, "\n".join(wrong)


def test_a_name_gets_its_address_and_a_period_its_meaning_while_typing(workspace: str, new_page: Open) -> None:
    page = new_page()
    sign_in(page, workspace, "owner")
    page.goto(f"{workspace}/arbejde/forloeb/nyt/")
    page.get_by_label("Navn").press_sequentially("Velfærdsaftale på ældreområdet")
    page.get_by_text("/forloeb/velfaerdsaftale-paa-aeldreomraadet/").wait_for()
    page.get_by_label("Periode").press_sequentially("efteråret 2027")
    page.get_by_text("september").first.wait_for()
