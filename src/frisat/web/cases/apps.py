"""The journey of a case from body to body, and decisions."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "frisat.web.cases"
    label = "cases"
