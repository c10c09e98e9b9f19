"""The neutral parts, the choice of format, and the words that writers and the reader share."""

from __future__ import annotations

import pytest

from frisat.plan.errors import WriteError
from frisat.plan.model import Plan, Status, Visibility
from frisat.plan.period import Period
from frisat.plan.printed import LANGUAGES, key_of
from frisat.plan.wording import writing
from frisat.write import FORMATS, write
from frisat.write.clean import clean, keep_labels_inside
from frisat.write.outline import outline, publishable

from . import plans


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(WriteError) as caught:
        write(Plan(), "odt")
    assert caught.value.code == "E401"
    assert "odt" in str(caught.value)


@pytest.mark.parametrize("to", ["docx", "pdf", "xlsx", "ics", "html", "json"])
def test_every_format_has_a_media_type_and_is_written(to: str) -> None:
    assert write(plans.everything(), to)
    assert "/" in FORMATS[to][0]
    assert FORMATS[to][1] == to


@pytest.mark.parametrize("table", ["KINDS", "STATUSES", "VISIBILITIES", "DOCUMENTS", "COLUMNS", "LABELS", "HEADINGS"])
def test_no_two_entries_of_a_vocabulary_print_the_same(table: str) -> None:
    """Else the reader could not tell them apart; the two headings of the type column are one column."""
    words = getattr(writing, table)
    for language in LANGUAGES:
        printed = [said[language].casefold() for said in words.values()]
        assert len(printed) == len(set(printed))
    for key, said in words.items():
        assert all(key_of(words, said[language]) == key for language in LANGUAGES)


def test_columns_without_content_are_left_out_and_the_table_stands_upright() -> None:
    o = outline(plans.same_again())
    assert [c.heading for c in o.table.columns] == ["Dato", "Aktivitet", "Hvem", "Slags"]
    assert not o.landscape


def test_the_column_is_called_status_only_when_there_is_one() -> None:
    assert [c.heading for c in outline(plans.every_status()).table.columns][-1] == "Slags og status"


def test_no_column_is_narrower_than_its_longest_word() -> None:
    word = "Sundhedskoordinationsudvalgsformandskabet"
    plan = Plan(activities=(plans.activity("a", actors=(word,), responsible=(word,)),))
    widths = {c.key: c.width for c in outline(plan).table.columns}
    assert widths["actors"] >= min(178 / 3, len(word) * 2) - 1
    assert abs(sum(widths.values()) - 178) <= 3


def test_undated_activities_keep_their_place_and_are_counted() -> None:
    plan = Plan(
        activities=(
            plans.activity("a", "Først"),
            plans.activity("b", "Netværk", period=None),
            plans.activity("c", "Dialog", period=Period(None, "dato ikke fastlagt")),
        )
    )
    o = outline(plan)
    assert o.remarks == ("2 af 3 aktiviteter er uden dato.",)
    assert [row.cells[0][0].text for row in o.table.rows] == ["2. marts 2027", "Uden dato", "dato ikke fastlagt"]


def test_brackets_are_explained_where_a_year_is_inferred() -> None:
    assert any("[skarp parentes]" in remark for remark in outline(plans.every_period()).remarks)
    assert not any("parentes" in remark for remark in outline(plans.same_again()).remarks)


def test_the_facts_say_what_is_known_and_leave_out_the_rest() -> None:
    assert outline(plans.everything()).facts == (
        "Mødeoversigt · Søby Kommune · Sagsnr. 27/001234 · Opdateret 9. januar 2027 · Foreløbig"
    )
    assert outline(Plan(title="x")).facts == "Tids- og procesplan"


def test_a_staff_copy_with_staff_rows_says_that_it_is_internal() -> None:
    assert outline(plans.staff_and_public(), staff=True).facts.endswith("Kun til intern brug")
    assert "intern" not in outline(plans.staff_and_public()).facts


def test_the_public_copy_points_at_nothing_hidden() -> None:
    public = publishable(plans.staff_and_public())
    assert all(a.visibility is Visibility.PUBLIC for a in public.activities)
    assert public.activities[1].status is Status.POSTPONED
    assert public.activities[1].replaced_by is None


def test_the_responsible_come_first_and_several_are_bullets() -> None:
    o = outline(plans.actors())
    actors = [c.key for c in o.table.columns].index("actors")
    first, second = o.table.rows[0].cells[actors], o.table.rows[5].cells[actors]
    assert {p.role for p in first} == {"bullet"}
    assert [(p.label, p.role) for p in second] == [("", "plain"), ("Deltagere:", "plain")]


def test_control_characters_and_surrogates_do_not_reach_a_file() -> None:
    assert clean("a\x00b\x1fc\ud800d\ufffee\nf\u00a0g") == "abcde f g"


def test_no_line_can_begin_with_a_label_or_a_dash_inside_a_text() -> None:
    kept = keep_labels_inside("Godkendelse. Sted: salen – hvor - • nu")
    assert kept == "Godkendelse.\u00a0Sted: salen\u00a0– hvor\u00a0-\u00a0• nu"
