"""Which day it is: the only place of the site that asks. And when a day began."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def midnight(now: datetime) -> datetime:
    """When the day of a moment began in Denmark."""
    return now.astimezone(COPENHAGEN).replace(hour=0, minute=0, second=0, microsecond=0)


def moment(day: date | None = None) -> datetime:
    """This moment, put on a day: `day`, or the one that `today` says."""
    return datetime.combine(day or today(), datetime.now(COPENHAGEN).time(), COPENHAGEN)


def today() -> date:
    """Today in Denmark, or the day that FRISAT_TODAY sets for a demonstration."""
    if settings.FRISAT_TODAY:
        return date.fromisoformat(settings.FRISAT_TODAY)
    return datetime.now(COPENHAGEN).date()
