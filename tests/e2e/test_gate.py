"""A secretary is stopped by a personal number, cleans a file, puts a text right, says why, and sends; with axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import served
from tests.e2e.accessible import faults
from tests.e2e.conftest import Open
from tests.e2e.test_agenda import _MADE, sign_in
from tests.scan.places import PLACES

pytestmark = pytest.mark.browser
NUMBER = "240671-1237"
SAYS = f"Borgeren har CPR-nr. {NUMBER}."


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a meeting whose agenda is empty."""
    folder = tmp_path_factory.mktemp("gate")
    served.begin(folder, served.DOCUMENTS)
    served.run(folder, _MADE)
    yield from served.serve(folder, FRISAT_SECOND_FACTOR="0")


def test_stopped_cleaned_put_right_overridden_and_sent(
    workspace: str, new_page: Open, axe: str, tmp_path: Path
) -> None:
    tracked, body = tmp_path / "brev.docx", tmp_path / "notat.docx"
    tracked.write_bytes(PLACES["docx deletion"].make([SAYS])[1])
    body.write_bytes(PLACES["docx body"].make([SAYS])[1])
    page = new_page()
    sign_in(page, workspace, "owner")
    page.locator(".fr-meetings a").first.click()
    page.get_by_label("Nyt punkt").fill("Klage fra en borger")
    page.get_by_role("button", name="Tilføj", exact=True).click()
    page.locator(".fr-agenda-work h3", has_text="Klage fra en borger").wait_for()
    meeting = page.url
    page.get_by_role("link", name="Skriv Klage fra en borger").click()
    page.locator("#punkt [name=text]").fill(SAYS)
    page.get_by_role("button", name="Gem og gå til dagsordenen").click()
    page.locator("#dagsorden").wait_for()
    page.goto(meeting)
    page.get_by_role("link", name="Skriv Klage fra en borger").click()
    page.set_input_files("#fil", [str(tracked), str(body)])
    page.get_by_role("button", name="Vedhæft", exact=True).click()
    page.get_by_text("holdt tilbage: se, hvad kontrollen fandt").first.wait_for()
    item = page.url.split("#")[0]

    # stopped: three places, none of them shows the number
    page.goto(f"{meeting.split('#')[0]}send/")
    page.get_by_role("heading", name="Se på dette, før du sender").wait_for()
    assert page.locator(".fr-gate-row.is-held").count() == 3
    assert NUMBER not in page.locator("form.fr-send-now").inner_text()
    page.get_by_role("button", name="Send dagsordenen").click()
    page.get_by_role("heading", name="Dagsordenen er ikke sendt").wait_for()
    assert faults(page, axe, "gate-stopped") == []

    # cleaned
    page.get_by_role("link", name="brev.docx").last.click()
    page.get_by_role("button", name="Brug den rensede kopi").wait_for()
    assert faults(page, axe, "gate-paper") == []
    page.get_by_role("button", name="Brug den rensede kopi").click()
    page.get_by_text("Det er den rensede kopi af »brev.docx«, der gives ud.").first.wait_for()

    # put right
    page.goto(item)
    page.locator("#punkt [name=text]").fill("En borger klager.")
    page.get_by_role("button", name="Gem og gå til dagsordenen").click()
    page.locator("#dagsorden").wait_for()

    # let out for a reason, and sent
    page.goto(f"{meeting.split('#')[0]}send/")
    assert page.locator(".fr-gate-row.is-held").count() == 1
    page.get_by_label("Hvorfor det skal ud alligevel").fill(f"Det er {SAYS}")
    page.get_by_role("button", name="Send dagsordenen").click()
    page.get_by_text("Der står et personnummer i begrundelsen.").wait_for()
    page.get_by_label("Hvorfor det skal ud alligevel").fill("Borgeren har selv bedt om det")
    page.get_by_role("button", name="Send dagsordenen").click()
    page.get_by_text("Dagsordenen er sendt.").first.wait_for()

    # what is out is scanned again when it is changed; the form comes back with what was written
    page.goto(item)
    page.locator("#punkt [name=text]").fill(SAYS)
    page.locator("form#punkt input[name=reason]").fill("Nye oplysninger")
    page.get_by_role("button", name="Send rettelsen").click()
    page.get_by_role("heading", name="Intet er offentliggjort: Se på dette først").wait_for()
    assert faults(page, axe, "gate-held") == []
    page.get_by_role("heading", name="Ret det her").wait_for()
    page.locator("[name=text]").fill("En borger klager over en afgørelse.")
    page.get_by_role("button", name="Offentliggør med rettelsen eller begrundelsen").click()
    page.get_by_role("heading", name="Ret det her").wait_for(state="detached")
    page.goto(item)
    assert page.locator("#punkt [name=text]").input_value() == "En borger klager over en afgørelse."
