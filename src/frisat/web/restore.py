"""
A copy of `backup.py` brought back into an empty place: nothing is written before every byte was held against its hash.

The tables are made as they were when the copy was made, filled, read again and held against the copy, and only then
brought up to date. Restoring is an entry in the record; everybody is signed out, and one-time links are worth nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F

from frisat.plan.errors import os_reason
from frisat.web import backup
from frisat.web.backup import FILES, FORMAT, MANIFEST, ROWS, BackupError, Manifest, Tell
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.record import noted, queries
from frisat.web.record.actions import SYSTEM, action, write
from frisat.web.record.things import Thing

MOST_MANIFEST = 16 * 1024 * 1024
MOST_MEMBERS = 200_000
LONGEST_LINE = 256 * 1024 * 1024
MOST_TIMES = 100
"""A copy that unpacks to more times its own size is none: rows and documents make some ten at most."""
SMALL = 64 * 1024 * 1024
_NAME = re.compile(r"[^\x00-\x1f\x7f\\:]{1,1000}")
_BATCH_ROWS, _BATCH_BYTES = 500, 8 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, OSError)
"""What reading a damaged zip may raise, `zlib.error` apart, which is caught by name."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the copy's manifest, and what the check of its record found."""

    manifest: Manifest
    verdict: queries.Verdict


def restore(file: Path, *, despite_record: bool = False, tell: Tell = lambda line: None) -> Restored:
    """
    Brings a copy back into an empty database and an empty data folder.

    Args:
        despite_record: also when the record in the copy is not whole; the entry of restoring says so.

    Raises:
        BackupError: Z104, no such file; Z201, no copy of Frisat's; Z202, damaged; Z203, of a newer Frisat; Z204, the
            database is not empty; Z205, files are in the way; Z206, unpacks to too much; Z207, no room; Z208, the
            record is not whole.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise BackupError("Z104", value=str(file), reason=os_reason(error)) from error
    with source:
        archive, manifest = _opened(source, file)
        with archive:
            _demand_empty(manifest)
            for name in manifest.members:
                tell(name)
                _check_member(archive, name, manifest)
            return _bring_back(archive, manifest, despite_record, tell)


# ----------------------------------------------------------------------------------------------- is it a copy at all
def _opened(source: IO[bytes], file: Path) -> tuple[zipfile.ZipFile, Manifest]:
    import zlib

    try:
        archive = zipfile.ZipFile(source)
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS or MANIFEST not in archive.NameToInfo:
            raise BackupError("Z201", value=file.name)
        if archive.NameToInfo[MANIFEST].file_size > MOST_MANIFEST:
            raise BackupError("Z206", value=file.name)
        with archive.open(MANIFEST) as reading:
            said = json.loads(reading.read(MOST_MANIFEST + 1))
    except (zlib.error, RecursionError, *_BROKEN) as error:
        raise BackupError("Z201", value=file.name) from error
    manifest = _manifest(said, file.name)
    names = [info.filename for info in infos]
    if len(names) != len(set(names)) or set(names) != {*manifest.members, MANIFEST}:
        raise BackupError("Z202", value=file.name)
    for info in infos:
        if info.filename == MANIFEST:
            continue
        declared = manifest.members[info.filename]["bytes"]
        if info.file_size != declared or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BackupError("Z202", value=info.filename)
    total = sum(member["bytes"] for member in manifest.members.values())
    if total > SMALL and total > MOST_TIMES * file.stat().st_size:
        raise BackupError("Z206", value=file.name)
    if total > shutil.disk_usage(_nearest(Path(settings.DATA))).free:
        raise BackupError("Z207", value=f"{total // 1_000_000:,}".replace(",", "."))
    return archive, manifest


def _nearest(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def _manifest(said: Any, name: str) -> Manifest:
    """The manifest, every part of it of the kind that it must be. Raises BackupError Z201, Z203."""
    if not isinstance(said, dict) or not str(said.get("format", "")).startswith("frisat-backup/"):
        raise BackupError("Z201", value=name)
    if said["format"] != FORMAT:
        raise BackupError("Z203", value=str(said.get("frisat", ""))[:40])
    try:
        manifest = Manifest(
            frisat=str(said["frisat"])[:40],
            made=str(said["made"])[:40],
            migrations=[(str(app), str(step)) for app, step in said["migrations"]],
            record=(int(said["record"]["number"]), str(said["record"]["sha256"])),
            tables={str(k): {"columns": [*map(str, v["columns"])], "rows": int(v["rows"])}
                    for k, v in said["tables"].items()},
            members={str(k): {"bytes": int(v["bytes"]), "sha256": str(v["sha256"])}
                     for k, v in said["members"].items()},
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupError("Z201", value=name) from error
    wanted = {f"{ROWS}{table}.jsonl" for table in manifest.tables}
    if wanted != {n for n in manifest.members if not n.startswith(FILES)}:
        raise BackupError("Z202", value=name)
    for member in manifest.members:
        if not _NAME.fullmatch(member) or any(p in ("", ".", "..") for p in member.split("/")):
            raise BackupError("Z202", value=member[:80])
        if member.startswith(FILES) and member.removeprefix(FILES).split("/")[0] in backup.LEFT_OUT_FILES:
            raise BackupError("Z202", value=member[:80])
    if any(member["bytes"] < 0 for member in manifest.members.values()):
        raise BackupError("Z202", value=name)
    return manifest


def _parts(archive: zipfile.ZipFile, name: str, size: int) -> Iterator[bytes]:
    """A member's bytes, never more than `size` of them. Raises BackupError Z202."""
    import zlib

    try:
        with archive.open(name) as reading:
            while part := reading.read(1 << 20):
                size -= len(part)
                if size < 0:
                    raise BackupError("Z202", value=name)
                yield part
    except (zlib.error, *_BROKEN) as error:
        raise BackupError("Z202", value=name) from error


