"""
A whole day's work in a real browser: from a folder of documents to two published versions and a reader of the changes.

The same day is lived twice, by mouse and by keyboard alone (`hands.py`); the day itself only says what a person does,
in the words that stand on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frisat.web.demo import EXAMPLES
from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open
from tests.e2e.hands import Keyboard, Mouse

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NAME, PASSWORD = "sanne@engby.example", "en lang adgangskode"
PLAN, LATER, OTHER = "moedeoversigt.pdf", "tids-og-procesplan.docx", "ny-sundhedsaftale.pdf"
BESIDE = ("dagsorden.docx", "fakta-om-velfaerdsaftalen.html")
REASON = "Byrådet besluttede den 27. januar 2021 at udskyde arbejdet med velfærdsaftalen."
_PREPARE = f"""
from frisat.web import serve
serve.setup()
from frisat.web.people import actions
from frisat.web.record.actions import SYSTEM
made = actions.make_account(SYSTEM, email={NAME!r}, name="Sanne Sekretær", makes_processes=True)
made.set_password({PASSWORD!r})
made.save()
"""
CORRECTED = {
    "Dialogmøde med ledere på friplejehjem (dato ikke fastlagt)": ("Dato, kildens ord", "primo marts 2021"),
    "Interviews med udvalgte borgere, beboere, pårørende og udvalgte øvrige interessenter": (
        "Dato, kildens ord", "marts-april 2021",
    ),
    "Prøvehandlinger og sprintforløb(sammenhængslaboratorium) ift. udvalgte tematiseringer igangsættes": (
        "Aktivitet", "Prøvehandlinger og sprintforløb ift. udvalgte tematiseringer igangsættes",
    ),
}  # fmt: skip
"""What the secretary corrects in the review: the activity as it was read, which cell, and what it is to say."""
LEAVES = "Eventuel igangsætning af foreløbige prøvehandlinger"
"""What leaves the plan because the later plan does not mention it; of the rest a person says that it stays."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the later plan that is in the plan already: what the review proposes of it, and what came of it."""

    row: tuple[str, str]
    """Its day and title in the review's list."""
    said: str
    """What the list says of it."""
    choice: str
    """The choice that is proposed in its form."""
    was: tuple[str, str]
    """Title and period of the activity in version 1."""
    now: tuple[str, str]
    """The same activity, by its key, in version 2."""
    told: str
    """What a visitor reads of it."""


MATCHES = (
    Match(
        ("22. januar 2021", "Temadrøftelse om drømmescenarier."), "Står i planen, 3 ændringer",
        "Sikkert: Møde i Viborg Ældreråd (13-01-2021)",
        ("Møde i Viborg Ældreråd", "2021-01-13"), ("Temadrøftelse om drømmescenarier.", "2021-01-22"),
        "er flyttet fra den 13. januar 2021 til den 22. januar 2021, ni dage senere.",
    ),
    Match(
        ("August-september 2021", "Politisk behandling af indgåelse af velfærdsaftale."), "Står i planen, 3 ændringer",
        "Sikkert: Møde i byrådet (24-02-2021)",
        ("Møde i byrådet", "2021-02-24"), ("Politisk behandling af indgåelse af velfærdsaftale.", "2021-08/2021-09"),
        "er flyttet fra den 24. februar 2021 til august-september 2021, cirka fem måneder senere.",
    ),
)  # fmt: skip

SURE = re.compile(r"^Godkend (alle \d+|den) sikre$")


