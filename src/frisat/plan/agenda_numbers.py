"""
Numbers of agenda items: given once, in the order of the agenda, and never changed again.

What is put on after the agenda is out gets the next number at the end ("6"), or the number before it with a letter
where it was put between two others ("2a", then "2b"). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"([0-9]+)([a-zæøå]*)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def given(held: Sequence[str]) -> list[str]:
    """
    The numbers of all items, in their order, where those in `held` have one already and "" has none.

    `given(["1", "", "2", ""]) == ["1", "1a", "2", "3"]`; an agenda without numbers is 1, 2, 3. A number that is held
    stays and none is given twice; before the first held item comes "0a".
    """
    taken = {number for number in held if number}
    top = max((int(m[1]) for m in map(_NUMBER.fullmatch, taken) if m), default=0)
    last_held = max((n for n, number in enumerate(held) if number), default=-1)
    out: list[str] = []
    for n, number in enumerate(held):
        if not number:
            if n > last_held:
                top += 1
                number = str(top)
            else:
                number = _between(out[-1] if out else "0", taken)
            taken.add(number)
        out.append(number)
    return out


def _between(before: str, taken: set[str]) -> str:
    """The first free number with a letter behind that of the item before."""
    found = _NUMBER.fullmatch(before)
    stem = found[1] if found else before
    return next(f"{stem}{tail}" for tail in _tails() if f"{stem}{tail}" not in taken)


def _tails() -> list[str]:
    return [*_LETTERS, *(a + b for a in _LETTERS for b in _LETTERS)]
