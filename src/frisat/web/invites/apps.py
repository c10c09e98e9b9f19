"""Invitations, answers and calendars to subscribe to."""

from __future__ import annotations

from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "frisat.web.invites"
    label = "invites"
