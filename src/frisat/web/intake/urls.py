"""Addresses under /arbejde/forloeb/."""

from __future__ import annotations

from django.urls import path

from frisat.web.intake import decide_views, more_views, review_views, views

urlpatterns = [
    path("<slug:slug>/import/", views.imports, name="imports"),
    path("<slug:slug>/import/fremdrift/", views.progress, name="imports_progress"),
    path("<slug:slug>/import/periode/", review_views.meaning, name="import_meaning"),
    path("<slug:slug>/import/<int:pk>/", review_views.review, name="import"),
    path("<slug:slug>/import/<int:pk>/stop/", views.stop, name="import_stop"),
    path("<slug:slug>/import/<int:pk>/hold-op/", views.renew, name="import_renew"),
    path("<slug:slug>/import/<int:pk>/igen/", views.again, name="import_again"),
    path("<slug:slug>/import/<int:pk>/afslut/", views.end, name="import_end"),
    path("<slug:slug>/import/<int:pk>/genoptag/", views.resume, name="import_resume"),
    path("<slug:slug>/import/<int:pk>/fortryd/", views.undo, name="import_undo"),
    path("<slug:slug>/import/<int:pk>/fil/", views.import_file, name="import_file"),
    path("<slug:slug>/import/<int:pk>/sikre/", decide_views.accept_sure, name="import_sure"),
    path("<slug:slug>/import/<int:pk>/raekke/<int:row_pk>/", decide_views.decide, name="import_row"),
    path("<slug:slug>/import/<int:pk>/raekke/<int:row_pk>/del/", more_views.part, name="import_part"),
    path("<slug:slug>/import/<int:pk>/ikke-omtalt/", more_views.unmentioned, name="import_unmentioned"),
    path("<slug:slug>/import/<int:pk>/planen/", more_views.plan, name="import_plan"),
    path("<slug:slug>/import/<int:pk>/advarsler/", more_views.warnings, name="import_warnings"),
    path("<slug:slug>/import/<int:pk>/side/<int:number>.png", more_views.picture, name="import_picture"),
    path("<slug:slug>/dokument/<int:pk>/fil/", views.document_file, name="document_file"),
]
