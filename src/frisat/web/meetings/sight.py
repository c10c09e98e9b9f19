"""
How much of a meeting an account sees. Every page, file, feed, letter and search of meetings comes through here.

`frisat.plan.sight` says what each sight leaves of a meeting; this says who has which (docs/decisions/0023).
"""

from __future__ import annotations

from typing import Any

from frisat.plan import meeting as data
from frisat.plan import sight
from frisat.plan.sight import PUBLIC, Sight
from frisat.web.base.clock import today
from frisat.web.bodies import queries as bodies
from frisat.web.meetings.models import LetIn, Meeting
from frisat.web.meetings.value import value_of
from frisat.web.people import permissions


def sight_of(who: Any, row: Meeting) -> Sight:
    """
    What is closed is for those who hold a seat today in a body that meets, and for those who prepare the meeting.

    Taking part gives nothing closed: a guest, and a member whose seat has ended, read what was open, and an item that
    they were let in to. Who is barred from an item sees nothing closed of it. Who only reads or comments in the
    process sees its drafts as far as they are open, and an administrator of the site no more than the public: keeping
    accounts is no reason to read a closed case. `row` came through `value.with_all`.
    """
    if not permissions.signed_in(who):
        return PUBLIC
    prepares = permissions.prepares_meetings(who, row.process_id)
    own = {p.pk for p in row.participants.all() if p.person is not None and p.person.account_id == who.pk}
    seated = prepares or bodies.may_read_closed_of_any(who, [m.body for m in row.meeting_bodies.all()], today())
    return Sight(
        drafts=prepares or permissions.reads_process(who, row.process_id),
        closed=seated,
        barred=frozenset() if prepares else _barred(row, own),
        let_in=_let_in(row, own) if own and not seated else frozenset(),
        takes_part=bool(own),
    )


def _barred(row: Meeting, own: set[int]) -> frozenset[str]:
    """The items from which one of these participants is barred."""
    return frozenset(
        str(item.pk) for item in row.items.all() if any(c.participant_id in own for c in item.conflict_rows.all())
    )


def _let_in(row: Meeting, own: set[int]) -> frozenset[str]:
    found = LetIn.objects.filter(item__meeting=row, participant__in=own, ended=None)
    return frozenset(str(pk) for pk in found.values_list("item", flat=True))


def seen_by(who: Any, row: Meeting) -> data.Meeting:
    """The meeting as `who` may see it; `row` came through `value.with_all`."""
    return sight.seen(value_of(row), sight_of(who, row))


def public(row: Meeting) -> data.Meeting:
    """The meeting as anybody may see it."""
    return sight.seen(value_of(row), PUBLIC)
