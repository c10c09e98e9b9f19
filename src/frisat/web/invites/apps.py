"""Invitations, answers and calendars to subscribe to."""

from __future__ import annotations

from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "frisat.web.invites"
    label = "invites"

    def ready(self) -> None:
        from frisat.web.arrivals.taking_back import when_taking_back
        from frisat.web.invites import taken_out
        from frisat.web.invites.actions import tell_change
        from frisat.web.meetings.actions import when_changed
        from frisat.web.process import take_out

        when_changed(tell_change)
        take_out.also(taken_out.scrub)
        when_taking_back(lambda meeting: meeting.invitations.filter(withdrawn=None).exists())
