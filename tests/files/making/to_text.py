"""A declared document as a text file, or its first grid as comma- or semicolon-separated values."""

from __future__ import annotations

import csv
from io import StringIO

from tests.files.making.words import Grid, Head, Item, Made, Para


def make_txt(made: Made) -> bytes:
    """`options`: `encoding`, `bullet`. A text file has no tables here."""
    bullet = made.options.get("bullet", "- ")
    out = [made.title, ""]
    for block in made.blocks:
        match block:
            case Head():
                out += ["", block.text]
            case Para():
                out += [block.text, ""] if made.options.get("airy", True) else [block.text]
            case Item():
                out.append("  " * block.depth + bullet + block.text)
    return ("\n".join(out) + "\n").encode(made.options.get("encoding", "utf-8"))


def make_csv(made: Made) -> bytes:
    """`options`: `encoding`, `delimiter`."""
    (grid,) = [block for block in made.blocks if isinstance(block, Grid)]
    out = StringIO()
    writer = csv.writer(out, delimiter=made.options.get("delimiter", ";"), lineterminator="\r\n")
    for row in grid.laid():
        writer.writerow([cell.text if cell else "" for cell in row])
    return out.getvalue().encode(made.options.get("encoding", "utf-8"))
