"""
A meeting whose closed parts each hold a word of their own, and everybody who might read it.

`PLACES` names the places of closed matters: the columns of a closed item, of what hangs on it, and of a closed paper
under an open item. Each holds "Kanarie" and a number; whoever finds the word knows which place leaked.
"""

from __future__ import annotations

import hashlib
from datetime import date, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frisat.web.meetings.models import Item, Meeting
    from frisat.web.people.models import Account

PLACES = (
    "title", "text", "recommendation", "presenter", "case_no", "ground", "decision", "dissent", "vote", "conflict",
    "why_absent", "follow_up", "owner", "correction", "paper_name", "paper_bytes", "paper_ground",
    "closed_paper_name", "closed_paper_bytes", "closed_paper_ground", "link",
    "earlier", "let_in", "removed_paper_name", "removed_paper_bytes", "approval_remark", "issue_reason",
    "case_title", "case_ground", "case_text", "case_step", "case_recommendation", "legal_basis",
)  # fmt: skip
"""From the closed item, then a closed paper under an open item, the meeting itself, what lies behind, a closed case."""


def word(place: str) -> str:
    """The canary of a place: letters alone, so that no page cuts or masks it."""
    n = PLACES.index(place)
    return f"Kanarie{chr(97 + n // 20)}{'bcdfghjklmnpqrstvwxz'[n % 20]}fugl"


WORDS = {word(place): place for place in PLACES}
OPEN = "Aabenbartord"
"""Stands in the open item: a crawl that does not find it looked at nothing."""


def leaks(said: str) -> list[str]:
    """The places whose word stands in a text, in any writing."""
    folded = said.casefold()
    return sorted(place for one, place in WORDS.items() if one.casefold() in folded)


def fill(meeting: Meeting, member: Account, barred: Account) -> dict[str, Any]:
    """Fills the two items of the example meeting; its minutes are being approved. The rows by name."""
    from frisat.web.meetings.models import Conflict, Correction, FollowUp, Paper, Participant
    from frisat.web.people.models import Person

    first, closed = meeting.items.order_by("order")
    _save(
        first,
        no="1",
        title=f"Status med {OPEN}",
        text="En åben sag om klassestørrelser.",
        outcome="noted",
        decision_text="Orienteringen er taget til efterretning.",
    )
    _save(
        closed,
        no="2",
        title=word("title"),
        text=f"Sagen handler om {word('text')}.",
        recommendation=f"Det indstilles {word('recommendation')}.",
        presenters=[{"name": word("presenter"), "role": "direktør"}],
        case_no=word("case_no"),
        ground=word("ground"),
        outcome="approved",
        decision_text=word("decision"),
        dissents=[{"who": "Karen Formand", "text": word("dissent")}],
        vote={"in_favour": 3, "against": 1, "names_against": [word("vote")]},
    )
    Conflict.objects.filter(item=closed).update(why=word("conflict"))
    Participant.objects.filter(meeting=meeting, person__account=barred).update(
        why=word("why_absent"), presence="excused", came=time(15, 5)
    )
    owner = Person.objects.create(name=word("owner"))
    FollowUp.objects.create(item=closed, text=word("follow_up"), owner=owner)
    Correction.objects.create(meeting=meeting, item=closed, text=word("correction"))
    Paper.objects.filter(item__meeting=meeting).delete()
    papers = {
        "open": _paper(first, "Bilag til alle.txt", b"Alle kan laese det", closed=False),
        "closed": _paper(first, f"{word('closed_paper_name')}.txt", word("closed_paper_bytes").encode(), closed=True),
        "inside": _paper(closed, f"{word('paper_name')}.txt", word("paper_bytes").encode(), closed=False),
    }
    papers["inside"].ground = word("paper_ground")
    papers["inside"].closed = True
    papers["inside"].save()
    papers["closed"].ground = word("closed_paper_ground")
    papers["closed"].save()
    _behind(meeting, closed)
    type(meeting).objects.filter(pk=meeting.pk).update(stage="approving", link=f"https://example.org/{word('link')}")
    meeting.refresh_from_db()
    made = {"meeting": meeting, "first": first, "closed": closed, "papers": papers}
    return made | _gone_on(meeting, closed) | {"intake": _arrived(meeting)}


