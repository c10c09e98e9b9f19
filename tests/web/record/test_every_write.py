"""
Every write of the site is an action with a named right, and no page or form writes by itself.

Read from the source: a function that touches the database is an action, or is called by actions only. What is neither
stands in `OTHERS` with the reason why it is no deed of a person.
"""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest

import frisat.web
from frisat.web.people import permissions

WEB = Path(frisat.web.__file__).parent
WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "_raw_delete",
          "acreate", "asave", "adelete", "aupdate", "set_password_and_save"}  # fmt: skip
QUERIES = {"objects", "filter", "exclude", "all", "select_for_update", "using"}
OTHERS = {
    "record.actions.write": "the record itself",
    "record.actions.erase": "the record itself; called by actions",
    "people.models.Accounts.create_user": "Django's own way to an account, for tests and allauth",
    "intake.tasks.take_up": "the worker's queue; what becomes of an import is an action",
    "intake.taken_out.scrub": "handed to `process.take_out`, which is an action and calls it",
    "arrivals.taken_out.scrub": "the same",
    "invites.taken_out.scrub": "the same",
    "meetings.taken_out.scrub": "the same",
    "meetings.taken_out.take_from_meetings": "the same, through `process.standing`",
    "cases.taken_out.take_from_cases": "the same, through `process.standing`",
    "gate.files.scan": "what a scan came to, kept by the worker; what follows of it is an action",
    "people.outside.find_account": "what a provider tells at sign-in is emptied, not kept",
    "meetings.indexing._keep": "the words that search finds an item by, made of what an action saved",
    "meetings.inverted.mark": "says that an item's words were saved",
    "meetings.inverted._fold_batch": "the index of words, made of those words by the worker",
    "meetings.inverted.rebuild": "the same, made anew by hand",
    "base.fixed.FixedModel.save": "refuses",
    "base.fixed.FixedModel.delete": "refuses",
}
"""What writes without being an action."""


@dataclass
class Function:
    """A function of the source: whether it is an action, whether it writes itself, whom it calls."""

    name: str
    is_action: bool = False
    writes: list[int] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)


def _modules() -> list[Path]:
    return [f for f in sorted(WEB.glob("*/*.py")) if f.name != "__init__.py"]


def _is_write(call: ast.Call) -> bool:
    """`x.save()`, `X.objects.create()`, and `update` on a query (a dict's `update` is none)."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name, inside = call.func.attr, call.func.value
    receivers = {n.attr for n in ast.walk(inside) if isinstance(n, ast.Attribute)}
    if name == "update":
        return bool(receivers & QUERIES)
    if name == "delete" and isinstance(inside, ast.Name) and inside.id == "cache":
        return False
    return name in WRITES


def _functions(path: Path) -> list[Function]:
    where = f"{path.parent.name}.{path.stem}"
    found: list[Function] = []

    def walk(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                walk(child, f"{prefix}.{child.name}")
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                one = Function(f"{prefix}.{child.name}")
                for mark in child.decorator_list:
                    called = mark.func if isinstance(mark, ast.Call) else mark
                    one.is_action |= getattr(called, "id", getattr(called, "attr", "")) == "action"
                for inner in ast.walk(child):
                    if isinstance(inner, ast.Call):
                        if _is_write(inner):
                            one.writes.append(inner.lineno)
                        one.calls.add(getattr(inner.func, "id", getattr(inner.func, "attr", "")))
                    elif isinstance(inner, ast.Name):
                        one.calls.add(inner.id)  # a function handed on is called by somebody
                found.append(one)

    walk(ast.parse(path.read_text()), where)
    return found


def _faults(functions: list[Function]) -> list[str]:
    """The functions that write, and are neither actions nor called by actions only."""
    callers: dict[str, list[Function]] = defaultdict(list)
    for one in functions:
        for name in one.calls:
            callers[name].append(one)

    def is_covered(one: Function, seen: frozenset[str]) -> bool:
        if one.is_action or one.name in OTHERS:
            return True
        if one.name in seen:
            return True
        module, _, short = one.name.rpartition(".")
        by = [c for c in callers[short] if c.name != one.name]
        if short.startswith("_"):  # private: whoever says the same name elsewhere means another one
            by = [c for c in by if c.name.startswith(f"{module}.")]
        return bool(by) and all(is_covered(c, seen | {one.name}) for c in by)

    return [
        f"{one.name} (line {one.writes[0]})" for one in functions if one.writes and not is_covered(one, frozenset())
    ]


def test_whoever_writes_is_an_action_or_is_called_by_actions_only() -> None:
    functions = [f for path in _modules() for f in _functions(path)]

    assert sum(f.is_action for f in functions) > 40
    assert _faults(functions) == []


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("def put(x):\n    x.save()", True),
        ("@action(right)\ndef put(by, x):\n    x.save()", False),
        ("def _put(x):\n    X.objects.create()\n@action(right)\ndef put(by, x):\n    _put(x)", False),
        ("def _put(x):\n    X.objects.filter().update(a=1)\ndef put(by, x):\n    _put(x)", True),
        ("def put(x):\n    x.rows.all().delete()", True),
        ("def put(x):\n    {}.update(a=1)", False),
    ],
)
def test_this_check_finds_what_it_should(source: str, is_found: bool, tmp_path: Path) -> None:
    file = tmp_path / "made.py"
    file.write_text(source)

    assert bool(_faults(_functions(file))) is is_found


PAGES = [f for f in _modules() if "views" in f.stem]
FORMS = [f for f in _modules() if "forms" in f.stem]


@pytest.mark.parametrize("path", PAGES + FORMS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_page_or_form_writes_by_itself(path: Path) -> None:
    assert [n.lineno for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call) and _is_write(n)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_page_asks_the_database_but_through_a_named_read(path: Path) -> None:
    """What a page shows goes through `queries`, where what somebody may see is decided once (BARS V6)."""
    asks = ("objects", "_base_manager", "_default_manager")

    assert [n.lineno for n in ast.walk(ast.parse(path.read_text())) if getattr(n, "attr", "") in asks] == []


def test_every_action_names_a_right_of_the_one_table() -> None:
    found = {}
    for path in _modules():
        module = import_module(f"frisat.web.{path.parent.name}.{path.stem}")
        for name, member in inspect.getmembers(module, inspect.isfunction):
            if hasattr(member, "right") and not hasattr(member, "methods") and member.__module__ == module.__name__:
                found[f"{module.__name__}.{name}"] = member.right

    assert len(found) > 40
    assert {n: r for n, r in found.items() if getattr(permissions, r.__name__, None) is not r} == {}


def test_the_first_argument_of_an_action_is_who_acts() -> None:
    wrong = []
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and any(
                getattr(getattr(d, "func", d), "id", "") == "action" for d in node.decorator_list
            ):
                first = [a.arg for a in (*node.args.posonlyargs, *node.args.args)][:1]
                wrong += [f"{path.stem}.{node.name}"] if first != ["by"] else []

    assert wrong == []
