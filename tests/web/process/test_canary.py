"""
A word planted wherever the database can hold one is nowhere after it has been taken out, but where it may stay.

The columns are found, not listed: a new one fails here until it is planted, or said to be none of a plan's words.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client

from frisat.plan.drafting import Operation as Change
from frisat.plan.redaction import _OWN, _POINTERS
from frisat.web.arrivals.models import Part, Sheet, Taken
from frisat.web.base import memory
from frisat.web.bodies import actions as bodies
from frisat.web.bodies import spelling_actions
from frisat.web.bodies.models import Alias, BodyKind
from frisat.web.intake import tasks
from frisat.web.intake.actions import hand_in
from frisat.web.intake.models import Intake, Row
from frisat.web.meetings.models import Meeting
from frisat.web.people.models import Account
from frisat.web.process import comment_actions, drafts, take_out
from frisat.web.process.actions import project_anew
from frisat.web.process.models import (
    Activity,
    Attachment,
    Draft,
    Mention,
    PlanVersion,
    Process,
    SourceDocument,
    TakenOut,
)
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Detail, Entry
from frisat.web.record.queries import verify

pytestmark = pytest.mark.django_db
CANARY = "Xantippekanarien"
GROUND = "Personoplysninger, databeskyttelsesforordningen"

MADE_HERE = {
    "key": "keys, codes and days of the program's own making",
    "file": "the file as it was handed in stays, for staff alone",
    "address": "an address leads on for ever; another name gives another one",
    "said": "what bodies were told and decided is closed or superseded by deeds of its own, never rewritten",
    "register": "the registers of bodies, persons and accounts have keepers of their own",
    "masked": "what a scan came to: kinds, places and grades, and excerpts that are masked before they are kept",
    "meeting": "a meeting's words leave by closing the item or the paper (tests/web/meetings), not by a plan's way out",
}
NOT_PLANTED = {
    "process.Process.slug": "address",
    "process.FormerSlug.slug": "address",
    "process.SourceDocument.data": "file",
    "process.Attachment.data": "file",
    "intake.Intake.upload": "file",
    "process.SourceDocument.dated": "key",
    "process.SourceDocument.kind": "key",
    "process.PlanVersion.dated": "key",
    "process.Operation.key": "key",
    "process.Operation.field": "key",
    "process.Operation.batch": "key",
    "process.Mention.entry": "key",
    "process.Mention.certainty": "key",
    "process.IndexedActivity.start": "key",
    "process.IndexedActivity.end": "key",
    "process.IndexedActivity.replaced_by": "key",
    "process.IndexedActivity.edtf": "key",
    "process.Comment.key": "key",
    "process.TakenOut.what": "key",
    "process.TakenOut.thing": "key",
    "process.TakenOut.thing_key": "key",
    "process.TakenOut.part": "key",
    "intake.Intake.error_code": "key",
    "intake.Intake.step": "key",
    "intake.Intake.says": "key",
    "intake.Intake.held_against": "key",
    "intake.Intake.not_against": "key",
    "intake.Row.entry": "key",
    "intake.Row.matched": "key",
    "intake.Row.certainty": "key",
    "intake.Row.taken": "key",
    "intake.Row.became": "key",
    "arrivals.Part.chosen": "key",
    "arrivals.Part.place": "key",
    "cases.Case.title": "said",
    "cases.Case.case_no": "said",
    "cases.Case.ground": "said",
    "cases.CaseText.name": "said",
    "cases.CaseText.text": "said",
    "cases.Step.text": "said",
    "cases.Step.recommendation": "said",
    "cases.Step.said": "said",
    "cases.Step.reservations": "said",
    "cases.Step.vote": "said",
    "cases.Step.dissents": "said",
    "cases.Step.skipped": "said",
    "cases.Step.extract": "said",
    "cases.Step.withheld": "said",
    "cases.Decision.title": "said",
    "cases.Decision.text": "said",
    "cases.Decision.extract": "said",
    "cases.Decision.withheld": "said",
    "cases.Decision.legal_basis": "said",
    "cases.Disclosure.extract": "said",
    "cases.Disclosure.withheld": "said",
    "cases.Disclosure.ground": "said",
    "desk.Sent.about": "key",
    "invites.Invitation.email": "register",
    "invites.Invitation.name": "register",
    "invites.Invitation.tag": "key",
    "invites.Invitation.told_when": "key",
    "invites.Letter.message_id": "key",
    "invites.Letter.fault": "key",
    "invites.Reply.sender": "register",
    "invites.Feed.name": "register",
    "invites.SharedFeed.name": "register",
    "meetings.ItemWords.agenda": "key",
    "meetings.ItemWords.whole": "key",
    "gate.Scanned.ending": "key",
    "gate.Scanned.fault": "key",
    "gate.Scanned.uncleaned": "key",
    "gate.Scanned.report": "masked",
    "gate.Override.digest": "key",
    "gate.Override.found": "masked",
    "gate.Override.reason": "said",
    "record.Entry.at": "key",
    "record.Entry.who": "key",
    "record.Entry.verb": "key",
    "record.Entry.thing": "key",
    "record.Entry.thing_key": "key",
    "record.Entry.within": "key",
    "record.Entry.within_key": "key",
    "record.Entry.before": "key",
    "record.Detail.salt": "key",
    "record.Detail.erased_ground": "key",
    "people.Account.password": "register",
    "people.Account.email": "register",
    "people.Account.name": "register",
    "people.Person.name": "register",
    "people.Person.title": "register",
    "people.Person.email": "register",
    "people.Person.telephone": "register",
    "bodies.Body.name": "register",
    "bodies.Body.organisation": "register",
    "bodies.Letterhead.name": "register",
    "bodies.Letterhead.data": "register",
    "bodies.Merge.reason": "register",
    "bodies.Merge.moved": "key",
    "bodies.Seat.representative_of": "register",
    "bodies.Seat.list_name": "register",
}


OTHERS = ("meetings.", "cases.")
"""Parts whose words have their own way out of everything that is published."""


def not_planted() -> dict[str, str]:
    """Column -> why the word is not planted in it."""
    return NOT_PLANTED | {name: "meeting" for name in columns() if name.startswith(OTHERS)}


def columns() -> dict[str, tuple[type[models.Model], str]]:
    """Every column of the site's own tables that can hold words: "process.Process.name" -> its model and name."""
    found = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("frisat."):
            continue
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.concrete_fields:
                holds = isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)
                is_hash = field.name.endswith(("sha256", "sha256_before", "sha256_after"))
                if holds and not field.choices and not is_hash:
                    found[f"{config.label}.{model.__name__}.{field.name}"] = (model, field.name)
    return found


