"""Search finds activities by whole words, beginnings and other forms of a word."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from frisat.plan.likeness import stem, words
from frisat.plan.model import Activity, Plan
from frisat.web.process import actions, queries
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("klassestørrelser", "Temadrøftelse om klassestørrelser"),
        ("klassestørrelserne", "Temadrøftelse om klassestørrelser"),
        ("KLASSESTØRRELSE", "Temadrøftelse om klassestørrelser"),
        ("fagfaglig", "Dialogmøde med skolebestyrelserne om fælles fagfaglighed"),
        ("skolebestyrelse", "Dialogmøde med skolebestyrelserne om fælles fagfaglighed"),
        ("høringer", "Høring om ny skolestruktur"),
        ("byrådet godkendelse", "Godkendelse af ny skolestruktur"),
    ],
)
def test_forms_of_a_word_find_it(process: Process, asked: str, title: str) -> None:
    _processes, found = queries.search(asked)

    assert title in [item.title for item in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ældrerådet", "aeldreraadet"),
        ("Ældreråd", "AELDRERAAD"),
        ("Aabyhøj", "åbyhoej"),
        ("Ålborg", "Aalborg"),
        ("møllegård", "moellegaard"),
        ("idé", "ide"),
    ],
)
def test_either_spelling_finds_what_is_written_in_the_other(db: None, one: str, other: str) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny", summary=f"Om {one} og {other}")
    titles = (f"Møde om {one} i hallen", f"Møde om {other} i hallen", "Noget andet")
    steps = tuple(Activity(key=f"x{n}", title=title) for n, title in enumerate(titles))
    actions.publish_version(SYSTEM, process, Plan(title="P", activities=steps), valid_from=date(2027, 1, 1))

    for asked in (one, other):
        processes, found = queries.search(asked)
        assert [item.title for item in found] == list(titles[:2])
        assert processes == [process]


def test_an_index_from_before_is_folded_by_the_migration(process: Process) -> None:
    """The rows that were there get the very words that indexing anew would give them."""
    fresh = dict(IndexedActivity.objects.values_list("activity_id", "search"))
    for row in IndexedActivity.objects.all():
        plan = queries.newest_public_plan(process).by_key()
        found = dict.fromkeys(words(_said(plan[row.activity.key])))
        IndexedActivity.objects.filter(pk=row.pk).update(
            search=" " + " ".join(dict.fromkeys([*found, *(stem(w) for w in found)])) + " "
        )
    assert not queries.search("hoering")[1]

    import_module("frisat.web.process.migrations.0002_loose_spelling").fold(apps, None)

    assert queries.search("hoering")[1]
    assert dict(IndexedActivity.objects.values_list("activity_id", "search")) == fresh


def _said(a: Activity) -> str:
    period = [a.period.text] if a.period else []
    return " \n ".join([a.title, *a.agenda, *a.deliverables, *a.actors, a.place or "", a.track or "", *period])


def test_a_process_is_found_by_its_case_number(process: Process) -> None:
    assert queries.search("27/1234")[0] == [process]


def test_every_word_must_be_there(process: Process) -> None:
    assert queries.search("høring klassestørrelser")[1] == []


def test_a_process_is_found_by_name_and_case_number(process: Process) -> None:
    assert queries.search("Engby")[0] == [process]


@pytest.mark.parametrize("asked", ["", "   ", "%", "_", "'; DROP TABLE x; --", "\0", "æ" * 500, "a " * 300, "“”"])
def test_any_text_can_be_asked_for(client: Client, process: Process, asked: str) -> None:
    assert client.get("/soeg/", {"q": asked}).status_code == 200


def test_a_percent_sign_is_a_character_not_a_pattern(process: Process) -> None:
    assert queries.search("%")[1] == []


def test_nothing_found_says_what_to_try(client: Client, process: Process) -> None:
    html = client.get("/soeg/?q=giraf").content.decode()

    assert "Der blev ikke fundet noget" in html
    assert "0 resultater for »giraf«" in html
