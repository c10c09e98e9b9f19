"""The editor's pages: what they show, what each deed does, and what a stranger gets."""

from __future__ import annotations

import pytest
from django.test import Client

from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
HOME = "/arbejde/forloeb/skolestruktur/plan/"


def test_the_table_shows_the_newest_version_while_there_is_no_draft(as_editor: Client, process: Process) -> None:
    page = as_editor.get(HOME)

    assert page.status_code == 200
    assert "Version 2 er offentlig" in page.content.decode() or "Version 2 is public" in page.content.decode()
    assert not process.drafts.exists()
