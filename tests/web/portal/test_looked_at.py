"""No public page is forgotten: every address that is a page is looked at with axe somewhere (needs no browser)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.e2e.test_public_site import PAGES
from tests.web.people.test_routes import SITE, _is_staff_address

ELSEWHERE = {
    "decision": "test_meeting_journey.py",
    "meeting": "test_meeting_journey.py",
    "meeting_item": "test_meeting_journey.py",
    "public_body": "test_bodies.py",
    "public_case": "test_meeting_journey.py",
}
"""Pages of what a meeting has done, which the site of the public pages has not: where they are looked at."""
NO_PAGE = {
    "body_feed": "a calendar",
    "decision_data": "JSON",
    "favicon": "a picture",
    "feed": "a calendar",
    "file": "the plan as a file",
    "healthz": "for machines",
    "meeting_dagsorden_docx": "the file itself",
    "meeting_dagsorden_html": "the file itself; tests/write/test_meeting.py",
    "meeting_dagsorden_json": "the file itself",
    "meeting_dagsorden_pdf": "the file itself",
    "meeting_entry": "a calendar",
    "meeting_paper": "the file itself",
    "meeting_papers": "the files themselves",
    "meeting_referat_docx": "the file itself",
    "meeting_referat_html": "the file itself; tests/write/test_meeting.py",
    "meeting_referat_json": "the file itself",
    "meeting_referat_pdf": "the file itself",
    "meetings_feed": "a calendar",
    "own_feed": "a calendar",
    "shared_feed": "a calendar",
    "robots": "for machines",
    "sitemap": "for machines",
    "was": "leads to the accessibility statement",
}
PUBLIC = {found.name for path, found in SITE if found.name and not _is_staff_address(path)}


def looked_at() -> set[str]:
    """The names of the addresses in the list of pages; an address that is none has no name."""
    found = set()
    for path in PAGES:
        if path != "/findes-ikke/":
            found.add(resolve(urlsplit(path).path).url_name)
    return found


def test_every_public_address_is_looked_at_or_is_no_page() -> None:
    """A new page fails this until it stands in the list of pages, or here with where it is seen."""
    known = looked_at() | set(ELSEWHERE) | set(NO_PAGE)

    assert {"looked at nowhere": sorted(PUBLIC - known)} == {"looked at nowhere": []}
    assert {"gone": sorted((set(ELSEWHERE) | set(NO_PAGE)) - PUBLIC)} == {"gone": []}
    assert not (set(ELSEWHERE) | set(NO_PAGE)) & looked_at()


@pytest.mark.parametrize("file", sorted(set(ELSEWHERE.values())))
def test_the_other_files_do_look(file: str) -> None:
    text = (Path(__file__).parents[2] / "e2e" / file).read_text(encoding="utf-8")

    assert "faults(" in text
    assert "axe" in text
