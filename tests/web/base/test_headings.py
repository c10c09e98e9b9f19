"""Headings: a narrow screen breaks them between words."""

from __future__ import annotations

import pytest
from django.utils.safestring import SafeString

from frisat.web.base.templatetags.parts import breakable


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("Orientering/drøftelse af status", "Orientering/<wbr>drøftelse af status"),
        ("Sag 21/10432 og 1/3", "Sag 21/10432 og 1/3"),
        ("<b>Ja/nej</b>", "&lt;b&gt;Ja/<wbr>nej&lt;/b&gt;"),
        (SafeString("<span>Ja/nej</span>"), "<span>Ja/<wbr>nej</span>"),
    ],
)
def test_a_heading_may_break_behind_a_stroke_between_words_alone(title: str, html: str) -> None:
    assert breakable(title) == html
