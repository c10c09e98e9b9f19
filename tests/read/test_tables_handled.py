"""Tables whose rows name, beside their own time, which body takes the matter up and when, and what is held besides."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Kind
from frisat.read import from_csv
from frisat.read.layouts.tables_handled import split
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Made


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Havne- og Kulturudvalget 9. september", [("Havne- og Kulturudvalget", "9. september")]),
        ("ØU 9/9, KB 16/9", [("ØU", "9/9"), ("KB", "16/9")]),
        (
            "Økonomiudvalget d. 9. maj og Byrådet d. 16. maj",
            [("Økonomiudvalget", "d. 9. maj"), ("Byrådet", "d. 16. maj")],
        ),
        ("9. september: Havneudvalget", [("Havneudvalget", "9. september")]),
        ("Byrådet\n7. oktober 2031", [("Byrådet", "7. oktober 2031")]),
        ("Byrådet i uge 40", [("Byrådet", "uge 40")]),
        ("Byrådet", []),
        ("7. oktober 2031", []),
        ("Havnefest 7. oktober", []),
        ("Byrådet 7. oktober, hvor der også er valg", []),
    ],
)
def test_a_cell_names_bodies_and_their_days_or_something_else(cell: str, told: list[tuple[str, str]]) -> None:
    assert [(one.who, one.when) for one in split(cell)] == told


def said(activity: Activity) -> tuple[str, str | None, Kind, str]:
    day = activity.period.edtf if activity.period else None
    return activity.title, day, activity.kind, ", ".join(activity.actors)


def test_what_is_heard_is_taken_up_by_each_body_on_its_day() -> None:
    table = Grid(
        [
            ["Sag", "Høringsperiode", "Hvem høres", "Politisk behandling", "Bemærkninger"],
            ["Ny havneplan", "3.-28. marts 2031", "Lodserne", "Havneudvalget 22. april 2031", ""],
            ["Takster for både", "Uge 14-16", "Sejlklubben", "Økonomiudvalget 6. maj, Byrådet 13. maj", ""],
            ["Støj fra kajen", "April", "Naboer", "Byrådet 10. juni", "Borgermøde 8. april kl. 19 på Pakhuset"],
            ["Ny bro", "Udsat til 2032", "", "", "Afventer staten"],
        ]
    )
    plan = to_plan(to_blocks.make(Made("hoering.docx", "Høringsplan 1. halvår 2031", (table,), ()))).plan

    assert [said(activity) for activity in plan.activities] == [
        ("Ny havneplan", "2031-03-03/2031-03-28", Kind.HEARING, "Lodserne"),
        ("Ny havneplan", "2031-04-22", Kind.DECISION, "Havneudvalget"),
        ("Takster for både", "2031-03-31/2031-04-20", Kind.HEARING, "Sejlklubben"),
        ("Takster for både", "2031-05-06", Kind.DECISION, "Økonomiudvalget"),
        ("Takster for både", "2031-05-13", Kind.DECISION, "Byrådet"),
        ("Støj fra kajen", "2031-04", Kind.HEARING, "Naboer"),
        ("Støj fra kajen", "2031-06-10", Kind.DECISION, "Byrådet"),
        ("Borgermøde – Støj fra kajen", "2031-04-08", Kind.INVOLVEMENT, ""),
        ("Ny bro", "2032", Kind.HEARING, ""),
    ]
    meeting = plan.activities[7]
    assert (meeting.place, meeting.time and meeting.time.start) == ("Pakhuset", "19:00")


def test_the_name_of_the_plan_and_its_version_above_a_table_are_no_activities() -> None:
    rows = [
        "Høringsplan 2. halvår 2031;;",
        "Lerby Kommune - Sekretariatet;;",
        "Rev. 3, 4. juni 2031;;",
        ";;",
        "Emne;Høringsperiode;Behandles",
        "Havneplan;1.-15. september;Byrådet 7. oktober",
        "Kajgebyr;Uge 36-41;Havneudvalget 4. november",
    ]
    plan = to_plan(from_csv.read("\n".join(rows).encode(), "plan.csv")).plan

    assert plan.title == "Høringsplan 2. halvår 2031"
    assert [activity.period and activity.period.edtf for activity in plan.activities] == [
        "2031-09-01/2031-09-15",
        "2031-10-07",
        "2031-09-01/2031-10-12",
        "2031-11-04",
    ]
