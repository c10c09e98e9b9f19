"""
Every action of the site says whether it lets something out. One that does is stopped by a personal number in each text
that it takes; one that stands in neither table fails the first test.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import docx as python_docx
import pytest

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome, Presence
from frisat.web.base.kept_rows import kept_row
from frisat.web.bodies import actions as bodies
from frisat.web.bodies import back_actions as bodies_back
from frisat.web.bodies import letterhead_actions, letterhead_files, seat_actions, spelling_actions
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, BodyKind
from frisat.web.cases import actions as cases
from frisat.web.cases import back_actions as cases_back
from frisat.web.cases import deciding
from frisat.web.cases.models import Case
from frisat.web.gate.passing import HeldError
from frisat.web.meetings import (
    actions,
    agenda_actions,
    approval_actions,
    head_actions,
    minutes_actions,
    moving,
    paper_actions,
    people_actions,
    release_actions,
)
from frisat.web.meetings import back_actions as meetings_back
from frisat.web.meetings.models import Meeting
from frisat.web.people.models import Person
from frisat.web.process import actions as processes
from frisat.web.process import drafts, upkeep, version_actions
from frisat.web.process.models import Process, SourceDocument
from frisat.web.record.actions import SYSTEM
from tests.web.gate.scanned import let_pass
from tests.web.test_bars_states import actions as every_action

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
SAYS = "CPR-nr. 240671-1234"
DAY = date(2027, 4, 1)
NAME = "240671-1237"
"""With its control digit: the shape alone, with no word beside it, is a possible number and warns."""

SAYS_NOTHING = {
    "a draft, an import or a note, which staff alone read before a version is published": (
        "intake.", "desk.", "process.drafts.", "process.draft_ends.", "process.comment_actions.", "process.make.",
        "process.editor_attachments.", "process.actions.keep_document", "process.actions.make_process",
        "process.version_actions.ask", "process.version_actions.give_back", "process.version_actions.take_back",
        "meetings.source_actions.", "meetings.release_actions.ask_review", "meetings.release_actions.give_back",
        "cases.actions.make_case", "cases.actions.change_step", "arrivals.actions.", "process.actions.keep",
        "meetings.back_actions.bring_template_back",
    ),
    "accounts, rights and sessions: nothing of them is published": ("people.",),
    "letters and answers to those who are invited; no closed text goes by mail": ("invites.",),
    "an agenda that is not sent, or an item that waits for the supplement": (
        "meetings.agenda_actions.add_items", "meetings.agenda_actions.bring_back_item",
        "meetings.agenda_actions.place_item", "meetings.agenda_actions.remove_item", "meetings.from_cases.",
    ),
    "minutes that are being taken": (
        "meetings.minutes_actions.", "meetings.follow_actions.", "meetings.approval_actions.reopen",
        "meetings.back_actions.bring_follow_up_back",
    ),
    "who reads what is closed; the reasons are for those who prepare the meeting": ("meetings.reader_actions.",),
    "who has a copy of a paper": ("meetings.fetched_actions.",),
    "no text, or one that the public does not read": (
        "meetings.approval_actions.answer", "meetings.approval_actions.answer_for", "meetings.head_actions.set_rule",
        "meetings.head_actions.make_meetings", "meetings.actions.make_meeting", "meetings.actions.set_bodies",
        "meetings.following.", "process.actions.reindex", "process.upkeep.set_state", "process.upkeep.bring_back",
        "cases.actions.move_step", "cases.actions.add_steps", "cases.actions.unskip", "cases.deciding.carry",
        "cases.deciding.put_days", "cases.again.",
        "bodies.merge_actions.", "bodies.successor_actions.", "bodies.actions.close_body", "bodies.actions.reopen_body",
        "bodies.seat_actions.remove_seat", "bodies.seat_actions.end_seats", "bodies.seat_actions.set_account",
        "bodies.back_actions.bring_ends_back", "bodies.letterhead_actions.end_for_body",
        "bodies.letterhead_actions.end_for_house", "bodies.letterhead_actions.take_again_for_body",
        "bodies.letterhead_actions.take_again_for_house",
        "bodies.spelling_actions.remove_alias", "bodies.spelling_actions.keep_apart",
        "bodies.spelling_actions.keep_name_apart", "bodies.spelling_actions.propose_again",
    ),
    "takes something away": (
        "meetings.agenda_actions.withdraw_item", "meetings.paper_actions.remove_paper", "process.take_out.",
        "meetings.people_actions.remove_participant", "process.upkeep.put_away", "cases.actions.remove_step",
        "cases.actions.unsay", "meetings.actions.remove_meeting", "arrivals.taking_back.",
        "arrivals.series_actions.take_back",
    ),
    "made of deeds that are tested below": (
        "cases.actions.say_many", "bodies.spelling_actions.make_bodies", "bodies.spelling_actions.accept_spellings",
        "bodies.seat_actions.add_seat_of", "meetings.move_actions.change", "meetings.people_actions.fill_from_seats",
        "process.actions.publish_document", "arrivals.taking.take", "arrivals.series_actions.make",
    ),
    "what was scanned, and its way out: test_passing.py": (
        "meetings.paper_actions.keep_checked", "meetings.paper_actions.take_clean", "meetings.paper_actions.let_out",
    ),
}  # fmt: skip
"""Why nothing goes out by it -> the actions, or "part.module." for all of a module."""


class World:
    """A meeting, a case and a decision that are out, and the draft of the plan."""

    def __init__(self, process: Process, meeting: Meeting, by: Any) -> None:
        self.process, self.meeting, self.by = process, meeting, by
        self.body = Body.objects.get(name="Skoleudvalget")

    def release(self) -> None:
        let_pass(self.meeting)
        from frisat.web.meetings.value import with_all

        row = with_all(Meeting.objects.filter(pk=self.meeting.pk)).get()
        release_actions.release(self.by, row, seen=release_actions.stand_of(row))
        self.meeting.refresh_from_db()

    def item(self, **values: Any) -> Any:
        found = self.meeting.items.filter(closed=False).get()
        type(found).objects.filter(pk=found.pk).update(**values)
        found.refresh_from_db()
        return found

    def out(self) -> Any:
        """The open item of an agenda that was sent."""
        self.release()
        return self.item()

    def taken(self, **values: Any) -> Any:
        """Minutes that say all that they must, with `values` on the open item."""
        self.release()
        minutes_actions.begin(self.by, self.meeting)
        minutes_actions.everybody_came(self.by, self.meeting)
        self.meeting.participants.filter(person=None).update(presence=Presence.PRESENT)
        self.meeting.items.update(outcome=Outcome.NOTED, extract="Taget til efterretning")
        return self.item(**values)

    def stand(self) -> str:
        from frisat.web.meetings.value import with_all

        return approval_actions.stand_of(with_all(Meeting.objects.filter(pk=self.meeting.pk)).get())

    def ask(self) -> None:
        approval_actions.send(self.by, self.meeting, seen=self.stand())

    def frozen(self) -> None:
        self.taken()
        self.ask()
        approval_actions.freeze(self.by, self.meeting, seen=self.stand(), reason="Ingen har svaret")

    def case(self, **said: Any) -> Any:
        return cases.make_case(
            self.by, self.process, **{"title": "En sag", "journey": [(self.body, Say.DECIDES)], **said}
        )

    def shown(self, **said: Any) -> Any:
        made = self.case(**said)
        cases.show(self.by, made, shown=True)
        return made

    def step(self) -> Any:
        return self.shown().steps.get()

    def decision(self, **said: Any) -> Any:
        usual = {
            "body": self.body,
            "day": DAY,
            "title": "En beslutning",
            "text": "Vedtaget",
            "outcome": Outcome.ADOPTED,
        }
        return deciding.decide(self.by, self.process, **{**usual, **said})

    def version(self, **said: Any) -> Any:
        """The draft with `title` on one activity is published, with `said` beside it."""
        from frisat.plan.drafting import Operation

        title = said.pop("title", None)
        field = said.pop("field", "title")
        draft = drafts.open_draft(self.by, self.process)
        state = drafts.state_of(draft)
        key, row = next((k, a) for k, a in state.activities.items() if a.get("visibility", "public") == "public")
        drafts.change(self.by, draft, [Operation(key, field, row.get(field), title or "Et helt nyt navn")])
        draft.refresh_from_db()
        usual = version_actions.Publication(draft.snapshot_upto, date(2027, 6, 1), "Planen", reason="Nye dage")
        return version_actions.publish_draft(self.by, draft, replace(usual, **said))


def _close(w: World, **said: Any) -> Any:
    made = w.decision(closed=True, withheld="Personforhold", **said)
    return lambda: deciding.disclose(w.by, made, closed=False, ground="Sagen er slut")


def _document(w: World) -> Any:
    row = w.process.documents.first()
    assert row is not None
    made = SourceDocument.objects.create(
        process=w.process, name="Notat", file_name="notat.txt", sha256="0" * 64, data=b"", kind=row.kind,
        reading=row.reading, lines=[{"cells": [SAYS]}],
    )  # fmt: skip
    return lambda: processes.add_document(SYSTEM, w.process, made)


def _change_case(w: World, deed: Callable[..., Any], **said: Any) -> Any:
    made = w.shown()
    return lambda: deed(w.by, made, **said)


def _change_item(w: World, **values: Any) -> Any:
    item = w.out()
    return lambda: agenda_actions.change_item(w.by, item, values, seen=item.revision, reason="Rettelse")


def _rename(w: World) -> Any:
    paper = w.out().papers.filter(closed=False).first()
    return lambda: paper_actions.change_paper(w.by, paper, {"name": NAME}, reason="Rettelse")


def _paper_back(w: World) -> Any:
    item = w.out()
    paper = item.papers.filter(closed=False).first()
    type(paper).objects.filter(pk=paper.pk).update(name=f"{SAYS}.pdf")
    paper_actions.remove_paper(w.by, paper, reason="Ved en fejl")
    return lambda: paper_actions.bring_back_paper(w.by, paper, reason="Ved en fejl")


def _open_item(w: World) -> Any:
    w.release()
    closed = w.meeting.items.get(closed=True)
    type(closed).objects.filter(pk=closed.pk).update(recommendation=SAYS)
    return lambda: agenda_actions.close_item(w.by, closed, closed=False, ground="Sagen er slut")


def _freeze(w: World) -> Any:
    w.taken()
    w.ask()
    closed = w.meeting.items.get(closed=True)
    type(closed).objects.filter(pk=closed.pk).update(text=SAYS)
    agenda = w.meeting.items.filter(pk=closed.pk)
    agenda.update(closed=False, ground="")
    return lambda: approval_actions.freeze(w.by, w.meeting, seen=w.stand(), reason="Ingen har svaret")


def _correct(w: World) -> Any:
    w.frozen()
    return lambda: approval_actions.correct(w.by, w.meeting, text=SAYS)


def _ask(w: World, **values: Any) -> Any:
    w.taken(**values)
    return w.ask


def _close_case(w: World) -> Any:
    made = w.case(text=SAYS)
    cases.close(w.by, made, closed=True, ground="Personforhold")
    cases.show(w.by, made, shown=True)
    return lambda: cases.close(w.by, made, closed=False)


def _say_after(w: World, **texts: str) -> Any:
    """What is put before a body is a draft until the body has had its say."""
    step = w.step()
    cases.change_step(w.by, step, **texts)
    return lambda: cases.say(w.by, step, outcome=Outcome.ADOPTED, day=DAY)


def _seat(w: World) -> Any:
    seat = seat_actions.add_seat(SYSTEM, w.body, representative_of="Forældrene", first_day=DAY)
    return lambda: seat_actions.change_seat(SYSTEM, seat, representative_of=SAYS)


def _move(w: World) -> Any:
    return lambda: moving.change(w.by, w.meeting, {"place": SAYS}, reason="Salen er optaget")


def _gone(row: Any) -> Any:
    kept = kept_row(row)
    row.delete()
    return kept


def _participant_back(w: World) -> Any:
    kept = _gone(w.meeting.participants.create(order=9, printed=SAYS, part="guest"))
    return lambda: meetings_back.bring_participant_back(w.by, w.meeting, kept, name=SAYS)


def _step_back(w: World) -> Any:
    step = w.step()
    step.skipped = SAYS
    kept = _gone(step)
    return lambda: cases_back.bring_step_back(w.by, kept_case(kept), kept)


def kept_case(kept: Any) -> Any:
    return Case.objects.get(pk=kept["row"]["fields"]["case"])


def _answer_back(w: World) -> Any:
    step = w.step()
    step.outcome, step.day, step.said = Outcome.ADOPTED, DAY, SAYS
    kept = kept_row(step)  # the row itself says nothing: it was taken back
    return lambda: cases_back.bring_answer_back(w.by, kept_case(kept), kept)


def _seat_back(w: World) -> Any:
    seat = seat_actions.add_seat(SYSTEM, w.body, representative_of="Forældrene", first_day=DAY)
    kept = bodies_back.kept_seat(seat)
    seat.delete()
    kept["row"]["representative_of"] = SAYS
    return lambda: bodies_back.bring_seat_back(SYSTEM, kept)


def _letterhead() -> bytes:
    """A letterhead with a number in its header."""
    made = python_docx.Document(io.BytesIO(letterhead_files.example()))
    made.sections[0].header.paragraphs[0].text = SAYS
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _letterhead_of_body(w: World) -> Any:
    return lambda: letterhead_actions.put_for_body(SYSTEM, w.body, _letterhead(), "brevpapir.docx")


def _letterhead_of_house(w: World) -> Any:
    return lambda: letterhead_actions.put_for_house(SYSTEM, _letterhead(), "brevpapir.docx")


def _alias_back(w: World) -> Any:
    kept = bodies_back.kept_alias(Alias(body=w.body, text=SAYS, folded=SAYS.casefold()))
    return lambda: bodies_back.bring_alias_back(SYSTEM, kept)


DEEDS: dict[str, list[Callable[[World], Callable[[], Any]]]] = {
    "meetings.release_actions.release": [
        lambda w: (w.item(title=SAYS), w.release)[1],
        lambda w: (w.item(text=SAYS), w.release)[1],
        lambda w: (w.item(recommendation=SAYS), w.release)[1],
        lambda w: (w.item(presenters=[{"name": SAYS}]), w.release)[1],
        lambda w: (w.item(case_no=NAME), w.release)[1],
    ],
    "meetings.agenda_actions.change_item": [
        lambda w: _change_item(w, title=SAYS),
        lambda w: _change_item(w, text=SAYS),
        lambda w: _change_item(w, recommendation=SAYS),
    ],
    "meetings.agenda_actions.close_item": [_open_item],
    "meetings.paper_actions.add_paper": [
        lambda w: (lambda item: lambda: paper_actions.add_paper(w.by, item, b"hej", f"{SAYS}.txt", reason="x"))(
            w.out()
        ),
    ],
    "meetings.paper_actions.change_paper": [_rename],
    "meetings.paper_actions.bring_back_paper": [_paper_back],
    "meetings.approval_actions.send": [
        lambda w: _ask(w, decision_text=SAYS),
        lambda w: _ask(w, dissents=[{"who": "Mads Medlem", "text": SAYS}]),
    ],
    "meetings.approval_actions.freeze": [_freeze],
    "meetings.approval_actions.correct": [_correct],
    "meetings.actions.add_participant": [
        lambda w: lambda: actions.add_participant(w.by, w.meeting, printed=SAYS),
        lambda w: lambda: actions.add_participant(w.by, w.meeting, printed="Gæst", role=SAYS),
    ],
    "meetings.people_actions.change_participant": [
        lambda w: lambda: people_actions.change_participant(
            w.by, w.meeting.participants.filter(person=None).get(), {"role": SAYS}
        ),
    ],
    "meetings.back_actions.bring_participant_back": [_participant_back],
    "cases.back_actions.bring_step_back": [_step_back],
    "cases.back_actions.bring_answer_back": [_answer_back],
    "bodies.letterhead_actions.put_for_body": [_letterhead_of_body],
    "bodies.letterhead_actions.put_for_house": [_letterhead_of_house],
    "bodies.back_actions.bring_alias_back": [_alias_back],
    "bodies.back_actions.bring_seat_back": [_seat_back],
    "meetings.head_actions.set_head": [lambda w: lambda: head_actions.set_head(w.by, w.meeting, {"case_no": NAME})],
    "meetings.head_actions.set_legs": [
        lambda w: lambda: head_actions.set_legs(
            w.by, w.meeting, [{"title": SAYS, "start": None, "end": None, "place": ""}]
        ),
    ],
    "meetings.moving.change": [_move],
    "cases.actions.show": [
        lambda w: (lambda made: lambda: cases.show(w.by, made, shown=True))(w.case(title=SAYS)),
        lambda w: (lambda made: lambda: cases.show(w.by, made, shown=True))(w.case(text=SAYS)),
    ],
    "cases.actions.close": [_close_case],
    "cases.actions.change_case": [lambda w: _change_case(w, cases.change_case, title=SAYS)],
    "cases.actions.write_text": [
        lambda w: _change_case(w, cases.write_text, text=SAYS),
        lambda w: _change_case(w, cases.write_text, text="En ordlyd", name=SAYS),
    ],
    "cases.actions.skip": [lambda w: (lambda step: lambda: cases.skip(w.by, step, reason=SAYS))(w.step())],
    "cases.actions.say": [
        lambda w: _say_after(w, text=SAYS),
        lambda w: _say_after(w, recommendation=SAYS),
        lambda w: (lambda s: lambda: cases.say(w.by, s, outcome=Outcome.ADOPTED, day=DAY, said=SAYS))(w.step()),
        lambda w: (lambda s: lambda: cases.say(w.by, s, outcome=Outcome.ADOPTED, day=DAY, reservations=SAYS))(w.step()),
        lambda w: (
            lambda s: lambda: cases.say(w.by, s, outcome=Outcome.ADOPTED, day=DAY, closed=True, extract=SAYS)
        )(w.step()),
    ],
    "cases.deciding.decide": [
        lambda w: lambda: w.decision(title=SAYS),
        lambda w: lambda: w.decision(text=SAYS),
        lambda w: lambda: w.decision(legal_basis=SAYS),
        lambda w: lambda: w.decision(closed=True, extract=SAYS),
    ],
    "cases.deciding.disclose": [lambda w: _close(w, title=SAYS), lambda w: _close(w, text=SAYS)],
    "process.version_actions.publish_draft": [
        lambda w: lambda: w.version(title=SAYS),
        lambda w: lambda: w.version(field="place", title=SAYS),
        lambda w: lambda: w.version(reason=SAYS),
        lambda w: lambda: w.version(decision=SAYS),
        lambda w: lambda: w.version(name=SAYS),
    ],
    "process.actions.publish_version": [
        lambda w: lambda: processes.publish_version(
            SYSTEM, w.process, replace(processes.plan_of(processes.newest(w.process)), stakeholders=(SAYS,)),
            valid_from=date(2027, 6, 1),
        ),
    ],
    "process.actions.add_document": [_document],
    "process.upkeep.change": [
        lambda w: lambda: upkeep.change(SYSTEM, w.process, summary=SAYS),
        lambda w: lambda: upkeep.change(SYSTEM, w.process, parties=["Engby", SAYS]),
    ],
    "bodies.actions.make_body": [lambda w: lambda: bodies.make_body(SYSTEM, name=SAYS, kind=BodyKind.GROUP)],
    "bodies.actions.change_body": [lambda w: lambda: bodies.change_body(SYSTEM, w.body, name=SAYS)],
    "bodies.seat_actions.make_person": [lambda w: lambda: seat_actions.make_person(SYSTEM, name=SAYS)],
    "bodies.seat_actions.change_person": [
        lambda w: lambda: seat_actions.change_person(SYSTEM, Person.objects.filter(account=None).first(), title=SAYS)
    ],
    "bodies.seat_actions.add_seat": [
        lambda w: lambda: seat_actions.add_seat(SYSTEM, w.body, representative_of=SAYS, first_day=DAY)
    ],
    "bodies.seat_actions.change_seat": [_seat],
    "bodies.spelling_actions.add_alias": [lambda w: lambda: spelling_actions.add_alias(SYSTEM, w.body, text=SAYS)],
}  # fmt: skip
"""Action -> what it is given with a number in one text; each gives the deed, when all else is in place."""


def excused() -> set[str]:
    listed = [start for starts in SAYS_NOTHING.values() for start in starts]
    return {n for n in every_action() if any(n == s or (s.endswith(".") and n.startswith(s)) for s in listed)}


def test_every_action_says_whether_it_lets_something_out() -> None:
    assert set(every_action()) - excused() - set(DEEDS) == set()
    assert excused() & set(DEEDS) == set()
    assert set(DEEDS) <= set(every_action())
    listed = [start for starts in SAYS_NOTHING.values() for start in starts]
    assert [s for s in listed if not any(n == s or (s.endswith(".") and n.startswith(s)) for n in every_action())] == []


def test_each_publishing_deed_is_stopped_by_a_number_in_each_of_its_texts(
    process: Process, meeting: Meeting, accounts: dict[str, Account]
) -> None:
    from django.db import transaction

    passed = []
    for name, ways in DEEDS.items():
        for number, way in enumerate(ways):
            with transaction.atomic():
                meeting.refresh_from_db()
                deed = way(World(process, meeting, accounts["owner"]))
                try:
                    with transaction.atomic():
                        deed()
                except (HeldError, RegisterError) as stopped:
                    if isinstance(stopped, RegisterError) and stopped.code not in ("B213", "B123"):
                        passed.append(f"{name} {number}: {stopped.code}")
                else:
                    passed.append(f"{name} {number}")
                transaction.set_rollback(True)
    assert passed == [], passed
