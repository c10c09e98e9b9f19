"""The house's calendar as a page."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from frisat.plan.bodies import plain
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.middleware import AskedWrongly
from frisat.web.desk import calendar, queries
from frisat.web.people import permissions
from frisat.web.people.routes import work_page

ASKED = {"forloeb", "organ", "fra"}


@work_page(permissions.signed_in)
def house_calendar(request: HttpRequest) -> HttpResponse:
    """Three months of everything in an account's processes, by week and day, with what clashes said first."""
    unknown = set(request.GET) - ASKED
    if unknown:
        raise AskedWrongly(gettext("There is no filter called “%(name)s”.") % {"name": min(unknown)[:60]})
    works = queries.mine(request.user)
    slug, body = request.GET.get("forloeb", ""), request.GET.get("organ", "")
    if slug and slug not in {w.process.slug for w in works}:
        raise AskedWrongly(gettext("There is no process “%(name)s” among yours.") % {"name": slug[:60]})
    first = _first(request.GET.get("fra", ""))
    shown = [w for w in works if not slug or w.process.slug == slug]
    bodies = frozenset({plain(body)}) if body else None
    items = calendar.entries(shown, bodies=bodies)
    months = calendar.months(items, first)
    after = (months[-1].first + timedelta(days=32)).replace(day=1)
    before = first
    for _ in range(calendar.MONTHS):
        before = (before - timedelta(days=1)).replace(day=1)
    context = {
        "works": works,
        "months": months,
        "clashes": [
            (c, c.message(words.language())) for c in calendar.clashing(items, first, after - timedelta(days=1))
        ],
        "bodies": calendar.body_names(works),
        "process_asked": slug,
        "body_asked": body,
        "from_asked": f"{first:%Y-%m}",
        "before": f"{before:%Y-%m}",
        "after": f"{after:%Y-%m}",
        "is_empty": all(month.is_empty for month in months),
    }
    return render(request, "desk/calendar.html", context)


def _first(asked: str) -> date:
    """The first day of the month that is asked for ("2027-05"), else of this month."""
    if not asked:
        return today().replace(day=1)
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        raise AskedWrongly(
            gettext("“%(value)s” is not a month. Write for instance 2027-05.") % {"value": asked[:60]}
        ) from None
    if not 1900 < found.year < 2200:
        raise AskedWrongly(gettext("“%(value)s” is not a month. Write for instance 2027-05.") % {"value": asked[:60]})
    return found
