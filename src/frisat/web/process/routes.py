"""What every page that works on one process is wrapped in: which process, who may, and by which methods."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frisat.web.gate import pages, passing
from frisat.web.people import permissions
from frisat.web.people.routes import Right, View, classified, to_sign_in
from frisat.web.process.models import FormerSlug, Process


def process_page(right: Right, *methods: str) -> Callable[[View], View]:
    """
    A page of the process that the address names (`slug`), for accounts that have `right` in it.

    The view gets the process instead of the slug. Who cannot read the process is told that there is no such page,
    in the same words as for a process that does not exist; who can read it but lacks `right` gets status 403.
    What a deed would let out is scanned (`frisat.web.gate`): held back, it becomes a page that sends the form again.
    """
    allowed = methods or ("GET", "HEAD")

    def wrap(view: View) -> View:
        @wraps(view)
        @never_cache
        @require_http_methods(list(allowed))
        def run(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if (led := to_sign_in(request)) is not None:
                return led
            process = Process.objects.filter(slug=slug).first()
            if process is None:
                former = FormerSlug.objects.filter(slug=slug).select_related("process").first()
                if former is not None and may_see(request.user, former.process):
                    if request.method == "POST":  # a form made before the address was changed: nothing of it is lost
                        return run(request, former.process.slug, *args, **kwargs)
                    here = request.get_full_path()
                    return HttpResponseRedirect(here.replace(f"/{slug}/", f"/{former.process.slug}/", 1))
            if process is None or not may_see(request.user, process):
                raise Http404
            if not right(request.user, process.pk):
                raise PermissionDenied
            try:
                with passing.saying(pages.reasons(request)):
                    return view(request, process, *args, **kwargs)
            except passing.HeldError as error:
                return pages.held(request, error)

        return classified(run, right, allowed)

    return wrap


def may_see(who: Any, process: Process) -> bool:
    """Whether the workspace shows the process to an account at all: a role in it, or keeping roles in all."""
    return permissions.reads_process(who, process.pk) or permissions.keeps_accounts(who)
