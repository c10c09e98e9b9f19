"""
BARS R22, V25 in a real browser: every page of the workspace on a site whose every word is hostile, with the site's
policy in force. Nothing runs, nobody else is asked, and the policy has nothing to report: a word that became markup
would be stopped by it, and told.

The addresses come from the table of routes, the texts from the models (tests/web/hostile_world.py); neither a new page
nor a new text can be forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests import payloads
from tests.e2e import served
from tests.e2e.test_every_page import NO_PAGE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = pytest.mark.browser
NOT_OPENED = {name: why for name, why in NO_PAGE.items() if name != "import_plan"}
"""Of these, pieces of pages are put into their pages by the scripts, below. This world has a plan to be reviewed."""
_WORLD = """
import json, time
from frisat.web import serve
serve.setup()
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from tests.web import hostile_world
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import WORK, arguments

world = hostile_world.fill()
cookies = {}
for name in ("owner", "approver"):
    account = world["people"][name]
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()
    cookies[name] = session.session_key
pages = {
    name: reverse(name, kwargs=arguments(route, ROUTES[name], world["kinds"])) + ROUTES[name].ask
    for name, route in WORK.items() if "GET" in ROUTES[name].methods
}
print(json.dumps({"cookies": cookies, "pages": pages, "home": reverse("work_process", args=[hostile_world.SLUG])}))
"""


@dataclass(frozen=True, slots=True)
class Site:
    address: str
    cookies: dict[str, str]
    """Role -> the cookie of somebody who has signed in and has it."""
    pages: dict[str, str]
    """Name of an address -> its path."""
    home: str
    """The path that all addresses of the process begin with."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("hostile-work")
    served.begin(folder, payloads.folder(tmp_path_factory.mktemp("hostile-words")))
    told: dict[str, Any] = json.loads(served.run(folder, _WORLD, FRISAT_SECOND_FACTOR="0").splitlines()[-1])
    for address in served.serve(folder, FRISAT_SECOND_FACTOR="0"):
        yield Site(address, **told)


_TOLD = """document.addEventListener('securitypolicyviolation', e =>
    console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));"""
_POKE = """() => {
    for (const one of document.querySelectorAll('main details')) one.open = true;
    const made = '[onmouseover], [onfocus], [ontoggle], [onload], [onerror], a[href^="javascript" i], [autofocus]';
    for (const one of document.querySelectorAll(made)) {
        one.focus?.();
        one.dispatchEvent(new Event('mouseover'));
        if (one.matches('a')) one.click();
    }
    const away = [];
    for (const one of document.querySelectorAll('a[href], form, [formaction]')) {
        const to = one.getAttribute('formaction') ? one.formAction : one.getAttribute('action') ? one.action : one.href;
        if (typeof to === 'string' && to && !['otpauth:', 'mailto:', 'tel:'].includes(new URL(to).protocol)
            && new URL(to).host !== location.host) away.push('leads away: ' + to);
    }
    return away;
}"""
"""What a visitor might do that runs a handler which the words made; gives what would lead to another site."""


