"""What a row's remark says is to happen besides: "Tilmelding senest 27. marts", "Borgermøde 11. september kl. 19"."""

from __future__ import annotations

import re

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Kind
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity

_DUE = regex(
    r"(?:sidste )?(?:tilmelding|ansøgning|indmelding)(?:sfrist)?\b[^.;:\d]{0,30}:?\s*|"
    r"frist(?:en)? for [^.;:\d]{3,40}:?\s*",
    re.IGNORECASE,
)
_HELD = regex(
    r"(?P<what>(?:(?:fælles|digitalt|offentligt|åbent|ekstraordinært) )?"
    r"(?:borger|dialog|informations|orienterings|forældre|høring|offentligt )(?:s?møder?)"
    r"(?: (?:om|for|med|i) [^.;:,\d]{3,60}?)?)[\s,:(]*(?:(?:af)?holdes\s+)?",
    re.IGNORECASE,
)
_PLACE = regex(r"[\s,)]*(?:(?:på|i|hos|ved)\s+)?(?P<place>[^\W\d][^.;:,]{2,50})?[.)\s]*", re.IGNORECASE)


def told(point: str, of: DraftActivity) -> list[DraftActivity]:
    """The deadline or the meeting with citizens that a row's remark tells besides its own day, and nothing else."""
    if not (of.period_text or of.found) or not any(map(str.isdigit, point)):
        return []
    found = danish.find(point)
    if len(found) != 1 or found[0].in_any_year().period.precision is not Precision.DAY:
        return []
    before, after = point[: found[0].start], point[found[0].end :]
    if _DUE.fullmatch(before) and not after.strip(" ."):
        return [_beside(of, f"{point.strip(' .')} – {of.title}", found[0], Kind.DEADLINE)]
    held, where = _HELD.fullmatch(before), _PLACE.fullmatch(after)
    if held is None or where is None:
        return []
    made = _beside(of, f"{held['what'].strip(' ,:(')} – {of.title}", found[0], None)
    made.place, made.period_text = where["place"], point[found[0].start : found[0].end]
    return [made]


def _beside(of: DraftActivity, title: str, found: Found, kind: Kind | None) -> DraftActivity:
    return DraftActivity(
        title=title,
        period_text=found.period.text,
        kind=kind,
        year=of.year,
        year_basis=of.year_basis,
        track=of.track,
        section=of.section,
        source=of.source,
        block=of.block,
    )
