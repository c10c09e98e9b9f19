"""Text files: plain text, csv, json and calendars. Each is looked at as it stands and as what it means."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

from frisat.plan.errors import ReadError
from frisat.read import encoding
from frisat.read.delimiters import delimiter_of
from frisat.scan.pieces import Found, Piece, at

_FOLDED = re.compile(r"\r?\n[ \t]")
_VALUES = 200_000
_DEEPEST = 100


def text(data: bytes) -> Found:
    """Any text; one whose lines are folded as a calendar folds them is put together as well."""
    words, _ = encoding.decode(data)
    if words.startswith("BEGIN:V"):
        words = _FOLDED.sub("", words).replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    yield Piece(words, at("S330"), lines=True)


def table(data: bytes) -> Found:
    """A csv file: cells under their headings, then the text as it stands."""
    words, _ = encoding.decode(data)
    yield Piece(words, at("S330"), lines=True)
    delimiter = delimiter_of(words[:65536], sure=False)
    if not delimiter:
        return
    heads: list[str] = []
    try:
        for row, cells in enumerate(csv.reader(words.splitlines(), delimiter=delimiter), 1):
            for column, cell in enumerate(cells):
                head = heads[column] if column < len(heads) else ""
                if head and cell.strip():
                    yield Piece(cell, at("S336", row=row, column=column + 1), label=head, alone=True, again=True)
            heads = heads or [cell.strip() for cell in cells]
    except csv.Error:
        return  # the text was looked at as it stands


def tree(data: bytes) -> Found:
    """A JSON file: every text, number and key, each under its key; what is no JSON is text."""
    words, _ = encoding.decode(data)
    try:
        value = json.loads(words, parse_float=str, parse_int=str)
    except RecursionError as error:
        raise ReadError("E323") from error
    except ValueError:
        yield Piece(words, at("S330"), lines=True)
        return
    waiting: list[tuple[str, str, Any]] = [("", "", value)]
    count = 0
    while waiting:
        path, key, one = waiting.pop()
        count += 1
        if count > _VALUES:
            yield Piece(words, at("S330"), lines=True, again=True)
            return
        if isinstance(one, str):
            yield Piece(one, at("S337", key=path or "–"), label=key, alone=True)
        elif isinstance(one, dict):
            for name, inner in reversed(one.items()):
                yield Piece(name, at("S337", key=path or "–"))
                waiting.append((f"{path}.{name}".strip(".")[-80:], name, inner))
        elif isinstance(one, list):
            waiting.extend((f"{path}[{n}]"[-80:], key, inner) for n, inner in reversed(list(enumerate(one))))