@dataclass(slots=True)
class Watch:
    """A signed-in browser, and everything that it tells of that must not be."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, name: str, address: str) -> bool:
        """Opens a page, pokes at it, and says whether it is one and has hostile words on it."""
        known = len(self.wrong)
        answer = self.page.goto(address)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            return False
        if answer.status >= 500:
            self.wrong.append(str(answer.status))
        elif answer.status >= 400:  # the browser says so in its console: of this page that is no fault
            self.wrong[:] = [told for told in self.wrong if not told.endswith(f"({address})")]
        self.poke()
        if urlsplit(self.page.url).netloc != urlsplit(address).netloc:
            self.wrong.append(f"led to {self.page.url}")
        self.wrong[known:] = [f"{name}: {fault}" for fault in self.wrong[known:]]
        return answer.status == 200 and "alert(1)" in self.page.content()

    def poke(self) -> None:
        self.wrong += self.page.evaluate(_POKE)
        self.page.wait_for_timeout(30)


@pytest.fixture
def enter(browser: Browser, hostile: Site) -> Iterator[Any]:
    """`enter("owner")`: a watched browser of somebody with that role."""
    contexts = []

    def make(role: str) -> Watch:
        context = browser.new_context(locale="da-DK", viewport={"width": 1280, "height": 900})
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": hostile.cookies[role], "url": hostile.address}])
        context.add_init_script(_TOLD)
        watch = Watch(context.new_page())
        page, wrong, own = watch.page, watch.wrong, urlsplit(hostile.address).netloc
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss())[0])
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda said: wrong.append(_told(said)) if said.type in ("error", "warning") else None)
        page.on("request", lambda asked: wrong.append(f"asked {asked.url}") if _is_foreign(asked.url, own) else None)
        return watch

    yield make
    for context in contexts:
        context.close()


def _told(said: ConsoleMessage) -> str:
    return f"{said.text} ({said.location['url']})"


def _is_foreign(url: str, own: str) -> bool:
    return urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own


def test_the_watch_sees_what_words_would_do(hostile: Site, enter: Any) -> None:
    """Else the tests below could not fail: each of these is put into a page of the site as markup, and told of."""
    watch = enter("owner")
    for markup, seen in {
        "<img src='data:,' onerror=alert(1)>": "policy: script-src-attr",
        f"<img src=//{payloads.EVIL}/x.png>": payloads.EVIL,
        "<img src=/findes-ikke.png>": "404",
        "<a href='javascript:alert(1)'>x</a>": "leads away",
        f"<form action='http://{payloads.EVIL}/'></form>": "leads away",
        f"<a href='//{payloads.EVIL}/x'>x</a>": "leads away",
        "<p style='color: red'>": "policy: style-src-attr",
    }.items():
        watch.page.goto(hostile.address + hostile.home)
        watch.wrong.clear()
        watch.page.evaluate("it => document.querySelector('main').insertAdjacentHTML('beforeend', it)", markup)
        watch.poke()
        for _ in range(100):
            if any(seen in told for told in watch.wrong):
                break
            watch.page.wait_for_timeout(100)
        else:
            raise AssertionError(f"{markup} goes unseen: {watch.wrong}")


def test_no_word_does_anything_on_any_page(hostile: Site, enter: Any) -> None:
    owner, approver = enter("owner"), enter("approver")
    with_words = set()
    for name, path in hostile.pages.items():
        if name not in NOT_OPENED and owner.open(name, hostile.address + path):
            with_words.add(name)
    for name, path in hostile.pages.items():
        if name not in NOT_OPENED and path.startswith(hostile.home):
            approver.open(f"{name} as approver", hostile.address + path)

    assert owner.wrong + approver.wrong == []
    assert len(with_words) >= 40, sorted(with_words)


def test_the_scripts_put_words_in_as_words(hostile: Site, enter: Any) -> None:
    """What is not there when a page is opened: cells in work, menus, the panel, the meaning of a date, another row."""
    watch = enter("owner")
    page = watch.page
    watch.open("editor", hostile.address + hostile.pages["editor"])
    cells = page.locator(".fr-act-row").first.locator("td[data-field]")
    assert cells.count() >= 5
    for cell in cells.all():
        cell.click(position={"x": 4, "y": 4})
        page.locator(".is-editing-cell").wait_for()
        watch.poke()
        page.keyboard.press("Escape")
    page.locator(".fr-more").nth(1).click()
    watch.poke()
    page.keyboard.press("Escape")
    page.locator("a[data-open]").nth(1).click()
    panel = page.get_by_role("dialog")
    panel.get_by_label("Sted").wait_for()
    watch.poke()
    assert "alert(1)" in panel.inner_html()

    watch.open("import", hostile.address + hostile.pages["import"])
    field = page.locator("#felt-period")
    field.fill(payloads.SCRIPTS[1])
    page.wait_for_timeout(1_000)
    watch.poke()
    page.keyboard.press("Alt+n")
    page.wait_for_timeout(1_000)
    watch.poke()
    assert watch.wrong == []
