"""Processes, their plan versions, activities and source documents."""

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "frisat.web.process"
    label = "process"
