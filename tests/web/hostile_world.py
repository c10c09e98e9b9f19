"""
A site on which every text that people write is hostile (tests/payloads.py): what the tests of the workspace look at.

The texts are found by looking at the models, so that a new one is hostile too; what holds none stands in `NO_WORDS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.test import Client

from frisat.web.base import memory
from frisat.web.people.models import Account, Role, RoleName
from frisat.web.process.models import Process
from frisat.web.record.models import Detail
from tests import payloads
from tests.web import deeds

SLUG = "fjendtlig"
ALL = " ".join(" ".join(p.split()) for p in payloads.PAYLOADS)
"""Every payload in one text; a page that lets one of them out lets it out here as well."""
NO_WORDS = {
    "Entry.*": "the chain, which takes no words (record.actions.write refuses them)",
    "Head.sha256": "a hash",
    "Detail.salt": "random", "Detail.content": "JSON whose texts are made hostile below",
    "Detail.visibility": "one of a list", "Account.password": "a hash", "Account.email": "must be an address",
    "Alias.folded": "made of the text beside it", "NameApart.folded": "shown by its own page, see there",
    "Process.slug": "an address", "FormerSlug.slug": "an address",
    "SourceDocument.sha256": "a hash", "SourceDocument.dated": "EDTF", "SourceDocument.kind": "one of a list",
    "SourceDocument.reading": "read from a hostile document", "PlanVersion.plan_json": "made of a hostile plan",
    "PlanVersion.sha256": "a hash", "PlanVersion.content_sha256": "a hash", "PlanVersion.dated": "EDTF",
    "TakenOut.what": "one of a list", "TakenOut.thing": "one of a list", "TakenOut.thing_key": "a number",
    "TakenOut.part": "a number", "Issue.content_sha256": "a hash",
    "TakenOut.sha256_before": "a hash", "TakenOut.sha256_after": "a hash",
    "Draft.snapshot": "made of a hostile plan", "Operation.key": "a key", "Operation.field": "one of a list",
    "Operation.batch": "random", "Mention.entry": "a key", "Mention.certainty": "one of a list",
    "ItemWords.agenda": "made of the item beside it", "ItemWords.whole": "made of the item beside it",
    "IndexedActivity.edtf": "EDTF", "IndexedActivity.start": "HH:MM", "IndexedActivity.end": "HH:MM",
    "Comment.key": "a key", "Attachment.sha256": "a hash",
    "Intake.error_code": "one of a list", "Intake.step": "one of a list", "Intake.held_against": "numbers",
    "Intake.not_against": "numbers",
    "Part.chosen": "a key",
    "Row.entry": "a key", "Row.matched": "a key", "Row.certainty": "one of a list", "Row.became": "a key",
    "Sent.about": "keys",
    "Invitation.email": "must be an address", "Invitation.told_when": "EDTF and clock times",
    "Invitation.tag": "random",
    "Letter.message_id": "random", "Reply.message_sha256": "a hash", "Feed.token_sha256": "a hash",
    "SharedFeed.token_sha256": "a hash", "Fetched.sha256": "a hash",
    "Address.slug": "an address", "Paper.key": "random", "Paper.sha256": "a hash", "Paper.media_type": "one of a list",
    "Item.no": "a number", "Issue.text": "made of the rows beside it", "Issue.sha256": "a hash",
    "Approval.sha256": "a hash", "CaseText.sha256": "a hash", "Paper.clean_sha256": "a hash",
    "Scanned.sha256": "a hash", "Scanned.ending": "letters of a file's name", "Scanned.fault": "one of a list",
    "Letterhead.sha256": "a hash", "Scanned.uncleaned": "one of a list",
    "Override.digest": "a hash",
}  # fmt: skip
"""Texts of the models that hold no words of people, and what they hold; everything else is made hostile."""


def slice_of(first: int, longest: int) -> str:
    """As many payloads as fit, from the one of a number on; all of them where there is room."""
    turned = payloads.PAYLOADS[first % len(payloads.PAYLOADS) :] + payloads.PAYLOADS[: first % len(payloads.PAYLOADS)]
    out = turned[0]
    for payload in turned[1:]:
        if len(out) + 1 + len(payload) > longest:
            break
        out = f"{out} {payload}"
    return out[:longest]


def columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every text of every model of ours that holds words."""
    for model in apps.get_models():
        if not model.__module__.startswith("frisat.") or f"{model.__name__}.*" in NO_WORDS:
            continue
        for column in model._meta.get_fields():
            is_text = isinstance(column, models.CharField | models.TextField)
            if is_text and not column.choices and f"{model.__name__}.{column.name}" not in NO_WORDS:
                yield model, column


def fill() -> dict[str, Any]:
    """
    Makes every text of a site hostile that has the process of `payloads.folder`, after it got an object of each kind.

    Gives the objects ("kinds", people/world.py), an account for each role ("people") and the process.
    """
    process = Process.objects.get(slug=SLUG)
    people = {}
    for name in [*RoleName.values, "stranger", "admin"]:
        people[name] = Account.objects.create_user(
            f"{name}@engby.example", None, name=name, is_site_admin=name in ("admin", "owner")
        )
        if name in RoleName.values:
            Role.objects.create(account=people[name], process_id=process.pk, name=name)
    kinds = deeds.world_of(process, people["owner"])
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(people["owner"])
    deeds.send(browser, "editor_cell", kinds, process, vaerdi=payloads.SCRIPTS[0])
    deeds.send(browser, "editor_attach", kinds, process)
    deeds.send(browser, "editor_say", kinds, process)
    for number, (model, column) in enumerate(columns()):
        for n, pk in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True)):
            longest = column.max_length or len(ALL)
            model._base_manager.filter(pk=pk).update(**{column.name: slice_of(7 * number + 3 * n, longest)})
    Process.objects.update(parties=list(payloads.PAYLOADS))
    for detail in Detail.objects.exclude(content=None):
        Detail.objects.filter(pk=detail.pk).update(content=_hostile_json(detail.content, 5 * detail.pk))
    memory.forget()
    return {"kinds": kinds, "people": people, "process": process}


def _hostile_json(text: str, first: int) -> str:
    """The same JSON with hostile words for who acted, why and by which law."""
    said = {name: slice_of(first + n, 300) for n, name in enumerate(("who", "reason", "basis"))}
    return json.dumps({**json.loads(text), **said}, ensure_ascii=False)
