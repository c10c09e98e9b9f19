"""The desk: what waits for whom."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "frisat.web.desk"
    label = "desk"
