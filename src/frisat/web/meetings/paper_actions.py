"""Papers under items: kept with their hash when their content is what their name says, closed one by one."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone

from frisat.plan.errors import ReadError
from frisat.read.papers import media_type
from frisat.web.base.seen import is_stale
from frisat.web.base.uploads import file_name
from frisat.web.gate import passing
from frisat.web.gate.files import CLEANER, Ready
from frisat.web.meetings import fetched_actions, issues, letting_out, paper_tasks
from frisat.web.meetings.actions import tell_all
from frisat.web.meetings.agenda_actions import check_out, held_agenda, is_out, may_release, of_item
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Meeting, Paper, Why
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

MOST_BYTES = 25 * 1024 * 1024


def of_paper(paper: Paper, *_args: Any, **_kwargs: Any) -> int:
    return paper.item.meeting.process_id


@action(permissions.prepares_meetings, of=of_item)
def add_paper(
    by: Any, item: Item, data: bytes, name: str, *, closed: bool = False, ground: str = "", reason: str = ""
) -> Paper:
    """
    Keeps a file under an item; the same bytes there are kept once. Nobody outside gets it before it is scanned.

    Raises:
        ReadError: E219 too large; G201-G204 of no kind that a paper can be (`frisat.read.papers`).
        MeetingError: G106 the item is out, and `by` may not or gives no reason; G107; G108 closed without a ground.
    """
    meeting = held_agenda(by, item.meeting)
    now = Item.objects.get(pk=item.pk, meeting=meeting)
    name = file_name(name)
    if len(data) > MOST_BYTES:
        raise ReadError("E219", value=name)
    kind = media_type(data, name)
    out = check_out(by, meeting, now, reason)
    if closed and not ground.strip():
        raise MeetingError("G108", "ground")
    digest = hashlib.sha256(data).hexdigest()
    known = now.papers.filter(sha256=digest, removed=None).defer("data", "clean").first()
    if known is not None:
        nothing_changed()
        kept: Paper = known
        return kept
    last = now.papers.aggregate(top=Max("order"))["top"] or 0
    made = Paper.objects.create(
        item=now, order=last + 1, key=secrets.token_hex(16), name=name, data=data, sha256=digest,
        size_bytes=len(data), media_type=kind, closed=closed, ground=ground.strip() if closed else "",
        added_by=by if by.pk is not None else None,
    )  # fmt: skip
    said = {"item": now.pk, "paper": made.pk, "sha256": digest, "bytes": len(data)}
    if out and not (made.closed or now.closed):
        letting_out.require(by, meeting)
    write(by, "meeting.paper_add", meeting, within=meeting.process, after=said, reason=reason)
    paper_tasks.plan(made.pk)
    _told(by, meeting, out, reason)
    return made


@action(permissions.prepares_meetings, of=of_paper)
def change_paper(by: Any, paper: Paper, values: Mapping[str, Any], *, reason: str = "", seen: str = "") -> None:
    """
    Changes `name`, `closed` and `ground`. The ending of a name stays: it says what the file is. `seen` is the
    `stand` of the paper as the form showed it.

    Raises MeetingError: G106 the item is out; G107; G108 closed without a ground; G126 changed since. Closing needs no
    other reason than its ground.
    """
    meeting = held_agenda(by, paper.item.meeting)
    now = Paper.objects.select_for_update().defer("data", "clean").get(pk=paper.pk, item=paper.item_id)
    item = _item_now(now)
    if is_stale(seen, now.stand):
        raise MeetingError("G126", value=now.name)
    closing = bool(values.get("closed")) and not now.closed
    ground = str(values.get("ground", now.ground)).strip()
    out = check_out(by, meeting, item, reason or (ground if closing else ""))
    wanted = {
        "name": _named(str(values.get("name", now.name)), now.name),
        "closed": bool(values.get("closed", now.closed)),
    }
    wanted["ground"] = ground if wanted["closed"] else ""
    if wanted["closed"] and not ground:
        raise MeetingError("G108", "ground")
    changed = [name for name, value in wanted.items() if getattr(now, name) != value]
    if not changed:
        nothing_changed()
        return
    for name in changed:
        setattr(now, name, wanted[name])
    now.save(update_fields=changed)
    said = {"item": item.pk, "paper": now.pk, "fields": changed}
    if out and not (now.closed or item.closed):
        letting_out.require(by, meeting)
    if "closed" in changed and now.closed and not item.closed:
        fetched_actions.tell_holders(by, [now.pk], Why.CLOSED)
    write(by, "meeting.paper_change", meeting, within=meeting.process, after=said, reason=reason)
    _told(by, meeting, out, reason)


def _named(said: str, was: str) -> str:
    """A new name with the ending that the file has, no longer than its column."""
    stem, dot, ending = was.rpartition(".")
    name = file_name(said, otherwise=stem)
    own = name[: -len(ending) - 1] if dot and name.lower().endswith(f".{ending.lower()}") else name
    most = Paper._meta.get_field("name").max_length
    return f"{own[: max(1, most - 1 - len(ending))]}.{ending}" if dot else name[:most]


@action(permissions.prepares_meetings, of=of_paper)
def remove_paper(by: Any, paper: Paper, *, reason: str = "") -> None:
    """Takes a paper away; `bring_back_paper` undoes it. Raises MeetingError: G106, G107."""
    _put(by, paper, away=True, reason=reason)


@action(permissions.prepares_meetings, of=of_paper)
def bring_back_paper(by: Any, paper: Paper, *, reason: str = "") -> None:
    """Undoes `remove_paper`. Raises MeetingError: G106, G107."""
    _put(by, paper, away=False, reason=reason)


def _put(by: Any, paper: Paper, *, away: bool, reason: str) -> None:
    meeting = held_agenda(by, paper.item.meeting)
    now = Paper.objects.select_for_update().defer("data", "clean").get(pk=paper.pk)
    if (now.removed is not None) == away:
        nothing_changed()
        return
    item = _item_now(now)
    out = check_out(by, meeting, item, reason)
    now.removed = timezone.now() if away else None
    now.save(update_fields=["removed"])
    if out and not (away or now.closed or item.closed):
        letting_out.require(by, meeting)
    if away:
        fetched_actions.tell_holders(by, [now.pk], Why.WITHDRAWN)
    verb = "meeting.paper_remove" if away else "meeting.paper_back"
    write(by, verb, meeting, within=meeting.process, after={"item": now.item_id, "paper": now.pk}, reason=reason)
    _told(by, meeting, out, reason)


# ------------------------------------------------------------------------------------------- scanned, and let out
@action(permissions.system_only)
def keep_checked(by: Any, pk: int, ready: Ready) -> None:
    """Keeps what would be given out of a paper, and whether it is held back; nothing where that was kept before."""
    paper = _held(pk)
    if paper_tasks.is_ready(paper) or not paper.sha256:  # kept before, or taken out by law while it was scanned
        nothing_changed()
        return
    _keep(paper, ready)
    meeting = paper.item.meeting
    write(by, "meeting.paper_scan", meeting, within=meeting.process, after={"paper": pk, "held": paper.held})


@action(permissions.prepares_meetings, of=of_paper)
def take_clean(by: Any, paper: Paper, ready: Ready) -> None:
    """
    A copy in which tracked changes are accepted is what is given out from now on.

    Raises MeetingError: G106 the item is out and `by` may not let papers out; G107.
    """
    meeting = held_agenda(by, paper.item.meeting)
    now = _held(paper.pk)
    if not now.sha256:  # taken out by law meanwhile
        raise MeetingError("G119", value=now.name)
    if is_out(meeting, now.item) and not may_release(by, meeting):
        raise MeetingError("G106")
    if now.clean_sha256 == ready.sha256:
        nothing_changed()
        return
    _keep(now, ready)
    fetched_actions.tell_holders(by, [now.pk], Why.EXCHANGED)
    said = {"item": now.item_id, "paper": now.pk, "sha256": ready.sha256, "held": now.held}
    write(by, "meeting.paper_clean", meeting, within=meeting.process, after=said)


@action(permissions.releases_papers, of=of_paper)
def let_out(by: Any, paper: Paper) -> None:
    """A paper that is held back goes out for the reason that is being said. Raises gate.passing.HeldError without."""
    now = _held(paper.pk)
    if not now.held:
        nothing_changed()
        return
    meeting = now.item.meeting
    one = letting_out.check_paper(meeting, now, now.item.no or str(now.item.order))
    passing.require(by, meeting.process_id, meeting, passing.with_overrides(meeting.process_id, [one]))
    now.held = False
    now.save(update_fields=["held"])
    write(by, "meeting.paper_out", meeting, within=meeting.process, after={"item": now.item_id, "paper": now.pk})


def _item_now(paper: Paper) -> Item:
    """
    The item of a paper as it stands once its meeting is held: it may have been sent or closed since the page was made.
    """
    found: Item = Item._base_manager.get(pk=paper.item_id)
    return found


def _held(pk: int) -> Paper:
    rows = Paper.objects.select_for_update(of=("self",)).defer("data", "clean")
    return rows.select_related("item__meeting__process").get(pk=pk)


def _keep(paper: Paper, ready: Ready) -> None:
    meeting = paper.item.meeting
    paper.clean, paper.clean_sha256, paper.cleaner = ready.data, ready.sha256, CLEANER
    one = letting_out.check_paper(meeting, paper, paper.item.no)
    paper.held = passing.with_overrides(meeting.process_id, [one])[0].is_held
    paper.save(update_fields=["clean", "clean_sha256", "cleaner", "held"])


def _told(by: Any, meeting: Meeting, out: bool, reason: str) -> None:
    """A change of what is out makes an issue and is told."""
    if out:
        issues.freeze(by, meeting, "agenda", reason=reason)
        tell_all(by, meeting)
