"""Two processes with one object of each kind, for the route inventory; and an account for each role in the first."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.http import int_to_base36

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome, Presence, Stage
from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import AgendaItem as PlanItem
from frisat.plan.model import DocumentKind, Header, Kind, Plan, Reading
from frisat.plan.period import Period
from frisat.plan.schema import activity_to_json, reading_from_json, reading_to_json
from frisat.web.arrivals import actions as arrivals
from frisat.web.bodies import merge_actions
from frisat.web.bodies.models import Alias, Body, Seat
from frisat.web.cases import actions as case_actions
from frisat.web.cases import deciding
from frisat.web.cases.models import Case, Decision, Step, Year
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.invites.models import Feed, Invitation, SharedFeed
from frisat.web.meetings import actions as meeting_actions
from frisat.web.meetings import approval_actions, issues
from frisat.web.meetings.models import Approval, FollowUp, Item, Meeting, Paper, Participant, Proposed, Template
from frisat.web.meetings.value import with_all
from frisat.web.people.models import Account, Person, Role
from frisat.web.process import actions, drafts
from frisat.web.process.models import Activity, Attachment, Comment, Process, SourceDocument
from frisat.web.record.actions import SYSTEM
from tests.web.gate.scanned import let_pass

Kinds = dict[str, Any]


def objects_of(process: Process, account: Account) -> Kinds:
    """Kind -> what an address names it by, for one process that has versions; it gets what it lacks."""
    version = process.versions.order_by("major", "minor").last()
    document = process.documents.order_by("pk").first()
    activity = process.activities.order_by("number").first()
    assert version is not None
    assert document is not None
    assert activity is not None
    draft = drafts.open_draft(SYSTEM, process)
    intake = Intake.objects.create(
        process=process, state=IntakeState.READY, file_name=document.file_name, document=document
    )
    read = json.loads(document.reading)
    first = reading_from_json(read).plan.activities[0]
    of_plan = next(a for a in read["activities"] if a["key"] == first.key)
    row = Row.objects.create(intake=intake, position=1, entry=first.key, read=of_plan, activity=of_plan)
    comment = Comment.objects.create(process=process, text="En kommentar", by=account)
    attachment = Attachment.objects.create(activity=activity, name="bilag.txt", data=b"hej", sha256="0" * 64)
    role = Role.objects.create(
        account=Account.objects.create_user(f"laeser-{process.pk}@engby.example", None, name="Læser"),
        process_id=process.pk,
        name="reader",
    )
    body = Body.objects.create(name=f"Udvalget i {process.slug}")
    gone = Body.objects.create(name=f"Udv. {process.slug}")
    person = Person.objects.create(name="Per Person")
    case, step, decision = _case_in(process, body)
    return {
        **_meeting(activity, body),
        "case": case.number,
        "step": step.pk,
        "decision_year": decision.year,
        "decision_no": decision.number,
        **_minutes(process, body, account),
        "body": body.pk,
        "alias": Alias.objects.create(body=body, text="Udvalg", folded=f"udvalg {process.slug}").pk,
        "merge": merge_actions.merge(SYSTEM, gone, body).pk,
        "seat": Seat.objects.create(body=body, person=person, first_day=date(2026, 1, 1)).pk,
        "person": person.pk,
        "thing": "process",
        "thing_key": str(process.pk),
        "slug": process.slug,
        "key": activity.key,
        "version": version.number,
        "document": document.pk,
        "draft": draft.pk,
        "import": intake.pk,
        "row": row.pk,
        "comment": comment.pk,
        "attachment": attachment.pk,
        "role": role.pk,
        "page": 1,
        "account": role.account_id,
        "factor": Authenticator.objects.create(user=role.account, type="webauthn", data={"name": "N"}).pk,
        "session": "0" * 24,  # of nobody
        "uidb36": int_to_base36(role.account_id),
        "link": "aaaaaa-" + "0" * 32,
        **_invited(activity, role.account),
        "shared_feed": SharedFeed.objects.create(body=body, name="Lokalavisen", token_sha256=f"d{activity.pk:063x}").pk,
        "own_feed": Feed.objects.create(account=account, token_sha256=f"f{activity.pk:063x}", name="Min kalender").pk,
        "saml": "saml",
        **agenda_paper(process),
    }


def agenda_paper(process: Process) -> Kinds:
    """An agenda that was read and waits for the review of its meeting."""
    said = PlanItem(no="1", title="Velkomst")
    activity = PlanActivity(
        key="m1", title="Dialogmøde om prøven", kind=Kind.MEETING, period=Period("2031-02-03", "3. februar 2031")
    )
    plan = Plan(
        kind=DocumentKind.AGENDA, title="Dialogmøde om prøven", activities=(activity,), items=(said,),
        header=Header(date="2031-02-03", participants=("Repræsentanter fra skolerne",)),
    )  # fmt: skip
    document = SourceDocument.objects.create(
        process=process, name="Dagsorden", file_name="moede.txt", sha256=f"{process.pk:064x}", data=b"Dagsorden",
        kind="agenda", reading=json.dumps(reading_to_json(Reading(plan))), lines=[],
    )  # fmt: skip
    intake = Intake.objects.create(
        process=process, state=IntakeState.READY, file_name="moede.txt", document=document, by=None
    )
    own = activity_to_json(activity)
    Row.objects.create(intake=intake, position=1, entry=activity.key, read=own, activity=own)
    sheet = arrivals.prepare(SYSTEM, intake)
    assert sheet is not None
    return {"paper_import": intake.pk, "sheet_part": sheet.parts.get(kind="person").pk}


def _meeting(activity: Activity, body: Body) -> Kinds:
    """A meeting of a body with items, papers, somebody who takes part, a template and a proposed item."""
    made = meeting_actions.make_meeting(SYSTEM, activity, bodies=[body])
    there = meeting_actions.add_participant(SYSTEM, made, printed="Repræsentanter fra forvaltningen")
    items = [Item.objects.create(meeting=made, order=n, title=f"Punkt {n}") for n in (1, 2)]
    gone = Item.objects.create(meeting=made, order=3, title="Fjernet", removed=made.made)
    papers = [
        Paper.objects.create(
            item=items[0], key=f"{made.pk:030x}{n:02x}", name=f"bilag-{n}.pdf", data=b"%PDF-1.7", sha256=f"{n:064x}",
            size_bytes=8, media_type="application/pdf", removed=made.made if n else None,
        )
        for n in (0, 1)
    ]  # fmt: skip
    let_pass(made)
    template = Template.objects.create(body=body, name="Ordinært møde", items=[{"title": "Velkomst"}])
    proposed = Proposed.objects.create(process=made.process, body=body, title="Et ønske")
    return {
        "meeting": made.pk,
        "issue": issues.freeze(SYSTEM, made, "agenda").number,
        "participant": there.pk,
        "item": items[0].pk,
        "gone_item": gone.pk,
        "paper": papers[0].key,
        "gone_paper": papers[1].key,
        "template": template.pk,
        "proposed": proposed.pk,
    }


def _invited(activity: Activity, account: Account) -> Kinds:
    """Somebody who is invited to the meeting, and a calendar of somebody's own that none of the roles has."""
    meeting = activity.meeting
    guest = meeting_actions.add_participant(SYSTEM, meeting, printed="Repræsentanter fra skolerne")
    invitation = Invitation.objects.create(
        meeting=meeting, participant=guest, email=f"gaest-{meeting.pk}@engby.example", name="Gitte Gæst"
    )
    feed = Feed.objects.create(account=account, token_sha256=f"{meeting.pk:064x}", name="Telefonen")
    return {"invitation": invitation.pk, "feed": feed.pk, "token": "ikke-en-adresse"}


