"""JSON out and in again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from frisat.plan.model import Plan
from frisat.plan.schema import plan_from_json
from frisat.write import write

from . import plans


@given(plans.PLANS)
def test_any_plan_comes_back_exactly_from_a_staff_copy(plan: Plan) -> None:
    assert plan_from_json(json.loads(write(plan, "json", staff=True))) == plan


@pytest.mark.parametrize("make", plans.TRICKY.values(), ids=plans.TRICKY)
def test_a_tricky_plan_comes_back_exactly(make) -> None:
    plan = make()
    assert plan_from_json(json.loads(write(plan, "json", staff=True))) == plan


def test_the_public_copy_holds_what_is_public_and_nothing_else() -> None:
    data = write(plans.staff_and_public(), "json").decode()
    assert "Åbent møde" in data
    assert "Formøde" not in data
    assert "Kun os" not in data
    assert '"v2"' not in data


def test_a_closed_item_keeps_its_number_and_nothing_else_in_public() -> None:
    items = json.loads(write(plans.agenda(), "json"))["items"]
    assert [i["no"] for i in items] == ["1", "2", "3"]
    assert items[2]["title"] == "Lukket punkt"
    assert items[2]["text"] is None