def holding() -> set[str]:
    """The columns, and the tables of other packages, in which the word stands."""
    found = set()
    for name, (model, field) in columns().items():
        for value in models.QuerySet(model).values_list(field, flat=True):
            if CANARY.casefold() in said(value).casefold():
                found.add(name)
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("frisat."):
            rows = [repr(row) for row in models.QuerySet(model).values_list()]
            if any(CANARY.casefold() in row.casefold() for row in rows):
                found.add(model._meta.label)
    return found


def said(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# ------------------------------------------------------------------------------------------------------------ planting
def planted(value: Any, name: str = "") -> Any:
    """A value with the word behind every text in it that is somebody's words."""
    if isinstance(value, str):
        if name in _OWN or name in _POINTERS:
            return value
        if value.startswith(('{"', "[{", '["')):
            return json.dumps(planted(json.loads(value)), ensure_ascii=False, separators=(",", ":"))
        return f"{value} {CANARY}".strip()
    if isinstance(value, dict):
        return {k: planted(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [planted(v, name) for v in value]
    return value


def plant(row: models.Model, *fields: str) -> None:
    changed = {field: planted(getattr(row, field), field) for field in fields}
    models.QuerySet(type(row)).filter(pk=row.pk).update(**changed)


def plant_plan(version: PlanVersion) -> None:
    """The plan's own texts and everything that its first activity can say; more would be a common word (U115)."""
    plan = json.loads(version.plan_json)
    one = {name: value for name, value in plan["activities"][0].items() if name != "source"}
    told = {name: f"{name} {CANARY}" for name in ("track", "place", "method", "remark", "status_reason")}
    listed = {
        name: [f"{name} {CANARY}"]
        for name in ("actors", "responsible", "agenda", "deliverables", "decides", "recommends")
    }
    plan["activities"][0] = {**plan["activities"][0], **planted(one), **told, **listed}
    plan["title"] = f"Plan for {CANARY}"
    plan["stakeholders"] = [f"Foreningen {CANARY}"]
    comparison = version.comparison
    for match in comparison.get("matches", []):
        match["reasons"] = [[code, [[k, planted(v, k)] for k, v in parts]] for code, parts in match["reasons"]]
    for change in comparison.get("changes", []):
        change["parts"] = [[k, planted(v, k)] for k, v in change["parts"]]
    models.QuerySet(PlanVersion).filter(pk=version.pk).update(
        plan_json=json.dumps(plan, ensure_ascii=False), comparison=comparison
    )


def reasons(code: str) -> list[Any]:
    return [[code, [["title", f"Møde hos {CANARY}"]]]]


@pytest.fixture
def full(process: Process, accounts: dict[str, Account]) -> Process:
    """The word in every place that a plan's words can come to, by what people do where the record follows them."""
    editor, key = accounts["editor"], "a1"
    draft = drafts.open_draft(editor, process)
    was = drafts.state_of(draft).activities[key]["title"]
    drafts.change(editor, draft, [Change(key, "title", was, f"Møde hos {CANARY}")])
    drafts.change(editor, draft, [Change(key, "title", f"Møde hos {CANARY}", f"Møder hos {CANARY}")])
    Draft.objects.filter(pk=draft.pk).update(remarks=f"Spørg {CANARY}")
    comment_actions.comment(editor, process, text=f"Er {CANARY} inviteret?", key=key)
    council = bodies.make_body(SYSTEM, name="Ledelsen", kind=BodyKind.ADMINISTRATION)
    spelling_actions.add_alias(SYSTEM, council, text=f"Ledelsen ved {CANARY}")
    spelling_actions.add_alias(SYSTEM, council, text=f"{CANARY}s kontor", process_id=process.pk)
    spelling_actions.keep_name_apart(SYSTEM, f"{CANARY}", None)
    intake = hand_in(editor, process, "noter.txt", "3. maj 2027: Møde i byrådet\n4. juni 2027: Høring\n".encode())
    tasks.read_intake.call(intake.pk)
    Intake.objects.filter(pk=intake.pk).update(
        file_name=f"{CANARY}.txt", told={"title": CANARY}, error_parts={"value": CANARY}
    )
    for row in Row.objects.filter(intake=intake):
        other = [{"key": "a2", "certainty": "likely", "reasons": reasons("M101")}]
        before = {"a1": {"title": f"Hos {CANARY}"}}
        notes = [{"code": "N1", "text": f"Usikker: {CANARY}"}]
        Row.objects.filter(pk=row.pk).update(
            read={"title": f"Hos {CANARY}"}, activity={"title": f"Hos {CANARY}"}, notes=notes,
            reasons=reasons("M101"), others=other, joined_before=before,
        )  # fmt: skip
    sheet = Sheet.objects.create(intake=intake, row=0)
    Part.objects.create(sheet=sheet, kind="person", position=0, read={"name": CANARY}, said={"name": CANARY})
    meeting = Meeting.objects.create(process=process, activity=Activity.objects.get(process=process, number=2))
    Taken.objects.create(intake=intake, meeting=meeting, is_new=True, before={"title": CANARY}, after={"title": CANARY})
    take_out.take_out(accounts["approver"], process, text="klassestørrelser", ground="Lukket sag")
    for taken in TakenOut.objects.all():
        plant(taken, "ground")
    process.parties, process.period = ["Byrådet"], {"edtf": "2027", "text": "hele 2027"}
    process.legal_basis, process.case_no = "Forvaltningsloven", "27/1"
    process.save()
    plant(process, "name", "organisation", "case_no", "summary", "parties", "legal_basis", "period")
    for document in process.documents.all():
        plant(document, "name", "file_name", "dated_words", "reading", "lines")
    for version in process.versions.all():
        plant_plan(version)
        plant(version, "name", "dated_words", "reason", "decision")
    activity = Activity.objects.get(process=process, number=1)
    Attachment.objects.create(activity=activity, name=f"Brev fra {CANARY}.pdf", data=b"x", sha256="0" * 64)
    paper = process.documents.first()
    assert isinstance(paper, SourceDocument)
    Mention.objects.create(document=paper, activity=activity, entry="e1", certainty="likely", reasons=reasons("M101"))
    project_anew(Process.objects.get(pk=process.pk))
    memory.forget()
    return Process.objects.get(pk=process.pk)


def test_every_column_is_planted_or_said_to_hold_no_words_of_a_plan(full: Process) -> None:
    found = holding()

    assert set(NOT_PLANTED) <= set(columns())
    assert set(not_planted().values()) <= set(MADE_HERE)
    assert found == set(columns()) - set(not_planted())


def test_taken_out_it_is_nowhere_in_the_database_nor_in_the_data_folder(
    full: Process, accounts: dict[str, Account]
) -> None:
    take_out.take_out(accounts["approver"], full, text=CANARY, ground=GROUND)

    left = [(d.entry.verb, d.content) for d in Detail.objects.select_related("entry") if CANARY in d.content]
    assert left == []
    assert holding() == set()
    assert verify().is_whole
    assert CANARY not in repr(list(Entry.objects.values_list())) + repr(list(Detail.objects.values_list()))
    for file in Path(settings.DATA).rglob("*"):
        if file.is_file() and "postgres" not in file.parts:
            assert CANARY.encode() not in file.read_bytes(), file


def test_a_spelling_that_another_process_prints_stays(full: Process, accounts: dict[str, Account]) -> None:
    other = Process.objects.create(slug="anden", name="Anden")
    version = full.versions.order_by("major")[0]
    plan = json.dumps({"format": "frisat-plan/1", "title": f"Ledelsen ved {CANARY}", "activities": []})
    PlanVersion.objects.create(
        process=other, major=1, minor=0, name="A", plan_json=plan, sha256="1" * 64, valid_from=version.valid_from
    )

    take_out.take_out(accounts["approver"], full, text=CANARY, ground=GROUND)

    assert list(Alias.objects.filter(text__contains=CANARY).values_list("text", flat=True)) == [
        f"Ledelsen ved {CANARY}"
    ]


# ------------------------------------------------------------------------------------------------- what anybody can see
def text_of(response: Any) -> str:
    data: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels")))
    elif data[:4] == b"%PDF":
        import pypdfium2

        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
        return re.sub(r"\s|\u00ad|-", "", "".join(pages))
    return re.sub(r"\r?\n ", "", data.decode(errors="replace"))  # ics folds its lines


def crawled(client: Client) -> Iterator[tuple[str, str]]:
    """Every public address that a page, a feed or the sitemap leads to, with what it says."""
    left, seen = ["/", "/sitemap.xml", "/robots.txt", "/en/"], set()
    while left:
        path = left.pop()
        if path in seen:
            continue
        seen.add(path)
        response = client.get(path)
        if response.status_code in (301, 302):
            left.append(urlsplit(response["Location"]).path)
            continue
        if response.status_code != 200:
            continue
        said = text_of(response)
        yield path, said
        found = re.findall(r'(?:href|src|action)="([^"#]+)', said) + re.findall(r"<loc>([^<]+)</loc>", said)
        for address in map(unescape, found):
            at = urlsplit(address)
            local = at.netloc in ("", "testserver") and at.path.startswith("/")
            if local and not at.path.startswith(("/static/", "/arbejde/", "/en/arbejde/", "/soeg/", "/en/soeg/")):
                left.append(at.path + (f"?{at.query}" if at.query else ""))


def test_taken_out_it_is_at_no_public_address(client: Client, full: Process, accounts: dict[str, Account]) -> None:
    before = {path for path, said in crawled(client) if CANARY in said}
    assert {path.rpartition(".")[2] for path in before if "." in path} >= {"json", "ics", "html", "docx", "xlsx", "pdf"}
    assert any(path.endswith(".svg") for path in before)
    assert len(before) > 60

    take_out.take_out(accounts["approver"], full, text=CANARY, ground=GROUND)

    after = dict(crawled(client))
    assert len(after) > 60
    assert [path for path, said in after.items() if CANARY in said] == []
