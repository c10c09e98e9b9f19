"""What an editor's page stands on: the open draft, or the newest version while there is none; and how old a page is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from frisat.plan import drafting
from frisat.plan.model import Activity, Plan
from frisat.plan.schema import activity_from_json
from frisat.web.process import drafts
from frisat.web.process.actions import newest
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.models import Draft, PlanVersion, Process

_STAMP = re.compile(r"(?:d(\d{1,12})\.(\d{1,9})|v(\d{1,12}))")


@dataclass(frozen=True, slots=True)
class Standing:
    """
    The plan in work: `state` after `number` operations of `draft`.

    Without a draft it is the newest version as it was published (`version`), or nothing yet.
    """

    process: Process
    draft: Draft | None
    version: PlanVersion | None
    state: drafting.State
    number: int

    @property
    def stamp(self) -> str:
        """Says to the server how old a page is: the draft and its last operation, or the version."""
        return stamp(self.draft, self.number) if self.draft else f"v{self.version.pk if self.version else 0}"

    def activity(self, key: str) -> Activity | None:
        """One activity as it stands; None when there is no such."""
        row = self.state.activities.get(key)
        return None if row is None else made(row)


def made(row: Mapping[str, Any]) -> Activity:
    """An activity of a draft's state as a value of the model."""
    return activity_from_json({k: v for k, v in row.items() if k != drafting.POSITION})


def stamp(draft: Draft, number: int) -> str:
    return f"d{draft.pk}.{number}"


def standing(process: Process) -> Standing:
    """What is being worked on now."""
    draft = drafts.open_draft_of(process)
    if draft is not None:
        return Standing(process, draft, draft.starts_from, drafts.state_of(draft), draft.snapshot_upto)
    version = newest(process)
    state = _begin(version.plan_json) if version else drafting.begin(Plan(title=process.name))
    return Standing(process, None, version, state, 0)


@lru_cache(maxsize=4)
def _begin(plan_json: str) -> drafting.State:
    """As `drafting.begin` of the version's plan; its JSON is of the format already, so it is not judged again."""
    data = json.loads(plan_json)
    rows = data.pop("activities")
    placed = ({**row, drafting.POSITION: drafting.STEP * (n + 1)} for n, row in enumerate(rows))
    return drafting.State(data, {row["key"]: row for row in placed})


def for_writing(by: Any, process: Process, seen: str) -> tuple[Draft, int]:
    """
    The open draft, begun when there is none, and the number of its operation that a page with stamp `seen` shows.

    Raises ClosedDraftError for a page of another draft, or of a version that is not what the draft starts from.
    """
    match = _STAMP.fullmatch(seen)
    if match is None:
        raise ClosedDraftError
    draft = drafts.open_draft(by, process)
    if match[1]:
        if int(match[1]) != draft.pk:
            raise ClosedDraftError
        return draft, int(match[2])
    if int(match[3]) != (draft.starts_from_id or 0):
        raise ClosedDraftError
    return draft, 0


def as_shown(process: Process, key: str, seen: str) -> Mapping[str, Any]:
    """An activity as a page with stamp `seen` showed it, also when its draft is closed by now; empty if it did not."""
    match = _STAMP.fullmatch(seen)
    if match is None:
        return {}
    if match[1]:
        draft = process.drafts.filter(pk=int(match[1])).select_related("starts_from").first()
        return (drafts.as_seen(draft, key, int(match[2])) if draft else None) or {}
    version = process.versions.filter(pk=int(match[3])).first()
    return (_begin(version.plan_json).activities.get(key) if version else None) or {}
