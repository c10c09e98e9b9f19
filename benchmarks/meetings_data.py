"""What `meetings_pages.py` measures, made at once: 20,000 meetings, 300,000 items, 2,500 cases, 10,000 decisions."""

from __future__ import annotations

import itertools
import time
from datetime import date, timedelta
from typing import Any

ITEMS = 15
PROCESSES = 50
CASES = 50
"""In each process; each goes through four bodies, and ends in a decision."""
DECISIONS = 200
"""In each process, those of its cases among them."""
OWNER = "else@example.dk"
WORDS = ("skole", "budget", "befordring", "høring", "plan", "distrikt", "personale", "ejendom", "drift", "analyse")
"""Words that stand in nearly every item."""
PARTS = (
    "børne",
    "kultur",
    "miljø",
    "trafik",
    "ældre",
    "social",
    "sundheds",
    "erhvervs",
    "bolig",
    "energi",
    "havne",
    "idræts",
    "klima",
    "land",
    "vej",
    "vand",
    "varme",
    "unge",
    "musik",
    "by",
)
HEADS = (
    "rådet",
    "politik",
    "midler",
    "sagen",
    "strategi",
    "aftale",
    "prøve",
    "tilskud",
    "område",
    "center",
    "hus",
    "park",
    "skema",
    "bygning",
    "udvikling",
    "ordning",
    "sti",
    "fond",
    "netværk",
    "gruppe",
)
TEXTS, WORDS_EACH = 1000, 30


def make(count: int) -> None:
    """Processes with `count` meetings of twenty bodies in all, each with fifteen items, and somebody who owns them."""
    import random

    from frisat.plan.model import Activity as Planned
    from frisat.plan.model import Kind, Plan
    from frisat.plan.period import Period
    from frisat.web.bodies.models import Body, BodyKind
    from frisat.web.meetings import indexing, inverted
    from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper, Word
    from frisat.web.people.models import Account, Role, RoleName
    from frisat.web.process import actions
    from frisat.web.process.models import Activity, Process
    from frisat.web.record.actions import SYSTEM

    rng = random.Random(20_000)
    began = time.perf_counter()
    bodies = [Body.objects.create(name=f"Udvalg {chr(65 + n)}", kind=BodyKind.COMMITTEE) for n in range(20)]
    texts = _texts(rng)
    firsts: list[int] = []
    numbers: dict[tuple[date, str], int] = {}
    each = count // PROCESSES
    for p in range(PROCESSES):
        process = actions.make_process(SYSTEM, slug=f"forloeb-{p}", name=f"Forløb {p}")
        days = [date(2018, 1, 1) + timedelta(days=rng.randrange(3650)) for _ in range(each)]
        steps = tuple(
            Planned(
                key=f"x{n}",
                title=f"Møde om {rng.choice(WORDS)}",
                kind=Kind.MEETING,
                period=Period(d.isoformat(), str(d)),
            )
            for n, d in enumerate(days)
        )
        actions.publish_version(SYSTEM, process, Plan(title="Plan", activities=steps), valid_from=date(2018, 1, 1))
        rows = list(Activity.objects.filter(process=process).order_by("number"))
        meetings = Meeting.objects.bulk_create(
            Meeting(activity=a, process=process, stage=rng.choice(["released", "frozen"])) for a in rows
        )
        chosen = [rng.randrange(20) for _ in meetings]
        MeetingBody.objects.bulk_create(
            MeetingBody(meeting=m, body=bodies[b]) for m, b in zip(meetings, chosen, strict=True)
        )
        addresses = []
        for m, b, d in zip(meetings, chosen, days, strict=True):
            slug = f"udvalg-{chr(97 + b)}"
            numbers[d, slug] = numbers.get((d, slug), 0) + 1
            addresses.append(Address(meeting=m, day=d, slug=slug, number=numbers[d, slug]))
        Address.objects.bulk_create(addresses)
        if p == 0:
            Item.objects.bulk_create(
                (
                    Item(
                        meeting=m, order=n, no=str(n), title="Punkt om drift", text=rng.choice(texts),
                        closed=n == ITEMS, ground="Kontrakt" if n == ITEMS else "",
                    )
                    for m in meetings
                    for n in range(1, ITEMS + 1)
                ),
                batch_size=500,
            )  # fmt: skip
            indexing.reindex()
        else:
            _copied(meetings[0].pk - firsts[0], each)
        firsts.append(meetings[0].pk)
    inverted.mark(Meeting.objects.values_list("pk", flat=True))
    told = time.process_time()
    inverted.fold_in()
    print(f"{Word.objects.count()} words folded in, {time.process_time() - told:.0f} s of the processor")
    last = Meeting.objects.order_by("pk").last()
    assert last is not None
    for item, letter in ((last.items.first(), "a"), (last.items.last(), "b")):
        Paper.objects.create(
            item=item, key=letter * 32, name="bilag.pdf", data=b"x", clean=b"x", sha256="0" * 64, size_bytes=1,
            media_type="application/pdf",
        )  # fmt: skip
    owner = Account.objects.create(email=OWNER, name="Else Ejer", is_active=True)
    Role.objects.bulk_create(
        Role(account=owner, process_id=p, name=RoleName.OWNER) for p in Process.objects.values_list("pk", flat=True)
    )
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{Meeting.objects.count()} meetings, {Item.objects.count()} items, made in {time.perf_counter() - began:.0f} s"
    )


