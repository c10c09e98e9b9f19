"""A demonstration says who runs it and which day it takes for today; a real site says neither by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SHOW = (
    "from frisat.web import serve; serve.setup(); from django.conf import settings as s; "
    "print(s.FRISAT_ORGANISATION, s.FRISAT_TODAY)"
)


def shown(folder: Path, **own: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    env = {**clean, "FRISAT_DATA": str(folder), **own}
    done = subprocess.run([sys.executable, "-c", _SHOW], env=env, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_demonstration_takes_organisation_and_day_from_the_examples(tmp_path: Path) -> None:
    assert shown(tmp_path, FRISAT_DEMO="1") == "Viborg Kommune 2021-11-03"


def test_what_the_environment_says_comes_first(tmp_path: Path) -> None:
    own = {"FRISAT_ORGANISATION": "Engby Kommune", "FRISAT_TODAY": "2022-01-01"}

    assert shown(tmp_path, FRISAT_DEMO="1", **own) == "Engby Kommune 2022-01-01"


def test_a_real_site_takes_the_real_day(tmp_path: Path) -> None:
    assert shown(tmp_path) == "Kommunen"
