"""The shapes in which Excel, Word, Outlook and others leave rows on the clipboard; the words are made up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.pasted import pasted, rows_of_text
from frisat.plan.pasted_html import rows_of

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:"Short Date"; white-space:normal;}
--></style></head>
<body link="#0563C1" vlink="#954F72"><table border=0 cellpadding=0 cellspacing=0 width=410 style='border-collapse:
 collapse;width:308pt'>
<!--StartFragment-->
 <col width=87 style='mso-width-source:userset;mso-width-alt:3181;width:65pt'>
 <col width=180 span=2 style='width:135pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl66 width=87 style='height:15.0pt'>Hvem</td><td class=xl66>Hvad</td><td class=xl66>Dato</td></tr>
 <tr height=40>
  <td rowspan=2 height=60 class=xl67>B&oslash;rneudvalget</td>
  <td class=xl65 width=180>Dr&oslash;ftelse af<br style='mso-data-placement:same-cell'>
    h&oslash;ringssvar</td>
  <td class=xl65 align=right x:num="46510">03-05-2027</td></tr>
 <tr height=20><td class=xl65>Indstilling</td><td class=xl65 align=right>07-06-2027</td></tr>
 <tr height=20><td colspan=2 class=xl65 style='mso-ignore:colspan'>Borgerm&oslash;de i hallen</td>
  <td>1. juli 2027</td></tr>
<!--EndFragment-->
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=87 style='width:65pt'></td><td></td>
 <td></td></tr><![endif]></table></body></html>"""


def test_excel_with_columns_a_merged_cell_a_line_break_and_its_row_of_widths() -> None:
    found = pasted("", EXCEL)

    assert found.columns == ["actors", "title", "period"]
    assert found.rows == [
        ["Børneudvalget", "Drøftelse af\nhøringssvar", "03-05-2027"],
        ["Børneudvalget", "Indstilling", "07-06-2027"],
        ["Borgermøde i hallen", "", "1. juli 2027"],
    ]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><style><!--
 p.MsoNormal {margin:0cm} --></style>
</head><body lang=DA><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=160 valign=top><p class=MsoNormal><b>Tid<o:p></o:p></b></p></td>
  <td width=160 valign=top><p class=MsoNormal><b>Aktivitet<o:p></o:p></b></p></td>
  <td width=160 valign=top><p class=MsoNormal><b>Akt&oslash;rer<o:p></o:p></b></p></td></tr>
 <tr style='mso-yfti-irow:1'>
  <td rowspan=2><p class=MsoNormal>Medio<span style='mso-spacerun:yes'>&nbsp; </span>marts
  2027<o:p></o:p></p></td>
  <td><p class=MsoNormal>F&aelig;lles&shy;m&oslash;de om <span class=SpellE>pejlem&aelig;rker</span><o:p></o:p></p>
  <p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'><span
  style='mso-list:Ignore'>&middot;<span
  style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Opl&aelig;g<o:p></o:p></p></td>
  <td><p class=MsoNormal>&AElig;ldrer&aring;det<o:p></o:p></p><p class=MsoNormal>Byr&aring;det<o:p></o:p></p>
  <p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p></td></tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td><p class=MsoNormal>Caf&eacute;m&oslash;de <s><del cite="mailto:Kollega" datetime="2027-01-04T10:00">i
  hallen</del></s><ins cite="mailto:Kollega">p&aring; torvet</ins></p></td><td>
  <p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
