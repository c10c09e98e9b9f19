"""
What a demonstration shows of meetings: one cancelled and its heir, agendas, minutes, a closed item, a case on its way.

The folder's `meetings.toml` says all of it (examples/meetings.toml); a folder without one shows none. A meeting is
either an activity of the plan (`day` and `title`), one that a paper of the process tells of (`paper`), or `new`; the
last two get into the plan by a version of their own.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

Said = Mapping[str, Any]


def load_meetings(folder: Path, accounts: Mapping[str, Any]) -> int:
    """Makes them once, all or none; how many: 0 when there are meetings already, or the folder names none."""
    from django.db import transaction

    from frisat.web.demo_cases import body_of
    from frisat.web.meetings.models import Meeting
    from frisat.web.process.models import Process

    try:
        said = tomllib.loads((folder / "meetings.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0
    process = Process.objects.filter(slug=said["version"]["process"]).first()
    if process is None or Meeting.objects.exists():
        return 0
    with transaction.atomic():
        for one in said.get("body", ()):
            body_of(one["name"], one["kind"], recommends_to=one.get("recommends_to", ""))
        persons = _persons(accounts, said["person"])
        keys = _version(process, said)
        for one in said["meeting"]:
            _Maker(process, accounts, persons, one).make(keys[one["title"]])
    return len(said["meeting"])


def _persons(accounts: Mapping[str, Any], titles: Mapping[str, str]) -> dict[str, Any]:
    """The persons of some accounts, by role name: who takes part in a meeting is a person of the register."""
    from frisat.web.bodies import seat_actions
    from frisat.web.people.models import Person
    from frisat.web.record.actions import SYSTEM

    out = {}
    for role, title in titles.items():
        person = Person.objects.filter(account=accounts[role]).first()
        if person is None:
            person = seat_actions.make_person(SYSTEM, name=accounts[role].name, title=title)
            seat_actions.set_account(SYSTEM, person, accounts[role])
        out[role] = person
    return out


# ------------------------------------------------------------------------------------------------------------- the plan
def _version(process: Any, said: Said) -> dict[str, str]:
    """Publishes the plan with the activities that it lacks; the key of each activity by its meeting's title."""
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    told = said["version"]
    before = actions.newest(process)
    assert before is not None  # noqa: S101 - the example processes have versions
    plan = actions.plan_of(before)
    for one in said["meeting"]:
        if "day" not in one:
            plan = replace(plan, activities=_in_time(plan.activities, _activity(process, one)))
    made = actions.publish_version(
        SYSTEM, process, plan, valid_from=told["valid_from"], name=before.name, reason=told["reason"], minor=True
    )
    day_of = {one["title"]: one.get("day") for one in said["meeting"]}
    return {
        title: next(
            a.key
            for a in actions.plan_of(made).activities
            if a.title.startswith(title) and (day is None or (a.period and a.period.earliest == day))
        )
        for title, day in day_of.items()
    }


def _activity(process: Any, one: Said) -> Any:
    """A meeting's activity: as its paper has it, or from the words of `new`."""
    from frisat.plan.model import Activity, Clock, Kind
    from frisat.plan.schema import period_from_json
    from frisat.plan.typed import period

    if "paper" in one:
        return replace(_read(process, one["paper"]).activities[0], title=one["title"])
    new = one["new"]
    when = period(new["period"])
    assert when is not None  # noqa: S101 - it has words
    return Activity(
        key=one["title"], title=one["title"], kind=Kind.MEETING, period=period_from_json(when),
        time=Clock(new["start"], new["end"]), place=new["place"], actors=tuple(new["actors"]),
    )  # fmt: skip


def _in_time(activities: Sequence[Any], new: Any) -> tuple[Any, ...]:
    """The activities with a dated one behind the last that begins no later."""
    before = [n for n, a in enumerate(activities) if a.is_dated and a.period.sort_key <= new.period.sort_key]
    at = before[-1] + 1 if before else 0
    return (*activities[:at], new, *activities[at:])


def _read(process: Any, file_name: str) -> Any:
    """The plan that was read from a paper of the process."""
    from frisat.plan.schema import reading_from_json

    return reading_from_json(json.loads(process.documents.get(file_name=file_name).reading)).plan


