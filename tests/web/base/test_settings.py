"""Settings: safe as they are, clean when a real host is named, and refused when they are not fit for the public."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from frisat.web import settings
from frisat.web.base.checks import is_weak

PRODUCTION = {
    "FRISAT_HOSTS": "plan.engby.example",
    "FRISAT_SECRET_KEY": "Q0h8vQq3mZt7xYpL2wRk9sBn4cJd6fGaEuTiOqS5-VXyNz1HlKbP_W",
}


def manage(folder: Path, *words: str, **own: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    return subprocess.run(
        [sys.executable, "-m", "frisat.web", *words],
        env={**clean, "FRISAT_DATA": str(folder), **own},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_djangos_deployment_check_without_a_word(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)

    done = manage(tmp_path, "check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ({"FRISAT_HOSTS": "*"}, "frisat.E001"),
        ({"FRISAT_DEBUG": "1"}, "frisat.E002"),
        ({"FRISAT_SECRET_KEY": "kort"}, "frisat.E003"),
        ({"FRISAT_SECRET_KEY": "django-insecure-0h8vQq3mZt7xYpL2wRk9sBn4cJd6fGaEuTiOqS5"}, "frisat.E003"),
        ({"FRISAT_DEMO": "1"}, "frisat.E004"),
    ],
)
def test_settings_unfit_for_the_public_are_refused(tmp_path: Path, own: dict[str, str], code: str) -> None:
    tmp_path.chmod(0o700)

    done = manage(tmp_path, "check", **{**PRODUCTION, **own})

    assert done.returncode != 0
    assert code in done.stderr


def test_a_data_folder_that_all_can_read_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    assert "frisat.E005" in manage(tmp_path, "check", **PRODUCTION).stderr


def test_the_secret_key_is_made_once_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    manage(tmp_path, "check")
    first = (tmp_path / "secret-key").read_text()
    manage(tmp_path, "check")

    assert (tmp_path / "secret-key").read_text() == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "key",
    ["0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", "skift-mig-" * 6, "change-me-please-1" * 3, "x" * 60, ""],
)
def test_a_key_that_somebody_could_guess_is_weak(key: str) -> None:
    assert is_weak(key)


def test_a_random_key_is_not() -> None:
    for _ in range(2000):
        assert not is_weak(secrets.token_urlsafe(40))
        assert not is_weak(secrets.token_hex(32))


def test_an_empty_key_file_is_filled_anew(tmp_path: Path) -> None:
    """What a full disk or a careless copy left."""
    (tmp_path / "secret-key").touch()

    assert manage(tmp_path, "check").returncode == 0

    assert len((tmp_path / "secret-key").read_text()) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert [f.name for f in tmp_path.iterdir() if "secret" in f.name] == ["secret-key"]


def test_no_migration_is_missing(tmp_path: Path) -> None:
    assert manage(tmp_path, "makemigrations", "--check", "--dry-run").returncode == 0


def test_a_database_address_is_understood() -> None:
    found = settings.database("postgresql://bo:h%40ns@db.example:5433/frisat?sslmode=require")

    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("frisat", "bo", "h@ns")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})
    assert settings.database("/srv/frisat.sqlite3")["NAME"] == "/srv/frisat.sqlite3"


@pytest.mark.django_db
def test_sqlite_runs_with_full_sync_and_a_write_ahead_log(tmp_path: Path) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
