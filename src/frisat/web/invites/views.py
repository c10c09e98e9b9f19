"""The page of a meeting's invitations: who has one, what became of the letters, what was answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frisat.plan.meeting import Meeting as MeetingValue
from frisat.web.base import seen, way_back, words
from frisat.web.invites import actions, letters_shown, queries, reply_actions
from frisat.web.invites.forms import ANSWER_WORDS, AnswerForm, InviteForm
from frisat.web.invites.models import Answer, Ignored, Invitation
from frisat.web.meetings.actions import is_released
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.sight import seen_by
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

WHY_NOT: dict[str, Promise] = {
    "unpublished": _("The meeting stands in no published plan yet. Publish the plan, then invite."),
    "off": _("The meeting is off. Those who were invited have been told; nobody new can be invited."),
    "undated": _("The day of the meeting is not settled yet. Give it a day in the plan, then invite."),
    "unreleased": _("The agenda has not been released yet. Release it first."),
}
IGNORED_WORDS: dict[str, Promise] = {
    Ignored.UNINVITED: _("is not invited"),
    Ignored.FORGED: _("answered for somebody else"),
    Ignored.UNCONFIRMED: _("answered without the address of the invitation, where a confirmed answer stands"),
    Ignored.OLDER: _("answered an earlier time, or before their newest answer"),
    Ignored.NO_ANSWER: _("sent something that cannot be read as an answer"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One who was invited, as the page shows them."""

    invitation: Invitation
    answer: Any
    css: str
    letter: letters_shown.Shown | None
    form: AnswerForm
    has_left: bool
    seen: str

    @property
    def is_unsure(self) -> bool:
        """Whether the answer may be of somebody else who knows the address."""
        return self.invitation.answer != Answer.NONE and not self.invitation.confirmed


_CSS = {Answer.ACCEPTED: "badge-success", Answer.DECLINED: "badge-error", Answer.TENTATIVE: "badge-warning"}


