"""
From plan to document: one module a format, bytes out, no disk.

`write(plan, "docx")` is all a caller needs; the module of a format is loaded when it is asked for. What is written is
what the public may see, unless `staff=True` is said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from frisat.plan.errors import WriteError
from frisat.plan.model import Plan
from frisat.plan.sentences import Language

FORMATS: dict[str, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ics": ("text/calendar; charset=utf-8", "ics"),
    "svg": ("image/svg+xml", "svg"),
    "html": ("text/html; charset=utf-8", "html"),
    "json": ("application/json", "json"),
    "timeline": ("application/pdf", "pdf"),
    "png": ("image/png", "png"),
}
"""
Name of a format -> (media type, file ending). "timeline" is the drawing on one A3 page, "png" the same as a picture.
"""


def write(plan: Plan, to: str, *, language: Language = "da", staff: bool = False, **own: Any) -> bytes:
    """
    The plan in the format `to`, as bytes.

    `staff`: with what is for staff only, else only what is public. `own` goes to the format: `template` (docx),
    `fuzzy`, `stamp`, `process`, `sequences` (ics), `lanes`, `today`, `width_px` (svg, timeline, png).
    Raises WriteError: E401 for a format that is not in FORMATS, else those of the format.
    """
    if to not in FORMATS:
        raise WriteError("E401", value=to, known=", ".join(FORMATS))
    if to in _DRAWINGS:
        return _DRAWINGS[to](plan, language, staff, own)
    return _render(to, plan, language=language, staff=staff, **own)


def _render(to: str, plan: Plan, **own: Any) -> bytes:
    from importlib import import_module

    out: bytes = import_module(f"frisat.write.to_{to}").render(plan, **own)
    return out


def _drawn(plan: Plan, language: Language, staff: bool, own: dict[str, Any]) -> str:
    from frisat.write import to_svg
    from frisat.write.outline import publishable

    return to_svg.render(publishable(plan, staff=staff), language=language, **own)


def _svg(plan: Plan, language: Language, staff: bool, own: dict[str, Any]) -> bytes:
    return _drawn(plan, language, staff, own).encode()


def _timeline(plan: Plan, language: Language, staff: bool, own: dict[str, Any]) -> bytes:
    from frisat.write import to_pdf

    drawing = _drawn(plan, language, staff, {"aspect": to_pdf.TIMELINE_ASPECT, "heading": False, "link": None, **own})
    return to_pdf.timeline(plan, drawing, language=language, staff=staff)


def _png(plan: Plan, language: Language, staff: bool, own: dict[str, Any]) -> bytes:
    from frisat.write import to_pdf

    pixels = own.pop("pixels", 2400)
    drawing = _drawn(plan, language, staff, {"page": "slide", "link": None, **own})
    return to_pdf.png(drawing, title=plan.title, pixels=pixels)


_DRAWINGS: dict[str, Callable[[Plan, Language, bool, dict[str, Any]], bytes]] = {
    "svg": _svg,
    "timeline": _timeline,
    "png": _png,
}
