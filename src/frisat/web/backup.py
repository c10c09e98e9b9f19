"""
One file with everything that Frisat holds, made while people work (docs/how-to/backup.md); `restore.py` reads it.

A zip of one file of rows for each table, one JSON list a line, of the files in the data folder, and of a manifest with
the hash of each. Rows, not a database file: what is restored can be held against the manifest row by row, a strange
database file is never opened, and a site can move from SQLite to PostgreSQL.

Left out: sessions, one-time links, mail that was written to files, what is worked out anew, and the secret key.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

import frisat
from frisat.plan.errors import FrisatError, os_reason

FORMAT = "frisat-backup/1"
MANIFEST = "frisat-backup.json"
ROWS, FILES = "rows/", "data/"
LEFT_OUT_PARTS = frozenset({"sessions", "contenttypes", "auth"})
"""Parts of Django without anything of the municipality's: the first holds sessions, the others what migrating makes."""
LEFT_OUT_TABLES = frozenset({"account.emailconfirmation", "socialaccount.socialtoken"})
"""One-time tokens: nobody should get in with one that an old copy holds."""
LEFT_OUT_FILES = frozenset({"static", "cache", "mail", "secret-key", "record-noted"})
"""In the data folder: made anew, or holding one-time links; the key signs sessions, and each site has its own, as
it has its notes of where the record ended."""
SNAPSHOT = "frisat_snapshot"
Tell = Callable[[str], None]


class BackupError(FrisatError):
    """A copy cannot be made or restored (codes Z)."""


@dataclass(slots=True)
class Manifest:
    """What a copy holds: for each member its size and hash, for each table its columns and count of rows."""

    frisat: str = ""
    made: str = ""
    migrations: list[tuple[str, str]] = field(default_factory=list)
    record: tuple[int, str] = (0, "")
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "frisat": self.frisat,
            "made": self.made,
            "record": {"number": self.record[0], "sha256": self.record[1]},
            "migrations": [list(pair) for pair in self.migrations],
            "tables": self.tables,
            "members": self.members,
        }

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.tables.values())

    @property
    def files(self) -> int:
        return sum(name.startswith(FILES) for name in self.members)


