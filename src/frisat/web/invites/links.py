"""Where a meeting is found by anybody, and what takes its place: what letters and calendars lead to."""

from __future__ import annotations

from email.utils import parseaddr

from django.conf import settings

from frisat.plan.model import Visibility
from frisat.web.meetings.models import Meeting
from frisat.web.process.keys import number_of
from frisat.write.to_invite import Address


def is_public(row: Meeting) -> bool:
    """Whether the newest published plan tells everybody of the meeting."""
    index = getattr(row.activity, "index", None)
    return index is not None and index.visibility == Visibility.PUBLIC and index.left_in_id is None


def is_published(row: Meeting) -> bool:
    """Whether the newest published plan has the meeting, be it for staff alone."""
    index = getattr(row.activity, "index", None)
    return index is not None and index.left_in_id is None


def page_of(row: Meeting, *, prefix: str = "") -> str:
    """The address of the meeting's public page; empty where it has none. `row` came through `value.with_all`."""
    every = list(row.addresses.all())
    return page_at(row, str(every[-1]) if every else "", prefix=prefix)


def page_at(row: Meeting, printed: str, *, prefix: str = "") -> str:
    """The same where the meeting's newest address is known already; `printed` is empty for none."""
    return f"{prefix or settings.FRISAT_ADDRESS}/moeder/{printed}/" if printed and is_public(row) else ""


def heir_of(row: Meeting) -> Meeting | None:
    """The meeting that takes this one's place."""
    index = getattr(row.activity, "index", None)
    number = number_of(index.replaced_by) if index is not None else None
    if number is None:
        return None
    found = Meeting.objects.filter(process=row.process_id, activity__number=number)
    return found.select_related("activity__index").prefetch_related("addresses").first()


def organizer(tag: str = "") -> Address:
    """
    Who calls to meetings, and at which address answers arrive: the one that mail comes from, with the `tag` of an
    invitation behind a plus (RFC 5233).
    """
    _, email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if tag and "@" in email:
        mine, _, domain = email.rpartition("@")
        email = f"{mine}+{tag}@{domain}"
    name = ", ".join(filter(None, (settings.FRISAT_ORGANISATION, settings.FRISAT_UNIT)))
    return Address(name, email)
