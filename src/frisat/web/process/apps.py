"""Processes, their plan versions, activities and source documents."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcessConfig(AppConfig):
    name = "frisat.web.process"
    label = "process"

    def ready(self) -> None:
        from frisat.web.base import way_back, work_menu
        from frisat.web.bodies import places
        from frisat.web.people import permissions
        from frisat.web.process import body_places, named, take_out
        from frisat.web.process.models import Activity, Comment, Draft, PlanVersion, Process, SourceDocument
        from frisat.web.record import things

        work_menu.add(10, "work_processes", _("Processes"), permissions.signed_in)
        places.register(body_places.of_work)
        way_back.ends_at(take_out.newest)

        def of(model: type) -> object:
            def readable(who: object, key: str) -> bool:
                process_id = model.objects.filter(pk=key).values_list("process_id", flat=True).first()
                return permissions.reads_process(who, process_id)

            return readable

        def label(model: type) -> object:
            return lambda key: str(model.objects.filter(pk=key).first() or key)

        things.register(
            "process",
            Process,
            label=label(Process),
            url=named.process_url,
            parts=named.activities,
            may_read=lambda who, key: permissions.reads_process(who, int(key)) or permissions.keeps_accounts(who),
        )
        things.register("activity", Activity, label=named.activity, url=named.activity_url, may_read=of(Activity))
        things.register("version", PlanVersion, label=named.version, url=named.version_url, may_read=of(PlanVersion))
        things.register("draft", Draft, label=named.draft, may_read=of(Draft))
        things.register("document", SourceDocument, label=label(SourceDocument), may_read=of(SourceDocument))
        things.register("comment", Comment, label=label(Comment), may_read=of(Comment))
