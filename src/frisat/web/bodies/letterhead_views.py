"""The pages of letterheads: which is in use, a new one, an example, a sample, and the earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import uploads, way_back
from frisat.web.base.downloads import handed_out
from frisat.web.bodies import letterhead_actions as actions
from frisat.web.bodies import letterhead_files as files
from frisat.web.bodies import letterheads
from frisat.web.bodies.body_views import BOTH, found_body
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, Letterhead
from frisat.web.people import permissions
from frisat.web.people.routes import work_page

Put = Callable[[bytes, str], Letterhead]
_DIGITS = 18
"""More than any number of a row has."""


# ------------------------------------------------------------------------------------------------------------ a body
@work_page(permissions.keeps_register, *BOTH)
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    body = found_body(pk)
    return _page(request, body, lambda data, name: actions.put_for_body(request.user, body, data, name))


@work_page(permissions.keeps_register, "POST")
def end_of_body(request: HttpRequest, pk: int) -> HttpResponse:
    body = found_body(pk)
    return _ended(request, body, lambda seen: actions.end_for_body(request.user, body, seen=seen))


@work_page(permissions.keeps_register, "POST")
def back_of_body(request: HttpRequest, pk: int) -> HttpResponse:
    body = found_body(pk)
    return _back(request, body, lambda number: actions.take_again_for_body(request.user, body, number))


@work_page(permissions.keeps_register)
def file_of_body(request: HttpRequest, pk: int) -> HttpResponse:
    return _file(found_body(pk))


@work_page(permissions.keeps_register)
def sample_of_body(request: HttpRequest, pk: int) -> HttpResponse:
    return _sample(letterheads.for_bodies([found_body(pk).pk]))


# --------------------------------------------------------------------------------------------------------- the house
@work_page(permissions.keeps_accounts, *BOTH)
def of_house(request: HttpRequest) -> HttpResponse:
    return _page(request, None, lambda data, name: actions.put_for_house(request.user, data, name))


@work_page(permissions.keeps_accounts, "POST")
def end_of_house(request: HttpRequest) -> HttpResponse:
    return _ended(request, None, lambda seen: actions.end_for_house(request.user, seen=seen))


@work_page(permissions.keeps_accounts, "POST")
def back_of_house(request: HttpRequest) -> HttpResponse:
    return _back(request, None, lambda number: actions.take_again_for_house(request.user, number))


@work_page(permissions.keeps_accounts)
def file_of_house(request: HttpRequest) -> HttpResponse:
    return _file(None)


@work_page(permissions.keeps_accounts)
def sample_of_house(request: HttpRequest) -> HttpResponse:
    return _sample(letterheads.in_use(None))


@work_page(permissions.keeps_register)
def example(request: HttpRequest) -> HttpResponse:
    """A Word document to begin with."""
    return handed_out(files.example(), gettext("letterhead-example.docx"))


# ------------------------------------------------------------------------------------------------------------ shared
def _address(body: Body | None, deed: str = "") -> str:
    name = f"letterhead_{deed}" if deed else "letterhead"
    return reverse(f"body_{name}", args=[body.pk]) if body is not None else reverse(name)


def _page(request: HttpRequest, body: Body | None, put: Put) -> HttpResponse:
    """Which one is in use; POST puts a new one in use."""
    wrong: RegisterError | None = None
    if request.method == "POST":
        file, refused = request.FILES.get(files.FIELD), uploads.refused(request)
        try:
            if file is not None and (file.size or 0) > files.MOST_BYTES:
                refused = [file.name or ""]
            if refused:
                raise files.too_large(uploads.file_name(refused[0]))
            made = put(file.read() if file is not None else b"", (file.name if file is not None else "") or "")
        except RegisterError as error:
            wrong = error
        else:
            said = gettext("“%(name)s” is in use. Fetch the sample and see whether it is as it should be.")
            messages.success(request, said % {"name": made.name})
            return redirect(_address(body))
    return _shown(request, body, wrong)


def _shown(request: HttpRequest, body: Body | None, wrong: RegisterError | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "body": body,
        "now": letterheads.in_use(body),
        "house": letterheads.in_use(None) if body is not None else None,
        "earlier": letterheads.earlier(body),
        "most": files.MOST_BYTES // 1024**2,
        "wrong": wrong,
        "here": _address(body),
        **{f"{deed}_url": _address(body, deed) for deed in ("end", "back", "file", "sample")},
    }
    return render(request, "bodies/letterhead.html", context, status=422 if wrong else 200)


def _ended(request: HttpRequest, body: Body | None, end: Callable[[str], Letterhead | None]) -> HttpResponse:
    try:
        gone = end(request.POST.get("seen", ""))
    except RegisterError as wrong:
        return _shown(request, body, wrong)
    if gone is not None:
        said = gettext("“%(name)s” is not used any more.") % {"name": gone.name}
        way_back.offer(request, said, url=_address(body, "back"), fields={"nr": gone.pk})
    return redirect(_address(body))


def _back(request: HttpRequest, body: Body | None, again: Callable[[int], Letterhead]) -> HttpResponse:
    said = request.POST.get("nr", "")
    if not (said.isascii() and said.isdigit() and len(said) <= _DIGITS):
        raise Http404
    try:
        found = again(int(said))
    except Letterhead.DoesNotExist:
        raise Http404 from None
    except RegisterError as wrong:
        return _shown(request, body, wrong)
    messages.success(request, gettext("“%(name)s” is in use again.") % {"name": found.name})
    return redirect(_address(body))


def _file(body: Body | None) -> HttpResponse:
    row = letterheads.in_use(body)
    if row is None:
        raise Http404
    return handed_out(letterheads.bytes_of(row), row.name)


def _sample(row: Letterhead | None) -> HttpResponse:
    template = letterheads.bytes_of(row) if row is not None else None
    return handed_out(files.sample(template), gettext("letterhead-sample.docx"))
