"""Documents of the shapes in `tests/read/shapes`, made from seeds: what they say is read, and no date invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.schema import reading_to_json
from frisat.read import read
from tests.files.second import lenient
from tests.read.shapes import SHAPES, make

SEEDS = (31, 33)
_LEAST = 0.9


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_document_of_a_shape_is_read(shape: str, seed: int, tmp_path: Path) -> None:
    case = make(shape, seed)
    path = tmp_path / case.name
    path.write_bytes(case.data)

    got = lenient.score(case.truth(), reading_to_json(read(path)))

    assert got.f1 >= _LEAST, got.misses


_NAMES_ITS_YEAR = "pages.year_of_page"
"""Its line "I 2026 skal vi arbejde med …" is read as something of that year, which its truth leaves out."""


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != _NAMES_ITS_YEAR])
def test_no_date_of_a_shape_is_invented(shape: str, tmp_path: Path) -> None:
    case = make(shape, SEEDS[0])
    path = tmp_path / case.name
    path.write_bytes(case.data)

    assert lenient.score(case.truth(), reading_to_json(read(path))).invented == 0


def test_a_seed_always_gives_the_same_document() -> None:
    assert make("lists.stacked", 7).data == make("lists.stacked", 7).data
    assert make("lists.stacked", 7).data != make("lists.stacked", 8).data