# ---------------------------------------------------------------------------------------------------------- one meeting
class _Maker:
    """Makes one meeting. What lies behind us the program writes down; what is to come the demonstration's people do."""

    def __init__(self, process: Any, accounts: Mapping[str, Any], persons: Mapping[str, Any], one: Said) -> None:
        from frisat.plan.meeting import MeetingKind
        from frisat.web.bodies.models import Body

        found = {b.name: b for b in Body.objects.filter(name__in=one["bodies"], organisation="")}
        self.process, self.accounts, self.persons, self.one = process, accounts, persons, one
        self.bodies = [found[name] for name in one["bodies"]]
        self.kind = MeetingKind(one.get("kind", MeetingKind.ORDINARY))
        self.secretary = accounts["owner"]

    def make(self, key: str) -> None:
        from frisat.web.meetings import actions, release_actions, source_actions
        from frisat.web.meetings.queries import of_activity

        one = self.one
        activity, _ = of_activity(self.process, key)
        meeting = actions.make_meeting(self.secretary, activity, kind=self.kind, bodies=self.bodies)
        if "paper" in one:
            items, sent = self._paper(meeting)
        else:
            for who in one.get("people", ()):
                self._person(meeting, **who)
            items, sent = [self._item(meeting, row) for row in one.get("item", ())], one.get("sent")
        if "template" in one:
            rows = [row for row in one["item"] if "case" not in row and "closed" not in row]
            source_actions.keep_template(self.secretary, meeting, self.bodies[0], name=one["template"], items=rows)
        if "proposed" in one:
            source_actions.propose(
                self.accounts["contributor"], self.process, body=self.bodies[0], kind="orientation", **one["proposed"]
            )
        if one.get("review"):
            release_actions.ask_review(self.secretary, meeting)
        if sent is not None:
            self._held(meeting, items, sent)

    def _paper(self, meeting: Any) -> tuple[list[Any], date]:
        """Who takes part and the items, as an agenda among the documents has them, and the day that it bears."""
        from frisat.plan.meeting_paper import meeting_of_plan
        from frisat.web.bodies.models import Body
        from frisat.web.meetings import actions, agenda_actions
        from frisat.web.record.actions import SYSTEM

        read = meeting_of_plan(_read(self.process, self.one["paper"]))
        for who in read.attendees:
            body = Body.objects.filter(name=who.name, organisation="").first()
            actions.add_participant(SYSTEM, meeting, body=body, printed="" if body else who.name, part=who.part)
        rows = [
            {
                "title": item.title, "kind": item.kind, "text": item.text or "",
                "presenters": [{"name": p.name, "role": p.role} for p in item.presenters],
            }
            for item in read.items
        ]  # fmt: skip
        return agenda_actions.add_items(SYSTEM, meeting, rows), date.fromisoformat(str(read.released))

    def _person(self, meeting: Any, *, name: str, part: str = "member", account: str = "", body: str = "") -> None:
        from frisat.plan.meeting import Part
        from frisat.web.meetings import actions

        who = {"person": self.persons[account]} if account else {"printed": name}
        of = next((b for b in self.bodies if b.name == body), self.bodies[0]) if part != "secretary" else None
        if account and of is not None:
            self._seated(of, self.persons[account])
        actions.add_participant(self.secretary, meeting, body=of, part=Part(part), **who)

    def _seated(self, body: Any, person: Any) -> None:
        """A member has a seat, and with it the right to read what is closed, from the term in which the demo begins."""
        from frisat.web.bodies import seat_actions
        from frisat.web.bodies.models import Seat
        from frisat.web.record.actions import SYSTEM

        if not Seat.objects.filter(body=body, person=person).exists():
            seat_actions.add_seat(SYSTEM, body, person=person, first_day=date(2018, 1, 1), last_day=body.last_day)

    def _item(self, meeting: Any, row: Said) -> Any:
        """An item of its own, or the step of a case that the meeting's body has."""
        from frisat.web.cases.models import Step
        from frisat.web.meetings import agenda_actions, from_cases

        if "case" in row:
            step = Step.objects.get(case__process=self.process, case__title=row["case"], body=self.bodies[0])
            return from_cases.put_on_agenda(self.secretary, meeting, step)
        fields = {name: row[name] for name in ("title", "kind", "minutes", "text", "recommendation") if name in row}
        shut = {"closed": True, "ground": row["closed"]} if "closed" in row else {}
        return agenda_actions.add_items(self.secretary, meeting, [{**fields, **shut}])[0]

    def _held(self, meeting: Any, items: Sequence[Any], sent: date) -> None:
        """The agenda as it was sent, and the minutes of what came of it, final."""
        from frisat.web.meetings import approval_actions, follow_actions, minutes_actions, release_actions
        from frisat.web.meetings.models import Item, Meeting
        from frisat.web.meetings.value import with_all
        from frisat.web.record.actions import SYSTEM

        def whole() -> Any:
            return with_all(Meeting.objects.filter(pk=meeting.pk)).get()

        release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(whole()), before=True, day=sent)
        minutes_actions.begin(SYSTEM, meeting)
        minutes_actions.everybody_came(SYSTEM, meeting)
        for item, said in zip(items, self.one["item"], strict=True):
            now = Item.objects.get(pk=item.pk)
            values = {"outcome": said["outcome"], "decision_text": said.get("said", "")}
            values |= {name: said[name] for name in ("vote", "dissents", "extract", "terms") if name in said}
            minutes_actions.take_down(SYSTEM, now, values, seen=now.revision)
            if (follow := said.get("follow_up")) is not None:
                owner = self.persons[follow["owner"]]
                follow_actions.ask(SYSTEM, now, text=follow["text"], owner=owner, day=follow["day"])
        approval_actions.send(SYSTEM, meeting, seen=approval_actions.stand_of(whole()))
        for asked in meeting.approvals.all():
            approval_actions.answer_for(
                SYSTEM, asked, approved=True, remark="", told=self.one["told"], seen=asked.sha256
            )
        approval_actions.freeze(SYSTEM, meeting, seen=approval_actions.stand_of(whole()))
