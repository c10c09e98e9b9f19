"""What was taken out of a version, in the words of the page: what kind of thing, when, on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from frisat.web.base import words
from frisat.web.base.clock import COPENHAGEN
from frisat.web.process.models import PlanVersion


@dataclass(frozen=True, slots=True)
class Gone:
    """One thing that was taken out of a version; never what it said."""

    what: str
    at: datetime
    day: date
    sentence: str
    ground: str
    sha256_before: str
    sha256_after: str


def of(version: PlanVersion) -> list[Gone]:
    """What was taken out of a version, the first first; nothing for one that is not published yet."""
    if version.pk is None or not version.content_sha256:
        return []
    out = []
    for row in version.taken_out.order_by("at", "pk"):
        day = row.at.astimezone(COPENHAGEN).date()
        out.append(
            Gone(
                row.what,
                row.at,
                day,
                _sentence(row.what, day),
                row.ground.rstrip("."),
                row.sha256_before,
                row.sha256_after,
            )
        )
    return out


def _sentence(what: str, day: date) -> str:
    said = {"day": words.day(day)}
    if what == "activity":
        return gettext("An activity was taken out of the plan on %(day)s.") % said
    return gettext("A text was taken out of the plan on %(day)s; █████ stands where it was.") % said
