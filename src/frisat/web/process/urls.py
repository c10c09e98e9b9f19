"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from frisat.web.process import (
    draft_end_views,
    make_views,
    publish_views,
    role_views,
    stakeholder_views,
    version_views,
    work_views,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", work_views.processes, name="work_processes"),
    path("nyt/", make_views.new, name="process_new"),
    path("nyt/adresse/", make_views.address, name="process_new_address"),
    path("nyt/betyder/", make_views.meaning, name="process_new_meaning"),
    path("<slug:slug>/", work_views.process, name="work_process"),
    path("<slug:slug>/indstillinger/", work_views.settings_page, name="process_settings"),
    path("<slug:slug>/tilstand/", work_views.set_state, name="process_state"),
    path("<slug:slug>/laeg-vaek/", work_views.put_away, name="process_put_away"),
    path("<slug:slug>/tag-frem/", work_views.bring_back, name="process_bring_back"),
    path("<slug:slug>/udkast/", publish_views.publish, name="draft_publish"),
    path("<slug:slug>/udkast/sammenlign/", publish_views.compare, name="draft_compare"),
    path("<slug:slug>/udkast/spoerg/", publish_views.ask, name="draft_ask"),
    path("<slug:slug>/udkast/tag-tilbage/", publish_views.take_back, name="draft_take_back"),
    path("<slug:slug>/udkast/returner/", publish_views.give_back, name="draft_return"),
    path("<slug:slug>/udkast/udgiv/", publish_views.publish_now, name="draft_publish_now"),
    path("<slug:slug>/udkast/ret/", publish_views.edit_again, name="draft_publish_edit"),
    path("<slug:slug>/udkast/kasser/", draft_end_views.drop, name="draft_drop"),
    path("<slug:slug>/udkast/tag-frem/", draft_end_views.bring_back, name="draft_bring_back"),
    path("<slug:slug>/version/<str:number>/", version_views.version, name="work_version"),
    path("<slug:slug>/tag-ud/", version_views.take_something_out, name="process_take_out"),
    path("<slug:slug>/version/<str:number>/tag-ud/", version_views.take_something_out, name="version_take_out"),
    path("<slug:slug>/plan/", include("frisat.web.process.editor_urls")),
    path("<slug:slug>/interessenter/", stakeholder_views.stakeholders, name="stakeholders"),
    path("<slug:slug>/interessenter/ret/", stakeholder_views.change, name="stakeholders_change"),
    path("<slug:slug>/roller/", role_views.roles, name="process_roles"),
    path("<slug:slug>/roller/<int:pk>/", role_views.change_role, name="process_role_change"),
    path("<slug:slug>/roller/<int:pk>/fjern/", role_views.take_role, name="process_role_take"),
]
