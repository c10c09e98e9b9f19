"""Days and hours as people write them, in Copenhagen's time, on pages and in mail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from frisat.web.base import catalogue

SUMMER = datetime(2021, 7, 3, 12, 5, tzinfo=UTC)
WINTER = datetime(2021, 11, 3, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [("da", WINTER, "3. november 2021 kl. 14.05"), ("da", SUMMER, "3. juli 2021 kl. 14.05"),
     ("en", WINTER, "3 November 2021 at 14:05"), ("da", None, "")],
)  # fmt: skip
def test_a_moment_is_written_in_the_hours_of_copenhagen(language: str, at: datetime | None, said: str) -> None:
    with translation.override(language):
        assert Template("{{ at|moment }}").render(Context({"at": at})) == said


def test_the_mail_about_an_account_says_when_as_people_write_it() -> None:
    with translation.override("da"):
        body = render_to_string(
            "people/mail/notice.txt",
            {"timestamp": WINTER, "ip": "192.0.2.7", "site_name": "Frisat", "organisation": "Engby Kommune"},
        )

    assert "Det skete den 3. november 2021 kl. 14.05 på Frisat, fra netværksadressen 192.0.2.7." in " ".join(
        body.split()
    )


def test_no_page_or_mail_writes_a_moment_in_its_own_way() -> None:
    """A template formats only what machines read."""
    files = [*catalogue.WEB.rglob("templates/**/*.html"), *catalogue.WEB.rglob("templates/**/*.txt")]
    own = {f.name: set(re.findall(r'\|(?:date|time):"([^"]*)"', f.read_text())) - {"c", "Y-m-d", "Y-m"} for f in files}

    assert {name: formats for name, formats in own.items() if formats} == {}


def test_a_page_with_a_moment_says_it_as_the_others_do(as_editor: Any, process: Any) -> None:
    as_editor.post(f"/arbejde/forloeb/{process.slug}/import/", {"tekst": "1. juni 2027 Et møde", "navn": "Fra Outlook"})
    page = as_editor.get(f"/arbejde/forloeb/{process.slug}/import/").content.decode()

    assert re.search(r"\d{4} kl\. \d\d\.\d\d<", page)
