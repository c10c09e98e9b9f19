"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import path

from frisat.web.history import views

urlpatterns = [
    path("protokol/", views.whole, name="record"),
    path("protokol/<slug:type_name>/<str:key>/", views.of_one, name="history"),
]
