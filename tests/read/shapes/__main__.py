"""`python -m tests.read.shapes OUT SEED…`: a document for each shape and seed, with its truth."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.read.shapes import SHAPES, make

out = Path(sys.argv[1])
for folder in ("docs", "truth"):
    (out / folder).mkdir(parents=True, exist_ok=True)
for shape in SHAPES:
    for seed in map(int, sys.argv[2:]):
        case = make(shape, seed)
        name = f"{shape}-{seed}-{case.name}"
        truth = case.truth()
        truth["document"]["file"] = name
        (out / "docs" / name).write_bytes(case.data)
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (out / "truth" / f"{name.rpartition('.')[0]}.json").write_text(text, encoding="utf-8")