def make_cases() -> None:
    """Cases on their way from committee to council, and decisions."""
    import random

    from django.db import connection

    from frisat.plan.journey import Say
    from frisat.plan.meeting import Outcome
    from frisat.web.bodies.models import Body
    from frisat.web.cases.models import Case, CaseText, Decision, Step
    from frisat.web.meetings.models import Item
    from frisat.web.process.models import Process

    rng = random.Random(2_500)
    bodies, texts, numbers = list(Body.objects.order_by("pk")), _texts(rng), itertools.count(1)
    way = ((Say.RECOMMENDS, Outcome.RECOMMENDED), (Say.HEARD, Outcome.NOTED), (Say.RECOMMENDS, Outcome.RECOMMENDED))
    for process in Process.objects.order_by("pk"):
        cases = Case.objects.bulk_create(
            Case(process=process, number=n, title=f"Sag om {rng.choice(WORDS)}", shown=True, closed=n % 10 == 0,
                 ground="Kontrakt" if n % 10 == 0 else "")
            for n in range(1, CASES + 1)
        )  # fmt: skip
        CaseText.objects.bulk_create(CaseText(case=c, number=1, text=rng.choice(texts), sha256="0" * 64) for c in cases)
        day = date(2024, 1, 1) + timedelta(days=rng.randrange(1000))
        steps = [
            Step(case=c, order=n, body=bodies[(c.number + n) % 20], say=say, outcome=outcome, text=rng.choice(texts),
                 said=rng.choice(texts), day=day + timedelta(days=7 * n))
            for c in cases
            for n, (say, outcome) in enumerate((*way, (Say.DECIDES, Outcome.APPROVED)), 1)
        ]  # fmt: skip
        ends = [step for step in Step.objects.bulk_create(steps) if step.say == Say.DECIDES]
        made = Decision.objects.bulk_create(
            Decision(process=process, year=day.year, number=next(numbers), day=day, body=bodies[n % 20], step=step,
                     title=f"Punkt om {rng.choice(WORDS)}", text=rng.choice(texts), outcome=Outcome.APPROVED,
                     closed=n % 10 == 0, withheld="Kontrakt" if n % 10 == 0 else "")
            for n, step in enumerate((*ends, *[None] * (DECISIONS - len(ends))), 1)
        )  # fmt: skip
        items = list(Item.objects.filter(meeting__process=process, closed=False).order_by("pk")[: len(made)])
        for item, decision in zip(items, made, strict=False):  # a small try has fewer items
            item.decision, item.step, item.decision_text = decision, decision.step, decision.text
        Item.objects.bulk_update(items, ["decision", "step", "decision_text"], batch_size=100)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{Case.objects.count()} cases, {Decision.objects.count()} decisions")


def _texts(rng: Any) -> list[str]:
    """
    Texts of a third common words and else of 32,000 made-up compounds, each rarer than the one before.

    One word stands in one text alone.
    """
    rare = [f"{a}{b}{c}{d}" for a in PARTS for b in PARTS for c in PARTS[:4] for d in HEADS]
    rng.shuffle(rare)
    weights = list(itertools.accumulate(1 / n for n in range(1, len(rare) + 1)))
    third = WORDS_EACH // 3
    out = [
        " ".join([*rng.choices(WORDS, k=third), *rng.choices(rare, cum_weights=weights, k=2 * third)])
        for _ in range(TEXTS)
    ]
    out[0] += " enkeltforekomsten"
    return out


def _copied(away: int, each: int) -> None:
    """The items of the first process and their words once more, for the meetings whose numbers lie `away` from its."""
    from django.db import connection

    from frisat.web.meetings.models import Item

    columns = ", ".join(f'"{f.column}"' for f in Item._meta.concrete_fields if f.column not in ("id", "meeting_id"))
    last = Item.objects.order_by("pk").last()
    assert last is not None
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO meetings_item (meeting_id, {columns}) SELECT meeting_id + %s, {columns} FROM meetings_item "  # noqa: S608
            "WHERE meeting_id < (SELECT min(meeting_id) FROM meetings_item) + %s ORDER BY id",
            [away, each],
        )
        cursor.execute(
            "INSERT INTO meetings_itemwords (item_id, agenda, whole) SELECT n.id, w.agenda, w.whole "
            'FROM meetings_item n JOIN meetings_item o ON o.meeting_id = n.meeting_id - %s AND o."order" = n."order" '
            "JOIN meetings_itemwords w ON w.item_id = o.id WHERE n.id > %s",
            [away, last.pk],
        )
