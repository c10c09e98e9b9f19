"""
An activity lies outside the time of the process, or far from all others.

The first and last day of the process are options. Without them only what stands far off is shown, as a hint: a few
activities at one end, parted from the rest by more than `gap_days`, where a wrong year is likely.

Options:
    first: first day of the process (YYYY-MM-DD), empty when not said
    last: last day of the process (YYYY-MM-DD), empty when not said
    gap_days: days between a few activities and all the others that make them suspicious

Passes:
    2027-02-02 | meeting | Opstart | Byrådet
    2027-05-04 | meeting | Midtvejs | Byrådet
    2027-09-07 | meeting | Status | Byrådet
    2027-12-07 | meeting | Afslutning | Byrådet
Fails:
    2027-02-02 | meeting | Opstart | Byrådet
    2027-05-04 | meeting | Midtvejs | Byrådet
    2027-09-07 | meeting | Status | Byrådet
    2072-12-07 | meeting | Afslutning | Byrådet
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frisat.lint.config import ConfigError
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level, titled, when
from frisat.plan.model import Activity, Plan

ID = "outside-process"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#dates"
OPTIONS: dict[str, int | str | bool] = {"first": "", "last": "", "gap_days": 500}


_FEW = 0.2
"""The greatest share of the dated activities that can be the ones that stand far off."""


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each activity outside. Raises ConfigError (L193) for a day that is none."""
    first, last = _day(context, "first"), _day(context, "last")
    if first or last:
        for a in context.going:
            if a.period is None:
                continue
            early = first is not None and a.period.latest is not None and a.period.latest < first
            late = last is not None and a.period.earliest is not None and a.period.earliest > last
            if early or late:
                yield Finding(ID, Level(LEVEL), (a.key,), "L133", (titled("a", a), when("when", a)), SOURCE)
        return
    for a in _far_off(context):
        yield Finding(ID, Level.HINT, (a.key,), "L134", (titled("a", a), when("when", a)), SOURCE)


def _day(context: Context, name: str) -> date | None:
    text = context.text_option(ID, name, OPTIONS[name])
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ConfigError("L193", rule=ID, option=name, value=repr(text), default="'2027-01-31'") from None


def _far_off(context: Context) -> list[Activity]:
    dated = [
        (a.period.earliest, a.period.latest or a.period.earliest, a)
        for a in context.going
        if a.period is not None and a.period.earliest is not None
    ]
    if len(dated) < 4:
        return []
    dated.sort(key=lambda x: (x[0], x[1]))
    gap, few = context.option(ID, "gap_days", OPTIONS["gap_days"]), int(max(1, _FEW * len(dated)))
    out: list[Activity] = []
    ends = dated[0][1]
    for n in range(1, len(dated)):
        if (dated[n][0] - ends).days > gap:
            if n <= few:
                out += [a for _, _, a in dated[:n]]
            elif len(dated) - n <= few:
                out += [a for _, _, a in dated[n:]]
                break
        ends = max(ends, dated[n][1])
    return list({a.key: a for a in out}.values())
