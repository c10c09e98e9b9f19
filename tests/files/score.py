"""
How well a reading fits a truth of `tests/files/truth/`: the figures that the corpus tests hold to.

An activity is right when its period is exactly one that the truth accepts and its title is at least 0.8 alike.
`invented`: activities whose period stands nowhere in the truth of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

RIGHT = 0.8
_QUARTERS = {"33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12")}
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11")}


def alike(a: str, b: str) -> float:
    """0 to 1, without regard to case, white space and end punctuation."""
    a, b = (re.sub(r"\s+", " ", text.lower()).strip(" .,:;*-–") for text in (a, b))
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_span(edtf: str | None) -> str | None:
    """Quarters and seasons as their months, so that two ways of writing one span are equal."""
    if edtf is None or edtf.startswith("["):
        return edtf
    parts = []
    for n, part in enumerate(edtf.split("/")):
        match = re.fullmatch(r"(\d{4})-(\d\d)", part)
        months = (_QUARTERS | _SEASONS).get(match[2]) if match else None
        parts.append(
            part if match is None or months is None else (f"{match[1]}-{months[0]}", f"{match[1]}-{months[1]}")[n]
        )
        if match and months and "/" not in edtf:
            return f"{match[1]}-{months[0]}/{match[1]}-{months[1]}"
    return "/".join(parts)


@dataclass
class Score:
    """Counts of one document; `misses` says in words what differs."""

    truth: int = 0
    read: int = 0
    right: int = 0
    invented: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.truth + self.read) if self.truth + self.read else 1.0

    def share(self, name: str) -> float:
        """Share of matched activities (or of wanted texts) in which the field is right; 1.0 where none wants it."""
        hits, of = self.counts.get(name, [0, 0])
        return hits / of if of else 1.0

    def add(self, name: str, hit: float, of: int = 1) -> None:
        now = self.counts.setdefault(name, [0, 0])
        now[0] += hit  # type: ignore[call-overload]
        now[1] += of


def score(truth: dict[str, Any], reading: dict[str, Any]) -> Score:
    """Compares a truth file's content with the JSON that `frisat read --json` prints."""
    wanted = truth["entries"]
    got = reading["activities"]
    out = Score()
    pairs = _pairs(wanted, got)
    for i, entry in enumerate(wanted):
        if entry.get("optional"):
            continue
        out.truth += 1
        if i not in pairs:
            out.misses.append(f"missing: {entry['edtf']} {entry['title']}")
            continue
        _compare(entry, got[pairs[i]], out)
    free = {pairs[i] for i, entry in enumerate(wanted) if entry.get("optional") and i in pairs}
    known = {same_span(x) for entry in wanted for x in _periods(entry)}
    for j, activity in enumerate(got):
        if j in free:
            continue
        out.read += 1
        edtf = same_span(_edtf(activity))
        if j not in pairs.values():
            out.misses.append(f"extra: {edtf} {activity['title']}")
        if edtf is not None and edtf not in known:
            out.invented += 1
            out.misses.append(f"invented: {edtf} {activity['title']}")
    return out


def _periods(entry: dict[str, Any]) -> list[str | None]:
    return [entry["edtf"], *entry.get("edtf_alt", [])]


def _edtf(activity: dict[str, Any]) -> str | None:
    return (activity.get("period") or {}).get("edtf")


def _pairs(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> dict[int, int]:
    """Truth index -> reading index, the most alike first."""
    found = []
    for i, entry in enumerate(wanted):
        periods = {same_span(x) for x in _periods(entry)}
        for j, activity in enumerate(got):
            title = max(alike(t, activity["title"]) for t in [entry["title"], *entry.get("title_alt", [])])
            dated = same_span(_edtf(activity)) in periods
            if title >= 0.45 or dated:
                found.append((title + dated, -abs(i - j), i, j))
    out: dict[int, int] = {}
    for _, _, i, j in sorted(found, reverse=True):
        if i not in out and j not in out.values():
            out[i] = j
    return out


def _compare(entry: dict[str, Any], activity: dict[str, Any], out: Score) -> None:
    dated = same_span(_edtf(activity)) in {same_span(x) for x in _periods(entry)}
    title = max(alike(t, activity["title"]) for t in [entry["title"], *entry.get("title_alt", [])])
    out.right += dated and title >= RIGHT
    if not dated or title < RIGHT:
        out.misses.append(f"differs: {entry['edtf']} {entry['title']} / {_edtf(activity)} {activity['title']}")
    out.add("periods", dated)
    for name in ("time", "place", "bound"):
        if name in entry:
            have = (activity.get("period") or {}).get("bound") if name == "bound" else activity.get(name)
            _one(out, name, have == entry[name], entry, entry[name], have)
    status = {entry["status"], *entry.get("status_alt", [])}
    if status & {"undated", "ongoing", "held"}:
        status |= {"planned", "tentative"} if "undated" in status else {"planned"}
    _one(out, "status", activity["status"] in status, entry, sorted(status), activity["status"])
    kinds = {entry["kind"], *entry["also_kinds"]}
    _one(out, "kind", activity["kind"] in kinds, entry, sorted(kinds), activity["kind"])
    best = max(_overlap(option, activity["actors"]) for option in [entry["actors"], *entry.get("actors_alt", [])])
    _one(out, "actors", best, entry, entry["actors"], activity["actors"])
    for name in ("agenda", "deliverables"):
        for text in entry[name]:
            hit = any(alike(text, have) >= RIGHT for have in activity[name])
            _one(out, name, hit, entry, text, activity[name])


def _one(out: Score, name: str, hit: float, entry: dict[str, Any], want: Any, have: Any) -> None:
    out.add(name, hit)
    if hit < 1:
        out.misses.append(f"{name}: {entry['edtf']} {entry['title'][:40]}: {want} / {have}")


def _overlap(wanted: list[str], got: list[str]) -> float:
    """F1 of two lists of names."""
    left = list(got)
    hits = 0
    for name in wanted:
        match = next((x for x in left if alike(name, x) >= 0.85), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 2 * hits / (len(wanted) + len(got)) if wanted or got else 1.0
