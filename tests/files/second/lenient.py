"""
How well a reading fits a truth when its titles may hold more or fewer words than the truth's.

An activity is right when its period is exactly one that the truth accepts and its title is 0.8 alike, or one of the
two holds the other's words in order; agenda points and actors may carry the title's words. `invented`: activities
whose period stands nowhere in the truth of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tests.files.score import RIGHT, alike, same_span

_HELD = 0.85
"""Share of the shorter title's words that the longer one must hold in order."""


@dataclass
class Lenient:
    """Counts of one document; `misses` says in words what differs."""

    truth: int = 0
    read: int = 0
    right: int = 0
    invented: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.truth + self.read) if self.truth + self.read else 1.0


def score(truth: dict[str, Any], reading: dict[str, Any]) -> Lenient:
    """Compares a truth's content with the JSON that `frisat read --json` prints."""
    wanted, got = truth["entries"], reading["activities"]
    pairs = _pairs(wanted, got)
    optional = {i for i, entry in enumerate(wanted) if entry.get("optional")}
    out = Lenient(truth=len(wanted) - len(optional), read=len(got) - len(optional & pairs.keys()))
    for i, entry in enumerate(wanted):
        if i in optional:
            continue
        activity = got[pairs[i]] if i in pairs else None
        right = activity is not None and _dated(entry, activity) and _title(entry, activity) >= RIGHT
        out.right += right
        if not right:
            said = "nothing" if activity is None else f"{_edtf(activity)} {activity['title'][:60]!r}"
            out.misses.append(f"want {entry['edtf']} {entry['title'][:60]!r}, got {said}")
    known = {same_span(edtf) for entry in wanted for edtf in _periods(entry)}
    for j in set(range(len(got))) - set(pairs.values()):
        out.misses.append(f"extra {_edtf(got[j])} {got[j]['title'][:60]!r}")
    out.invented = sum(a is not None and a not in known for a in (same_span(_edtf(activity)) for activity in got))
    return out


def judged(truth: dict[str, Any], reading: dict[str, Any]) -> list[bool | None]:
    """Of each activity read, whether the truth has it; None where the truth leaves it open or words it otherwise."""
    wanted, got = truth["entries"], reading["activities"]
    out: list[bool | None] = [False] * len(got)
    for i, j in _pairs(wanted, got).items():
        is_open = wanted[i].get("optional") or _title(wanted[i], got[j]) < RIGHT
        out[j] = None if is_open else True
    return out


def _pairs(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> dict[int, int]:
    """Truth index -> reading index, the most alike first."""
    found = [
        (title + 0.6 * dated, -abs(i - j), i, j)
        for i, entry in enumerate(wanted)
        for j, activity in enumerate(got)
        if (title := _title(entry, activity)) >= 0.45 or _dated(entry, activity)
        for dated in (_dated(entry, activity),)
    ]
    out: dict[int, int] = {}
    for _, _, i, j in sorted(found, reverse=True):
        if i not in out and j not in out.values():
            out[i] = j
    return out


def _edtf(activity: dict[str, Any]) -> str | None:
    edtf = (activity.get("period") or {}).get("edtf")
    return str(edtf) if edtf else None


def _periods(entry: dict[str, Any]) -> list[str | None]:
    return [entry["edtf"], *entry.get("edtf_alt", []), *_others(entry, "edtf")]


def _dated(entry: dict[str, Any], activity: dict[str, Any]) -> bool:
    return same_span(_edtf(activity)) in {same_span(edtf) for edtf in _periods(entry)}


def _title(entry: dict[str, Any], activity: dict[str, Any]) -> float:
    title, agenda, actors = activity["title"], activity["agenda"], activity["actors"]
    said = [title, *agenda, " ".join([title, *agenda]), " ".join([*actors, title])]
    wanted = [entry["title"], *entry.get("title_alt", []), *_others(entry, "title")]
    return max(_alike(want, have) for want in wanted for have in said)


def _others(entry: dict[str, Any], name: str) -> list[Any]:
    """What a truth counts as right beside its own, as the project's score of a reading reads it too."""
    found: list[Any] = (entry.get("alternatives") or {}).get(name, [])
    return found


def _alike(want: str, have: str) -> float:
    plain = alike(want, have)
    short, long = sorted((text.lower().strip(" .,:;-").split() for text in (want, have)), key=len)
    if plain >= RIGHT or not short or len(long) > 4 * len(short) + 8:
        return plain
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return max(plain, 0.9) if sum(block.size for block in blocks) >= _HELD * len(short) else plain
