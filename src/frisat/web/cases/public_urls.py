"""Public addresses: a decision is found for ever at its year and number."""

from __future__ import annotations

from django.urls import URLPattern, path

from frisat.web.cases import public_views

urlpatterns: list[URLPattern] = [
    path("beslutninger/", public_views.decisions, name="decisions"),
    path("beslutninger/<int:year>-<int:number>/", public_views.decision, name="decision"),
    path("beslutninger/<int:year>-<int:number>.json", public_views.decision_data, name="decision_data"),
    path("forloeb/<slug:slug>/sager/", public_views.cases, name="public_cases"),
    path("forloeb/<slug:slug>/sager/<int:case_no>/", public_views.case, name="public_case"),
]
