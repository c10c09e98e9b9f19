"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import URLPattern, path

from frisat.web.process import role_views

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/roller/", role_views.roles, name="process_roles"),
    path("<slug:slug>/roller/<int:pk>/", role_views.change_role, name="process_role_change"),
    path("<slug:slug>/roller/<int:pk>/fjern/", role_views.take_role, name="process_role_take"),
]
