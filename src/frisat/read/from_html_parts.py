"""Which elements of a page are its content: not menus, banners, cookie notices, scripts and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frisat.plan.regex import regex
from frisat.read.visible import one_line

INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
        "u", "var", "wbr", "data", "output", "ruby", "rb", "rp", "rt",
    }
)  # fmt: skip
"""Elements whose words flow on in the line they stand in."""
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "meta",
        "link",
        "title",
        "base",
        "object",
        "embed",
        "applet",
        "iframe",
        "frame",
        "frameset",
        "canvas",
        "audio",
        "video",
        "source",
        "track",
        "map",
        "area",
        "datalist",
        "param",
        "math",
        "select",
        "option",
        "optgroup",
        "textarea",
        "input",
        "button",
        "label-for",
        "progress",
        "meter",
        "slot",
        "dialog",
        "svg",
        "picture",
    ]
)
"""Elements whose words nobody reads as text of the page (an open dialog and a picture are seen to apart)."""
_AROUND = frozenset({"nav", "header", "footer", "aside"})
_AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alertdialog"}
)
_COOKIES = regex(r"cookie|consent|samtykke|gdpr|coi-banner|cybot", re.IGNORECASE)
_MENUS = regex(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|broedkrumme|brødkrumme|skip-?(?:link|to-content)|site-?(?:header|footer)"
    r"|page-?footer|toolbar|share-?(?:buttons?|bar)|social-?(?:media|links|share)|login-?(?:box|form)|search-?(?:box|form))(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIDES = regex(r"(?:^|[\s_-])(?:side-?bar|side-?(?:nav|menu)|sub-?(?:nav|menu)|top-?bar)(?:$|[\s_-])", re.IGNORECASE)
_COLUMN = regex(r"(?:^|\s)col(?:umn)?s?-(?:[a-z]{1,2}-)?(\d{1,2})(?:$|\s)", re.IGNORECASE)
"""A column of a page's grid and how wide it is: "col-8", "col-md-4"."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "summary")
_DATES = regex(
    r"\b(?:\w*datoer|\w*kalender\w*|tids(?:plan|linje)|\w*møder?|høring\w*|proces\w*|deltag|vær med|kom med|frist\w*|"
    r"det sker)\b",
    re.IGNORECASE,
)
"""What stands over dates that are of the page's own matter, also beside it."""
_UNSEEN = regex(
    r"(?:^|[\s])(?:sr-only|visually-?hidden|screen-?reader-?(?:only|text)|d-none|hidden)(?:$|[\s])", re.IGNORECASE
)
_HIDING = regex(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))",
    re.I,
)
_RULE = regex(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = regex(r"^([a-z][a-z0-9]*)?(?:\.([\w-]+)|#([\w-]+))$", re.IGNORECASE)
_AT_BLOCK = regex(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_CSS_BYTES = 200_000


class Parts:
    """The content of one page, and what was left out of it."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.left_out: list[tuple[str, str]] = []
        """(code of the note, words), in order."""
        self.footer: list[str] = []
        self._classes, self._ids = _hidden_by_style(root)
        self._main = _main(root)
        self._titled = _columns_with_title(root)
        self._length = len(root.text_content() or "")
        self._folds = {
            name
            for button in root.iter("button", "a", "li", "div", "span")
            if button.get("aria-expanded") is not None or (button.get("role") or "").lower() == "tab"
            for name in (button.get("aria-controls") or "").split()
        }
        """Ids of what buttons of the page fold out."""

    def content(self) -> Iterator[Any]:
        """The elements to read: the page's main part, or its whole body when it names none."""
        body = self.root.find("body")
        body = self.root if body is None else body
        if self._main is None:
            yield body
            return
        for element in self._beside(body, self._main):
            self.leave_out(element)
        yield self._main

    def _beside(self, element: Any, main: Any) -> Iterator[Any]:
        """Elements outside the main part, largest first."""
        for child in element:
            if not isinstance(child.tag, str) or child is main:
                continue
            if any(above is child for above in main.iterancestors()):
                yield from self._beside(child, main)
            else:
                yield child

    def is_content(self, element: Any) -> bool:
        """Whether to read an element; what is left out is remembered with its words, unless it says nothing."""
        tag = element.tag
        if not isinstance(tag, str) or (tag in SILENT and not self._open_dialog(element) and not _is_fold(element)):
            return False
        if self.is_hidden(element):
            self._note("R221", element)
            return False
        if (self._is_around(element) and not _holds_the_page(element, self.root, self._length)) or _is_of_a_picture(
            element
        ):
            self.leave_out(element)
            return False
        return True

    def leave_out(self, element: Any) -> None:
        """Notes the words of an element that is not content; a footer's also go where its date can be found."""
        if not isinstance(element.tag, str) or element.tag in SILENT:
            return
        if self.is_hidden(element):
            self._note("R221", element)
            return
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = self._note("R213" if _COOKIES.search(named) else "R212", element)
        if words and (element.tag == "footer" or element.get("role") == "contentinfo"):
            self.footer.extend(words)

    def is_hidden(self, element: Any) -> bool:
        """Whether the page itself hides it. `aria-hidden` hides from a screen reader only, so it does not count."""
        if element.get("hidden") is not None and (element.get("hidden") or "").lower() != "until-found":
            return not self._is_folded(element)
        if _HIDING.search(element.get("style") or ""):
            return True
        names = element.get("class") or ""
        if _UNSEEN.search(names):
            return True
        hidden = bool(self._classes & set(names.split())) or element.get("id") in self._ids
        return hidden and not self._is_folded(element)

    def _is_folded(self, element: Any) -> bool:
        """
        Whether it is a part of the page that a button or a tab, which everybody sees, folds out: that names it, or
        stands right before it.
        """
        own = element.get("id")
        if own and own in self._folds:
            return True
        before = element.getprevious()
        return before is not None and any(
            one.get("aria-expanded") is not None for one in before.iter("button", "a", "div", "summary")
        )

    def _open_dialog(self, element: Any) -> bool:
        return bool(element.tag == "dialog" and element.get("open") is not None)

    def _is_around(self, element: Any) -> bool:
        if element.tag in ("html", "body", "main", "article"):
            return False
        inside_main = self._main is not None
        if element.tag == "nav" or (element.tag in _AROUND and not inside_main and not _in_article(element)):
            return True
        if (element.get("role") or "").lower() in _AROUND_ROLES:
            return True
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _COOKIES.search(named) or _MENUS.search(named):
            return True
        is_side = bool(_SIDES.search(named)) or self._is_narrow_column(element)
        return is_side and not inside_main and not any(map(_speaks_of_dates, element.iter(*_HEADINGS)))

    def _is_narrow_column(self, element: Any) -> bool:
        """Whether it is a column of the page's grid at most half as wide as the one that has the page's title."""
        own = _COLUMN.search(element.get("class") or "")
        widest = self._titled.get(element.getparent(), 0) if own is not None else 0
        return own is not None and 2 * int(own[1]) <= widest

    def _note(self, code: str, element: Any) -> list[str]:
        words = [text for text in (one_line(t) for t in _texts(element)) if text]
        if words:
            self.left_out.append((code, " ".join(words)))
        return words


def _is_of_a_picture(element: Any) -> bool:
    """Whether it is the words below a picture: what and when somebody photographed is no step of a plan."""
    figure = element.getparent() if element.tag == "figcaption" else None
    return figure is not None and figure.find(".//table") is None and any(True for _ in figure.iter("img", "picture"))


def _columns_with_title(root: Any) -> dict[Any, int]:
    """What holds the columns of the page's grid -> how wide the one is in which the page's title stands."""
    out: dict[Any, int] = {}
    for title in root.iter("h1"):
        for above in title.iterancestors():
            if (said := _COLUMN.search(above.get("class") or "")) and above.getparent() is not None:
                out[above.getparent()] = max(int(said[1]), out.get(above.getparent(), 0))
    return out


def _speaks_of_dates(heading: Any) -> bool:
    return _DATES.search(heading.text_content() or "") is not None


def _is_fold(element: Any) -> bool:
    """Whether a button's words head the part of the page that it folds out."""
    return element.tag == "button" and element.get("aria-expanded") is not None and not _in_menu(element)


def _in_menu(element: Any) -> bool:
    return any(above.tag in _AROUND for above in element.iterancestors())


def _texts(element: Any) -> Iterator[str]:
    """The words in an element that is left out, in order; those of scripts and controls are not among them."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            yield from _texts(child)
        yield child.tail or ""


def _main(root: Any) -> Any | None:
    """The element that the page names as its main part: `main`, else a single `article`."""
    for found in (root.findall(".//main"), root.xpath(".//*[@role='main']"), root.findall(".//article")):
        telling = [element for element in found if (element.text_content() or "").strip()]
        if len(telling) == 1:
            return telling[0]
    return None


def _in_article(element: Any) -> bool:
    return any(above.tag in ("article", "main", "section") for above in element.iterancestors())


def _holds_the_page(element: Any, root: Any, length: int) -> bool:
    """
    Whether something that looks like a frame around the page is the page: it has most of the text (`length` characters
    in all), or the only main heading.
    """
    if element.tag == "nav":
        return False
    if element.find(".//h1") is not None and len(root.findall(".//h1")) == 1 and element.tag == "header":
        return True
    return len(element.text_content() or "") > 0.6 * length


def _hidden_by_style(root: Any) -> tuple[set[str], set[str]]:
    """Classes and ids that a plain rule of the page's own style sheet hides; rules for print alone do not count."""
    classes: set[str] = set()
    ids: set[str] = set()
    for style in root.iter("style"):
        if (style.get("media") or "all").lower() not in ("all", "screen"):
            continue
        sheet = re.sub(r"/\*.*?\*/", " ", (style.text or "")[:_CSS_BYTES], flags=re.DOTALL)
        for selectors, declarations in _RULE.findall(_AT_BLOCK.sub(" ", sheet)):
            if not _HIDING.search(declarations):
                continue
            for selector in selectors.split(","):
                match = _SELECTOR.match(selector.strip())
                if match and match[2]:
                    classes.add(match[2])
                elif match and match[3]:
                    ids.add(match[3])
    return classes, ids
