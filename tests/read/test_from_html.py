"""Pages are read as a person sees them: the content, without menus, scripts and what the page hides."""

from __future__ import annotations

from time import process_time

import pytest

from frisat.read import from_html
from frisat.read.blocks import Box, Document, Line, Table
from frisat.read.to_plan import to_plan


def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    text = f"<!doctype html><html><head><title>Siden</title>{head}</head><body>{body}</body></html>"
    return from_html.read(text.encode(encoding), "a.html")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def grid(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_inline_words_flow_and_block_elements_end_a_line() -> None:
    document = read("<div>Mødet  holdes\n <b>den</b> <a href=x>1. maj</a><p>i Byrådet</p>efter</div>")

    assert texts(document) == ["Mødet holdes den 1. maj", "i Byrådet", "efter"]


def test_headings_have_levels_and_the_first_highest_is_the_title() -> None:
    document = read("<h2>Indledning</h2><h1>Plan</h1><div role=heading aria-level=3>Fase</div><p>Tekst</p>")

    assert [line.level for line in document.lines()] == [2, 1, 3, 0]
    assert document.title == "Plan"


def test_the_title_element_is_used_without_headings() -> None:
    assert read("<p>a</p>").title == "Siden"


def test_lists_have_depth_and_numbers() -> None:
    document = read("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul><ol start=3><li>e<li>f</ol>")

    assert [(line.text, line.bullet) for line in document.lines()] == [
        ("a", 0), ("b", 1), ("c", 0), ("d", None), ("3. e", 0), ("4. f", 0),
    ]  # fmt: skip


def test_a_table_with_headings_and_merged_cells() -> None:
    document = read(
        "<table><caption>Møder</caption><thead><tr><th>Dato<th colspan=2>Hvem og hvad</thead>"
        "<tr><td rowspan=2>maj<td>a<td>b</tr><tr><td>c<td>d</tr></table>"
    )
    found = table(document)

    assert found.caption == "Møder"
    assert grid(found) == [["Dato", "Hvem og hvad", ""], ["maj", "a", "b"], ["", "c", "d"]]
    assert [row.is_header for row in found.rows] == [True, False, False]
    assert (found.rows[0].cells[1].col_span, found.rows[1].cells[0].row_span) == (2, 2)
    assert found.rows[2].cells[0].covered


def test_a_row_of_heading_cells_is_a_header_without_thead() -> None:
    assert [row.is_header for row in table(read("<table><tr><th>a<th>b<tr><th>c<td>d</table>")).rows] == [True, False]


def test_line_breaks_in_a_cell_are_lines_and_an_empty_one_a_gap() -> None:
    (row,) = table(read("<table><tr><td>a<br>b<br><br>c<td>d</table>")).rows

    assert [(line.text, line.gap) for line in row.cells[0].lines] == [("a", False), ("b", False), ("c", True)]


def test_terms_and_meanings_are_a_table_of_two_columns() -> None:
    document = read("<dl><dt>Dato</dt><dd>1. maj</dd><div><dt>Sted</dt><dd>Rådhuset<dd>Sal 2</div></dl>")

    assert grid(table(document)) == [["Dato", "1. maj"], ["Sted", "Rådhuset\nSal 2"]]


def test_a_table_of_one_cell_is_a_box_and_a_layout_table_gives_way() -> None:
    document = read("<table><tr><td><table><tr><td>Frist<br>1. maj</table><td>Ved siden af</table>")

    assert [type(block) for block in document.blocks] == [Box, Line]


def test_struck_words_are_told() -> None:
    document = read(
        "<p>Møde <del>22.</del> 29. maj</p><p><s>Aflyst</s></p><p style='text-decoration: line-through'>Væk</p>"
    )

    assert [line.struck for line in document.lines()] == [("22.",), ("Aflyst",), ("Væk",)]
    assert texts(document)[0] == "Møde 22. 29. maj"


@pytest.mark.parametrize(
    ("html", "text", "counts"),
    [
        ("<del>12.</del><ins>13.</ins> maj", "13. maj", ("1", "1")),
        ("<del>12. maj</del> <ins>13. maj</ins>", "13. maj", ("1", "1")),
        ("<ins>13.</ins><del>12.</del> maj", "13. maj", ("1", "1")),
        ("<s>12.</s>13. maj", "13. maj", ("0", "1")),
        ("1<s>2</s><b>3</b>. maj", "13. maj", ("0", "1")),
        ("<span style='text-decoration:line-through'>12.</span><u>13.</u> maj", "13. maj", ("0", "1")),
        ("Møde<s>r</s> i udvalget", "Møde i udvalget", ("0", "1")),
    ],
)
def test_words_that_others_took_the_place_of_are_left_out_and_noted(
    html: str, text: str, counts: tuple[str, str]
) -> None:
    document = read(f"<p>{html}</p>")

    (line,) = document.lines()
    assert (line.text, line.struck) == (text, ())
    (note,) = document.notes
    assert (note.code, dict(note.parts)) == ("R206", dict(zip(("inserted", "deleted"), counts, strict=True)))


@pytest.mark.parametrize(
    ("html", "text", "struck"),
    [
        ("<s>12. maj</s> 13. maj", "12. maj 13. maj", ("12. maj",)),
        ("<s>Temamøde</s>: aflyst", "Temamøde: aflyst", ("Temamøde",)),
        ("<s>12. maj</s> (flyttet)", "12. maj (flyttet)", ("12. maj",)),
        ("<s>12. maj</s><br>13. maj", "12. maj", ("12. maj",)),
        ("<del>Temamøde</del>", "Temamøde", ("Temamøde",)),
        ("<s>Tema<b>møde</b></s>", "Temamøde", ("Temamøde",)),
    ],
)
def test_struck_words_that_nothing_replaced_in_place_stay(html: str, text: str, struck: tuple[str, ...]) -> None:
    document = read(f"<p>{html}</p>")

    first = next(iter(document.lines()))
    assert (first.text, first.struck) == (text, struck)
    assert document.notes == ()


def test_a_raised_number_stays_a_raised_number() -> None:
    assert texts(read("<p>Borgerdesign<sup>1</sup></p>")) == ["Borgerdesign¹"]


def test_time_elements_give_their_words_and_no_attribute_is_read() -> None:
    document = read(
        "<p data-plan='1. juni 2021' title='2. juni'><time datetime=2021-05-03>3. maj</time></p><!-- 4. juli -->"
    )

    assert texts(document) == ["3. maj"]
    assert "juni" not in repr(document)


def test_closed_details_are_read() -> None:
    assert texts(read("<details><summary>Se datoer</summary><p>1. maj</p></details>")) == ["Se datoer", "1. maj"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>", "<p style='display:none'>x</p>", "<p style='visibility: hidden'>x</p>",
        "<div class=sr-only>x</div>", "<p class=skjul>x</p>", "<p id=skjult>x</p>", "<p style='font-size:0'>x</p>",
    ],
)  # fmt: skip
def test_what_the_page_hides_is_noted_not_read(hidden: str) -> None:
    sheet = "<style>.skjul, #skjult { display: none } @media print { .kun { display: none } }</style>"
    document = read(f"<p class=kun>Synlig</p>{hidden}", sheet)

    assert texts(document) == ["Synlig"]
    assert [(note.code, note.value) for note in document.notes] == [("R221", "x")]


