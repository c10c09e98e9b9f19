"""
Two pairs of hands in a real browser: the mouse, and the keyboard alone, which looks at where the focus is.

A test that is given `hands` says only what a person does, and is lived twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# What a person sees of the focus: an outline or a shadow on the thing itself or on what is drawn for it, on the screen.
_SEEN = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return "nothing";
  const box = e.getBoundingClientRect();
  const drawn = [[e, null], [e, "::before"], [e, "::after"]];
  for (const label of e.labels || []) drawn.push([label, null], [label, "::before"], [label, "::after"]);
  const ring = drawn.some(([what, part]) => {
    const style = getComputedStyle(what, part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
  const name = e.outerHTML.slice(0, 120);
  if (!e.matches(":focus-visible") || !ring) return "no ring: " + name;
  const off = box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth;
  if (off) return "off the screen: " + name;
  return "";
}"""
_WHERE = """e => {
  const a = document.activeElement;
  if (a === e) return "here";
  return e.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_FOLLOWING ? "back" : "on";
}"""
"""Where the focus is, seen from a thing."""
_LOOKED = f"e => [({_WHERE})(e), ({_SEEN})()]"
"""Both in one question: each is a way to the browser and back, and one comes after every Tab."""


class Mouse:
    """Points and clicks; the keyboard only writes into fields."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        what.click()

    def write(self, what: Locator, text: str) -> None:
        what.click()
        what.fill(text)

    def pick(self, what: Locator, label: str) -> None:
        what.select_option(label=label)

    def tick(self, what: Locator) -> None:
        self.page.locator(f"label[for='{what.get_attribute('id')}']").click()

    def hand_in(self, what: Locator, files: Sequence[Path]) -> None:
        with self.page.expect_file_chooser() as asked:
            what.click()
        asked.value.set_files(list(files))


class Keyboard:
    """Tab, Shift+Tab, Enter, Space and arrows, and letters where something is written; the focus is looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, what: Locator) -> None:
        """Tabs until the focus is there. Fails where the focus cannot be seen, or after far too many stops."""
        what.wait_for()
        target = what.element_handle()
        there = target.evaluate(_WHERE)
        for _ in range(400):
            if there == "here":
                return
            self.page.keyboard.press("Shift+Tab" if there == "back" else "Tab")
            there, seen = target.evaluate(_LOOKED)
            assert seen == "", f"{self.page.url}: {seen}"
        raise AssertionError(f"Tab never reaches {what} on {self.page.url}")

    def press(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, what: Locator, text: str) -> None:
        """What stands in a field is selected when Tab comes to it, so that writing takes its place."""
        self.reach(what)
        self.page.keyboard.type(text)
        assert what.input_value() == text

    def pick(self, what: Locator, label: str) -> None:
        self.reach(what)
        for _ in range(what.locator("option").count()):
            if what.evaluate("e => e.selectedOptions[0]?.label") == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {label} among the choices of {what}")

    def tick(self, what: Locator) -> None:
        """Tab comes to the chosen one of a group, or to its first; the arrows go through it."""
        group = self.page.locator(f"input[type=radio][name='{what.get_attribute('name')}']")
        chosen = next((one for one in group.all() if one.is_checked()), None)
        if chosen is None:
            self.reach(group.first)
            self.page.keyboard.press("Space")
        else:
            self.reach(chosen)
        for _ in range(group.count()):
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows never reach {what}")

    def hand_in(self, what: Locator, files: Sequence[Path]) -> None:
        self.reach(what)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Enter")
        asked.value.set_files(list(files))
