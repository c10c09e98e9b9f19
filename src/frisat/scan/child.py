"""What the limited child does when it is asked to scan: bytes in, a report out (`frisat.read.child` has the limits)."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from frisat.read.child import serve

_ASKED = (
    "frisat.scan.opening", "frisat.scan.from_docx", "frisat.scan.from_xlsx", "frisat.scan.from_pdf",
    "frisat.scan.from_html", "frisat.scan.from_plain", "frisat.scan.wire", "frisat.scan.cleaning",
    "frisat.scan.looking", "frisat.scan.from_pptx",
)  # fmt: skip
_HEAVY = (
    "lxml.etree", "lxml.html", "pypdfium2_raw", "pdfminer.pdfdocument", "pdfminer.pdfparser", "pdfminer.pdftypes",
)  # fmt: skip
"""What some type needs; a file can hold files of any, so all of it is imported before the child is locked."""

_CLEANS = (
    "frisat.scan.cleaning_pdf", "pikepdf", "frisat.scan.cleaning_office", "frisat.scan.cleaning_xlsx",
    "frisat.scan.cleaning_pptx", "frisat.scan.cleaning_pictures",
)  # fmt: skip
"""What only a copy needs."""


def main(settings: str) -> None:
    """Serves requests until standard input ends. `settings`: the limits as JSON."""
    serve(settings, _work, lambda asked: (*_ASKED, *_HEAVY, *(_CLEANS if asked.get("clean") else ())))


def _work(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    from frisat.read.fault import guarded
    from frisat.scan.cleaning import cleaned
    from frisat.scan.opening import report
    from frisat.scan.wire import report_to_wire

    if asked.get("words"):
        from frisat.scan.looking import count_of

        count, whole = guarded(lambda: count_of(data, asked["name"], asked["words"]))
        return {"count": count, "whole": whole}
    if asked.get("clean"):
        copy = guarded(lambda: cleaned(data, asked["name"], bool(asked.get("accept"))))
        return {"copy": b64encode(copy).decode("ascii")}
    return {"report": guarded(lambda: report_to_wire(report(data, asked["name"])))}
