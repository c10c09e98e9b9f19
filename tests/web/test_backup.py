"""A copy of the whole site, and the way back: row by row and byte by byte the same, or refused with nothing written."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.test import Client

from frisat.plan.sentences import hint, sentence
from frisat.web import backup, restore
from frisat.web.backup import MANIFEST, BackupError
from frisat.web.people.links import OneTimeLinks
from frisat.web.people.models import Account
from frisat.web.process.models import Process, SourceDocument
from frisat.web.record import chain, noted, queries
from frisat.web.record.actions import SYSTEM, action, write
from frisat.web.record.models import Detail, Entry
from tests.e2e import served
from tests.web.record.test_many_writers import _CHECK, _environment, _run

Rows = dict[str, list[bytes]]


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """A data folder of the test's own, with a file in a folder of it, and all that is never copied."""
    folder: Path = tmp_path / "data"
    files = {"filer/brev æøå.txt": "Kære alle", "mail/1.eml": "et link", "static/a.css": "", "cache/pages/1.png": ""}
    for name, text in {**files, "secret-key": "hemmelig"}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    settings.DATA = folder
    return folder


def rows() -> Rows:
    return {m._meta.label_lower: list(backup.lines(m, "default", backup.columns(m))) for m in backup.tables(apps)}


def empty_the_database() -> None:
    """As a new one: only what migrating makes."""
    with transaction.atomic():
        for model in [*backup.tables(apps), Session]:
            models.QuerySet(model)._raw_delete("default")


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.rglob("*") if f.is_file()
    }


def refusal(code: str, file: Path, **asked: Any) -> None:
    """Restoring `file` is refused with `code`, in a sentence with advice, and nothing is written."""
    with pytest.raises(BackupError) as refused:
        restore.restore(file, **asked)
    assert refused.value.code == code
    for language in ("da", "en"):
        assert sentence(code, refused.value.parts, language=language)  # type: ignore[arg-type]
    assert "gendan" in hint(code).lower() or code in ("Z104", "Z201", "Z206", "Z207")
    assert not Process.objects.exists()
    assert not Entry.objects.exists()


_SITE = """
import sys
from pathlib import Path
import django
django.setup()
from frisat.web import backup
from frisat.web.people import actions
from frisat.web.record.actions import SYSTEM
actions.make_account(SYSTEM, email="anna@engby.example", name="Anna")
backup.make(Path(sys.argv[1]))
"""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a site of its own, on a database file, with the example process, an account and one file."""
    folder = tmp_path_factory.mktemp("copy")
    env = {k: v for k, v in os.environ.items() if k != "FRISAT_DATABASE"} | {"FRISAT_DATA": str(folder / "data")}
    served.begin(folder / "data", served.DOCUMENTS)
    (folder / "data" / "filer").mkdir()
    (folder / "data" / "filer" / "brev æøå.txt").write_text("Kære alle")
    _run(_SITE, env, str(folder / "kopi.zip"))
    return folder / "kopi.zip"


@pytest.fixture
def copy(made_once: Path, tmp_path: Path, db: None, settings: Any) -> Path:
    """That copy, beside an empty place."""
    settings.DATA = tmp_path / "nyt"
    return Path(shutil.copy(made_once, tmp_path / "kopi.zip"))


# ----------------------------------------------------------------------------------------------------- there and back
@pytest.mark.django_db(transaction=True)
def test_what_comes_back_is_what_was_copied(
    tmp_path: Path, process: Process, accounts: dict[str, Account], data: Path, settings: Any
) -> None:
    before, files = rows(), hashes(data)
    manifest = backup.make(tmp_path / "kopi.zip")
    empty_the_database()
    settings.DATA = tmp_path / "et nyt sted"

    done = restore.restore(tmp_path / "kopi.zip")

    after = rows()
    assert done.verdict.is_whole
    assert manifest.rows == sum(map(len, before.values())) > 50
    changed = {"record.entry", "record.detail", "record.head", "people.account"}
    assert {n: after[n] for n in after if n not in changed} == {n: before[n] for n in before if n not in changed}
    assert after["record.entry"][:-1] == before["record.entry"]  # and one more: that it was restored
    assert after["record.detail"][:-1] == before["record.detail"]
    assert Entry.objects.last().verb == "site.restore"  # type: ignore[union-attr]
    assert queries.verify(after=manifest.record).is_whole
    there = hashes(tmp_path / "et nyt sted")
    assert there.pop(noted.FILE)  # made here: where the record of this place ends
    assert there == {"filer/brev æøå.txt": files["filer/brev æøå.txt"]}
    assert noted.noted() == {Entry.objects.count(): Entry.objects.last().sha256}  # type: ignore[union-attr]
    document = SourceDocument.objects.first()
    assert document is not None
    assert hashlib.sha256(document.data).hexdigest() == document.sha256


@pytest.mark.django_db(transaction=True)
def test_work_goes_on_after_restoring(copy: Path) -> None:
    """A copy of a SQLite site, here on any database; new rows get new numbers, which a counter must be told."""
    restore.restore(copy)

    made = Process.objects.create(slug="et-til", name="Et til")

    assert made.pk == Process.objects.order_by("-pk")[0].pk
    assert Process.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_is_signed_in_and_no_link_holds_after_restoring(
    tmp_path: Path, process: Process, accounts: dict[str, Account], data: Path, settings: Any
) -> None:
    client = Client()
    client.force_login(accounts["owner"])
    link = OneTimeLinks().make_token(accounts["owner"])
    backup.make(tmp_path / "kopi.zip")
    with zipfile.ZipFile(tmp_path / "kopi.zip") as archive:
        texts = [archive.read(name) for name in archive.namelist()]
        names = " ".join(archive.namelist())
    session = Session.objects.get()
    empty_the_database()
    settings.DATA = tmp_path / "nyt"
    restore.restore(tmp_path / "kopi.zip")

    assert "session" not in names
    assert not any(session.session_key.encode() in text or b"hemmelig" in text or b"et link" in text for text in texts)
    assert not Session.objects.exists()
    assert client.get("/arbejde/").status_code == 302
    assert not OneTimeLinks().check_token(Account.objects.get(email=accounts["owner"].email), link)


@pytest.mark.django_db(transaction=True)
def test_a_copy_made_while_people_write_is_of_one_moment(tmp_path: Path) -> None:
    """Two programs write all the while; in the copy every process has its entry and the chain is whole."""
    env = _environment(tmp_path / "site")
    code = """
