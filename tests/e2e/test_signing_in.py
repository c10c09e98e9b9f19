"""Signing in, a second factor, accounts and roles, as people do them; and each screen held to WCAG."""

from __future__ import annotations

import base64
import hmac
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e import served
from tests.e2e.accessible import NARROW, faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Open = Callable[..., "Page"]
PASSWORD = "fire helt andre ord her"
_MAKE = """
import sys
from frisat.web import serve
serve.setup()
from frisat.web.people import actions
from frisat.web.people.models import Account
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
process = Process.objects.get(slug="skolestruktur")
for name, role in (("Ejer Ejersen", "owner"), ("Rikke Redaktør", "editor"), ("Else", "reader")):
    account = actions.make_account(SYSTEM, email=f"{role}@engby.example", name=name)
    account.set_password(sys.argv[1])
    account.save()
    actions.give_role(SYSTEM, process.pk, account, role)
admin = actions.make_administrator(SYSTEM, email="admin@engby.example", name="Ada Admin")
admin.set_password(sys.argv[1])
admin.save()
long = actions.make_account(SYSTEM, email="et.meget.langt.navn.paa.en.adresse@forvaltningen.engby.example",
                            name="Anne-Margrethe Christiansdatter Nørgaard-Kristoffersen")
actions.give_role(SYSTEM, process.pk, long, "approver")
closed = actions.make_account(SYSTEM, email="lukket@engby.example", name="Lukket Konto")
actions.give_role(SYSTEM, process.pk, closed, "contributor")
actions.close_account(SYSTEM, closed)
"""


def _served(folder: Path, **own: str) -> Iterator[tuple[str, Path]]:
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _MAKE, PASSWORD)
    port = served.free_port()
    own["FRISAT_ADDRESS"] = f"http://localhost:{port}"
    for address in served.serve(folder, host="localhost", port=port, **own):
        yield address, folder


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A site that asks for a second factor; its address and its data folder."""
    yield from _served(tmp_path_factory.mktemp("strict"))


@pytest.fixture(scope="module")
def easy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that asks for none, so that a screen is one step away; it names a provider that is not there."""
    for address, _folder in _served(
        tmp_path_factory.mktemp("easy"),
        FRISAT_SECOND_FACTOR="0", FRISAT_OIDC="http://127.0.0.1:9", FRISAT_OIDC_CLIENT="x", FRISAT_OIDC_SECRET="x",
    ):  # fmt: skip
        yield address


def sign_in(page: Page, site: str, who: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/arbejde/konto/log-ind/")
    page.get_by_label("Mailadresse").fill(f"{who}@engby.example")
    page.get_by_label("Adgangskode").fill(password)
    page.keyboard.press("Enter")


def code_of(secret: str, steps: int = 0) -> str:
    """What an app shows now, or some steps of 30 seconds later (RFC 6238)."""
    moment = (int(time.time()) // 30 + steps).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), moment, "sha1").digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def newest_mail(folder: Path) -> str:
    import email
    from email import policy

    file = max((folder / "mail").iterdir(), key=lambda f: f.stat().st_mtime_ns)
    found = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    return str(found.get_body().get_content())


def test_from_an_invitation_to_the_first_day_with_an_app(strict: tuple[str, Path], new_page: Open) -> None:
    """An administrator makes an account; its owner chooses a password, sets up an app, and is in."""
    site, folder = strict
    boss = new_page()
    _with_app(boss, site, "admin")
    boss.goto(f"{site}/arbejde/konti/ny/")
    boss.get_by_label("Navn").fill("Bo Hansen")
    boss.get_by_label("Mailadresse").fill("bo@engby.example")
    boss.get_by_role("button", name="Opret kontoen").click()
    boss.get_by_text("Et engangslink til Bo Hansen er på vej").wait_for()
    link = re.search(r"http://localhost:\d+/\S+", newest_mail(folder)).group(0)
    bo = new_page()

    bo.goto(link)
    bo.get_by_label("Ny adgangskode", exact=True).fill(PASSWORD)
    bo.get_by_label("Den nye adgangskode igen").fill(PASSWORD)
    bo.get_by_role("button", name="Gem adgangskoden").click()
    bo.get_by_text("Adgangskoden er gemt").wait_for()
    secret = _with_app(bo, site, "bo")
    bo.get_by_role("link", name="Videre til min dag").click()
    assert bo.url == f"{site}/arbejde/"

    bo.get_by_role("button", name="Log ud").first.click()
    sign_in(bo, site, "bo")
    bo.get_by_role("heading", name="Én ting mere").wait_for()
    bo.get_by_label("Kode").fill(code_of(secret, 1))
    bo.keyboard.press("Enter")
    bo.wait_for_url(f"{site}/arbejde/")


def _with_app(page: Page, site: str, who: str) -> str:
    """Signs in for the first time and sets up an app; its secret."""
    sign_in(page, site, who)
    page.get_by_text("Sæt først totrinsbekræftelse op").wait_for()
    page.get_by_role("link", name="Sæt en app op").click()
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator(".fr-secret").inner_text()
    page.locator("main input[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Afslut").click()
    page.get_by_role("heading", name="Nødkoder").wait_for()
    assert page.locator(".fr-codes li").count() == 10
    return str(secret)


def test_a_passkey_is_added_and_signs_in_alone(strict: tuple[str, Path], new_page: Open) -> None:
    """With a key that the browser pretends to have; keyboard and all, the ceremony is the real one."""
    site, _ = strict
    page = new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                     "isUserVerified": True, "automaticPresenceSimulation": True}},
    )  # fmt: skip
    sign_in(page, site, "editor")
    page.get_by_role("link", name="Tilføj en nøgle").click()
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_name").fill("Arbejdscomputer")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Tilføj nøglen").click()
    page.get_by_role("heading", name="Nødkoder").wait_for()
    page.goto(f"{site}/arbejde/konto/sikkerhed/noegler/")
    page.get_by_text("Arbejdscomputer").first.wait_for()
    page.get_by_text("Kan logge ind alene.").wait_for()
    page.get_by_role("button", name="Log ud").first.click()

    page.goto(f"{site}/arbejde/konto/log-ind/?next=/arbejde/konto/")
    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()

    page.wait_for_url(f"{site}/arbejde/konto/")
    page.get_by_role("heading", name="Min konto").wait_for()


