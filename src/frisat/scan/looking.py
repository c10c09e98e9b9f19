"""Whether given words stand in a file: for whoever takes them out, since a file is taken out whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.plan.redaction import Taken
from frisat.scan.finding import Finding
from frisat.scan.opening import pieces


def count_of(data: bytes, name: str, texts: Sequence[str]) -> tuple[int, bool]:
    """
    How often one of `texts` stands in a file as whole words, its name apart; and whether a part was not looked at.

    Raises ReadError as `opening.report`.
    """
    pattern = Taken(texts=tuple(texts)).pattern
    count, whole = 0, True
    for one in pieces(data, name):
        if isinstance(one, Finding):
            whole = whole and not one.incomplete
        elif pattern is not None and not one.again:
            count += len(pattern.findall(one.text))
    return count, whole
