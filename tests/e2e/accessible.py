"""
How a page is judged: axe, and whether it scrolls sideways; wide and narrow, light and dark, without loading it anew.

`faults` looks at a page in all four ways, `faults_as_it_stands` at the width that it has (a resize may close things).
Every rule is tried at both widths in the light scheme; in the dark one those that a scheme can break, which are the
ones of colour.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": WIDTHS[1], "height": 900}
_ALL = {"type": "tag", "values": TAGS}
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a dark scheme can break that a light one does not."""
_RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(
    found => found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 160))))"""
_STILL = """() => Promise.all(document.getAnimations()
    .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished.catch(() => 0)))"""
"""Waits until every colour that fades has its new value; what is seen in between is nobody's."""


def faults(page: Page, axe: str, name: str, *, dark: bool = True) -> list[str]:
    """
    What is wrong with a page, a line a finding; the page is left wide and light.

    FRISAT_SHOTS names a folder that gets a picture of each look. `dark=False`: a state of a page that has been judged
    in the dark already, and shows nothing that it did not show then.
    """
    page.evaluate(axe)
    out = []
    for scheme in ("light", "dark") if dark else ("light",):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            out += _judged(page, f"{name} {width} {scheme}", _ALL if scheme == "light" else _COLOURS)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                out.append(f"{name} {width} {scheme}: scrolls sideways")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return out


def faults_as_it_stands(page: Page, axe: str, name: str, *, dark: bool = True) -> list[str]:
    """The same at the width that the page has."""
    page.evaluate(axe)
    out = []
    for scheme in ("light", "dark") if dark else ("light",):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        out += _judged(page, f"{name} {scheme}", _ALL if scheme == "light" else _COLOURS)
    page.emulate_media(color_scheme="light")
    return out


def _judged(page: Page, name: str, rules: dict[str, object]) -> list[str]:
    page.evaluate(_STILL)
    if shots := os.environ.get("FRISAT_SHOTS"):
        page.screenshot(path=str(Path(shots) / f"{name.strip('/').replace('/', '-')}.png"), full_page=True)
    return [f"{name}: {found}" for found in page.evaluate(_RUN, rules)]
