"""Lists of meetings: every page of every narrowing holds what sorting all the meetings in the plain way puts there."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from frisat.plan.meeting import MeetingKind
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Meeting, MeetingBody
from frisat.web.meetings.order import order, order_of
from frisat.web.meetings.public_queries import Asked
from frisat.web.process.models import Activity, IndexedActivity, Process

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)


def _many(meeting: Meeting, seed: int) -> tuple[list[Body], list[Process]]:
    """Meetings on few days and without one, hidden, left out, removed, of two bodies, in a process put away too."""
    rng = random.Random(seed)
    bodies = [Body.objects.create(name=f"Udvalg {n}", kind=BodyKind.COMMITTEE) for n in range(3)]
    away = Process.objects.create(slug="lagt-vaek", name="Lagt væk", put_away=timezone.now())
    other = Process.objects.create(slug="et-andet", name="Et andet")
    places = [meeting.process, other, away]
    row = IndexedActivity.objects.get(activity=meeting.activity)
    for n in range(6000, 6000 + rng.randint(15, 45)):
        process = rng.choice(places)
        activity = Activity.objects.create(process=process, number=n)
        row.pk, row.process, row.position = activity.pk, process, n
        first = rng.choice([None, *(TODAY + timedelta(days=d) for d in (-400, -9, -1, 0, 1, 400))])
        row.first_day, row.last_day = first, first and rng.choice([None, first, first + timedelta(days=9)])
        row.start = rng.choice(["", "09:00", "15:00"])
        row.visibility = rng.choice(["public", "public", "public", "staff"])
        row.left_in = rng.choice([None, None, None, row.version])
        row.save(force_insert=True)
        if rng.random() < 0.1:
            continue  # an activity without a meeting
        kind = rng.choice([MeetingKind.ORDINARY, MeetingKind.THEME])
        removed = timezone.now() if rng.random() < 0.15 else None
        held = Meeting.objects.create(activity=activity, process=process, kind=kind, removed=removed)
        for body in rng.sample(bodies, k=rng.randint(0, 2)):
            MeetingBody.objects.create(meeting=held, body=body)
    return bodies, places


def _plainly(asked: Asked) -> tuple[list[int], list[int]]:
    """What is to come and what lies behind, of every meeting of the lists, put in order here."""
    ahead, behind = [], []
    for m in queries.listed(asked).select_related("activity__index"):
        said = m.activity.index
        is_over = said.last_day is not None and said.last_day < TODAY
        place = said.last_day if is_over else (said.first_day is None, said.first_day or TODAY)
        (behind if is_over else ahead).append((place, said.start, m.activity_id, m.pk))
    return [m[-1] for m in sorted(ahead)], [m[-1] for m in sorted(behind, reverse=True)]


@pytest.mark.parametrize("seed", range(6))
def test_every_page_is_what_putting_all_in_order_gives(meeting: Meeting, seed: int) -> None:
    bodies, processes = _many(meeting, seed)
    narrowed = [
        Asked(),
        *(Asked(body=b) for b in bodies),
        *(Asked(process=p) for p in processes),
        *(Asked(year=y) for y in (2026, 2027, 2028)),
        Asked(kind=MeetingKind.THEME),
        Asked(body=bodies[0], kind=MeetingKind.ORDINARY, year=2027, process=processes[1]),
    ]
    met = 0
    for asked in narrowed:
        expected = _plainly(asked)
        found = order(asked, TODAY)
        assert order_of(asked, TODAY) == found
        for half, every in zip((found.coming, found.past), expected, strict=True):
            assert half.tolist() == every, asked
            met += len(every)
    assert met > 5


def test_a_line_asks_for_nothing_more_than_was_read(meeting: Meeting, django_assert_num_queries: object) -> None:
    from frisat.web.portal.meeting_list import line_of

    [row] = queries.rows([meeting.pk])
    with django_assert_num_queries(0):  # type: ignore[operator]
        line_of(row)