import sys, time, django
django.setup()
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM, action, write

@action(lambda who: True)
def deed(by, n):
    made = Process.objects.create(slug=f"{sys.argv[1]}-{n}", name="Forløb", summary="ord " * 500)
    write(by, "process.make", made, within=made, after={"name": made.name})

n = 0
print("ready", flush=True)
while True:
    deed(SYSTEM, n)
    n += 1
    time.sleep(0.02)  # people rest between two deeds, and the other program has its turn
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", code, f"skriver-{n}"], env=env, stdout=subprocess.PIPE, text=True)
        for n in range(2)
    ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
        target = tmp_path / "kopi.zip"
        made = subprocess.run([sys.executable, "-m", "frisat.cli", "backup", str(target)], env=env, capture_output=True)
        still = [writer.poll() for writer in writers]
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
            writer.stdout.close()  # type: ignore[union-attr]

    assert (made.returncode, still) == (0, [None, None]), made.stderr.decode()
    with zipfile.ZipFile(target) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        entries = [json.loads(line) for line in archive.open("rows/record.entry.jsonl")]
        processes = [json.loads(line) for line in archive.open("rows/process.process.jsonl")]
    names = manifest["tables"]["record.entry"]["columns"]
    before = chain.START
    for n, entry in enumerate(entries, 1):
        said = dict(zip(names, entry, strict=True))
        assert (said["number"], said["before"]) == (n, before)
        before = said["sha256"]
        assert chain.row_hash(n, [said[c] for c in chain.COLUMNS[1:]]) == before
    assert len(entries) == len(processes) > 0
    assert manifest["record"] == {"number": len(entries), "sha256": before}
    if connection.vendor == "sqlite":
        other = {**env, "FRISAT_DATA": str(tmp_path / "andet sted")}
        (tmp_path / "andet sted").mkdir(mode=0o700)
        (tmp_path / "andet sted" / "frisat.sqlite3-wal").write_bytes(b"left behind")
        again = subprocess.run(
            [sys.executable, "-m", "frisat.cli", "restore", str(target)], env=other, capture_output=True
        )
        assert again.returncode == 0, again.stderr.decode()
        assert _run(_CHECK, other).split() == ["True", str(len(entries) + 1), str(len(entries))]


