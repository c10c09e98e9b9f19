"""`read`, `lint`, `diff`, `write`: documents in, words or JSON or a file out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from frisat.cli import DONE, FAILED, FOUND, screen
from frisat.plan.errors import FrisatError, WriteError, os_reason
from frisat.plan.meeting import Meeting
from frisat.plan.model import Plan, Reading

_MOST_TEMPLATE_BYTES = 25 * 1024 * 1024


def read(args: argparse.Namespace) -> int:
    """One JSON object, or the plan in words, for each file in the order given."""
    if len(args.files) == 1:
        _out_reading(_read(args.files[0]), args)
        return DONE
    failed = False
    for path, outcome in _each(args):
        if isinstance(outcome, Reading):
            _out_reading(outcome, args, name=path.name)
            continue
        failed = True
        screen.complain(outcome, language=args.language, document=str(path))
        if args.json:
            screen.print_json(screen.error_json(outcome, path.name, args.language), single=False)
    return FAILED if failed else DONE


def _each(args: argparse.Namespace) -> Iterator[tuple[Path, Reading | FrisatError]]:
    """Each file in the order given with its reading or what was wrong; a bar shows how many are read."""
    from frisat.read import read_many

    with screen.Progress(len(args.files), words="filer" if args.language == "da" else "files") as bar:
        outcomes = read_many(args.files, lambda _: bar.step())
        for path, outcome in zip(args.files, outcomes, strict=True):
            with bar.aside():
                yield path, outcome


def _read(path: Path) -> Reading:
    """The reading of one file; an error carries the file's name as its place."""
    from frisat.read import read

    try:
        return read(path)
    except FrisatError as error:
        error.where = error.where or str(path)
        raise


def _out_reading(reading: Reading, args: argparse.Namespace, *, name: str = "") -> None:
    """`name`: the file's, where it is one of several."""
    if args.json:
        from frisat.plan.schema import reading_to_json

        data = reading_to_json(reading, args.language)
        screen.print_json({"source": {"document": name}, **data} if name else data, single=not name)
    else:
        from frisat.cli import show

        if name:
            screen.say(screen.styled(f"{screen.document_text(name)}:", "dim"))
        show.reading(reading, args.language)


def lint(args: argparse.Namespace) -> int:
    """Findings of each file; FOUND when one of them is an error or a warning."""
    from datetime import date

    from frisat.lint import Config, check, findings_to_json

    config = Config.from_file(args.config) if args.config else Config()
    found = failed = False
    for path, outcome in _each(args):
        if isinstance(outcome, FrisatError):
            screen.complain(outcome, language=args.language, document=str(path))
            failed = True
            if args.json and len(args.files) > 1:
                screen.print_json(screen.error_json(outcome, path.name, args.language), single=False)
            continue
        plan = outcome.plan
        findings = check(plan, config=config, today=args.today or date.today())
        found = found or any(f.level != "hint" for f in findings)
        if args.json:
            data = findings_to_json(findings, plan, args.language)
            data = {"source": {"document": path.name}, **data} if len(args.files) > 1 else data
            screen.print_json(data, single=len(args.files) == 1)
        else:
            from frisat.cli import show

            show.findings(path.name, plan, findings, args.language)
    return FAILED if failed else FOUND if found else DONE


def diff(args: argparse.Namespace) -> int:
    """What changed from A to B; FOUND when anything did."""
    from frisat.plan.diff import compare, diff_to_json

    a, b = _read(args.a).plan, _read(args.b).plan
    difference = compare(a, b)
    if args.json:
        screen.print_json(diff_to_json(difference, a, b, args.language), single=True)
    else:
        from frisat.cli import show

        show.difference(difference, a, b, args.language)
    return FOUND if difference.changes else DONE


def write(args: argparse.Namespace) -> int:
    """The plan as a file. It is written beside its place first, so that a failure leaves no half file."""
    meeting = _meeting(args.file, args.meeting)
    data = _rendered(_read(args.file).plan, args) if meeting is None else _rendered_meeting(meeting, args)
    if str(args.output) == "-":
        sys.stdout.buffer.write(data)
        return DONE
    save(args.output, data)
    return DONE


def _rendered(plan: Plan, args: argparse.Namespace) -> bytes:
    from frisat.write import write as render

    own: dict[str, Any] = {"language": args.language, "staff": args.staff}
    if args.to == "docx" and args.template:
        own["template"] = _template(args.template)
    if args.to in ("svg", "png") or args.timeline:
        own |= {"lanes": args.lanes, "today": args.today}
    if args.to == "ics":
        own["fuzzy"] = not args.no_fuzzy
    to = "timeline" if args.to == "pdf" and args.timeline else args.to
    return render(plan, to, **own)


def _meeting(path: Path, wanted: bool) -> Meeting | None:
    """
    The meeting of a frisat-meeting file, or, when it is `wanted`, of an agenda or minutes; None for all else.

    Raises WriteError E406 when a meeting is wanted of a document that is neither.
    """
    from frisat.plan.model import DocumentKind

    if path.suffix.lower() == ".json":
        from frisat.read import from_json
        from frisat.read.reading import file_bytes

        try:
            found = from_json.meeting(file_bytes(path))
        except FrisatError as error:
            error.where = f"{path}, {error.where}" if error.where else str(path)
            raise
        if found is not None:
            return found
    if not wanted:
        return None
    from frisat.plan.meeting_paper import meeting_of_plan

    plan = _read(path).plan
    if plan.kind not in (DocumentKind.AGENDA, DocumentKind.MINUTES):
        raise WriteError("E406", where=str(path))
    return meeting_of_plan(plan)


def _rendered_meeting(meeting: Meeting, args: argparse.Namespace) -> bytes:
    """What the public may see of the meeting, or all of it with --staff."""
    from frisat.plan.sight import PUBLIC, Sight, seen
    from frisat.write.meeting import write_meeting

    template = _template(args.template) if args.to == "docx" and args.template else None
    shown = seen(meeting, Sight(drafts=True, closed=True) if args.staff else PUBLIC)
    return write_meeting(shown, args.to, template=template)


def _template(path: Path) -> bytes:
    """
    A copy of the template without who wrote in it, with its tracked changes accepted, as the site takes a letterhead.

    What is no Word document goes on as it is: whoever opens it as a template says so in a template's words.
    """
    from frisat.plan import small_file
    from frisat.scan import clean_copy

    try:
        data = small_file.read(path, _MOST_TEMPLATE_BYTES)
        return clean_copy(data, "template.docx", accept_changes=True)
    except OSError as error:
        raise WriteError("E402", where=str(path), value=os_reason(error)) from error
    except FrisatError as error:
        if error.code in ("E425", "E426"):
            error.where = error.where or str(path)
            raise
        return data


def save(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises WriteError E403."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe is written to; put in its place, a file would be the end of it
        else:
            _put(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        raise WriteError("E403", where=str(path), value=os_reason(error)) from error


def _put(path: Path, data: bytes) -> None:
    """The whole file or none, and nothing beside it."""
    import tempfile

    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".frisat-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