class Day:
    """What the secretary does, one thing after the other."""

    def __init__(self, site: str, page: Page, hands: Mouse | Keyboard) -> None:
        self.site, self.page, self.hands = site, page, hands
        # Playwright catches file choosers while somebody listens, and asks for that without waiting: a key that is
        # pressed at once would open a chooser that nobody sees.
        page.on("filechooser", lambda chooser: None)
        self.wrong: list[str] = []
        page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("response", lambda r: self.wrong.append(f"{r.status} {r.url}") if r.status >= 400 else None)

    def button(self, name: str | re.Pattern[str]) -> None:
        self.hands.press(self.page.get_by_role("button", name=name).first)

    def link(self, name: str, *, within: str = "body") -> None:
        self.hands.press(self.page.locator(within).get_by_role("link", name=name, exact=True).first)

    def menu(self, name: str) -> None:
        self.link(name, within="nav.nav")

    def field(self, label: str, text: str) -> None:
        self.hands.write(self.page.get_by_label(label, exact=True), text)

    def hears(self, words: str | re.Pattern[str]) -> None:
        self.page.get_by_text(words).first.wait_for()

    # ------------------------------------------------------------------------------------------------- the day's parts
    def signs_in(self) -> None:
        self.page.goto(f"{self.site}/arbejde/")
        self.field("Mailadresse", NAME)
        self.field("Adgangskode", PASSWORD)
        self.button("Log ind")
        self.page.get_by_role("heading", level=1, name="3. november 2021").wait_for()

    def makes_a_process(self, name: str, case_no: str = "") -> None:
        self.menu("Forløb")
        self.link("Nyt forløb")
        self.field("Navn", name)
        if case_no:
            self.field("Sagsnummer", case_no)
        self.hands.tick(self.page.get_by_label("Fra et dokument"))
        self.button("Opret forløbet")
        self.hears(f"Forløbet »{name}« er oprettet.")

    def hands_in(self, *names: str) -> None:
        self.hands.hand_in(self.page.locator("#filer"), [EXAMPLES / name for name in names])
        self.button("Aflevér og læs")
        if len(names) == 1:
            self.page.get_by_role("heading", name="Gennemse import").wait_for(timeout=60_000)
            return
        for name in names:
            self.page.get_by_role("link", name=f"Gennemse {name}").wait_for(timeout=60_000)

    def reviews(self, name: str) -> None:
        self.link(f"Gennemse {name}")
        self.page.get_by_role("heading", name="Gennemse import").wait_for()

    def accepts_the_sure_ones(self) -> None:
        self.button(SURE)
        self.hears(re.compile(r"Godkendt: \d"))

    def accepts_as_proposed(self, match: Match) -> None:
        """Opens a row from the list of all rows, sees what is proposed of it, and accepts that."""
        self.hands.press(self.page.locator(".in-shows").get_by_role("link", name=re.compile(r"^Alle \d+$")))
        day, title = match.row
        row = self.page.locator(".in-table tbody tr").filter(has_text=day).filter(has_text=title)
        assert match.said in row.inner_text()
        self.hands.press(row.get_by_role("link", name=title))
        self.page.wait_for_function("said => document.querySelector('#felt-title').value === said", arg=title)
        chosen = self.page.locator(".in-match input:checked")
        assert self.page.locator(f"label[for='{chosen.get_attribute('id')}']").inner_text() == match.choice
        self.hands.press(self.page.locator("#godkend"))
        self.hears(re.compile(f"»{re.escape(title.rstrip('.'))}.*« er"))

    def has_sure_ones(self) -> bool:
        return self.page.get_by_role("button", name=SURE).count() > 0

    def goes_through_the_unsure_ones(self, corrected: dict[str, tuple[str, str]]) -> list[str]:
        """Accepts each row that is open, after correcting it where that is asked for; gives what was corrected."""
        done = []
        while self.page.locator("#godkend").count():
            title = self.page.locator("#felt-title").input_value()
            if title in corrected:
                self.field(*corrected[title])
                done.append(title)
            before = self.page.locator("#raekke").get_attribute("action")
            self.hands.press(self.page.locator("#godkend"))
            self.page.wait_for_function(
                "was => document.querySelector('#raekke').getAttribute('action') !== was"
                " || !document.querySelector('#godkend')",
                arg=before,
            )
        self.hears("Der er taget stilling til alle rækker")
        return done

    def ends_the_review(self) -> None:
        self.button(re.compile("^Afslut gennemsynet"))
        self.hears("Gennemsynet er afsluttet.")

    def merges_two_bodies(self, one: str, other: str) -> None:
        self.menu("Organer")
        self.link("Se forslagene")
        self.button("Opret de afkrydsede")
        self.hears(re.compile(r"\d+ organer er oprettet\."))
        self.link("Organer", within="main")
        self.link(one, within="main")
        self.link("Læg sammen med et andet organ")
        self.hands.pick(self.page.get_by_label(f"{one} er samme organ som"), other)
        self.button("Se, hvad der flytter")
        self.page.get_by_role("heading", name=f"Læg {one} ind i {other}").wait_for()
        self.button("Læg de to sammen")
        self.hears(f"»{one}« er nu »{other}«.")

    def publishes(self, number: int, said: dict[str, str]) -> None:
        self.link("Se, hvad der er ændret, og udgiv")
        for label, text in said.items():
            self.field(label, text)
        self.hands.press(self.page.locator("form").filter(has=self.page.locator("[name=valid_from]")).get_by_role(
            "button", name="Se som borger"
        ))  # fmt: skip
        self.hears("Sådan vil alle se det.")
        self.button("Udgiv for alle")
        self.hears(f"Version {number} er udgivet. Alle kan se den nu.")

    def decides_on_what_is_not_mentioned(self) -> int:
        """Says of one activity that it leaves the plan and of each other one that it stays; gives how many."""
        self.link("Tag stilling til det, der ikke er omtalt")
        self.page.get_by_role("heading", level=1, name="Ikke omtalt").wait_for()
        groups = self.page.locator("fieldset.in-choice")
        count = groups.count()
        for at in range(count):
            group = groups.nth(at)
            leaves = LEAVES in group.locator("legend").inner_text()
            self.hands.tick(group.get_by_label("bortfalder?" if leaves else "uændret"))
        self.button("Gem valgene på denne side")
        self.hears(re.compile(r"1 bortfalder\."))
        return count


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site of its own with its worker and one account, on a day when the examples' processes are under way."""
    served.begin(tmp_path)
    served.run(tmp_path, _PREPARE)
    yield from served.serve(tmp_path, FRISAT_SECOND_FACTOR="0", FRISAT_TODAY="2021-11-03")


