"""Pages of the record."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "frisat.web.history"
    label = "history"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from frisat.web.base import work_menu
        from frisat.web.people import permissions

        work_menu.add(90, "record", _("Record"), permissions.keeps_accounts)
