"""What of a plan an editor wants to see: the query of the page, understood or refused with status 400."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from frisat.plan.danish import parse
from frisat.plan.errors import PeriodError
from frisat.plan.likeness import fold
from frisat.plan.period import Period
from frisat.plan.typed import CHOICES
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.process.editor_words import choice

NAMES = ("q", "organ", "slags", "stand", "spor", "periode", "fund")
_FINDINGS = ("", "alle", "error", "warning", "hint", "uden")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter of one page view; empty texts ask for everything. `options`: field -> (value, words, count)."""

    text: str = ""
    body: str = ""
    kind: str = ""
    status: str = ""
    track: str = ""
    period: str = ""
    findings: str = ""
    span: Period | None = None
    options: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict, hash=False, compare=False)

    @property
    def is_narrowed(self) -> bool:
        return any((self.text, self.body, self.kind, self.status, self.track, self.period, self.findings))

    def keeps(self, row: Mapping[str, Any], levels: Collection[str]) -> bool:
        """Whether an activity, with findings of these levels, is among what was asked for."""
        if self.body and self.body not in (row.get("actors") or ()):
            return False
        if self.kind and (row.get("kind") or "other") != self.kind:
            return False
        if self.status and (row.get("status") or "planned") != self.status:
            return False
        if self.track and row.get("track") != self.track:
            return False
        if self.findings and not self._finds(levels):
            return False
        if self.span is not None and not self._in_span(row.get("period")):
            return False
        return not self.text or all(word in _words_of(row) for word in fold(self.text).split())

    def _finds(self, levels: Collection[str]) -> bool:
        if self.findings in ("alle", "uden"):
            return bool(levels) == (self.findings == "alle")
        return self.findings in levels

    def _in_span(self, period: Mapping[str, Any] | None) -> bool:
        edtf = (period or {}).get("edtf")
        return bool(edtf and self.span and self.span.overlaps(Period(edtf, bound=(period or {}).get("bound"))))


def _words_of(row: Mapping[str, Any]) -> str:
    said = [row.get("title"), (row.get("period") or {}).get("text"), row.get("place"), row.get("remark"),
            row.get("track"), row.get("method"), row.get("key"), row.get("status_reason")]  # fmt: skip
    lists = [*(row.get("actors") or ()), *(row.get("agenda") or ()), *(row.get("deliverables") or ())]
    return fold(" ".join(str(s) for s in [*said, *lists] if s))


def asked(query: QueryDict, rows: Collection[Mapping[str, Any]]) -> Asked:
    """The filter in a query. Raises AskedWrongly for a name or a value that there is not."""
    only(query, *NAMES)
    bodies = Counter(actor for row in rows for actor in dict.fromkeys(row.get("actors") or ()))
    tracks = Counter(str(row["track"]) for row in rows if row.get("track"))
    options = {
        "organ": [(name, name, n) for name, n in sorted(bodies.items(), key=lambda item: (-item[1], item[0]))],
        "slags": _counted("kind", rows, "other"),
        "stand": _counted("status", rows, "planned"),
        "spor": [(name, name, n) for name, n in sorted(tracks.items())],
    }
    for name, choices in options.items():
        value = query.get(name, "")
        if value and value not in {v for v, _, _ in choices}:
            raise AskedWrongly(gettext("The plan has nothing called “%(value)s”.") % {"value": value[:80]})
    if (wanted := query.get("fund", "")) not in _FINDINGS:
        raise AskedWrongly(gettext("The plan has nothing called “%(value)s”.") % {"value": wanted[:80]})
    period = " ".join(query.get("periode", "").split())
    return Asked(
        text=query.get("q", "").strip()[:200],
        body=query.get("organ", ""),
        kind=query.get("slags", ""),
        status=query.get("stand", ""),
        track=query.get("spor", ""),
        period=period,
        findings=wanted,
        span=_span(period),
        options=options,
    )


def _counted(name: str, rows: Collection[Mapping[str, Any]], default: str) -> list[tuple[str, str, int]]:
    counted = Counter(str(row.get(name) or default) for row in rows)
    return [(value, choice(name, value), counted[value]) for value in CHOICES[name] if counted[value]]


def _span(text: str) -> Period | None:
    """The days of words such as "marts 2027" or "2027". Raises AskedWrongly."""
    if not text:
        return None
    found = parse(text)
    if len(found) == 1 and found[0].period.edtf is not None:
        return found[0].period
    try:
        return Period(text)
    except PeriodError:
        said = gettext("“%(value)s” is not a time with a year. Write for instance marts 2027, uge 34 2027 or 2027.")
        raise AskedWrongly(said % {"value": text[:40]}) from None
