"""What happens around every page: its language and its caching."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control

Next = Callable[[HttpRequest], HttpResponse]
PREFIX = "/en/"


class AskedWrongly(BadRequest):
    """The address asks for what cannot be: an unknown filter, a day that is none. Status 400, and a page says so."""


def language_of_address(get_response: Next) -> Next:
    """The address alone decides the language: English under /en/, else Danish (docs/decisions/0009)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = "en" if request.path_info.startswith(PREFIX) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return middleware


def quiet_head(get_response: Next) -> Next:
    """Pages may be kept for a minute by anyone (what is taken out is gone in 60 s); features nobody uses are off."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.path_info.removeprefix("/en").startswith("/arbejde/"):
            patch_cache_control(response, private=True, no_store=True)
        elif response.status_code == 200 and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=60)
        return response

    return middleware