# -------------------------------------------------------------------------------------------------------------- making
@pytest.mark.django_db
def test_a_copy_is_never_written_over_anything(copy: Path) -> None:
    before = copy.read_bytes()

    with pytest.raises(BackupError) as refused:
        backup.make(copy)

    assert refused.value.code == "Z101"
    assert copy.read_bytes() == before


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, process: Process, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full after some tables."""
    real, left = backup.Member.write, iter(range(20))

    def full(self: backup.Member, part: bytes) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        real(self, part)

    monkeypatch.setattr(backup.Member, "write", full)
    (tmp_path / "ud").mkdir()
    with pytest.raises(BackupError) as refused:
        backup.make(tmp_path / "ud" / "kopi.zip")

    assert refused.value.code == "Z102"
    assert "plads" in sentence("Z102", refused.value.parts)
    assert list((tmp_path / "ud").iterdir()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["findes/ikke/kopi.zip", "fil.txt/kopi.zip"])
def test_a_folder_that_is_none_is_said_to_be(tmp_path: Path, data: Path, where: str) -> None:
    (tmp_path / "fil.txt").write_text("")

    with pytest.raises(BackupError) as refused:
        backup.make(tmp_path / where)

    assert refused.value.code == "Z102"


@pytest.mark.django_db
def test_only_this_user_of_the_machine_can_read_a_copy(copy: Path) -> None:
    assert os.name != "posix" or copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_older_copies_and_links_in_the_data_folder_are_left_out(tmp_path: Path, process: Process, data: Path) -> None:
    backup.make(data / "kopi-1.zip")
    (data / "lænke").symlink_to("/etc/hostname")

    manifest = backup.make(data / "kopi-2.zip")

    assert [n for n in manifest.members if n.startswith("data/")] == ["data/filer/brev æøå.txt"]


# ------------------------------------------------------------------------------------------------------------ refusing
@pytest.mark.django_db
def test_a_database_with_something_in_it_is_left_as_it_is(copy: Path) -> None:
    _made(SYSTEM, "et")
    before = rows()

    with pytest.raises(BackupError) as refused:
        restore.restore(copy)

    assert refused.value.code == "Z204"
    assert "ikke tom" in sentence("Z204", refused.value.parts)
    assert rows() == before


@pytest.mark.django_db
def test_a_file_in_the_way_is_left_as_it_is(copy: Path, data: Path) -> None:
    (data / "filer" / "brev æøå.txt").write_text("noget andet")

    refusal("Z205", copy)
    assert (data / "filer" / "brev æøå.txt").read_text() == "noget andet"


def rewritten(copy: Path, change: Callable[[dict[str, bytes]], None], *, honest: bool = True) -> Path:
    """`copy` with its members changed; `honest`: and the manifest's sizes and hashes made to agree."""
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if honest:
        manifest = json.loads(members[MANIFEST])
        manifest["members"] = {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in members.items()
            if name != MANIFEST
        }
        members[MANIFEST] = json.dumps(manifest).encode()
    out = copy.with_name("ændret.zip")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out


def edit(name: str, old: bytes, new: bytes, count: int = 1) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, count)

    return change


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.pop(name) and None


ENTRIES, PROCESSES = "rows/record.entry.jsonl", "rows/process.process.jsonl"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "change", "honest"),
    [
        ("Z202", edit(PROCESSES, b"Ny skolestruktur", b"En anden plan   "), False),
        ("Z202", edit("data/filer/brev æøå.txt", b"alle", b"andre"), False),
        ("Z202", drop(PROCESSES), False),
        ("Z202", lambda m: m.update({"data/ekstra.txt": b"x"}), False),
        ("Z202", lambda m: m.update({"data/../ude.txt": b"x"}), True),
        ("Z202", lambda m: m.update({"data//etc/x": b"x"}), True),
        ("Z202", lambda m: m.update({"data/a\\..\\b": b"x"}), True),
        ("Z202", lambda m: m.update({"data/secret-key": b"min egen"}), True),
        ("Z202", edit(PROCESSES, b"[", b"{"), True),
        ("Z202", edit(PROCESSES, b"]\n", b""), True),
        ("Z202", lambda m: m.update({PROCESSES: b""}), True),
        ("Z208", edit(ENTRIES, b'"system"', b'"account:1"'), True),
        ("Z202", lambda m: m.update({ENTRIES: b"\n".join(m[ENTRIES].split(b"\n")[:-2]) + b"\n"}), True),
        ("Z203", edit(MANIFEST, b"frisat-backup/1", b"frisat-backup/2"), True),
        ("Z203", edit(MANIFEST, b'"process"', b'"fremtid"'), True),
        ("Z201", edit(MANIFEST, b"frisat-backup/1", b"noget andet"), True),
        ("Z201", edit(MANIFEST, b'"migrations"', b'"m"'), True),
        ("Z201", lambda m: m.update({MANIFEST: b"[" * 100_000}), False),
        ("Z201", drop(MANIFEST), False),
    ],
)  # fmt: skip
def test_a_copy_that_was_changed_is_refused(
    code: str, change: Callable[[dict[str, bytes]], None], honest: bool, copy: Path, tmp_path: Path, settings: Any
) -> None:
    changed = rewritten(copy, change, honest=honest)
    refusal(code, changed)

    assert [f for f in (tmp_path / "nyt").rglob("*") if f.is_file()] == []
    assert not (tmp_path / "ude.txt").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_copy_that_was_cut_short_is_refused(share: float, copy: Path, tmp_path: Path, settings: Any) -> None:
    short = tmp_path / "kort.zip"
    short.write_bytes(copy.read_bytes()[: int(copy.stat().st_size * share)])

    refusal("Z201", short)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_a_copy_with_one_byte_changed_is_refused_or_the_same(
    seed: int, copy: Path, tmp_path: Path, settings: Any
) -> None:
    """Wherever the byte is: in a member, a header or the directory at the end. No other error reaches a person."""
    body = bytearray(copy.read_bytes())
    at = (seed * 2654435761) % len(body)
    body[at] ^= 0xFF
    bad = tmp_path / "byte.zip"
    bad.write_bytes(body)

    found = ""
    try:
        restore.restore(bad)
    except BackupError as refused:
        found = refused.code

    assert found in ("", "Z201", "Z202", "Z203", "Z206", "Z207", "Z208")
    assert Process.objects.exists() is (not found)  # a byte may say nothing, such as a member's time