def test_hidden_from_screen_readers_alone_is_visible() -> None:
    assert texts(read("<p aria-hidden=true>Synlig</p>")) == ["Synlig"]


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "dialog", "select"])
def test_elements_that_show_no_text_of_the_page_are_silent(tag: str) -> None:
    assert texts(read(f"<p>a</p><{tag}>1. maj 2021</{tag}>")) == ["a"]


def test_the_main_part_is_read_and_what_stands_around_it_noted() -> None:
    document = read(
        "<header>Kommunen</header><nav>Forside</nav><main><nav>Brødkrumme</nav><h1>Plan</h1><aside>Kontakt</aside></main>"
        "<footer>Opdateret 3. maj 2021</footer><div id=cookie-besked>Vi bruger cookies</div>"
    )

    assert texts(document) == ["Plan", "Kontakt"]
    assert {(note.code, note.value) for note in document.notes} == {
        ("R212", "Kommunen"), ("R212", "Forside"), ("R212", "Brødkrumme"), ("R212", "Opdateret 3. maj 2021"),
        ("R213", "Vi bruger cookies"),
    }  # fmt: skip
    assert document.extra["footer"] == "Opdateret 3. maj 2021"


def test_without_a_main_part_frames_are_left_out_but_a_heading_in_one_is_not_lost() -> None:
    document = read("<header><h1>Plan</h1></header><nav>Menu</nav><p>1. maj</p><footer>Kommunen</footer>")

    assert texts(document) == ["Plan", "1. maj"]


