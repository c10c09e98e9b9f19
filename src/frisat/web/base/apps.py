"""The page shell, components, languages, assets; knows nothing of processes."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "frisat.web.base"
    label = "base"

    def ready(self) -> None:
        from frisat.web.base import checks  # noqa: F401 - registers the system checks
