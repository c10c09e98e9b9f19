"""The public addresses: Danish, sayable, the same tail in English under /en/."""

from datetime import date

from django.urls import path, register_converter

from frisat.web.portal import (
    activity_views,
    body_views,
    calendar_views,
    files,
    meeting_files,
    meeting_list,
    meeting_views,
    process_views,
    version_views,
    views,
)
from frisat.web.portal.seeing import follows


class VersionNumber:
    """ "2" or "2.1" """

    regex = r"[1-9][0-9]{0,4}(?:\.[1-9][0-9]{0,4})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ActivityKey:
    """ "a17" """

    regex = r"a[0-9]{1,6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Day:
    """ "2021-10-26" """

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)  # ValueError: no such address

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(VersionNumber, "version")
register_converter(ActivityKey, "key")
register_converter(Day, "day")

urlpatterns = [
    path("", views.front, name="front"),
    path("forloeb/", views.processes, name="processes"),
    path("forloeb/<slug:slug>/", follows(process_views.process), name="process"),
    path("forloeb/<slug:slug>/aktivitet/<key:key>/", follows(activity_views.activity), name="activity"),
    path("forloeb/<slug:slug>/plan/", follows(version_views.versions), name="versions"),
    path("forloeb/<slug:slug>/plan/<version:number>/", follows(version_views.version), name="version"),
    path("forloeb/<slug:slug>/plan/<version:number>/<str:name>", follows(files.file), name="file"),
    path("forloeb/<slug:slug>/aendringer/", follows(version_views.changes_page), name="changes"),
    path("forloeb/<slug:slug>/eftersyn/", follows(version_views.findings_page), name="findings"),
    path("forloeb/<slug:slug>/dokument/<int:number>/", follows(version_views.paper), name="paper"),
    path("forloeb/<slug:slug>/kalender/", follows(calendar_views.process_calendar), name="process_calendar"),
    path("forloeb/<slug:slug>/kalender.ics", follows(files.feed), name="feed"),
    path("forloeb/<slug:slug>/hent/", follows(files.downloads), name="downloads"),
    path("moeder/", meeting_list.meetings, name="meetings"),
    path("moeder/<day:day>/<slug:tail>/", meeting_views.meeting, name="meeting"),
    path("moeder/<day:day>/<slug:tail>/punkt-<str:no>/", meeting_views.item, name="meeting_item"),
    path("moeder/<day:day>/<slug:tail>/bilag/<slug:key>/<str:name>", meeting_files.paper, name="meeting_paper"),
    path("moeder/<day:day>/<slug:tail>/papirer.zip", meeting_files.papers, name="meeting_papers"),
    path("moeder/<day:day>/<slug:tail>/moede.ics", meeting_files.entry, name="meeting_entry"),
    *(
        path(
            f"moeder/<day:day>/<slug:tail>/{name}.{to}",
            meeting_files.document,
            {"name": name, "to": to},
            f"meeting_{name}_{to}",
        )
        for name in meeting_files.NAMES
        for to in meeting_files.TO
    ),
    path("kalender/", calendar_views.calendar, name="calendar"),
    path("organer/<int:pk>-<slug:slug>/", body_views.body, name="public_body"),
    path("soeg/", views.search, name="search"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("privatliv/", views.privacy, name="privacy"),
    path("aabne-data/", views.data, name="data"),
]
