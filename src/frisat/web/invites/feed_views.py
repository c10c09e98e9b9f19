"""Calendars to subscribe to: of all meetings, of one body, and of one's own at a secret address."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.web.base import way_back
from frisat.web.invites import feed_actions, feeds, queries
from frisat.web.invites.forms import FeedForm
from frisat.web.invites.models import Feed
from frisat.web.people import permissions
from frisat.web.people.routes import public, work_page
from frisat.web.process.make import address_of
from frisat.web.process.queries import worked_on
from frisat.web.record.actions import SYSTEM

GONE = "There is no calendar at this address.\n"
"""The one answer for an address that never was, one that was closed and one whose owner's account is: to the letter."""


@public()
@require_safe
def all_meetings(request: HttpRequest) -> HttpResponse:
    """Every public meeting."""
    name = gettext("Meetings, %(organisation)s") % {"organisation": settings.FRISAT_ORGANISATION}
    return calendar(feeds.kept(queries.public_meetings(), name=name, prefix=prefix(request)), "moeder")


@public()
@require_safe
def body_meetings(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The public meetings of one body; an old name or a body that was merged leads to what it is now."""
    body = queries.public_body(pk)
    if body is None:
        raise Http404
    now = address_of(body.name) or "organ"
    if (body.pk, now) != (pk, slug):
        return redirect("body_feed", body.pk, now, permanent=body.pk == pk)
    data = feeds.kept(queries.public_meetings(body), name=body.name, prefix=prefix(request))
    return calendar(data, now)


@public()
@require_safe
def own_meetings(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own calendar, for who knows its address."""
    feed = queries.feed(token)
    if feed is None:
        return gone()
    feed_actions.used(SYSTEM, feed, timezone.now())
    data = feeds.written(queries.meetings_of_feed(feed), name=feed.name, prefix=prefix(request), is_private=True)
    return calendar(data, "kalender", is_private=True)


def gone() -> HttpResponse:
    """The one answer at a secret address that leads nowhere."""
    return HttpResponse(GONE, status=404, content_type="text/plain; charset=utf-8")


def prefix(request: HttpRequest) -> str:
    """What the addresses of meetings begin with, in the language of this one."""
    return request.build_absolute_uri("/en" if request.path.startswith("/en/") else "/").rstrip("/")


def calendar(data: bytes, name: str, *, is_private: bool = False) -> HttpResponse:
    """Unchanged is answered with status 304 (ConditionalGetMiddleware)."""
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["Cache-Control"] = "private, max-age=60" if is_private else "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response


@work_page(permissions.signed_in, "GET", "HEAD", "POST")
def own_feeds(request: HttpRequest) -> HttpResponse:
    """One's own calendars; a new one's address is shown here once, and never again."""
    sent = request.POST if request.method == "POST" else None
    mine = [p for p in worked_on(request.user) if permissions.reads_process(request.user, p.pk)]
    form = FeedForm(sent, processes=mine)
    made, address = None, ""
    if sent is not None and form.is_valid():
        try:
            made, token = feed_actions.make(request.user, name=form.cleaned_data["name"], process=form.chosen())
        except feed_actions.TooManyError:
            form.add_error(None, _too_many())
        else:
            address = request.build_absolute_uri(reverse("own_feed", args=[token]))
            form = FeedForm(processes=mine)
    context = {"form": form, "made": made, "address": address, "rows": queries.feeds(request.user)}
    return render(request, "invites/feeds.html", context, status=422 if form.errors else 200)


@work_page(permissions.signed_in, "POST")
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes one of one's own calendars; sent by the message that tells of it, opens it again."""
    feed = queries.feed_of(request.user, pk)
    is_back = way_back.FIELD in request.POST
    if feed is None or (feed.revoked is not None and not is_back):
        raise Http404
    if is_back:
        _open_again(request, feed)
    else:
        feed_actions.revoke(request.user, feed, now=timezone.now())
        said = gettext("“%(name)s” is closed: its address leads nowhere.") % {"name": feed.name}
        way_back.offer_kept(request, said, url=request.path, kept={})
    return redirect("own_feeds")


def _open_again(request: HttpRequest, feed: Feed) -> None:
    if way_back.kept_in(request) is None:
        messages.error(request, gettext("“%(name)s” stays closed. Make a new calendar below.") % {"name": feed.name})
        return
    try:
        feed_actions.open_again(request.user, feed)
    except feed_actions.TooManyError:
        messages.error(request, _too_many())
    else:
        said = gettext("“%(name)s” is open again at the address that it had.")
        messages.success(request, said % {"name": feed.name})


def _too_many() -> str:
    said = gettext("You have %(n)s calendars, which is as many as there can be. Close one of them first.")
    return said % {"n": feed_actions.MOST}
