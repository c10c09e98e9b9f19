"""All addresses: the public ones in Danish, the same tails under /en/, and what machines ask for."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from frisat.web.base import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("sitemap.xml", include("frisat.web.portal.sitemap")),
    path("was", views.accessibility_statement, name="was"),
    *i18n_patterns(
        path("arbejde/", include("frisat.web.work_urls")),
        path("", include("frisat.web.invites.public_urls")),
        path("", include("frisat.web.cases.public_urls")),
        path("", include("frisat.web.portal.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "frisat.web.base.views.bad_request"
handler403 = "frisat.web.base.views.forbidden"
handler404 = "frisat.web.base.views.not_found"
handler500 = "frisat.web.base.views.broken"
