"""Files given out: never shown in the browser, never run, under the name that they have (BARS R23, RFC 6266)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

A = TypeVar("A", bound=HttpResponseBase)
FILE = "application/octet-stream"
"""What people handed in is told as: whatever it says of itself, no browser is to open it."""
SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""No script, style or picture of anybody's; the last three are not among those that `default-src` stands for."""


def handed_out(data: bytes, name: str, media: str = FILE) -> HttpResponse:
    """The bytes as a download under that name."""
    return _guarded(HttpResponse(data, content_type=media), name)


def handed_out_in_pieces(pieces: Iterable[bytes], name: str, media: str = FILE) -> StreamingHttpResponse:
    """The same of what is made while it is sent."""
    return _guarded(StreamingHttpResponse(pieces, content_type=media), name)


def _guarded(answer: A, name: str) -> A:
    """A browser neither shows it nor guesses what it is; were it opened all the same, nothing in it would run."""
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    return answer
