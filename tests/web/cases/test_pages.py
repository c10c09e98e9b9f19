"""The pages of cases and decisions: what a secretary does on them, and what the public reads of what is open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome
from frisat.web.base.clock import moment
from frisat.web.bodies.models import Body
from frisat.web.cases import actions, deciding
from frisat.web.cases.models import Case, CaseText, Decision, Effect
from frisat.web.desk import notices
from frisat.web.people.models import Account
from frisat.web.process import drafts, version_actions
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
DAY = date(2027, 4, 1)
SECRET = "Opsigelse af lejemålet på Havnegade"
WORK = "/arbejde/forloeb/skolestruktur"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


@pytest.fixture
def owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


@pytest.fixture
def anybody() -> Iterator[Client]:
    return Client()


def test_a_secretary_takes_a_case_from_the_committee_to_a_decision_that_anybody_reads(
    owner: Client, anybody: Client, process: Process, chain: dict[str, Body]
) -> None:
    begun = {"title": "Skolestruktur", "case_no": "Sagsnr. 26/10432", "text": "Sagen", "way": "chain",
             "first": chain["committee"].pk, "costs": "on"}  # fmt: skip
    assert owner.post(f"{WORK}/sager/ny/", begun).status_code == 302
    case = Case.objects.get()
    assert case.case_no == "26/10432"
    committee, economy, council = case.steps.all()
    for step, outcome in ((committee, "recommended"), (economy, "recommended"), (council, "adopted")):
        sent = {"outcome": outcome, "day": "1. april 2027", "text_no": "1", "said": f"{step.body} siger ja"}
        assert owner.post(f"{WORK}/sager/1/trin/{step.pk}/svar/", sent).status_code == 302
    assert anybody.get("/forloeb/skolestruktur/sager/1/").status_code == 404, "not shown yet"
    owner.post(f"{WORK}/sager/1/vis/", {"vis": "1"})
    said = {"day": "1. april 2027", "title": "Skolestruktur", "text": "Byrådet godkender", "outcome": "adopted",
            "legal_basis": "Folkeskoleloven § 24", "review": "1. maj 2027"}  # fmt: skip
    answer = owner.post(f"{WORK}/beslutninger/ny/?trin={council.pk}", said)
    assert answer["Location"] == f"{WORK}/beslutninger/2027-1/"

    assert "Skoleudvalget siger ja" in page(anybody, "/forloeb/skolestruktur/sager/1/")
    html = page(anybody, "/beslutninger/2027-1/")
    assert "Byrådet godkender" in html
    assert "Folkeskoleloven § 24" in html
    assert "/forloeb/skolestruktur/sager/1/" in html
    assert "Decision 2027-1" in page(anybody, "/en/beslutninger/2027-1/")
    assert "/beslutninger/2027-1/" in page(anybody, "/beslutninger/?aar=2027&forloeb=skolestruktur")
    told = json.loads(page(anybody, "/beslutninger/2027-1.json"))
    assert (told["number"], told["outcome"], told["day"]) == ("2027-1", "adopted", "2027-04-01")
    assert (told["process"], told["case"]) == ("skolestruktur", "1")
    assert "Beslutning 2027-1 skal tages op igen" in page(owner, "/arbejde/")


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(owner: Client, chain: dict[str, Body]) -> None:
    begun = {"title": "Aftalen", "way": "beside", "names": "Byrådet\nRådet for ingenting"}
    answer = owner.post(f"{WORK}/sager/ny/", begun)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "»Rådet for ingenting« er ikke et organ i registret." in html
    assert 'value="Aftalen"' in html
    assert 'href="#id_names"' in html


def test_answers_are_pasted_from_excel_all_or_none(owner: Client, process: Process, twenty: list[Body]) -> None:
    case = actions.make_case(SYSTEM, process, title="A", text="T", journey=[(b, Say.ASSENTS) for b in twenty])
    path = f"{WORK}/sager/{case.number}/godkendelser/indsaet/"
    rows = "Kommune\tDato\tResultat\tForbehold\nKommune 01\t31-03-2027\tGodkendt\tØkonomien"
    rows += "\nKommune 02\t1. april 2027\tnej"
    wrong = owner.post(path, {"rows": f"{rows}\nKommune 99\t1. april 2027\tja", "tag": "1"})
    assert wrong.status_code == 422
    assert "Linje 4: »Kommune 99«" in wrong.content.decode()
    assert not case.steps.exclude(outcome="").exists()
    assert "Tag 2 svar ind" in owner.post(path, {"rows": rows}).content.decode()
    assert owner.post(path, {"rows": rows, "tag": "1"}).status_code == 302

    first, second = case.steps.exclude(outcome="")
    assert (first.outcome, first.day, first.reservations) == ("approved", date(2027, 3, 31), "Økonomien")
    assert second.outcome == "rejected"
    html = page(owner, f"{WORK}/sager/{case.number}/godkendelser/")
    assert "18 mangler" in html

    again = owner.post(path, {"rows": "Kommune 01\t1. april 2027\tnej\nKommune 99\t1. april 2027\tja", "tag": "1"})
    told = again.content.decode()
    assert "Linje 1: »Kommune 01« har svaret allerede." in told
    assert "Linje 2: »Kommune 99« er ikke et af de organer, der skal svare." in told
    listed = told.partition("Organer, der ikke har svaret")[2].partition("</details>")[0]
    assert "Kommune 03" in listed, "a name of the list can be copied"
    assert "Kommune 01" not in listed
    assert case.steps.get(pk=first.pk).outcome == "approved"


def test_a_pasted_answer_is_to_the_text_that_there_was_on_its_day(
    owner: Client, process: Process, twenty: list[Body]
) -> None:
    case = actions.make_case(SYSTEM, process, title="A", journey=[(b, Say.ASSENTS) for b in twenty])
    for number, day in ((1, date(2027, 3, 1)), (2, date(2027, 4, 10))):
        CaseText.objects.create(case=case, number=number, text=f"Nr. {number}", made=moment(day))
    path = f"{WORK}/sager/{case.number}/godkendelser/"
    rows = "Kommune 01\t1. april 2027\tja\nKommune 02\t10. april 2027\tja\nKommune 03\t1. februar 2027\tja"

    shown = owner.post(f"{path}indsaet/", {"rows": rows}).content.decode()
    owner.post(f"{path}indsaet/", {"rows": rows, "tag": "1"})

    assert (shown.count("til tekst nr. 1"), shown.count("til tekst nr. 2")) == (1, 2)
    assert [s.saw.number for s in case.steps.exclude(outcome="")] == [1, 2, 2]


def closed_decision(process: Process, body: Body, **more: Any) -> Decision:
    said = {"title": SECRET, "text": f"{SECRET}: opsiges", "closed": True, "legal_basis": SECRET, **more}
    return deciding.decide(SYSTEM, process, body=body, day=DAY, outcome=Outcome.ADOPTED, **said)


def test_a_closed_decision_shows_its_extract_and_nothing_else_anywhere(
    anybody: Client, process: Process, chain: dict[str, Body]
) -> None:
    closed = closed_decision(process, chain["council"], extract="Et lejemål er opsagt.")
    deciding.decide(
        SYSTEM,
        process,
        body=chain["council"],
        day=DAY,
        title="Ny",
        text="T",
        outcome=Outcome.ADOPTED,
        supersedes=closed,
    )
    for path in ("/beslutninger/", "/beslutninger/2027-1/", "/beslutninger/2027-1.json", "/beslutninger/2027-2/",
                 "/beslutninger/2027-2.json", "/en/beslutninger/2027-1/", "/sitemap.xml"):  # fmt: skip
        html = page(anybody, path)
        assert SECRET not in html, path
    assert "Et lejemål er opsagt." in page(anybody, "/beslutninger/2027-1/")
    assert "Lukket beslutning" in page(anybody, "/beslutninger/2027-2/")


def test_closing_what_was_open_takes_it_from_every_page_at_once(
    anybody: Client, process: Process, chain: dict[str, Body]
) -> None:
    made = deciding.decide(
        SYSTEM, process, body=chain["council"], day=DAY, title=SECRET, text=SECRET, outcome=Outcome.ADOPTED
    )
    assert SECRET in page(anybody, "/beslutninger/2027-1/")
    deciding.disclose(SYSTEM, made, closed=True, ground="Opdaget senere", withheld="Kontraktforhold")

    for path in ("/beslutninger/", "/beslutninger/2027-1/", "/beslutninger/2027-1.json"):
        assert SECRET not in page(anybody, path)
    deciding.disclose(SYSTEM, made, closed=False, ground="Sagen er slut")
    assert SECRET in page(anybody, "/beslutninger/2027-1/")


def test_a_closed_case_a_hidden_one_and_none_at_all_are_answered_alike(
    anybody: Client, process: Process, chain: dict[str, Body], accounts: dict[str, Account]
) -> None:
    journey = [(chain["council"], Say.DECIDES)]
    hidden = actions.make_case(SYSTEM, process, title=f"{SECRET} 1", text=SECRET, journey=journey)
    closed = actions.make_case(SYSTEM, process, title=f"{SECRET} 2", text=SECRET, journey=journey)
    actions.show(SYSTEM, closed, shown=True)
    actions.close(SYSTEM, closed, closed=True, ground=SECRET)
    answers = [anybody.get(f"/forloeb/skolestruktur/sager/{n}/") for n in (hidden.number, closed.number, 99)]

    assert {a.status_code for a in answers} == {404}
    bodies = {a.content.replace(f"/sager/{n}/".encode(), b"") for a, n in zip(answers, (1, 2, 99), strict=True)}
    assert len(bodies) == 1
    html = page(anybody, "/forloeb/skolestruktur/sager/")
    assert SECRET not in html
    assert "Lukket sag" in html
    reader = Client()
    reader.force_login(accounts["reader"])
    assert f"{SECRET} 1" in page(reader, f"{WORK}/sager/"), "a draft"
    assert f"{SECRET} 2" not in page(reader, f"{WORK}/sager/")
    assert reader.get(f"{WORK}/sager/{closed.number}/").status_code == 404
    assert SECRET + " 2" not in page(reader, reverse("history", args=["process", process.pk]))


def test_what_a_body_is_to_be_told_is_a_draft_until_it_has_had_its_say(
    anybody: Client, process: Process, chain: dict[str, Body]
) -> None:
    case = actions.make_case(SYSTEM, process, title="S", journey=[(chain["council"], Say.DECIDES)])
    step = actions.change_step(SYSTEM, case.steps.get(), text="Udkastet", recommendation="Indstilles")
    actions.show(SYSTEM, case, shown=True)
    assert "Indstilles" not in page(anybody, "/forloeb/skolestruktur/sager/1/")
    actions.say(SYSTEM, step, outcome=Outcome.ADOPTED, day=DAY, closed=True, extract="Uddraget", said=SECRET)
    html = page(anybody, "/forloeb/skolestruktur/sager/1/")

    assert "Uddraget" in html
    assert SECRET not in html
    assert "Indstilles" not in html
    assert "Vedtaget" not in html


@pytest.mark.parametrize("outcome", [Outcome.POSTPONED, Outcome.RETURNED])
def test_what_is_written_for_the_next_time_after_it_was_put_off_is_a_draft_too(
    anybody: Client, process: Process, chain: dict[str, Body], outcome: Outcome
) -> None:
    case = actions.make_case(SYSTEM, process, title="S", journey=[(chain["council"], Say.DECIDES)])
    actions.show(SYSTEM, case, shown=True)
    step = actions.say(SYSTEM, case.steps.get(), outcome=outcome, day=DAY, said="Byrådet vil vide mere.")
    actions.change_step(SYSTEM, step, recommendation="Indstilles", text="Udkastet")
    html = page(anybody, "/forloeb/skolestruktur/sager/1/")

    assert "Byrådet vil vide mere." in html
    assert "Indstilles" not in html
    actions.say(SYSTEM, step, outcome=Outcome.ADOPTED, day=DAY)
    assert "Indstilles" in page(anybody, "/forloeb/skolestruktur/sager/1/")


def test_a_version_is_published_by_a_decision_and_each_leads_to_the_other(
    owner: Client, anybody: Client, process: Process, chain: dict[str, Body], accounts: dict[str, Account]
) -> None:
    from frisat.plan.drafting import Operation

    closed_decision(process, chain["council"], extract="Uddrag")
    draft = drafts.open_draft(SYSTEM, process)
    key = drafts.state_of(draft).in_order()[0]
    place = drafts.state_of(draft).activities[key].get("place")
    drafts.change(SYSTEM, draft, [Operation(key, "place", place, "Rådhuset")])
    draft.refresh_from_db()
    said = version_actions.Publication(
        upto=draft.snapshot_upto, valid_from=date(2027, 5, 3), name="Planen", reason="Besluttet", decided_by="2027-1"
    )
    version = version_actions.publish_draft(accounts["owner"], draft, said)

    assert Effect.objects.get().version == version
    assert version.decision == "Beslutning 2027-1, Byrådet, 1. april 2027"
    html = page(anybody, f"/forloeb/skolestruktur/plan/{version.number}/")
    assert "/beslutninger/2027-1/" in html
    assert SECRET not in html
    assert f"/forloeb/skolestruktur/plan/{version.number}/" in page(anybody, "/beslutninger/2027-1/")
    assert "2027-1: Lukket beslutning" not in page(anybody, "/beslutninger/")


def test_the_daily_mail_reminds_of_a_review_without_a_word_of_what_it_is(
    process: Process, chain: dict[str, Body], accounts: dict[str, Account]
) -> None:
    closed_decision(process, chain["council"], withheld="Kontraktforhold", review=date(2027, 5, 7))
    told = {name: [n.said for n in notices.news_for(accounts[name], date(2027, 5, 3))] for name in accounts}

    assert any("2027-1" in said for said in told["editor"])
    assert not any("2027-1" in said for name in ("reader", "stranger", "admin") for said in told[name])
    assert not any(SECRET in said for lines in told.values() for said in lines)


def test_pages_ask_the_database_a_fixed_number_of_times(
    owner: Client, anybody: Client, process: Process, twenty: list[Body]
) -> None:
    case = actions.make_case(SYSTEM, process, title="A", text="T", journey=[(b, Say.ASSENTS) for b in twenty])
    actions.show(SYSTEM, case, shown=True)
    for n, step in enumerate(case.steps.all()):
        said = actions.say(SYSTEM, step, outcome=Outcome.APPROVED, day=DAY)
        deciding.decide(
            SYSTEM, process, body=step.body, day=DAY, title=f"A{n}", text="T", outcome=Outcome.APPROVED, step=said
        )
    counts = {}
    for client, path in (
        (owner, f"{WORK}/sager/1/"), (owner, f"{WORK}/sager/1/godkendelser/"), (owner, f"{WORK}/sager/"),
        (owner, f"{WORK}/beslutninger/"), (anybody, "/beslutninger/"), (anybody, "/beslutninger/2027-3/"),
        (anybody, "/forloeb/skolestruktur/sager/1/"),
    ):  # fmt: skip
        page(client, path)
        with CaptureQueriesContext(connection) as asked:
            page(client, path)
        counts[path] = len(asked)
    assert max(counts.values()) <= 15, counts
