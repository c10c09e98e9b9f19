"""The rules, found by looking into `rules/`: a new file is a new rule, a deleted file is a rule less."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from frisat.lint.finding import Finding, Level

if TYPE_CHECKING:
    from frisat.lint.context import Context
    from frisat.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module states it: `options` maps each option to its default; `doc` is the module's docstring."""

    id: str
    level: Level
    source: str
    options: Mapping[str, int | str | bool]
    doc: str
    check: Callable[[Plan, Context], Iterator[Finding]]


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules by id. Raises ValueError when two files claim one id, or an id differs from its file's name."""
    import frisat.lint.rules as package

    found: dict[str, Rule] = {}
    for info in iter_modules(package.__path__):
        rule = _rule(import_module(f"{package.__name__}.{info.name}"))
        if rule.id in found:
            raise ValueError(f"two rules are called {rule.id}")
        if rule.id != info.name.replace("_", "-"):
            raise ValueError(f"rules/{info.name}.py calls its rule {rule.id}")
        found[rule.id] = rule
    return tuple(found[name] for name in sorted(found))


def _rule(module: ModuleType) -> Rule:
    return Rule(
        id=module.ID,
        level=Level(module.LEVEL),
        source=module.SOURCE,
        options=module.OPTIONS,
        doc=getdoc(module) or "",
        check=module.check,
    )
