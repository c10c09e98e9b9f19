"""
How much of a meeting an account sees. Every page, file, feed, letter and search of meetings comes through here.

`frisat.plan.sight` says what each sight leaves of a meeting; this says who has which.
"""

from __future__ import annotations

from typing import Any

from frisat.plan import meeting as data
from frisat.plan import sight
from frisat.plan.sight import PUBLIC, Sight
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import value_of
from frisat.web.people import permissions


def sight_of(who: Any, row: Meeting) -> Sight:
    """
    Who prepares the process's meetings sees everything; a member sees the closed items but those that bar the member.

    Who only reads or comments in the process sees its drafts as far as they are open, and an administrator of the site
    no more than the public: keeping accounts is no reason to read a closed case.
    """
    if permissions.prepares_meetings(who, row.process_id):
        return Sight(drafts=True, closed=True)
    drafts = permissions.reads_process(who, row.process_id)
    own = [] if not permissions.signed_in(who) else [
        p for p in row.participants.all() if p.person is not None and p.person.account_id == who.pk
    ]  # fmt: skip
    if not own:
        return Sight(drafts=drafts)
    mine = {p.pk for p in own}
    barred = frozenset(
        str(item.pk) for item in row.items.all() if any(c.participant_id in mine for c in item.conflict_rows.all())
    )
    return Sight(drafts=drafts, closed=True, barred=barred)


def seen_by(who: Any, row: Meeting) -> data.Meeting:
    """The meeting as `who` may see it; `row` came through `value.with_all`."""
    return sight.seen(value_of(row), sight_of(who, row))


def public(row: Meeting) -> data.Meeting:
    """The meeting as anybody may see it."""
    return sight.seen(value_of(row), PUBLIC)
