"""The start page of those who work in Frisat."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frisat.web.people import permissions
from frisat.web.people.routes import work_page


@work_page(permissions.signed_in)
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/desk.html")
