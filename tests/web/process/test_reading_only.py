"""Who only reads is led to nothing that is refused, and is told that nothing can be changed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.intake.models import Intake, IntakeState
from frisat.web.people.models import Account
from frisat.web.process.models import Process


@pytest.mark.parametrize(("role", "may"), [("editor", True), ("owner", True), ("approver", False), ("reader", False)])
def test_imports_that_wait_are_shown_to_who_may_review_them(
    role: str, may: bool, client: Client, accounts: dict[str, Account], process: Process
) -> None:
    document = process.documents.order_by("pk").first()
    Intake.objects.create(process=process, state=IntakeState.READY, file_name="a.pdf", document=document)
    client.force_login(accounts[role])
    imports = f'href="{reverse("imports", args=[process.slug])}"'

    for page in (reverse("work_processes"), reverse("work_process", args=[process.slug])):
        assert (imports in client.get(page).content.decode()) is may, page


@pytest.mark.parametrize(("role", "may"), [("editor", True), ("contributor", False), ("reader", False)])
def test_the_page_of_an_activity_says_that_it_can_only_be_read(
    role: str, may: bool, client: Client, accounts: dict[str, Account], process: Process
) -> None:
    client.force_login(accounts[role])
    page = client.get(reverse("editor_activity", args=[process.slug, "a1"])).content.decode()

    assert ("Du kan læse udkastet, men ikke ændre det." in page) is not may
