"""Addresses under /arbejde/."""

from __future__ import annotations

from django.urls import URLPattern, path

from frisat.web.bodies import (
    back_views,
    body_views,
    letterhead_views,
    merge_views,
    person_views,
    proposal_views,
    seat_views,
    spelling_views,
)

urlpatterns: list[URLPattern] = [
    path("organer/", body_views.bodies, name="bodies"),
    path("organer/nyt/", body_views.new, name="body_new"),
    path("organer/forslag/", proposal_views.proposals, name="body_proposals"),
    path("organer/forslag/skrivemaader/", proposal_views.accept_same, name="body_accept_same"),
    path("organer/forslag/svar/", proposal_views.answer, name="body_answer"),
    path("organer/forslag/nye/", proposal_views.make_new, name="body_make_new"),
    path("organer/forslag/igen/", proposal_views.again, name="body_propose_again"),
    path("organer/forslag/adskilt/", proposal_views.keep_apart, name="body_keep_apart"),
    path("organer/valg/", seat_views.election, name="seats_end"),
    path("organer/tilbage/", back_views.bring_back, name="register_bring_back"),
    path("organer/<int:pk>/", body_views.body, name="body"),
    path("organer/<int:pk>/ret/", body_views.change, name="body_change"),
    path("organer/<int:pk>/luk/", body_views.close, name="body_close"),
    path("organer/<int:pk>/genaabn/", body_views.reopen, name="body_reopen"),
    path("organer/<int:pk>/afloeser/", body_views.successor, name="body_successor"),
    path("organer/<int:pk>/afloeser/fjern/", body_views.no_successor, name="body_no_successor"),
    path("organer/<int:pk>/overdragelse/", body_views.handover, name="body_handover"),
    path("organer/<int:pk>/skrivemaader/", spelling_views.add_alias, name="alias_add"),
    path("organer/<int:pk>/skrivemaader/<int:alias_pk>/fjern/", spelling_views.remove_alias, name="alias_remove"),
    path("organer/<int:pk>/sammenlaeg/", merge_views.merge, name="body_merge"),
    path("organer/<int:pk>/sammenlaeg/<int:merge_pk>/fortryd/", merge_views.undo, name="body_unmerge"),
    path("organer/<int:pk>/pladser/ny/", seat_views.add, name="seat_add"),
    path("organer/<int:pk>/pladser/<int:seat_pk>/", seat_views.change, name="seat_change"),
    path("organer/<int:pk>/pladser/<int:seat_pk>/fjern/", seat_views.remove, name="seat_remove"),
    path("organer/<int:pk>/brevpapir/", letterhead_views.of_body, name="body_letterhead"),
    path("organer/<int:pk>/brevpapir/fjern/", letterhead_views.end_of_body, name="body_letterhead_end"),
    path("organer/<int:pk>/brevpapir/igen/", letterhead_views.back_of_body, name="body_letterhead_back"),
    path("organer/<int:pk>/brevpapir/fil/", letterhead_views.file_of_body, name="body_letterhead_file"),
    path("organer/<int:pk>/brevpapir/proeve/", letterhead_views.sample_of_body, name="body_letterhead_sample"),
    path("brevpapir/", letterhead_views.of_house, name="letterhead"),
    path("brevpapir/fjern/", letterhead_views.end_of_house, name="letterhead_end"),
    path("brevpapir/igen/", letterhead_views.back_of_house, name="letterhead_back"),
    path("brevpapir/fil/", letterhead_views.file_of_house, name="letterhead_file"),
    path("brevpapir/proeve/", letterhead_views.sample_of_house, name="letterhead_sample"),
    path("brevpapir/eksempel/", letterhead_views.example, name="letterhead_example"),
    path("personer/", person_views.persons, name="persons"),
    path("personer/ny/", person_views.new, name="person_new"),
    path("personer/<int:pk>/", person_views.person, name="person"),
    path("personer/<int:pk>/ret/", person_views.change, name="person_change"),
    path("personer/<int:pk>/konto/", person_views.set_account, name="person_account"),
]
