"""
BARS R1: who may read what is closed of a meeting. Eight who may not, and the two who may.

The right follows from a seat on the day of reading, ends with the seat, and comes neither from taking part nor from a
role in some process. A guest may be let in to one item; who is barred from it reads nothing closed of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frisat.plan.meeting import Part, Stage
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body, Seat, SeatRole
from frisat.web.meetings import actions, people_actions, reader_actions, readers, sight
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Conflict, LetIn, Participant
from frisat.web.meetings.readers import Stands
from frisat.web.people.models import Account, Person, Role
from frisat.web.process.actions import make_process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from tests.web.meetings import canary_world
from tests.web.meetings.canary_world import OPEN, leaks
from tests.web.meetings.test_leaks import FILES, crawl, given, read, without_what_was_asked

if TYPE_CHECKING:
    from frisat.web.meetings.models import Item, Meeting

pytestmark = pytest.mark.django_db
REFUSED = ("anonymous", "citizen", "employee", "supplier", "politician", "secretary", "disqualified", "ex-member")
TAKES_PART = {"supplier", "ex-member", "disqualified"}
"""They are invited, and so have the link for taking part online."""


@pytest.fixture
def closed(meeting: Meeting) -> Item:
    found: Item = meeting.items.get(closed=True)
    return found


def account(name: str) -> Account:
    return Account.objects.create_user(f"{name}@engby.example", "en lang adgangskode", name=name.title())


def guest(meeting: Meeting, name: str = "leverandoer") -> Account:
    """Somebody who takes part in the meeting and has no seat: a supplier who presents an item."""
    made = account(name)
    person = Person.objects.create(name=made.name, account=made)
    actions.add_participant(SYSTEM, meeting, person=person, part=Part.GUEST, role="konsulent")
    return made


def participant(meeting: Meeting, of: Account) -> Participant:
    found: Participant = meeting.participants.get(person__account=of)
    return found


def seat(of: Account, body: Body, **fields: Any) -> Seat:
    person, _ = Person.objects.get_or_create(account=of, defaults={"name": of.name})
    return Seat.objects.create(body=body, person=person, **{"first_day": date(2020, 1, 1), **fields})


@pytest.fixture
def principals(meeting: Meeting, accounts: dict[str, Account], member: Account, barred: Account) -> dict[str, Any]:
    """The eight of bar R1, and the two who may: the body's own member and the meeting's own secretary."""
    other = Body.objects.create(name="Teknisk Udvalg")
    politician, secretary, former = account("tekniker"), account("sekretaer"), account("forhenvaerende")
    seat(politician, other)
    seat(secretary, other, role=SeatRole.SECRETARY)
    elsewhere = make_process(SYSTEM, slug="andet", name="Et andet forløb")
    Role.objects.create(account=secretary, process_id=elsewhere.pk, name="owner")
    committee = Body.objects.get(name="Skoleudvalget")
    seat(former, committee, last_day=date.fromordinal(today().toordinal() - 1))
    actions.add_participant(SYSTEM, meeting, person=former.person)
    return {
        "anonymous": None, "citizen": accounts["stranger"], "employee": accounts["contributor"],
        "supplier": guest(meeting), "politician": politician, "secretary": secretary, "disqualified": barred,
        "ex-member": former, "member": member, "own secretary": accounts["editor"],
    }  # fmt: skip


def client_of(who: Account | None) -> Client:
    client = Client(raise_request_exception=False)
    if who is not None:
        client.force_login(who)
    return client


@pytest.fixture
def filled(meeting: Meeting, member: Account, barred: Account, principals: dict[str, Any]) -> dict[str, Any]:
    return canary_world.fill(meeting, member, barred)


def home_of(meeting: Meeting) -> str:
    return f"/moeder/{meeting.addresses.last()}/"


@pytest.mark.parametrize("who", REFUSED)
def test_eight_find_no_word_of_what_is_closed_on_any_surface(
    filled: dict[str, Any], principals: dict[str, Any], who: str
) -> None:
    may = {"link"} if who in TAKES_PART | {"employee"} else set()
    if who == "disqualified":  # has a seat, and is barred from one item alone: not from the other item's closed paper
        may |= {"closed_paper_name", "closed_paper_bytes", "closed_paper_ground"}
    count, open_seen, found = 0, 0, {}
    for address, said in crawl(
        client_of(principals[who]), [*given(filled, home_of(filled["meeting"])), "/arbejde/", "/arbejde/konto/"]
    ):
        count += 1
        open_seen += OPEN in said
        leaked = set(leaks(without_what_was_asked(address, said))) - may
        if who in ("employee", "secretary") and "/arbejde/" in address:
            leaked -= {"owner"}  # the register of persons has the name, which tells nothing of the meeting
        if leaked:
            found[address] = leaked
    assert found == {}
    assert count > 120
    assert open_seen > 15


@pytest.mark.parametrize("who", ["member", "own secretary"])
def test_the_two_who_may_find_it_on_the_page_and_in_every_paper(
    filled: dict[str, Any], principals: dict[str, Any], who: str
) -> None:
    client, home = client_of(principals[who]), home_of(filled["meeting"])
    assert {"title", "text", "decision", "paper_name", "closed_paper_name"} <= set(leaks(read(client.get(home))))
    for name in FILES:
        said = set(leaks(read(client.get(home + name))))
        if name.startswith("referat"):
            assert {"title", "decision"} <= said, name
    assert {"paper_bytes", "closed_paper_bytes"} <= set(leaks(read(client.get(f"{home}papirer.zip"))))


# ------------------------------------------------------------------------------------------------ the right is a seat
def test_the_right_begins_and_ends_with_the_day_of_the_seat(
    meeting: Meeting, loaded: Callable[[], Meeting], closed: Item, settings: Any
) -> None:
    who = guest(meeting)
    seat(who, Body.objects.get(name="Skoleudvalget"), first_day=date(2027, 3, 1), last_day=date(2027, 3, 31))
    told = {}
    for day in ("2027-02-28", "2027-03-01", "2027-03-31", "2027-04-01"):
        settings.FRISAT_TODAY = day
        told[day] = sight.sight_of(who, loaded()).opens(str(closed.pk))
    assert told == {"2027-02-28": False, "2027-03-01": True, "2027-03-31": True, "2027-04-01": False}


def test_a_seat_in_one_of_the_bodies_that_meet_is_enough_and_one_elsewhere_is_not(
    meeting: Meeting, loaded: Callable[[], Meeting], closed: Item
) -> None:
    inside, outside = account("elev"), account("nabo")
    seat(inside, Body.objects.get(name="Elevrådet"))
    seat(outside, Body.objects.create(name="Et andet udvalg"))
    assert sight.sight_of(inside, loaded()).opens(str(closed.pk))
    assert not sight.sight_of(outside, loaded()).opens(str(closed.pk))


def test_closing_the_account_ends_it(
    meeting: Meeting, member: Account, loaded: Callable[[], Meeting], closed: Item
) -> None:
    assert sight.sight_of(member, loaded()).opens(str(closed.pk))
    member.is_active = False
    assert not sight.sight_of(member, loaded()).opens(str(closed.pk))


def test_taking_part_gives_the_link_and_nothing_closed(meeting: Meeting, loaded: Callable[[], Meeting]) -> None:
    type(meeting).objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED, link="https://example.org/rum")
    seen = sight.seen_by(guest(meeting), loaded())
    assert seen.link == "https://example.org/rum"
    assert [i.title for i in seen.items][1] == "Lukket punkt"
    assert [len(i.papers) for i in seen.items] == [1, 0]


# ------------------------------------------------------------------------------------------------------ barred early
def test_a_conflict_of_interest_is_written_while_the_agenda_is_a_draft_and_holds_when_it_is_out(
    meeting: Meeting, member: Account, loaded: Callable[[], Meeting], closed: Item, accounts: dict[str, Account]
) -> None:
    assert meeting.stage == Stage.DRAFT
    client = client_of(accounts["editor"])
    who = participant(meeting, member)
    at = [meeting.process.slug, meeting.pk, closed.pk, who.pk]
    answer = client.post(reverse("item_bar", args=at), {"why": "Ejer naboejendommen"}, follow=True)
    assert "er inhabil i punktet" in answer.content.decode()
    assert "Ejer naboejendommen" in answer.content.decode()
    type(meeting).objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    assert not sight.sight_of(member, loaded()).opens(str(closed.pk))

    answer = client.post(reverse("item_unbar", args=at), follow=True)
    assert "er ikke længere inhabil" in answer.content.decode()
    assert sight.sight_of(member, loaded()).opens(str(closed.pk))
    kept = Entry.objects.filter(verb__in=("meeting.bar", "meeting.unbar")).order_by("pk")
    assert [e.verb for e in kept] == ["meeting.bar", "meeting.unbar"]


def test_what_is_written_before_the_minutes_stands_in_them_and_a_stale_form_of_minutes_is_told(
    meeting: Meeting, member: Account, closed: Item
) -> None:
    from frisat.web.meetings import minutes_actions

    type(meeting).objects.filter(pk=meeting.pk).update(stage=Stage.TAKING)
    closed.refresh_from_db()
    before = closed.revision
    reader_actions.bar(SYSTEM, closed, participant(meeting, member), why="Er i familie med ansøgeren")
    with pytest.raises(MeetingError) as wrong:
        minutes_actions.take_down(SYSTEM, closed, {"conflicts": [], "outcome": "approved"}, seen=before)
    assert wrong.value.code == "G305"
    assert Conflict.objects.filter(item=closed).count() == 2


def test_minutes_that_are_settled_keep_who_was_barred(meeting: Meeting, member: Account, closed: Item) -> None:
    for stage, code in ((Stage.APPROVING, "G302"), (Stage.FROZEN, "G301")):
        type(meeting).objects.filter(pk=meeting.pk).update(stage=stage)
        with pytest.raises(MeetingError) as wrong:
            reader_actions.bar(SYSTEM, closed, participant(meeting, member), why="For sent")
        assert wrong.value.code == code


# -------------------------------------------------------------------------------------------------- a guest is let in
def test_a_guest_is_let_in_to_one_item_for_a_reason_and_out_again(
    meeting: Meeting, loaded: Callable[[], Meeting], closed: Item, accounts: dict[str, Account]
) -> None:
    type(meeting).objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    who, other = guest(meeting), type(closed).objects.create(
        meeting=meeting, order=3, title="Et lukket punkt mere", closed=True, ground="Personforhold"
    )  # fmt: skip
    client = client_of(accounts["approver"])
    at = [meeting.process.slug, meeting.pk, closed.pk, participant(meeting, who).pk]
    page = client.post(reverse("item_let_in", args=at), {"why": "  Fremlægger   sagen "}, follow=True)
    assert "lukket ind af" in page.content.decode()
    assert "Fremlægger sagen" in page.content.decode()
    seen = sight.sight_of(who, loaded())
    assert (seen.closed, seen.opens(str(closed.pk)), seen.opens(str(other.pk))) == (False, True, False)
    html = client_of(who).get(home_of(meeting)).content.decode()
    assert closed.title in html
    assert "Et lukket punkt mere" not in html

    page = client.post(reverse("item_let_in_end", args=at), follow=True)
    assert "læser ikke længere noget lukket" in page.content.decode()
    assert not sight.sight_of(who, loaded()).opens(str(closed.pk))
    assert closed.title not in client_of(who).get(home_of(meeting)).content.decode()
    kept = LetIn.objects.get(item=closed)
    assert (kept.why, kept.by, kept.ended is None) == ("Fremlægger sagen", accounts["approver"], False)
    assert [e.verb for e in Entry.objects.filter(verb__startswith="meeting.let_in").order_by("pk")] == [
        "meeting.let_in", "meeting.let_in_end",
    ]  # fmt: skip

    again = client.post(reverse("item_let_in", args=at), {"why": kept.why}, follow=True)
    assert again.status_code == 200
    assert sight.sight_of(who, loaded()).opens(str(closed.pk))
    assert LetIn.objects.filter(item=closed).count() == 2


def test_only_who_lets_papers_out_lets_a_guest_in(meeting: Meeting, closed: Item, accounts: dict[str, Account]) -> None:
    at = [meeting.process.slug, meeting.pk, closed.pk, participant(meeting, guest(meeting)).pk]
    for role, status in (("reader", 403), ("contributor", 403), ("editor", 403), ("approver", 302), ("owner", 302)):
        answer = client_of(accounts[role]).post(reverse("item_let_in", args=at), {"why": "Fremlægger sagen"})
        assert answer.status_code == status, role


def _refused(deed: Callable[[], Any]) -> str:
    with pytest.raises(MeetingError) as wrong:
        deed()
    assert wrong.value.said
    return wrong.value.code


def test_letting_in_is_refused_in_words_where_it_would_mean_nothing(
    meeting: Meeting, closed: Item, member: Account, barred: Account
) -> None:
    printed = meeting.participants.get(printed="Repræsentanter fra forvaltningen")
    who = participant(meeting, guest(meeting))
    opened = meeting.items.get(order=1)
    opened.papers.update(closed=False)
    said = {
        "no reason": _refused(lambda: reader_actions.let_in(SYSTEM, closed, who, why="  ")),
        "no account": _refused(lambda: reader_actions.let_in(SYSTEM, closed, printed, why="Fremlægger")),
        "barred": _refused(lambda: reader_actions.let_in(SYSTEM, closed, participant(meeting, barred), why="Fordi")),
        "seated": _refused(lambda: reader_actions.let_in(SYSTEM, closed, participant(meeting, member), why="Fordi")),
        "open": _refused(lambda: reader_actions.let_in(SYSTEM, opened, who, why="Fremlægger")),
        "bar without reason": _refused(lambda: reader_actions.bar(SYSTEM, closed, who, why="")),
    }
    assert said == {
        "no reason": "G140", "no account": "G141", "barred": "G142", "seated": "G143", "open": "G144",
        "bar without reason": "G140",
    }  # fmt: skip
    assert not LetIn.objects.exists()


def test_who_is_let_in_and_then_barred_reads_nothing_closed_of_it(
    meeting: Meeting, loaded: Callable[[], Meeting], closed: Item
) -> None:
    who = guest(meeting)
    reader_actions.let_in(SYSTEM, closed, participant(meeting, who), why="Fremlægger sagen")
    reader_actions.bar(SYSTEM, closed, participant(meeting, who), why="Har selv budt")
    assert not sight.sight_of(who, loaded()).opens(str(closed.pk))


def test_a_guest_who_is_let_in_is_taken_out_of_the_meeting_only_after_that_is_ended(
    meeting: Meeting, closed: Item
) -> None:
    who = participant(meeting, guest(meeting))
    reader_actions.let_in(SYSTEM, closed, who, why="Fremlægger sagen")
    assert _refused(lambda: people_actions.remove_participant(SYSTEM, who)) == "G145"
    reader_actions.end_letting_in(SYSTEM, closed, who)
    people_actions.remove_participant(SYSTEM, who)
    assert not Participant.objects.filter(pk=who.pk).exists()


def test_a_participant_of_another_meeting_is_like_one_that_never_was(
    meeting: Meeting, closed: Item, accounts: dict[str, Account]
) -> None:
    client = client_of(accounts["owner"])
    for name in ("item_bar", "item_unbar", "item_let_in", "item_let_in_end"):
        path = reverse(name, args=[meeting.process.slug, meeting.pk, closed.pk, 999_999])
        assert client.post(path, {"why": "Fordi"}).status_code == 404, name


# ------------------------------------------------------------------------------------------------- who reads is shown
def test_what_the_page_says_of_each_is_what_their_account_sees(
    meeting: Meeting, loaded: Callable[[], Meeting], closed: Item, principals: dict[str, Any]
) -> None:
    beside = account("uden-for-moedet")
    seat(beside, Body.objects.get(name="Skoleudvalget"))
    reader_actions.let_in(SYSTEM, closed, participant(meeting, guest(meeting, "raadgiver")), why="Fremlægger sagen")
    for name in ("own secretary", "employee"):
        made = Person.objects.create(name=f"Person {name}", account=principals[name])
        actions.add_participant(SYSTEM, meeting, person=made, part=Part.SECRETARY)
    reader_actions.bar(SYSTEM, closed, participant(meeting, principals["own secretary"]), why="Er selv part")
    told = readers.shown(meeting, closed)
    row = loaded()
    for one in told:
        if one.pk:
            person = meeting.participants.get(pk=one.pk).person
            who = person.account if person is not None and person.account is not None else AnonymousUser()
        else:
            who = beside
        assert sight.sight_of(who, row).opens(str(closed.pk)) is one.reads, one.name
    stands = {one.name: one.stands for one in told}
    assert stands["Person own secretary"] is Stands.PREPARES
    assert stands["Person employee"] is Stands.GUEST
    assert stands["Mads Medlem"] is Stands.SEAT
    assert stands["Inge Inhabil"] is Stands.BARRED
    assert stands["Karen Formand"] is Stands.NO_ACCOUNT
    assert stands["Leverandoer"] is Stands.GUEST
    assert stands["Forhenvaerende"] is Stands.GUEST
    assert stands["Raadgiver"] is Stands.LET_IN
    assert (told[-1].name, told[-1].pk, told[-1].stands) == ("Uden-For-Moedet", 0, Stands.SEAT)


def test_the_pages_of_an_item_ask_the_same_however_many_take_part(
    meeting: Meeting, closed: Item, accounts: dict[str, Account]
) -> None:
    client = client_of(accounts["owner"])
    at = [meeting.process.slug, meeting.pk, closed.pk]
    paths = [reverse(name, args=at) for name in ("work_item", "item_readers")]

    def asked() -> list[int]:
        out = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            out.append(len(queries))
        return out

    before = asked()
    committee = Body.objects.get(name="Skoleudvalget")
    for n in range(12):
        who = guest(meeting, f"gaest-{n}")
        if n % 3 == 0:
            seat(who, committee)
        elif n % 3 == 1:
            reader_actions.let_in(SYSTEM, closed, participant(meeting, who), why="Fremlægger sagen")
        else:
            reader_actions.bar(SYSTEM, closed, participant(meeting, who), why="Har selv budt")
    assert asked() == before
