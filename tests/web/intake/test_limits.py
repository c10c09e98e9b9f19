"""Large documents, hostile words, tasks whose worker died."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from frisat.web.intake import actions, decisions, queries, tasks
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.process import drafts
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "{{7*7}}{% now 'Y' %}",
    "</textarea><script>alert(1)</script>", "javascript:alert(1)", "</option></select><svg onload=alert(1)>",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_document_and_its_name_are_only_words(
    as_editor: Client, process: Any, hand_in: HandIn, words: str
) -> None:
    said = words.replace('"', '""')
    intake = hand_in(f"{words}.csv", f'Dato;Aktivitet;Hvem;Sted\n"1. juli 2027";"{said}";"{said}";"{said}"\n')
    row = queries.rows_read(intake).first()
    assert row is not None
    decisions.correct(
        intake.by, intake, row.pk, 0,
        decisions.Choice({**row.activity, "title": words, "place": words, "agenda": [words], "actors": [words]}),
    )  # fmt: skip
    for name, args in (
        ("imports", []), ("import", [intake.pk]), ("import_part", [intake.pk, row.pk]), ("import_plan", [intake.pk]),
        ("import_unmentioned", [intake.pk]), ("import_warnings", [intake.pk]),
    ):  # fmt: skip
        page = as_editor.get(reverse(name, args=[process.slug, *args])).content.decode()
        for sign in ("<script>alert", "<img src=x", "<svg onload", "</textarea><script", ">49<"):
            assert sign not in page, (name, sign)
        assert 'href="javascript:' not in page


def test_a_review_of_ten_thousand_rows_is_a_page_of_few_queries(
    as_editor: Client, empty_process: Any, hand_in: HandIn
) -> None:
    intake = hand_in("klima.csv", "Dato;Aktivitet\n1. maj 2027;Møde\n", into=empty_process)
    one = queries.rows_read(intake).get()
    Row.objects.bulk_create(
        (
            Row(intake=intake, entry=f"n{n}", position=n + 2.0, read=one.read,
                activity={**one.activity, "title": f"Møde nummer {n}"})
            for n in range(9_999)
        ),
        batch_size=500,
    )  # fmt: skip
    address = reverse("import", args=[empty_process.slug, intake.pk])
    as_editor.get(address)
    for query in ("", "?vis=alle&side=100", "?vis=usikre"):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = as_editor.get(address + query)
        assert page.status_code == 200
        assert len(seen) <= 15, [q["sql"][:120] for q in seen]
        assert len(page.content) < 200_000


def test_all_sure_rows_of_a_large_document_are_accepted_at_once(empty_process: Any, hand_in: HandIn) -> None:
    rows = "".join(f"{n % 28 + 1}. maj {2027 + n // 500};Møde nummer {n}\n" for n in range(1500))
    intake = hand_in("stor.csv", "Dato;Aktivitet\n" + rows, into=empty_process)
    done = decisions.accept_sure(intake.by, intake)

    assert done.new == 1500
    draft = drafts.open_draft_of(empty_process)
    assert draft is not None
    titles = [a.title for a in drafts.state_of(draft).to_plan().activities]
    assert titles == [f"Møde nummer {n}" for n in range(1500)]


# -------------------------------------------------------------------------------------------- tasks left behind
def left_behind(intake: Intake, worker: str, tries: int = 1) -> DBTaskResult:
    task = DBTaskResult.objects.get(args_kwargs__args=[intake.pk])
    task.status, task.worker_ids, task.started_at = "RUNNING", [worker] * tries, timezone.now()
    task.save()
    return task


def test_a_task_whose_worker_died_is_taken_up_again_once_and_then_fails_with_a_sentence(
    process: Any, accounts: dict[str, Any]
) -> None:
    intake = actions.hand_in(accounts["editor"], process, "plan.txt", b"3. maj 2027 Byr\xc3\xa5dsm\xc3\xb8de")
    gone = tasks.worker_name().replace(str(os.getpid()), "999999")
    task = left_behind(intake, gone)
    assert tasks.take_up() == 1
    task.refresh_from_db()
    assert task.status == "READY"

    left_behind(intake, gone, tries=2)
    assert tasks.take_up() == 0
    intake.refresh_from_db()
    assert (intake.state, intake.error_code) == (IntakeState.FAILED, "I101")


def test_a_task_of_a_worker_that_lives_is_left_alone(process: Any, accounts: dict[str, Any]) -> None:
    intake = actions.hand_in(accounts["editor"], process, "plan.txt", b"3. maj 2027 M\xc3\xb8de")
    parent = tasks.worker_name().replace(str(os.getpid()), str(os.getppid()))
    task = left_behind(intake, parent)
    assert tasks.take_up() == 0
    task.worker_ids, task.started_at = ["another-machine:12"], timezone.now()
    task.save()
    assert tasks.take_up() == 0
    task.started_at = timezone.now() - timedelta(hours=1)
    task.save()
    assert tasks.take_up() == 1
