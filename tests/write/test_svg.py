"""The drawn timeline: sound XML, safe with any words, readable without eyes, small, and right when printed."""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))
from timeline_plans import every_mark, random_plan

from frisat.plan.layout import lay_out
from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.plan.period import Period
from frisat.write import svg_style, svg_words, to_svg
from frisat.write.svg_marks import GLYPHS, LEGEND, glyph, glyph_name
from frisat.write.svg_parts import safe_link

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
TODAY = date(2026, 5, 4)
FORMS = {
    "alone": {"standalone": True},
    "page": {"standalone": False},
    "a3": {"page": "a3"},
    "slide": {"page": "slide"},
    "picture": {"link": None},
    "english": {"language": "en"},
    "one-lane": {"lanes": "none"},
    "by-kind": {"lanes": "kind"},
}


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def links(svg: str) -> dict[str, str]:
    """Address -> accessible name of every link of a drawing."""
    return {a.attrib["href"]: a.attrib["aria-label"] for a in tree(svg).iter(f"{SVG}a")}


def assert_safe(svg: str, own: tuple[str, ...] = ("#",)) -> None:
    """Nothing in a drawing runs, loads or leads anywhere but where `link` said."""
    for element in tree(svg).iter():
        assert element.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "style", "g", "a", "rect", "path", "text", "defs", "linearGradient", "stop"
        }  # fmt: skip
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), name
            assert name != "style"
            if name.endswith("href"):
                assert value.startswith(own), value
            if name not in ("href", "aria-label"):
                assert "url(" not in value or re.fullmatch(r"url\(#[\w-]+\)", value), value
        if element.tag == f"{SVG}style":
            assert not re.search(r"@import|url\(|expression|http", element.text or "")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_sound_and_safe(form: str) -> None:
    svg = to_svg.render(every_mark(), today=TODAY, **FORMS[form])  # type: ignore[arg-type]
    assert_safe(svg)
    ids = [e.attrib["id"] for e in tree(svg).iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    for name in re.findall(r"url\(#([\w-]+)\)", svg):
        assert name in ids


@pytest.mark.parametrize("form", ["alone", "page", "a3"])
def test_the_drawing_of_every_mark_golden(form: str) -> None:
    """Compared with the drawing that was looked at; `make golden` writes it anew."""
    svg = to_svg.render(every_mark(), today=TODAY, **FORMS[form]).replace("><", ">\n<") + "\n"  # type: ignore[arg-type]
    file = ROOT / "tests/golden" / f"timeline-{form}.svg"
    if os.environ.get("FRISAT_WRITE_GOLDEN"):
        file.write_text(svg, "utf-8")
    assert svg == file.read_text("utf-8")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]></style></svg><script>1</script>",
    "&lt;b&gt; &#x3c;",
    "\x00\x08\x1b[31m\ufffe\ud800 slut",
    "\u202egnidnes\u202c \u2066x\u2069",
    "url(javascript:alert(1))",
    "${7*7} {0} %s {title}",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", ["alone", "page", "a3"])
def test_no_words_of_a_plan_become_markup(words: str, form: str) -> None:
    plan = Plan(
        title=words,
        organisation=words,
        case_no=words,
        updated=words,
        activities=tuple(
            Activity(key=f"k{n}{words}", title=words, period=period, actors=(words,), track=words, status=status)
            for n, (period, status) in enumerate(
                [
                    (Period("2026-05-04", words), Status.PLANNED),
                    (Period("2026-05", words, inferred=True, basis=words, note=words), Status.CANCELLED),
                    (None, Status.TENTATIVE),
                ]
            )
        ),
    )
    svg = to_svg.render(plan, **FORMS[form])  # type: ignore[arg-type]
    assert_safe(svg)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff]", svg)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_any_words_give_sound_xml(title: str, words: str, body: str) -> None:
    plan = Plan(
        title=title,
        activities=(
            Activity(key=words or "k", title=title, period=Period("2026-05-04", "x" + words), actors=(body,)),
            Activity(key="u" + words, title=title, track=body),
        ),
    )
    for standalone in (True, False):
        assert_safe(to_svg.render(plan, standalone=standalone, lanes="body"))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("#a1", True),
        ("/forloeb/x/#a1", True),
        ("https://kommune.dk/a?b=c:d", True),
        ("a:b", False),
        ("javascript:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("?x=javascript:1", True),
    ],
)
def test_only_plain_addresses_become_links(address: str, kept: bool) -> None:
    assert (safe_link(address) is not None) == kept
    svg = to_svg.render(every_mark(), link=lambda key: address)
    assert bool(list(tree(svg).iter(f"{SVG}a"))) == kept


# ------------------------------------------------------------------------------------------------ without eyes
def test_every_activity_is_one_link_to_its_row() -> None:
    plan = random_plan(5, 120)
    for standalone in (True, False):
        found = links(to_svg.render(plan, standalone=standalone))
        assert set(found) == {f"#{a.key}" for a in plan.activities}
        assert all(found.values())


