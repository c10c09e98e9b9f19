"""`Among` finds what `__in` finds, and lets nothing but whole numbers into a question."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from frisat.web.base.among import Among
from frisat.web.bodies.models import Alias, Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies() -> list[Body]:
    made = [Body.objects.create(name=f"Udvalg {n}", kind="committee") for n in range(12)]
    for one in made:
        Alias.objects.create(body=one, text=one.name, folded=one.name.lower())
    return made


@pytest.mark.parametrize("picked", [[], [0], [3, 1, 1, 7], range(12)])
def test_it_finds_what_in_finds(bodies: list[Body], picked: Any) -> None:
    numbers = [bodies[n].pk for n in picked]
    plain = Body.objects.filter(pk__in=numbers).order_by("pk")
    assert list(Body.objects.filter(Among("pk", numbers)).order_by("pk")) == list(plain)
    assert Body.objects.exclude(Among("pk", numbers)).count() == 12 - len(plain)
    assert Alias.objects.filter(Among("body", numbers)).count() == len(plain)
    assert Alias.objects.filter(Among("body__pk", numbers), body__name="Udvalg 7").count() == (7 in picked)
    assert Body.objects.filter(Q(Among("pk", numbers)) | Q(name="Udvalg 0")).count() == len(plain) + (0 not in picked)
    assert Alias.objects.filter(body__in=Body.objects.filter(Among("pk", numbers)).values("pk")).count() == len(plain)


def test_the_numbers_are_no_parameters(bodies: list[Body]) -> None:
    with CaptureQueriesContext(connection) as asked:
        list(Body.objects.filter(Among("pk", range(2_000_000, 2_002_000))))
    [question] = asked.captured_queries
    assert "2000000,2000001," in question["sql"]


@pytest.mark.parametrize("told", ["1) OR (1=1", "1; --", None, "ø"])
def test_what_is_no_whole_number_is_never_part_of_a_question(told: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        Among("pk", [1, told])