def _behind(meeting: Meeting, closed: Item) -> None:
    """What no page of a meeting shows: what minutes said before, why a guest was let in, what was sent before."""
    from frisat.plan.meeting import Part
    from frisat.web.meetings import actions, issues, reader_actions
    from frisat.web.meetings.models import Approval, Participant
    from frisat.web.people.models import Account, Person
    from frisat.web.record.actions import SYSTEM

    _save(closed, earlier=[{"decision_text": word("earlier")}])
    account = Account.objects.create_user("raadgiver@engby.example", None, name="Rune Rådgiver")
    person = Person.objects.create(name=account.name, account=account)
    guest = actions.add_participant(SYSTEM, meeting, person=person, part=Part.GUEST)
    reader_actions.let_in(SYSTEM, closed, guest, why=word("let_in"))
    gone = _paper(closed, f"{word('removed_paper_name')}.txt", word("removed_paper_bytes").encode(), closed=True)
    gone.removed = meeting.made
    gone.save()
    chair = Participant.objects.get(meeting=meeting, part=Part.CHAIR)
    Approval.objects.create(meeting=meeting, participant=chair, approved=False, remark=word("approval_remark"))
    for reason in ("", word("issue_reason")):
        issues.freeze(SYSTEM, meeting, "agenda", reason=reason)


def _closed_case(meeting: Meeting, body: Any) -> None:
    """A case that is closed altogether, on its way."""
    from frisat.web.cases.models import Case, CaseText, Step

    case = Case.objects.create(
        process=meeting.process, number=2, title=word("case_title"), shown=True, closed=True, ground=word("case_ground")
    )
    CaseText.objects.create(case=case, number=1, text=word("case_text"), sha256="0" * 64)
    Step.objects.create(
        case=case, order=1, body=body, say="decides", text=word("case_step"),
        recommendation=word("case_recommendation"),
    )  # fmt: skip


def _gone_on(meeting: Meeting, closed: Item) -> dict[str, Any]:
    """A case that anybody may follow and a decision that was open: their item was closed later."""
    from frisat.web.bodies.models import Body
    from frisat.web.cases.models import Case, Decision, Step

    body = Body.objects.get(name="Skoleudvalget")
    case = Case.objects.create(process=meeting.process, number=1, title="En sag med et lukket svar", shown=True)
    step = Step.objects.create(
        case=case, order=1, body=body, say="decides", day=date(2027, 4, 1), outcome="approved", text=word("text"),
        said=word("decision"), recommendation=word("recommendation"), reservations=word("presenter"),
        dissents=[{"who": "Karen Formand", "text": word("dissent")}],
        vote={"in_favour": 3, "against": 1, "names_against": [word("vote")]},
    )  # fmt: skip
    _closed_case(meeting, body)
    decision = Decision.objects.create(
        process=meeting.process, year=2027, number=41, day=date(2027, 4, 1), body=body, step=step,
        title=word("title"), text=word("decision"), outcome="approved",
        legal_basis=word("legal_basis"),
    )  # fmt: skip
    closed.step, closed.decision = step, decision
    closed.save()
    return {"case": case, "decision": decision}


def _arrived(meeting: Meeting) -> int:
    """An agenda that came in, with its closed item, waiting for the review."""
    from frisat.web.arrivals.models import Part, Sheet
    from tests.web.people.world import agenda_paper

    sheet = Sheet.objects.get(intake=agenda_paper(meeting.process)["paper_import"])
    said = {"no": "9", "title": word("title"), "text": word("text"), "closed": True, "ground": word("ground")}
    Part.objects.create(sheet=sheet, kind="item", position=90, read=said, said=said)
    return int(sheet.intake_id)


def _save(item: Item, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()


def _paper(item: Item, name: str, data: bytes, *, closed: bool) -> Any:
    from frisat.web.meetings.models import Paper

    key = hashlib.sha256(name.encode()).hexdigest()[:32]
    return Paper.objects.create(
        item=item, key=key, name=name, data=data, clean=data, sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data), media_type="text/plain", closed=closed, ground="Personforhold" if closed else "",
    )  # fmt: skip
