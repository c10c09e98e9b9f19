"""
axe on every page of the workspace, taken from the table of addresses: a new page cannot be forgotten.

The objects that addresses name come from the world of tests/web/people/world.py. Every address that can be asked for
must be a page for one of the visitors below, or stand in `NO_PAGE` with the reason. Each page is opened
once and looked at on paper, then wide and narrow, light and dark; last, it is sent with empty fields where it has a
form that goes to itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open, opening

pytestmark = pytest.mark.browser
VISITORS = ("guarded", "plain", "nobody")
"""Keeps accounts, owns the process, has a second factor; the same without factor or password; not signed in."""
NO_PAGE = {
    "case_unsay": "only after a body has answered; tests/e2e/test_meeting_journey.py",
    "minutes_own": "only for who is asked about minutes; tests/e2e/test_meeting_journey.py",
    "document_file": "the file itself",
    "draft_as_citizen_activity": "leads to the activity in the plan",
    "editor_attachment": "the file itself",
    "editor_findings": "a piece of the editor's page",
    "editor_meaning": "a piece of the editor's page",
    "editor_since": "a piece of the editor's page",
    "letterhead_file": "the file itself",
    "letterhead_sample": "a file",
    "letterhead_example": "a file",
    "body_letterhead_file": "the file itself",
    "body_letterhead_sample": "a file",
    "import_file": "the file itself",
    "import_meaning": "a piece of the review's page",
    "import_picture": "a picture",
    "import_plan": "only for a document that speaks of the plan as a whole; tests/e2e/test_intake.py",
    "imports_progress": "a piece of the imports' page",
    "process_new_address": "a piece of the form's page",
    "process_new_meaning": "a piece of the form's page",
    "mfa_authenticate": "only between the password and the site; tests/e2e/test_signing_in.py",
    "mfa_download_recovery_codes": "a file of codes",
    "mfa_login_webauthn": "data for the browser's own dialogue",
    "mfa_reauthenticate_webauthn": "needs a real key, such as tests/e2e/test_signing_in.py has",
    "openid_connect_callback": "the provider's answer; tests/web/people/test_oidc.py",
    "openid_connect_login": "leads to the provider; tests/web/people/test_oidc.py",
    "saml_finish_acs": "leads on from the provider; tests/web/people/test_saml.py",
    "saml_login": "leads to the provider; tests/web/people/test_saml.py",
    "saml_metadata": "XML for the provider",
    "saml_sls": "leads to the provider; tests/web/people/test_saml.py",
    "work_paper": "the file itself",
}
_WORLD = """
import json, time
from frisat.web import serve
serve.setup()
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
from tests.web.people import world
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import WORK, arguments

process = Process.objects.get()
cookies = {}
for name in ("guarded", "plain"):
    account = Account.objects.create_user(
        f"{name}@engby.example", "en lang adgangskode" if name == "guarded" else None, is_site_admin=True,
        name="Anne-Sofie von Wernersen Holstein-Rathlou",
    )
    Role.objects.create(account=account, process_id=process.pk, name="owner")
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["account_authentication_methods_user"] = str(account.pk)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()
    cookies[name] = session.session_key
guarded = Account.objects.get(email="guarded@engby.example")
kinds = world.objects_of(process, guarded)
TOTP.activate(guarded, "JBSWY3DPEHPK3PXP")
RecoveryCodes.activate(guarded)
factor = Authenticator.objects.create(user=guarded, type="webauthn", data={"name": "Nøglen på kontoret"})
kinds["factor"] = factor.pk
pages = {
    name: reverse(name, kwargs=arguments(route, ROUTES[name], kinds)) + ROUTES[name].ask
    for name, route in WORK.items() if "GET" in ROUTES[name].methods
}
print(json.dumps({"cookies": cookies, "pages": pages}))
"""


@dataclass(frozen=True, slots=True)
class Site:
    address: str
    cookies: dict[str, str]
    """Visitor -> the cookie of somebody who has signed in."""
    pages: dict[str, str]
    """Name of an address -> its path."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with an object of each kind that an address of the workspace names."""
    folder = tmp_path_factory.mktemp("every-page")
    served.begin(folder, served.DOCUMENTS)
    told: dict[str, Any] = json.loads(served.run(folder, _WORLD).splitlines()[-1])
    for address in served.serve(folder, FRISAT_SECOND_FACTOR="0"):
        yield Site(address, **told)


def _enter(site: Site, new_page: Open, visitor: str) -> Page:
    page = new_page()
    if visitor in site.cookies:
        cookie = {"name": "sessionid", "value": site.cookies[visitor], "url": site.address}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
    return page


def _is_page(page: Page, answer: Response | None, path: str) -> bool:
    """Whether the address answered itself with a whole page, and led nowhere else."""
    if answer is None or answer.status not in (200, 401) or urlsplit(page.url).path != urlsplit(path).path:
        return False
    return "html" in answer.headers.get("content-type", "") and page.locator("main h1").count() > 0


