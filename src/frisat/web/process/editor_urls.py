"""Addresses of the plan editor, under /arbejde/forloeb/<slug>/plan/."""

from __future__ import annotations

from django.urls import path

from frisat.web.process import (
    comment_views,
    editor_activity_views,
    editor_file_views,
    editor_side_views,
    editor_views,
)

urlpatterns = [
    path("", editor_views.editor, name="editor"),
    path("ny/", editor_views.add, name="editor_add"),
    path("fortryd/", editor_views.undo, name="editor_undo"),
    path("nyt/", editor_views.since, name="editor_since"),
    path("fund/", editor_views.findings, name="editor_findings"),
    path("betyder/", editor_views.meaning, name="editor_meaning"),
    path("seneste/", editor_side_views.history, name="editor_history"),
    path("indsaet/", editor_side_views.paste, name="editor_paste"),
    path("kommentarer/", comment_views.comments, name="editor_comments"),
    path("kommentarer/ny/", comment_views.say, name="editor_say"),
    path("kommentarer/<int:pk>/", comment_views.settle, name="editor_settle"),
    path("<slug:key>/", editor_activity_views.activity, name="editor_activity"),
    path("<slug:key>/historik/", editor_side_views.activity_past, name="activity_history"),
    path("<slug:key>/felt/", editor_views.cell, name="editor_cell"),
    path("<slug:key>/flyt/", editor_views.move, name="editor_move"),
    path("<slug:key>/dubler/", editor_views.duplicate, name="editor_duplicate"),
    path("<slug:key>/fjern/", editor_views.remove, name="editor_remove"),
    path("<slug:key>/ret/", editor_views.fix, name="editor_fix"),
    path("<slug:key>/slaa-fra/", editor_activity_views.switch_off, name="editor_switch_off"),
    path("<slug:key>/hvad-nu-hvis/", editor_side_views.if_moved, name="editor_if_moved"),
    path("<slug:key>/bilag/", editor_file_views.attach, name="editor_attach"),
    path("<slug:key>/bilag/<int:pk>/", editor_file_views.attachment, name="editor_attachment"),
]
