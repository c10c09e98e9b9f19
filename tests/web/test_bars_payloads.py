"""
BARS V25, R22 in the workspace: words that want to be script, in every text that the site stores and every field of its
forms, seen by every role. Nothing of them leaves the place of a text.

The texts are found by looking at the models and the fields by looking at the pages, so that a new one is hostile too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from frisat.web import demo
from frisat.web.base import memory
from frisat.web.people.models import RoleName
from frisat.web.process import drafts
from tests import payloads
from tests.web import deeds, hostile_world, pages, test_hostile_web, trees
from tests.web.hostile_world import ALL, NO_WORDS, columns, slice_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def hostile(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """The site of hostile_world.py. Read once for the module."""
    folder = payloads.folder(tmp_path_factory.mktemp("hostile"))
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        memory.forget()
        with transaction.atomic():
            demo.load(folder)
            yield hostile_world.fill()
            transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    """The database is the same for the whole module, so what is remembered may be, too."""


NO_MATTER = ("invalid-codepoint", "expected-doctype", "img src=data:image/svg+xml;base64,", "a href=otpauth://totp/")
"""Control characters, which are no markup; fragments, which have no doctype; the picture and link of an own app."""


def faults(html: str) -> list[str]:
    return [fault for fault in test_hostile_web.faults(html) if not any(said in fault for said in NO_MATTER)]


LOOKED_AT: set[str] = set()
"""Pages that were the same for another role."""


def browser_of(hostile: dict[str, Any], role: str) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.force_login(hostile["people"][role])
    return client


@pytest.fixture(scope="module")
def seen_by_owner(hostile: dict[str, Any]) -> dict[str, Any]:
    """Address -> answer, for who may see the most."""
    return pages.crawl(browser_of(hostile, "owner"), pages.addresses(hostile["kinds"]))


def html_of(answer: Any) -> str:
    is_page = answer.get("Content-Type", "").startswith("text/html") and not answer.streaming
    return answer.content.decode() if is_page else ""


def test_there_are_texts_to_look_at() -> None:
    named = {f"{model.__name__}.{column.name}" for model, column in columns()}
    every = {f"{m.__name__}.{f.name}" for m in apps.get_models() for f in m._meta.get_fields()}

    assert len(payloads.PAYLOADS) >= 150
    assert named >= {
        "Account.name",
        "Comment.text",
        "Attachment.name",
        "Intake.file_name",
        "Body.name",
        "Draft.remarks",
    }
    assert len(named) >= 28
    assert [n for n in NO_WORDS if not n.endswith("*") and n not in every] == []


def test_the_texts_are_seen_whole(seen_by_owner: dict[str, Any]) -> None:
    """Else the test above would look at pages that say nothing: each of these is on some page, to the letter."""
    told = ""
    for answer in seen_by_owner.values():
        if html := html_of(answer):
            tree = trees.tree_of(html)
            told += " ".join("".join(tree.itertext()).split())
            told += " ".join(e.get("value", "") for e in tree.iter("input"))

    assert [p for p in payloads.SCRIPTS if " ".join(p.split()) not in told] == []


def test_what_is_sent_and_not_taken_comes_back_as_words(hostile: dict[str, Any], seen_by_owner: dict[str, Any]) -> None:
    """Every text field of every form of every page, filled with hostile words, whatever sort of field it says it is."""
    browser = browser_of(hostile, "owner")
    forms: dict[str, pages.Form] = {}
    for address, answer in seen_by_owner.items():
        for form in pages.forms(address, html_of(answer)):
            if form.fields and not form.action.startswith(pages.LEAVE):
                forms.setdefault(f"{form.method} {form.name} {sorted(form.fields)}"[:160], form)
    wrong, fields = [], 0
    for form in forms.values():
        data = form.data()
        for name, (sort, _, _choices) in form.fields.items():
            if sort in pages.WORDS or sort in ("select", "radio", "checkbox", "button"):
                fields += 1
                if sort == "hidden" and name in ("stand", "version", "upto", "seen"):
                    continue  # else nothing but that would be refused
                data[name] = ALL if sort in ("text", "textarea", "search") else slice_of(fields, 200)
        with deeds.undone(browser):
            path = urlsplit(form.action).path
            asked = path if form.method == "post" else f"{path}?{urlencode(data, doseq=True)}"
            answer = browser.post(asked, data) if form.method == "post" else browser.get(asked)
            if answer.status_code >= 500:
                wrong.append(f"{form.method} {form.name}: {answer.status_code}")
            wrong += [f"{form.method} {form.name}: {fault}" for fault in faults(html_of(answer))[:3] if html_of(answer)]
            if answer.status_code in (302, 303) and answer["Location"].startswith("/arbejde/"):
                seen = browser.get(answer["Location"])
                wrong += [f"after {form.name}: {fault}" for fault in faults(html_of(seen))[:3] if html_of(seen)]
    assert not wrong, "\n".join(wrong)
    assert len(forms) >= 45
    assert fields >= 150


@pytest.mark.parametrize("role", [*RoleName.values, "stranger", "admin"])
def test_no_stored_word_becomes_markup_on_any_page(
    hostile: dict[str, Any], seen_by_owner: dict[str, Any], role: str
) -> None:
    found = seen_by_owner
    if role != "owner":
        found = pages.crawl(browser_of(hostile, role), pages.addresses(hostile["kinds"]))

    wrong, hostile_pages = [], 0
    for address, answer in found.items():
        if answer.status_code >= 500:
            wrong.append(f"{address}: {answer.status_code}")
        html = html_of(answer)
        same = re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", html)
        hostile_pages += "alert(1)" in html
        if html and same not in LOOKED_AT:
            LOOKED_AT.add(same)
            wrong += [f"{address}: {fault}" for fault in faults(html)[:3]]
    assert not wrong, "\n".join(wrong)
    assert hostile_pages >= {"stranger": 1, "reader": 12, "contributor": 15, "approver": 15}.get(role, 20)


def test_the_editors_answers_to_its_script_are_words_too(hostile: dict[str, Any]) -> None:
    """Each field that one cell can be, by the interface that the page's script uses: JSON, and the HTML inside it."""
    from frisat.plan.typed import CHOICES
    from frisat.web.process.editor_activity_views import GROUPS

    browser, kinds, process = browser_of(hostile, "owner"), hostile["kinds"], hostile["process"]
    names = [name for _, names in GROUPS for name in names]
    assert set(names) >= {"title", "period", "actors", "agenda", "remark", "place", "track", *CHOICES} - {"lint_off"}
    for name in names:
        with deeds.undone(browser):
            stamp = deeds.STAND.of(process)
            answer = browser.post(
                deeds.address_of("editor_cell", kinds),
                {"stand": stamp, "side": stamp, "felt": name, "vaerdi": ALL[:1500]},
                headers={"accept": "application/json"},
            )
            assert answer.status_code in (200, 409, 422), name
            assert answer["Content-Type"] == "application/json"
            for html in _pieces(answer.json()):
                assert faults(f"<!doctype html><title>x</title><table>{html}</table>") == [], name


