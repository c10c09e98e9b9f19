"""What one issue of an agenda says otherwise than the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frisat.plan.meeting import Attendee, Item, ItemKind, Meeting, Outcome, Paper, Stage
from frisat.plan.meeting_changes import changes
from frisat.plan.model import Clock, Status
from frisat.plan.period import Period
from frisat.plan.sight import seen

NOTE = Paper("a", "Notat.pdf", "1", 1)
ITEM = Item(key="1", no="1", title="Budget", text="Sagen.", papers=(NOTE,))
MEETING = Meeting(
    uid="u", title="Møde", stage=Stage.RELEASED, items=(ITEM,), place="Rådhuset", bodies=("Skoleudvalget",),
    period=Period(date(2027, 5, 3).isoformat()), clock=Clock("15:00", "17:00"), attendees=(Attendee("Anna Dam"),),
)  # fmt: skip


def with_item(**more: object) -> Meeting:
    return replace(MEETING, items=(replace(ITEM, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (MEETING, []),
        (with_item(title="Budget 2028"), ["Punkt 1 »Budget 2028« hed før »Budget«."]),
        (with_item(text="En anden sag.", minutes=20),
         ["Punkt 1 »Budget«: rettet er sagsteksten og hvor lang tid det tager."]),
        (with_item(kind=ItemKind.DECISION), ["Punkt 1 »Budget«: rettet er hvad organet skal."]),
        (with_item(outcome=Outcome.WITHDRAWN), ["Punkt 1 »Budget« er taget af dagsordenen."]),
        (with_item(closed=True, text=None), ["Punkt 1 »Budget« er lukket."]),
        (with_item(papers=()), ["Punkt 1 »Budget«: bilaget »Notat.pdf« er taget ud."]),
        (with_item(papers=(replace(NOTE, name="Nyt.pdf"), Paper("b", "Kort.pdf", "2", 1))),
         ["Punkt 1 »Budget«: bilaget »Notat.pdf« hedder nu »Nyt.pdf«.",
          "Punkt 1 »Budget«: bilaget »Kort.pdf« er kommet til."]),
        (with_item(papers=(replace(NOTE, closed=True),)), ["Punkt 1 »Budget«: bilaget »Notat.pdf« er lukket."]),
        (replace(MEETING, items=(ITEM, Item(key="2", no="2", title="Eventuelt"))),
         ["Punkt 2 »Eventuelt« er sat på dagsordenen."]),
        (replace(MEETING, items=(ITEM, Item(key="2", no="", title="Venter"))), []),
        (replace(MEETING, items=()), ["Punkt 1 »Budget« står ikke længere på dagsordenen."]),
        (replace(MEETING, place=None), ["Stedet er nu ikke oplyst. Før var det Rådhuset."]),
        (replace(MEETING, clock=Clock("16:00", None)),
         ["Mødet er flyttet fra 3. maj 2027 kl. 15.00-17.00 til 3. maj 2027 kl. 16.00."]),
        (replace(MEETING, status=Status.CANCELLED), ["Mødet er aflyst."]),
        (replace(MEETING, attendees=(Attendee("Bo Bak"), Attendee("Cia Lund"))),
         ["Nye deltagere: Bo Bak og Cia Lund.", "Deltager ikke længere: Anna Dam."]),
    ],
)  # fmt: skip
def test_each_change_is_one_sentence(after: Meeting, said: list[str]) -> None:
    assert list(changes(MEETING, after)) == said
    assert len(changes(MEETING, after, "en")) == len(said)


def test_what_a_reader_may_not_see_is_in_no_sentence() -> None:
    """Of an item that is closed in both, nothing is said to the public, however much of it is otherwise."""
    before, after = (with_item(closed=True, ground="§ 27", title=t, text=t) for t in ("Lejemålet", "Opsigelsen"))
    assert len(changes(before, after)) == 2
    assert changes(seen(before), seen(after)) == ()
