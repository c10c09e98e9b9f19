"""Asks for the heaviest pages once, so that the first visitor does not wait for what is then kept in memory."""

from __future__ import annotations

import logging

from django.conf import settings
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import translation

from frisat.web.process import queries


def up() -> None:
    """The front page and every process's pages, in both languages. A failure is noted and stops nothing."""
    try:
        for language in ("da", "en"):
            with translation.override(language):
                _visit(reverse("front"))
                for process in queries.listed():
                    for name in ("process", "changes", "findings"):
                        _visit(reverse(name, args=[process.slug]))
    except Exception:
        logging.getLogger(__name__).warning("the pages could not be drawn ahead", exc_info=True)


def _visit(path: str) -> None:
    request = RequestFactory(headers={"host": settings.ALLOWED_HOSTS[0].lstrip(".")}).get(path)
    found = resolve(path)
    found.func(request, *found.args, **found.kwargs)
