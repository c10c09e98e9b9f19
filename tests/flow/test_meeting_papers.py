"""
Agendas and minutes out and in: a paper is read, becomes a meeting, is written as Word, PDF and page, and read again.

The papers of tests/files/meetings are made up, in the shapes of several municipalities (docs/policy/governance.md).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.meeting import Meeting, Outcome, Presence, Vote
from frisat.plan.meeting_json import meeting_from_json, meeting_to_json
from frisat.plan.meeting_paper import meeting_of_plan, plan_of_meeting
from frisat.plan.model import Plan
from frisat.read import read
from frisat.write.meeting import write_meeting

from .meetings_made import EVERYTHING

PAPERS = sorted((Path(__file__).parents[1] / "files" / "meetings").glob("*.txt"))
WRITTEN = ("docx", "pdf", "html")


def there_and_back(meeting: Meeting, to: str, folder: Path) -> Plan:
    path = folder / f"paper.{to}"
    path.write_bytes(write_meeting(meeting, to))
    return read(path).plan


def meeting_of(path: Path) -> Meeting:
    return meeting_of_plan(read(path).plan)


def told(text: str | None) -> list[str]:
    """The paragraphs without list marks, order and the colons of headings."""
    parts = (part.removeprefix("- ") for part in (text or "").replace(" • ", " · ").split("\n\n"))
    return sorted(part.rstrip(":") for part in parts)


@pytest.mark.parametrize("to", WRITTEN)
@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_every_header_field_and_item_comes_back(path: Path, to: str, tmp_path: Path) -> None:
    """What was read of a paper is what is read of the one that Frisat made of it."""
    meeting = meeting_of(path)
    wanted = plan_of_meeting(meeting)

    again = there_and_back(meeting, to, tmp_path)

    assert again.kind is wanted.kind
    assert again.header == wanted.header
    assert again.items == wanted.items
    assert meeting_of_plan(again).items == meeting.items


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_nothing_of_header_and_items_is_lost_on_the_way_to_a_meeting(path: Path) -> None:
    """
    The plan of the meeting says the same as the paper.

    Headings inside an item lose their colon, attachments are always a list, and our own lines stand in our order.
    """
    plan = read(path).plan

    said = plan_of_meeting(meeting_of_plan(plan))

    assert said.header == plan.header
    assert [(i.no, i.title, i.presenters, i.closed) for i in said.items] == [
        (i.no, i.title, i.presenters, i.closed) for i in plan.items
    ]
    assert [told(i.text) for i in said.items] == [told(i.text) for i in plan.items]
    assert [told(i.outcome) for i in said.items] == [told(i.outcome) for i in plan.items]


@pytest.mark.parametrize("to", WRITTEN)
def test_a_meeting_with_everything_comes_back(to: str, tmp_path: Path) -> None:
    """Votes with names, dissent, follow-ups, conflicts of interest, who came and left, several bodies, 2a, closed."""
    wanted = plan_of_meeting(EVERYTHING)

    again = there_and_back(EVERYTHING, to, tmp_path)
    meeting = meeting_of_plan(again)

    assert again.header == wanted.header
    assert again.items == wanted.items
    assert meeting.bodies == EVERYTHING.bodies
    assert [item.vote for item in meeting.items] == [item.vote for item in EVERYTHING.items]
    assert [item.dissents for item in meeting.items] == [item.dissents for item in EVERYTHING.items]
    assert [item.follow_ups for item in meeting.items] == [item.follow_ups for item in EVERYTHING.items]
    assert [item.conflicts for item in meeting.items] == [item.conflicts for item in EVERYTHING.items]
    assert [item.outcome for item in meeting.items] == [item.outcome for item in EVERYTHING.items]
    assert [item.extract for item in meeting.items] == [item.extract for item in EVERYTHING.items]
    present = {a.name: (a.presence, a.came, a.left, a.stands_in_for) for a in meeting.attendees}
    assert present["Anna Dam"] == (Presence.PRESENT, "15:20", "16:30", None)
    assert present["Per Lund"][0] is Presence.EXCUSED
    assert present["Mia Toft"][3] == "Per Lund"


def test_a_written_meeting_tells_of_no_more_activities_than_the_meeting(tmp_path: Path) -> None:
    """The tables of who was there and who approved the minutes are no plans."""
    for to in WRITTEN:
        plan = there_and_back(EVERYTHING, to, tmp_path)

        assert [a.title for a in plan.activities if a.title.startswith(("Godkendt", "Mangler", "Ikke"))] == []


def test_outcomes_and_votes_are_known_by_the_words_of_the_minutes() -> None:
    """The usual words of Danish minutes, in whole sentences too."""
    told = {path.stem[:2]: meeting_of(path) for path in PAPERS}

    assert [i.outcome for i in told["01"].items] == [Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.ENDORSED, None]
    assert told["01"].items[1].vote == Vote(5, 2, 1)
    assert [d.who for d in told["01"].items[1].dissents] == ["Ole Bak"]
    assert told["01"].items[1].follow_ups[0].day == "2025-04-01"
    assert [i.outcome for i in told["03"].items] == [None, Outcome.DISCUSSED, Outcome.NOTED, None]
    assert [i.outcome for i in told["05"].items] == [None, Outcome.POSTPONED, Outcome.NOTED, None]
    assert [i.outcome for i in told["06"].items] == [
        Outcome.POSTPONED,
        Outcome.REJECTED,
        Outcome.RETURNED,
        Outcome.WITHDRAWN,
        Outcome.ADOPTED,
    ]
    assert told["06"].items[1].vote == Vote(4, 1)
    assert told["07"].items[0].conflicts == ("Asta Nygaard", "Bo Lind")
    assert told["08"].items[0].vote == Vote(3, 1, 0, ("Karen Holm", "Anna Dam", "Mia Toft"), ("Ole Bak",))
    assert told["11"].items[1].extract == "Udvalget har godkendt et køb af en ejendom."
    assert told["11"].items[1].outcome is None


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_a_paper_survives_the_json_of_meetings(path: Path) -> None:
    """The value, not only the words."""
    meeting = meeting_of(path)

    assert meeting_from_json(meeting_to_json(meeting)) == meeting


@pytest.mark.founding
@pytest.mark.parametrize("to", WRITTEN)
def test_the_agenda_of_26_october_2021_comes_back_word_for_word(founding: Path, to: str, tmp_path: Path) -> None:
    """The issue's own document: every header field and every item the same, literally."""
    (path,) = founding.glob("seeds/003_*.txt")
    plan = read(path).plan

    again = there_and_back(meeting_of_plan(plan), to, tmp_path)

    assert again.header == plan.header
    assert again.items == plan.items
    assert len(plan.items) == 5
    assert plan.header is not None
    assert len(plan.header.participants or ()) == 5
