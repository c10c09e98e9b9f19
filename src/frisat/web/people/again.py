"""
What somebody typed when the session had ended meanwhile, or they signed in anew in another tab: nothing of it is lost.

The page that answers holds every field and sends them again with one button; nothing is stored. Only what one of our
own pages sent is repeated: another site must not have its words put into a form of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from frisat.web.base.middleware import PREFIX
from frisat.web.people import permissions

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_SECRETS = "/arbejde/konto/"
"""Below it stand the forms that take passwords and codes: none of them is ever repeated."""


def kept(request: HttpRequest, *, is_open: bool) -> HttpResponse | None:
    """
    The page that keeps what was posted; None when there is nothing to keep, or nothing that may be repeated.

    Args:
        is_open: somebody is signed in, so that it can be sent again at once.
    """
    if request.method != "POST" or request.headers.get("Accept") == "application/json" or not _is_ours(request):
        return None
    fields = list(_fields(request))
    if not fields and not request.FILES:
        return None
    context = {
        "fields": fields,
        "said": list(dict.fromkeys(value for _, value in fields if " " in value.strip())),
        "has_files": bool(request.FILES),
        "is_open": is_open,
        "address": request.get_full_path(),
        "sign_in": reverse("account_login"),
    }
    answer = render(request, "people/again.html", context, status=409 if is_open else 403)
    if request.headers.get("HX-Request"):  # a fragment has no room for it: the page's own part is put in its place
        answer["HX-Retarget"] = answer["HX-Reselect"] = "main"
        answer["HX-Reswap"] = "outerHTML"
    return answer


@never_cache
def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    A form whose token does not hold: its page is older than the sign-in, or another site sent it. Nothing was written.

    The plan editor, which asks for JSON, gets a new token to send the same with.
    """
    is_open = permissions.signed_in(request.user)
    if request.headers.get("Accept") == "application/json":
        said = {"fault": gettext("The page is older than your sign-in. Nothing is saved yet; reload the page.")}
        if is_open and _is_ours(request):
            said["token"] = get_token(request)
        return JsonResponse(said, status=403)
    if (answer := kept(request, is_open=is_open)) is not None:
        return answer
    return render(request, "people/stale.html", {"address": _page_of(request)}, status=403)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this, to a form of the workspace that may be repeated."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}" or _is_secret(request):
        return False
    try:
        right = getattr(resolve(request.path_info).func, "right", permissions.anybody)
    except Resolver404:
        return False
    return right is not permissions.anybody


def _is_secret(request: HttpRequest) -> bool:
    path = request.path_info
    return (path[len(PREFIX) - 1 :] if path.startswith(PREFIX) else path).startswith(_SECRETS)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != TOKEN:
            yield from ((name, value) for value in values)


def _page_of(request: HttpRequest) -> str:
    """Where to begin again: the page itself when it can be asked for, else one's own first page."""
    try:
        methods: Any = getattr(resolve(request.path_info).func, "methods", ())
    except Resolver404:
        methods = ()
    return request.path if "GET" in methods else reverse("desk")
