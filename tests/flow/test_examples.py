"""The example documents say what they were made to say, through everything that `make run` does with them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from frisat.plan.diff import compare
from frisat.plan.model import Reading
from frisat.plan.schema import reading_to_json
from frisat.read import read
from tests.files.score import score

ROOT = Path(__file__).parents[2]
TRUTHS = sorted((ROOT / "tests" / "files" / "examples").glob("*.json"))


@cache
def reading(name: str) -> Reading:
    return read(ROOT / "examples" / name)


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_an_example_is_read_whole(path: Path) -> None:
    """Every activity with its period, title, actors, agenda, deliverables, status and kind, and none besides."""
    truth = json.loads(path.read_text(encoding="utf-8"))

    found = score(truth, reading_to_json(reading(truth["document"]["file"])))

    assert found.f1 == 1.0, found.misses
    assert found.invented == 0
    assert found.share("periods") == found.share("agenda") == found.share("deliverables") == 1.0, found.misses
    assert found.share("status") == 1.0, found.misses
    assert found.share("kind") == 1.0, found.misses
    assert found.share("actors") >= 0.97, found.misses


def test_the_example_agenda_has_its_head_and_points() -> None:
    """Header fields and items are those of the paper; an empty "Fraværende" says nothing."""
    truth = json.loads((ROOT / "tests/files/examples/dagsorden.json").read_text(encoding="utf-8"))
    plan = reading("dagsorden.docx").plan
    header = plan.header
    assert header is not None

    assert (header.date, header.start, header.end) == ("2021-10-26", "15:00", "17:00")
    assert header.place == "Rådhuset - Multisalen"
    assert header.case_no == "20/49269"
    assert header.participants == tuple(p["text"] for p in truth["header"]["participants"])
    assert header.absent is None
    assert [item.title for item in plan.items] == [item["title"] for item in truth["items"]]


def test_the_two_plans_tell_the_story_of_the_postponement() -> None:
    """From the overview of December 2020 to the later plan: the cancelled debate, the moved ones, nothing invented."""
    before, after = reading("moedeoversigt.pdf").plan, reading("tids-og-procesplan.docx").plan
    a, b = before.by_key(), after.by_key()

    difference = compare(before, after)

    sure = {(a[m.a].title, b[m.b].title) for m in difference.matches if m.certainty == "sure"}
    assert ("Temamøde i byrådet", "Temadrøftelse om drømmescenarier.") in sure
    assert ("Møde i Viborg Ældreråd", "Temadrøftelse om drømmescenarier.") in sure
    assert ("Møde i byrådet", "Politisk behandling af indgåelse af velfærdsaftale.") in sure
    dropped = {a[c.a].title for c in difference.changes if c.kind == "dropped" and c.a}
    assert "Byrådsmøde" not in dropped
    assert all(c.sentence("da", before, after) for c in difference.changes)
