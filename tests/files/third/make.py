"""
Makes the third author's files, and their truth, from `declared/*.said`: `python -m tests.files.third.make [name …]`.

The PDF files want LibreOffice; without a name that asks for them they are made too.
"""

from __future__ import annotations

import json
import sys

from tests.files.third import books, pages, prints, word
from tests.files.third.said import HERE, papers

MAKERS = {**word.ALL, **prints.ALL, **books.ALL, **pages.ALL}


def main(wanted: list[str]) -> None:
    declared = papers()
    for file, make in MAKERS.items():
        if wanted and not any(name in file for name in wanted):
            continue
        target = HERE / file
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(make(declared[file]))
        print(f"{file}: {target.stat().st_size} bytes")
    (HERE / "truth").mkdir(exist_ok=True)
    for file, paper in declared.items():
        name = file.replace("/", "-").rpartition(".")[0]
        text = json.dumps(paper.truth(), ensure_ascii=False, indent=1) + "\n"
        (HERE / "truth" / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
