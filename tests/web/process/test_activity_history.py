"""What was done to one activity reads as a plain history: who, when, which field, why, through drafts and versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frisat.plan.drafting import POSITION, WHOLE, Operation
from frisat.web.people.models import Account
from frisat.web.process import (
    actions,
    activity_history,
    comment_actions,
    draft_ends,
    draft_feeds,
    drafts,
    editor_attachments,
    take_out,
    version_actions,
)
from frisat.web.process.models import Activity, Draft, Process
from frisat.web.process.version_actions import Publication
from frisat.web.record.sentences import Told

pytestmark = pytest.mark.django_db
Accounts = dict[str, Account]
HOME = "/arbejde/forloeb/skolestruktur/plan/"


def row_of(draft: Draft, words: str) -> tuple[str, dict[str, object]]:
    rows = drafts.state_of(Draft.objects.get(pk=draft.pk)).activities
    key = next(k for k, a in rows.items() if words in a["title"])
    return key, dict(rows[key])


def past(process: Process, key: str) -> list[Told]:
    return activity_history.told(Activity.objects.get(process=process, number=int(key[1:])))[1]


def said(lines: list[Told]) -> list[str]:
    return [line.text for line in lines]


def test_a_change_says_who_which_field_and_what_it_was_before(process: Process, accounts: Accounts) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = row_of(draft, "Spørgeskema")
    drafts.change(accounts["editor"], draft, [Operation(key, "place", row.get("place"), "Aulaen")])
    drafts.change(accounts["owner"], draft, [Operation(key, "place", "Aulaen", "Rådhuset")])

    newest, before, *rest = past(process, key)

    assert newest.text == "Owner rettede aktiviteten."
    assert newest.within == "Udkast i arbejde"
    assert [(c.field, c.before, c.after) for c in newest.changes] == [("Sted", "Aulaen", "Rådhuset")]
    assert [(c.field, c.before, c.after) for c in before.changes] == [("Sted", "", "Aulaen")]
    assert all("udgav version" in line.text for line in rest)  # where it came from


def test_a_version_says_why_it_was_made_and_what_its_document_changed(process: Process) -> None:
    first = actions.plan_of(process.versions.order_by("major")[0]).by_key()
    second = actions.plan_of(process.versions.order_by("major")[1]).by_key()
    key = next(k for k in first if k in second and first[k].period != second[k].period)

    newest, oldest = past(process, key)

    assert newest.text.startswith("Frisat udgav version 2, som siger noget nyt om aktiviteten. Den er læst fra ")
    assert newest.reason == "Byrådet besluttede den 20. april 2027 at udskyde sagen til efteråret."
    assert "Periode" in [c.field for c in newest.changes]
    assert oldest.text.startswith("Frisat udgav version 1, den første med aktiviteten.")
    assert newest.thing_url == "/arbejde/forloeb/skolestruktur/version/2/"


def test_adding_moving_undoing_and_taking_out_have_their_own_words(process: Process, accounts: Accounts) -> None:
    editor = accounts["editor"]
    draft = drafts.open_draft(editor, process)
    key = drafts.new_key(editor, draft)
    made = {"key": key, "title": "Studietur", "kind": "other", "status": "planned", "visibility": "public",
            POSITION: 99.0}  # fmt: skip
    drafts.change(editor, draft, [Operation(key, WHOLE, None, made)])
    drafts.change(editor, draft, [Operation(key, POSITION, 99.0, 1.0)])
    done = drafts.change(editor, draft, [Operation(key, "title", "Studietur", "Rejse")])
    drafts.undo(editor, draft, done)
    drafts.change(editor, draft, [Operation(key, WHOLE, row_of(draft, "Studietur")[1], None)])

    assert said(past(process, key)) == [
        "Editor tog aktiviteten ud af udkastet.",
        "Editor fortrød en rettelse af aktiviteten.",
        "Editor rettede aktiviteten.",
        "Editor flyttede aktiviteten i rækkefølgen.",
        "Editor tilføjede aktiviteten.",
    ]


def test_it_goes_through_published_and_thrown_away_drafts(process: Process, accounts: Accounts) -> None:
    editor, owner = accounts["editor"], accounts["owner"]
    draft = drafts.open_draft(editor, process)
    key, row = row_of(draft, "Spørgeskema")
    drafts.change(editor, draft, [Operation(key, "place", row.get("place"), "Aulaen")])
    draft = Draft.objects.get(pk=draft.pk)
    day = date(2027, 5, 3)
    version_actions.publish_draft(
        owner, draft, Publication(draft.snapshot_upto, day, "Planen", reason="Nyt sted", decision="Byrådet, punkt 5")
    )
    draft = drafts.open_draft(editor, process)
    drafts.change(editor, draft, [Operation(key, "place", "Aulaen", "Biblioteket")])
    draft = Draft.objects.get(pk=draft.pk)
    draft_ends.drop(editor, draft, reason="Alligevel ikke", upto=draft.snapshot_upto)

    lines = past(process, key)[:3]

    assert [line.within for line in lines] == ["Kasseret udkast", "", "Udkast til version 3"]
    assert lines[1].text == "Owner udgav version 3, som siger noget nyt om aktiviteten."
    assert (lines[1].reason, lines[1].basis) == ("Nyt sted", "Byrådet, punkt 5")
    assert lines[1].changes == ()  # they stand at the drafts' own lines


def test_an_import_comments_and_files_are_part_of_it(
    process: Process, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = accounts["editor"]
    draft = drafts.open_draft(editor, process)
    key, row = row_of(draft, "Spørgeskema")
    named = {"intake-3": draft_feeds.Feed("ny-plan.docx", "/x/")}
    monkeypatch.setitem(draft_feeds._namers, "intake", lambda process, batches: named)
    drafts.change(editor, draft, [Operation(key, "place", row.get("place"), "Aulaen")], batch="intake-3")
    comment_actions.comment(editor, process, text="Passer det?", key=key)
    editor_attachments.attach(editor, process, key, SimpleUploadedFile("bilag.txt", b"hej"))

    file, comment, change, *_ = past(process, key)

    assert file.text == "Editor lagde »bilag.txt« ved aktiviteten."
    assert comment.text == "Editor skrev en kommentar: »Passer det?«"
    assert change.within == "Import af ny-plan.docx · Udkast i arbejde"


def test_what_left_the_plan_keeps_its_history(as_editor: Client, process: Process) -> None:
    from frisat.web.record.actions import SYSTEM

    newest = actions.newest(process)
    assert newest is not None
    plan = actions.plan_of(newest)
    key = plan.activities[0].key
    actions.publish_version(
        SYSTEM, process, replace(plan, activities=plan.activities[1:]), valid_from=date(2027, 5, 3), reason="Droppet"
    )

    html = as_editor.get(f"{HOME}{key}/historik/").content.decode()

    assert "Frisat udgav version 3, hvor aktiviteten er udgået." in html
    assert "Droppet" in html
    assert plan.activities[0].title in html
    assert f'href="{HOME}{key}/"' not in html  # it is in no draft


def test_what_was_taken_out_by_law_is_gone_from_it(process: Process, accounts: Accounts) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = row_of(draft, "Spørgeskema")
    drafts.change(accounts["editor"], draft, [Operation(key, "place", row.get("place"), "Hos fru Fortrolig")])
    assert "Fortrolig" in repr(past(process, key))

    take_out.take_out(accounts["owner"], process, ground="databeskyttelse", key=key)

    assert "Fortrolig" not in repr(past(process, key))
    assert str(row["title"]) not in repr(activity_history.told(Activity.objects.get(process=process, number=key[1:])))


def test_the_page_is_reached_from_the_activity_and_is_for_staff(as_editor: Client, accounts: Accounts) -> None:
    html = as_editor.get(f"{HOME}a1/").content.decode()
    assert f'href="{HOME}a1/historik/"' in html
    assert f'href="{HOME}a1/historik/"' in as_editor.get(f"{HOME}a1/?panel").content.decode()
    assert as_editor.get(f"{HOME}a1/historik/").status_code == 200
    for key in ("a999", "x", "a0x"):
        assert as_editor.get(f"{HOME}{key}/historik/").status_code == 404

    stranger = Client()
    stranger.force_login(accounts["stranger"])
    assert stranger.get(f"{HOME}a1/historik/").status_code == 404


def test_it_reads_in_english_too(as_editor: Client) -> None:
    html = as_editor.get(f"/en{HOME}a1/historik/").content.decode()

    assert "Frisat published version 1, the first with the activity." in html
    assert "udgav" not in html


def test_a_process_history_names_activities_by_their_titles(
    as_editor: Client, process: Process, accounts: Accounts
) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = row_of(draft, "Spørgeskema")
    moved = {"edtf": "2027-09-14", "text": "", "inferred": False, "bound": None, "note": None}
    drafts.change(accounts["editor"], draft, [Operation(key, "period", row["period"], moved)])

    html = as_editor.get(f"/arbejde/protokol/process/{process.pk}/").content.decode()

    assert f"<dt>{row['title']} · Periode</dt>" in html
    assert "14. september 2027</ins>" in html  # the meaning, where no words were typed
