"""
Two people, or two workers, at once: nothing closed gets out, nobody's words are lost unsaid, each number is given once.

What a page was made of before somebody else's deed is played on every database; real threads need PostgreSQL, since
SQLite lets one writer in at a time and is held in memory here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections
from django.test import Client

from frisat.plan.meeting import Stage
from frisat.web.cases import actions as cases
from frisat.web.cases.models import Decision
from frisat.web.meetings import (
    actions,
    agenda_actions,
    approval_actions,
    from_cases,
    head_actions,
    move_actions,
    paper_actions,
    people_actions,
    release_actions,
    sight,
)
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Meeting, Paper
from frisat.web.meetings.value import value_of, with_all
from frisat.web.process.models import IndexedActivity
from frisat.web.record import queries as record
from frisat.web.record.actions import SYSTEM
from tests.web.invites.conftest import invited, post
from tests.web.meetings.test_agenda import refusal
from tests.web.meetings.test_minutes import approving, frozen, taking, written

if TYPE_CHECKING:
    from frisat.web.invites.models import Invitation
    from frisat.web.people.models import Account
    from tests.web.invites.post import Post

__all__ = ["approving", "frozen", "invited", "post", "taking", "written"]  # fixtures
real = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
LONGEST = 90


def whole(meeting: Meeting) -> Meeting:
    found: Meeting = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    return found


def stand(meeting: Meeting) -> str:
    return release_actions.stand_of(whole(meeting))


def together(*deeds: Callable[[], Any]) -> list[Any]:
    """What each deed gave, or the refusal that it met, when all began at the same moment. Anything else is raised."""
    start, out = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(n: int, deed: Callable[[], Any]) -> None:
        try:
            start.wait(LONGEST)
            out[n] = deed()
        except BaseException as wrong:
            out[n] = wrong
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert not any(thread.is_alive() for thread in threads), "they wait for each other"
    for one in out:
        if isinstance(one, BaseException) and not isinstance(one, MeetingError):
            raise one
    return out


def codes(said: list[Any]) -> list[str]:
    return sorted(one.code if isinstance(one, MeetingError) else "" for one in said)


# ------------------------------------------------------------------------------------- a page that is older than a deed
@pytest.mark.django_db
def test_a_paper_of_a_page_made_before_the_agenda_was_sent_needs_a_reason_and_who_may(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    """The row in the hands of the page says that nothing is sent: what counts is what stands when it is done."""
    closed = Paper.objects.select_related("item__meeting").get(item__meeting=meeting, item__order=1, closed=True)
    release_actions.release(SYSTEM, meeting, seen=stand(meeting))
    opened = {"name": closed.name, "closed": False, "ground": ""}

    assert refusal(paper_actions.change_paper, accounts["editor"], closed, opened) == "G106"
    assert refusal(paper_actions.change_paper, accounts["owner"], closed, opened) == "G106"
    assert refusal(paper_actions.remove_paper, accounts["editor"], closed) == "G106"
    closed.refresh_from_db()
    assert closed.closed
    assert closed.removed is None


@pytest.mark.django_db
def test_a_paper_that_somebody_closed_meanwhile_is_not_opened_by_an_older_form(
    meeting: Meeting, as_editor: Client, accounts: dict[str, Account]
) -> None:
    paper = Paper.objects.get(item__meeting=meeting, item__order=1, closed=False)
    home = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/punkter/{paper.item_id}/"
    seen = paper.stand
    assert f'name="seen" value="{seen}"' in as_editor.get(home).content.decode()
    paper_actions.change_paper(accounts["owner"], paper, {"closed": True, "ground": "Personforhold"})

    answer = as_editor.post(
        f"{home}bilag/{paper.key}/ret/", {"navn": "Nyt navn.pdf", "grund": "", "seen": seen}, follow=True
    )

    paper.refresh_from_db()
    assert (paper.closed, paper.name) == (True, "bilag-0.pdf")
    assert "blev ændret af en anden, mens du skrev" in answer.content.decode()


@pytest.mark.django_db
def test_an_item_that_somebody_closed_meanwhile_stays_closed_when_the_older_form_is_saved_again(
    meeting: Meeting, as_editor: Client, accounts: dict[str, Account]
) -> None:
    item = meeting.items.get(order=1)
    home = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/punkter/{item.pk}/"
    agenda_actions.change_item(accounts["owner"], item, {"closed": True, "ground": "Personforhold"}, seen=0)
    form = {"seen": "0", "title": "En ny titel", "kind": "discussion", "text": "Ny tekst"}

    refused = as_editor.post(home, form)

    said = refused.content.decode()
    assert refused.status_code == 422
    assert "Punktet blev ændret af en anden" in said
    assert "<dt>Lukket punkt</dt><dd>Ja</dd>" in said.replace(' lang="da"', "")
    kept = {one.name: one.value() for one in refused.context["form"]}
    assert kept["title"] == "En ny titel"
    again = {name: value for name, value in kept.items() if value not in (None, False, "")}
    assert as_editor.post(home, again).status_code == 302
    item.refresh_from_db()
    assert (item.title, item.closed, item.ground) == ("En ny titel", True, "Personforhold")


@pytest.mark.django_db
def test_no_form_of_a_meeting_overwrites_what_it_was_not_made_of(
    meeting: Meeting, as_editor: Client, accounts: dict[str, Account]
) -> None:
    """Head, participant, rules of procedure, parts of a visit: what one wrote is not taken back by what another had."""
    home = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/"
    who, body = meeting.participants.get(part="guest"), meeting.meeting_bodies.first().body
    pages = {
        "om/": {"kind": "theme", "body_0": str(body.pk), "case_no": ""},
        f"deltagere/{who.pk}/": {"part": "guest", "role": ""},
        f"om/{body.pk}/": {"agenda_workdays": "4", "place": "", "clock": ""},
        "dele/": {"titel": "", "tid": "", "sted": ""},
    }
    seen = {page: as_editor.get(home + page).context["seen"] for page in pages}
    head_actions.set_head(SYSTEM, meeting, {"case_no": "21/1234"})
    people_actions.change_participant(SYSTEM, who, {"role": "direktør"})
    head_actions.set_rule(SYSTEM, meeting, body, {"agenda_workdays": 8})
    head_actions.set_legs(SYSTEM, meeting, [{"title": "Rundvisning", "start": None, "end": None, "place": ""}])

    for page, form in pages.items():
        answer = as_editor.post(home + page, {**form, "seen": seen[page]})
        assert answer.status_code == 422, page
        assert "ændret af en anden, mens du skrev" in answer.content.decode(), page
        assert answer.context["differs"], page
        again = as_editor.post(home + page, {**form, "seen": answer.context["seen"]})
        assert again.status_code == 302, page


@pytest.mark.django_db
def test_who_moves_a_meeting_hears_that_somebody_moved_it_meanwhile(
    meeting: Meeting, accounts: dict[str, Account], client: Client
) -> None:
    client.force_login(accounts["owner"])
    page = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/flyt/"
    form = {"day": "30. november 2027", "clock": "15.00-17.00", "place": "Aulaen", "reason": "Salen er optaget."}
    seen = client.get(page, form).context["seen"]
    changes = move_actions.moved("1. december 2027", None, "Rådhuset")
    move_actions.change(SYSTEM, meeting, changes, reason="Formanden er syg.")

    answer = client.post(page, {**form, "seen": seen})

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Mødet blev flyttet eller aflyst af en anden" in said
    assert "1. december 2027" in said
    assert value_of(whole(meeting)).place == "Rådhuset"
    assert client.post(page, {**form, "seen": answer.context["seen"]}).status_code == 302
    assert value_of(whole(meeting)).place == "Aulaen"


@pytest.mark.django_db
def test_a_step_is_not_put_on_the_agenda_of_a_meeting_that_was_cancelled_or_sent_meanwhile(
    meeting: Meeting, as_editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = meeting.meeting_bodies.first().body
    case = cases.make_case(SYSTEM, meeting.process, title="En sag", journey=[(body, cases.Say.DECIDES)])
    step = case.steps.get()
    place = from_cases._place(meeting)
    monkeypatch.setattr(from_cases, "open_to", lambda steps: {step.pk: [place]})  # as the page had it
    move_actions.change(SYSTEM, meeting, move_actions.cancelled("cancelled", "Ingen sager", ""), reason="Ingen sager")  # type: ignore[arg-type]

    url = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/trin/{step.pk}/dagsorden/"
    answer = as_editor.post(url, {"moede": place.key}, follow=True)

    assert "tager ikke flere punkter" in answer.content.decode()
    assert not Item.objects.filter(step=step).exists()


# ------------------------------------------------------------------------------------------------------- real threads
class TestAtOnce:
    pytestmark = real

    @pytest.mark.parametrize("_round", range(3))
    def test_an_agenda_is_sent_while_an_item_is_closed(self, meeting: Meeting, _round: int) -> None:
        seen, item = stand(meeting), meeting.items.get(order=1)
        said = together(
            lambda: release_actions.release(SYSTEM, meeting, seen=seen),
            lambda: agenda_actions.close_item(SYSTEM, item, closed=True, ground="Personforhold"),
        )

        assert codes(said)[-1] in ("", "G111")
        public = sight.public(whole(meeting))
        assert "Status på skolestrukturen" not in str(public)
        item.refresh_from_db()
        assert item.closed
        assert record.verify().is_whole

    def test_two_send_the_agenda_at_once(self, meeting: Meeting, accounts: dict[str, Account]) -> None:
        home, seen = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/send/", stand(meeting)

        def send(who: str) -> int:
            client = Client()
            client.force_login(accounts[who])
            return client.post(home, {"seen": seen}).status_code

        assert sorted(together(lambda: send("owner"), lambda: send("approver")))[0] == 302
        assert meeting.issues.count() == 1
        assert sorted(meeting.items.values_list("no", flat=True)) == ["1", "2"]

    def test_two_write_the_same_item(self, meeting: Meeting) -> None:
        item = meeting.items.get(order=1)
        said = together(
            *(
                lambda t=t: agenda_actions.change_item(SYSTEM, item, {"text": t}, seen=0)
                for t in ("Den ene", "Den anden")
            )
        )

        assert codes(said) == ["", "G105"]
        item.refresh_from_db()
        assert item.text in ("Den ene", "Den anden")

    def test_items_put_on_at_once_each_have_a_place(self, meeting: Meeting) -> None:
        together(*(lambda n=n: agenda_actions.add_items(SYSTEM, meeting, [{"title": f"Punkt {n}"}]) for n in range(4)))
        orders = list(meeting.items.values_list("order", flat=True))
        assert len(orders) == len(set(orders)) == 6

    def test_two_move_the_meeting_at_once(self, meeting: Meeting) -> None:
        seen, before = move_actions.stand_of(value_of(whole(meeting))), meeting.sequence
        days = ("30. november 2027", "1. december 2027")
        said = together(
            *(
                lambda d=d: move_actions.change(SYSTEM, meeting, move_actions.moved(d, None, d), reason="x", seen=seen)
                for d in days
            )
        )

        assert codes(said) == ["", "G127"]
        meeting.refresh_from_db()
        assert meeting.sequence == before + 1
        assert value_of(whole(meeting)).place in days

    def test_final_while_corrected_opened_again_or_closed(self, approving: Meeting) -> None:
        seen, item = approval_actions.stand_of(whole(approving)), approving.items.get(order=1)
        said = together(
            lambda: approval_actions.freeze(SYSTEM, approving, seen=seen, reason="Alle var der"),
            lambda: approval_actions.reopen(SYSTEM, approving, reason="En fejl"),
            lambda: approval_actions.correct(SYSTEM, approving, text="Rettelse"),
            lambda: agenda_actions.close_item(SYSTEM, item, closed=True, ground="Personforhold"),
        )

        approving.refresh_from_db()
        issues = approving.issues.filter(kind="minutes").count()
        assert (approving.stage, issues) in ((Stage.FROZEN, 1), (Stage.TAKING, 0))
        assert {c for c in codes(said) if c} <= {"G301", "G302", "G303"}
        assert "Status på skolestrukturen" not in str(sight.public(whole(approving)))

    def test_approval_while_the_minutes_are_taken_back(self, approving: Meeting) -> None:
        asked = approving.approvals.filter(participant__person__account=None).first()
        assert asked is not None
        together(
            lambda: approval_actions.answer_for(
                SYSTEM, asked, approved=True, remark="", told="på telefon", seen=asked.sha256
            ),
            lambda: approval_actions.reopen(SYSTEM, approving, reason="En fejl"),
        )
        assert approving.approvals.count() == 0, "nobody has approved another text than the one that was read"

    def test_decisions_made_at_once_each_have_a_number(self, meeting: Meeting) -> None:
        from frisat.plan.meeting import Outcome
        from frisat.web.base.clock import today
        from frisat.web.cases import deciding

        body = meeting.meeting_bodies.first().body
        together(
            *(
                lambda n=n: deciding.decide(
                    SYSTEM,
                    meeting.process,
                    body=body,
                    day=today(),
                    title=f"Sag {n}",
                    text="Ja",
                    outcome=Outcome.APPROVED,
                )
                for n in range(4)
            )
        )
        assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2, 3, 4]

    def test_meetings_made_at_once_on_one_day_have_addresses_of_their_own(self, meeting: Meeting) -> None:
        body = meeting.meeting_bodies.first().body
        day = IndexedActivity.objects.get(activity=meeting.activity)
        others = list(IndexedActivity.objects.filter(process=meeting.process).exclude(pk=day.pk)[:2])
        IndexedActivity.objects.filter(pk__in=[o.pk for o in others]).update(
            edtf=day.edtf, first_day=day.first_day, last_day=day.last_day
        )
        made = together(
            *(lambda o=o: actions.make_meeting(SYSTEM, o.activity, bodies=[body]) for o in (*others, others[0]))
        )
        assert len({m.pk for m in made}) == 2, "the same activity has one meeting"
        assert len({str(m.addresses.last()) for m in made}) == 2

    def test_each_letter_is_sent_once_by_two_workers(self, invited: list[Invitation], post: Post) -> None:
        from frisat.web.invites import letters

        now = datetime.now(UTC)
        together(*(lambda: letters.send_due(now) for _ in range(3)))
        assert len(post.handler.to_whom) == len(set(post.handler.to_whom)) == len(invited) > 0

    def test_deeds_that_want_each_others_rows_wait_in_turn(self, meeting: Meeting) -> None:
        """One holds what the other wants and the end of the chain: PostgreSQL would break one of them off."""
        import time

        from frisat.web.record.actions import action, write

        first, second = (item.pk for item in meeting.items.order_by("order"))

        @action(lambda who: True)
        def deed(by: Any, one: int, other: int) -> bool:
            Item.objects.select_for_update(of=("self",)).get(pk=one)
            time.sleep(0.3)
            write(by, "meeting.item_change", meeting, within=meeting.process)
            Item.objects.select_for_update(of=("self",)).get(pk=other)
            return True

        assert together(lambda: deed(SYSTEM, first, second), lambda: deed(SYSTEM, second, first)) == [True, True]
