"""What every page's frame needs: who runs the site, the day, the same page in the other language."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

from frisat.web.base import work_menu
from frisat.web.base.clock import today
from frisat.web.base.middleware import PREFIX


def other_language(request: HttpRequest) -> str:
    """The address of the same page in the other language; the tail, and what is asked for, are the same."""
    path = request.get_full_path()
    return escape_leading_slashes(path[len(PREFIX) - 1 :]) if path.startswith(PREFIX) else PREFIX + path.lstrip("/")


def absolute(request: HttpRequest, path: str) -> str:
    """
    The whole address of a path; only the path for a host that we do not answer to (its page of status 400).

    A path that begins with two slashes would be the address of another site.
    """
    path = escape_leading_slashes(path)
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path


def section(path: str) -> str:
    """Which entry of the main menu a page belongs to."""
    tail = path[len(PREFIX) - 1 :] if path.startswith(PREFIX) else path
    if tail.startswith("/forloeb/"):
        return "processes"
    if tail.startswith("/moeder/"):
        return "meetings"
    return "calendar" if tail == "/kalender/" else ""


def is_signed_in(request: HttpRequest) -> bool:
    """
    Whether somebody is signed in, for pages that anybody reads; False where it cannot be known.

    Without a session's cookie nothing is asked for, so that the page of most readers may be kept for all of them. A
    page that says what broke must not need what broke.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return bool(request.user.is_authenticated)
    except (AttributeError, DatabaseError):
        return False


def site(request: HttpRequest) -> dict[str, Any]:
    danish = other_language(request) if request.path.startswith(PREFIX) else request.get_full_path()
    return {
        "organisation": settings.FRISAT_ORGANISATION,
        "unit": settings.FRISAT_UNIT,
        "site_name": settings.FRISAT_SITE_NAME,
        "contact": settings.FRISAT_CONTACT,
        "was_url": settings.FRISAT_WAS_URL,
        "is_demo": settings.FRISAT_DEMO,
        "set_today": today() if settings.FRISAT_TODAY else None,
        "today": today(),
        "section": section(request.path),
        "language": get_language() or settings.LANGUAGE_CODE,
        "other_language": other_language(request),
        "here": absolute(request, request.path),
        "danish_address": absolute(request, danish),
        "is_signed_in": partial(is_signed_in, request),  # asked for on the foot of every page
        "work_menu": partial(work_menu.of, request),  # asked for on pages of the workspace only
    }
