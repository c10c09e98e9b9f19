"""
Makes the test documents of this folder and their truth: `python -m tests.files.make [name …]`.

What each document shows and says is declared in `making/`; nothing here reads a document. The files are committed,
so that the tests need none of the programs that set them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.files.making import pages, politics, sheets, to_docx, to_html, to_pdf, to_text, to_xlsx
from tests.files.making.words import Made

HERE = Path(__file__).parent
DOCUMENTS: tuple[Made, ...] = (*politics.ALL, *sheets.ALL, *pages.ALL)
WRITERS: dict[str, Callable[[Made], bytes]] = {
    "docx": to_docx.make,
    "xlsx": to_xlsx.make,
    "html": to_html.make,
    "pdf": to_pdf.make,
    "csv": to_text.make_csv,
    "txt": to_text.make_txt,
}


def main(wanted: list[str]) -> None:
    for made in DOCUMENTS:
        if wanted and not any(word in made.path for word in wanted):
            continue
        out = HERE / made.path
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(WRITERS[out.suffix[1:]](made))
        truth = HERE / "truth" / (made.path.replace("/", "-").rpartition(".")[0] + ".json")
        truth.parent.mkdir(exist_ok=True)
        truth.write_text(json.dumps(made.as_truth(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{made.path}: {out.stat().st_size} bytes, {len(made.truth)} activities")


if __name__ == "__main__":
    main(sys.argv[1:])
