"""A `Report` as JSON and back: how a child hands it to its parent, and what the command prints."""

from __future__ import annotations

from typing import Any

from frisat.plan.sentences import Language
from frisat.scan.finding import Finding, Grade, Kind, Place, Report
from frisat.scan.masking import masked


def report_to_wire(report: Report) -> dict[str, Any]:
    """As short as it goes."""
    return {
        "findings": [
            [
                f.kind,
                f.grade,
                f.code,
                [f.place.code, f.place.parts, f.place.inside],
                f.parts,
                f.reasons,
                f.excerpt,
                f.incomplete,
            ]
            for f in report.findings
        ],
        "left_out": report.left_out,
        "facts": dict(report.facts),
    }


def report_from_wire(data: dict[str, Any], name: str) -> Report:
    """Raises KeyError, TypeError or ValueError when `data` is not what `report_to_wire` makes."""
    return Report(
        name,
        tuple(_finding(one) for one in data["findings"]),
        int(data["left_out"]),
        {str(key): int(value) for key, value in data["facts"].items()},
    )


def _finding(one: Any) -> Finding:
    kind, grade, code, (place, place_parts, within), parts, reasons, excerpt, incomplete = one
    return Finding(
        Kind(kind),
        Grade(grade),
        str(code),
        Place(str(place), _pairs(place_parts), tuple(map(str, within))),
        _pairs(parts),
        tuple(map(str, reasons)),
        str(excerpt),
        bool(incomplete),
    )


def _pairs(parts: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in parts)


def report_to_json(report: Report, language: Language = "da") -> dict[str, Any]:
    """The documented form (docs/reference/scan.md). No whole number is in it, the file's own name included."""
    return {
        "source": {"document": masked(report.document)},
        "checked": report.checked,
        "hits": [
            {
                "kind": f.kind,
                "grade": f.grade,
                "where": f.place.words(language),
                "excerpt": f.excerpt,
                "message": f.message(language),
                "reason": f.reason(language),
                "hint": f.hint(language),
                "code": f.code,
                "checked": not f.incomplete,
            }
            for f in report.findings
        ],
        "left_out": report.left_out,
    }
