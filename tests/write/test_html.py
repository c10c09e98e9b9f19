"""The page: one file that needs nothing else, with headings, a real table and no script."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from lxml import html

from frisat.plan.model import Plan
from frisat.write.to_html import render

from . import plans


def page(plan: Plan, **own):
    return html.document_fromstring(render(plan, **own).decode())


@pytest.mark.parametrize("make", plans.TRICKY.values(), ids=plans.TRICKY)
def test_the_page_fetches_nothing_and_runs_nothing(make) -> None:
    tree = page(make(), staff=True)
    assert not tree.xpath("//script|//link|//img|//iframe|//object|//form|//meta[@http-equiv]")
    assert not tree.xpath("//@src|//@href|//@style[contains(., 'url')]|//@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//@*[starts-with(name(), 'data-')]")
    assert "url(" not in "".join(tree.xpath("//style/text()"))
    assert "@import" not in "".join(tree.xpath("//style/text()"))
    assert not tree.xpath("//comment()")


@pytest.mark.parametrize("language", ["da", "en"])
def test_language_title_and_one_heading_of_the_first_level(language: str) -> None:
    tree = page(plans.everything(), language=language)
    assert tree.get("lang") == language
    assert tree.findtext(".//title") == "Skoler i bevægelse"
    assert [h.text for h in tree.iter("h1")] == ["Skoler i bevægelse"]
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_the_table_has_headers_for_columns_and_rows() -> None:
    tree = page(plans.everything())
    assert [th.text for th in tree.xpath("//thead//th[@scope='col']")] == [
        "Dato",
        "Aktivitet",
        "Indhold",
        "Hvem",
        "Slags",
    ]
    assert len(tree.xpath("//tbody/tr/th[@scope='row']")) == 2
    assert tree.xpath("//table/@aria-labelledby") == [tree.xpath("//h1/@id")[0]]
    widths = [len(row) for row in tree.xpath("//tr")]
    assert set(widths) == {5}


def test_a_wide_table_can_be_scrolled_by_keyboard() -> None:
    (region,) = page(plans.everything()).xpath("//*[@role='region']")
    assert region.get("tabindex") == "0"
    assert region.get("aria-labelledby") == "title"


class Strict(HTMLParser):
    """Fails when tags do not close each other in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag not in ("meta", "col", "br", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.said.append(data)


@given(plans.PLANS)
def test_any_plan_at_all_makes_a_well_formed_page(plan: Plan) -> None:
    parser = Strict()
    parser.feed(render(plan, staff=True).decode())
    assert parser.open == []


def test_what_looks_like_markup_is_text() -> None:
    parser = Strict()
    parser.feed(render(plans.look_alikes()).decode())
    said = "".join(parser.said)
    assert "<b>html</b> &amp; {krøllet} [kantet]" in said
    assert said.count("<b>html</b>") == 3


def test_print_lies_down_when_the_table_is_wide() -> None:
    assert b"size: A4 landscape" in render(plans.everything())
    assert b"size: A4 landscape" not in render(plans.agenda())


def test_colours_have_enough_contrast_in_light_and_dark() -> None:
    """WCAG 2.2 AA asks for 4.5; the words of the page have 7 and more on its paper."""
    sheet = render(plans.everything()).decode()
    blocks = re.findall(r":root \{([^}]*)\}", sheet)
    light = dict(re.findall(r"--(\w+): (#\w+)", blocks[0]))
    dark = light | dict(re.findall(r"--(\w+): (#\w+)", blocks[1]))
    for colours in (light, dark):
        for name in ("ink", "deep", "quiet", "unsure", "off"):
            assert contrast(colours[name], colours["paper"]) >= 7, (name, colours[name])
        assert contrast(colours["ink"], colours["tint"]) >= 7


def contrast(a: str, b: str) -> float:
    def light(colour: str) -> float:
        short = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(short[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
