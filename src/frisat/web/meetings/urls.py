"""Addresses of meetings, under /arbejde/forloeb/."""

from __future__ import annotations

from django.urls import path

from frisat.web.meetings import (
    approval_views,
    back_views,
    follow_views,
    head_views,
    item_views,
    meeting_views,
    minutes_views,
    move_views,
    paper_views,
    people_views,
    release_views,
    source_views,
)

_M = "<slug:slug>/moeder/<int:pk>/"
_R = f"{_M}referat/"
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
    path(f"{_M}hent-tilbage/", back_views.bring_back, name="meeting_bring_back"),
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
    path(f"{_P}kontrol/", paper_views.check, name="paper_check"),
    path(f"{_P}renset/", paper_views.clean, name="paper_clean"),
    path(f"{_P}ret/", paper_views.change, name="paper_change"),
    path(f"{_P}fjern/", paper_views.remove, name="paper_remove"),
    path(f"{_P}tag-tilbage/", paper_views.bring_back, name="paper_back"),
    path("<slug:slug>/opfoelgning/", follow_views.follow_ups, name="follow_ups"),
    path("<slug:slug>/opfoelgning/<int:pk>/gjort/", follow_views.put_done, name="follow_up_done"),
    path("<slug:slug>/opfoelgning/<int:pk>/fjern/", follow_views.take_out, name="follow_up_out"),
    path(_R, minutes_views.minutes, name="minutes"),
    path(f"{_R}begynd/", minutes_views.begin, name="minutes_begin"),
    path(f"{_R}begynd/fortryd/", minutes_views.take_begin_back, name="minutes_begin_back"),
    path(f"{_R}alle/", minutes_views.everybody, name="minutes_everybody"),
    path(f"{_R}deltagere/<int:person_pk>/", minutes_views.presence, name="minutes_presence"),
    path(f"{_R}punkter/<int:item_pk>/", minutes_views.item, name="minutes_item"),
    path(f"{_R}punkter/<int:item_pk>/fortryd/", minutes_views.undo, name="minutes_undo"),
    path(f"{_R}punkter/<int:item_pk>/opfoelgning/", follow_views.ask, name="follow_up_ask"),
    path(f"{_R}hele/", approval_views.whole, name="minutes_whole"),
    path(f"{_R}hele/send/", approval_views.send, name="minutes_send"),
    path(f"{_R}hele/ret/", approval_views.reopen, name="minutes_reopen"),
    path(f"{_R}hele/svar/<int:person_pk>/", approval_views.answer_for, name="minutes_answer_for"),
    path(f"{_R}hele/afslut/", approval_views.freeze, name="minutes_freeze"),
    path(f"{_R}hele/rettelse/", approval_views.correct, name="minutes_correct"),
]