def test_a_frame_that_holds_the_whole_page_is_the_page() -> None:
    document = read("<div class=site-header><h1>Plan</h1><p>Møde i Byrådet den 1. maj om budgettet</p></div><p>x</p>")

    assert texts(document) == ["Plan", "Møde i Byrådet den 1. maj om budgettet", "x"]


@pytest.mark.parametrize(
    ("encoding", "head", "guessed"),
    [
        ("utf-8", "", False), ("cp1252", "", True), ("utf-16", "", False), ("utf-8-sig", "", False),
        ("iso-8859-1", "<meta charset=iso-8859-1>", False),
        ("cp1252", "<meta http-equiv=content-type content='text/html; charset=windows-1252'>", False),
    ],
)  # fmt: skip
def test_letters_are_right_in_every_usual_encoding(encoding: str, head: str, guessed: bool) -> None:
    document = read(
        "<p>Rådhuset, Ærø – ø</p>" if encoding != "iso-8859-1" else "<p>Rådhuset, Ærø - ø</p>", head, encoding
    )

    assert texts(document)[0].startswith("Rådhuset, Ærø")
    assert any(note.code == "R216" for note in document.notes) is guessed


def test_pictures_are_counted() -> None:
    document = read("<p>a</p><img src=x alt='1. maj 2021'><svg><text>2. maj</text></svg>")

    assert texts(document) == ["a"]
    assert [(note.code, dict(note.parts)) for note in document.notes] == [("R208", {"count": "2"})]


def test_preformatted_text_keeps_its_lines() -> None:
    assert [(line.text, line.indent) for line in read("<pre>Plan\n  1. maj</pre>").lines()] == [
        ("Plan", 0),
        ("1. maj", 2),
    ]


@pytest.mark.parametrize(
    "folded",
    [
        "<h3><button aria-expanded=false>Hvornår?</button></h3><div hidden><p>Den 3. maj.</p></div>",
        "<button aria-expanded=false aria-controls=svar>Hvornår?</button><p>Spørg.</p>"
        "<div class=vaek id=svar>Den 3. maj.</div>",
        "<div role=tab aria-controls=svar>Hvornår?</div><div role=tabpanel id=svar hidden>Den 3. maj.</div>",
    ],
    ids=["button before it", "button names it", "tab"],
)
def test_what_a_visible_button_folds_out_is_read_below_its_words(folded: str) -> None:
    said = texts(read(f"<h1>Plan</h1>{folded}", "<style>.vaek { display: none }</style>"))
    assert said[0] == "Plan"
    assert said.index("Hvornår?") < said.index("Den 3. maj.")


def test_what_no_button_folds_out_stays_hidden() -> None:
    page = "<nav><button aria-expanded=false>Menu</button></nav><p>Synlig</p><div hidden>Skjult</div>"
    assert texts(read(page)) == ["Synlig"]


