"""The public site: no models, published things only."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "frisat.web.portal"
    label = "portal"
