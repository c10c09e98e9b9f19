"""The pages of the registers: what they show, what they refuse and how they say it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from frisat.web.bodies import actions, merge_actions, places, queries, seat_actions, spelling_actions, uses
from frisat.web.bodies.models import Alias, Body, BodyKind, KeptApart, NameApart, Seat
from frisat.web.people.models import Account, Person
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM

from .conftest import Make, all_rows, seat

TODAY = date(2027, 5, 3)


def plans() -> str:
    return serializers.serialize("json", PlanVersion.objects.order_by("pk"))


def test_names_of_the_plans_become_bodies_in_one_go_and_no_plan_changes(as_editor: Client, process: Process) -> None:
    before = plans()
    page = as_editor.get(reverse("body_proposals"))
    found = page.context["bodies"]
    ticked = [n.key for n in found]
    assert {"byrådet", "forvaltningen"} <= set(ticked)

    answer = as_editor.post(reverse("body_make_new"), {"navn": ticked, "slags:forvaltningen": "other"}, follow=True)

    assert answer.status_code == 200
    assert Body.objects.get(name="Forvaltningen").kind == BodyKind.OTHER
    assert not answer.context["bodies"]
    assert plans() == before


@pytest.mark.parametrize(
    ("name", "is_body"),
    [("Byrådet", True), ("Fag-MED Omsorg", True), ("ledergruppen i Sundhed", True), ("udvalgte borgere", False),
     ("fagdirektører fra de syv kommuner", False), ("direktør", False), ("relevante udvalg", False)],
)  # fmt: skip
def test_people_offices_and_several_bodies_are_not_ticked_from_the_start(name: str, is_body: bool) -> None:
    assert uses.NewName((name,), uses.kind_of(name), "", 1, ()).is_one_body is is_body


def test_only_names_of_one_body_are_ticked_from_the_start(as_editor: Client, process: Process) -> None:
    page = as_editor.get(reverse("body_proposals"))
    ticked = set(re.findall(r'name="navn" value="([^"]+)" checked', page.content.decode()))
    assert ticked == {n.key for n in page.context["bodies"]}
    assert page.context["groups"]
    assert not ticked & {n.key for n in page.context["groups"]}


def test_a_body_shows_where_it_occurs_in_any_of_its_spellings(as_editor: Client, process: Process, make: Make) -> None:
    body = make("Kommunens øverste råd", "Byrådet", kind=BodyKind.COUNCIL)
    page = as_editor.get(reverse("body", args=[body.pk]))

    assert page.context["uses"]
    assert {name for use in page.context["uses"] for name in use.printed} == {"Byrådet"}
    handover = as_editor.get(reverse("body_handover", args=[body.pk]))
    for use in [*handover.context["dated"], *handover.context["undated"]]:
        assert not use.place.is_over
        assert use.place.last is None or use.place.last >= TODAY
    assert len(handover.context["dated"]) + len(handover.context["undated"]) < len(page.context["uses"])


def test_who_has_no_role_in_a_process_is_not_told_what_it_names(
    client: Client, accounts: dict[str, Account], make: Make
) -> None:
    body = make("Byrådet", kind=BodyKind.COUNCIL)
    client.force_login(accounts["admin"])

    assert client.get(reverse("body", args=[body.pk])).context["uses"] == []
    assert places.of(accounts["stranger"]) == []


def test_likely_spellings_are_asked_about_and_answers_are_kept(as_editor: Client, process: Process, make: Make) -> None:
    body = make("Børne- og Skoleudvalgtet")  # one letter from what the plan prints
    asked = reverse("body_proposals")
    [(one, why, scope)] = as_editor.get(asked).context["likely"]
    assert one.name == "Børne- og Skoleudvalget"
    assert "ét bogstav" in why
    assert scope == [(process.pk, process.name)]

    as_editor.post(reverse("body_answer"), {"navn": one.name, "organ": body.pk, "svar": "nej"})
    assert as_editor.get(asked).context["likely"] == []
    NameApart.objects.all().delete()
    as_editor.post(reverse("body_answer"), {"navn": one.name, "organ": body.pk, "svar": "ja", "forloeb": process.pk})
    assert Alias.objects.get(text=one.name).process_id == process.pk
    assert as_editor.get(asked).context["likely"] == []


def test_all_sure_spellings_are_taken_at_once(as_editor: Client, process: Process, make: Make) -> None:
    body = make("Engby Byråd", kind=BodyKind.COUNCIL)
    page = as_editor.get(reverse("body_proposals"))
    same = [s for s, _ in page.context["same"]]
    assert [s.name for s in same] == ["Byrådet"]

    as_editor.post(reverse("body_accept_same"), {"navn": [s.key for s in same]})
    assert {a.text for a in body.aliases.all()} == {"Engby Byråd", "Byrådet"}
    again = as_editor.post(reverse("body_accept_same"), {"navn": [s.key for s in same]})
    assert again.status_code == 422


def test_a_foreign_process_cannot_be_given_a_spelling(as_editor: Client, make: Make) -> None:
    body = make("Havneudvalget")
    for field, address in (("process", reverse("alias_add", args=[body.pk])), ("forloeb", reverse("body_answer"))):
        said = {"text": "HU", "navn": "HU", "organ": body.pk, "svar": "ja", field: 999}
        assert as_editor.post(address, said).status_code in (404, 422)
    assert body.aliases.count() == 1


def test_two_bodies_said_not_to_be_the_same_are_not_proposed_again(as_editor: Client, make: Make) -> None:
    a, b = make("Havneudvalget"), make("Havneudvalgtet")
    asked = reverse("body_proposals")
    assert [{p.a, p.b} for p, _ in as_editor.get(asked).context["alike"]] == [{a, b}]

    as_editor.post(reverse("body_keep_apart"), {"a": b.pk, "b": a.pk})
    assert as_editor.get(asked).context["alike"] == []
    assert KeptApart.objects.count() == 1


def test_a_name_set_aside_is_not_proposed_until_somebody_wants_it(as_editor: Client, process: Process) -> None:
    asked = reverse("body_proposals")
    as_editor.post(reverse("body_answer"), {"navn": "Forvaltningen", "svar": "intet"})
    page = as_editor.get(asked)
    assert "forvaltningen" not in {n.key for n in page.context["bodies"]}
    assert page.context["set_aside"] == ["forvaltningen"]

    as_editor.post(reverse("body_propose_again"), {"navn": "forvaltningen"})
    assert "forvaltningen" in {n.key for n in as_editor.get(asked).context["bodies"]}


def test_a_merge_shows_what_moves_before_and_is_undone_from_the_page(as_editor: Client, make: Make) -> None:
    a, b = make("Havneudvalget", "HU"), make("Kystudvalget")
    before = all_rows()
    page = as_editor.get(reverse("body_merge", args=[a.pk]), {"med": b.pk})
    assert "Læg Havneudvalget ind i Kystudvalget" in page.content.decode()
    assert all_rows() == before
    seen = page.context["preview"].stamp
    seat(a, "Anna Holm")

    stale = as_editor.post(reverse("body_merge", args=[a.pk]), {"med": b.pk, "seen": seen, "reason": "Samme"})
    assert stale.status_code == 409
    assert "Registret er ændret" in stale.content.decode()
    assert 'value="Samme"' in stale.content.decode()
    before = all_rows()
    seen = stale.context["preview"].stamp
    assert as_editor.post(reverse("body_merge", args=[a.pk]), {"med": b.pk, "seen": seen}).status_code == 302
    done = queries.merges(b)[0]
    as_editor.post(reverse("body_unmerge", args=[b.pk, done.pk]), {})
    assert all_rows() == before


@pytest.mark.parametrize("other", ["self", "", "999999", "x", "²"])
def test_a_merge_that_cannot_be_is_told_in_a_sentence(as_editor: Client, make: Make, other: str) -> None:
    body = make("Havneudvalget")
    with_ = str(body.pk) if other == "self" else other
    page = as_editor.post(reverse("body_merge", args=[body.pk]), {"med": with_})

    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_an_older_form_does_not_overwrite_what_a_colleague_saved(as_editor: Client, make: Make) -> None:
    body = make("Havneudvalget")
    address = reverse("body_change", args=[body.pk])
    seen = as_editor.get(address).context["form"].initial["seen"]
    actions.change_body(SYSTEM, body, first_day=date(2026, 1, 1))
    said = {"seen": seen, "name": "Havne- og Kystudvalget", "kind": "committee"}

    stale = as_editor.post(address, said)
    assert stale.status_code == 422
    assert "er ændret, siden du åbnede siden" in stale.content.decode()
    assert 'value="Havne- og Kystudvalget"' in stale.content.decode()
    assert Body.objects.get(pk=body.pk).name == "Havneudvalget"
    again = as_editor.post(address, {**said, "seen": stale.context["form"]["seen"].value()})
    assert again.status_code == 302
    assert Body.objects.get(pk=body.pk).name == "Havne- og Kystudvalget"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Navnet mangler."),
        ("first_day", "i går", "»i går« er ikke en dag."),
        ("first_day", "marts 2026", "»marts 2026« er ikke en dag."),
        ("last_day", "1. januar 2020", "Den sidste dag, 1. januar 2020, ligger før den første, 1. januar 2026."),
        ("outside_id", "123", "»123« er ikke et UUID."),
        ("part_of", "999999", "Organet står ikke længere i registret."),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field_with_everything_kept(
    as_editor: Client, field: str, typed: str, said: str
) -> None:
    sent = {
        "name": "Havneudvalget",
        "kind": "committee",
        "first_day": "1. januar 2026",
        "organisation": "Nabosund Kommune",
    }
    page = as_editor.post(reverse("body_new"), {**sent, field: typed})
    text = page.content.decode()

    assert page.status_code == 422
    assert text.count(said) == 2  # in the summary and at the field
    assert f'href="#id_{field}"' in text
    assert "Nabosund Kommune" in text
    assert not Body.objects.exists()


def test_seats_of_a_body_are_kept_through_elections(as_editor: Client, make: Make) -> None:
    body = make("Havneudvalget")
    address = reverse("seat_add", args=[body.pk])
    as_editor.post(address, {"new_person": "Anna Holm", "role": "chair", "first_day": "1. januar 2022"})
    as_editor.post(reverse("seats_end"), {"bodies": [body.pk], "last_day": "31. december 2025"})
    assert body.seats.get().last_day is None or body.seats.get().last_day == date(2025, 12, 31)
    as_editor.post(address, {"person": Person.objects.get().pk, "role": "member", "first_day": "1. januar 2026"})
    page = as_editor.get(reverse("body", args=[body.pk]))

    assert [s.role for s, _ in page.context["now"]] == ["member"]
    assert [[s.role for s, _ in term.seats] for term in page.context["past"]] == [["chair"]]
    twice = as_editor.post(address, {"person": Person.objects.get().pk, "role": "member", "first_day": "1. marts 2026"})
    assert twice.status_code == 422
    assert "har allerede denne plads" in twice.content.decode()


def test_an_election_without_a_body_or_a_day_is_refused(as_editor: Client, make: Make) -> None:
    held = seat(make("Havneudvalget"), "Anna Holm")
    page = as_editor.post(reverse("seats_end"), {"last_day": "snart"})

    assert page.status_code == 422
    assert "Der er ikke valgt nogen organer." in page.content.decode()
    held.refresh_from_db()
    assert held.last_day is None


@pytest.mark.parametrize("query", ["slags=ukendt", "organisation=Ukendt", "side=0", "side=x", "side=2"])
def test_unknown_filters_are_refused(as_editor: Client, query: str) -> None:
    assert as_editor.get(f"{reverse('bodies')}?{query}").status_code == 400


def test_a_nested_thing_of_another_body_is_not_found(as_editor: Client, make: Make) -> None:
    a, b = make("Havneudvalget", "HU"), make("Kystudvalget", "KU")
    held, alias = seat(b, "Anna Holm"), b.aliases.get(text="KU")
    done = merge_actions.merge(SYSTEM, make("Vandudvalget"), b)
    for name, pk in (
        ("seat_change", held.pk),
        ("seat_remove", held.pk),
        ("alias_remove", alias.pk),
        ("body_unmerge", done.pk),
    ):
        assert as_editor.post(reverse(name, args=[a.pk, pk])).status_code == 404, name
    assert Seat.objects.count() == 1


def test_contributors_read_and_do_not_write(client: Client, accounts: dict[str, Account], make: Make) -> None:
    body = make("Havneudvalget")
    client.force_login(accounts["contributor"])

    text = client.get(reverse("body", args=[body.pk])).content.decode()
    assert reverse("body_change", args=[body.pk]) not in text
    assert client.post(reverse("body_close", args=[body.pk]), {"last_day": "2026-01-01"}).status_code == 404
    client.force_login(accounts["reader"])
    assert client.get(reverse("bodies")).status_code == 404


# ------------------------------------------------------------------------------------------------ the public page
def public(client: Client, body: Body) -> str:
    answer = client.get(reverse("public_body", args=[body.pk, "x"]), follow=True)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_mail_and_telephone_are_public_only_for_a_public_contact(client: Client, process: Process, make: Make) -> None:
    body = make("Skoleudvalget")
    shown = seat_actions.make_person(SYSTEM, name="Anna Holm", email="anna@engby.example", telephone="11 22 33 44")
    hidden = seat_actions.make_person(SYSTEM, name="Bo Lund", email="bo@engby.example", telephone="55 66 77 88")
    seat_actions.add_seat(SYSTEM, body, person=shown, first_day=date(2026, 1, 1), is_public_contact=True)
    seat_actions.add_seat(SYSTEM, body, person=hidden, first_day=date(2026, 1, 1))
    text = public(client, body)

    assert "anna@engby.example" in text
    assert "11 22 33 44" in text
    assert "Bo Lund" in text
    assert "bo@engby.example" not in text
    assert "55 66 77 88" not in text


def test_staff_are_not_named_in_public(client: Client, process: Process, make: Make) -> None:
    office = make("Forvaltningen", kind=BodyKind.ADMINISTRATION)
    council = make("Skoleudvalget")
    seat(office, "Carl Dam")
    seat(council, "Dorte Ravn", role="secretary")

    assert "Forvaltningen" in public(client, office)
    assert "Carl Dam" not in public(client, office)
    assert "Dorte Ravn" not in public(client, council)


def test_a_body_that_no_published_activity_names_has_no_page(client: Client, process: Process, make: Make) -> None:
    assert public(client, make("Den lukkede arbejdsgruppe", kind=BodyKind.GROUP)) == ""
    assert public(client, make("Havneudvalget")) != ""


def test_spellings_of_staffs_own_activities_are_not_told(client: Client, process: Process, make: Make) -> None:
    body = make("Byrådet", "Det hemmelige kaldenavn", kind=BodyKind.COUNCIL)

    assert "hemmelige" not in public(client, body)


def test_a_merged_body_leads_to_the_one_it_went_into(client: Client, process: Process, make: Make) -> None:
    a, b = make("Havneudvalget"), make("Kystudvalget")
    merge_actions.merge(SYSTEM, a, b)

    answer = client.get(reverse("public_body", args=[a.pk, "havneudvalget"]))
    assert answer.headers["Location"] == reverse("public_body", args=[b.pk, "kystudvalget"])


def test_a_page_of_a_body_asks_few_queries(
    as_editor: Client, process: Process, make: Make, django_assert_max_num_queries: object
) -> None:
    body = make("Byrådet", kind=BodyKind.COUNCIL)
    for n in range(20):
        seat(body, f"Person {n}")
        spelling_actions.add_alias(SYSTEM, body, text=f"Skrivemåde {n}")
    address = reverse("body", args=[body.pk])
    as_editor.get(address)
    with django_assert_max_num_queries(35):  # type: ignore[operator]
        assert as_editor.get(address).status_code == 200


def test_uses_are_sorted_in_time_with_the_undated_last(
    accounts: dict[str, Account], process: Process, make: Make
) -> None:
    body = make("Børne- og Skoleudvalget")
    firsts = [u.place.first for u in uses.uses(body, places.of(accounts["editor"]), TODAY)]
    dated = [d for d in firsts if d is not None]

    assert dated == sorted(dated)
    assert None not in firsts[: len(dated)]
