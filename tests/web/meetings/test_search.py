"""The index of words finds what reading every item finds, however it was kept; a lost or stale one loses nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.db.models import F, Q
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from frisat.web.meetings import indexing, inverted, searching
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Item, ItemWords, Meeting, MeetingWords, Word
from frisat.web.meetings.order import order
from frisat.web.process.models import Activity, IndexedActivity

pytestmark = pytest.mark.django_db

SYLLABLES = ("skol", "e", "å", "bør", "ne", "ning", "s", "æld", "ret", "ens", "ø", "aa", "bu", "dget", "x", "kick-off")
ODD = ("ß", "İ", "50%", "_under_", "ﬁn", "Åå", "a" * 90, "l" * 59 + "ø" * 40, "čćž", "2027-05-03", "27/1234", "'\"\\")


def _said(rng: random.Random) -> str:
    """Words of few syllables, so that one is often the beginning, the middle or the stem of another."""
    some = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 5))) for _ in range(rng.randint(0, 8))]
    return " ".join([*some, *rng.choices(ODD, k=rng.choice([0, 0, 1, 2]))])


@pytest.fixture
def many(meeting: Meeting) -> list[Meeting]:
    """Forty meetings of all stages on few days, each with some items, open and closed."""
    rng = random.Random(41)
    row = IndexedActivity.objects.get(activity=meeting.activity)
    out = []
    for n in range(5000, 5040):
        activity = Activity.objects.create(process=meeting.process, number=n)
        row.pk, row.position = activity.pk, n
        day = rng.choice([None, date(2027, 5, 1) + timedelta(days=rng.randint(-9, 9))])
        row.first_day = row.last_day = day
        row.title, row.search = f"Møde {n}", f" {_said(rng).lower()} "
        row.save(force_insert=True)
        held = Meeting.objects.create(
            activity=activity, process=meeting.process, stage=rng.choice(["draft", "released", "approving", "frozen"])
        )
        for place in range(rng.randint(0, 4)):
            closed = rng.random() < 0.2
            held.items.create(
                order=place, no=str(place + 1), title=_said(rng)[:300] or "Punkt", text=_said(rng), closed=closed,
                decision_text=_said(rng), ground="Kontrakt" if closed else "",
            )  # fmt: skip
        out.append(held)
    return out


def _items_slowly(text: str, most: int = 50) -> list[int]:
    """Every item that anybody may read is gone through."""
    newest = F("meeting__activity__index__first_day").desc(nulls_last=True)
    order = (newest, "-meeting__activity_id", "order", "pk")
    found = queries.open_items().order_by(*order).select_related("meeting")
    hits = [
        i.pk for i in found
        if indexing.asked_words(text)
        and indexing.holds(i, text, with_minutes=i.meeting.stage in queries.HAS_MINUTES)
    ]  # fmt: skip
    return hits[:most]


def _meetings_slowly(text: str) -> list[int]:
    """Every meeting of the list that lies behind is asked for, with its items in one question."""
    found = queries.listed().filter(activity__index__last_day__lt=date(2027, 5, 3))
    found = found.order_by("-activity__index__last_day", "-activity__index__start", "-activity_id")
    agenda = indexing.matching("words__agenda", text)
    whole = indexing.matching("words__whole", text) & Q(meeting__stage__in=queries.HAS_MINUTES)
    by_items = Q(pk__in=queries.open_items().filter(agenda | whole).values("meeting"))
    hit = found.filter(indexing.matching("activity__index__search", text) | by_items)
    return [] if not indexing.asked_words(text) else list(hit.values_list("pk", flat=True))


def _questions() -> list[str]:
    rng = random.Random(7)
    syllables = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(60)]
    pairs = [" ".join(rng.choices(SYLLABLES, k=2)) for _ in range(40)]
    return [*SYLLABLES, *ODD, *syllables, *pairs, "", "%", "_", "*", "sk*", "a" * 200, "l" * 59 + "ø", "ø" * 30, "og"]


@pytest.mark.parametrize("kept", ["folded in", "stale", "half of it", "lost"])
def test_the_index_finds_what_going_through_everything_finds(
    many: list[Meeting], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 3)
    monkeypatch.setattr(searching, "MANY", 3)
    monkeypatch.setattr(inverted, "LARGEST", 2)
    if kept != "stale":
        inverted.fold_in()
        assert inverted.stale() == []
    if kept == "half of it":
        for item in Item.objects.filter(meeting__in=many[::2]):
            item.title = f"{item.title} skolebudget"
            item.save()
        assert set(inverted.stale()) == {m.pk for m in many[::2] if m.items.exists()}
    if kept == "lost":
        Word.objects.all().delete()
        MeetingWords.objects.all().delete()
        indexing.reindex()
    every = order(queries.Asked(), date(2027, 5, 3))
    found = every.past
    hits = 0
    for text in _questions():
        expected = _items_slowly(text)
        assert [i.pk for i in searching.items(text)] == expected, text
        for most in (1000, 3):
            assert searching.wanted(text, len(every.newest)).among(found, most=most) == _meetings_slowly(text)[:most], (
                text
            )
        hits += len(expected)
    assert hits > 500


def test_the_first_so_many_are_the_first_of_all(many: list[Meeting], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 2)
    every = order(queries.Asked(), date(2027, 5, 3))
    found = every.coming
    whole = searching.wanted("e", len(every.newest)).among(found, most=1000)
    assert len(whole) > 5
    for most in range(1, len(whole) + 1):
        assert searching.wanted("e", len(every.newest)).among(found, most=most) == whole[:most]


def test_the_index_worth_a_look_is_narrow(many: list[Meeting]) -> None:
    """What search looks into is what has the word, not everything."""
    many[3].items.create(order=9, title="Enestående", text="kartoffelmosepræsentation")
    inverted.fold_in()
    assert inverted.worth_a_look(["kartoffelmosepræsentation"], len(many)) == {many[3].pk}
    assert inverted.worth_a_look(["mosepræsen"], len(many)) == {many[3].pk}
    assert inverted.worth_a_look(["kar"], len(many)) == {many[3].pk}
    assert inverted.worth_a_look(["findesikke"], len(many)) == set()


def test_of_a_word_that_nearly_all_say_only_the_largest_rows_are_read(
    many: list[Meeting], monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Hundreds of words have "ning" in them, and two or three of those say already that it narrows nothing."""
    monkeypatch.setattr(inverted, "LARGEST", 2)
    for n, meeting in enumerate(many):
        meeting.items.create(order=8, title=f"Behandling {'kartoffelbehandling' * (n < 3)} kartoffelræsonnement{n}")
    inverted.fold_in()
    with django_assert_num_queries(2):  # the texts, the largest rows
        assert inverted.worth_a_look(["behandling"], len(many)) is None
    with django_assert_num_queries(3):  # the other rows, too
        assert inverted.worth_a_look(["kartoffelræsonnement"], len(many)) is None
    assert inverted.worth_a_look(["behandling", "kartoffelbehandling"], len(many)) == {m.pk for m in many[:3]}


