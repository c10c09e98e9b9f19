"""Bodies, their names through time, seats in them."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "frisat.web.bodies"
    label = "bodies"

    def ready(self) -> None:
        from django.urls import reverse

        from frisat.web.base import work_menu
        from frisat.web.bodies import letterheads
        from frisat.web.bodies.models import Body, Letterhead, NameApart
        from frisat.web.people import permissions
        from frisat.web.people.models import Person
        from frisat.web.record import things

        things.register(
            "body",
            Body,
            label=lambda key: str(Body.objects.filter(pk=key).first() or key),
            url=lambda key: reverse("body", args=[key]),
            may_read=lambda who, key: permissions.reads_register(who),
        )
        things.register(
            "name_apart",
            NameApart,
            label=lambda key: str(NameApart.objects.filter(pk=key).first() or key),
            url=lambda key: reverse("body_proposals"),
            may_read=lambda who, key: permissions.reads_register(who),
        )
        things.register(
            "letterhead",
            Letterhead,
            label=letterheads.label,
            url=letterheads.url,
            may_read=lambda who, key: permissions.reads_register(who),
        )
        things.register(
            "person",
            Person,
            label=lambda key: str(Person.objects.filter(pk=key).first() or key),
            url=lambda key: reverse("person", args=[key]),
            may_read=lambda who, key: permissions.reads_register(who),
        )
        work_menu.add(40, "bodies", _("Bodies"), permissions.reads_register)
        work_menu.add(50, "persons", _("Persons"), permissions.reads_register)
