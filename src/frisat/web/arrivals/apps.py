"""Agendas, minutes and lists of meeting dates on their way into meetings."""

from __future__ import annotations

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    name = "frisat.web.arrivals"
    label = "arrivals"

    def ready(self) -> None:
        from frisat.web.arrivals import beside as own
        from frisat.web.arrivals import taken_out
        from frisat.web.intake import beside
        from frisat.web.process import take_out

        take_out.also(taken_out.scrub)
        beside.register(beside.Part(tabs=own.tabs, take_back=own.take_back, held=own.held))
