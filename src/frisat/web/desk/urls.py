"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import path

from frisat.web.desk import calendar_views, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("kalender/", calendar_views.house_calendar, name="house_calendar"),
    path("mail/", views.mail, name="desk_mail"),
]
