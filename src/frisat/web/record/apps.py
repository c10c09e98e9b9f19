from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "frisat.web.record"
    label = "record"
    verbose_name = "Record"
