"""Codes with parts become sentences: the number of the noun, periods and statuses in words, never as stored."""

from __future__ import annotations

import re
from importlib import import_module
from string import Formatter

import pytest

from frisat.plan.model import Note
from frisat.plan.sentences import catalogue, sentence


@pytest.mark.parametrize(
    ("count", "danish", "english"),
    [
        ("1", "Skjulte rækker er ikke læst (1 række).", "Hidden rows were not read (1 row)."),
        ("2", "Skjulte rækker er ikke læst (2 rækker).", "Hidden rows were not read (2 rows)."),
        ("21", "Skjulte rækker er ikke læst (21 rækker).", "Hidden rows were not read (21 rows)."),
    ],
)
def test_a_noun_follows_its_number(count: str, danish: str, english: str) -> None:
    assert sentence("R203", {"count": count}) == danish
    assert sentence("R203", {"count": int(count)}, language="en") == english


def test_a_period_is_told_in_words() -> None:
    note = Note("R113", value="Uge 17", parts=(("edtf", "2025-04-21/2025-04-27"), ("detail", "Årshjul 2025")))

    assert note.message() == (
        "»Uge 17« har intet årstal og er læst som »21.-27. april 2025« ud fra overskriften »Årshjul 2025«."
    )
    assert "21–27 April 2025" in note.message("en")


def test_a_status_and_a_weekday_are_told_in_the_readers_language() -> None:
    note = Note("R107", value="Mødet blev aflyst", parts=(("title", "Temamøde"), ("status", "cancelled")))

    assert note.message() == "»Temamøde« er læst som aflyst ud fra ordene »Mødet blev aflyst«."
    assert note.message("en") == "“Temamøde” was read as cancelled from the words “Mødet blev aflyst”."
    assert "not a Friday" in Note("R105", value="fredag den 2. marts", parts=(("weekday", "fredag"),)).message("en")


@pytest.mark.parametrize("value", ["{edtf}", "{", "}}", "a|b", "%s"])
def test_words_of_a_document_are_never_taken_for_a_template(value: str) -> None:
    assert f"»{value}«" in Note("R108", value=value).message()


def test_no_counted_part_stands_before_a_bare_plural() -> None:
    """A number is followed by a noun that knows its singular: "1 dag", never "1 dage"."""
    counted = {"count", "days", "least", "inserted", "deleted"}
    plural = re.compile(r"\s+(?:dage|steder|rækker|celler|linjer|filer|days|rows|cells|lines|files|places)\b")
    wrong = []
    for code, words in catalogue().items():
        for name, template in words.items():
            pieces = list(Formatter().parse(template))
            for n, (_, field, spec, _c) in enumerate(pieces[:-1]):
                if field in counted and "|" not in (spec or "") and plural.match(pieces[n + 1][0]):
                    wrong.append(f"{code} {name}")
    assert wrong == []


def test_every_module_of_sentences_is_in_the_catalogue() -> None:
    assert set(import_module("frisat.plan.wording.reading").SENTENCES) <= set(catalogue())
