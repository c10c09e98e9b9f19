"""Addresses under /arbejde/: the accounts, for administrators."""

from __future__ import annotations

from django.urls import path

from frisat.web.people import views

urlpatterns = [
    path("konti/", views.accounts, name="accounts"),
    path("konti/ny/", views.new_account, name="account_new"),
    path("konti/<int:pk>/", views.account, name="account_page"),
    path("konti/<int:pk>/luk/", views.close, name="account_close"),
    path("konti/<int:pk>/aabn/", views.open_again, name="account_open"),
    path("konti/<int:pk>/log-af/", views.sign_out, name="account_sign_out"),
    path("konti/<int:pk>/anden-faktor/", views.take_factors, name="account_take_factors"),
    path("konti/<int:pk>/udefra/", views.disconnect, name="account_disconnect"),
    path("konti/<int:pk>/link/", views.new_link, name="account_link"),
]
