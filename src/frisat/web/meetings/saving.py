"""What a form that saves itself (static/meetings/saving.js) asks and is answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext

from frisat.web.base import words


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own script asks, so that the answer is no page."""
    return request.headers.get("Accept") == "application/json"


def saved_answer(**more: Any) -> JsonResponse:
    """ "Gemt kl. 14.03", with what else the script is to show."""
    at = timezone.localtime()
    said = gettext("Saved at %(clock)s") % {"clock": f"{at:%H.%M}" if words.language() == "da" else f"{at:%H:%M}"}
    return JsonResponse({"saved": said, **more})
