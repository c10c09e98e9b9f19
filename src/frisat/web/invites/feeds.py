"""Meetings as calendars to subscribe to, made of columns and the public value of each meeting's head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from django.db.models import QuerySet

from frisat.plan import sight
from frisat.plan.meeting import Meeting as MeetingValue
from frisat.plan.meeting import MeetingKind
from frisat.plan.model import Clock, Status
from frisat.plan.period import Period
from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.invites import links, queries
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import leg_of
from frisat.write.to_invite import Entry, calendar


def written(rows: Sequence[Meeting], *, name: str, prefix: str, is_private: bool = False) -> bytes:
    """The calendar of meetings that came through `queries`; `prefix` begins their addresses ("https://…", "…/en")."""
    heirs, around = queries.heirs(rows), queries.around(rows)
    return calendar(
        (_entry(row, around, heirs.get(_heir_key(row)), prefix, is_private) for row in rows),
        name=name,
        language=words.language(),
    )


def kept(found: QuerySet[Meeting], *, name: str, prefix: str) -> bytes:
    """As `written`, of a public calendar; written once for as long as all that it is made of stays as it is."""
    key = ("public calendar", words.language(), name, prefix, queries.told(found))
    return remembered(key, lambda: written(list(found), name=name, prefix=prefix), shelf="files")


def _heir_key(row: Meeting) -> tuple[int, int]:
    key = row.activity.index.replaced_by[1:]
    return row.process_id, int(key) if key.isdecimal() else 0


def _entry(row: Meeting, around: queries.Around, heir: Meeting | None, prefix: str, is_private: bool) -> Entry:
    """`stamp` is when what is told was published: the same as long as nothing changed."""
    return Entry(
        meeting=sight.seen(_head(row, around)),
        uid=f"{row.uid}@frisat",
        sequence=row.sequence,
        stamp=row.activity.index.version.published.astimezone(UTC),
        url=links.page_at(row, around.addresses.get(row.pk, ""), prefix=prefix),
        heir_uid=f"{heir.uid}@frisat" if heir is not None else "",
        heir_url=links.page_of(heir, prefix=prefix) if heir is not None else "",
        is_private=is_private or not links.is_public(row),
    )


def _head(row: Meeting, around: queries.Around) -> MeetingValue:
    """What a list over meetings reads of one: columns, and nothing of items or of who takes part."""
    found = row.activity.index
    return MeetingValue(
        uid=str(row.uid),
        title=found.title,
        kind=MeetingKind(row.kind),
        bodies=tuple(around.bodies.get(row.pk, ())),
        period=Period(found.edtf or None, found.words) if found.words or found.edtf else None,
        clock=Clock(found.start, found.end or None) if found.start else None,
        place=found.place or None,
        process=row.process.name,
        status=Status(found.status),
        status_reason=found.status_reason or None,
        sequence=row.sequence,
        legs=tuple(leg_of(leg) for leg in around.legs.get(row.pk, ())),
        language=words.language(),
    )
