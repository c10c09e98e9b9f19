"""
The year of a date does not stand in the document but was taken from its surroundings.

A year that the document itself prints over its dates is no guess and is left alone: in a heading, in a column of years,
in a title with one year, and one that a person has chosen.

Passes:
    2027-06 "Juni 2027" | meeting | Møde i Byrådet | Byrådet
    2027-08 "August" | meeting | Møde i Byrådet | Byrådet | inferred: heading:Mødekalender 2027
Fails:
    2027-06 "Juni" | meeting | Møde i Byrådet | Byrådet | inferred: neighbours:2027
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.model import Plan

ID = "year-inferred"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each inferred year."""
    for a in context.going:
        if a.period is None or not a.period.inferred or a.period.edtf is None:
            continue
        if _is_printed(a.period.basis or ""):
            continue
        parts = (
            titled("a", a),
            ("period", a.period.text),
            ("read", a.period.edtf),
            ("basis", f"@basis:{a.period.basis or ''}"),
        )
        yield Finding(ID, Level(LEVEL), (a.key,), "L135", parts, SOURCE)


def _is_printed(basis: str) -> bool:
    """Whether a year's basis (`Period.basis`) is a year that the document prints over the date, or a person's word."""
    code, _, detail = basis.partition(":")
    if code == "title":
        return re.fullmatch(r"\d{4}", detail) is not None
    return code in ("column", "person") or (code == "heading" and bool(detail))
