"""
The interface texts: compiles each part's `locale/da/LC_MESSAGES/django.po` with polib, so that no gettext program is
needed. A part's catalogue holds its own texts; `base` holds the portal's too.

`in_source()` finds every text that templates and Python mark for translation; a test holds the catalogues to it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).resolve().parents[1]
_CALLS = {"gettext": 0, "gettext_lazy": 0, "_": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
Text = tuple[str, str, str]
"""(context, singular, plural); context and plural are empty when there is none."""


def compile_all() -> list[str]:
    """Compiles each catalogue that is newer than what was made of it; the languages that were."""
    import polib

    changed = []
    for source in sources():
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(target))
        changed.append(f"{source.parts[-5]} {source.parts[-3]}")
    return changed


def sources() -> list[Path]:
    """The catalogues of all parts."""
    return sorted(WEB.glob("*/locale/*/LC_MESSAGES/*.po"))


def in_source(part: str = "") -> set[Text]:
    """Every text of the site, or of one part of it, that is marked for translation."""
    found: set[Text] = set()
    for file in [f for kind in ("*.html", "*.txt") for f in (WEB / part).rglob(kind) if "templates" in f.parts]:
        found.update(_in_template(file.read_text()))
    for file in (WEB / part).rglob("*.py"):
        found.update(_in_python(file.read_text()))
    return found


def _in_template(source: str) -> Iterator[Text]:
    """Django turns a template into Python-like text with a gettext call for each marked text."""
    from django.utils.translation.template import templatize

    code = templatize(source)
    for line in code.splitlines():
        for start in (i for i in range(len(line)) if line.startswith(("gettext(", "ngettext(", "pgettext("), i)):
            if start and (line[start - 1].isalnum() or line[start - 1] == "_"):
                continue
            yield from _in_python(_call(line[start:]))


def _call(text: str) -> str:
    """The first call in a text: up to the bracket that closes it."""
    for end in range(1, len(text) + 1):
        if text[end - 1] == ")":
            try:
                ast.parse(text[:end])
            except SyntaxError:
                continue
            return text[:end]
    return ""


def _in_python(source: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in _CALLS:
            continue
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if not texts:
            continue
        if name.startswith("ngettext"):
            yield ("", texts[0], texts[1])
        elif name.startswith("pgettext"):
            yield (texts[0], texts[1], "")
        else:
            yield ("", texts[0], "")
