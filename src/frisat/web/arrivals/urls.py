"""Addresses of what documents bring into meetings, under /arbejde/forloeb/."""

from __future__ import annotations

from django.urls import path

from frisat.web.arrivals import series_views, take_views, views

_I = "<slug:slug>/import/<int:pk>/"

urlpatterns = [
    path(f"{_I}moede/", views.sheet, name="arrival"),
    path(f"{_I}moede/sikre/", views.accept_sure, name="arrival_sure"),
    path(f"{_I}moede/del/<int:part_pk>/", views.decide, name="arrival_part"),
    path(f"{_I}moede/overfoer/", take_views.take, name="arrival_take"),
    path(f"{_I}moede/fortryd/", take_views.take_back, name="arrival_back"),
    path(f"{_I}moederaekke/", series_views.series, name="arrival_series"),
    path(f"{_I}moederaekke/fortryd/", series_views.take_back, name="arrival_series_back"),
]
