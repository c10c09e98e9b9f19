"""Accounts, persons, roles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "frisat.web.people"
    label = "people"

    def ready(self) -> None:
        from frisat.web.base import work_menu
        from frisat.web.people import checks, permissions, signals  # noqa: F401 - they register themselves
        from frisat.web.people.models import Account, Person
        from frisat.web.record import things

        work_menu.add(80, "accounts", _("Accounts"), permissions.keeps_accounts)

        def name_of(model: type[Account] | type[Person], key: str) -> str:
            found = model.objects.filter(pk=key).first()
            return found.name if found else key

        things.register(
            "account",
            Account,
            label=lambda key: name_of(Account, key),
            may_read=lambda who, key: permissions.keeps_accounts(who) or str(who.pk) == key,
        )
        things.register(
            "person",
            Person,
            label=lambda key: name_of(Person, key),
            may_read=lambda who, key: permissions.reads_register(who),
        )
