"""Search finds activities by whole words, beginnings and other forms of a word."""

from __future__ import annotations

import pytest
from django.test import Client

from frisat.web.process import queries
from frisat.web.process.models import Process

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