@pytest.mark.django_db
def test_a_file_that_unpacks_to_a_mountain_is_not_unpacked(copy: Path, tmp_path: Path, settings: Any) -> None:
    bomb = rewritten(copy, lambda m: m.update({"data/bjerg": bytes(200 * 1024 * 1024)}))

    refusal("Z206", bomb)


@pytest.mark.django_db
def test_a_member_that_says_it_is_small_is_read_no_further(copy: Path, tmp_path: Path, settings: Any) -> None:
    """Sizes in the zip's own directory and in the manifest lie; what is read stops at the first byte too many."""
    big = 5_000_000
    bomb = rewritten(copy, lambda m: m.update({"data/lille": bytes(big)}))
    body = bomb.read_bytes().replace(struct.pack("<L", big), struct.pack("<L", 10))
    bomb.write_bytes(body)

    refusal("Z202", bomb)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [b"", b"Hej", b"PK\x03\x04" + bytes(50), b"SQLite format 3\0" + bytes(200)])
def test_any_other_file_is_said_to_be_none(text: bytes, tmp_path: Path, data: Path) -> None:
    (tmp_path / "andet.zip").write_bytes(text)

    refusal("Z201", tmp_path / "andet.zip")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ingen.zip", "."])
def test_no_file_at_all_is_said(name: str, tmp_path: Path, data: Path) -> None:
    refusal("Z104", tmp_path / name)


@pytest.mark.django_db
def test_a_record_that_was_broken_before_can_be_restored_knowingly(copy: Path, tmp_path: Path, settings: Any) -> None:
    changed = rewritten(copy, edit(ENTRIES, b'"system"', b'"account:1"'))

    done = restore.restore(changed, despite_record=True)

    assert [f.code for f in done.verdict.faults] == ["T003"]
    last = Detail.objects.order_by("pk").last()
    assert last is not None
    assert last.said["after"]["record_whole"] is False


@pytest.mark.django_db
def test_a_copy_from_before_a_migration_is_brought_up_to_date(copy: Path) -> None:
    """The migrations that a copy names are those that its tables are made by; the rest come after it."""
    manifest = json.loads(zipfile.ZipFile(copy).read(MANIFEST))

    assert datetime.fromisoformat(manifest["made"]).tzinfo == UTC
    assert ["record", "0001_begin"] in manifest["migrations"]


@action(lambda who: True)
def _made(by: object, slug: str) -> Process:
    made = Process.objects.create(slug=slug, name=slug)
    write(by, "process.make", made)
    return made


@pytest.mark.django_db(transaction=True)
def test_two_copies_of_the_same_site_hold_the_same_rows(tmp_path: Path, data: Path) -> None:
    _made(SYSTEM, "et")
    one = backup.make(tmp_path / "1.zip")
    two = backup.make(tmp_path / "2.zip")
    _made(SYSTEM, "to")
    three = backup.make(tmp_path / "3.zip")

    assert one.members == two.members != three.members
