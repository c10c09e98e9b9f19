"""A provisional plan says so wherever it is shown: pages, lists over all processes, feeds, files, paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pdfplumber
import pytest
from django.test import Client

from frisat.web.base import memory
from frisat.web.portal.files import NAMES
from frisat.web.process import actions
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
PAGES = (
    HOME, f"{HOME}?dato=2027-05-02", f"{HOME}plan/", f"{HOME}plan/3/", f"{HOME}aendringer/",
    f"{HOME}aendringer/?vis=side", f"{HOME}eftersyn/", f"{HOME}hent/", f"{HOME}kalender/", f"{HOME}aktivitet/a3/",
    "/", "/forloeb/", "/kalender/", "/soeg/?q=skolestruktur", "/soeg/?q=opstartsm%C3%B8de", "/aabne-data/",
)  # fmt: skip
"""Every public page on which the plan, or an activity of it, is shown."""
DRAWN = ("tidslinje.png",)
"""Words in a picture cannot be read by a program: the drawing that it is made of is read instead."""


@pytest.fixture
def provisional(process: Process) -> Process:
    """The process with a third version: the second one once more, called provisional."""
    newest = actions.newest(process)
    assert newest is not None
    plan = replace(actions.plan_of(newest), provisional=True)
    actions.publish_version(SYSTEM, process, plan, valid_from=date(2027, 5, 1))
    memory.forget()
    return process


def words_of(name: str, data: bytes) -> str:
    """What a reader sees of a file."""
    if name.endswith(".docx"):
        found = docx.Document(io.BytesIO(data))
        cells = (c.text for table in found.tables for row in table.rows for c in row.cells)
        return "\n".join([*(p.text for p in found.paragraphs), *cells])
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)
    if name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(data)) as pages:
            return "\n".join(page.extract_text() or "" for page in pages.pages)
    return data.decode().replace("\r\n ", "")


def is_marked(html: str) -> bool:
    """Whether a page says of a plan that it is provisional; of an activity that is said in other words."""
    return any(mark in html for mark in ('class="fr-provisional"', "Foreløbig plan", "Provisional plan"))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_that_shows_it_says_so(client: Client, provisional: Process, prefix: str) -> None:
    assert [path for path in PAGES if not is_marked(client.get(prefix + path).content.decode())] == []


def test_a_final_plan_is_called_provisional_nowhere(client: Client, process: Process) -> None:
    pages = [path for path in PAGES if "plan/3" not in path]

    assert [path for path in pages if is_marked(client.get(path).content.decode())] == []


@pytest.mark.parametrize("name", [n for n in NAMES if n not in DRAWN])
def test_every_file_says_so(client: Client, provisional: Process, name: str) -> None:
    """It has the word once more than the same plan called final, in which an activity may be provisional too."""
    this, final = (words_of(name, client.get(f"{HOME}plan/{n}/{name}").content).lower() for n in (3, 2))

    if name == "plan.json":
        assert '"provisional": true' in this
        assert '"provisional": true' not in final
    else:
        assert this.count("foreløbig") > final.count("foreløbig")


def test_the_calendar_that_is_subscribed_to_says_so(client: Client, provisional: Process) -> None:
    assert "(foreløbig)" in words_of("kalender.ics", client.get(f"{HOME}kalender.ics").content)


def test_the_picture_is_made_of_the_drawing_that_says_so(client: Client, provisional: Process) -> None:
    first, second = (client.get(f"{HOME}plan/{n}/tidslinje.png").content for n in (2, 3))

    assert first != second
    assert "Foreløbig" in client.get(f"{HOME}plan/3/tidslinje.svg").content.decode()


def test_it_says_so_on_paper(client: Client, provisional: Process) -> None:
    """The mark is none of the parts that are left out in print."""
    html = client.get(HOME).content.decode()
    mark = html.index('class="fr-provisional"')

    assert html.rfind("d-print-none", 0, mark) < html.rfind("</", 0, mark)


def test_an_earlier_version_keeps_its_mark_when_a_final_one_follows(client: Client, provisional: Process) -> None:
    newest = actions.newest(provisional)
    assert newest is not None
    plan = replace(actions.plan_of(newest), provisional=False)
    actions.publish_version(SYSTEM, provisional, plan, valid_from=date(2027, 5, 2))

    assert "foreløbig" in client.get(f"{HOME}plan/3/").content.decode().lower()
    assert "foreløbig" in client.get(f"{HOME}plan/").content.decode().lower()
    for path in ("/forloeb/", "/kalender/", "/aabne-data/", HOME):
        assert not is_marked(client.get(path).content.decode()), path
