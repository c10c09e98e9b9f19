"""The house's calendar as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.bodies import queries as bodies
from frisat.web.desk import calendar, queries
from frisat.web.desk.calendar_names import Names, Who
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.people.routes import work_page

ASKED = {"forloeb", "organ", "person", "fra"}


@work_page(permissions.signed_in)
def house_calendar(request: HttpRequest) -> HttpResponse:
    """Some months of everything in an account's processes, by week and day, with what clashes said first."""
    only(request.GET, *ASKED)
    works = queries.mine(request.user)
    slug = request.GET.get("forloeb", "")
    if slug and slug not in {w.process.slug for w in works}:
        raise AskedWrongly(gettext("There is no process “%(name)s” among yours.") % {"name": slug[:60]})
    first = _first(request.GET.get("fra", ""))
    names = Names(works)
    choices = names.choices(works)
    body = _body(names, choices, request.GET.get("organ", ""))
    if body is not None and body not in choices:
        choices = [body, *choices]
    me = bodies.account_person(request.user)
    persons = _persons(request, me)
    person = _person(persons, request.GET.get("person", ""))
    sees_persons = permissions.reads_register(request.user)
    seats = bodies.seats_in(names.bodies_met()) if person is not None or sees_persons else []
    last = _months_from(first, calendar.MONTHS) - timedelta(days=1)
    items = calendar.dated((w for w in works if not slug or w.process.slug == slug), first, last)
    if body is not None:
        items = names.of_body(items, body)
    if person is not None:
        items = list(names.appointments(items, person, seats))
    count = calendar.months_shown(items, first)
    before, after = _months_from(first, -count), _months_from(first, count)
    last = after - timedelta(days=1)
    if person is not None:
        clashes = calendar.clashing_for(person, items, first, last)
    else:
        clashes = calendar.clashing(names, items, seats, first, last)
    months = calendar.months(items, first, count=count)
    context = {
        "works": works,
        "months": months,
        "clashes": [(c, c.message(words.language())) for c in clashes],
        "bodies": choices,
        "persons": persons,
        "process_asked": slug,
        "body_asked": body,
        "person_asked": person,
        "me": me,
        "sees_persons": sees_persons,
        "from_asked": f"{first:%Y-%m}",
        "before": f"{before:%Y-%m}",
        "after": f"{after:%Y-%m}",
        "first": first,
        "last": last,
        "is_narrowed": bool(slug or body or person),
        "is_empty": all(month.is_empty for month in months),
    }
    return render(request, "desk/calendar.html", context)


def _body(names: Names, choices: Sequence[Who], asked: str) -> Who | None:
    """The body or group asked for, by any of its spellings; one of the register may have nothing in the plans."""
    if not asked:
        return None
    found = names.chosen(choices, asked)
    if found is None:
        raise AskedWrongly(
            gettext("No plan of yours and no register has a body or group “%(name)s”.") % {"name": asked[:60]}
        )
    return found


def _persons(request: HttpRequest, me: Person | None) -> list[Person]:
    """Those whose calendar an account may ask for, itself first: only who reads the register asks for others."""
    own = [] if me is None else [me]
    if not permissions.reads_register(request.user):
        return own
    return own + [p for p in bodies.person_names() if p != me]


def _person(persons: Sequence[Person], asked: str) -> Person | None:
    if not asked:
        return None
    found = next((p for p in persons if str(p.pk) == asked), None)
    if found is None:
        raise AskedWrongly(
            gettext("There is no person with the number “%(value)s” whose calendar you may see.")
            % {"value": asked[:20]}
        )
    return found


def _first(asked: str) -> date:
    """The first day of the month that is asked for ("2027-05"), else of this month."""
    if not asked:
        return today().replace(day=1)
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        found = None
    if found is None or not 1900 < found.year < 2200:
        raise AskedWrongly(gettext("“%(value)s” is not a month. Write for instance 2027-05.") % {"value": asked[:60]})
    return found


def _months_from(first: date, count: int) -> date:
    """The first day of the month `count` months later, or earlier."""
    years, month = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month + 1, 1)
