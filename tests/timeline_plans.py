"""Plans to draw: the founding documents' truths, one example of every mark, and plans made at random."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

from frisat.plan.danish import wording
from frisat.plan.model import Activity, Clock, Kind, Plan, Source, Status
from frisat.plan.period import Period

_KINDS = {
    "approval": "decision",
    "seminar": "workshop",
    "legislation": "milestone",
    "agreement": "milestone",
    "interview": "involvement",
    "conversation": "involvement",
    "summit": "involvement",
    "festival": "involvement",
    "visit": "meeting",
}


def truths(founding: Path) -> dict[str, Plan]:
    """Name -> plan made from each truth file among the founding documents."""
    return {file.stem: _truth(json.loads(file.read_text("utf-8"))) for file in sorted(founding.glob("truth/*.json"))}


def _truth(data: dict) -> Plan:
    document = data["document"]
    activities = []
    for entry in data["entries"]:
        period = None
        if entry["date_text"]:
            period = Period(
                entry["edtf"],
                entry["date_text"],
                inferred=bool(entry.get("year_inferred")),
                basis=entry.get("year_basis") if isinstance(entry.get("year_basis"), str) else None,
                note=entry.get("date_note"),
            )
        elif entry.get("date_note"):
            period = Period(None, "", note=entry["date_note"])
        status = entry["status"]
        activities.append(
            Activity(
                key=entry["id"],
                title=entry["title"],
                kind=Kind(_KINDS.get(entry["kind"], entry["kind"])),
                period=period,
                actors=tuple(entry["actors"]),
                responsible=tuple(entry["responsible"]),
                status=Status(status if status != "undated" else "planned"),
                track=entry.get("track") or None,
                source=Source(document["file"], lines=tuple(entry["lines"])),
            )
        )
    return Plan(title=document["title"], organisation=document.get("organisation"), activities=tuple(activities))


def _a(key: str, title: str, edtf: str | None, text: str, **more: object) -> Activity:
    period = {name: more.pop(name) for name in ("inferred", "bound", "note", "basis") if name in more}
    return Activity(key=key, title=title, period=Period(edtf, text, **period), **more)  # type: ignore[arg-type]


def every_mark() -> Plan:
    """A made-up plan with every form, status and qualification that a mark can have, in three tracks."""
    citizens, staff, politics = "Borgerspor", "Medarbejderspor", "Politisk spor"
    return Plan(
        title="Tids- og procesplan for ny kulturpolitik",
        organisation="Nordby Kommune",
        case_no="26/1234",
        updated="2026-05-04",
        provisional=True,
        activities=(
            _a(
                "a01",
                "Kulturudvalget igangsætter arbejdet",
                "2026-02-03",
                "3. februar 2026",
                kind=Kind.DECISION,
                track=politics,
                actors=("Kulturudvalget",),
                time=Clock("15:00", "17:00"),
                source=Source("plan.docx", table=1, row=2),
            ),
            _a(
                "a02",
                "Borgermøder i lokalområderne",
                "2026-03/2026-04",
                "Marts-april 2026",
                kind=Kind.INVOLVEMENT,
                track=citizens,
                actors=("Kulturforvaltningen",),
            ),
            _a(
                "a03",
                "Temadag for ledere",
                "2026-04-14/2026-04-15",
                "14.-15. april 2026",
                kind=Kind.WORKSHOP,
                track=staff,
            ),
            _a(
                "a04",
                "Løbende drøftelser i MED-udvalgene",
                "2026-02/2026-09",
                "Februar-september 2026",
                status=Status.ONGOING,
                track=staff,
            ),
            _a("a05", "Afprøvning af åbne værksteder", "2026-05/..", "Fra maj 2026", kind=Kind.TRIAL, track=citizens),
            _a(
                "a06",
                "Eventuel studietur",
                "2026-05",
                "Maj",
                status=Status.TENTATIVE,
                track=staff,
                inferred=True,
                basis="rækkerne over og under er fra 2026",
            ),
            _a("a07", "Temamøde om visioner", "2026-03-10", "10. marts 2026", status=Status.CANCELLED, track=politics),
            _a(
                "a08",
                "Høring af udkast",
                "2026-08-17/2026-10-02",
                "17. august – 2. oktober 2026",
                kind=Kind.HEARING,
                track=citizens,
            ),
            _a(
                "a09",
                "Første behandling i kommunalbestyrelsen",
                "2026-06-23",
                "23. juni 2026",
                kind=Kind.DECISION,
                status=Status.POSTPONED,
                replaced_by="a10",
                track=politics,
            ),
            _a(
                "a10",
                "Behandling i kommunalbestyrelsen",
                "2026-11-24",
                "24. november 2026",
                kind=Kind.DECISION,
                track=politics,
                actors=("Kommunalbestyrelsen",),
            ),
            _a(
                "a11",
                "Frist for høringssvar",
                "2026-10-02",
                "senest 2. oktober 2026",
                bound="before",
                kind=Kind.DEADLINE,
                track=citizens,
            ),
            _a(
                "a12",
                "Ny kulturpolitik træder i kraft",
                "2027-01-01",
                "gældende fra 1. januar 2027",
                bound="after",
                kind=Kind.MILESTONE,
                track=politics,
            ),
            _a(
                "a13",
                "Dialogmøde med kulturlivet",
                "[2026-05-12,2026-06-09]",
                "12. maj eller 9. juni 2026",
                kind=Kind.MEETING,
                track=citizens,
            ),
            _a("a14", "Udkast ligger klar", "2026-08-01~", "omkring 1. august 2026", track=staff),
            _a("a15", "Indstilling fra udvalget", "2026-11", "November 2026", kind=Kind.DECISION, track=politics),
            _a("a16", "Uddannelsesforløb", "2026-09/2027", "September 2026 – 2027", track=staff),
            _a("a17", "Høring i råd og nævn", "2026-09", "September 2026", kind=Kind.HEARING, track=citizens),
            _a("a18", "Følgegruppe", None, "dato ikke fastlagt", status=Status.TENTATIVE, track=citizens),
            Activity(key="a19", title='Evaluering af <forsøg> & "netværk"', track=staff),
            _a("a20", "Møde i følgegruppen", "2026-02-20", "20. februar 2026", status=Status.HELD, track=citizens),
        ),
    )


WORDS = (
    "møde",
    "drøftelse",
    "udvalg",
    "borger",
    "samtale",
    "workshop",
    "høring",
    "byråd",
    "politik",
    "plan",
    "ældre",
    "omsorg",
    "sundhed",
    "skole",
    "dagtilbud",
    "indstilling",
    "frist",
    "godkendelse",
    "orientering",
    "evaluering",
    "medarbejdersamtale",
    "samarbejdsparter",
    "og",
    "i",
    "om",
    "for",
    "til",
    "med",
    "af",
    "velfærdsteknologi",
    "kommunalbestyrelsesmøde",
    "§17,stk.4",
    "2026",
    "drøftelsesoplæg",
)
BODIES = (
    "Byrådet",
    "Ældrerådet",
    "Økonomiudvalget",
    "Børne- og Ungeudvalget",
    "Direktionen",
    "Hovedudvalget",
    "Skolerne",
    "Sundheds- og Omsorgsforvaltningen",
    "Handicaprådet",
    "Kulturudvalget",
)


def random_period(random: Random, start: date, days: int) -> Period | None:
    """Any form of period within `days` after `start`; sometimes none."""
    day = start + timedelta(random.randrange(days))
    later = day + timedelta(random.randrange(1, 120))
    month, other = day.strftime("%Y-%m"), later.strftime("%Y-%m")
    form = random.randrange(14)
    edtf = (
        day.isoformat(),
        day.isoformat(),
        day.isoformat(),
        day.isoformat(),
        month,
        f"{month}/{other}",
        f"{day}/{later}",
        f"{month}/..",
        f"{day.year}-2{random.randrange(1, 5)}",
        f"{day.year}",
        f"[{day},{later}]",
        f"{day}~",
        f"{day.year}-3{random.randrange(3, 7)}",
        None,
    )[form]
    bound = random.choice(("before", "after")) if form == 3 else None
    text = wording(Period(edtf, bound=bound)) if edtf and random.random() < 0.9 else random.choice(WORDS)
    return Period(edtf, text, inferred=random.random() < 0.1, bound=bound)


def random_plan(seed: int, count: int, days: int = 700) -> Plan:
    """A plan of `count` activities over `days` days, the same for the same arguments."""
    random = Random(seed)
    start = date(2020 + seed % 7, 1 + seed % 12, 1 + seed % 28)
    tracks = [None, "Borgerspor", "Medarbejderspor", "Politisk spor"][: random.randrange(1, 5)]
    out = []
    for number in range(count):
        status = random.choice([Status.PLANNED] * 8 + list(Status))
        heir = f"a{random.randrange(count)}" if status in (Status.POSTPONED, Status.CANCELLED) else None
        title = " ".join(random.choices(WORDS, k=random.randrange(1, 18))).capitalize()
        actors = tuple(random.sample(BODIES, random.randrange(3)))
        out.append(
            Activity(
                key=f"a{number}",
                title=title,
                kind=random.choice(list(Kind)),
                period=random_period(random, start, days),
                status=status,
                replaced_by=heir,
                track=random.choice(tracks),
                actors=actors,
                responsible=actors[:1],
            )
        )
    return Plan(title=f"Plan {seed}", activities=tuple(out))
