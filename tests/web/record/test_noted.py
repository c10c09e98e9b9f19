"""Where the record ended is noted outside the database: cutting it short, or emptying it, is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from frisat.cli import DONE, FOUND, main
from frisat.web import backup, serve
from frisat.web.people import actions
from frisat.web.people.models import Account
from frisat.web.record import chain, noted, queries
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Detail, Entry, Head

pytestmark = pytest.mark.django_db
TABLES = [model._meta.db_table for model in (Head, Detail, Entry)]


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def written(data: Path) -> list[str]:
    """The hashes of a record of five rows."""
    for n in range(5):
        actions.make_account(SYSTEM, email=f"k{n}@engby.example", name=f"Konto {n}")
    return list(Entry.objects.order_by("number").values_list("sha256", flat=True))


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def cut(upto: int, sha256: str) -> None:
    """Takes the end of the record away, with all that the database itself says of it."""
    head, detail, entry = TABLES
    run(f"DELETE FROM {detail} WHERE entry_id > %s", upto)
    run(f"DELETE FROM {entry} WHERE number > %s", upto)
    run(f"UPDATE {head} SET number = %s, sha256 = %s", upto, sha256)


def verify(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = main(["record", "verify", "--json"])
    return status, [fault["code"] for fault in json.loads(capsys.readouterr().out)["faults"]]


@pytest.mark.parametrize("upto", [0, 1, 4])
def test_a_record_that_was_cut_short_is_found_once_its_end_was_seen(
    written: list[str], capsys: pytest.CaptureFixture[str], upto: int
) -> None:
    assert verify(capsys) == (DONE, [])

    cut(upto, written[upto - 1] if upto else chain.START)

    status, codes = verify(capsys)
    assert status == FOUND
    assert "T008" in codes


def test_another_record_of_the_same_length_is_found(written: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    verify(capsys)
    for table in TABLES:
        run(f"DELETE FROM {table}")
    Account.objects.update(name="x")
    for n in range(6):
        actions.sign_out(SYSTEM, Account.objects.all()[n % 5])

    assert verify(capsys) == (FOUND, ["T008"])


def test_an_emptied_record_is_found_though_nobody_ever_looked(
    written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for table in TABLES:
        run(f"DELETE FROM {table}")
    noted.note("start")

    assert verify(capsys) == (FOUND, ["T011"])


def test_a_new_database_begins_anew(written: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    verify(capsys)
    for table in TABLES:
        run(f"DELETE FROM {table}")
    Account.objects.all().delete()
    noted.note("start")

    assert verify(capsys) == (DONE, [])


def test_it_is_only_added_to_and_never_goes_back(written: list[str], data: Path) -> None:
    noted.note("verify")
    noted.note("verify")
    cut(3, written[2])
    noted.note("start")

    assert noted.noted() == {5: written[4]}
    assert len((data / noted.FILE).read_text().splitlines()) == 1
    assert (data / noted.FILE).stat().st_mode & 0o077 == 0


def test_what_is_no_line_of_ours_stops_nothing(written: list[str], data: Path) -> None:
    noted.note("verify")
    with (data / noted.FILE).open("ab") as file:
        file.write(b"\xff\xfe nonsense\n2027 verify x:y\n")

    assert noted.noted() == {5: written[4]}
    assert queries.verify(noted=noted.noted()).is_whole


def test_a_folder_that_cannot_be_written_to_stops_nothing(written: list[str], data: Path) -> None:
    (data / noted.FILE).mkdir()
    noted.note("verify")

    assert noted.noted() == {}


def test_the_sites_start_and_every_copy_note_it(
    transactional_db: None, data: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(data / "kopi.zip")

    assert [line.split()[1:] for line in (data / noted.FILE).read_text().splitlines()] == [
        ["backup", f"5:{written[4]}"]
    ]
    assert noted.FILE in backup.LEFT_OUT_FILES
    monkeypatch.setattr("django.core.management.call_command", lambda *args, **kwargs: None)
    monkeypatch.setattr("frisat.web.base.build.main", lambda say: None)
    with transaction.atomic():
        actions.make_account(SYSTEM, email="ny@engby.example", name="Ny")
    serve.prepare(say=lambda line: None)
    assert max(noted.noted()) == 6
