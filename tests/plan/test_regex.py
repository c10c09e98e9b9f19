"""Patterns that are compiled late: none is broken, and one that was used is as fast as a compiled one."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import frisat.plan
import frisat.read
from frisat.plan.regex import Later, regex


def _modules() -> list[str]:
    return [
        found.name
        for package in (frisat.plan, frisat.read)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


def _late(value: object) -> list[Later]:
    """The late patterns of a module's constant, also those within a tuple, list or dictionary."""
    if isinstance(value, Later):
        return [value]
    if isinstance(value, dict):
        return [found for item in value.items() for part in item for found in _late(part)]
    return [found for part in value for found in _late(part)] if isinstance(value, tuple | list) else []


@pytest.mark.parametrize("name", _modules())
def test_each_pattern_can_be_compiled(name: str) -> None:
    for constant, value in vars(importlib.import_module(name)).items():
        for late in _late(value):
            assert re.compile(late.pattern, late.flags), constant


def test_there_are_patterns_to_test() -> None:
    found = {id(late) for name in _modules() for value in vars(importlib.import_module(name)).values()
             for late in _late(value)}  # fmt: skip
    assert len(found) > 200


def test_a_late_pattern_is_compiled_at_its_first_use_only() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("(")
    week = regex(r"uge (\d+)", re.IGNORECASE)
    assert "search" not in vars(week)
    found = week.search("i Uge 40")
    assert found is not None
    assert found[1] == "40"
    assert vars(week)["search"] == re.compile(r"uge (\d+)", re.IGNORECASE).search
    assert week.pattern == r"uge (\d+)"
    assert not hasattr(week, "nothing_of_the_kind")
