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
_STILL = """() => Promise.all(document.getAnimations()
    .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished.catch(() => 0)))"""
"""Waits until every colour that fades has its new value; what is seen in between is nobody's."""
_RUN = f"""async rules => {{
    await ({_STILL})();
    const found = await axe.run(document, {{runOnly: rules, resultTypes: ['violations']}});
    return [found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 160))),
        document.documentElement.scrollWidth];
}}"""
"""What axe finds, and how wide the page is: in one go, for each question to the browser is a way there and back."""

_TOO_SMALL = """() => {
    const LEAST = 24;
    const boxOf = e => {
        const parts = [e, ...(e.labels || [])].flatMap(one => [...one.getClientRects()])
            .filter(b => b.width > 1 && b.height > 1);
        if (!parts.length) return null;
        const left = Math.min(...parts.map(b => b.left)), top = Math.min(...parts.map(b => b.top));
        const width = Math.max(...parts.map(b => b.right)) - left, height = Math.max(...parts.map(b => b.bottom)) - top;
        return {left, top, width, height, x: left + width / 2, y: top + height / 2};
    };
    const shown = e => e.checkVisibility({visibilityProperty: true});
    const inText = e => {
        if (!e.matches('a, button') || getComputedStyle(e).display !== 'inline') return false;
        let block = e.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const said = text => text.replace(/\\s/g, '').length;
        const own = [...block.querySelectorAll('a, button')].reduce((n, one) => n + said(one.textContent), 0);
        return said(block.textContent) > own;
    };
    const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, " +
        "summary, [role=button], [tabindex='0']")]
        .filter(e => !e.disabled && (shown(e) || [...(e.labels || [])].some(shown)))
        .map(e => ({e, box: boxOf(e), text: inText(e)})).filter(one => one.box);
    const small = one => Math.round(Math.min(one.box.width, one.box.height) * 10) < LEAST * 10;
    const away = (a, b) => Math.hypot(Math.max(b.left - a.x, 0, a.x - b.left - b.width),
        Math.max(b.top - a.y, 0, a.y - b.top - b.height));
    const crowds = (one, other) => {
        if (one.e === other.e || one.e.contains(other.e) || other.e.contains(one.e)) return false;
        if (away(one.box, other.box) < LEAST / 2) return true;
        return small(other) && !other.text && Math.hypot(one.box.x - other.box.x, one.box.y - other.box.y) < LEAST;
    };
    return targets.filter(one => small(one) && !one.text && targets.some(other => crowds(one, other)))
        .map(one => `target of ${Math.round(one.box.width)} by ${Math.round(one.box.height)} px: ` +
            one.e.outerHTML.slice(0, 160));
}"""
"""
What is smaller than 24 by 24 px and has another target nearer than that (WCAG 2.2, 2.5.8, with its exceptions for
spacing and for links in a sentence): fields with the labels that are pressed for them too, which axe does not measure.
"""


def faults(page: Page, axe: str, name: str, *, dark: bool = True, targets: bool = False) -> list[str]:
    """
    What is wrong with a page, a line a finding; the page is left wide and light.

    FRISAT_SHOTS names a folder that gets a picture of each look. `dark=False`: a state of a page that has been judged
    in the dark already, and shows nothing that it did not show then. `targets`: what is pressed is measured as well.
    """
    _bring(page, axe)
    out = []
    for width, schemes in zip(WIDTHS, (("light", "dark"), ("dark", "light")), strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes if dark else ("light",):
            out += _judged(page, f"{name} {width}", scheme, width, targets=targets)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return out


def faults_as_it_stands(page: Page, axe: str, name: str, *, dark: bool = True, targets: bool = False) -> list[str]:
    """The same at the width that the page has."""
    _bring(page, axe)
    out = []
    for scheme in ("dark", "light") if dark else ("light",):
        out += _judged(page, name, scheme, targets=targets)
    return out


def _bring(page: Page, axe: str) -> None:
    """
    Hands axe to a page that has none. To send half a million letters takes longer than to run them: who judges page
    after page says `page.add_init_script(axe)` before, and the browser keeps them.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe)


def _judged(page: Page, name: str, scheme: str, width: int | None = None, *, targets: bool = False) -> list[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    name = f"{name} {scheme}"
    if shots := os.environ.get("FRISAT_SHOTS"):
        page.evaluate(_STILL)
        page.screenshot(path=str(Path(shots) / f"{name.strip('/').replace('/', '-')}.png"), full_page=True)
    found, wide = page.evaluate(_RUN, _ALL if scheme == "light" else _COLOURS)
    if targets and scheme == "light":
        found += page.evaluate(_TOO_SMALL)
    out = [f"{name}: {one}" for one in found]
    return out if width is None or wide <= width else [*out, f"{name}: scrolls sideways"]