def test_a_narrow_column_beside_the_page_is_left_out_unless_it_speaks_of_its_dates() -> None:
    page = (
        "<div class=row><div class=col-md-8><h1>Plan</h1><p>Tekst om planen for havnen og kajen.</p></div>"
        "<div class=col-md-4><h2>{}</h2><p>Den 3. maj 2031</p></div></div>"
    )
    own = ["Plan", "Tekst om planen for havnen og kajen."]
    assert texts(read(page.format("Ferieplan"))) == own
    assert texts(read(page.format("Vigtige datoer"))) == [*own, "Vigtige datoer", "Den 3. maj 2031"]
    assert texts(read(page.replace("col-md-4", "col-md-6").format("Ferieplan")))[2:] == ["Ferieplan", "Den 3. maj 2031"]


def test_news_beside_the_matter_are_no_activities() -> None:
    page = (
        "<h1>Ny havn</h1><h2>Tidsplan</h2><ul><li>3. maj 2031: Møde på kajen</li>"
        "<li>9. juni 2031: Frist for forslag</li></ul><h2>Seneste nyt</h2>"
        "<ul><li>28. januar 2031: Broen lukker</li><li>12. januar 2031: Ny skolechef</li></ul>"
        "<h2>Høring</h2><p>Høringen begynder den 1. juli 2031.</p>"
    )
    plan = to_plan(from_html.read(page.encode(), "side.html")).plan
    assert [a.period and a.period.edtf for a in plan.activities] == ["2031-05-03", "2031-06-09", "2031-07-01"]
    assert "28. januar 2031: Broen lukker" in plan.text


ROWS = (
    "<div class=hoved><div>Dato</div><div>Tid</div><div>Sted</div></div>"
    "<div><div>Onsdag 22. januar</div><div>15-17</div><div>Sal 3</div></div>"
    "<div><div>Onsdag 19. marts</div><div>15-17</div><div>Bosted Åvej</div></div>"
)