def test_words_that_are_closed_leave_the_index(many: list[Meeting]) -> None:
    item = many[3].items.create(order=9, title="Enestående", text="kartoffelmosepræsentation")
    inverted.fold_in()
    assert Word.objects.filter(text__contains="kartoffelmose").exists()
    item.closed, item.ground = True, "Kontrakt"
    item.save()
    assert not ItemWords.objects.filter(whole__contains="kartoffelmose").exists()
    inverted.fold_in()
    assert not Word.objects.filter(text__contains="kartoffelmose").exists()
    assert not MeetingWords.objects.filter(words__contains="kartoffelmose").exists()
    assert not Word.objects.filter(meetings=b"").exclude(text="").exists()


def test_what_was_folded_in_bit_by_bit_is_what_is_made_anew(many: list[Meeting]) -> None:
    rng = random.Random(3)
    inverted.fold_in()
    for _ in range(5):
        for item in rng.sample(list(Item.objects.all()), 20):
            item.text, item.closed = _said(rng), rng.random() < 0.3
            item.ground = "x" if item.closed else ""
            item.save()
        inverted.fold_in()
    bit_by_bit = dict(Word.objects.values_list("text", "meetings"))
    assert inverted.rebuild() is True
    assert Word.objects.filter(text=max(bit_by_bit)).delete()[0] == 1
    assert inverted.rebuild() is False
    assert dict(Word.objects.values_list("text", "meetings")) == bit_by_bit
    MeetingWords.objects.filter(meeting=many[0]).update(words="forkert")
    assert inverted.rebuild() is False
    assert inverted.rebuild() is True


def test_the_worker_folds_in_what_was_saved_and_is_asked_once(many: list[Meeting]) -> None:
    from django_tasks_db.models import DBTaskResult

    from frisat.web.meetings import tasks

    assert DBTaskResult.objects.filter(task_path=tasks.fold_in.module_path).count() == 1
    waiting = len(inverted.stale())
    assert waiting > 20
    assert tasks.fold_in.call() == str(waiting)
    assert inverted.stale() == []


def test_a_list_by_words_says_when_it_holds_not_all(
    client: Client, many: list[Meeting], monkeypatch: pytest.MonkeyPatch
) -> None:
    from frisat.web.portal import meeting_list

    monkeypatch.setattr(meeting_list, "MOST", 2)
    IndexedActivity.objects.update(search=" skolebudget ")
    html = client.get("/moeder/?q=skolebudget&vis=tidligere").content.decode()
    assert "mere end 2" in html
    assert html.count('class="fr-met"') == 2
    assert "Vælg også et organ eller et år" in html
    assert "mere end" not in client.get("/moeder/?vis=tidligere").content.decode()
