"""
What was done to one activity, across all drafts and versions: who changed which field when, and why.

The record names a draft, and what changed in it; here the operations are told activity by activity, with the versions
they were published in. What somebody took out by law (`take_out`) is gone from here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.drafting import POSITION, WHOLE
from frisat.plan.model import Visibility
from frisat.plan.schema_out import activity_to_json
from frisat.web.base.clock import COPENHAGEN
from frisat.web.process import draft_feeds, editor_attachments
from frisat.web.process.actions import plan_of
from frisat.web.process.editor_words import field_name, value_words
from frisat.web.process.models import Activity, Draft, DraftState, IndexedActivity, Operation, PlanVersion
from frisat.web.record.sentences import Change, Told
from frisat.web.record.things import Thing

MOST = 400
"""Operations that are told; an activity that was changed more often shows the newest."""
_SILENT = frozenset({"key", POSITION})


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happened; `where` is the draft or the import it happened in."""

    at: datetime
    text: str
    changes: tuple[Change, ...] = ()
    reason: str = ""
    basis: str = ""
    where: str = ""
    url: str = ""


def told(activity: Activity) -> tuple[str, list[Told]]:
    """What the activity is called, by its newest title, and what was done to it, the newest first."""
    process = activity.process
    versions = list(process.versions.select_related("published_by", "document").order_by("major", "minor"))
    plans = [(v, {a.key: activity_to_json(a) for a in plan_of(v).activities}) for v in versions]
    operations = list(
        Operation.objects.filter(draft__process=process, key=activity.key)
        .select_related("by", "draft", "draft__became")
        .defer("draft__snapshot", "draft__became__plan_json", "draft__became__comparison")
        .order_by("-draft_id", "-number")[:MOST]
    )
    titles = _titles(plans, operations)
    events = [
        *_of_operations(activity, operations, titles),
        *_of_versions(activity, plans, titles),
        *_of_files(activity),
        *_of_comments(activity),
    ]
    events.sort(key=lambda e: e.at, reverse=True)
    thing = Thing("activity", str(activity.pk))
    lines = [_line(len(events) - n, event, thing) for n, event in enumerate(events)]
    return titles.get(activity.key, "") or activity.key, lines


def has_public_page(activity: Activity) -> bool:
    """Whether the public reads of it: the last version that has it shows it to everybody."""
    index = IndexedActivity.objects.filter(activity=activity).first()
    return index is not None and index.visibility == Visibility.PUBLIC


def _line(number: int, event: _Event, thing: Thing) -> Told:
    return Told(
        number=number,
        at=event.at.astimezone(COPENHAGEN),
        text=event.text,
        reason=event.reason,
        basis=event.basis,
        changes=event.changes,
        thing=thing,
        thing_url=event.url,
        within=event.where,
    )


def _titles(plans: Sequence[tuple[PlanVersion, Any]], operations: Iterable[Operation]) -> dict[str, str]:
    """Key -> the newest title of every activity: an activity names others, which it replaces or waits for."""
    out: dict[str, str] = {}
    for _, rows in plans:
        out.update({key: str(row.get("title") or "") for key, row in rows.items()})
    for operation in sorted(operations, key=lambda o: (o.draft_id, o.number)):
        if operation.draft.state == DraftState.DROPPED:
            continue
        if operation.field == "title" and operation.after:
            out[operation.key] = str(operation.after)
        elif operation.field == WHOLE and isinstance(operation.after, Mapping):
            out[operation.key] = str(operation.after.get("title") or "")
    return out


# ------------------------------------------------------------------------------------------------------------- drafts
def _of_operations(activity: Activity, operations: Sequence[Operation], titles: Mapping[str, str]) -> Iterator[_Event]:
    feeds = draft_feeds.named(activity.process, {o.batch for o in operations})
    for _, group in groupby(operations, key=lambda o: (o.draft_id, o.batch or o.number)):
        deed = list(group)[::-1]
        feed = feeds.get(deed[0].batch)
        where = _draft_words(deed[0].draft)
        if feed is not None:
            where = gettext("Import of %(name)s") % {"name": feed.name} + f" · {where}"
        yield _Event(deed[-1].at, _deed_words(deed), _deed_changes(deed, titles), where=where)


def _draft_words(draft: Draft) -> str:
    if draft.became is not None:
        return gettext("Draft of version %(number)s") % {"number": draft.became.number}
    if draft.state == DraftState.DROPPED:
        return gettext("Draft that was thrown away")
    return gettext("Draft in work")