def test_rows_that_a_page_sets_without_a_table_are_one_below_header_words() -> None:
    page = f"<h1>Handicaprådets møder</h1><h2>2031</h2>{ROWS}<p>Referater findes i arkivet.</p>"
    (table,) = [block for block in read(page).blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["Onsdag 22. januar", "15-17", "Sal 3"]
    plan = to_plan(from_html.read(page.encode(), "side.html")).plan
    assert [(a.period and a.period.edtf, a.title, a.place, a.time and a.time.start) for a in plan.activities] == [
        ("2031-01-22", "Handicaprådets møder", "Sal 3", "15:00"),
        ("2031-03-19", "Handicaprådets møder", "Bosted Åvej", "15:00"),
    ]


def test_cards_of_a_name_and_a_text_are_no_rows() -> None:
    cards = "".join(f"<div><h3>Trin {n}</h3><p>Vi mødes.</p></div>" for n in range(3))
    assert not [block for block in read(f"<h1>Plan</h1>{cards}").blocks if isinstance(block, Table)]
    dated = "".join(f"<div><div>{n}. maj 2031</div><div>Møde</div></div>" for n in range(1, 4))
    assert not [block for block in read(f"<h1>Plan</h1>{dated}").blocks if isinstance(block, Table)]


def test_what_folds_out_a_part_heads_it_and_numbered_phases_keep_their_time() -> None:
    page = (
        "<h1>Ny plads</h1><details open><summary>Fase 1: Forundersøgelser (januar-april 2031)</summary>"
        "<p>Vi borer prøver.</p></details>"
        "<details><summary>Fase 2: Projektering (maj-december 2031)</summary><ul><li>Rådgiver: 3. maj</li>"
        "<li>Ansøgning sendes den 1. september</li></ul></details>"
        "<details><summary>Hvem kan jeg ringe til?</summary><p>Ring til os.</p></details>"
        "<figure><img src=a.jpg><figcaption>Grunden fotograferet den 3. oktober 2030.</figcaption></figure>"
    )
    document = read(page)
    assert [line.level for line in document.lines() if line.level] == [1, 2, 2, 2]
    plan = to_plan(from_html.read(page.encode(), "side.html")).plan
    assert [(a.period and a.period.edtf, a.title) for a in plan.activities] == [
        ("2031-01/2031-04", "Fase 1: Forundersøgelser"),
        ("2031-05/2031-12", "Fase 2: Projektering"),
        ("2031-05-03", "Rådgiver"),
        ("2031-09-01", "Ansøgning sendes"),
    ]


def test_steps_of_inline_parts_are_lines_and_a_later_section_begins_anew() -> None:
    steps = "".join(
        f"<a class=step><span class=no>{n}</span><span class=title>{title}</span><span class=time>{when}</span></a>"
        for n, (title, when) in enumerate(
            (("Opstart", "Januar 2038"), ("Dialog", "Maj 2038"), ("Høring", "29. september 2038")), 1
        )
    )
    page = (
        f"<h1>Politik</h1><h2>Forløb</h2><div>{steps}</div><h2>Møder</h2><p>"
        "<b>10. februar kl. 19:</b> Møde på biblioteket<br>"
        "<b>3. marts kl. 16:</b> Møde i hallen</p><p>Sidst ændret 2. februar 2038</p>"
    )
    assert texts(read(page))[2:5] == ["1 Opstart", "Januar 2038", "2 Dialog"]
    plan = to_plan(from_html.read(page.encode(), "side.html")).plan
    assert [a.period and a.period.edtf for a in plan.activities] == [
        "2038-01", "2038-05", "2038-09-29", "2038-02-10", "2038-03-03",
    ]  # fmt: skip


def test_inline_parts_with_looks_of_their_own_are_parted_and_others_flow_on() -> None:
    day = "<p><span class=d>12</span><span class=m>maj</span> <b>B</b>ogens dag</p>"
    assert texts(read(day)) == ["12 maj Bogens dag"]
    mark = "<p><span class=dato>3. maj 2031</span><span class=mark>Aflyst</span></p>"
    assert texts(read(mark)) == ["3. maj 2031 Aflyst"]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>a</h1>" + "<details><summary>Fase 1</summary><p>x</p></details>" * 3000,
        "<div><div class='col-8'><h1>a</h1></div>" + "<div class='col-4'><p>x</p></div>" * 3000 + "</div>",
        "<div class=q>" + "<span class=a>ab</span><span class=b>cd</span>" * 3000 + "</div>",
        "<div>" + "<div><div>Dato</div><div>Sted</div></div>" * 3000 + "</div>",
    ],
    ids=["parts that fold out", "columns", "inline parts", "rows"],
)
def test_many_parts_of_one_kind_cost_no_more_than_their_number(page: str) -> None:
    """Each is looked at by itself: a page with twice as many takes about twice as long."""

    def took(text: str) -> float:
        began = process_time()
        read(text)
        return process_time() - began

    assert took(page) < 20 * took(page[: len(page) // 6]) + 0.5


_ROWS = "".join(f"<tr><td>{day}. maj 2027</td><td>Møde {day}</td></tr>" for day in range(1, 9))


@pytest.mark.parametrize(
    ("page", "noted"),
    [
        (f"<html><body><table>{_ROWS}", True),
        (f"<html><body><table>{_ROWS}<tr><td>9. ma", True),
        (f"<html><body><table>{_ROWS}</table>", False),
        (f"<html><body><table>{_ROWS}</body></html>", False),
    ],
)
def test_a_page_cut_short_within_a_table_is_read_and_says_so(page: str, noted: bool) -> None:
    """An end tag that no page may leave out is missing, and the page's own end too."""
    document = from_html.read(page.encode(), "a.html")

    assert len(table(document).rows) >= 8
    assert any(note.code == "R223" for note in document.notes) is noted