def make(target: Path, *, tell: Tell = lambda line: None) -> Manifest:
    """
    Writes a copy of the site to `target`, whole or not at all; nobody waits meanwhile.

    Raises:
        BackupError: Z101, there is something at `target`; Z102, it cannot be written; Z103, the database is not ready.
    """
    target = target.absolute()
    if target.exists() or target.is_symlink():
        raise BackupError("Z101", value=str(target))
    _demand_ready()
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".frisat-backup-") as folder:
            made = Path(folder) / "backup.zip"
            with os.fdopen(os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as out:
                manifest = _write(out, Path(folder), tell)
                out.flush()
                os.fsync(out.fileno())
            _put(made, target)
            from frisat.web.record import noted

            noted.note("backup")
    except OSError as error:
        raise BackupError("Z102", value=str(target), reason=os_reason(error)) from error
    return manifest


def _put(made: Path, target: Path) -> None:
    """Under its name in one step, and never over another file."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise BackupError("Z101", value=str(target)) from None
    except OSError:  # a file system without links
        if target.exists():
            raise BackupError("Z101", value=str(target)) from None
        os.rename(made, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        with contextlib.suppress(OSError):
            os.fsync(folder)
        os.close(folder)


def _demand_ready() -> None:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupError("Z103")


def _write(out: IO[bytes], folder: Path, tell: Tell) -> Manifest:
    manifest = Manifest(frisat=frisat.__version__, made=datetime.now(UTC).isoformat(timespec="seconds"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, snapshot(folder) as alias:
        manifest.migrations = sorted(MigrationRecorder(connections[alias]).applied_migrations())
        head = apps.get_model("record", "Head").objects.using(alias).values_list("number", "sha256").first()
        manifest.record = head or (0, "")
        for model in tables(apps):
            name = model._meta.label_lower
            tell(name)
            count, member = 0, f"{ROWS}{name}.jsonl"
            with Member(archive, member, manifest) as writing:
                for line in lines(model, alias, columns(model)):
                    writing.write(line)
                    count += 1
            manifest.tables[name] = {"columns": columns(model), "rows": count}
        for path, file in kept_files(folder.parent):
            tell(path)
            with contextlib.suppress(FileNotFoundError):  # gone since it was listed
                _copy(file, archive, FILES + path, manifest)
        archive.writestr(MANIFEST, json.dumps(manifest.to_json(), ensure_ascii=False, indent=1))
    return manifest


def _copy(file: Path, archive: zipfile.ZipFile, name: str, manifest: Manifest) -> None:
    with file.open("rb") as source, Member(archive, name, manifest) as writing:
        while part := source.read(1 << 20):
            writing.write(part)


class Member:
    """One member being written, its size and hash noted in the manifest when it ends."""

    def __init__(self, archive: zipfile.ZipFile, name: str, manifest: Manifest) -> None:
        info = zipfile.ZipInfo(name, date_time=datetime.now(UTC).timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        self._out = archive.open(info, "w", force_zip64=True)
        self._name, self._manifest, self._digest, self._size = name, manifest, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._digest.update(data)
        self._size += len(data)
        self._out.write(data)

    def __enter__(self) -> Member:
        return self

    def __exit__(self, *_: object) -> None:
        self._out.close()
        self._manifest.members[self._name] = {"bytes": self._size, "sha256": self._digest.hexdigest()}


@contextlib.contextmanager
def snapshot(folder: Path) -> Iterator[str]:
    """
    The database as it is at this moment, under the alias that is given; what is written meanwhile is not in it.

    SQLite: a copy through its backup interface, in `folder`. PostgreSQL: one transaction that sees one moment.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = folder / "snapshot.sqlite3"
        with contextlib.closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        reading = connection.copy(SNAPSHOT)
        reading.settings_dict["NAME"] = str(file)
        connections[SNAPSHOT] = reading
        try:
            yield SNAPSHOT
        finally:
            reading.close()
            del connections[SNAPSHOT]
        return
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield DEFAULT_DB_ALIAS


def tables(of: Any) -> list[type[models.Model]]:
    """The tables that a copy holds, of the site's models or of what they were at some migration."""
    found = [
        model
        for model in of.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT_PARTS
        and model._meta.label_lower not in LEFT_OUT_TABLES
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def columns(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.local_concrete_fields]


def lines(model: type[models.Model], alias: str, names: list[str]) -> Iterator[bytes]:
    """The rows of a table in order of their key, one JSON list a line: the same bytes for the same rows."""
    for row in rows(model, alias, names):
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def rows(model: type[models.Model], alias: str, names: list[str]) -> Iterator[list[Any]]:
    """The rows of a table as JSON has them, in order of their key."""
    is_large = any(isinstance(f, models.BinaryField) for f in model._meta.local_concrete_fields)
    found = models.QuerySet(model, using=alias).order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=4 if is_large else 2000):
        yield [_plain(v) for v in row]


def _plain(value: Any) -> Any:
    """A database's value as JSON has it; `restore` knows from the field what it was."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value


def kept_files(beside: Path) -> Iterable[tuple[str, Path]]:
    """
    (path within the data folder, file) of what a copy holds. `beside` is where the copy is being written.

    Links, the database itself and older copies are left out.
    """
    data = Path(settings.DATA)
    name = str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    database = {Path(name + tail).absolute() for tail in ("", "-wal", "-shm", "-journal")}
    for folder, inside, files in os.walk(data):
        here = Path(folder)
        inside[:] = sorted(d for d in inside if not d.startswith(".frisat-"))
        if here == data:
            inside[:] = [d for d in inside if d not in LEFT_OUT_FILES]
        for each in sorted(files):
            file = here / each
            if (here == data and each in LEFT_OUT_FILES) or file.absolute() in database:
                continue
            if file.is_symlink() or not file.is_file() or is_copy(file):
                continue
            yield file.relative_to(data).as_posix(), file


def is_copy(file: Path) -> bool:
    """Whether a file is itself a copy made by Frisat."""
    try:
        with zipfile.ZipFile(file) as archive:
            return MANIFEST in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
