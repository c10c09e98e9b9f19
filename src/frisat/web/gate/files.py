"""
Files on their way out: a copy without traces where one can be made, the report on it, kept by its SHA-256.

A file is opened in the limited child that `frisat.scan` starts, never here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from frisat.plan.errors import FrisatError, ReadError
from frisat.scan import Finding, Grade, Kind, Report, clean_copy, scan_file
from frisat.scan.wire import report_from_wire, report_to_wire
from frisat.web.gate.models import Scanned
from frisat.web.gate.passing import Checked, Place, digest_of

_KEPT = 200
_PLAIN = frozenset({"txt", "csv"})
_CHANGES = frozenset({"docx"})
CLEANER = 2
"""Rises when the copies that are made lose more than before: those that are kept are then made anew."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What would be given out of a file: its bytes, their SHA-256, and the code of why they are no cleaned copy."""

    data: bytes
    sha256: str
    uncleaned: str = ""


def ready(data: bytes, ending: str, *, accept_changes: bool = False) -> Ready:
    """
    The copy without author, comments, hidden cells and earlier versions; the file as it is where none can be made,
    which the gate then holds back.

    Raises FrisatError E420 to E427 and E3xx only with `accept_changes`: a person asked for the copy.
    """
    why = ""
    try:
        if ending not in _PLAIN:  # a text has nothing beside its words
            data = clean_copy(data, f"fil.{ending}", accept_changes=accept_changes)
    except FrisatError as error:
        if accept_changes:
            raise
        why = error.code
    return Ready(data, hashlib.sha256(data).hexdigest(), why)


def scan(found: Ready, ending: str) -> None:
    """Scans a file unless its bytes were scanned before, and keeps what it came to."""
    before = known(found.sha256, ending)
    if before is not None:
        if before.uncleaned != found.uncleaned:
            before.uncleaned = found.uncleaned
            before.save(update_fields=["uncleaned"])
        return
    try:
        report = scan_file(found.data, f"fil.{ending}")
    except ReadError as error:
        said = {"report": None, "fault": error.code, "uncleaned": found.uncleaned}
    else:
        order = list(Grade)
        gravest = sorted(report.findings, key=lambda f: order.index(f.grade))
        left = report.left_out + max(0, len(gravest) - _KEPT)
        kept = report_to_wire(Report("", tuple(gravest[:_KEPT]), left, report.facts))
        said = {"report": kept, "fault": "", "uncleaned": found.uncleaned}
    Scanned.objects.get_or_create(sha256=found.sha256, ending=ending, defaults=said)


def known(sha256: str, ending: str) -> Scanned | None:
    """What a scan came to; None where there was none."""
    found: Scanned | None = Scanned.objects.filter(sha256=sha256, ending=ending).first()
    return found


def checked(place: Place, sha256: str, ending: str) -> Checked:
    """What is known of a file that would be given out; it waits where it was not scanned yet."""
    digest = digest_of(f"file\0{sha256}")
    row = known(sha256, ending) if sha256 else None
    if row is None:
        return Checked(place, digest, waits=True)
    if row.report is None:
        return Checked(place, digest, fault=row.fault)
    report = report_from_wire(row.report, "")
    return Checked(place, digest, report.findings, left_out=report.left_out, uncleaned=row.uncleaned)


def takes_changes(findings: tuple[Finding, ...], ending: str) -> bool:
    """Whether a copy in which the tracked changes are accepted would help."""
    return ending in _CHANGES and any(f.kind is Kind.TRACKED_CHANGE for f in findings)
