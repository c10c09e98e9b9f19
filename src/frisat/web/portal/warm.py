"""Asks for the heaviest pages once, so that the first visitor does not wait for what is then kept in memory."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from django.conf import settings
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import translation

from frisat.web.process import queries

LISTS = ("front", "meetings", "calendar", "sitemap")
"""Lists over all processes: the order of the meetings, the places in which bodies are named, every address."""
LONGEST = 30
"""Seconds after which a server answers all the same: one that says nothing for a minute is ended and begun anew."""


def up() -> None:
    """The lists and every process's pages, in both languages. A failure is noted and stops nothing."""
    began = time.monotonic()
    try:
        for language, path in _pages():
            if time.monotonic() - began > LONGEST:
                break
            with translation.override(language):
                _visit(path)
    except Exception:
        logging.getLogger(__name__).warning("the pages could not be drawn ahead", exc_info=True)


def _pages() -> Iterator[tuple[str, str]]:
    slugs = list(queries.listed().values_list("slug", flat=True))
    wanted: list[tuple[str, list[str]]] = [(name, []) for name in LISTS]
    wanted += [(name, [slug]) for slug in slugs for name in ("process", "changes", "findings")]
    for language in ("da", "en"):
        for name, args in wanted:
            with translation.override(language):
                path = reverse(name, args=args)
            yield language, path


def _visit(path: str) -> None:
    request = RequestFactory(headers={"host": settings.ALLOWED_HOSTS[0].lstrip(".")}).get(path)
    found = resolve(path)
    found.func(request, *found.args, **found.kwargs)
