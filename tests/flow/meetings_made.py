"""A made-up meeting with everything that a meeting can have: for the tests of papers."""

from __future__ import annotations

from frisat.plan.meeting import (
    Approval,
    Attendee,
    Correction,
    Dissent,
    FollowUp,
    Item,
    ItemKind,
    Leg,
    Meeting,
    Outcome,
    Paper,
    Part,
    Presence,
    Stage,
    Vote,
)
from frisat.plan.model import Clock, Person
from frisat.plan.period import Period

EVERYTHING = Meeting(
    uid="u1",
    title="Møde i Økonomiudvalget",
    bodies=("Økonomiudvalget", "Kultur- og Fritidsudvalget"),
    period=Period("2025-03-04", "4. marts 2025"),
    clock=Clock("15:00", "17:30"),
    place="Rådhuset, mødelokale 3.12",
    case_no="25-008754",
    process="Velfærdsaftalen på ældreområdet",
    stage=Stage.FROZEN,
    released="2025-02-26",
    legs=(Leg("Rundvisning", Clock("15:00", "15:30"), "Plejecenter Lindely"), Leg("Møde", Clock("15:30", "17:30"))),
    attendees=(
        Attendee("Karen Holm", Part.CHAIR, "formand for Økonomiudvalget", presence=Presence.PRESENT),
        Attendee("Lis Nør", Part.SECRETARY, "konsulent", presence=Presence.PRESENT),
        Attendee("Anna Dam", Part.MEMBER, "næstformand", presence=Presence.PRESENT, came="15:20", left="16:30"),
        Attendee("Ole Bak", presence=Presence.PRESENT),
        Attendee("Per Lund", presence=Presence.EXCUSED),
        Attendee("Mia Toft", Part.SUBSTITUTE, presence=Presence.PRESENT, stands_in_for="Per Lund"),
        Attendee("Åse Kubel", presence=Presence.ABSENT),
    ),
    items=(
        Item(key="1", no="1", title="Godkendelse af dagsorden", kind=ItemKind.APPROVAL, outcome=Outcome.APPROVED),
        Item(
            key="2",
            no="2",
            title="Budgetopfølgning pr. 31. januar 2025",
            kind=ItemKind.RECOMMENDATION,
            minutes=20,
            case_no="00.30.02G01-0022",
            presenters=(Person("Jens Krog", "økonomichef"),),
            text=(
                "Forvaltningen forelægger den første budgetopfølgning i år. Afvigelsen er lille.\n\n"
                "Der er tre forhold:\n"
                "- Ældreområdet følger budgettet.\n- skolernes mindreforbrug\n- Anlæg er forsinket."
            ),
            recommendation=(
                "Forvaltningen indstiller til Økonomiudvalget,\n1. at opfølgningen tages til efterretning, og\n"
                "2. at sagen sendes til Byrådet."
            ),
            papers=(Paper("a", "02-1 Budgetopfølgning.pdf", "", 0), Paper("b", "02-2 Notat om anlæg.docx", "", 0)),
            outcome=Outcome.RECOMMENDED,
            decision="Udvalget anbefaler indstillingen over for Byrådet.",
            vote=Vote(5, 2, 1, names_against=("Ole Bak", "Anna Dam")),
            dissents=(
                Dissent("Ole Bak", "Liste C kan ikke støtte forslaget, fordi anlæggene burde prioriteres anderledes."),
            ),
            follow_ups=(FollowUp(text="Notat om forsinkede anlæg", owner="Jens Krog", day="2025-04-01"),),
        ),
        Item(
            key="3",
            no="2a",
            title="Frivilligcentret flytter",
            supplementary=True,
            kind=ItemKind.DECISION,
            text="Centret flytter til biblioteket.",
            outcome=Outcome.POSTPONED,
            decision="Sagen genoptages på næste møde.",
            conflicts=("Anna Dam",),
        ),
        Item(key="4", no="3", title="Lukket punkt", closed=True, extract="Byrådet har godkendt et køb af en ejendom."),
        Item(
            key="5",
            no="4",
            title="Køb af grund",
            closed=True,
            ground="Forhandling om pris (forvaltningsloven § 27)",
            kind=ItemKind.DECISION,
            text="Tekst.",
            outcome=Outcome.ADOPTED,
        ),
        Item(key="6", no="5", title="Eventuelt"),
    ),
    approvals=(
        Approval("Karen Holm", "2025-03-05T09:12:00+01:00", True, True),
        Approval("Ole Bak", "2025-03-05T10:00:00+01:00", False, False, "Punkt 2 mangler mit spørgsmål."),
        Approval("Anna Dam"),
    ),
    corrections=(Correction("2025-03-10", "Der skulle have stået 21 mio. kr.", "Lis Nør", "2"),),
)
