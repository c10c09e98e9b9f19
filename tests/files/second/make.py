"""
Makes the second author's office and PDF files, and the truth of all documents from `declared/*.said`:
`python -m tests.files.second.make [name …]`. The text and web documents are written by hand and lie as they are.

A `.said` file holds, per document, `## file | kind | title // other title`, then one line per activity:
`EDTF [or EDTF …] | title [// other title …] | kinds | actors; … | flags` (flags: `optional`, `status=a,b`, `bound=…`),
`- agenda point`, `> deliverable` below it, and `@header name=value …`, `@item title` for agendas and minutes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def declared() -> list[dict[str, Any]]:
    """Every document's truth as the scorers read it; `document.file` is relative to this folder."""
    truths: list[dict[str, Any]] = []
    for said in sorted((HERE / "declared").glob("*.said")):
        for line in said.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                truths.append(_document(line[3:]))
            elif line.strip():
                _line(truths[-1], line)
    return truths


def _document(line: str) -> dict[str, Any]:
    file, kinds, titles = (part.strip() for part in line.split(" | "))
    kind, *kind_alt = kinds.split(",")
    title, *title_alt = titles.split(" // ")
    document = {"file": file, "title": title, "title_alt": title_alt, "kind": kind, "kind_alt": kind_alt}
    return {"document": document, "entries": []}


def _line(truth: dict[str, Any], line: str) -> None:
    if line.startswith("  - "):
        truth["entries"][-1]["agenda"].append(line[4:])
    elif line.startswith("  > "):
        truth["entries"][-1]["deliverables"].append(line[4:])
    elif line.startswith("@header "):
        truth["header"] = dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", line[8:]))
    elif line.startswith("@item "):
        truth.setdefault("items", []).append({"title": line[6:]})
    else:
        truth["entries"].append(_entry(line))


def _entry(line: str) -> dict[str, Any]:
    when, titles, kinds, actors, flags = ([part.strip() for part in line.split(" |")] + ["", ""])[:5]
    edtf, *edtf_alt = [None if x == "-" else x for x in when.split(" or ")]
    title, *title_alt = titles.split(" // ")
    kind, *also = [x.strip() for x in kinds.split(",")]
    names = [x.strip() for x in actors.split(";") if x.strip()]
    entry: dict[str, Any] = {
        "edtf": edtf, "edtf_alt": edtf_alt, "title": title, "title_alt": title_alt, "kind": kind, "also_kinds": also,
        "actors": names, "agenda": [], "deliverables": [], "lines": [1, 100_000], "status": "planned",
    }  # fmt: skip
    if status := re.search(r"status=([\w,]+)", flags):
        entry["status"], *entry["status_alt"] = status[1].split(",")
    if bound := re.search(r"bound=(\w+)", flags):
        entry["bound"] = bound[1]
    if "optional" in flags:
        entry["optional"] = True
    return entry


def main(wanted: list[str]) -> None:
    from tests.files.second import books, late, sheets_of_paper, word

    makers = {**word.ALL, **books.ALL, **sheets_of_paper.ALL, **late.ALL}
    for file, make in makers.items():
        if not wanted or any(word in file for word in wanted):
            (HERE / file).write_bytes(make())
            print(f"{file}: {(HERE / file).stat().st_size} bytes")
    (HERE / "truth").mkdir(exist_ok=True)
    for truth in declared():
        name = truth["document"]["file"].replace("/", "-").rpartition(".")[0]
        text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (HERE / "truth" / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
