"""A configuration is read from TOML, and what cannot be used is refused with a sentence that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.lint import Config, ConfigError

GOOD = """
[lint.off]
year-inferred = "Gennemgået"

[lint.options.hearing-too-short]
general_days = 21
"""


def test_both_kinds_of_file_say_the_same() -> None:
    """`frisat.toml` and the table in pyproject.toml are read alike; other tables are left alone."""
    plain = Config.from_toml(GOOD)
    nested = Config.from_toml("[tool.other]\nx = 1\n" + GOOD.replace("[lint", "[tool.frisat.lint"))

    assert plain == nested
    assert plain.off == {"year-inferred": "Gennemgået"}
    assert plain.options == {"hearing-too-short": {"general_days": 21}}
    assert Config.from_toml("") == Config()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[lint.off]\nyear-infered = "x"', "L190"),
        ('[lint.off]\nyear-inferred = " "', "L191"),
        ("[lint.off]\nyear-inferred = true", "L191"),
        ("[lint.options.day-off]\nsundays = true", "L192"),
        ('[lint.options.day-off]\nweekends = "no"', "L193"),
        ("[lint.options.hearing-too-short]\ngeneral_days = true", "L193"),
        ("[lint.options.sunday-rule]\nx = 1", "L190"),
        ("[lint", "L195"),
        ("lint = 3", "L194"),
        ('[lint.of]\nyear-inferred = "x"', "L194"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text: str, code: str) -> None:
    """The error carries its code and names the rule or value in Danish."""
    with pytest.raises(ConfigError) as caught:
        Config.from_toml(text)

    assert caught.value.code == code
    assert str(caught.value).endswith(".")


def test_a_file_that_is_missing_or_no_toml_says_which_file_and_line(tmp_path: Path) -> None:
    """One Danish sentence without the machine's English words."""
    with pytest.raises(ConfigError) as missing:
        Config.from_file(tmp_path / "frisat.toml")
    (tmp_path / "frisat.toml").write_text('[lint.off]\nundated = "ok"\nday-off =', encoding="utf-8")
    with pytest.raises(ConfigError) as broken:
        Config.from_file(tmp_path / "frisat.toml")

    assert (missing.value.code, broken.value.code) == ("L196", "L195")
    assert "findes ikke" in str(missing.value)
    assert "linje 3" in str(broken.value)
    assert all(error.where.endswith("frisat.toml") for error in (missing.value, broken.value))
