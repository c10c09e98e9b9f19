"""What goes out on the site passes here."""

from __future__ import annotations

from django.apps import AppConfig


class GateConfig(AppConfig):
    name = "frisat.web.gate"
    label = "gate"