def test_a_mark_is_said_in_plain_danish() -> None:
    found = links(to_svg.render(every_mark()))
    assert found["#a01"] == (
        "3. februar 2026, kl. 15.00-17.00: Kulturudvalget igangsætter arbejdet. Beslutning. Kulturudvalget."
    )
    assert found["#a02"].startswith("Marts-april 2026, et sted i perioden: Borgermøder i lokalområderne. Inddragelse.")
    assert found["#a04"] == "Februar-september 2026, løbende: Løbende drøftelser i MED-udvalgene."
    assert found["#a05"].startswith("Fra maj 2026, uden slutdato: ")
    assert found["#a06"].endswith("Foreløbig.")
    assert "årstallet er udledt: rækkerne over og under er fra 2026" in found["#a06"]
    assert found["#a07"].endswith("Aflyst.")
    assert found["#a09"].endswith("Udskudt til 24. november 2026.")
    assert found["#a11"].startswith("senest 2. oktober 2026: ")
    assert found["#a18"] == "dato ikke fastlagt: Følgegruppe. Foreløbig."
    assert found["#a19"].startswith("ingen dato: ")


def test_words_that_hide_their_days_are_said_with_them() -> None:
    period = Period("2022-03-11/2022-03-20", "medio marts 2022")
    found = links(to_svg.render(Plan(activities=(Activity(key="a", title="Seminar", period=period),))))
    assert found["#a"] == "medio marts 2022, 11.-20. marts 2022: Seminar."


def test_a_period_without_words_of_its_own_gets_words() -> None:
    svg = to_svg.render(Plan(activities=(Activity(key="a", title="Seminar", period=Period("2022-03")),)))
    assert "marts\xa02022" in svg
    assert links(svg)["#a"] == "marts 2022, et sted i perioden: Seminar."


def test_a_mark_is_said_in_english() -> None:
    found = links(to_svg.render(every_mark(), language="en"))
    assert found["#a01"].startswith("3. februar 2026, 15:00-17:00: ")
    assert found["#a09"].endswith("Decision. Postponed to 24. november 2026.")


def test_the_drawing_says_what_it_is() -> None:
    root = tree(to_svg.render(every_mark()))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.attrib["role"] == "group"
    assert title.text == "Tidslinje: Tids- og procesplan for ny kulturpolitik"
    assert desc.text == (
        "18 aktiviteter fra 1. februar 2026 til 31. januar 2027, ordnet efter tid i 3 baner. 2 uden dato."
    )
    assert tree(to_svg.render(every_mark(), link=None)).attrib["role"] == "img"


def test_marks_are_reached_in_order_of_time_within_a_lane() -> None:
    plan = every_mark()
    keys = [key.removeprefix("#") for key in links(to_svg.render(plan, lanes="none"))]
    dated = [plan.by_key()[key].period for key in keys if plan.by_key()[key].is_dated]
    assert dated == sorted(dated)  # type: ignore[type-var]


def test_words_stand_as_text_and_never_as_shapes() -> None:
    text = " ".join(tree(to_svg.render(every_mark())).itertext()).replace("\xa0", " ")
    for words in (
        "17. august – 2. oktober 2026",
        "Høring af udkast",
        "gældende fra 1. januar 2027",
        "Uden dato",
        "Aflyst",
    ):
        assert words in text


def test_the_strip_shows_source_words_and_place_on_a_page_only() -> None:
    page = to_svg.render(every_mark(), standalone=False)
    assert "Kilden: ”3. februar 2026” · Kulturudvalget igangsætter arbejdet (tabel 1, række 2)" in page
    assert "Kilden:" not in to_svg.render(every_mark())


def test_staffs_own_remark_is_never_drawn() -> None:
    plan = every_mark()
    secret = replace(plan, activities=tuple(replace(a, remark="HEMMELIGT") for a in plan.activities))
    for form in FORMS.values():
        assert "HEMMELIGT" not in to_svg.render(secret, **form)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ style
def test_a_page_brings_its_own_colours_and_a_drawing_alone_has_them_written_out() -> None:
    page, alone = to_svg.render(every_mark(), standalone=False), to_svg.render(every_mark())
    assert "<style" not in page
    assert not re.search(r"#[0-9a-f]{6}\b", page)
    assert "var(" not in alone
    assert "#0d4f5c" in alone


def test_every_class_of_a_drawing_has_a_rule_in_both_styles() -> None:
    used = set()
    for form in FORMS.values():
        for element in tree(to_svg.render(every_mark(), today=TODAY, **form)).iter():  # type: ignore[arg-type]
            used |= {name for name in element.attrib.get("class", "").split() if name.startswith(("tl-", "is-"))}
    marker_only = {"is-inferred"}  # for pages that want to style such a mark; the words carry tl-inferred
    alone_only = {"tl-paper", "tl-heading", "tl-subline"}
    written = svg_style.standalone(interactive=True, strip=True)
    for name in used - marker_only:
        assert f".{name}" in written, name
        if name not in alone_only:
            assert f".{name}" in svg_style.for_page(), name


