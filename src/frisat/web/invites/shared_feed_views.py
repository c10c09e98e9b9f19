"""A body's calendar at addresses of their own: what staff makes and closes, and what is found there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.web.base import way_back
from frisat.web.bodies.body_views import found_body
from frisat.web.invites import feeds, queries, shared_feed_actions
from frisat.web.invites.feed_actions import TooManyError
from frisat.web.invites.feed_views import calendar, gone, prefix
from frisat.web.invites.forms import SharedFeedForm
from frisat.web.people import permissions
from frisat.web.people.routes import public, work_page
from frisat.web.process.make import address_of
from frisat.web.record.actions import SYSTEM


@public()
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The public meetings of a body, for whom the address was made. A closed address is like one that never was."""
    feed = queries.shared_feed(token)
    if feed is None:
        return gone()
    shared_feed_actions.used(SYSTEM, feed, timezone.now())
    body = queries.body_now(feed.body)
    data = feeds.kept(queries.public_meetings(body), name=body.name, prefix=prefix(request))
    return calendar(data, "moeder", is_private=True)


@work_page(permissions.keeps_register, "GET", "HEAD", "POST")
def shared_feeds(request: HttpRequest, pk: int) -> HttpResponse:
    """The addresses that were given out of a body's calendar; a new one is shown here once, and never again."""
    body = found_body(pk)
    sent = request.POST if request.method == "POST" else None
    form, made, address = SharedFeedForm(sent), None, ""
    if sent is not None and form.is_valid():
        try:
            made, token = shared_feed_actions.make(request.user, body, name=form.cleaned_data["name"])
        except TooManyError:
            form.add_error(None, _too_many())
        else:
            address = request.build_absolute_uri(reverse("shared_feed", args=[token]))
            form = SharedFeedForm()
    now = queries.public_body(body.pk)
    open_url = reverse("body_feed", args=[now.pk, address_of(now.name) or "organ"]) if now is not None else ""
    context = {
        "body": body, "form": form, "made": made, "address": address, "rows": queries.shared_feeds(body),
        "open_url": open_url,
    }  # fmt: skip
    return render(request, "invites/shared_feeds.html", context, status=422 if form.errors else 200)


@work_page(permissions.keeps_register, "POST")
def revoke(request: HttpRequest, body_pk: int, pk: int) -> HttpResponse:
    """Closes an address; sent by the message that tells of it, opens it again."""
    feed = queries.shared_feed_of(found_body(body_pk), pk)
    is_back = way_back.FIELD in request.POST
    if feed is None or (feed.revoked is not None and not is_back):
        raise Http404
    name = {"name": feed.name}
    if not is_back:
        shared_feed_actions.revoke(request.user, feed, now=timezone.now())
        said = gettext("“%(name)s” is closed: its address leads nowhere.") % name
        way_back.offer_kept(request, said, url=request.path, kept={})
    elif way_back.kept_in(request) is None:
        messages.error(request, gettext("“%(name)s” stays closed. Make a new calendar below.") % name)
    else:
        try:
            shared_feed_actions.open_again(request.user, feed)
        except TooManyError:
            messages.error(request, _too_many())
        else:
            messages.success(request, gettext("“%(name)s” is open again at the address that it had.") % name)
    return redirect("shared_feeds", body_pk)


def _too_many() -> str:
    said = gettext("The body has %(n)s addresses, which is as many as there can be. Close one of them first.")
    return said % {"n": shared_feed_actions.MOST}
