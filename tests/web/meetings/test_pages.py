"""The pages of meetings: who sees what of a closed item, what is refused and how it is said, queries and time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frisat.web.meetings import meeting_views, queries
from frisat.web.meetings.models import Item, Meeting, Paper, Participant
from frisat.web.process import drafts
from frisat.web.process.models import Activity, IndexedActivity
from tests.web.meetings.conftest import SECRET
from tests.web.people.test_routes import TOKEN

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from frisat.web.people.models import Account
    from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
PROCESS = "skolestruktur"


def at(name: str, *args: Any) -> str:
    return reverse(name, args=[PROCESS, *args])


@pytest.fixture
def owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


@pytest.mark.parametrize(("who", "sees"), [("reader", False), ("contributor", False), ("editor", True)])
def test_a_closed_item_is_on_no_page_of_who_does_not_prepare_meetings(
    meeting: Meeting, client: Client, accounts: dict[str, Account], who: str, sees: bool
) -> None:
    client.force_login(accounts[who])
    meeting.items.filter(order=2).update(removed=None)
    found = "".join(
        client.get(path).content.decode() for path in (at("work_meetings"), at("work_meeting", meeting.pk), "/arbejde/")
    )
    assert (SECRET in found) is sees
    closed = Paper.objects.get(item__order=2)
    answer = client.get(at("work_paper", meeting.pk, closed.item_id, closed.key))
    assert answer.status_code == (200 if sees else 404)
    unknown = client.get(at("work_paper", meeting.pk, closed.item_id, "0" * 32))
    assert unknown.status_code == 404
    if not sees:
        pages = [TOKEN.sub("", a.content.decode()) for a in (answer, unknown)]
        assert pages[0].replace(closed.key, "") == pages[1].replace("0" * 32, "")


def test_thirty_items_take_few_queries(
    meeting: Meeting, owner: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Item.objects.bulk_create(
        Item(meeting=meeting, order=n, title=f"Punkt {n}", text="Sagen. " * 200, minutes=5) for n in range(3, 31)
    )
    address = at("work_meeting", meeting.pk)
    assert owner.get(address).status_code == 200
    # 4 of them the session, the account and its roles; 17 the meeting; 2 what its bodies' earlier meetings asked for
    with django_assert_max_num_queries(23):
        owner.get(address)


@pytest.mark.parametrize("many", [3, 40])
def test_a_list_takes_the_same_queries_however_long(
    meeting: Meeting, owner: Client, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for number in range(500, 500 + many):
        Meeting.objects.create(
            activity=meeting.process.activities.create(number=number), process=meeting.process
        )  # fmt: skip
    with django_assert_max_num_queries(15):
        assert owner.get(at("work_meetings")).status_code == 200


@pytest.mark.parametrize(
    ("clock", "day", "said"),
    [
        ("17.00-15.00", "26. oktober 2027", "Mødet slutter 15.00"),
        ("02.30", "28. marts 2027", "findes ikke den dag"),
        ("02.30-04.00", "31. oktober 2027", "er der to gange"),
        ("om eftermiddagen", "26. oktober 2027", "er ikke et klokkeslæt"),
        ("15.00", "engang i maj", "ikke"),
    ],
)
def test_a_time_that_no_meeting_can_have_is_said_beside_its_field(
    meeting: Meeting, owner: Client, clock: str, day: str, said: str
) -> None:
    sent = {"day": day, "clock": clock, "place": "Salen", "reason": "Salen er optaget."}
    answer = owner.post(at("meeting_move", meeting.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert clock in page
    assert "Salen er optaget." in page
    assert meeting.process.versions.count() == 2


def test_a_meeting_is_moved_after_what_follows_was_shown(meeting: Meeting, owner: Client) -> None:
    sent = {"day": "30. november 2027", "clock": "15.00-17.00", "place": "Salen", "reason": "Salen er optaget."}
    count = meeting.process.versions.count()
    page = owner.get(at("meeting_move", meeting.pk), sent).content.decode()
    assert "version 2.1" in page
    assert meeting.process.versions.count() == count
    owner.post(at("meeting_move", meeting.pk), sent)
    assert meeting.process.versions.count() == count + 1
    meeting.refresh_from_db()
    assert meeting.sequence == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("Notat.pdf", b"hej", "»Notat.pdf« er ikke, hvad navnet siger"),
        ("Budget.docm", b"PK\x03\x04", "»Budget.docm« indeholder makroer"),
        ("Referat.exe", b"MZ\x90\0", "»Referat.exe«"),
    ],
)
def test_a_file_that_is_not_what_it_says_or_holds_macros_is_named_and_the_others_are_kept(
    meeting: Meeting, owner: Client, name: str, data: bytes, said: str
) -> None:
    item = meeting.items.get(order=1)
    files = [SimpleUploadedFile("Oversigt.txt", b"En oversigt"), SimpleUploadedFile(name, data)]
    page = owner.post(at("paper_add", meeting.pk, item.pk), {"fil": files}, follow=True).content.decode()
    assert said in page
    assert "Vedhæftet: Oversigt.txt" in page
    assert list(item.papers.filter(name__in=[name, "Oversigt.txt"]).values_list("name", flat=True)) == ["Oversigt.txt"]


def test_what_was_typed_beside_a_refused_paper_stands_there_again(meeting: Meeting, owner: Client) -> None:
    item = meeting.items.get(order=1)
    typed = {"fil": SimpleUploadedFile("Budget.docm", b"PK\x03\x04"), "lukket": "1", "grund": "Kontraktforhold § 27"}
    answer = owner.post(at("paper_add", meeting.pk, item.pk), {**typed, "hvorfor": "Tallene er rettet"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="fil-lukket" name="lukket" value="1" checked' in page
    assert 'value="Kontraktforhold § 27"' in page
    assert '<a href="#fil">»Budget.docm« indeholder makroer' in page

    paper = item.papers.first()
    assert paper is not None
    sent = {"navn": "Nyt navn.pdf", "lukket": "1", "grund": "", "hvorfor": "Forkert navn"}
    page = owner.post(at("paper_change", meeting.pk, item.pk, paper.key), sent).content.decode()
    assert f'<details id="bilag-{paper.key}" open>' in page
    assert 'value="Nyt navn.pdf"' in page
    assert f'<a href="#bilag-{paper.key}">' in page
    assert Paper.objects.get(pk=paper.pk).name == paper.name


def test_a_meeting_that_is_off_says_what_takes_its_place_and_asks_for_no_agenda(
    meeting: Meeting, owner: Client
) -> None:
    path = at("work_meeting", meeting.pk)
    assert "Nyt punkt" in owner.get(path).content.decode()
    index = meeting.activity.index
    index.status = "cancelled"
    index.save(update_fields=["status"])
    meeting.items.update(removed=meeting.made)
    page = owner.get(path).content.decode()
    assert "Der var ikke skrevet nogen dagsorden" in page
    assert "Nyt punkt" not in page
    assert "Dagsordenen bliver stående" not in page


def test_the_meeting_leads_to_what_the_public_reads(meeting: Meeting, owner: Client) -> None:
    page = owner.get(at("work_meeting", meeting.pk)).content.decode()
    assert f'href="/moeder/{meeting.addresses.last()}/">Mødets offentlige side' in page


def test_a_heading_ends_without_the_full_stop_of_the_plan(meeting: Meeting, owner: Client) -> None:
    index = meeting.activity.index
    index.title = "Orientering om status."
    index.save(update_fields=["title"])
    for name in ("work_meeting", "meeting_move", "agenda_send", "invitations"):
        page = owner.get(at(name, meeting.pk)).content.decode()
        assert "Orientering om status" in page
        assert "Orientering om status." not in page, name


def test_two_chairs_are_refused_in_words(meeting: Meeting, owner: Client) -> None:
    member = Participant.objects.filter(meeting=meeting, part="member").first()
    assert member is not None
    answer = owner.post(at("participant", meeting.pk, member.pk), {"part": "chair"})
    assert answer.status_code == 422
    assert "Mødet har allerede en mødeleder: Karen Formand." in answer.content.decode()


def test_seats_of_the_day_take_part_once(meeting: Meeting, owner: Client) -> None:
    from datetime import date

    from frisat.web.bodies.models import Seat
    from frisat.web.people.models import Person

    body, day = meeting.meeting_bodies.get(order=0).body, queries.exact_day(meeting)
    assert day is not None
    Seat.objects.create(body=body, person=Person.objects.create(name="Nu"), first_day=day, last_day=day)
    Seat.objects.create(body=body, person=Person.objects.create(name="Før"), first_day=date(2000, 1, 1),
                        last_day=date(2001, 1, 1))  # fmt: skip
    for said in ("Forældrene", "Eleverne", "Lederne"):
        Seat.objects.create(body=body, representative_of=said, first_day=date(2000, 1, 1))
    other = meeting.meeting_bodies.get(order=1).body
    Seat.objects.create(body=other, representative_of="forældrene", first_day=date(2000, 1, 1))
    was = meeting.participants.count()
    for _ in range(2):
        owner.post(at("meeting_seats", meeting.pk))
        assert meeting.participants.count() == was + 4
    assert {str(p) for p in meeting.participants.all()} >= {"Nu", "Forældrene", "Eleverne", "Lederne"}


def test_both_texts_are_shown_when_somebody_else_was_faster(meeting: Meeting, owner: Client) -> None:
    item = meeting.items.get(order=1)
    Item.objects.filter(pk=item.pk).update(text="Den andens tekst", revision=1)
    sent = {"seen": "0", "title": item.title, "kind": item.kind, "text": "Min tekst"}
    answer = owner.post(at("work_item", meeting.pk, item.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Den andens tekst" in page
    assert "Min tekst" in page
    assert Item.objects.get(pk=item.pk).text == "Den andens tekst"
    owner.post(at("work_item", meeting.pk, item.pk), {**sent, "seen": "1"})
    assert Item.objects.get(pk=item.pk).text == "Min tekst"


def test_an_item_saves_itself_and_two_who_write_choose(meeting: Meeting, owner: Client) -> None:
    item = meeting.items.get(order=1)
    path = at("work_item", meeting.pk, item.pk)
    sent = {"seen": "0", "title": item.title, "kind": item.kind, "text": "Min tekst"}
    page = owner.get(path).content.decode()
    assert "data-auto" in page
    assert "saving.js" in page

    first = owner.post(path, sent, headers={"accept": "application/json"})
    assert first.json()["saved"].startswith("Gemt kl.")
    assert first.json()["revision"] == 1
    assert Item.objects.get(pk=item.pk).text == "Min tekst"

    stale = owner.post(path, {**sent, "text": "Den andens tekst"}, headers={"accept": "application/json"})
    assert stale.status_code == 409
    assert stale.json()["now"] == [["Sag", "Min tekst"]]
    assert Item.objects.get(pk=item.pk).text == "Min tekst", "nothing is overwritten"
    chosen = {**sent, "seen": str(stale.json()["revision"]), "text": "Den andens tekst"}
    assert owner.post(path, chosen, headers={"accept": "application/json"}).json()["revision"] == 2


def test_what_cannot_be_saved_yet_keeps_the_rest_from_nothing(meeting: Meeting, owner: Client) -> None:
    item = meeting.items.get(order=1)
    path = at("work_item", meeting.pk, item.pk)
    sent = {"seen": "0", "title": "", "kind": item.kind, "text": "Halvt skrevet", "minutes": "mange", "closed": "on"}
    answer = owner.post(path, sent, headers={"accept": "application/json"}).json()
    assert set(answer["wrong"]) == {"title", "minutes", "ground"}
    now = Item.objects.get(pk=item.pk)
    assert (now.title, now.text, now.minutes, now.closed) == (item.title, "Halvt skrevet", item.minutes, False)


def test_an_item_that_is_sent_is_corrected_by_hand_alone(meeting: Meeting, owner: Client) -> None:
    item = meeting.items.get(order=1)
    shown = owner.get(at("agenda_send", meeting.pk)).context["stand"]
    owner.post(at("agenda_send", meeting.pk), {"seen": shown})
    item.refresh_from_db()
    assert item.no == "1"
    path = at("work_item", meeting.pk, item.pk)
    page = owner.get(path).content.decode()
    assert "data-auto" not in page
    assert 'data-kept="rettelse"' in page
    sent = {"seen": str(item.revision), "title": item.title, "kind": item.kind, "text": "Rettet"}
    answer = owner.post(path, sent, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert Item.objects.get(pk=item.pk).text == item.text


def test_an_item_of_another_meeting_is_not_there(meeting: Meeting, owner: Client) -> None:
    activity = meeting.process.activities.exclude(pk=meeting.activity_id).first()
    assert activity is not None
    other = Meeting.objects.create(activity=activity, process=meeting.process)
    foreign = meeting.items.first()
    assert foreign is not None
    for name in ("item_place", "item_remove", "item_back", "item_close", "paper_add"):
        assert owner.post(at(name, other.pk, foreign.pk), {"plads": "0", "ground": "x"}).status_code == 404
    assert Item.objects.get(pk=foreign.pk).meeting_id == meeting.pk


def test_what_is_fetched_comes_from_proposals_plan_and_follow_ups(meeting: Meeting, owner: Client) -> None:
    from frisat.web.meetings.models import FollowUp, Proposed

    body = meeting.meeting_bodies.get(order=0).body
    activity = meeting.process.activities.exclude(pk=meeting.activity_id).first()
    assert activity is not None
    other = Meeting.objects.create(activity=activity, process=meeting.process, stage="frozen")
    other.meeting_bodies.create(body=body)
    wish = Proposed.objects.create(process=meeting.process, body=body, title="Et ønske", kind="decision")
    follow = FollowUp.objects.create(
        item=Item.objects.create(meeting=other, order=1, title="x", closed=True, ground="§ 27"), text="Undersøg prisen"
    )
    page = owner.get(at("agenda_fetch", meeting.pk)).content.decode()
    assert "Et ønske" in page
    assert "Undersøg prisen" in page
    assert owner.post(at("agenda_fetch", meeting.pk), {}).status_code == 422
    owner.post(at("agenda_fetch", meeting.pk), {"med": [f"forslag-{wish.pk}", f"opfoelgning-{follow.pk}"]})
    made = {i.title: i for i in meeting.items.all()}
    assert made["Et ønske"].kind == "decision"
    assert (made["Undersøg prisen"].closed, made["Undersøg prisen"].ground) == (True, "§ 27")
    assert "Et ønske" not in owner.get(at("agenda_fetch", meeting.pk)).content.decode()


def test_a_body_without_rules_of_its_own_keeps_the_four_days_of_the_act(meeting: Meeting, owner: Client) -> None:
    """One body asks for two days, the other says nothing: the list, the meeting and its sending name the same day."""
    from frisat.law.deadlines import agenda_deadline
    from frisat.web.base import words

    first, _ = queries.bodies_of(meeting)
    owner.post(at("meeting_rule", meeting.pk, first.pk), {"agenda_workdays": "2"})
    day = queries.exact_day(meeting)
    assert day is not None
    [row] = queries.rows(meeting.process)

    assert row.send_by == agenda_deadline(day, workdays=4)
    assert words.full_day(row.send_by) in owner.get(at("work_meeting", meeting.pk)).content.decode()


def test_the_deadline_is_by_the_strictest_rule_and_reminded(
    meeting: Meeting, owner: Client, accounts: dict[str, Account], settings: Any
) -> None:
    from datetime import timedelta

    from frisat.law.deadlines import agenda_deadline
    from frisat.web.desk import notices

    day = queries.exact_day(meeting)
    assert day is not None
    [_, other] = queries.bodies_of(meeting)
    owner.post(at("meeting_rule", meeting.pk, other.pk), {"agenda_workdays": "8"})
    last = agenda_deadline(day, workdays=8)
    [row] = queries.rows(meeting.process)
    assert row.send_by == last
    [due] = queries.due(accounts["owner"], last - timedelta(days=3))
    assert due.pk == meeting.pk
    assert queries.due(accounts["reader"], last) == []
    told = notices.news_for(accounts["editor"], last - timedelta(days=3))
    assert [n for n in told if n.about.startswith("agenda-")]
    Meeting.objects.filter(pk=meeting.pk).update(stage="released")
    assert queries.due(accounts["owner"], last) == []


def test_a_template_is_kept_used_and_changed(meeting: Meeting, owner: Client) -> None:
    from frisat.web.meetings.models import Template

    owner.post(at("agenda_templates", meeting.pk), {"name": "Ordinært møde"})
    made = Template.objects.get()
    assert [i["title"] for i in made.items] == ["Status på skolestrukturen"]  # the closed item is not kept
    assert owner.post(at("agenda_templates", meeting.pk), {"name": "Ordinært møde"}).status_code == 422
    owner.post(
        at("agenda_template", meeting.pk, made.pk),
        {"name": "Ordinært møde", "titel": ["Velkomst", ""], "slags": ["orientation", "decision"],
         "minutter": ["5", ""]},
    )  # fmt: skip
    owner.post(at("template_use", meeting.pk, made.pk))
    item = meeting.items.last()
    assert item is not None
    assert (item.title, item.kind, item.minutes) == ("Velkomst", "orientation", 5)


def test_meetings_of_the_plan_are_made_together_as_a_series(meeting: Meeting, owner: Client) -> None:
    keys = [key for key, _, _ in queries.unmade(meeting.process)]
    assert len(keys) >= 2
    owner.post(at("meetings_make"), {"aktivitet": keys, "serie": "Møder i 2027"})
    assert queries.unmade(meeting.process) == []
    assert meeting.process.meetings.filter(series__isnull=False).count() in (0, len(keys))


def visible(process: Process, title: str) -> str:
    """For whom an activity of the draft is."""
    draft = drafts.open_draft_of(process)
    assert draft is not None
    return next(str(a["visibility"]) for a in drafts.state_of(draft).activities.values() if a["title"] == title)


def test_a_new_meeting_becomes_an_activity_of_the_draft(meeting: Meeting, owner: Client) -> None:
    sent = {
        "title": "Ekstra møde",
        "day": "26. oktober 2027",
        "clock": "15.00-17.00",
        "kind": "theme",
        "place": "Salen",
    }
    answer = owner.post(at("meeting_new"), sent)
    assert answer.status_code == 302
    page = owner.get(answer["Location"]).content.decode()
    assert "Tirsdag den 26. oktober 2027" in page
    assert "kl. 15.00-17.00" in page
    assert visible(meeting.process, "Ekstra møde") == "public"
    owner.post(at("meeting_new"), {**sent, "title": "Formøde", "staff_only": "on"})
    assert visible(meeting.process, "Formøde") == "staff"
    assert owner.post(at("meeting_new"), {**sent, "clock": "17-15"}).status_code == 422


def test_many_past_meetings_stand_page_by_page(
    owner: Client, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = IndexedActivity.objects.get(activity=meeting.activity)
    row.title, row.first_day, row.last_day = "Møde 0", date(2025, 1, 1), date(2025, 1, 1)
    row.save()
    for n in range(1, 5):
        activity = Activity.objects.create(process=meeting.process, number=7000 + n)
        row.pk, row.position, row.title = activity.pk, 7000 + n, f"Møde {n}"
        row.first_day = row.last_day = date(2025, 1, 1 + n)
        row.save(force_insert=True)
        Meeting.objects.create(activity=activity, process=meeting.process)
    monkeypatch.setattr(meeting_views, "PAGE", 2)
    base = f"/arbejde/forloeb/{meeting.process.slug}/moeder/"

    met, path = [], base
    while path:
        html = owner.get(path).content.decode()
        met.append(re.findall(r">(Møde \d)<", html))
        later = re.findall(r'href="(\?side=\d+)" rel="next"', html)
        path = base + later[0] if later else ""
    assert met == [["Møde 4", "Møde 3"], ["Møde 2", "Møde 1"], ["Møde 0"]]
    assert "Side 3 af 3" in html
    assert "Kommende" not in html
    for wrong in ("0", "4", "x", "-1", "²", "9" * 40):
        assert owner.get(base, {"side": wrong}).status_code == 400, wrong
