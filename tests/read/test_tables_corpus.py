"""The made-up documents of `tests/files`, read as a person hands them in, against the truth they were made from."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from frisat.plan.schema import reading_to_json
from frisat.read.reading import to_document
from frisat.read.to_plan import to_plan
from tests.files.make import DOCUMENTS
from tests.files.making import to_blocks
from tests.files.score import Score, score

FILES = Path(__file__).parent.parent / "files"
TRUTHS = sorted((FILES / "truth").glob("*.json"))


@cache
def scored(truth: Path) -> Score:
    wanted: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    document = to_document(FILES / wanted["document"]["file"])
    return score(wanted, reading_to_json(to_plan(document)))


def test_every_document_is_there_and_small_and_its_truth_is_what_was_declared() -> None:
    declared = {made.path: made.as_truth() for made in DOCUMENTS}
    stored = {t["document"]["file"]: t for t in (json.loads(p.read_text(encoding="utf-8")) for p in TRUTHS)}
    assert stored == json.loads(json.dumps(declared))
    assert len(declared) >= 24
    for path in declared:
        assert 0 < (FILES / path).stat().st_size < 60_000, path


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_the_activities_are_the_declared_ones_and_none_is_invented(truth: Path) -> None:
    got = scored(truth)
    assert got.f1 >= 0.95, got.misses
    assert got.invented == 0, got.misses


@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.path)
def test_the_same_content_as_blocks_reads_the_same(made: Any) -> None:
    """Without any file in between: what differs from the test above is the file reader's, not the layout's."""
    got = score(made.as_truth(), reading_to_json(to_plan(to_blocks.make(made))))
    assert got.f1 >= 0.95, got.misses
    assert got.invented == 0, got.misses


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("actors", 0.95),
        ("status", 0.97),
        ("kind", 0.9),
        ("agenda", 0.97),
        ("deliverables", 0.97),
        ("time", 1.0),
        ("place", 1.0),
    ],
)
def test_over_all_documents_the_fields_are_right(field: str, least: float) -> None:
    hits = sum(scored(t).counts.get(field, [0, 0])[0] for t in TRUTHS)
    of = sum(scored(t).counts.get(field, [0, 0])[1] for t in TRUTHS)
    wrong = [miss for t in TRUTHS for miss in scored(t).misses if miss.startswith(field)]
    assert of > 0
    assert hits / of >= least, wrong


def test_the_scorer_sees_a_missing_a_wrong_and_an_invented_activity() -> None:
    truth = {
        "entries": [
            {"edtf": "2025-03-04", "title": "Møde i udvalget", "kind": "meeting", "also_kinds": [],
             "actors": ["Udvalget"], "agenda": [], "deliverables": [], "status": "planned"},
            {"edtf": "2025-05", "title": "Høring", "kind": "hearing", "also_kinds": [], "actors": [],
             "agenda": ["Plan"], "deliverables": [], "status": "planned"},
        ]
    }  # fmt: skip
    right = [
        {
            "period": {"edtf": e["edtf"]},
            **{k: e[k] for k in ("title", "kind", "actors", "agenda", "deliverables", "status")},
        }
        for e in truth["entries"]
    ]
    assert score(truth, {"activities": right}).f1 == 1.0
    assert score(truth, {"activities": right[:1]}).f1 == pytest.approx(2 / 3)
    moved = {**right[0], "period": {"edtf": "2025-03-05"}}
    got = score(truth, {"activities": [moved, right[1]]})
    assert (got.f1, got.invented) == (0.5, 1)
    assert score(truth, {"activities": [right[0], {**right[1], "agenda": []}]}).share("agenda") == 0.0


def test_the_founding_scorer_agrees(founding: Path) -> None:
    """The project's own scorer is no milder than the one that the founding documents came with."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("score_reading", founding / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    for path in TRUTHS:
        truth = json.loads(path.read_text(encoding="utf-8"))
        reading = reading_to_json(to_plan(to_document(FILES / truth["document"]["file"])))
        figures = theirs.figures(theirs.score(truth, reading))
        assert figures["f1"] >= 0.95, path
        assert figures["invented"] == 0, path
