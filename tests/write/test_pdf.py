"""The PDF: what it says of itself, how it is tagged, and that nothing in a plan is read as markup."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings

from frisat.plan.errors import WriteError
from frisat.plan.model import Plan
from frisat.write import to_pdf
from frisat.write.to_pdf import png, render, timeline

from . import plans

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1168 400" width="1168" height="400" role="img">'
    '<title>Tidslinje</title><rect width="1168" height="400" fill="#e3eef0"/>'
    '<text x="20" y="40">Marts 2027</text></svg>'
)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """Every structure element's type, in order."""
    found: list[str] = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S)[1:])
            if "/K" in node:
                walk(node.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def text(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def outlines(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [item.title for root in outline.root for item in (root, *root.children)]


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_it_says_that_it_is_pdf_ua_in_danish_with_a_title(language: str, locale: str) -> None:
    pdf = opened(render(plans.everything(), language=language))
    meta = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert str(pdf.Root.Lang) == locale
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert "Skoler i bevægelse" in meta


def test_headings_table_and_lists_are_tagged_and_bookmarked() -> None:
    pdf = opened(render(plans.everything()))
    found = tags(pdf)
    assert found.count("H1") == 1
    assert found.count("Table") == 1
    assert found.count("TH") == 5
    assert found.count("TR") == 3
    assert {"THead", "TBody", "L", "LI", "Lbl", "LBody", "TD"} <= set(found)
    assert outlines(pdf) == ["Skoler i bevægelse", "Aktiviteter", "Noter", "Interessenter", "Om forløbet"]


@pytest.mark.parametrize("make", plans.TRICKY.values(), ids=plans.TRICKY)
def test_a_checker_of_pdf_ua_finds_nothing(make, tmp_path: Path) -> None:
    """It checks 16 rules of the 106 that a machine can check: a gate, no certificate."""
    from pdfua import validate

    path = tmp_path / "plan.pdf"
    path.write_bytes(render(make(), staff=True))
    report = validate(path)
    assert [f"{f.rule_id}: {f.message}" for f in report.findings] == []


def test_the_checker_finds_an_untagged_file(tmp_path: Path) -> None:
    from pdfua import validate

    with opened(render(plans.everything())) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.Lang
        pdf.save(tmp_path / "bare.pdf")
    assert validate(tmp_path / "bare.pdf").findings


def test_no_author_time_or_attachment_is_in_it() -> None:
    pdf = opened(render(plans.everything()))
    assert "/Author" not in pdf.docinfo
    assert "/CreationDate" not in pdf.docinfo
    assert not pdf.attachments
    assert "/JavaScript" not in (pdf.Root.get("/Names") or {})
    assert render(plans.everything()) == render(plans.everything())


def test_nothing_in_a_plan_is_markup() -> None:
    said = text(render(plans.look_alikes()))
    for words in ('#read("/etc/passwd")', "*fed*", "_kursiv_", "$x^2$", "<b>html</b>", "&amp;"):
        assert words in said.replace("\n", " ")
    assert "root:" not in said


def test_a_character_that_no_font_has_becomes_a_box_and_the_rest_stays() -> None:
    plan = Plan(title="Fest \U0001f389", activities=(plans.activity("a", "Kage \U000f0001 og \U000f0000 kaffe"),))
    said = text(render(plan))
    assert "Kage □ og □ kaffe" in said


def test_a_letter_beside_a_mark_that_no_font_has_stays_a_letter() -> None:
    assert "0" in text(render(Plan(title="Fest", text=("0\u0e31",))))


@settings(max_examples=25, deadline=None)
@given(plans.PLANS)
def test_any_plan_at_all_can_be_set(plan: Plan) -> None:
    assert render(plan, staff=True).startswith(b"%PDF-1.7")


def test_the_header_row_stands_on_every_page() -> None:
    import pdfplumber

    with pdfplumber.open(BytesIO(render(plans.many_rows()))) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 3
    assert all("Dato Aktivitet" in page for page in pages)
    assert pages[1].endswith(f"Side 2 af {len(pages)}")


def test_the_public_copy_holds_nothing_for_staff_only() -> None:
    plan = plans.staff_and_public()
    assert "Formøde" not in text(render(plan))
    assert "Formøde" in text(render(plan, staff=True))
    assert "Kun os" not in text(render(plan, staff=True))
    assert "navngivet" not in text(render(plans.agenda()))


def test_a_hundred_activities_take_less_than_two_seconds() -> None:
    plan = plans.many_rows()
    render(plan)
    start = time.process_time()
    render(plan)
    assert time.process_time() - start < 2.0


# ----------------------------------------------------------------------------------------------------- the timeline
def test_the_timeline_is_one_a3_page_with_an_alternative_text() -> None:
    pdf = opened(timeline(plans.everything(), SVG))
    assert len(pdf.pages) == 1
    assert [round(float(x)) for x in pdf.pages[0].MediaBox] == [0, 0, 1191, 842]
    assert "Figure" in tags(pdf)
    figure = next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure")
    alt = str(figure.get("/Alt") or figure.A.get("/Alt"))
    assert alt == "Tidslinje for Skoler i bevægelse med 2 aktiviteter. De samme aktiviteter står som tabel i planen."


@pytest.mark.parametrize("size", ['viewBox="0 0 1168 5000"', 'width="300" height="20"', 'width="5000px" height="90px"'])
def test_a_drawing_of_any_shape_fits_the_page(size: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><title>x</title><rect width="20" height="20"/></svg>'
    assert len(opened(timeline(plans.everything(), svg)).pages) == 1


def test_the_slide_is_a_png_as_wide_as_asked() -> None:
    from struct import unpack

    data = png(SVG, title="Tidslinje", pixels=1600)
    assert data.startswith(b"\x89PNG")
    width, height = unpack(">II", data[16:24])
    assert abs(width - 1600) <= 1
    assert abs(height - 1600 * 400 / 1168) <= 1


@pytest.mark.parametrize("bad", ["", "<p>ikke en tegning</p>", '<svg xmlns="http://www.w3.org/2000/svg"></svg>'])
def test_what_is_no_drawing_is_refused(bad: str) -> None:
    with pytest.raises(WriteError) as caught:
        png(bad)
    assert caught.value.code == "E405"


def test_a_failing_template_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_pdf, "_as_json", lambda o: {"title": "x"})
    with pytest.raises(WriteError) as caught:
        render(plans.everything())
    assert caught.value.code == "E404"
    assert "\n" not in str(caught.value)


def test_the_real_drawing_fills_one_page_and_one_slide() -> None:
    """Drawn by `to_svg` for the room that the page has."""
    from struct import unpack

    from frisat.write import write

    page = opened(write(plans.many_rows(), "timeline"))
    assert len(page.pages) == 1
    assert page.pages[0].MediaBox[2] > page.pages[0].MediaBox[3]
    width, height = unpack(">II", write(plans.everything(), "png")[16:24])
    assert abs(width - 2400) <= 1
    assert 0.4 < height / width < 0.8
