"""Made-up dumps of other municipalities' plans: other columns, orders, dates and habits (tests/files/dumps)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frisat.plan.model import Reading
from frisat.plan.schema import reading_to_json
from frisat.read import from_txt
from frisat.read.to_plan import to_plan
from tests.files.score import alike, same_span
from tests.read.coverage import lost

DUMPS = Path(__file__).parent.parent / "files" / "dumps"
NAMES = sorted(path.stem for path in DUMPS.glob("*.json"))


def read(name: str) -> Reading:
    path = DUMPS / f"{name}.txt"
    return to_plan(from_txt.read(path.read_bytes(), path.name))


@pytest.mark.parametrize("name", NAMES)
def test_every_activity_of_a_made_up_dump_is_read(name: str) -> None:
    truth = json.loads((DUMPS / f"{name}.json").read_text(encoding="utf-8"))
    reading = read(name)
    said = reading_to_json(reading)["activities"]
    assert [a["title"] for a in said] == [e["title"] for e in truth["entries"]]
    for entry, activity in zip(truth["entries"], said, strict=True):
        assert same_span(activity["period"]["edtf"] if activity["period"] else None) == same_span(entry["edtf"]), entry
        assert activity["kind"] in {entry["kind"], *entry.get("also_kinds", [])}, entry["title"]
        assert activity["status"] == entry["status"], entry["title"]
        assert activity["source"]["lines"] == entry["lines"], entry["title"]
        assert activity["agenda"] == entry.get("agenda", []), entry["title"]
        assert activity["deliverables"] == entry.get("deliverables", []), entry["title"]
        want = [actor.lower() for actor in entry.get("actors", [])]
        assert sorted(actor.lower() for actor in activity["actors"]) == sorted(want), entry["title"]
    assert alike(reading.plan.title, truth["document"]["title"]) == 1.0
    assert str(reading.plan.kind) == truth["document"]["kind"]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_made_up_dump_is_lost(name: str) -> None:
    path = DUMPS / f"{name}.txt"
    document = from_txt.read(path.read_bytes(), path.name)
    assert lost(document, to_plan(document)) == []
