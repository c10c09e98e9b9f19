"""
Which rules are off and what their options are; from code or from `frisat.toml`.

    [lint.off]
    year-inferred = "Årene er gennemgået af sekretariatet"

    [lint.options.hearing-too-short]
    general_days = 21

In a `pyproject.toml` the same tables stand under `[tool.frisat.lint]`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from frisat.plan import small_file
from frisat.plan.errors import FrisatError, os_reason

_MOST_BYTES = 1024 * 1024

Value = int | str | bool


class ConfigError(FrisatError):
    """A configuration cannot be used as it stands (codes L19x)."""


@dataclass(frozen=True, slots=True)
class Config:
    """
    Settings of a lint run.

    `off`: rule id -> why it is off; `options`: rule id -> option -> value. Raises ConfigError for a rule or option
    that does not exist, a value of another type than the default's, and a rule put off without a reason.
    """

    off: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not self.off and not self.options:
            return
        from frisat.lint.registry import all_rules

        known = {rule.id: rule for rule in all_rules()}
        for name, reason in self.off.items():
            if name not in known:
                raise ConfigError("L190", rule=name)
            if not isinstance(reason, str) or not reason.strip():
                raise ConfigError("L191", rule=name)
        for name, values in self.options.items():
            if name not in known:
                raise ConfigError("L190", rule=name)
            for option, value in values.items():
                default = known[name].options.get(option)
                if default is None:
                    raise ConfigError("L192", rule=name, option=option)
                if type(value) is not type(default):
                    raise ConfigError("L193", rule=name, option=option, value=repr(value), default=repr(default))

    @classmethod
    def from_toml(cls, text: str) -> Config:
        """
        The settings in a TOML text; empty when it has no lint table.

        Raises:
            ConfigError: L195, it is not TOML; L194, its tables have another shape or name; and as the class.
        """
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            raise ConfigError("L195", line=at[1] if at else str(text.count("\n") + 1)) from None
        lint = _table(_table(_table(data, "tool"), "frisat"), "lint") or _table(data, "lint")
        for name in lint:
            if name not in ("off", "options"):
                raise ConfigError("L194", value=f"[lint.{name}]")
        options = _table(lint, "options")
        return cls(dict(_table(lint, "off")), {name: _table(options, name) for name in options})

    @classmethod
    def from_file(cls, path: Path) -> Config:
        """The settings in a file. Raises ConfigError L196 when it cannot be read, and as `from_toml`."""
        try:
            text = small_file.read(path, _MOST_BYTES).decode("utf-8")
        except OSError as error:
            raise ConfigError("L196", where=str(path), value=os_reason(error)) from error
        except UnicodeDecodeError as error:
            line = str(error.object.count(b"\n", 0, error.start) + 1)
            raise ConfigError("L195", where=str(path), line=line) from error
        try:
            return cls.from_toml(text)
        except ConfigError as error:
            error.where = str(path)
            raise


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, dict):
        raise ConfigError("L194", value=f"{name} = {value!r}")
    return value