def _case_in(process: Process, body: Body) -> tuple[Case, Step, Decision]:
    """
    A case with a body that must say yes, and a decision.

    Case and decision have numbers of their own in each process, so that a foreign one is another one.
    """
    for n in range(process.pk % 7 + 1):
        case = case_actions.make_case(
            SYSTEM, process, title=f"Sag {n}", text="Aftalen", journey=[(body, Say.ASSENTS)], due=date(2027, 9, 1)
        )
    step = case.steps.get()
    year = 2020 + process.pk % 7  # never that of the other process, and neither is the number
    Year.objects.create(year=year, last=process.pk % 7)
    decision = deciding.decide(
        SYSTEM, process, body=body, day=date(year, 4, 1), title="Beslutning", text="Godkendt", outcome=Outcome.APPROVED
    )
    return case, step, decision


def _minutes(process: Process, body: Body, account: Account) -> Kinds:
    """
    A second meeting of the body whose minutes are being taken, with a follow-up; and one whose minutes await an answer
    of the account's person, who is to do something after it.
    """
    person, _ = Person.objects.get_or_create(account=account, defaults={"name": account.name})
    made = []
    on = process.activities.filter(meeting=None, index__status="planned").order_by("-number")[:2]
    for activity in on:
        meeting = meeting_actions.make_meeting(SYSTEM, activity, bodies=[body])
        item = Item.objects.create(meeting=meeting, order=1, no="1", title="Et punkt")
        there = Participant.objects.create(meeting=meeting, person=Person.objects.create(name="Rita Referent"))
        made.append((meeting, item, there, FollowUp.objects.create(item=item, text="Svar skolerne", owner=person)))
    (taken, said, came, follow_up), (asked, _, _, own_follow_up) = made
    Meeting.objects.filter(pk=taken.pk).update(stage=Stage.TAKING)
    Meeting.objects.filter(pk=asked.pk).update(stage=Stage.APPROVING)
    me = Participant.objects.create(meeting=asked, order=1, person=person, presence=Presence.PRESENT)
    stranger = Account.objects.create_user(f"deltager-{process.pk}@engby.example", None, name="Ditte Deltager")
    other = Person.objects.create(name=stranger.name, account=stranger)
    them = Participant.objects.create(meeting=asked, order=2, person=other)
    stand = approval_actions.stand_of(with_all(Meeting.objects.filter(pk=asked.pk)).get())
    approval = Approval.objects.create(meeting=asked, participant=me, sha256=stand)
    return {
        "taken": taken.pk,
        "said": said.pk,
        "came": came.pk,
        "follow_up": follow_up.pk,
        "own_approval": approval.pk,
        "own_follow_up": own_follow_up.pk,
        "other_approval": Approval.objects.create(meeting=asked, participant=them, sha256=stand).pk,
        "other_follow_up": FollowUp.objects.create(item=said, text="Ring", owner=other).pk,
        "own_stand": stand,
    }


def twin(process: Process) -> Process:
    """A second process with the same documents and versions, in which none of the accounts has a role."""
    other = actions.make_process(SYSTEM, slug="et-andet", name="Et andet forløb")
    for version in process.versions.order_by("major", "minor"):
        document = version.document
        assert document is not None
        kept = type(document).objects.create(
            process=other, name=document.name, file_name=document.file_name, sha256=document.sha256,
            data=document.data, dated=document.dated, kind=document.kind, reading=document.reading,
            lines=document.lines,
        )  # fmt: skip
        actions.publish_document(SYSTEM, other, kept, valid_from=version.valid_from, name=version.name)
    return other