def _check_member(archive: zipfile.ZipFile, name: str, manifest: Manifest) -> None:
    member, digest, size = manifest.members[name], hashlib.sha256(), 0
    for part in _parts(archive, name, member["bytes"]):
        digest.update(part)
        size += len(part)
    if size != member["bytes"] or digest.hexdigest() != member["sha256"]:
        raise BackupError("Z202", value=name)


# ------------------------------------------------------------------------------------------------ is the place empty
def _demand_empty(manifest: Manifest) -> None:
    """Raises BackupError Z204, Z205. Takes away what is left of a SQLite database that is gone."""
    data = Path(settings.DATA)
    for name in manifest.members:
        if name.startswith(FILES) and os.path.lexists(data / name.removeprefix(FILES)):
            raise BackupError("Z205", value=name.removeprefix(FILES))
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        database = Path(str(connection.settings_dict["NAME"]))
        if not database.exists():
            for tail in ("-wal", "-shm", "-journal"):
                database.with_name(database.name + tail).unlink(missing_ok=True)
    present = set(connection.introspection.table_names())
    if present and "django_migrations" not in present:
        raise BackupError("Z204", value=str(connection.settings_dict["NAME"]))
    from django.apps import apps

    for model in backup.tables(apps):
        if model._meta.db_table in present and models.QuerySet(model).exists():
            raise BackupError("Z204", value=str(connection.settings_dict["NAME"]))


# --------------------------------------------------------------------------------------------------------- the way back
def _bring_back(archive: zipfile.ZipFile, manifest: Manifest, despite_record: bool, tell: Tell) -> Restored:
    old = _as_it_was(manifest)
    data = Path(settings.DATA)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = data / f".frisat-{secrets.token_hex(6)}"
    put: list[Path] = []
    try:
        _unpack(archive, manifest, beside)
        with transaction.atomic():
            _empty_and_fill(archive, manifest, old, tell)
            verdict = queries.verify(after=manifest.record if manifest.record[0] else None)
            if not verdict.is_whole and not despite_record:
                raise BackupError("Z208", value=verdict.faults[0].number, fault=verdict.faults[0].code)
            put = _place(beside, data)
    except DatabaseError as error:
        _take_away(put)
        raise BackupError("Z202", value=str(error).splitlines()[0][:200] if str(error) else "") from error
    except BaseException:
        _take_away(put)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _note(SYSTEM, manifest, is_whole=verdict.is_whole)
    noted.note("restore")
    return Restored(manifest, verdict)


