"""Files that people handed in, given out again: never shown, never run."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def handed_out(data: bytes, name: str) -> HttpResponse:
    """A download: a browser neither shows it nor guesses what it is (RFC 6266 for its name)."""
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
