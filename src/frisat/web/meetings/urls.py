"""Addresses of meetings, under /arbejde/forloeb/."""

from __future__ import annotations

from django.urls import path

from frisat.web.meetings import (
    head_views,
    item_views,
    meeting_views,
    move_views,
    paper_views,
    people_views,
    release_views,
    source_views,
)

_M = "<slug:slug>/moeder/<int:pk>/"
_I = f"{_M}punkter/<int:item_pk>/"
_P = f"{_I}bilag/<slug:paper_key>/"

urlpatterns = [
    path("<slug:slug>/moeder/", meeting_views.meetings, name="work_meetings"),
    path("<slug:slug>/moeder/opret/", meeting_views.make, name="meetings_make"),
    path("<slug:slug>/moeder/nyt/", meeting_views.new, name="meeting_new"),
    path("<slug:slug>/moeder/forslag/", source_views.proposals, name="item_proposals"),
    path("<slug:slug>/moeder/forslag/<int:pk>/afvis/", source_views.turn_down, name="proposal_turn_down"),
    path(_M, meeting_views.meeting, name="work_meeting"),
    path(f"{_M}om/", head_views.head, name="meeting_head"),
    path(f"{_M}om/<int:body_pk>/", head_views.rule, name="meeting_rule"),
    path(f"{_M}dele/", head_views.legs, name="meeting_legs"),
    path(f"{_M}deltagere/", people_views.people, name="meeting_people"),
    path(f"{_M}deltagere/fra-organet/", people_views.seats, name="meeting_seats"),
    path(f"{_M}deltagere/<int:person_pk>/", people_views.change, name="participant"),
    path(f"{_M}deltagere/<int:person_pk>/fjern/", people_views.remove, name="participant_remove"),
    path(f"{_M}flyt/", move_views.move, name="meeting_move"),
    path(f"{_M}aflys/", move_views.cancel, name="meeting_cancel"),
    path(f"{_M}gennemsyn/", release_views.ask, name="agenda_ask"),
    path(f"{_M}returner/", release_views.give_back, name="agenda_return"),
    path(f"{_M}send/", release_views.send, name="agenda_send"),
    path(f"{_M}hent/", source_views.fetch, name="agenda_fetch"),
    path(f"{_M}skabeloner/", source_views.keep, name="agenda_templates"),
    path(f"{_M}skabeloner/<int:template_pk>/", source_views.template, name="agenda_template"),
    path(f"{_M}skabeloner/<int:template_pk>/brug/", source_views.use, name="template_use"),
    path(f"{_M}skabeloner/<int:template_pk>/slet/", source_views.drop, name="template_drop"),
    path(f"{_M}punkter/", item_views.add_one, name="item_add"),
    path(_I, item_views.item, name="work_item"),
    path(f"{_I}plads/", item_views.place, name="item_place"),
    path(f"{_I}fjern/", item_views.remove, name="item_remove"),
    path(f"{_I}tag-tilbage/", item_views.bring_back, name="item_back"),
    path(f"{_I}tag-af/", item_views.withdraw, name="item_withdraw"),
    path(f"{_I}luk/", item_views.close, name="item_close"),
    path(f"{_I}bilag/", paper_views.add, name="paper_add"),
    path(_P, paper_views.paper, name="work_paper"),
    path(f"{_P}ret/", paper_views.change, name="paper_change"),
    path(f"{_P}fjern/", paper_views.remove, name="paper_remove"),
    path(f"{_P}tag-tilbage/", paper_views.bring_back, name="paper_back"),
]
