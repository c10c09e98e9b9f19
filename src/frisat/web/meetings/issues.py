"""
What was released, frozen: each issue of an agenda or of minutes is the JSON of the whole meeting at that moment.

Nobody reads an issue as it stands: what is closed by now is closed in the earlier ones, too (`docs/decisions/0017`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Max

from frisat.plan import meeting as data
from frisat.plan.meeting_json import meeting_from_json, meeting_to_json
from frisat.plan.sight import Sight, seen
from frisat.web.meetings.models import Issue, Item, Meeting
from frisat.web.meetings.value import value_of, with_all


def freeze(by: Any, meeting: Meeting, kind: str, *, reason: str = "") -> Issue:
    """The next issue of a meeting's agenda or minutes, as its rows stand. For actions, within their transaction."""
    text = as_text(value_of(with_all(Meeting.objects.filter(pk=meeting.pk)).get()))
    last = Issue.objects.filter(meeting=meeting, kind=kind).aggregate(top=Max("number"))["top"] or 0
    return Issue.objects.create(
        meeting=meeting,
        kind=kind,
        number=last + 1,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        by=by if by.pk is not None else None,
        reason=reason[:300],
    )


def as_text(meeting: data.Meeting) -> str:
    """The JSON of a whole meeting; the same meeting gives the same bytes."""
    return json.dumps(meeting_to_json(meeting), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_value(text: str) -> data.Meeting:
    """The meeting that `as_text` wrote."""
    return meeting_from_json(json.loads(text))


def as_then(text: str, row: Meeting, sight: Sight) -> data.Meeting:
    """
    An issue as a reader with `sight` may see it today.

    What is closed by now, item or paper, is closed in every issue for whoever does not see all of the meeting, and what
    was closed in an issue stays closed in it: nobody looked at those words before they were to be read. `row` came
    through `value.with_all`.
    """
    then = as_value(text)
    if not (sight.drafts and sight.closed):
        items = {str(item.pk): item for item in row.items.all()}
        papers = {paper.key: paper.closed for item in items.values() for paper in item.papers.all()}
        then = replace(then, items=tuple(_closed_by_now(one, items.get(one.key), papers) for one in then.items))
    return seen(then, sight)


def _closed_by_now(then: data.Item, now: Item | None, papers: Mapping[str, bool]) -> data.Item:
    """Of an item or a paper that is gone nobody can say any more that it is open: it counts as closed."""
    is_closed = then.closed or now is None or now.closed
    ground = then.ground or (now.ground if now else "")
    kept = tuple(replace(p, closed=p.closed or papers.get(p.key, True)) for p in then.papers)
    return replace(then, closed=is_closed, ground=ground, papers=kept)


def digest(parts: list[str]) -> str:
    """One short text for several; another one when any of them is another."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
