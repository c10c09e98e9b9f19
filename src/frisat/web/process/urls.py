"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from frisat.web.process import role_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:slug>/plan/", include("frisat.web.process.editor_urls")),
    path("<slug:slug>/roller/", role_views.roles, name="process_roles"),
    path("<slug:slug>/roller/<int:pk>/", role_views.change_role, name="process_role_change"),
    path("<slug:slug>/roller/<int:pk>/fjern/", role_views.take_role, name="process_role_take"),
]