_OPEN = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"
_EMPTY = """() => {
    const own = [...document.querySelectorAll('main form')].find(form =>
        form.method === 'post' && new URL(form.action).pathname === location.pathname);
    if (!own) return false;
    for (const field of own.elements) {
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
        else if (!['hidden', 'submit', 'button', 'select-one', 'file'].includes(field.type)) field.value = '';
    }
    own.id = 'sent-empty';
    return true;
}"""
"""Empties the form that goes to the page's own address, and says whether there is one."""
_SEND = "() => { HTMLFormElement.prototype.submit.call(document.getElementById('sent-empty')); }"
"""Past what the browser would check itself, as a browser without that does."""
_FORM = re.compile(r"<form\b[^>]*\smethod=.?post[^>]*>", re.IGNORECASE)
_ACTION = re.compile(r"\saction=[\"']?([^\"'\s>]*)", re.IGNORECASE)


_ON_PAPER = """() => {
    const seen = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
    const wrong = [...document.querySelectorAll(
        '.navigation-menu, .mobile-drawer, .footer, .skipnav, main .button, main button')].filter(seen)
        .map(one => 'printed: ' + one.outerHTML.slice(0, 120));
    if (![...document.querySelectorAll('.fr-print-source')].some(seen)) wrong.push('no address and day');
    const way = document.querySelector('main .breadcrumbs');
    if (way && !seen(way)) wrong.push('nothing says which process it is of');
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the paper');
    return wrong;
}"""
A4 = 718
"""Pixels between the margins of the paper."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on the pages, each opened once by the first visitor for whom its address is one."""

    on_screen: list[str]
    on_paper: list[str]
    printed: int
    no_page: set[str]
    """Addresses that were a page for nobody."""


@pytest.fixture(scope="module")
def seen(made: Site, browser: Browser, axe: str) -> Seen:
    waiting = {n: p for n, p in made.pages.items() if n not in NO_PAGE}
    on_screen, on_paper, printed = [], [], 0
    with opening(browser) as new_page:
        for visitor in VISITORS:
            page = _enter(made, new_page, visitor)
            page.add_init_script(axe)
            for name, path in list(waiting.items()):
                if not _is_page(page, page.goto(made.address + path), path):
                    continue
                del waiting[name]
                if page.locator("link[href*='frisat/work']").count():
                    printed += 1
                    on_paper += [f"{name}: {found}" for found in _printed(page)]
                page.evaluate(_OPEN)
                on_screen += faults(page, axe, name, targets=True)
    return Seen(on_screen, on_paper, printed, set(waiting))


def _printed(page: Page) -> list[str]:
    """What is wrong with the page on paper; it is left on the screen, as wide as it was."""
    usual = page.viewport_size
    assert usual is not None
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1000})
    found: list[str] = page.evaluate(_ON_PAPER)
    page.set_viewport_size(usual)
    page.emulate_media(media="screen")
    return found


def test_axe_finds_nothing_on_any_page_that_there_is(seen: Seen) -> None:
    assert not seen.on_screen, "\n".join(seen.on_screen)


def test_every_address_is_a_page_for_somebody_or_has_a_reason_not_to_be(made: Site, seen: Seen) -> None:
    assert not seen.no_page, "no page for anybody, and NO_PAGE does not tell of it"
    assert set(NO_PAGE) <= set(made.pages), "NO_PAGE tells of an address that there is not"


def test_every_page_is_fit_to_be_printed(seen: Seen) -> None:
    """On paper stand what is read, what it is a page of, where it was printed from and when; nothing to press."""
    assert seen.printed >= 80
    assert not seen.on_paper, "\n".join(seen.on_paper)


def _has_a_form(page: Page, address: str) -> bool:
    """Whether the address itself sends a form in its main part that goes there; asked without drawing the page."""
    answer = page.request.get(address)
    path = urlsplit(address).path
    if urlsplit(answer.url).path != path:
        return False
    actions = [_ACTION.search(form) for form in _FORM.findall(answer.text().partition("<main")[2])]
    return any(not found or urlsplit(urljoin(address, unescape(found[1]))).path == path for found in actions)


def test_axe_finds_nothing_after_an_empty_form_was_sent(made: Site, new_page: Open, axe: str) -> None:
    wrong, sent = [], set()
    for visitor in VISITORS:
        page = _enter(made, new_page, visitor)
        for name, path in made.pages.items():
            if name in {*NO_PAGE, *sent, "account_logout"}:
                continue
            if not _has_a_form(page, made.address + path):
                continue
            if not _is_page(page, page.goto(made.address + path), path):
                continue
            if not page.evaluate(_EMPTY):
                continue
            with page.expect_navigation() as gone:
                page.evaluate(_SEND)
            if gone.value is not None and gone.value.status in (200, 400, 422):
                sent.add(name)
                wrong += faults(page, axe, f"{name}, sent empty", dark=False)

    assert not wrong, "\n".join(wrong)
    assert len(sent) >= 12, sorted(sent)
