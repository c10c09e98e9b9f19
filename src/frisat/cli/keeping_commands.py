"""What can be asked about what Frisat keeps: `record`, `backup`, `restore`, `reindex`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _noted(text: str) -> tuple[int, str]:
    number, _, sha256 = text.partition(":")
    if not (number.isascii() and number.isdigit() and int(number) and re.fullmatch(r"[0-9a-f]{64}", sha256)):
        raise ValueError(text)
    return int(number), sha256


_noted.__name__ = "nummer og hash, som »frisat record verify« skrev dem (NUMMER:HASH)"


def add(c: Any, lazy: Callable[[str, str], Any]) -> None:
    """The commands, with help in the language of `c` (`frisat.cli.parser`)."""
    record = c.add(
        "record",
        lazy("keeping", "verify"),
        "Gå protokollen efter. Finder enhver række, der er ændret, fjernet eller flyttet, siden den blev skrevet.",
        "Check the record. Finds every row that was changed, removed or moved since it was written.",
        examples="  frisat record verify\n  frisat record verify --from 4711:9f2c…",
    )
    record.add_argument("deed", choices=("verify",), metavar="verify", help=c.words("gå efter", "check"))
    record.add_argument(
        "--from", type=_noted, dest="noted", metavar=c.words("NUMMER:HASH", "NUMBER:HASH"),
        help=c.words(
            "sidste række fra en tidligere kontrol, skrevet ned et andet sted: den skal stå der endnu",
            "the last row of an earlier check, noted elsewhere: it must still be there",
        ),
    )  # fmt: skip
    c.json(record)
    backup = c.add(
        "backup",
        lazy("keeping", "backup"),
        "Tag en sikkerhedskopi. Hele databasen og filerne i én fil, mens folk arbejder.",
        "Make a backup. The whole database and the files in one file, while people work.",
        examples="  frisat backup /backup/frisat-2027-05-03.zip",
    )
    restore = c.add(
        "restore",
        lazy("keeping", "restore"),
        "Gendan en sikkerhedskopi. Kun på et tomt sted, og kun når hver række og fil er, som den blev skrevet.",
        "Restore a backup. Only into an empty place, and only when each row and file is as it was written.",
        examples="  FRISAT_DATA=/srv/frisat-ny frisat restore /backup/frisat-2027-05-03.zip",
    )
    for command in (backup, restore):
        command.add_argument(
            "file", type=Path, metavar=c.words("FIL", "FILE"), help=c.words("sikkerhedskopien", "the backup")
        )
    restore.add_argument(
        "--despite-record", action="store_true",
        help=c.words("også når protokollen i kopien ikke er hel", "also when the record in the backup is not whole"),
    )  # fmt: skip
    c.add(
        "reindex",
        lazy("keeping", "reindex"),
        "Lav søgning og lister på ny. Ud fra de udgivne versioner; intet af det, nogen har skrevet, ændres.",
        "Make search and lists anew. From the published versions; nothing that anybody wrote is changed.",
    )
