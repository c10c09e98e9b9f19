"""
What was released, frozen: each issue of an agenda or of minutes is the JSON of the whole meeting at that moment.

Nobody reads an issue as it stands: what is closed by now is closed in the earlier ones, too (`docs/decisions/0017`).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db.models import Max

from frisat.plan import meeting as data
from frisat.plan.meeting_json import meeting_from_json, meeting_to_json
from frisat.web.meetings.models import Issue, Meeting
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


def digest(parts: list[str]) -> str:
    """One short text for several; another one when any of them is another."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