def test_a_key_that_is_not_used_is_told_politely(easy: str, new_page: Open) -> None:
    page = new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                     "isUserVerified": False, "automaticPresenceSimulation": True}},
    )  # fmt: skip
    page.goto(f"{easy}/arbejde/konto/log-ind/")

    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()

    page.get_by_text("Nøglen blev ikke brugt, og intet er ændret.").wait_for()


def test_without_scripts_one_signs_in_and_gives_a_role(easy: str, new_page: Open) -> None:
    page = new_page(scripts=False)
    sign_in(page, easy, "owner")
    page.wait_for_url(f"{easy}/arbejde/")
    page.goto(f"{easy}/arbejde/forloeb/skolestruktur/roller/")

    page.get_by_label("Rolle for Else").select_option("contributor")
    page.get_by_role("button", name="Skift rolle for Else").click()

    page.get_by_text("Else er nu medarbejder i forløbet.").wait_for()


# What looks the same on a site without a provider is in test_every_page.py.
SCREENS = {
    "": {
        "log-ind": "/arbejde/konto/log-ind/",
        "link-brugt": "/arbejde/konto/ny-adgangskode/1-aaa-bbb/",
        "lukket": "/arbejde/konto/lukket/",
        "afbrudt": "/arbejde/konto/udefra/afbrudt/",
        "udefra-nede": "/arbejde/konto/udefra/oidc/",
        "en-login": "/en/arbejde/konto/log-ind/",
    },
    "reader": {
        "konto": "/arbejde/konto/",
        "sikkerhed": "/arbejde/konto/sikkerhed/",
        "bekraeft": "/arbejde/konto/bekraeft/",
        "app": "/arbejde/konto/sikkerhed/app/",
        "noegle": "/arbejde/konto/sikkerhed/noegler/ny/",
        "noegler": "/arbejde/konto/sikkerhed/noegler/",
    },
    "admin": {
        "konti": "/arbejde/konti/",
        "konti-ingen": "/arbejde/konti/?q=ingen+hedder+det",
        "konti-en": "/arbejde/konti/5/",
        "konti-lukket": "/arbejde/konti/6/",
        "en-konti": "/en/arbejde/konti/",
    },
    "owner": {
        "roller": "/arbejde/forloeb/skolestruktur/roller/",
        "en-roller": "/en/arbejde/forloeb/skolestruktur/roller/",
    },
}
"""Who looks -> what a picture is called -> the address."""
WRONG = {
    "": {"log-ind-forkert": ("/arbejde/konto/log-ind/", {"login": "ingen@engby.example", "password": "forkert"})},
    "reader": {"adgangskode-forkert": ("/arbejde/konto/adgangskode/", {"oldpassword": "x", "password1": "y"})},
    "admin": {"konti-ny-forkert": ("/arbejde/konti/ny/", {"name": "", "email": "bo"})},
    "owner": {"roller-forkert": ("/arbejde/forloeb/skolestruktur/roller/", {"email": "ingen@engby.example"})},
}
"""The same with what is filled in and refused."""


@pytest.mark.parametrize("who", SCREENS, ids=lambda who: who or "nobody")
def test_every_screen_is_accessible(easy: str, new_page: Open, axe: str, who: str) -> None:
    """axe: 0 violations, and nothing scrolls sideways."""
    wrong: list[str] = []
    page = new_page()
    if who:
        sign_in(page, easy, who)
        page.wait_for_url(f"{easy}/arbejde/")
    for name, path in SCREENS[who].items():
        if page.goto(f"{easy}{path}").status >= 500:
            wrong.append(f"{name}: broken")
        if page.locator("h1", has_text="Bekræft, at det er dig").count() and name != "bekraeft":
            page.get_by_label("Adgangskode").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{easy}{path}")
        wrong += faults(page, axe, name)
    for name, (path, form) in WRONG[who].items():
        page.set_viewport_size(NARROW)
        page.goto(f"{easy}{path}")
        for field, value in form.items():
            page.locator(f"main [name={field}]").first.fill(value)
        if name == "roller-forkert":
            page.locator("main form .button[type=submit]").last.click()
        else:
            page.keyboard.press("Enter")
        page.locator(".fr-form-errors").wait_for()
        wrong += faults(page, axe, name)

    assert not wrong, "\n".join(wrong)