@pytest.mark.parametrize("hands", [Mouse, Keyboard], ids=["mouse", "keyboard"])
def test_from_a_folder_of_documents_to_two_versions(
    site: str, new_page: Open, axe: str, hands: type[Mouse] | type[Keyboard]
) -> None:
    page = new_page()
    day = Day(site, page, hands(page))
    name = "Velfærdsaftalen på ældreområdet"
    day.signs_in()
    if hands is Mouse:
        assert _of_the_empty_workspace(page, site, axe) == []

    day.makes_a_process("Ny sundhedsaftale")
    day.hands_in(OTHER)
    day.accepts_the_sure_ones()
    day.goes_through_the_unsure_ones({})
    day.ends_the_review()

    day.makes_a_process(name, "20/49269")
    day.hands_in(PLAN, *BESIDE)
    day.reviews(PLAN)
    day.accepts_the_sure_ones()
    assert day.goes_through_the_unsure_ones(CORRECTED) == list(CORRECTED)
    day.ends_the_review()
    for paper in BESIDE:  # read before the plan's activities were there, and held against them when it is opened
        day.reviews(paper)
        if day.has_sure_ones():
            day.accepts_the_sure_ones()
        day.goes_through_the_unsure_ones({})
        day.ends_the_review()

    day.merges_two_bodies("Viborg Byråd", "Byrådet")

    day.menu("Forløb")
    day.link(name, within="main")
    day.publishes(1, {"Planen gælder fra": "9. december 2020", "Stemplet »opdateret«": "9. december 2020"})

    day.link(name, within="main")
    day.link("Import", within="main")
    day.hands_in(LATER)
    for match in MATCHES:
        day.accepts_as_proposed(match)
    day.accepts_the_sure_ones()
    day.goes_through_the_unsure_ones({})
    assert day.decides_on_what_is_not_mentioned() > 5
    day.link("Tag stilling til planen som helhed")
    day.button("Tag det valgte med i udkastet")
    day.hears("Gennemsynet er færdigt. Det godkendte er med i udkastet.")
    day.link(name, within="main")
    day.publishes(
        2,
        {
            "Hvorfor planen ændres": REASON,
            "Beslutningen bag": "Byrådet, 27. januar 2021",
            "Planen gælder fra": "27. januar 2021",
        },
    )
    assert day.wrong == []

    visitor = new_page()
    reader = Day(site, visitor, hands(visitor))
    visitor.goto(f"{site}/")
    reader.link(name, within="main")
    visitor.wait_for_url(f"{site}/forloeb/*/")
    home = visitor.url
    one, two = (_published(visitor, home, number) for number in (1, 2))
    for cell, text in CORRECTED.values():
        assert text in [a["title"] if cell == "Aktivitet" else _period(a)["text"] for a in one.values()]
    assert {one[key]["title"] for key in set(one) - set(two)} == {LEAVES}
    for match in MATCHES:
        (key,) = (key for key, a in one.items() if (a["title"], _period(a)["edtf"]) == match.was)
        now = [key for key, a in two.items() if (a["title"], _period(a)["edtf"]) == match.now]
        assert now == [key], "the same activity, moved; no second one"

    reader.link("Ændringer", within="main")
    reader.hears(REASON)
    read = visitor.locator("main").inner_text()
    assert "Beslutningen bag: Byrådet, 27. januar 2021" in read
    assert LEAVES in read
    assert "Lov om Velfærdsaftaler træder i kraft" in read
    for match in MATCHES:
        assert match.told in read
    reader.link("version 2", within="main")
    visitor.wait_for_url(f"{home}plan/2/")
    read = visitor.locator("main").inner_text()
    assert REASON in read
    assert "Beslutningen bag: Byrådet, 27. januar 2021" in read

    (signed,) = (key for key, a in two.items() if "Viborg Byråd" in a["actors"])
    visitor.goto(f"{home}aktivitet/{signed}/")
    reader.link("Viborg Byråd", within="main")
    visitor.get_by_role("heading", level=1, name="Byrådet").wait_for()  # the two bodies are one, the plan as printed
    assert reader.wrong == []


def _of_the_empty_workspace(page: Page, site: str, axe: str) -> list[str]:
    """What axe finds where nothing has been made yet; the page is left where the day begins."""
    wrong = []
    for path in ("forloeb/", "kalender/", ""):
        page.goto(f"{site}/arbejde/{path}")
        wrong += faults(page, axe, f"empty {path}")
    return wrong


def _period(activity: dict[str, Any]) -> dict[str, Any]:
    return activity["period"] or {"text": "", "edtf": None}


def _published(page: Page, home: str, number: int) -> dict[str, Any]:
    """The activities of a version by key, as anybody can fetch them."""
    answer = page.request.get(f"{home}plan/{number}/plan.json")
    return {a["key"]: a for a in answer.json()["activities"]}
