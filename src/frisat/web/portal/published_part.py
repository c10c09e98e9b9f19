"""
The part of a version's page in which the version stands as it was published, and how to refer to it.

It is drawn of the version's public plan alone: neither the register, nor later versions, nor the day, nor what a reader
chose to see changes a byte of it. Its checksum stands beside it, for whoever holds a copy against the address
(docs/decisions/0027).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.base.templatetags.parts import shown
from frisat.web.portal import files
from frisat.web.process import queries
from frisat.web.process.models import PlanVersion, Process
from frisat.write import to_html

IDENT = "udgivet"
LINK = "../../aktivitet/{key}/"
"""From a version's address to an activity's: the same whatever the process is called in addresses."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part as HTML, from its first tag to its last, and the SHA-256 of exactly these bytes in UTF-8."""

    html: SafeString
    sha256: str


def part(version: PlanVersion) -> Part:
    """What was published, in the language of the page; kept in memory under what the version says by now."""
    return remembered(("published part", version.stamp, words.language()), lambda: _made(version))


def _made(version: PlanVersion) -> Part:
    plan = files.named(queries.public_plan(version), version)
    body = to_html.fragment(plan, language=words.language(), under=2, link=LINK)
    said = {"number": version.number, "day": words.day(version.valid_from)}
    html = format_html(
        '<article id="{}" class="fr-published" aria-labelledby="title">\n<p class="fr-lead">{}</p>\n{}{}{}\n</article>',
        IDENT,
        gettext("Version %(number)s, the plan from %(day)s.") % said,
        _line(gettext("Why this version:"), version.reason),
        _line(gettext("The decision behind it:"), version.decision),
        mark_safe(body),  # noqa: S308 - escaped by its writer
    )
    return Part(html, hashlib.sha256(html.encode()).hexdigest())


def _line(label: str, text: str) -> SafeString:
    return format_html("<p>{} {}</p>\n", label, shown(text)) if text else mark_safe("")


def citation(request: HttpRequest, process: Process, version: PlanVersion, found: Part) -> str:
    """How to refer to a version: name, number, date, address and checksum, in one sentence that can be copied."""
    address = request.build_absolute_uri(reverse("version", args=[process.slug, version.number]))
    said = {
        "name": version.name,
        "organisation": f", {process.organisation}" if process.organisation else "",
        "number": version.number,
        "day": words.day(version.valid_from),
        "provisional": gettext(", provisional") if version.provisional else "",
        "address": address,
        "sha256": found.sha256,
    }
    return (
        gettext(
            "%(name)s%(organisation)s, version %(number)s of %(day)s%(provisional)s. %(address)s (SHA-256 %(sha256)s)"
        )
        % said
    )
