"""The addresses of those who work in Frisat, under /arbejde/: one list a part."""

from django.urls import include, path

urlpatterns = [
    path("", include("frisat.web.desk.urls")),
    path("konto/", include("frisat.web.people.account_urls")),
    path("", include("frisat.web.people.urls")),
    path("", include("frisat.web.history.urls")),
    path("", include("frisat.web.meetings.own_urls")),
    path("", include("frisat.web.bodies.urls")),
    path("", include("frisat.web.invites.urls")),
    path("forloeb/", include("frisat.web.process.urls")),
    path("forloeb/", include("frisat.web.intake.urls")),
    path("forloeb/", include("frisat.web.meetings.urls")),
    path("forloeb/", include("frisat.web.arrivals.urls")),
    path("forloeb/", include("frisat.web.cases.urls")),
    path("forloeb/", include("frisat.web.portal.preview")),
]
