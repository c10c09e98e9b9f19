"""Bodies, their names through time, seats in them."""

from __future__ import annotations

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "frisat.web.bodies"
    label = "bodies"

    def ready(self) -> None:
        from django.urls import reverse

        from frisat.web.bodies.models import Body
        from frisat.web.people import permissions
        from frisat.web.record import things

        things.register(
            "body",
            Body,
            label=lambda key: str(Body.objects.filter(pk=key).first() or key),
            url=lambda key: reverse("body", args=[key]),
            may_read=lambda who, key: permissions.reads_register(who),
        )
