"""BARS R23: whatever file the workspace hands out is a file: never shown, never run, under a safe name, to who may."""

from __future__ import annotations

from email.message import Message
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frisat.web.intake.actions import hand_in
from frisat.web.intake.models import Intake
from frisat.web.people import actions as people_actions
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Attachment, Process, SourceDocument
from frisat.web.record.actions import SYSTEM
from tests.web import deeds, pages
from tests.web.people.matrix import HOLD, ROLES, ROUTES

pytestmark = pytest.mark.django_db
NAMES = [
    ("Bilag 3 – Ældrerådets svar.pdf", "Bilag 3 – Ældrerådets svar.pdf"),
    ('Anna "den store".docx', None),
    ("linje\r\nSet-Cookie: x=1\r\n\r\n<script>alert(1)</script>.html", None),
    ("..\\..\\windows\\system32\\x.exe", None),
    ("../../../etc/passwd", None),
    ("a;filename=ond.exe", None),
    ("%0d%0aX: y.txt", None),
    ("\u202etxt.exe", None),
    ("æøå ÆØÅ ß 漢字 🏛.txt", None),
    ("." * 300 + ".txt", None),
]
HTML = b"<html><script>alert(1)</script>"


@pytest.fixture
def kinds(process: Process, accounts: dict[str, Account]) -> dict[str, Any]:
    return deeds.world_of(process, accounts["owner"])


def named(head: str) -> str:
    """The file name that a browser takes from the head (RFC 6266, RFC 8187)."""
    message = Message()
    message["Content-Disposition"] = head
    return message.get_filename() or ""


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def assert_safe(answer: Any) -> None:
    head = answer["Content-Disposition"]
    assert answer.status_code == 200
    assert head.startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Type"] == "application/octet-stream"
    assert "private" in answer["Cache-Control"]
    assert head.isascii()
    assert not {"\r", "\n"} & set(head)
    assert not {"/", "\\", "\r", "\n"} & set(named(head).replace("\\\\", ""))


def test_every_address_that_hands_out_a_file_is_known(kinds: dict[str, Any], accounts: dict[str, Account]) -> None:
    """Found by asking every address: what is no page, no fragment and no JSON is a file."""
    owner = accounts["owner"]
    client = Client()
    client.force_login(owner)
    files = set()
    for address, answer in pages.crawl(client, pages.addresses(kinds)).items():
        if answer.status_code == 200 and not answer["Content-Type"].startswith(("text/html", "application/json")):
            files.add(address.rsplit("/skolestruktur/", 1)[-1].split("/")[0])
            assert_safe(answer)
    assert files == {"plan", "import", "dokument", "moeder", ""}  # "": letterheads, which are of no process


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_name_is_safe_on_its_whole_way(
    number: int, process: Process, kinds: dict[str, Any], accounts: dict[str, Account]
) -> None:
    name, whole = NAMES[number]
    client = Client()
    client.force_login(accounts["owner"])
    file = SimpleUploadedFile("x", HTML)
    file._name = name  # as a request that no browser sends says it
    client.post(deeds.address_of("editor_attach", kinds), {"fil": file})
    kept = Attachment.objects.order_by("pk").last()
    intake = hand_in(SYSTEM, process, name, HTML)
    document = SourceDocument.objects.create(
        process=process, name=name[:200], file_name=name[:200], sha256="0" * 64, data=HTML, kind="plan", reading="{}"
    )
    addresses = [
        reverse("editor_attachment", args=["skolestruktur", kinds["key"], kept.pk]),
        reverse("import_file", args=["skolestruktur", intake.pk]),
        reverse("document_file", args=["skolestruktur", document.pk]),
    ]

    for address in addresses[:2]:
        answer = client.get(address)
        assert_safe(answer)
        assert body_of(answer) == HTML
        assert whole is None or named(answer["Content-Disposition"]) == whole
        assert len(named(answer["Content-Disposition"]).encode()) <= 255
    answer = client.get(addresses[2])  # a name that was stored by other ways than ours
    assert answer["Content-Disposition"].isascii()
    assert not {"\r", "\n"} & set(answer["Content-Disposition"])


def test_the_right_is_asked_for_each_time(
    process: Process, kinds: dict[str, Any], accounts: dict[str, Account]
) -> None:
    """Not when the page is made but when the file is fetched: by every role, and no longer once the role is gone."""
    names = ("editor_attachment", "import_file", "document_file")
    addresses = {name: next(a for a in pages.addresses(kinds) if reverse_of(a) == name) for name in names}
    for role in ROLES:
        client = Client()
        if role in accounts:
            client.force_login(accounts[role])
        for name, address in addresses.items():
            may = role in HOLD[ROUTES[name].right]
            assert (client.get(address).status_code == 200) is may, (role, name)
            assert (client.head(address).status_code == 200) is may

    reader = Client()
    reader.force_login(accounts["reader"])
    assert reader.get(addresses["document_file"]).status_code == 200
    people_actions.take_role(SYSTEM, process.pk, Role.objects.get(account=accounts["reader"]))
    assert reader.get(addresses["document_file"]).status_code == 302  # signed out everywhere
    reader.force_login(Account.objects.get(pk=accounts["reader"].pk))
    assert reader.get(addresses["document_file"]).status_code == 404


def reverse_of(address: str) -> str:
    from django.urls import resolve

    return str(resolve(address.partition("?")[0]).url_name)


def test_no_file_is_stored_under_a_name_of_the_uploads(process: Process, kinds: dict[str, Any]) -> None:
    """Files are bytes in the database: no path of the disk is made of what somebody calls one."""
    from django.db import models

    for model in (Attachment, Intake, SourceDocument):
        assert not [f for f in model._meta.get_fields() if isinstance(f, models.FileField)]
    assert isinstance(Attachment._meta.get_field("data"), models.BinaryField)
