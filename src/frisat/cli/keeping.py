"""`record verify`, `backup`, `restore` and `reindex`: what Frisat keeps, checked, copied and brought back."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime

from frisat.cli import DONE, FAILED, FOUND
from frisat.cli.screen import say, say_error, styled
from frisat.plan.sentences import sentence


def _words(args: argparse.Namespace, danish: str, english: str) -> str:
    return danish if args.language == "da" else english


def _count(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "." if language == "da" else ",")


def _moment(made: str, language: str) -> str:
    """A moment of a manifest as people in Denmark say it."""
    from django.utils import translation

    from frisat.web.base import clock, words

    at = datetime.fromisoformat(made).astimezone(clock.COPENHAGEN)
    with translation.override(language):
        return words.day(at.date()) + f" kl. {at:%H.%M}" if language == "da" else f"{words.day(at.date())}, {at:%H:%M}"


class _Counter:
    """How far it is, on one line of a terminal; silent elsewhere."""

    def __init__(self, words: str) -> None:
        self.words, self.shown = words, sys.stderr.isatty()

    def __call__(self, said: object) -> None:
        if self.shown:
            print(f"\r\033[K{self.words}: {said}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _is_bare() -> bool:
    """Whether the database is there but nothing has been set up in it."""
    from django.db import DatabaseError, connection

    try:
        return not connection.introspection.table_names()
    except DatabaseError:
        return False


def verify(args: argparse.Namespace) -> int:
    """DONE for a whole record, FOUND when a row is not as it was written, FAILED when that cannot be found out."""
    from frisat.web import serve

    serve.setup()
    from django.db import DatabaseError

    from frisat.web.record import noted, queries

    counter = _Counter(_words(args, "Rækker gået efter", "Rows checked"))
    try:
        verdict = queries.verify(
            after=args.noted, noted=noted.noted(), tell=lambda rows: counter(_count(rows, args.language))
        )
    except DatabaseError as error:
        counter.end()
        said = str(error).splitlines()[0] if str(error) else ""
        if _is_bare():
            say_error(_words(args, "Der er ingen database endnu. Start Frisat med »frisat serve« eller »frisat demo«.",
                             "There is no database yet. Start it with “frisat serve” or “frisat demo”."))  # fmt: skip
            return FAILED
        say_error(_words(args, f"Protokollen kan ikke læses: {said}", f"The record cannot be read: {said}"))
        return FAILED
    counter.end()
    if verdict.is_whole:
        noted.note("verify")
    if args.json:
        faults = [
            {"code": f.code, "number": f.number, "said": sentence(f.code, {"number": f.number}, language=args.language)}
            for f in verdict.faults
        ]
        print(json.dumps(
            {"whole": verdict.is_whole, "rows": verdict.rows, "complete": not verdict.gave_up, "faults": faults,
             "last": {"number": verdict.last_number, "sha256": verdict.last_sha256},
             "erased": [asdict(e) for e in verdict.erased]},
            ensure_ascii=False, indent=2,
        ))  # fmt: skip
        return DONE if verdict.is_whole else FOUND
    rows = _count(verdict.rows, args.language)
    for erased in verdict.erased:
        number, by = erased.number, erased.by
        say(_words(args, f"Række {number}: detaljerne er taget ud i række {by}. Grund: {erased.ground}",
                   f"Row {number}: the details were taken out in row {by}. Ground: {erased.ground}"))  # fmt: skip
    for fault in verdict.faults:
        say(styled("✗ ", "red") + sentence(fault.code, {"number": fault.number}, language=args.language))
    if verdict.gave_up:
        say(_words(args, f"Der er flere fejl. Kontrollen er stoppet efter {rows} rækker.",
                   f"There are more faults. The check stopped after {rows} rows."))  # fmt: skip
        return FOUND
    last = f"{verdict.last_number}:{verdict.last_sha256}"
    if verdict.faults:
        say(_words(args, f"Protokollen er ikke hel. {rows} rækker er gået efter.",
                   f"The record is not whole. {rows} rows were checked."))  # fmt: skip
        return FOUND
    if not verdict.rows:
        say(_words(args, "Protokollen er tom.", "The record is empty."))
        return DONE
    whole = _words(args, f"Protokollen er hel: Alt er, som det blev skrevet. Rækker: {rows}.",
                   f"The record is whole: all is as it was written. Rows: {rows}.")  # fmt: skip
    say(styled("✓ ", "green") + whole)
    say(_words(args, f"Sidste række: {last}", f"Last row: {last}"))
    say(_words(args, "Skriv den ned et andet sted; næste gang: frisat record verify --from NUMMER:HASH",
               "Note it elsewhere; next time: frisat record verify --from NUMBER:HASH"))  # fmt: skip
    return DONE


def backup(args: argparse.Namespace) -> int:
    """DONE with one line; BackupError otherwise, and no half file."""
    from frisat.web import serve

    serve.setup()
    from frisat.web import backup as copies

    counter = _Counter(_words(args, "Kopierer", "Copying"))
    try:
        manifest = copies.make(args.file, tell=counter)
    finally:
        counter.end()
    rows, files = _count(manifest.rows, args.language), manifest.files
    size = f"{args.file.stat().st_size / 1e6:.1f}".replace(".", "," if args.language == "da" else ".")
    number, sha256 = manifest.record
    say(_words(args, f"Sikkerhedskopien ligger i {args.file} ({size} MB).",
               f"The backup is in {args.file} ({size} MB)."))  # fmt: skip
    say(_words(args, f"Den rummer databasens {rows} rækker, dokumenterne med, og {files} filer fra datamappen.",
               f"It holds {rows} rows, documents too, and {files} files of the data folder."))  # fmt: skip
    if number:
        say(_words(args, f"Protokollens sidste række: {number}:{sha256}", f"Last row of the record: {number}:{sha256}"))
    say(_words(args, "Den rummer alt, også det, der ikke er offentligt. Læg den, hvor kun de rette kan læse den.",
               "It holds everything, also what is not public. Keep it where few can read it."))  # fmt: skip
    return DONE


def restore(args: argparse.Namespace) -> int:
    """DONE with what was restored; BackupError otherwise, and the place is as empty as before."""
    from frisat.web import serve

    serve.setup()
    from frisat.web import restore as copies

    counter = _Counter(_words(args, "Gendanner", "Restoring"))
    try:
        done = copies.restore(args.file, despite_record=args.despite_record, tell=counter)
    finally:
        counter.end()
    rows, files = _count(done.manifest.rows, args.language), done.manifest.files
    made = _moment(done.manifest.made, args.language)
    say(_words(args, f"Gendannet fra kopien af {made}.", f"Restored from the backup of {made}."))
    say(_words(args, f"{rows} rækker og {files} filer er gået efter og er, som de blev skrevet.",
               f"{rows} rows and {files} files were checked and are as they were written."))  # fmt: skip
    if not done.verdict.is_whole:
        say(_words(args, "Protokollen er ikke hel; »frisat record verify« siger, hvad der er galt.",
                   "The record is not whole; “frisat record verify” says what is wrong."))  # fmt: skip
    say(_words(args, "Alle er logget af, og engangslinks gælder ikke længere. Start med »frisat serve«.",
               "Everybody is signed out and one-time links are worth nothing. Start with “frisat serve”."))  # fmt: skip
    return DONE


def reindex(args: argparse.Namespace) -> int:
    """DONE when the lists are made anew, whatever they were before; says where they were not right."""
    from frisat.web import serve

    serve.prepare(say=lambda line: None)
    from frisat.web import reindex as lists

    found = lists.all_processes()
    for process, wrong in found:
        if wrong:
            say(_words(args, f"{process}: {wrong} aktiviteter stod forkert og er rettet.",
                       f"{process}: {wrong} activities were wrong and are put right."))  # fmt: skip
    _, items = lists.items_of_meetings()
    if items:
        say(_words(args, f"{items} punkter på dagsordener stod forkert i søgningen og er rettet.",
                   f"{items} items of agendas were wrong in the search and are put right."))  # fmt: skip
    count, wrong = len(found), sum(n for _, n in found) + items
    if not wrong:
        say(_words(args, f"Søgning og lister er lavet på ny for {count} forløb; alt stod rigtigt i forvejen.",
                   f"Search and lists were made anew for {count} processes; all was right before."))  # fmt: skip
    return DONE
