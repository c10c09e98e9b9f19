"""
What is taken out by law is taken out of meetings, too: of their rows, of every issue of agenda and minutes, of papers.

Called by `process.take_out` through `process.standing`. Bodies keep their names; a participant whose own name is taken
out stays without it, and without the person of the register, who has a keeper of their own.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.errors import FrisatError
from frisat.plan.meeting import Stage
from frisat.plan.redaction import OF_MEETINGS, Redactor, Taken, places
from frisat.scan import words_in
from frisat.web.gate.models import Override, Scanned
from frisat.web.meetings import inverted
from frisat.web.meetings.models import (
    Approval,
    Conflict,
    Correction,
    FollowUp,
    Issue,
    Item,
    Leg,
    LetIn,
    Meeting,
    Paper,
    Participant,
    Proposed,
    Series,
)
from frisat.web.meetings.value import value_of, with_all
from frisat.web.process.models import Process
from frisat.web.process.standing import Gone, Rewrite, Standing, cleaned, without_words

SECONDS = 10.0
"""So long files are looked through while somebody waits; what is left is told of as not looked through."""
_MEETING = ("case_no", "department", "unit", "link", "remarks")
_ITEM = (
    "title", "case_no", "text", "recommendation", "ground", "extract", "withheld", "decision_text", "presenters",
    "vote", "dissents", "terms", "earlier",
)  # fmt: skip
_PARTICIPANT = ("printed", "role", "why")
_BESIDE_ITEMS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (FollowUp, ("text",)), (Conflict, ("why",)), (LetIn, ("why",)), (Correction, ("text",)),
    (Paper, ("name", "ground")),
)  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- looking
def look(process: Process, redactor: Redactor) -> list[Standing]:
    """Meetings in which the words stand, and files in which they do or which nobody can look through."""
    out = []
    for row in Meeting._base_manager.filter(process=process).order_by("pk"):
        parts = _parts(row).values()
        if any(redactor.holds(part) for part in parts):
            taken = Taken(texts=redactor.texts)
            said = [place for part in parts for place in places(part, taken, own=OF_MEETINGS)]
            value = value_of(with_all(Meeting._base_manager.filter(pk=row.pk)).get())
            when = value.period.text if value.period else ""
            label = gettext("The meeting “%(title)s”") % {"title": value.title}
            out.append(
                Standing(
                    "meeting", str(row.pk), f"{label}{', ' if when else ''}{when}",
                    reverse("work_meeting", args=[process.slug, row.pk]), tuple(dict.fromkeys(said)),
                )
            )  # fmt: skip
    return [*out, *_files(process, redactor)]


def _parts(row: Meeting) -> dict[str, Any]:
    """Everything that is stored of a meeting as JSON, by item ("" is the meeting itself)."""
    own: list[Any] = [{name: getattr(row, name) for name in _MEETING}]
    own += list(Leg.objects.filter(meeting=row).values("title", "place"))
    own += list(Participant.objects.filter(meeting=row).values("printed", "role", "why", "person__name"))
    own += list(Approval.objects.filter(meeting=row).values("remark", "told"))
    own += list(Correction.objects.filter(meeting=row, item=None).values("text"))
    parts: dict[str, Any] = {"": own}
    for item in Item._base_manager.filter(meeting=row):
        parts[str(item.pk)] = [{name: getattr(item, name) for name in _ITEM}]
    for model, names in _BESIDE_ITEMS:  # asked of the whole meeting: there may be thousands of items in a process
        for said in model.objects.filter(item__meeting=row).values("item_id", *names):
            parts[str(said.pop("item_id"))].append(said)
    for issue in Issue.objects.filter(meeting=row):
        data = json.loads(issue.text)
        for item_said in data.pop("items", ()):
            parts.setdefault(str(item_said.get("key", "")), []).append(item_said)
        own += [data, {"reason": issue.reason}]
    return parts


def _files(process: Process, redactor: Redactor) -> Iterator[Standing]:
    begun = time.monotonic()
    rows = Paper.objects.filter(item__meeting__process=process).exclude(sha256="").select_related("item__meeting")
    for paper in rows.defer("data", "clean").order_by("-pk"):
        note, count = "", None
        if time.monotonic() - begun > SECONDS:
            note = gettext("not looked through: there are too many files to look through at once")
        else:
            try:
                count, whole = words_in(
                    bytes(Paper.objects.only("data").get(pk=paper.pk).data), _name(paper), redactor.texts
                )
                note = "" if whole else gettext("a part of it cannot be read, such as a picture of a text")
            except FrisatError:
                note = gettext("cannot be looked through")
        if count or note:
            where = {"name": paper.name, "no": paper.item.no or str(paper.item.order)}
            yield Standing(
                "paper", str(paper.pk), gettext("The file “%(name)s” under item %(no)s") % where,
                reverse("work_item", args=[process.slug, paper.item.meeting_id, paper.item_id]) + "#bilag",
                is_file=True, count=count, note=note,
            )  # fmt: skip


def _name(paper: Paper) -> str:
    return f"fil.{paper.name.rpartition('.')[2].lower()}"


# --------------------------------------------------------------------------------------------------------------- taking
def take_from_meetings(process: Process, redactor: Redactor, names: Collection[str], rewrite: Rewrite) -> list[Gone]:
    """Takes the words out of the chosen meetings, and the chosen files away. Called by an action."""
    out = []
    rows = Meeting._base_manager.filter(process=process).order_by("pk")
    for row in rows:
        if f"meeting:{row.pk}" in names:
            out += _meeting(row, redactor, rewrite)
    papers = Paper.objects.filter(item__meeting__process=process).exclude(sha256="").select_related("item")
    for paper in papers.defer("data", "clean"):
        if f"paper:{paper.pk}" in names:
            out.append(_file(paper, redactor))
    for override in Override.objects.filter(process_id=process.pk):
        if changed := cleaned(override, redactor, "reason"):
            rewrite(override, **changed)
    Meeting._base_manager.filter(pk__in={int(gone.key) for gone in out}).update(taken_out=True)
    if out:
        inverted.fold_in()  # the index of words forgets them now, whether or not a worker runs
    return out


def _meeting(row: Meeting, redactor: Redactor, rewrite: Rewrite) -> list[Gone]:
    parts = [key for key, said in _parts(row).items() if redactor.holds(said)]
    without_words(row, redactor, *_MEETING)
    for leg in Leg.objects.filter(meeting=row):
        without_words(leg, redactor, "title", "place")
    for who in Participant.objects.filter(meeting=row).select_related("person"):
        _participant(who, redactor)
    for approval in Approval.objects.filter(meeting=row):
        without_words(approval, redactor, "remark", "told")
    for item in Item._base_manager.filter(meeting=row):
        _item(item, redactor)
    for correction in Correction.objects.filter(meeting=row):
        if changed := cleaned(correction, redactor, "text"):
            rewrite(correction, **changed)
    before = after = ""
    for issue in Issue.objects.filter(meeting=row).order_by("pk"):
        was, now = _issue(issue, redactor, rewrite)
        if was != now:
            before, after = was, now
    if parts and row.stage == Stage.APPROVING:
        _ask_of_what_is_left(row)
    return [Gone("meeting", str(row.pk), part, "text", before, after) for part in parts]


def _ask_of_what_is_left(row: Meeting) -> None:
    """Who has not answered yet is asked of the minutes as they are now; who has answered, answered what was read."""
    from frisat.web.meetings.approval_actions import stand_of

    stand = stand_of(with_all(Meeting.objects.filter(pk=row.pk)).get())
    Approval.objects.filter(meeting=row, approved=None).update(sha256=stand)


def _participant(who: Participant, redactor: Redactor) -> None:
    changed = cleaned(who, redactor, *_PARTICIPANT)
    if who.person is not None and (left := redactor.text(who.person.name)) != who.person.name:
        changed |= {"person": None, "printed": left[:200]}
    if changed:
        for name, value in changed.items():
            setattr(who, name, value)
        who.revision += 1
        who.save(update_fields=[*changed, "revision"])


def _item(item: Item, redactor: Redactor) -> None:
    changed = cleaned(item, redactor, *_ITEM)
    if changed:
        for name, value in changed.items():
            setattr(item, name, value)
        item.revision += 1  # a form that was made before is told so, and does not write the words again
        item.save(update_fields=[*changed, "revision"])
    for follow_up in FollowUp.objects.filter(item=item):
        without_words(follow_up, redactor, "text")
    for conflict in Conflict.objects.filter(item=item):
        without_words(conflict, redactor, "why")
    for let_in in LetIn.objects.filter(item=item):
        without_words(let_in, redactor, "why")
    for paper in Paper.objects.filter(item=item).defer("data", "clean"):
        without_words(paper, redactor, "name", "ground")


def _issue(issue: Issue, redactor: Redactor, rewrite: Rewrite) -> tuple[str, str]:
    """The hash of an issue before and after; the same twice where nothing was taken out of it."""
    data = json.loads(issue.text)
    left = redactor.value(data)
    was = issue.content_sha256 or issue.sha256
    changed = cleaned(issue, redactor, "reason")
    if left != data:
        text = json.dumps(left, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        changed |= {"text": text, "content_sha256": hashlib.sha256(text.encode()).hexdigest()}
    if changed:
        rewrite(issue, **changed)
    return was, str(changed.get("content_sha256", was))


def _file(paper: Paper, redactor: Redactor) -> Gone:
    """The bytes go, the copy that was given out, what the scan said; the name stays without the words."""
    was, given = paper.sha256, paper.clean_sha256
    paper.data, paper.clean, paper.sha256, paper.clean_sha256, paper.size_bytes = b"", None, "", "", 0
    paper.held, paper.name = False, redactor.text(paper.name)[:200]
    paper.save(update_fields=["data", "clean", "sha256", "clean_sha256", "size_bytes", "held", "name"])
    for digest in {was, given}:
        if not Paper.objects.filter(clean_sha256=digest).exists():
            Scanned.objects.filter(sha256=digest).delete()
    return Gone("meeting", str(paper.item.meeting_id), str(paper.item_id), "file", was, "")


# -------------------------------------------------------------------------------------------- what nobody has to choose
def scrub(process: Process, redactor: Redactor) -> None:
    """What only the secretariat sees beside meetings: proposals, names of series."""
    words = Redactor(Taken(texts=redactor.texts), own=OF_MEETINGS)
    for proposed in Proposed.objects.filter(process=process):
        without_words(proposed, words, "title", "text", "turned_down")
    for series in Series.objects.filter(process=process):
        without_words(series, words, "name")
