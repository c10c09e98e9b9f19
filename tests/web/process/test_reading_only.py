"""Who only reads is led to nothing that is refused, and is told that nothing can be changed."""

from __future__ import annotations

import re

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


@pytest.mark.parametrize(("role", "said"), [("reader", 6), ("editor", 7), ("owner", 8)])
def test_each_main_page_leads_to_the_others_that_the_reader_may_open(
    role: str, said: int, client: Client, accounts: dict[str, Account], process: Process
) -> None:
    client.force_login(accounts[role])
    names = ["work_process", "editor", "work_meetings", "cases", "work_decisions", "stakeholders"]
    names += {"reader": [], "editor": ["imports"], "owner": ["imports", "process_settings"]}[role]
    pages = [reverse(name, args=[process.slug]) for name in names]

    for page in pages:
        [tabs] = re.findall(r'<nav class="tab-container fr-tabs.*?</nav>', client.get(page).content.decode(), re.DOTALL)
        assert set(re.findall(r'href="([^"]+)"', tabs)) == set(pages), page
        assert re.findall(r'href="([^"]+)" aria-current="page"', tabs) == [page]
    assert len(pages) == said
