"""
A plan as a PDF that says of itself that it follows PDF/UA-1: tagged, titled, in Danish, with bookmarks.

typst sets the pages from the templates in `typst/`; the plan goes in as JSON and is never read as markup. Only the
fonts that typst carries are used, so that a file looks the same wherever it was made.
"""

from __future__ import annotations

import json
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

from frisat.plan.errors import WriteError
from frisat.plan.model import Plan
from frisat.plan.sentences import Language
from frisat.write import outline as parts
from frisat.write.clean import whole
from frisat.write.labels import Labels

_TEMPLATES = Path(__file__).parent / "typst"
TIMELINE_ASPECT = 0.62
"""Height by width of the room for a drawing on the A3 page."""
_MOST_TEXT = 3_000_000
"""Characters of a plan as JSON; a plan of 2,000 activities has a third. typst takes some 600 bytes for each."""
REGIONS = {"da": "DK", "en": "GB"}


def render(plan: Plan, *, language: Language = "da", staff: bool = False) -> bytes:
    """
    The pages as bytes of a PDF. `staff`: with what is for staff only.

    Raises WriteError E404 when typst cannot set them.
    """
    o = parts.outline(plan, language=language, staff=staff)
    return compile_pages("plan.typ", _as_json(o), standard="ua-1")


def timeline(plan: Plan, svg: str, *, language: Language = "da", staff: bool = False) -> bytes:
    """The drawing `svg` (made by `to_svg.render` of the same plan) on one A3 page, with title and facts."""
    o = parts.outline(plan, language=language, staff=staff)
    data = {**_about(o), "facts": o.facts, "alt": _alt(o), **_size(svg)}
    return compile_pages("timeline.typ", data, svg=svg, standard="ua-1")


def png(svg: str, *, title: str = "", pixels: int = 2400) -> bytes:
    """The drawing `svg` as a picture `pixels` wide, for a slide."""
    size = _size(svg)
    data = {"title": title or "-", "alt": title or "-", **size}
    return compile_pages("slide.typ", data, svg=svg, ppi=pixels / (size["width"] * 0.75) * 72)


# ---------------------------------------------------------------------------------------------------------- parts
def _about(o: parts.Outline) -> dict[str, Any]:
    return {"title": o.title, "language": o.language, "region": REGIONS[o.language]}


def _alt(o: parts.Outline) -> str:
    return Labels(o.language).phrase("timeline_alt", title=o.title, count=len(o.table.rows))


def _para(p: parts.Para) -> dict[str, str]:
    return {"text": p.text, "role": p.role, "label": p.label}


def _as_json(o: parts.Outline) -> dict[str, Any]:
    """The outline in the shape that `plan.typ` reads."""
    labels = Labels(o.language)
    return {
        **_about(o),
        "facts": o.facts,
        "landscape": o.landscape,
        "page": labels.phrase("page"),
        "of": labels.phrase("of"),
        "head": [(label, list(values)) for label, values in o.head],
        "items_heading": o.items_heading,
        "items": [{"heading": i.heading, "paragraphs": [_para(p) for p in i.paragraphs]} for i in o.items],
        "table_heading": o.table_heading,
        "remarks": list(o.remarks),
        "summary": o.table.summary,
        "columns": [c.heading for c in o.table.columns],
        "widths": [c.width for c in o.table.columns],
        "title_column": o.table.title_column,
        "rows": [{"long": r.long, "cells": [[_para(p) for p in cell] for cell in r.cells]} for r in o.table.rows],
        # One line in the foot of every page: what is clipped from sight would still be read aloud and read back.
        "foot": textwrap.shorten(o.title, 90, placeholder=" …"),
        "footnotes_heading": o.footnotes_heading,
        "footnotes": list(o.footnotes),
        "stakeholders_heading": o.stakeholders_heading,
        "stakeholders": list(o.stakeholders),
        "stakeholders_note": o.stakeholders_note,
        "text_heading": o.text_heading,
        "text": list(o.text),
    }


_NUMBER = r"[\"']\s*([\d.]+)(?:px)?\s*[\"']"


def _size(svg: str) -> dict[str, float]:
    """Width and height of a drawing in pixels, from its attributes or its viewBox. Raises WriteError E405."""
    root = re.search(r"<svg\b[^>]*>", svg)
    tag = root.group(0) if root else ""
    box = re.search(r"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", tag)
    width, height = (re.search(rf"\s{name}\s*=\s*{_NUMBER}", tag) for name in ("width", "height"))
    if width and height:
        found = (float(width[1]), float(height[1]))
    elif box:
        found = (float(box[1]), float(box[2]))
    else:
        raise WriteError("E405", value="svg")
    if min(found) <= 0:
        raise WriteError("E405", value="svg")
    return {"width": found[0], "height": found[1]}


_MISSING_GLYPH = re.compile(r'the text `"((?:\\.|[^"`])+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PLACEHOLDER = "□"
"""Stands for a character that no font here has; the fonts that typst carries have this one."""


@cache
def _fonts(system: bool) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)


def compile_pages(
    template: str,
    data: dict[str, Any],
    *,
    svg: str | None = None,
    standard: str | None = None,
    ppi: float | None = None,
) -> bytes:
    """
    Typesets a template with its data; a PDF, or a PNG of its page when `ppi` is given.

    PDF/UA forbids a character without a glyph. Text that the carried fonts cannot show (emoji, for instance) is
    tried with the machine's fonts, and a character that they lack too is printed as a box. Raises WriteError E404.
    """
    import typst

    inputs = {"data": whole(json.dumps(data, ensure_ascii=False))}
    if len(inputs["data"]) > _MOST_TEXT:
        raise WriteError("E404", value="V401")
    if svg is not None:
        inputs["svg"] = whole(svg)
    own: dict[str, Any] = {"format": "png", "ppi": ppi} if ppi else {"format": "pdf", "pdf_standards": [standard]}
    path, root = str(_TEMPLATES / template), str(_TEMPLATES)
    for system in (False, True, True, True):
        try:
            return bytes(typst.compile(path, root=root, font_paths=_fonts(system), sys_inputs=inputs, **own))
        except (RuntimeError, typst.TypstError) as error:
            # What is missing is told as whole clusters; the letters in them, which are JSON's too, are never the cause.
            missing = {c for c in _missing(str(getattr(error, "diagnostic", ""))) if not c.isascii()}
            if not missing:
                raise WriteError("E404", value="V400") from error
            if system:
                boxes = str.maketrans(dict.fromkeys(missing, _PLACEHOLDER))
                inputs = {name: text.translate(boxes) for name, text in inputs.items()}
    raise WriteError("E404", value="V400")


def _missing(diagnostic: str) -> set[str]:
    """The characters that typst found no glyph for."""
    found = _MISSING_GLYPH.findall(diagnostic)
    return set("".join(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) for text in found))
