"""
Imports a folder of documents as processes: the example processes of `make run`.

The folder's `processes.toml` says which file is which (examples/processes.toml shows all of it). What is there already
is left as it is, so that loading twice changes nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

Say = Callable[[str], None]
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def site(folder: Path = EXAMPLES) -> dict[str, str]:
    """Environment variables of a demonstration, from `[site]`: who runs it, and the day it takes for today."""
    with (folder / "processes.toml").open("rb") as file:
        said = tomllib.load(file).get("site", {})
    names = {"FRISAT_ORGANISATION": "organisation", "FRISAT_TODAY": "today"}
    return {name: str(said[key]) for name, key in names.items() if key in said}


def load_examples(say: Say = print) -> None:
    """The example processes of this checkout. Raises as `load`."""
    load(EXAMPLES, say)


def load(folder: Path, say: Say = lambda line: None) -> None:
    """
    Imports what `folder/processes.toml` names, one process at a time, each wholly or not at all.

    Raises:
        FileNotFoundError: there is no processes.toml. ReadError: a document cannot be read.
        KeyError: an entry lacks a name, a file or the day from which a version was the plan.
    """
    from django.db import transaction

    from frisat.web.process.models import Process

    with (folder / "processes.toml").open("rb") as file:
        entries = tomllib.load(file)["process"]
    for entry in entries:
        if Process.objects.filter(slug=entry["slug"]).exists():
            say(f"{entry['name']}: er der allerede")
            continue
        with transaction.atomic():
            _load_process(folder, entry, say)


def _load_process(folder: Path, entry: dict[str, Any], say: Say) -> None:
    from frisat.web.process import actions, upkeep
    from frisat.web.record.actions import SYSTEM

    process = actions.make_process(
        SYSTEM,
        slug=entry["slug"],
        name=entry["name"],
        organisation=entry.get("organisation", ""),
        case_no=entry.get("case_no", ""),
        summary=entry.get("summary", ""),
    )
    for made in entry.get("version", ()):
        document = _keep(process, folder, made)
        valid_from: date = made["valid_from"]
        version = actions.publish_document(
            SYSTEM, process, document, valid_from=valid_from, name=made["name"], reason=made.get("reason", "")
        )
        count = actions.plan_of(version).activities
        say(f"{entry['name']}: {made['file']} er version {version.number} med {len(count)} aktiviteter")
    if "state" in entry:
        upkeep.set_state(SYSTEM, process, entry["state"], reason=entry["state_reason"])
    for made in entry.get("paper", ()):
        mentions = actions.add_document(SYSTEM, process, _keep(process, folder, made))
        say(f"{entry['name']}: {made['file']} omtaler formentlig {mentions} af aktiviteterne")


def _keep(process: Any, folder: Path, made: dict[str, Any]) -> Any:
    from frisat.read import read_with_document
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    path = folder / made["file"]
    reading, document = read_with_document(path)
    return actions.keep_document(
        SYSTEM,
        process,
        path,
        reading,
        document,
        name=made["name"],
        dated=made.get("dated", ""),
        dated_words=made.get("words", ""),
    )
