"""A configuration is read from TOML, and what cannot be used is refused with a sentence that says why."""

from __future__ import annotations

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
        ("[lint", "L194"),
        ("lint = 3", "L194"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(text: str, code: str) -> None:
    """The error carries its code and names the rule or value in Danish."""
    with pytest.raises(ConfigError) as caught:
        Config.from_toml(text)

    assert caught.value.code == code
    assert str(caught.value).endswith(".")
