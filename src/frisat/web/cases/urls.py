"""Addresses under /arbejde/forloeb/."""

from __future__ import annotations

from django.urls import URLPattern, path

from frisat.web.cases import back_views, case_views, decision_views, step_views

_CASE = "<slug:slug>/sager/<int:case_no>/"
_STEP = f"{_CASE}trin/<int:step>/"
_DECISION = "<slug:slug>/beslutninger/<int:year>-<int:number>/"
urlpatterns: list[URLPattern] = [
    path("<slug:slug>/sager/", case_views.cases, name="cases"),
    path("<slug:slug>/sager/ny/", case_views.new, name="case_new"),
    path(_CASE, case_views.case, name="case"),
    path(f"{_CASE}ret/", case_views.change, name="case_change"),
    path(f"{_CASE}tekst/", case_views.text, name="case_text"),
    path(f"{_CASE}vis/", case_views.show, name="case_show"),
    path(f"{_CASE}luk/", case_views.close, name="case_close"),
    path(f"{_CASE}godkendelser/", step_views.approvals, name="case_approvals"),
    path(f"{_CASE}godkendelser/indsaet/", step_views.paste, name="case_paste"),
    path(f"{_CASE}trin/nyt/", step_views.add_step, name="case_step_new"),
    path(_STEP, step_views.step, name="case_step"),
    path(f"{_STEP}flyt/", step_views.move, name="case_move"),
    path(f"{_STEP}udenom/", step_views.skip, name="case_skip"),
    path(f"{_STEP}svar/", step_views.say, name="case_say"),
    path(f"{_STEP}svar/tag-tilbage/", step_views.unsay, name="case_unsay"),
    path(f"{_CASE}hent-tilbage/", back_views.bring_back, name="case_bring_back"),
    path(f"{_STEP}dagsorden/", step_views.agenda, name="case_agenda"),
    path("<slug:slug>/beslutninger/", decision_views.decisions, name="work_decisions"),
    path("<slug:slug>/beslutninger/ny/", decision_views.new, name="decision_new"),
    path(_DECISION, decision_views.decision, name="work_decision"),
    path(f"{_DECISION}offentlighed/", decision_views.disclose, name="decision_disclose"),
    path(f"{_DECISION}datoer/", decision_views.days, name="decision_days"),
]
