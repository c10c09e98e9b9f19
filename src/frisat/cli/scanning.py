"""`scan`: what must not be published unseen, in words or as JSON. No personal number is ever printed whole."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from frisat.cli import DONE, FAILED, FOUND, screen
from frisat.plan.errors import FrisatError
from frisat.plan.sentences import Language, sentence
from frisat.scan import Finding, Grade, Report, scan_many
from frisat.scan.masking import masked

_SHOWN = 25
"""So many findings of one sort and grade are listed; the rest are counted (--json has all)."""
_STYLES = {Grade.HIGH: "red", Grade.MEDIUM: "yellow", Grade.LOW: "cyan"}


def scan(args: argparse.Namespace) -> int:
    """The report of each file; FOUND when one has a hit, FAILED when one could not be opened."""
    if args.clean is not None:
        return _clean(args)
    found = failed = False
    for path, outcome in zip(args.files, scan_many(args.files), strict=True):
        if not isinstance(outcome, Report):
            failed = True
            _complain(outcome, path, args)
            continue
        found = found or bool(outcome.findings)
        if args.json:
            from frisat.scan.wire import report_to_json

            screen.print_json(report_to_json(outcome, args.language), single=len(args.files) == 1)
        else:
            _show(outcome, args.language)
    return FAILED if failed else FOUND if found else DONE


def _clean(args: argparse.Namespace) -> int:
    """A clean copy of one file, and what a scan of the copy still finds. The original is only read."""
    from frisat.cli.documents import save
    from frisat.plan.errors import WriteError
    from frisat.read.reading import file_bytes
    from frisat.scan import clean_copy, scan_file

    if len(args.files) != 1:
        raise WriteError("E423")
    path: Path = args.files[0]
    try:
        if args.clean.exists() and args.clean.samefile(path):
            raise WriteError("E424")
        copy = clean_copy(file_bytes(path), path.name, accept_changes=args.accept_changes)
    except FrisatError as error:
        _complain(error, path, args)
        return FAILED
    save(args.clean, copy)
    report = scan_file(copy, args.clean.name)
    if args.json:
        from frisat.scan.wire import report_to_json

        screen.print_json(report_to_json(report, args.language), single=True)
    else:
        _show(report, args.language)
    return FOUND if report.findings else DONE


def _complain(error: FrisatError, path: Path, args: argparse.Namespace) -> None:
    """A file's own name may hold a number: it is masked like everything else."""
    screen.complain(error, language=args.language, document=masked(str(path)))
    if args.json and len(args.files) > 1:
        screen.print_json(screen.error_json(error, masked(path.name), args.language), single=False)


def _show(report: Report, language: Language) -> None:
    """A heading with the counts, the findings from the gravest, and whether all of the file was looked at."""
    counts = {grade.value: sum(f.grade is grade for f in report.findings) for grade in Grade}
    name = screen.document_text(masked(report.document))
    if report.findings:
        heading = sentence("S404", {"document": name, **counts}, language=language)
    else:
        heading = f"{name}: {sentence('S401', language=language)}"
    screen.say(screen.styled(heading, "bold"))
    for grade in Grade:
        groups: dict[str, list[Finding]] = {}
        for finding in report.findings:
            if finding.grade is grade:
                groups.setdefault(finding.code, []).append(finding)
        for findings in groups.values():
            _group(findings, grade, language)
    if report.left_out:
        screen.say(f"  {sentence('S403', {'count': report.left_out}, language=language)}")
    screen.say(f"  {sentence('S405' if report.checked else 'S402', language=language)}")


def _group(findings: Sequence[Finding], grade: Grade, language: Language) -> None:
    """Findings of one sort: where and what of each, why, and what to do once."""
    label = screen.styled(sentence(f"S41{list(Grade).index(grade)}", language=language), _STYLES[grade])
    for finding in findings[:_SHOWN]:
        why = finding.reason(language)
        words = f"{finding.place.words(language)}: {finding.message(language)}" + (f" ({why})" if why else "")
        screen.say(screen.wrapped(f"  {label}  {screen.document_text(words)}", indent=4))
    if len(findings) > _SHOWN:
        screen.say(f"    {sentence('S403', {'count': len(findings) - _SHOWN}, language=language)}")
    todo = findings[0].hint(language)
    if todo:
        screen.say(screen.wrapped(f"    {screen.document_text(todo)}", indent=4))