def _pieces(said: Any) -> Iterator[str]:
    """Every text of an answer that is markup: the rows of the table."""
    if isinstance(said, dict):
        for key, value in said.items():
            if isinstance(value, str) and value.lstrip().startswith("<t"):
                yield value
            elif key != "fault":
                yield from _pieces(value)
    elif isinstance(said, list):
        for value in said:
            yield from _pieces(value)


def test_a_file_name_and_a_document_of_hostile_words_are_handed_in(hostile: dict[str, Any]) -> None:
    """Names of files cross the multipart head, the list, the download's head and the record."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser, kinds, process = browser_of(hostile, "owner"), hostile["kinds"], hostile["process"]
    with deeds.undone(browser):
        names = [p.replace("/", "_")[:120] + ".txt" for p in payloads.PAYLOADS]
        files = [SimpleUploadedFile(name, payloads.text().encode()[:200]) for name in names]
        for n in range(0, len(files), 20):
            answer = browser.post(deeds.address_of("imports", kinds), {"filer": files[n : n + 20]})
            assert answer.status_code == 303
        assert faults(html_of(browser.get(deeds.address_of("imports", kinds)))) == []
        for intake in process.intakes.order_by("-pk")[: len(files)]:
            head = browser.get(f"/arbejde/forloeb/fjendtlig/import/{intake.pk}/fil/")["Content-Disposition"]
            assert head.startswith("attachment")
            assert "\n" not in head
            assert "\r" not in head
    assert drafts.open_draft_of(process) is not None
