"""What reaches a person is blacked out; what only looks alike stays."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.model import Activity, Header, Person, Plan, Visibility
from frisat.plan.period import Period
from frisat.plan.schema import plan_to_json
from frisat.web.base.templatetags import parts
from frisat.web.process.masks import BLOCK, masked, public_plan

HIDDEN = [
    ("Skriv til anna.holm@engby.example senest mandag", "anna.holm@engby.example"),
    ("Mail: an.ho+plan@skole.engby.example.", "an.ho+plan@skole.engby.example"),
    ("anna (at) engby (dot) example", "anna (at) engby"),
    ("Tlf. 86 12 34 56", "86 12 34 56"),
    ("Telefon: 86123456", "86123456"),
    ("Ring til 8612 3456 mellem 9 og 12", "8612 3456"),
    ("mobil 20-12-34-56", "20-12-34-56"),
    ("+45 86 12 34 56", "86 12 34 56"),
    ("+4586123456", "86123456"),
    ("direkte 86\u00a012\u00a034\u00a056", "34\u00a056"),
    ("tlf.nr. 86 123 456", "86 123 456"),
    ("CPR 010170-1234", "010170-1234"),
    ("cpr.nr. 0101701234", "0101701234"),
    ("født 010170\u20131234", "1234"),
    ("Sagsbehandler: engxkl", "engxkl"),
    ("Sagsbeh.: AHO", "AHO"),
    ("Initialer: ab12", "ab12"),
]
KEPT = [
    "Sag 20/49269",
    "Sagsnr.: 2021-12345678",
    "Mødet den 22-10-2020",
    "Mødet 20.01.2021 kl. 15.00-17.00",
    "Sundhedsaftale 2019-2023",
    "Budget 2020 2021",
    "Mødelokale 12 34",
    "§ 17, stk. 4",
    "Uge 40/41",
    "150-200 borgere, i alt 12 000 000 kr.",
    "8800 Viborg",
    "Budget 12345678 kr.",
    "CVR 29189846",
    "CVR-nr.: 29 18 98 46",
    "EAN 5798004512345",
    "Dokument 20211026",
    "26102021",
    "Sagsbehandler: Anna Holm",
    "Referent: konsulenten",
    "J.nr. 12 34 56 78",
    "dialog, temaer, økonomi",
    "den 1. februar 12 skoler og 34 børnehaver",
]


@pytest.mark.parametrize(("text", "gone"), HIDDEN)
def test_contact_data_is_blacked_out(text: str, gone: str) -> None:
    assert gone not in masked(text)
    assert BLOCK in masked(text)


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(max_size=200))
def test_masking_twice_masks_no_more(text: str) -> None:
    once = masked(text)

    assert masked(once) == once


def test_the_block_is_the_one_that_templates_read_aloud() -> None:
    assert parts.BLOCK == BLOCK


def test_a_public_plan_holds_no_contact_data_in_any_field() -> None:
    secret = "anna.holm@engby.example"
    activity = Activity(
        key="a1",
        title=f"Møde ({secret})",
        period=Period("2027-05", text=f"maj, spørg {secret}", note=secret),
        actors=(secret,),
        responsible=(secret,),
        agenda=(secret,),
        deliverables=(secret,),
        status_reason=secret,
        place=secret,
        track=secret,
        method=secret,
        remark=secret,
        extra={"own": secret},
    )
    plan = Plan(
        title=secret,
        activities=(activity,),
        stakeholders=(secret,),
        text=(secret,),
        header=Header(chair=Person(secret)),
        extra={"own": secret},
    )

    assert secret not in json.dumps(plan_to_json(public_plan(plan)))


def test_a_public_plan_has_no_staff_activities_and_nothing_that_points_at_them() -> None:
    hidden = Activity(key="z99", title="Forhandling", visibility=Visibility.STAFF)
    shown = Activity(key="a1", title="Møde", depends_on=("z99",), replaced_by="z99", came_from=("z99",), remark="husk")

    text = json.dumps(plan_to_json(public_plan(Plan(activities=(shown, hidden)))))

    assert "z99" not in text
    assert "Forhandling" not in text
    assert "husk" not in text


@pytest.mark.parametrize(
    "piece", ["ord", "a.", "a@", "tlf ", "tlf" + " " * 3000, "1", "12 ", "(at)", "a@b.", "ref: ", "+4 "]
)
def test_a_text_without_end_is_gone_through_once(piece: str) -> None:
    """An imported plan may hold words of any length; processor time, not the clock's."""
    text = (piece * 20_000)[:20_000] + ":"
    start = time.process_time()

    masked(text)

    assert time.process_time() - start < 1


def test_a_mail_address_after_a_very_long_word_is_hidden() -> None:
    assert masked("x" * 5000 + " anna@engby.example").endswith(f" {BLOCK}")
    assert "engby" not in masked("x" * 5000 + "@engby.example")
