"""
Throwing a draft away, and taking it up again (docs/how-to/publish.md).

Nothing is deleted: the draft keeps its operations, and can be taken up as long as the plan has not gone on without it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from frisat.web.people import permissions
from frisat.web.process import draft_feeds
from frisat.web.process.actions import newest
from frisat.web.process.draft_feeds import Feed
from frisat.web.process.models import Draft, DraftState, Operation, Process
from frisat.web.process.version_actions import NotPublishableError, locked
from frisat.web.record.actions import action, write
from frisat.web.record.queries import last_deed
from frisat.web.record.things import thing


def _process_of(draft: Draft, *_args: Any, **_kwargs: Any) -> int:
    return draft.process_id


@action(permissions.edits_plan, of=_process_of)
def drop(by: Any, draft: Draft, *, reason: str, upto: int) -> None:
    """
    Throws the draft away as it stood after operation `upto`: the newest version is the plan again.

    Raises ClosedDraftError; NotPublishableError when somebody has changed it since (U116) or no reason is given (U117).
    """
    process, draft = locked(draft)
    if draft.snapshot_upto != upto:
        raise NotPublishableError("U116")
    if not reason.strip():
        raise NotPublishableError("U117", field="reason")
    before = draft.state
    draft.state, draft.closed = DraftState.DROPPED, timezone.now()
    draft.save(update_fields=["state", "closed"])
    write(by, "draft.drop", draft, within=process, before=before, after=str(draft.state), reason=reason.strip())


@action(permissions.edits_plan, of=_process_of)
def bring_back(by: Any, draft: Draft) -> None:
    """
    Takes a draft up again that was thrown away, with everything that stood in it.

    Raises NotPublishableError when the plan has gone on without it: another draft has begun, or a version came (U118).
    """
    process = Process.objects.select_for_update().get(pk=draft.process_id)
    if last_dropped(process) != draft:
        raise NotPublishableError("U118")
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    draft.state, draft.closed = DraftState.OPEN, None
    draft.save(update_fields=["state", "closed"])
    write(by, "draft.bring_back", draft, within=process, before=str(DraftState.DROPPED), after=str(draft.state))


def last_dropped(process: Process) -> Draft | None:
    """The draft that can be taken up again: the last one, thrown away, and nothing has been published since."""
    last = process.drafts.order_by("-pk").first()
    if last is None or last.state != DraftState.DROPPED:
        return None
    version = newest(process)
    return last if last.starts_from_id == (version.pk if version else None) else None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A draft that was thrown away, by whom, when and why; `count` is how many changes stand in it."""

    draft: Draft
    who: str
    reason: str
    count: int


def dropped(process: Process) -> Dropped | None:
    """What can be taken up again, for its page."""
    draft = last_dropped(process)
    return None if draft is None else _told(draft)


def gone_with(process: Process, batch: str) -> Dropped | None:
    """The draft that was thrown away with the operations of a batch; None while another draft or a version has them."""
    fed = process.drafts.filter(operations__batch=batch).distinct().order_by("-pk").first() if batch else None
    return _told(fed) if fed is not None and fed.state == DraftState.DROPPED else None


def _told(draft: Draft) -> Dropped:
    said = last_deed(thing(draft), "draft.drop")
    return Dropped(draft, said.get("who", ""), said.get("reason", ""), sum(standing_by(draft).values()))


@dataclass(frozen=True, slots=True)
class Lost:
    """What goes with a draft: changes by whom, and the imports that fed it."""

    count: int
    by: list[tuple[str, int]]
    feeds: list[Feed]


def lost(draft: Draft) -> Lost:
    by = standing_by(draft)
    batches = draft.operations.filter(undone_by=None).values_list("batch", flat=True).distinct().order_by("batch")
    feeds = draft_feeds.named(draft.process, batches)
    return Lost(sum(by.values()), by.most_common(), [feeds[batch] for batch in sorted(feeds)])


def standing_by(draft: Draft) -> Counter[str]:
    """Who made how many of the changes that still stand: neither taken back nor taking something back."""
    found = Operation.objects.filter(draft=draft, undone_by=None, undoes=None).values_list("by__name", flat=True)
    return Counter(name or "Frisat" for name in found)
