"""What every address of a meeting begins with: which meeting, what of it this reader sees, who may keep the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from frisat.plan import meeting as data
from frisat.plan.sight import PUBLIC, Sight
from frisat.web.base.clock import today
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings import sight
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import with_all
from frisat.web.process import queries as processes
from frisat.web.record.queries import last_number


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting as this reader sees it; nothing on a page or in a file of it comes from elsewhere."""

    row: Meeting
    address: str
    value: data.Meeting
    sight: Sight

    @property
    def is_public(self) -> bool:
        """Whether anybody else would be shown the same."""
        return self.sight == PUBLIC

    def opens(self, item: data.Item) -> bool:
        """Whether the reader sees a closed item that the public does not."""
        return item.closed and self.sight.opens(item.key)


def reader(request: HttpRequest) -> Any:
    """Who asks. Without a session's cookie the session is not asked for, so that the answer may be kept for all."""
    return request.user if settings.SESSION_COOKIE_NAME in request.COOKIES else AnonymousUser()


def shown_of(who: Any, row: Meeting) -> Shown | None:
    """The meeting of a row for a reader; None where nothing of it is for this reader, or it has no address."""
    whole = with_all(Meeting.objects.filter(pk=row.pk)).get()
    how = sight.sight_of(who, whole)
    index = getattr(whole.activity, "index", None)
    if how == PUBLIC and (index is None or index.visibility != "public" or not _still_public(whole, index)):
        return None
    address = next(reversed(whole.addresses.all()), None)  # asked for with the meeting; `last` would ask again
    return Shown(whole, str(address), sight.seen_by(who, whole), how) if address else None


def _still_public(row: Meeting, index: Any) -> bool:
    """What a newer plan lacks keeps its address, as long as some version that anybody can read still has it."""
    return index.left_in_id is None or bool(processes.history(row.process, row.activity.key))


def kept_up(who: Any, shown: Shown) -> Callable[[], Shown | None]:
    """
    Asks as often as one likes what the reader sees of the meeting by now: looked at anew once anything was done.

    Every deed has an entry in the record, so the number of the last one tells whether there was any; seats begin and
    end with the day. A file that is sent for minutes asks it before each of its parts.
    """
    at, now = (last_number(), today()), shown_of(who, shown.row)

    def ask() -> Shown | None:
        nonlocal at, now
        if at != (by_now := (last_number(), today())):
            at, now = by_now, shown_of(who, shown.row)
        return now

    return ask


def of_meeting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    A page or file of a meeting: `view(request, shown, **rest)`.

    An address that the meeting had leads to the newest one for ever. A meeting that is not there and one that is not
    for this reader are one and the same: Http404. What not everybody sees is kept by nobody.
    """

    @wraps(view)
    @require_safe
    def run(request: HttpRequest, day: date, tail: str, **rest: Any) -> HttpResponse:
        who = reader(request)
        row = queries.at(who, day, tail)
        found = shown_of(who, row) if row else None
        if found is None:
            raise Http404
        answer: HttpResponse
        asked = f"{day.isoformat()}/{tail}"
        if asked != found.address:
            answer = HttpResponsePermanentRedirect(request.get_full_path().replace(asked, found.address, 1))
        else:
            answer = view(request, found, **rest)
        if not found.is_public:
            patch_cache_control(answer, private=True, no_store=True)
        patch_vary_headers(answer, ["Cookie"])
        return answer

    return run
