"""Bodies, persons and seats of the made-up municipality."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from django.core import serializers

from frisat.web.bodies import actions, seat_actions, spelling_actions
from frisat.web.bodies.models import Alias, Body, BodyKind, KeptApart, NameApart, Seat
from frisat.web.record.actions import SYSTEM

Make = Callable[..., Body]


@pytest.fixture
def make(db: None) -> Make:
    """`make("Skoleudvalget", "Skoleudv.")`: a body with further spellings."""

    def made(name: str, *spellings: str, **fields: object) -> Body:
        body: Body = actions.make_body(SYSTEM, name=name, **{"kind": BodyKind.COMMITTEE, **fields})
        for text in spellings:
            spelling_actions.add_alias(SYSTEM, body, text=text)
        return body

    return made


@pytest.fixture
def council(make: Make) -> Body:
    return make("Byrådet", kind=BodyKind.COUNCIL)


@pytest.fixture
def committee(make: Make, council: Body) -> Body:
    return make("Skoleudvalget", "Skoleudv.", recommends_to=council)


def seat(body: Body, name: str, first: date = date(2026, 1, 1), last: date | None = None, **fields: object) -> Seat:
    made: Seat = seat_actions.add_seat_of(SYSTEM, body, new_person=name, first_day=first, last_day=last, **fields)
    return made


def all_rows() -> str:
    """A hash of every row of the register."""
    rows = [row for model in (Body, Alias, Seat, KeptApart, NameApart) for row in model.objects.order_by("pk")]
    return hashlib.sha256(serializers.serialize("json", rows).encode()).hexdigest()
