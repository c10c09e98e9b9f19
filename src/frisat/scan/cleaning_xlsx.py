"""
What an Excel file's copy loses besides: cells that hide, and what repeats them or remembers other workbooks.

Hidden sheets, rows and columns are emptied; shared texts that no cell shows any more go. Where cells were emptied, or
values came from other workbooks, formulas and charts keep the values that were saved and lose their references, so
that what is shown stays. Pivot tables become plain cells, because their cache holds all of their source.
"""

from __future__ import annotations

import re
from typing import Any

from frisat.plan.errors import WriteError
from frisat.read.from_xlsx_values import S
from frisat.read.ooxml import R
from frisat.scan import changes
from frisat.scan.cleaning_office import Work, only_from

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_HIDES = re.compile(rb"""\s(?:hidden\s*=\s*["'](?:1|true)|(?:ht|width)\s*=\s*["']0["'])""")
_TRUE = ("1", "true")
_EMPTIED = (
    "dataValidations", "conditionalFormatting", "hyperlinks", "headerFooter", "drawing", "legacyDrawing",
    "legacyDrawingHF", "picture", "oleObjects", "controls", "tableParts", "extLst", "mergeCells", "autoFilter",
    "sortState", "scenarios", "customSheetViews", "protectedRanges", "cellWatches", "ignoredErrors", "customProperties",
    "phoneticPr", "dataConsolidate", "smartTags", "webPublishItems",
)  # fmt: skip
"""What an emptied sheet has besides cells; each may repeat what stood in them."""


def plan(work: Work) -> None:
    """Says what goes of the workbook and what its sheets lose. Raises WriteError E425; ReadError for a broken part."""
    package = work.package
    main = package.main("xl/workbook.xml")
    relations = package.relations(main)
    book = package.xml(main)
    names = {s.get("name") or "": relations.get(s.get(R + "id") or "") for s in book.iter(S + "sheet")}
    veiled = {s.get("name") or "" for s in book.iter(S + "sheet") if (s.get("state") or "visible") != "visible"}
    sheets = {name: found.part for name, found in names.items() if found is not None and found.part in package.parts}
    hidden = {part for name, part in sheets.items() if name in veiled}
    some = any(_may_hide(package.parts.read(p)) and _has_hidden(package.xml(p)) for p in sheets.values())
    frozen = bool(veiled) or some or any(name.lower().startswith("xl/externallinks/") for name in package.parts.names)
    kept: set[int] = set()
    for part in sheets.values():
        root = package.xml(part)  # one at a time: a workbook's sheets together may be more than there is room for
        if frozen:
            _thin(root, empty=part in hidden)
            work.more[part.lower()] = lambda fresh, empty=part in hidden: _thin(fresh, empty=empty)  # type: ignore[misc]
        kept |= _strings_of(root)
    for related in {r.part.lower() for r in relations.values() if r.kind == "sharedStrings"}:
        work.more[related] = lambda root: _forget(root, kept)
    if frozen:
        for name in package.parts.names:
            if re.fullmatch(r"xl/charts/chart\d*\.xml", name, re.IGNORECASE):
                work.more[name.lower()] = _still
    work.gone |= only_from(package, hidden, work.gone) - hidden
    work.more[main.lower()] = lambda root: _book(root, veiled)


def _may_hide(data: bytes) -> bool:
    """Whether a sheet has an attribute that hides something: most have none, and need not be opened for it."""
    return _HIDES.search(data) is not None


def _has_hidden(root: Any) -> bool:
    rows = (r for r in root.iter(S + "row") if _is_hidden_row(r) and any(_filled(c) for c in r))
    return next(rows, None) is not None or _hidden_columns(root) != []


def _is_hidden_row(row: Any) -> bool:
    return (row.get("hidden") or "0") in _TRUE or row.get("ht") == "0"


def _hidden_columns(root: Any) -> list[tuple[int, int]]:
    found = []
    for column in root.iter(S + "col"):
        first, last = column.get("min") or "", column.get("max") or ""
        if ((column.get("hidden") or "0") in _TRUE or column.get("width") == "0") and first.isdecimal():
            found.append((int(first), int(last) if last.isdecimal() else int(first)))
    return found


def _filled(cell: Any) -> bool:
    return len(cell) > 0


