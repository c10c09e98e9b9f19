"""
A case from the committee's agenda to the council's decision, the plan and the public page; a meeting is cancelled.

As people do it: every page is found by clicking, nothing is written past the site. The world at the start is a plan
with the year's meetings and a register of bodies. Days pass: the site is started anew on the day of each
meeting. Mail goes out by SMTP, and a councillor's calendar answers into a mailbox.
"""

from __future__ import annotations

import mailbox
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open
from tests.e2e.test_agenda import Clicks
from tests.web.invites.post import Post, calendar_of

pytestmark = pytest.mark.browser
HOME = "/arbejde/forloeb/skolestruktur/"
PASSWORD = "en lang adgangskode"
COMMITTEE, ECONOMY, COUNCIL = "Børne- og Skoleudvalget", "Økonomiudvalget", "Byrådet"
CASE = "Skolestrukturen fra 2028"
PATIENCE = 60_000
"""Milliseconds: a loaded machine sends letters and saves minutes late, but it does."""
_WORLD = """
from dataclasses import replace
from datetime import date
from frisat.web import serve
serve.setup()
from frisat.plan.model import Activity, Clock, Kind
from frisat.plan.period import Period
from frisat.web.bodies import actions as bodies, seat_actions
from frisat.web.bodies.models import SeatRole
from frisat.web.meetings.models import Template
from frisat.web.people.models import Account, Role
from frisat.web.process.actions import newest, plan_of, publish_version
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
process = Process.objects.get()
council = bodies.make_body(SYSTEM, name="Byrådet", kind="council")
economy = bodies.make_body(SYSTEM, name="Økonomiudvalget", kind="committee", recommends_to=council)
committee = bodies.make_body(SYSTEM, name="Børne- og Skoleudvalget", kind="committee", recommends_to=economy)
people = {}
for name, local in (("Karen Formand", "karen"), ("Mads Medlem", "mads"), ("Sif Sekretær", "sif")):
    email = f"{local}@engby.example"
    person = seat_actions.make_person(SYSTEM, name=name, email=email)
    account = Account.objects.create_user(email, "en lang adgangskode", name=name)
    seat_actions.set_account(SYSTEM, person, account)
    people[local] = person
Role.objects.create(account=people["sif"].account, process_id=process.pk, name="owner")
for body in (council, economy, committee):
    for local, role in (("karen", "chair"), ("mads", "member"), ("sif", "secretary")):
        seat_actions.add_seat_of(SYSTEM, body, person=people[local], role=SeatRole(role), first_day=date(2026, 1, 1))
items = [("Godkendelse af dagsorden", "approval", 5), ("Orientering fra formanden", "orientation", 15)]
Template.objects.create(body=committee, name="Ordinært møde",
                        items=[{"title": t, "kind": k, "minutes": m} for t, k, m in items])
plan = plan_of(newest(process))
added = [
    Activity(key=day, title=title, kind=Kind.MEETING, period=Period(day, words), time=Clock("15:00", "17:00"),
             place="Rådhuset, lokale 3", actors=(body,))
    for day, words, title, body in (
        ("2027-05-18", "18. maj 2027", "Udvalgsmøde i maj", "Børne- og Skoleudvalget"),
        ("2027-05-25", "25. maj 2027", "Økonomiudvalgets møde i maj", "Økonomiudvalget"),
        ("2027-06-01", "1. juni 2027", "Byrådets møde i juni", "Byrådet"),
        ("2027-06-15", "15. juni 2027", "Udvalgsmøde i juni", "Børne- og Skoleudvalget"),
    )
]
plan = replace(plan, activities=(*plan.activities, *added))
publish_version(SYSTEM, process, plan, valid_from=date(2027, 5, 1), reason="Årets møder er lagt ind.", minor=True)
"""
_REPLY = (
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:-//Lomme//DA\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
    "SEQUENCE:{sequence}\r\nDTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{who}\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Town:
    """The municipality: its site, from day to day at the same address, its mail server and the mailbox for answers."""

    def __init__(self, folder: Path, post: Post) -> None:
        self.folder, self.post = folder, post
        self.port = served.free_port()
        self.site = f"http://127.0.0.1:{self.port}"
        self.answers = folder / "svar"
        self.settings = {
            "FRISAT_SMTP": f"smtp://127.0.0.1:{post.port}",
            "FRISAT_MAIL_FROM": "moeder@engby.example",
            "FRISAT_ADDRESS": self.site,
            "FRISAT_SECOND_FACTOR": "0",
        }

    @contextmanager
    def day(self, iso: str) -> Iterator[None]:
        """The site, open on a day."""
        running = served.serve(self.folder, port=self.port, FRISAT_TODAY=iso, **self.settings)
        next(running)
        try:
            yield
        finally:
            running.close()

    def letter(self, to: str, method: str, about: str) -> Any:
        """The event of the newest letter of this method about a meeting that somebody got; waits until there is one."""
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until:
            for at, mail in reversed(list(self.post.handler.taken)):
                if at == [to] and _method(mail) == method:
                    event = icalendar.Calendar.from_ical(calendar_of(mail)).walk("VEVENT")[0]
                    if str(event["SUMMARY"]).endswith(about):
                        return event
            time.sleep(0.3)
        raise AssertionError(f"no {method} for {to}: {[(at, m['Subject']) for at, m in self.post.handler.taken]}")

    def accept(self, event: Any, who: str) -> None:
        """A calendar says yes: its mail lies in the mailbox, and the command reads it."""
        text = _REPLY.format(uid=event["UID"], sequence=event["SEQUENCE"], stamp=datetime.now(UTC), who=who)
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = who, "moeder@engby.example", "Accepteret: Udvalgsmøde i maj"
        mail.set_content("Ja")
        mail.add_alternative(text.encode(), maintype="text", subtype="calendar", params={"method": "REPLY"})
        mailbox.Maildir(self.answers).add(mail.as_bytes())
        command = [sys.executable, "-m", "frisat.cli", "replies", str(self.answers)]
        done = subprocess.run(
            command, env=served.environment(self.folder, **self.settings), check=True, capture_output=True, text=True
        )
        assert "Nye svar: 1" in done.stdout

    def feed(self) -> dict[str, Any]:
        """The public calendar of all meetings, as anybody's program fetches it: the events by their title."""
        with urllib.request.urlopen(f"{self.site}/moeder/kalender.ics") as answer:  # noqa: S310 - our own server
            events = icalendar.Calendar.from_ical(answer.read()).walk("VEVENT")
        return {re.sub(r"^Aflyst: ", "", str(e["SUMMARY"])): e for e in events}


def _method(message: EmailMessage) -> str:
    parts = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    return str(parts[0].get_param("method")).upper() if parts else ""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    served.begin(tmp_path, served.DOCUMENTS)
    served.run(tmp_path, _WORLD)
    post = Post()
    post.start()
    yield Town(tmp_path, post)
    post.stop()


def sign_in(page: Page, site: str, local: str) -> None:
    page.goto(f"{site}/arbejde/")
    page.fill("input[name=login]", f"{local}@engby.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(re.compile(r"/arbejde/$"))


def go(page: Page, *names: str) -> None:
    """Follows links by their words, one after the other."""
    for name in names:
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_load_state()


def to_process(page: Page) -> None:
    go(page, "Forløb", "Ny skolestruktur i Engby")


def to_meeting(page: Page, title: str) -> None:
    to_process(page)
    go(page, "Møder", title)


def send_agenda(click: Clicks) -> None:
    click("link", "Se og send")
    click("button", "Send dagsordenen")
    click.page.get_by_text("Dagsordenen er sendt.").first.wait_for()


def put_case_on_agenda(page: Page, body: str) -> None:
    to_process(page)
    go(page, "Sager", CASE)
    stop = page.locator(".fr-stop", has_text=body)
    stop.get_by_role("button", name="Sæt på dagsordenen").click()
    stop.get_by_text("På dagsordenen:").wait_for()


def take_minutes(page: Page, outcomes: dict[str, str]) -> None:
    """Live: everybody is there, each item gets its outcome, which saves itself; then it goes out for approval."""
    page.get_by_role("button", name="Begynd referatet").click()
    page.get_by_role("button", name="Alle til stede").click()
    page.locator("#tael", has_text="3 til stede").wait_for()
    for title, outcome in outcomes.items():
        item = page.locator("[data-item]", has=page.get_by_role("heading", name=title))
        item.get_by_role("radio", name=outcome, exact=True).press("Space")
        item.locator("[data-state]", has_text="Gemt").wait_for(timeout=PATIENCE)
    page.get_by_role("link", name="Se hele referatet").first.click()
    page.get_by_role("button", name="Send til godkendelse").click()
    page.get_by_text("Referatet er sendt til godkendelse.").first.wait_for()


def approve(new_page: Open, site: str, local: str, title: str, axe: str) -> list[str]:
    """A councillor finds the minutes on the desk, on a phone, and approves them; the faults of that page."""
    page = new_page(320)
    sign_in(page, site, local)
    page.locator("li", has_text=title).get_by_role("link", name="Godkend referat").click()
    page.get_by_role("button", name="Jeg godkender referatet").wait_for()
    wrong = faults(page, axe, "the minutes that are asked about")
    page.get_by_role("button", name="Jeg godkender referatet").click()
    page.get_by_text("Du godkendte referatet").first.wait_for()
    return wrong


def finish(page: Page) -> None:
    page.reload()
    page.get_by_role("button", name="Afslut referatet").click()
    page.get_by_text("Referatet er afsluttet.").first.wait_for()


def test_from_the_committees_agenda_to_the_plan_and_a_meeting_that_is_cancelled(
    town: Town, new_page: Open, axe: str
) -> None:
    wrong: list[str] = []
    with town.day("2027-05-03"):
        sif = new_page()
        sign_in(sif, town.site, "sif")
        make_meetings(sif)
        make_case(sif)
        make_and_send_first_agenda(sif)
        wrong += faults(sif, axe, "the agenda that is sent")
        invite_and_accept(town, sif)
        wrong += faults(sif, axe, "invitations with an answer")
    with town.day("2027-05-18"):
        to_meeting(sif, "Udvalgsmøde i maj")
        take_minutes(sif, {"Godkendelse af dagsorden": "Godkendt", "Orientering": "Taget til efterretning",
                           CASE: "Anbefalet"})  # fmt: skip
        for local in ("karen", "mads"):
            wrong += approve(new_page, town.site, local, "Udvalgsmøde i maj", axe)
        finish(sif)
        wrong += faults(sif, axe, "final minutes")
        put_case_on_agenda(sif, ECONOMY)
        answered = sif.locator(".fr-stop", has_text=COMMITTEE)
        expect(answered).to_contain_text("Anbefalet den 18. maj 2027")
        answered.locator("summary").last.click()
        answered.get_by_role("link", name="Tag svaret tilbage").click()
        sif.get_by_label("Hvorfor").first.wait_for()
        wrong += faults(sif, axe, "an answer that is taken back")
        to_meeting(sif, "Økonomiudvalgets møde i maj")
        sif.get_by_role("button", name="Hent deltagere fra organet").click()
        send_agenda(Clicks(sif))
    with town.day("2027-06-01"):
        to_meeting(sif, "Økonomiudvalgets møde i maj")
        take_minutes(sif, {CASE: "Anbefalet"})
        for local in ("karen", "mads"):
            wrong += approve(new_page, town.site, local, "Økonomiudvalgets møde i maj", axe)
        finish(sif)
        put_case_on_agenda(sif, COUNCIL)
        to_meeting(sif, "Byrådets møde i juni")
        sif.get_by_role("button", name="Hent deltagere fra organet").click()
        send_agenda(Clicks(sif))
        to_meeting(sif, "Byrådets møde i juni")
        take_minutes(sif, {CASE: "Vedtaget"})
        for local in ("karen", "mads"):
            wrong += approve(new_page, town.site, local, "Byrådets møde i juni", axe)
        finish(sif)
        new_meeting_in_draft(sif)
        publish_by_decision(sif)
        visitor = new_page()
        wrong += follow_in_public(town, visitor, axe)
        wrong += cancel_and_tell(town, sif, visitor, axe)
    assert wrong == []


def make_meetings(page: Page) -> None:
    """The plan has the meetings; they get their agendas."""
    to_process(page)
    go(page, "Møder")
    for title in ("Udvalgsmøde i maj", "Økonomiudvalgets møde i maj", "Byrådets møde i juni", "Udvalgsmøde i juni"):
        page.locator("label", has_text=title).click()
    page.get_by_role("button", name="Opret møder").click()
    page.get_by_text("4 møder er oprettet.").wait_for()


def make_case(page: Page) -> None:
    to_process(page)
    go(page, "Sager", "Ny sag")
    page.get_by_label("Hvad sagen handler om").fill(CASE)
    page.get_by_label("Den tekst, organerne får forelagt").fill("Forvaltningen foreslår to skoler i stedet for tre.")
    page.get_by_label("Sagen begynder i").select_option(label=COMMITTEE)
    page.get_by_role("button", name="Opret sagen").click()
    stops = page.locator(".fr-journey h3 > span:first-child")
    stops.first.wait_for()
    assert stops.all_inner_texts() == [COMMITTEE, ECONOMY, COUNCIL]
    page.get_by_role("button", name="Lad offentligheden følge den").click()
    page.get_by_role("link", name="Offentligheden kan følge den").wait_for()


def make_and_send_first_agenda(page: Page) -> None:
    """From the template to the councillors in at most eight clicks, the case among the items."""
    to_process(page)
    go(page, "Møder")
    click = Clicks(page)
    click("link", "Udvalgsmøde i maj")
    click("button", "Hent deltagere fra organet")
    click("button", "Brug »Ordinært møde«")
    made = click.count
    put_case_on_agenda(page, COMMITTEE)
    to_meeting(page, "Udvalgsmøde i maj")
    assert page.locator(".fr-agenda-work h3").all_inner_texts()[-1].strip() == CASE
    click.count = made
    send_agenda(click)
    assert click.count <= 8


def invite_and_accept(town: Town, page: Page) -> None:
    to_meeting(page, "Udvalgsmøde i maj")
    go(page, "Invitationer")
    page.get_by_role("button", name="Send invitationerne").click()
    event = town.letter("mads@engby.example", "REQUEST", "Udvalgsmøde i maj")
    assert int(event["SEQUENCE"]) == 0
    town.accept(event, "mads@engby.example")
    page.reload()
    row = page.locator(".fr-invited > li", has_text="Mads Medlem")
    assert row.locator(".badge").inner_text().casefold() == "deltager"


def new_meeting_in_draft(page: Page) -> None:
    """What the council decided asks for one more meeting: it stands in the plan's draft."""
    to_process(page)
    go(page, "Møder", "Nyt møde")
    page.get_by_label("Hvad mødet hedder").fill("Udvalgsmøde med skolebestyrelserne")
    page.get_by_label("Organ, der mødes").select_option(label=COMMITTEE)
    page.get_by_label("Dag", exact=True).fill("22. juni 2027")
    page.get_by_label("Tid").fill("15.00-17.00")
    page.get_by_role("button", name="Opret mødet").click()
    page.get_by_text("Mødet er oprettet.").first.wait_for()


def publish_by_decision(page: Page) -> None:
    """The version carries the council's decision."""
    to_process(page)
    page.goto(f"{page.url.split('/arbejde')[0]}{HOME}udkast/")
    page.get_by_label("Hvorfor planen ændres").fill("Byrådet vedtog strukturen og ønsker et møde mere.")
    page.get_by_label("Udgivet efter beslutningen").select_option(index=1)
    page.get_by_role("button", name="Udgiv for alle").click()
    page.get_by_text("er udgivet").first.wait_for()


def follow_in_public(town: Town, page: Page, axe: str) -> list[str]:
    """A citizen follows it from the front page: decision, the version that it caused, the case, the meeting."""
    page.goto(town.site)
    go(page, "Beslutninger", CASE)
    expect(page.locator("main")).to_contain_text("Beslutning 2027-1")
    wrong = faults(page, axe, "the decision")
    number = page.locator("dd a", has_text="Version").inner_text()
    go(page, number)
    expect(page.locator("main")).to_contain_text("Udvalgsmøde med skolebestyrelserne")
    page.go_back()
    go(page, "Fra organ til organ")
    for body in (COMMITTEE, ECONOMY, COUNCIL):
        assert page.locator(".fr-stop.is-said", has_text=body).count() == 1
    wrong += faults(page, axe, "the case")
    go(page, "Mødet den 1. juni 2027, punkt 1")
    expect(page.locator("main")).to_contain_text("Vedtaget")
    wrong += faults(page, axe, "the item")
    go(page, "Byrådets møde i juni")
    wrong += faults(page, axe, "the minutes")
    return wrong


def cancel_and_tell(town: Town, page: Page, visitor: Page, axe: str) -> list[str]:
    """Called off for a reason, another meeting in its place: page, feed and letters say so."""
    to_meeting(page, "Udvalgsmøde i juni")
    page.get_by_role("button", name="Hent deltagere fra organet").click()
    go(page, "Invitationer")
    page.get_by_role("button", name="Send invitationerne").click()
    asked = town.letter("mads@engby.example", "REQUEST", "Udvalgsmøde i juni")
    before = town.feed()["Udvalgsmøde i juni"]
    to_meeting(page, "Udvalgsmøde i juni")
    go(page, "Aflys eller udskyd")
    page.get_by_label("Træder i stedet").select_option(label="22. juni 2027: Udvalgsmøde med skolebestyrelserne")
    page.get_by_label("Hvorfor", exact=True).fill("Udvalget mødes med skolebestyrelserne i stedet.")
    page.get_by_role("button", name="Se, hvad der følger").click()
    wrong = faults(page, axe, "what a cancellation does")
    page.get_by_role("button", name="Aflys mødet").click()
    page.get_by_text("Aflyst").first.wait_for()
    told = town.letter("mads@engby.example", "CANCEL", "Udvalgsmøde i juni")
    assert (told["UID"], int(told["SEQUENCE"])) == (asked["UID"], int(asked["SEQUENCE"]) + 1)
    assert "skolebestyrelserne i stedet" in str(told["DESCRIPTION"])
    after = town.feed()["Udvalgsmøde i juni"]
    assert (after["UID"], str(after["STATUS"])) == (before["UID"], "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    to_meeting(page, "Udvalgsmøde med skolebestyrelserne")
    page.get_by_role("button", name="Hent deltagere fra organet").click()
    go(page, "Invitationer")
    page.get_by_role("button", name="Send invitationerne").click()
    heir = town.letter("mads@engby.example", "REQUEST", "Udvalgsmøde med skolebestyrelserne")
    assert heir["UID"] != asked["UID"]
    assert str(town.feed()["Udvalgsmøde med skolebestyrelserne"].get("STATUS", "CONFIRMED")) == "CONFIRMED"
    visitor.goto(f"{town.site}/moeder/2027-06-15/boerne-og-skoleudvalget/")
    expect(visitor.locator("main")).to_contain_text("Udvalget mødes med skolebestyrelserne i stedet.")
    wrong += faults(visitor, axe, "the cancelled meeting")
    go(visitor, "tirsdag den 22. juni 2027")
    expect(visitor.locator("h1")).to_have_text("Udvalgsmøde med skolebestyrelserne")
    return wrong
