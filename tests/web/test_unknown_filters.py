"""
A list is narrowed by what it knows, or not at all: an unknown filter, or an unknown value of one, is status 400.

The lists are found by watching: whichever page asks its address for anything is one, unless `NO_LIST` says why it is
none; lists that have no filters at all are named in `BARE`. What narrows nothing shall not look as if it did.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, QueryDict
from django.test import Client
from django.urls import reverse

from frisat.web.people.models import Account
from frisat.web.process.models import Process
from tests.web import deeds
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import SITE, WORK, _is_staff_address, arguments, names_in

pytestmark = pytest.mark.django_db
WORDS = frozenset({"q"})
"""Filters that take any words."""
OPEN = {("changes", "fra"), ("changes", "til"), ("import", "raekke"), ("arrival", "del")}
"""Filters that name a thing: one that is not there is not found (404)."""
_FORM = "a form that the address fills in; what cannot be is said beside its field"
_PART = "a part of a page, drawn again by its script"
NO_LIST = {
    **dict.fromkeys(["body_new", "body_merge", "process_take_out", "version_take_out", "editor_paste"], _FORM),
    **dict.fromkeys(["editor_if_moved", "meeting_move", "meeting_cancel", "decision_new"], _FORM),
    **dict.fromkeys(["process_new_address", "process_new_meaning", "import_meaning"], _PART),
    **dict.fromkeys(["editor_since", "editor_meaning", "editor_activity"], _PART),
    "work_paper": "one file; the address says which copy of it is fetched",
}
"""Pages that ask their address for something and are no lists."""
SIGNING_IN = ("account_", "socialaccount_", "mfa_", "saml_")
"""Beginnings of the names of allauth's own pages: their address says where to go afterwards."""
BARE = ("processes",)


class Watched(QueryDict):
    """A query that remembers what it was asked for."""

    asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().getlist(key, default)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names that the page under way asks its address for."""
    asked: set[str] = set()

    def made(request: HttpRequest) -> QueryDict:
        query = Watched(request.META.get("QUERY_STRING", ""), encoding=request.encoding)
        query.asked = asked
        return query

    monkeypatch.setattr(WSGIRequest, "GET", property(made))
    return asked


def pages(process: Process, kinds: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every address of the site that can be asked for: its name, and where it is."""
    paper = process.documents.order_by("pk").last()
    assert paper is not None
    public = {**kinds, "slug": process.slug, "version": "2", "number": paper.pk, "name": "plan.pdf",
              "pk": kinds["body"], "token": "ingen", "path": "frisat/frisat.css", "day": date(2027, 6, 1),
              "tail": "ungdomsraadet", "no": "1", "year": kinds["decision_year"], "case_no": kinds["case"]}  # fmt: skip
    for path, found in SITE:
        if _is_staff_address(path):
            if "GET" in ROUTES[found.name].methods:
                yield found.name, reverse(found.name, kwargs=arguments(WORK[found.name], ROUTES[found.name], kinds))
        elif found.name:
            yield found.name, reverse(found.name, kwargs={n: public[n] for n in names_in(found)})


def test_every_list_refuses_a_filter_and_a_value_that_it_does_not_know(
    browser: Client, process: Process, owner: Account, watched: set[str]
) -> None:
    kinds = deeds.world_of(process, owner)
    wrong, lists = [], {}
    for name, page in pages(process, kinds):
        watched.clear()
        answer = browser.get(page)
        names = set(watched)
        if (not names and name not in BARE) or answer.status_code not in (200, 400):
            continue
        lists[name] = (page, names)
    for name, (page, names) in lists.items():
        if name in NO_LIST or name.startswith(SIGNING_IN):
            continue
        answer = browser.get(page, {"noget-andet": "1"})
        if answer.status_code != 400 or "noget-andet" not in answer.content.decode():
            wrong.append(f"{name}: {page}?noget-andet=1 gives {answer.status_code}")
        for asked in sorted(names - WORDS):
            got = browser.get(page, {asked: "findes-ikke"}).status_code
            if got != (404 if (name, asked) in OPEN else 400):
                wrong.append(f"{name}: {page}?{asked}=findes-ikke gives {got}")

    assert wrong == [], "\n".join(wrong)
    assert {*NO_LIST, *BARE} <= set(lists), "asks its address for nothing by now"
    assert len(lists) - len(NO_LIST) > 25
