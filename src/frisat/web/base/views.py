"""What machines ask for, and the pages of what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frisat.web.base.middleware import AskedWrongly


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503; says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "down"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("sitemap"))
    search = reverse("search")
    lines = ["User-agent: *", f"Disallow: {search}", f"Disallow: /en{search}", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("frisat/favicon.svg"))


@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """/was leads to the statement that the law asks for, or to the page that says there is none yet."""
    return HttpResponseRedirect(settings.FRISAT_WAS_URL or reverse("accessibility"))


def seen_of(text: str) -> str:
    """Words of an address that a page may repeat: no control characters, none that turn the words around them."""
    return "".join(c if c.isprintable() else " " for c in text)


def _frame(request: HttpRequest) -> dict[str, object]:
    """What is wrong in the workspace is said inside it, or who is signed in would seem to be signed out."""
    user = getattr(request, "user", None)  # none yet for a host that is not ours
    at_work = (
        request.path_info.removeprefix("/en").startswith("/arbejde/") and user is not None and user.is_authenticated
    )
    return {"frame": "base/work.html" if at_work else "base/base.html", "at_work": at_work}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = seen_of(str(exception)) if isinstance(exception, AskedWrongly) else ""
    return render(request, "base/400.html", {"said": said, **_frame(request)}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For who is signed in and may see the thing but not do this to it; to everybody else there is no such page."""
    if not request.user.is_authenticated:
        return not_found(request, exception)
    return render(request, "base/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Says no more about what is hidden than about what never was."""
    return render(request, "base/404.html", _frame(request), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Needs no database and no context of ours: whatever broke may be needed for them."""
    return render(request, "base/500.html", status=500)
