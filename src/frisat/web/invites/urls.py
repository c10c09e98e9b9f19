"""Addresses under /arbejde/: the invitations of a meeting, and one's own calendars."""

from __future__ import annotations

from django.urls import path

from frisat.web.invites import feed_views, shared_feed_views, views

_M = "forloeb/<slug:slug>/moeder/<int:pk>/invitationer/"
_I = f"{_M}<int:invitation_pk>/"

urlpatterns = [
    path(_M, views.invitations, name="invitations"),
    path(f"{_M}dagsorden/", views.papers, name="invite_papers"),
    path(f"{_I}igen/", views.again, name="invite_again"),
    path(f"{_I}traek-tilbage/", views.withdraw, name="invite_withdraw"),
    path(f"{_I}svar/", views.answer, name="invite_answer"),
    path("organer/<int:pk>/kalendere/", shared_feed_views.shared_feeds, name="shared_feeds"),
    path("organer/<int:body_pk>/kalendere/<int:pk>/luk/", shared_feed_views.revoke, name="shared_feed_revoke"),
    path("konto/kalendere/", feed_views.own_feeds, name="own_feeds"),
    path("konto/kalendere/<int:pk>/luk/", feed_views.revoke, name="feed_revoke"),
]
