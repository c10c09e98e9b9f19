"""How Frisat's own printed table is known: the words of its header row, all of them and no others."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.plan.printed import join_lines, key_of
from frisat.plan.wording import writing


def header_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """
    The column keys of a header row of ours, one a cell ("" for an empty one); None when it is not one.

    Every heading must be ours and none may come twice; date, activity and type (each by its printed word) must be
    among them. "kind_status" is given as "kind".
    """
    keys: list[str] = []
    for cell in cells:
        text = join_lines(cell.split("\n"))
        if not text:
            keys.append("")
            continue
        key = key_of(writing.COLUMNS, text)
        if key is None:
            return None
        keys.append("kind" if key == "kind_status" else key)
    said = [key for key in keys if key]
    if len(said) != len(set(said)) or not {"period", "title", "kind"} <= set(said):
        return None
    return tuple(keys)