def _as_it_was(manifest: Manifest) -> Any:
    """Makes the tables as the copy knows them; what the models were then. Raises BackupError Z203."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    known = set(manifest.migrations) & set(graph.nodes)
    # a migration that was replaced by another one since is no stranger, as long as the part is there
    if strangers := {app for app, step in manifest.migrations if (app, step) not in known}:
        raise BackupError("Z203", value=", ".join(sorted(strangers)))
    last = [n for n in known if not any(c.key in known and c.key[0] == n[0] for c in graph.node_map[n].children)]
    executor.migrate(sorted(last))
    return MigrationExecutor(connection).loader.project_state(sorted(last)).apps


def _empty_and_fill(archive: zipfile.ZipFile, manifest: Manifest, old: Any, tell: Tell) -> None:
    found = {model._meta.label_lower: model for model in backup.tables(old)}
    if set(found) != set(manifest.tables):
        raise BackupError("Z203", value=", ".join(sorted(set(found) ^ set(manifest.tables)))[:200])
    for model in found.values():  # what a migration put there is in the copy as well
        models.QuerySet(model)._raw_delete(connection.alias)
    filled = {}
    for name, model in found.items():
        tell(name)
        filled[name] = _fill(archive, manifest, name, model)
    connection.check_constraints()
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(found.values())):
            cursor.execute(sql)
    for name, model in found.items():
        digest = hashlib.sha256()
        for row in backup.rows(model, connection.alias, manifest.tables[name]["columns"]):
            digest.update(_canonical(row))
        if digest.hexdigest() != filled[name]:
            raise BackupError("Z202", value=name)


def _canonical(row: list[Any]) -> bytes:
    """One text for one row on every database: PostgreSQL does not keep the order of keys inside a JSON value."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _fill(archive: zipfile.ZipFile, manifest: Manifest, name: str, model: type[models.Model]) -> str:
    """Puts the rows of a copy into a table; the hash of what was put in."""
    by_name = {f.attname: f for f in model._meta.local_concrete_fields}
    if sorted(by_name) != sorted(manifest.tables[name]["columns"]):
        raise BackupError("Z203", value=name)
    fields = [by_name[column] for column in manifest.tables[name]["columns"]]
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * len(fields))
    names = ", ".join(quote(f.column) for f in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
    rows: list[list[Any]] = []
    size = count = 0
    digest = hashlib.sha256()
    for line in _lines(archive, f"{ROWS}{name}.jsonl"):
        try:
            said = json.loads(line)
            rows.append([_value(f, value) for f, value in zip(fields, said, strict=True)])
            digest.update(_canonical(said))
        except Exception as error:  # to_python raises what it likes
            raise BackupError("Z202", value=name) from error
        size, count = size + len(line), count + 1
        if len(rows) >= _BATCH_ROWS or size > _BATCH_BYTES:
            _insert(sql, rows)
            rows, size = [], 0
    _insert(sql, rows)
    if count != manifest.tables[name]["rows"]:
        raise BackupError("Z202", value=name)
    return digest.hexdigest()


def _insert(sql: str, rows: list[list[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as reading:
        while line := reading.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise BackupError("Z202", value=name)
            yield line


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    """What stands in a copy as the database wants it."""
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        value = base64.b64decode(value, validate=True)
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


# -------------------------------------------------------------------------------------------------------------- files
def _unpack(archive: zipfile.ZipFile, manifest: Manifest, beside: Path) -> None:
    for name, member in manifest.members.items():
        if not name.startswith(FILES):
            continue
        target = beside.joinpath(*PurePosixPath(name.removeprefix(FILES)).parts)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            for part in _parts(archive, name, member["bytes"]):
                out.write(part)
            out.flush()
            os.fsync(out.fileno())


def _place(beside: Path, data: Path) -> list[Path]:
    put = []
    for file in sorted(f for f in beside.rglob("*") if f.is_file()):
        target = data / file.relative_to(beside)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.rename(file, target)
        put.append(target)
    return put


def _take_away(put: list[Path]) -> None:
    for file in put:
        file.unlink(missing_ok=True)


@action(permissions.system_only)
def _note(by: Any, manifest: Manifest, *, is_whole: bool) -> None:
    """Restoring is a deed like another; whoever was signed in, or held a one-time link, no longer is."""
    Account.objects.update(epoch=F("epoch") + 1)
    said = {"made": manifest.made, "rows": manifest.rows, "files": manifest.files, "record": manifest.record[0]}
    write(by, "site.restore", Thing("site", "frisat"), after={**said, "record_whole": is_whole})
