"""Which day it is: the only place of the site that asks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def today() -> date:
    """Today in Denmark, or the day that FRISAT_TODAY sets for a demonstration."""
    if settings.FRISAT_TODAY:
        return date.fromisoformat(settings.FRISAT_TODAY)
    return datetime.now(COPENHAGEN).date()