def _deed_words(deed: Sequence[Operation]) -> str:
    who = {"who": deed[0].by.name if deed[0].by else "Frisat"}
    if deed[0].undoes_id is not None:
        return gettext("%(who)s undid a change of the activity.") % who
    whole = next((o for o in deed if o.field == WHOLE), None)
    if whole is not None and whole.before is None:
        return gettext("%(who)s added the activity.") % who
    if whole is not None and whole.after is None:
        return gettext("%(who)s took the activity out of the draft.") % who
    if all(o.field == POSITION for o in deed):
        return gettext("%(who)s moved the activity in the order.") % who
    return gettext("%(who)s changed the activity.") % who


def _deed_changes(deed: Sequence[Operation], titles: Mapping[str, str]) -> tuple[Change, ...]:
    """The fields from what they held before the deed to what they held after it."""
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for operation in deed:
        if operation.field == WHOLE:
            before, after = operation.before or {}, operation.after or {}
            fields = {name: (before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])}
        else:
            fields = {operation.field: (operation.before, operation.after)}
        for name, (was, now) in fields.items():
            first.setdefault(name, was)
            last[name] = now
    return tuple(_changes(first, last, titles))


# ----------------------------------------------------------------------------------------------------------- versions
def _of_versions(
    activity: Activity, plans: Sequence[tuple[PlanVersion, Mapping[str, Any]]], titles: Mapping[str, str]
) -> Iterator[_Event]:
    """The versions that were the first with the activity, the first without it, or changed what they say of it."""
    drafted = set(Draft.objects.filter(process=activity.process, became__isnull=False).values_list("became", flat=True))
    before: Mapping[str, Any] = {}
    for version, rows in plans:
        now: Mapping[str, Any] = rows.get(activity.key) or {}
        if now != before:
            changes = () if version.pk in drafted else tuple(_changes(before, now, titles))
            yield _Event(
                version.published,
                _version_words(version, bool(before), bool(now)),
                changes,
                reason=version.reason,
                basis=version.decision,
                url=reverse("work_version", args=[activity.process.slug, version.number]),
            )
        before = now


def _version_words(version: PlanVersion, was: bool, is_now: bool) -> str:
    parts = {"who": version.published_by.name if version.published_by else "Frisat", "number": version.number}
    if not was:
        said = gettext("%(who)s published version %(number)s, the first with the activity.")
    elif not is_now:
        said = gettext("%(who)s published version %(number)s, in which the activity has been dropped.")
    else:
        said = gettext("%(who)s published version %(number)s, which says something new of the activity.")
    if version.document is not None:
        said += " " + gettext("It was read from %(name)s.")
        parts["name"] = version.document.file_name
    return said % parts


# ------------------------------------------------------------------------------------------------- files and comments
def _of_files(activity: Activity) -> Iterator[_Event]:
    for file in editor_attachments.files_of(activity):
        who = file.by.name if file.by else "Frisat"
        url = reverse("editor_attachment", args=[activity.process.slug, activity.key, file.pk])
        yield _Event(file.at, gettext("%(who)s attached “%(name)s”.") % {"who": who, "name": file.name}, url=url)


def _of_comments(activity: Activity) -> Iterator[_Event]:
    for comment in activity.process.comments.filter(key=activity.key).select_related("by", "settled_by"):
        text = gettext("%(who)s wrote a comment: “%(text)s”") % {"who": comment.by.name, "text": _short(comment.text)}
        yield _Event(comment.at, text)
        if comment.settled and comment.settled_by:
            said = gettext("%(who)s settled the comment “%(text)s”.")
            yield _Event(comment.settled, said % {"who": comment.settled_by.name, "text": _short(comment.text)})


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= 120 else one[:119].rstrip() + "…"


# -------------------------------------------------------------------------------------------------------------- words
def _changes(before: Mapping[str, Any], after: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[Change]:
    for field in dict.fromkeys([*before, *after]):
        if field in _SILENT:
            continue
        was, now = (_value(field, row.get(field), titles) for row in (before, after))
        if was != now:
            yield Change("", field_name(field), was, now)


def _value(field: str, value: Any, titles: Mapping[str, str]) -> str:
    if field == "lint_off":
        return "\n".join(f"{one.get('rule')}: {one.get('reason')}" for one in value or [])
    if field == "source":
        return str((value or {}).get("document") or "")
    return value_words(field, value, titles)