def _thin(root: Any, *, empty: bool) -> None:
    """A sheet without what hides in it (`empty`: all of it does), whose formulas are the values they came to."""
    columns = _hidden_columns(root)
    if empty:
        for element in [e for e in root if isinstance(e.tag, str) and e.tag.removeprefix(S) in _EMPTIED]:
            changes.drop(element)
    gone: set[str] = set()
    for row in root.iter(S + "row"):
        row_hides = empty or _is_hidden_row(row)
        column = 0
        for cell in [c for c in row if c.tag == S + "c"]:
            match = _CELL.fullmatch(cell.get("r") or "")
            column = _number(match[1]) if match else column + 1
            if row_hides or any(first <= column <= last for first, last in columns):
                if _filled(cell) and cell.get("r"):
                    gone.add(cell.get("r"))
                for child in list(cell):
                    cell.remove(child)
                cell.attrib.pop("t", None)
            else:
                _freeze(cell)
    for rules in [e for e in root if e.tag in (S + "dataValidations", S + "conditionalFormatting")]:
        if "!" in "".join(rules.itertext()) or "[" in "".join(rules.itertext()):
            root.remove(rules)  # a rule that asks another sheet
    for link in [h for h in root.iter(S + "hyperlink") if (h.get("ref") or "").split(":")[0] in gone]:
        changes.drop(link)
    for pivots in [e for e in root if e.tag in (S + "pivotSelection", S + "pivotTableDefinition")]:
        root.remove(pivots)


def _freeze(cell: Any) -> None:
    formula = cell.find(S + "f")
    if formula is None:
        return
    if not (cell.findtext(S + "v") or "") and cell.get("t") != "str":
        # a program that does not calculate wrote it: nobody knows what it would show
        raise WriteError("E427", value=cell.get("r") or "")
    cell.remove(formula)


def _strings_of(root: Any) -> set[int]:
    cells = (c.findtext(S + "v") or "" for c in root.iter(S + "c") if c.get("t") == "s")
    return {int(said) for said in cells if said.isdecimal() and len(said) < 9}


def _forget(root: Any, kept: set[int]) -> None:
    """Shared texts that no cell shows are emptied; the others keep their numbers."""
    for number, item in enumerate(root.iterchildren(S + "si")):
        if number not in kept:
            for child in list(item):
                item.remove(child)
            item.append(item.makeelement(S + "t"))


def _book(root: Any, veiled: set[str]) -> None:
    """The workbook's own part: sheets that hide are called by numbers, and names lead to none of them."""
    order = {s.get("name") or "": str(n) for n, s in enumerate(root.iter(S + "sheet"))}
    numbers = {order[name] for name in veiled if name in order}
    for name in list(root.iter(S + "definedName")):
        said = name.text or ""
        if name.get("localSheetId") in numbers or "[" in said or any(_mentions(said, one) for one in veiled):
            changes.drop(name)
        else:
            name.attrib.pop("comment", None)
    for sheet in root.iter(S + "sheet"):
        if (sheet.get("name") or "") in veiled:
            sheet.set("name", _unused(int(order[sheet.get("name")]) + 1, set(order) - veiled))
    for local in ("externalReferences", "pivotCaches", "customWorkbookViews"):
        for element in list(root.iter(S + local)):
            changes.drop(element)


def _mentions(formula: str, sheet: str) -> bool:
    return sheet.replace("'", "''").casefold() in formula.casefold()


def _unused(number: int, taken: set[str]) -> str:
    name = f"Ark{number}"
    while name in taken:
        name += "_"
    return name


def _still(root: Any) -> None:
    """A chart with the values it was drawn with, and no cells that they come from."""
    from lxml import etree

    for kind, cache, literal in (("numRef", "numCache", "numLit"), ("strRef", "strCache", "strLit")):
        for reference in list(root.iter(_C + kind)):
            stored = reference.find(_C + cache)
            parent = reference.getparent()
            if stored is None:
                raise WriteError("E425", value="chart")
            if kind == "strRef" and parent.tag == _C + "tx":
                value = etree.SubElement(parent, _C + "v")
                value.text = " ".join(v.text or "" for v in stored.iter(_C + "v"))
                parent.replace(reference, value)
                continue
            stored.tag = _C + literal
            parent.replace(reference, stored)
    if next(root.iter(_C + "multiLvlStrRef"), None) is not None:
        for element in list(root.iter(_C + "multiLvlStrRef")):
            formula = element.find(_C + "f")
            if formula is not None:
                formula.text = ""


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
