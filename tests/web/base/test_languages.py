"""Danish and English are both complete."""

from __future__ import annotations

import re

import polib
import pytest
from django.utils import translation

from frisat.web.base import catalogue

CATALOGUES = {source.parts[-5]: polib.pofile(str(source)) for source in catalogue.sources()}
DANISH = [entry for po in CATALOGUES.values() for entry in po]


def names(po: list[polib.POEntry]) -> set[catalogue.Text]:
    return {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in po}


def test_every_text_has_danish() -> None:
    assert catalogue.in_source() == names(DANISH)


@pytest.mark.parametrize("part", CATALOGUES)
def test_a_part_keeps_its_own_texts_and_none_is_left_over(part: str) -> None:
    own = catalogue.in_source(part) | (catalogue.in_source("portal") if part == "base" else set())

    assert names(CATALOGUES[part]) - own == set()


def test_a_text_of_two_parts_has_one_danish() -> None:
    said: dict[catalogue.Text, set[str]] = {}
    for e in DANISH:
        said.setdefault((e.msgctxt or "", e.msgid, e.msgid_plural or ""), set()).add(e.msgstr)

    assert {name: texts for name, texts in said.items() if len(texts) > 1} == {}


def test_no_danish_text_is_empty_fuzzy_or_obsolete() -> None:
    for po in CATALOGUES.values():
        assert not po.fuzzy_entries()
        assert not po.obsolete_entries()
        assert not po.untranslated_entries()


def test_places_to_fill_are_the_same_in_both_languages() -> None:
    for entry in DANISH:
        wanted = set(re.findall(r"%\((\w+)\)s", entry.msgid + (entry.msgid_plural or "")))
        for text in [entry.msgstr, *list(entry.msgstr_plural.values())[1:]]:
            if text:
                assert set(re.findall(r"%\((\w+)\)s", text)) == wanted, entry.msgid
        if entry.msgstr_plural:  # "one week" need not print its number
            assert set(re.findall(r"%\((\w+)\)s", entry.msgstr_plural[0])) <= wanted, entry.msgid


def test_danish_texts_use_danish_quotation_marks() -> None:
    for entry in DANISH:
        assert "“" not in entry.msgstr, entry.msgid


@pytest.mark.parametrize(("n", "said"), [(1, "1 aktivitet"), (0, "0 aktiviteter"), (12, "12 aktiviteter")])
def test_danish_plurals(n: int, said: str) -> None:
    with translation.override("da"):
        assert translation.ngettext("%(n)s activity", "%(n)s activities", n) % {"n": n} == said


def test_no_template_has_words_that_are_not_marked_for_translation() -> None:
    """Text between tags, without template code, has no letters but in names that are the same in both languages."""
    same = {"SHA", "PDF", "Word", "Excel", "JSON", "Dansk", "English"}
    for file in catalogue.WEB.rglob("*.html"):
        text = file.read_text()
        text = re.sub(r"(?s){%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%.*?%}|{{.*?}}|<!--.*?-->", " ", text)
        words = re.findall(r"[A-Za-zÆØÅæøå]{3,}", re.sub(r"<[^>]*>", " ", text))
        assert set(words) <= same, file.name


def test_compiling_again_does_nothing() -> None:
    catalogue.compile_all()

    assert catalogue.compile_all() == []
