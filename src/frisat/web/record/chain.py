"""
What is hashed and how. A row's hash covers every column of it and the hash of the row before (docs/decisions/0011).

Readable texts are not in the chain: it holds a salted hash of them, and the salt lies with the texts. Once both are
erased nothing can be guessed back from the chain, and the chain is still whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

START = "0" * 64
"""The hash "before" the first row."""
COLUMNS = ("number", "at", "who", "verb", "thing", "thing_key", "within", "within_key", "detail_sha256", "before")
"""The hashed columns of a row, in this order; `before` is the hash of the row before."""


def row_hash(number: int, columns: Sequence[str]) -> str:
    """
    SHA-256 in hex of a row's number and its other hashed columns, one a line.

    Nothing that is written holds a line break (`frisat.web.record.actions.write` refuses it), and the number of lines
    is fixed, so no other columns give the same text.
    """
    return sha256((f"{number}\n" + "\n".join(columns)).encode()).hexdigest()


def detail_hash(salt: str, visibility: str, content: str) -> str:
    """SHA-256 in hex of a detail's salt, visibility and canonical JSON."""
    return sha256(f"{salt}\n{visibility}\n{content}".encode()).hexdigest()


def canonical(content: dict[str, Any]) -> str:
    """One text for one content: keys sorted, no spaces, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
