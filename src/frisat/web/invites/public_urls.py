"""Public addresses of calendars."""

from __future__ import annotations

from django.urls import path

from frisat.web.invites import feed_views, shared_feed_views

urlpatterns = [
    path("moeder/kalender.ics", feed_views.all_meetings, name="meetings_feed"),
    path("organer/<int:pk>-<slug:slug>/moeder.ics", feed_views.body_meetings, name="body_feed"),
    path("kalender/organ/<str:token>.ics", shared_feed_views.shared, name="shared_feed"),
    path("kalender/<str:token>.ics", feed_views.own_meetings, name="own_feed"),
]
