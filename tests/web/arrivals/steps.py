"""What a secretary does in the browser, request by request: each step sends the form that the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import html

if TYPE_CHECKING:
    from django.test import Client

    from frisat.web.intake.models import Intake

ROW = "//form[@id='raekke']"
HOME = "/arbejde/forloeb/{slug}/import/{pk}/"


def address(intake: Intake, tail: str = "moede/") -> str:
    return HOME.format(slug=intake.process.slug, pk=intake.pk) + tail


def page(client: Client, url: str, status: int = 200) -> Any:
    response = client.get(url)
    assert response.status_code == status, url
    return html.fromstring(response.content.decode())


def form_of(tree: Any, xpath: str) -> tuple[str, dict[str, Any]]:
    """The address of a form and what a browser would send of it, without the button."""
    (form,) = tree.xpath(xpath)
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent[name] = [*sent[name], value] if isinstance(sent.get(name), list) else (
            [sent[name], value] if name in sent else value
        )  # fmt: skip
    return form.get("action") or "", sent


def part(client: Client, intake: Intake, words: str) -> Any:
    """The page of the part whose line in the list says these words."""
    tree = page(client, address(intake))
    links = [a for a in tree.xpath("//table[contains(@class, 'fr-rows')]//a") if words in a.text_content()]
    assert links, words
    return page(client, address(intake) + links[0].get("href").partition("#")[0])


def accept(client: Client, intake: Intake, words: str, *, do: str = "accept", **changed: Any) -> Any:
    """Opens a part, writes what is to be changed and presses a button; the answer."""
    url, sent = form_of(part(client, intake, words), ROW)
    return client.post(url, {**sent, **changed, "do": do})


def accept_all(client: Client, intake: Intake, head: str, **of_head: Any) -> None:
    """Accepts the sure parts at once, then the rest one by one as they are proposed; the head with what is given."""
    client.post(address(intake, "moede/sikre/"))
    for _ in range(60):
        tree = page(client, address(intake))
        rows = tree.xpath("//table[contains(@class, 'fr-rows')]/tbody/tr")
        opened = [row for row in rows if not row.xpath(".//span[contains(@class, 'badge-success')]")]
        if not opened:
            return
        link = opened[0].xpath(".//a")[0]
        changed = of_head if head in link.text_content() else {}
        url, sent = form_of(page(client, address(intake) + link.get("href").partition("#")[0]), ROW)
        answer = client.post(url, {**sent, **changed, "do": "accept"})
        assert answer.status_code == 303, answer.content.decode()[:3000]
    raise AssertionError("there is no end to it")


def publish(process: Any) -> None:
    """The draft as the first version."""
    from datetime import date

    from frisat.web.process import drafts, version_actions
    from frisat.web.record.actions import SYSTEM

    draft = drafts.open_draft_of(process)
    assert draft is not None
    said = version_actions.Publication(
        upto=draft.snapshot_upto, valid_from=date(2027, 5, 3), name="Planen", reason="Besluttet"
    )
    version_actions.publish_draft(SYSTEM, draft, said)
