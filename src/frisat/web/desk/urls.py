"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import path

from frisat.web.desk import views

urlpatterns = [path("", views.desk, name="desk")]