def test_the_stylesheet_of_the_page_is_the_one_made_from_the_rules() -> None:
    file = ROOT / "src/frisat/web/base/static/frisat/timeline.css"
    assert file.read_text("utf-8") == svg_style.for_page()


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        full = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
        parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [svg_style.LIGHT, svg_style.DARK], ids=["light", "dark"])
def test_words_and_shapes_stand_out_from_both_grounds(colours: dict[str, str]) -> None:
    for ground in ("paper", "g100"):
        for words in ("ink", "g500", "g600", "primary", "unsure", "stop"):
            assert _contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
        for shape in ("bar", "unsure-line", "primary", "stop"):
            assert _contrast(colours[shape], colours[ground]) >= 3, (shape, ground)
    assert _contrast(colours["on-primary"], colours["primary"]) >= 4.5


def test_glyphs_and_legend_have_words_and_their_own_form() -> None:
    plan = every_mark()
    named = {glyph_name(a) for a in plan.activities}
    assert named >= {"day", "decision", "days", "period", "ongoing", "open", "hearing", "before", "after", "one_of"}
    assert len({GLYPHS[name] for name in named}) == len(named)
    for name in named:
        assert_safe(glyph(name).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))
    words = [text for _, text in svg_words.legend(plan.activities)]
    assert "beslutning" in words
    assert "aflyst" in words
    assert len(words) == len(set(words))
    assert set(LEGEND) <= set(GLYPHS)


def test_every_kind_has_its_words_in_both_languages() -> None:
    for kind in Kind:
        plan = Plan(activities=(Activity(key="a", title="T", kind=kind, period=Period("2026-05-04", "4. maj 2026")),))
        danish, english = (lay_out(plan, lanes="kind", language=lang).lanes[0].name for lang in ("da", "en"))  # type: ignore[arg-type]
        assert danish
        assert english
        assert svg_words.accessible_name(plan.activities[0], {}, "da").startswith("4. maj 2026: T.")


# ------------------------------------------------------------------------------------------------ size and sheets
@pytest.mark.parametrize("standalone", [True, False])
def test_five_hundred_activities_stay_under_400_kilobytes(standalone: bool) -> None:
    for seed in range(3):
        assert len(to_svg.render(random_plan(seed, 500), standalone=standalone).encode()) <= 400_000


def _ink(png: bytes) -> tuple[tuple[int, int], tuple[int, int, int, int], set[tuple[int, int, int]]]:
    """Size of a picture, the box of all that is not paper, and the colours found in it."""
    from PIL import Image, ImageChops

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    assert box is not None
    return picture.size, box, {colour for _, colour in picture.getcolors(1 << 24)}


def test_a3_fills_its_sheet_in_typst_and_nothing_leaves_it() -> None:
    import typst

    for plan in (every_mark(), random_plan(3, 150), Plan(title="Tom plan")):
        svg = to_svg.render(plan, page="a3", today=TODAY)
        page = b'#set page(width: 420mm, height: 297mm, margin: 0mm)\n#image("a.svg", width: 420mm)'
        size, box, colours = _ink(typst.compile({"main.typ": page, "a.svg": svg.encode()}, format="png", ppi=72))
        assert size == (1191, 842)
        margin = 20
        assert box[0] >= margin
        assert box[1] >= margin
        assert box[2] <= size[0] - margin
        assert box[3] <= size[1] - margin
        if plan.activities:
            assert box[2] - box[0] > 0.75 * size[0]
            assert (0x0D, 0x4F, 0x5C) in colours  # the primary colour, so the style was understood


def test_words_on_the_a3_sheet_can_be_copied_from_a_pdf() -> None:
    import pypdfium2
    import typst

    svg = to_svg.render(every_mark(), page="a3")
    page = b'#set page(width: 420mm, height: 297mm, margin: 0mm)\n#image("a.svg", width: 420mm)'
    document = pypdfium2.PdfDocument(typst.compile({"main.typ": page, "a.svg": svg.encode()}, format="pdf"))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range().replace("\xa0", " ")
    document.close()
    for words in ("Politisk spor", "24. november 2026", "Høring af udkast", "Uden dato"):
        assert words in text


def test_the_picture_for_a_slide_is_as_wide_as_asked_for() -> None:
    size, _, _ = _ink(to_svg.png(every_mark(), pixels=960))
    assert size == (960, 540)


def test_a_drawing_can_be_fitted_into_a_place() -> None:
    svg = to_svg.render(random_plan(4, 80), width_px=1200, aspect=0.6, heading=False)
    root = tree(svg)
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    assert height / width <= 0.6
    assert width > 1200
    assert "tl-heading" not in [e.attrib.get("class") for e in root.iter()]
