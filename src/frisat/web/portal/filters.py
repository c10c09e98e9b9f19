"""What a reader asked to see of a plan: the query of a process page, understood or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast

from django.http import QueryDict
from django.utils.translation import gettext

from frisat.plan.errors import PeriodError
from frisat.plan.model import Activity, Kind, Status
from frisat.plan.period import Period
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.portal.actors import Actors, Option
from frisat.web.portal.present import Around
from frisat.web.process.models import Process
from frisat.write.labels import Labels

LANES: dict[str, Literal["track", "body", "kind", "none"]] = {
    "spor": "track",
    "organ": "body",
    "slags": "kind",
    "samlet": "none",
}

NAMES = ("spor", "organ", "slags", "stand", "baner", "foer", "fra", "til", "dato")
"""What the address of a plan can ask for; the last is the day on which it stood so."""
FORMER = ("vis", "skjul", "kun")
"""Where moved activities stood before: shown, not shown, and only what moved."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    The filter of one page view. Empty texts ask for everything; `first` and `last` are days, both included.

    `former` is one of FORMER; `moved` are the keys of what stood elsewhere in an earlier version. `choices`: field
    name -> its options, made from the plan itself.
    """

    process: Process
    track: str = ""
    body: Option | None = None
    kind: str = ""
    status: str = ""
    lanes: str = ""
    former: str = ""
    first: date | None = None
    last: date | None = None
    moved: Collection[str] = field(default=(), hash=False, compare=False)
    actors: Actors | None = field(default=None, hash=False, compare=False)
    choices: dict[str, list[Option]] = field(default_factory=dict, hash=False, compare=False)

    @property
    def is_narrowed(self) -> bool:
        chosen = (self.track, self.body, self.kind, self.status, self.first, self.last, self.former == "kun")
        return any(chosen)

    @property
    def shows_former(self) -> bool:
        return self.former != "skjul"

    @property
    def lanes_by(self) -> Literal["track", "body", "kind", "none"]:
        return LANES[self.lanes or "spor"]

    def keeps(self, activity: Activity) -> bool:
        """Whether the activity is among what was asked for; what has no date is kept whatever the days."""
        if self.track and (activity.track or "") != self.track:
            return False
        if self.body and self.actors and self.body.key not in self.actors.keys(self.process, activity):
            return False
        if self.former == "kun" and activity.key not in self.moved:
            return False
        if self.kind and activity.kind != self.kind:
            return False
        if self.status and activity.status != self.status:
            return False
        period = activity.period
        if period is None or period.edtf is None:
            return self.first is None and self.last is None
        if self.first and period.latest and period.latest < self.first:
            return False
        begins = period.earliest or period.latest
        return not (self.last and begins and begins > self.last)


def asked(query: QueryDict, around: Around) -> Asked:
    """The filter in a query. Raises AskedWrongly for a value that the plan does not have, or a day that is none."""
    only(query, *NAMES)
    plan = around.plan
    pairs = [(around.process, a) for a in plan.activities]
    actors = Actors(pairs, around.called)
    choices = {
        "spor": _named(a.track for a in plan.activities),
        "slags": _kinds(plan.activities),
        "stand": _statuses(plan.activities),
    }
    for name, options in choices.items():
        value = query.get(name, "")
        if value and value not in {option.value for option in options}:
            raise _unknown(value)
    body = actors.chosen(query.get("organ", ""), pairs)
    if query.get("organ") and body is None:
        raise _unknown(query["organ"])
    lanes, former = query.get("baner", ""), query.get("foer", "")
    if lanes and lanes not in LANES:
        raise _unknown(lanes)
    if former and former not in FORMER:
        raise _unknown(former)
    first, last = day_asked(query.get("fra", ""), last=False), day_asked(query.get("til", ""), last=True)
    if first and last and last < first:
        raise AskedWrongly(gettext("The end lies before the beginning."))
    return Asked(
        around.process,
        track=query.get("spor", ""),
        body=body,
        kind=query.get("slags", ""),
        status=query.get("stand", ""),
        lanes=lanes,
        former=former,
        first=first,
        last=last,
        moved=around.former,
        actors=actors,
        choices={**choices, "organ": actors.options},
    )


def _unknown(value: str) -> AskedWrongly:
    return AskedWrongly(gettext("The plan has nothing called “%(value)s”.") % {"value": value[:80]})


def day_asked(text: str, *, last: bool = False) -> date | None:
    """The first (or last) day of "2021", "2021-03" or "2021-03-14"; None for an empty text. Raises AskedWrongly."""
    if not text:
        return None
    try:
        period = Period(text)
    except PeriodError:
        period = None
    day = None if period is None else period.latest if last else period.earliest
    if day is None or not 1900 <= day.year <= 2999 or not text[:1].isdigit():
        said = gettext("“%(value)s” is not a day. Write for instance 2021-10-26 or 2021-10.")
        raise AskedWrongly(said % {"value": text[:40]})
    return day


def _named(values: object) -> list[Option]:
    counted = Counter(v for v in cast("Sequence[str | None]", values) if v)
    return [Option(v, v, n) for v, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def _kinds(activities: Sequence[Activity]) -> list[Option]:
    from frisat.web.base.words import language

    labels, counted = Labels(language()), Counter(a.kind for a in activities)
    return [Option(str(k), labels.kind(str(k)), counted[k]) for k in Kind if counted[k]]


def _statuses(activities: Sequence[Activity]) -> list[Option]:
    from frisat.web.base.words import language

    labels, counted = Labels(language()), Counter(a.status for a in activities)
    return [Option(str(s), labels.status(str(s)), counted[s]) for s in Status if counted[s]]
