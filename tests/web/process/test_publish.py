"""Publishing: versions are whole, numbered and never change; keys are given once; the index follows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import Kind, Plan, Visibility
from frisat.plan.period import Period
from frisat.web.base.fixed import FixedError
from frisat.web.process import actions, indexing, queries
from frisat.web.process.models import IndexedActivity, PlanVersion, Process, SourceDocument
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db


def publish(process: Process, plan: Plan, **own: object) -> PlanVersion:
    return actions.publish_version(SYSTEM, process, plan, valid_from=date(2027, 6, 1), **own)  # type: ignore[arg-type]


def test_two_documents_make_two_versions_each_under_its_own_name_and_date(process: Process) -> None:
    versions = queries.versions_of(process)

    assert [v.number for v in versions] == ["1", "2"]
    assert [v.valid_from for v in versions] == [date(2027, 3, 3), date(2027, 4, 20)]
    assert versions[0].name == "Mødeoversigt for ny skolestruktur"


def test_a_meeting_that_the_later_plan_does_not_mention_stays_in_it(process: Process, newest: PlanVersion) -> None:
    titles = [a.title for a in actions.plan_of(newest).activities]

    assert "Opstartsmøde om skolestrukturen" in titles


def test_a_moved_activity_has_one_key_through_both_versions(process: Process, newest: PlanVersion) -> None:
    first, second = (actions.plan_of(v) for v in process.versions.order_by("major"))
    kept = {a.title: a.key for a in first.activities if a.kind is Kind.DECISION}
    moved = [a for a in second.activities if a.title in kept]

    assert [a.key for a in moved] == list(kept.values())
    assert len(moved) == 1
    assert moved[0].period != next(a.period for a in first.activities if a.title in kept)


def test_the_stored_text_is_what_its_hash_says(newest: PlanVersion) -> None:
    assert hashlib.sha256(newest.plan_json.encode()).hexdigest() == newest.sha256
    assert json.loads(newest.plan_json)["format"] == "frisat-plan/1"


def test_a_version_a_document_and_an_activity_are_never_changed_or_deleted(newest: PlanVersion) -> None:
    newest.name = "Noget andet"
    with pytest.raises(FixedError):
        newest.save()
    with pytest.raises(FixedError):
        newest.delete()
    with pytest.raises(FixedError):
        PlanVersion.objects.update(name="Noget andet")
    with pytest.raises(FixedError):
        SourceDocument.objects.all().delete()
    with pytest.raises(FixedError):
        newest.process.activities.all().delete()


def test_a_minor_version_is_numbered_under_its_major_one(process: Process, newest: PlanVersion) -> None:
    plan = actions.plan_of(newest)

    numbers = [publish(process, plan, minor=minor).number for minor in (True, True, False)]

    assert numbers == ["2.1", "2.2", "3"]


def test_new_activities_get_keys_that_were_never_used(process: Process, newest: PlanVersion) -> None:
    plan = actions.plan_of(newest)
    given = {a.key for a in process.activities.all()}

    smaller = publish(process, replace(plan, activities=plan.activities[:-1]))
    larger = publish(process, replace(plan, activities=(*plan.activities[:-1], PlanActivity(key="ny", title="Ny"))))

    assert len(actions.plan_of(smaller).activities) == len(plan.activities) - 1
    assert actions.plan_of(larger).activities[-1].key not in given


def test_a_key_that_the_process_never_gave_is_refused_and_nothing_is_stored(process: Process) -> None:
    before = PlanVersion.objects.count()

    with pytest.raises(ValueError, match="a999"):
        publish(process, Plan(activities=(PlanActivity(key="a999", title="Falsk"),)))

    assert PlanVersion.objects.count() == before


def test_publishing_is_all_or_nothing(process: Process, newest: PlanVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("strømmen gik")

    monkeypatch.setattr(indexing, "project", fail)
    rows = process.activities.count()

    with pytest.raises(RuntimeError), transaction.atomic():
        publish(process, Plan(activities=(PlanActivity(key="ny", title="Ny"),)))

    assert PlanVersion.objects.count() == 2
    assert process.activities.count() == rows


def test_the_database_itself_refuses_a_second_version_of_one_number(newest: PlanVersion) -> None:
    copy = PlanVersion.objects.get(pk=newest.pk)
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_the_index_holds_the_newest_version_and_marks_what_left(process: Process, newest: PlanVersion) -> None:
    plan = actions.plan_of(newest)
    gone = plan.activities[0]

    version = publish(process, replace(plan, activities=plan.activities[1:]))

    row = IndexedActivity.objects.get(activity__number=int(gone.key[1:]), process=process)
    assert row.left_in == version
    assert IndexedActivity.objects.filter(process=process, left_in=None).count() == len(plan.activities) - 1


def test_a_rebuilt_index_equals_the_stored_one(process: Process, newest: PlanVersion) -> None:
    plan = actions.plan_of(newest)
    publish(process, replace(plan, activities=plan.activities[1:]))
    stored = list(IndexedActivity.objects.order_by("pk").values())

    actions.reindex(SYSTEM, process)

    assert list(IndexedActivity.objects.order_by("pk").values()) == stored


def test_the_index_keeps_days_as_the_period_has_them(process: Process) -> None:
    plan = Plan(activities=(PlanActivity(key="ny", title="Ny", period=Period("2027-05/..", text="fra maj")),))

    publish(process, plan)

    row = IndexedActivity.objects.get(title="Ny")
    assert (row.first_day, row.last_day) == (date(2027, 5, 1), None)


def test_staff_words_are_not_in_the_index_that_search_reads(process: Process) -> None:
    hidden = PlanActivity(key="ny", title="Kanariefugl", visibility=Visibility.STAFF)

    publish(process, Plan(activities=(hidden,)))

    assert not IndexedActivity.objects.filter(search__contains="kanarie").exists()
    assert queries.search("kanariefugl") == ([], [])


def test_the_same_file_is_kept_once_in_a_process(process: Process) -> None:
    document = process.documents.first()
    assert document is not None
    from pathlib import Path

    from frisat.read import read_with_document

    path = Path(__file__).parents[1] / "documents" / document.file_name
    reading, blocks = read_with_document(path)

    again = actions.keep_document(SYSTEM, process, path, reading, blocks)

    assert again.pk == document.pk


def test_loading_the_same_folder_again_changes_nothing(process: Process) -> None:
    from frisat.web import demo
    from tests.web.conftest import DOCUMENTS

    demo.load(DOCUMENTS)

    assert (Process.objects.count(), PlanVersion.objects.count()) == (1, 2)


def test_a_folder_whose_document_cannot_be_read_leaves_nothing(db: None, tmp_path: object) -> None:
    from pathlib import Path

    from frisat.plan.errors import ReadError
    from frisat.web import demo

    folder = Path(str(tmp_path))
    (folder / "processes.toml").write_text(
        '[[process]]\nslug = "x"\nname = "X"\n'
        '[[process.version]]\nfile = "tom.txt"\nname = "Tom"\nvalid_from = 2027-01-01\n'
    )
    (folder / "tom.txt").write_text("")

    with pytest.raises(ReadError):
        demo.load(folder)

    assert not Process.objects.exists()


def test_an_address_that_a_process_had_can_not_be_two_processes(process: Process) -> None:
    from django.core.exceptions import ValidationError

    for slug in ("skolestruktur", "Store-Bogstaver", "-x", "æ"):
        with pytest.raises(ValidationError):
            actions.make_process(SYSTEM, slug=slug, name="X")
