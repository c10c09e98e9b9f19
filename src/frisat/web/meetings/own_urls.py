"""Addresses of what a person answers for, under /arbejde/: minutes to approve, follow-ups to do."""

from __future__ import annotations

from django.urls import path

from frisat.web.meetings import approval_views, follow_views

urlpatterns = [
    path("referater/<int:pk>/", approval_views.own, name="minutes_own"),
    path("opfoelgning/<int:pk>/gjort/", follow_views.say_done, name="own_follow_up_done"),
]
