"""
Every address says who may use it; a test fails for one that does not (tests/web/people/test_routes.py).

Who is not signed in is led to sign in, whatever the address names. Who is signed in and may not even see the thing is
told that there is no such page; who may see it but not do this is told so (status 403).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frisat.web.people import permissions
from frisat.web.people.again import kept

View = Callable[..., HttpResponse]
Right = Callable[..., bool]


def classified(view: View, right: Right, methods: tuple[str, ...]) -> View:
    """Writes on a view who may use it and by which methods, for the route inventory."""
    view.right = right  # type: ignore[attr-defined]
    view.methods = methods  # type: ignore[attr-defined]
    return view


def public(*methods: str) -> Callable[[View], View]:
    """A page for anybody. Without methods: GET and HEAD."""

    def wrap(view: View) -> View:
        return classified(view, permissions.anybody, methods or ("GET", "HEAD"))

    return wrap


def work_page(right: Right, *methods: str) -> Callable[[View], View]:
    """A page for accounts that have `right`, a predicate of one argument. Without methods: GET and HEAD."""
    allowed = methods or ("GET", "HEAD")

    def wrap(view: View) -> View:
        @wraps(view)
        @never_cache
        @require_http_methods(list(allowed))
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (led := to_sign_in(request)) is not None:
                return led
            if not right(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return classified(run, right, allowed)

    return wrap


def to_sign_in(request: HttpRequest) -> HttpResponse | None:
    """The way to the sign-in page, which leads back here, or the page that keeps what was typed; None for who is in."""
    if permissions.signed_in(request.user):
        return None
    if request.headers.get("HX-Request"):  # the page around a fragment must go there, not the fragment
        back = request.headers.get("HX-Current-URL", "")
        answer = HttpResponse(status=401)
        answer["HX-Redirect"] = f"{reverse('account_login')}?{urlencode({'next': _path(back)})}"
        return answer
    if (answer := kept(request, is_open=False)) is not None:
        return answer
    if request.method in ("GET", "HEAD"):
        back = request.get_full_path()
    else:  # an address that only takes what is posted is no page to come back to; the one with its form is
        back = _path(request.headers.get("Referer", "")) or reverse("desk")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _path(address: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def demand(may: bool) -> None:
    """Raises PermissionDenied (status 403) unless `may`: for who can see a thing but not do this to it."""
    if not may:
        raise PermissionDenied