@process_page(permissions.prepares_meetings, "GET", "HEAD", "POST")
def invitations(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Who is invited to a meeting; posted: some more are."""
    row = _meeting(process, pk)
    sent = request.POST if request.method == "POST" else None
    form = InviteForm(sent, candidates=queries.candidates(row))
    if sent is not None and form.is_valid():
        try:
            made = actions.invite(request.user, row, form.wanted())
        except actions.NotReadyError as error:
            messages.error(request, str(WHY_NOT[error.why]))
        else:
            said = ngettext("One invitation is on its way.", "%(n)s invitations are on their way.", len(made))
            messages.success(request, said % {"n": len(made)})
        return _back(row)
    shown = seen_by(request.user, row)
    rows = [_row(i) for i in queries.invitations(row)]
    why = actions.why_not(row, shown)
    context = {
        "process": process,
        "row": row,
        "meeting": shown,
        "when": _when(shown),
        "form": form,
        "rows": [r for r in rows if r.invitation.withdrawn is None],
        "unsure": any(r.is_unsure for r in rows if r.invitation.withdrawn is None),
        "withdrawn": [r for r in rows if r.invitation.withdrawn is not None],
        "counts": _counts(rows),
        "why_not": WHY_NOT.get(why, ""),
        "is_off": why == "off",
        "is_released": is_released(row),
        "papers": letters_shown.papers_of(row),
        "ignored": [(r, IGNORED_WORDS.get(r.ignored, r.ignored)) for r in queries.ignored(row)],
        "title": title_of(row),
    }
    return render(request, "invites/invitations.html", context, status=422 if form.errors else 200)


def _meeting(process: Process, pk: int) -> Meeting:
    found = queries.meeting_of(process, pk)
    if found is None:
        raise Http404
    return found


def _invitation(process: Process, pk: int, invitation_pk: int) -> Invitation:
    found = queries.invitation_of(_meeting(process, pk), invitation_pk)
    if found is None:
        raise Http404
    return found


def _back(row: Meeting) -> HttpResponse:
    return redirect("invitations", row.process.slug, row.pk)


def _row(invitation: Invitation) -> Row:
    answer = Answer(invitation.answer)
    return Row(
        invitation=invitation,
        answer=ANSWER_WORDS[answer],
        css=_CSS.get(answer, "badge-info"),
        letter=letters_shown.of(invitation),
        form=AnswerForm(initial={"answer": answer.value}, auto_id=f"id_{invitation.pk}_%s"),
        has_left=invitation.participant_id is None,
        seen=reply_actions.stand_of(invitation),
    )


def _when(shown: MeetingValue) -> str:
    day = shown.period.earliest if shown.period and shown.period.is_exact else None
    said = words.full_day(day) if day else shown.period.text if shown.period else gettext("no date")
    return " ".join(filter(None, (said, words.clock(shown.clock))))


def _counts(rows: list[Row]) -> str:
    """ "7 er inviteret: 4 kommer, 1 kommer ikke, 2 har ikke svaret." """
    found = Counter(r.invitation.answer for r in rows if r.invitation.withdrawn is None)
    total = sum(found.values())
    if not total:
        return ""
    parts = [f"{found[a]} {str(ANSWER_WORDS[a]).lower()}" for a in (
        Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED, Answer.NONE) if found[a]]  # fmt: skip
    said = ngettext("One is invited: %(parts)s.", "%(n)s are invited: %(parts)s.", total)
    return said % {"n": total, "parts": ", ".join(parts)}


@process_page(permissions.prepares_meetings, "POST")
def papers(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Tells everybody who is invited that the agenda is ready."""
    row = _meeting(process, pk)
    try:
        count = actions.send_papers(request.user, row)
    except actions.NotReadyError as error:
        messages.error(request, str(WHY_NOT[error.why]))
        return _back(row)
    if count:
        said = ngettext("One is told that the agenda is ready.", "%(n)s are told that the agenda is ready.", count)
        messages.success(request, said % {"n": count})
    else:
        messages.info(request, gettext("Nobody is invited yet, so nobody was told."))
    return _back(row)


@process_page(permissions.prepares_meetings, "POST")
def again(request: HttpRequest, process: Process, pk: int, invitation_pk: int) -> HttpResponse:
    """Sends one their letter once more."""
    found = _invitation(process, pk, invitation_pk)
    try:
        actions.send_again(request.user, found)
    except actions.NotReadyError as error:
        messages.error(request, str(WHY_NOT[error.why]))
    else:
        messages.success(request, gettext("A letter to %(mail)s is on its way.") % {"mail": found.email})
    return _back(found.meeting)


@process_page(permissions.prepares_meetings, "POST")
def withdraw(request: HttpRequest, process: Process, pk: int, invitation_pk: int) -> HttpResponse:
    """One is no longer invited."""
    found = _invitation(process, pk, invitation_pk)
    actions.withdraw(request.user, found)
    said = gettext("%(name)s is no longer invited, and is told by mail if the invitation has been sent.")
    url = reverse("invitations", args=[process.slug, pk])
    way_back.offer(
        request, said % {"name": found.name or found.email}, url=url, word=gettext("Invite again"),
        fields={"other_name": found.name, "other_mail": found.email},
    )  # fmt: skip
    return _back(found.meeting)


@process_page(permissions.prepares_meetings, "POST")
def answer(request: HttpRequest, process: Process, pk: int, invitation_pk: int) -> HttpResponse:
    """What somebody said by telephone."""
    found = _invitation(process, pk, invitation_pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        mine = Answer(form.cleaned_data["answer"])
        try:
            reply_actions.answer_for(request.user, found, mine, seen=request.POST.get("seen", ""))
        except seen.StaleError:
            found.refresh_from_db()
            said = gettext(
                "%(name)s has answered while the page was open: %(now)s. You chose %(mine)s, which was not saved. "
                "Choose it again if it is to stand."
            )
            now = str(ANSWER_WORDS[Answer(found.answer)]).lower()
            shown = {"name": found.name or found.email, "now": now, "mine": str(ANSWER_WORDS[mine]).lower()}
            messages.error(request, said % shown)
            return _back(found.meeting)
        messages.success(request, gettext("The answer of %(name)s is saved.") % {"name": found.name or found.email})
    else:
        messages.error(request, gettext("Choose one of the answers in the list."))
    return _back(found.meeting)
