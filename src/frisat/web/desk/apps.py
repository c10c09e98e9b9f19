"""The desk: what waits for whom."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "frisat.web.desk"
    label = "desk"

    def ready(self) -> None:
        from frisat.web.base import work_menu
        from frisat.web.people import permissions

        work_menu.add(0, "desk", _("My day"), permissions.signed_in)
        work_menu.add(20, "house_calendar", _("Calendar"), permissions.signed_in)