</table><p class=MsoNormal>Med venlig hilsen</p><!--EndFragment--></body></html>"""


def test_word_with_paragraphs_bullets_a_merged_cell_and_tracked_changes() -> None:
    found = pasted("", WORD)

    assert found.columns == ["period", "title", "actors"]
    assert found.rows == [
        ["Medio marts 2027", "Fællesmøde om pejlemærker\nOplæg", "Ældrerådet\nByrådet"],
        ["Medio marts 2027", "Cafémøde på torvet", ""],
    ]


ROWS = "<tr><td>Hvad</td><td>Hvorn&aring;r</td></tr><tr><td>{}</td><td>3. maj 2027</td></tr>"
OUTLOOK = (
    "<html><body><div class=WordSection1><table width='100%'><tr><td><div><div>Hej Mette</div><p>Her er planen:</p>"
    "<div align=center><table class=MsoNormalTable><tr><td style='padding:0'><table>{}</table></td></tr></table></div>"
    "<p>Hilsen Bo</p></div></td></tr></table></div></body></html>"
)


def test_a_table_within_the_tables_that_lay_out_a_mail() -> None:
    found = pasted("", OUTLOOK.format(ROWS.format("<div><p>Borgerm&oslash;de</p></div>")))

    assert found.columns == ["title", "period"]
    assert found.rows == [["Borgermøde", "3. maj 2027"]]


def test_a_small_table_within_a_cell_is_lines_of_that_cell() -> None:
    lines = "<tr><td>kl. 17</td><td>Velkomst</td></tr><tr><td>kl. 18</td><td>Oplæg</td></tr>"
    inner = f"Borgerm&oslash;de<table>{lines}</table>"
    found = pasted("", f"<table>{ROWS.format(inner)}</table>")

    assert found.rows == [["Borgermøde\nkl. 17 Velkomst\nkl. 18 Oplæg", "3. maj 2027"]]


def test_a_mail_of_lines_in_a_frame_is_a_row_for_each_line() -> None:
    found = pasted("", "<table><tr><td><p>Borgermøde i hallen</p><p>Borgermøde i byen</p></td></tr></table>")

    assert found.rows == [["Borgermøde i hallen"], ["Borgermøde i byen"]]


def test_a_cell_that_reaches_down_at_the_end_of_a_row_moves_no_cell_of_later_rows() -> None:
    cells = "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d<td>e<tr><td>f<td>g<td>h</table>"

    assert rows_of(cells) == [["a", "b", "c"], ["d", "e", "c"], ["f", "g", "h"]]


def test_a_cell_that_reaches_down_and_across_holds_both_places() -> None:
    cells = "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>"

    assert rows_of(cells) == [["a", "", "b"], ["a", "", "c"], ["d", "e", "f"]]


def test_columns_in_any_order_with_and_without_a_head() -> None:
    head = ["Ansvarlig", "Sted", "Dato", "Aktivitet"]
    lines = [
        ["Byrådet", "Rådhuset", "3. maj 2027", "Temadrøftelse om klassestørrelser og skoleveje"],
        ["Børneudvalget", "Skolen", "uge 34 2027", "Høring af skolebestyrelserne om den nye struktur"],
    ]
    fields = ["responsible", "place", "period", "title"]
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        text = "\n".join("\t".join(row[n] for n in order) for row in [head, *lines])
        found = pasted(text)
        assert found.columns == [fields[n] for n in order]
        assert found.rows == [[row[n] for n in order] for row in lines]
        bare = pasted("\n".join("\t".join(row[n] for n in order if n != 1) for row in lines))
        assert not bare.has_heading
        assert dict(zip(bare.columns, bare.rows[0], strict=True)) == {
            "actors": "Byrådet", "period": "3. maj 2027", "title": lines[0][3],
        }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a\t"to\nlinjer"\tc\r\nd\te\tf', [["a", "to\nlinjer", "c"], ["d", "e", "f"]]),
        ('a\t"siger ""ja""\nog nej"\n', [["a", 'siger "ja"\nog nej'], [""]]),
        ('"Fremtidens skole" – møde\t1. maj\n"Byen" igen\t2. maj', [['"Fremtidens skole" – møde', "1. maj"],
                                                                     ['"Byen" igen', "2. maj"]]),
        ('"Fremtidens skole"\t1. maj', [['"Fremtidens skole"', "1. maj"]]),
        ('"åben\tb\nc"\td', [['"åben', "b"], ['c"', "d"]]),
        ('"Dialogmøde\nmed forældre"\nHøring', [["Dialogmøde\nmed forældre"], ["Høring"]]),  # one column
        ('"Ja" sagde han\nhun sagde "nej"', [['"Ja" sagde han'], ['hun sagde "nej"']]),
        ('Skærm 24"\tSkærm 27"\nx\ty', [['Skærm 24"', 'Skærm 27"'], ["x", "y"]]),
    ],
)  # fmt: skip
def test_quotation_marks_are_excel_s_only_around_line_breaks(text: str, rows: list[list[str]]) -> None:
    assert rows_of_text(text) == rows


@given(st.lists(st.lists(st.text('ab"\n ', max_size=8), min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_excel_writes_as_text_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    """Excel puts a cell with a line break in quotation marks and doubles those in it; any other stands as it is."""
    rows = [[c if "\n" in c else c.replace('"', "'") for c in row] for row in rows]
    text = "\n".join("\t".join('"' + c.replace('"', '""') + '"' if "\n" in c else c for c in row) for row in rows)

    assert rows_of_text(text) == rows


MARKUP = st.lists(
    st.sampled_from(("<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "<td>", "</td>", "<p>",
                     "x", "<![if x]>", "<![foo[ y", "<span style='mso-list:Ignore'>", "</span>", "<!--", "-->", "<del>",
                     "<")),
    max_size=40,
)  # fmt: skip


@given(MARKUP)
def test_broken_markup_gives_rows_and_never_stops(parts: list[str]) -> None:
    for row in rows_of("".join(parts)):
        assert len(row) <= 30


@pytest.mark.parametrize(
    "hostile",
    ['"a\n' * 50_000, '"' + "\n" * 50_000, "<table><tr><td>" * 9_000, "<table>" + "<tr>" * 200_000,
     "<td rowspan=499 colspan=29>x" * 40_000,
     "<table><tr>" + "<td>x" * 200_000, "<![foo[" * 50_000, '"\n' * 100_000 + "\t",
     "<div style=display:none>" * 30_000],
)  # fmt: skip
def test_a_clipboard_made_to_hurt_is_read_in_time(hostile: str) -> None:
    began = time.process_time()
    pasted(hostile, hostile)

    assert time.process_time() - began < 5
