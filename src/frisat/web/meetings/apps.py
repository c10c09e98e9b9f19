"""Meetings, agendas, papers and minutes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "frisat.web.meetings"
    label = "meetings"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from frisat.web.bodies import open_things
        from frisat.web.cases import agendas
        from frisat.web.meetings import follow_queries, from_cases, indexing, taken_out
        from frisat.web.meetings.following import follow
        from frisat.web.meetings.models import Item, Meeting
        from frisat.web.people import permissions
        from frisat.web.process import standing, take_out
        from frisat.web.process.actions import when_stored
        from frisat.web.record import things

        def readable(who: object, key: str) -> bool:
            process_id = Meeting.objects.filter(pk=key).values_list("process_id", flat=True).first()
            return permissions.prepares_meetings(who, process_id)

        def label(key: str) -> str:
            found = Meeting.objects.filter(pk=key).select_related("activity__index").first()
            index = getattr(found and found.activity, "index", None)
            return index.title if index else key

        open_things.register(_("Follow-ups"), follow_queries.open_of_bodies)
        when_stored(follow)
        take_out.also(taken_out.scrub)
        standing.register(taken_out.look, taken_out.take_from_meetings)
        post_save.connect(indexing.when_saved, sender=Item, dispatch_uid="meetings.words")
        things.register("meeting", Meeting, label=label, may_read=readable)
        agendas.register(
            open=from_cases.open_to,
            standing=from_cases.standing_on,
            closing=from_cases.closing,
            put=from_cases.put,
            public=from_cases.public_of,
            decided=from_cases.decided_at,
        )
