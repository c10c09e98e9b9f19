"""What became of letters, in a sentence a secretary can act on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.web.base import words
from frisat.web.invites.models import Invitation, Letter, LetterState, Method
from frisat.web.meetings.models import Meeting

DROPPED_WORDS: dict[str, Promise] = {
    "changed again": _("Not sent: the meeting was changed again meanwhile"),
    "withdrawn": _("Not sent: the invitation was withdrawn"),
    "no longer takes part": _("Not sent: no longer takes part in the meeting"),
    "account closed": _("Not sent: the account is closed"),
    "never told": _("Not sent: they had not been told of the meeting yet"),
    "off": _("Not sent: the meeting is off or has no settled day"),
    "not released": _("Not sent: the agenda is not released"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The newest letter to somebody: what became of it. `is_fault`: somebody has to do something."""

    said: str
    is_fault: bool = False


def of(invitation: Invitation) -> Shown | None:
    """The newest letter of an invitation; None where there is none."""
    letters = sorted(invitation.letters.all(), key=lambda one: -one.pk)
    return shown(letters[0]) if letters else None


def shown(letter: Letter) -> Shown:
    what = {Method.REQUEST: gettext("Invitation"), Method.CANCEL: gettext("Message that it is off"),
            Method.PAPERS: gettext("Message about the agenda")}[Method(letter.method)]  # fmt: skip
    state = LetterState(letter.state)
    if state is LetterState.SENT and letter.sent is not None:
        return Shown(gettext("%(what)s sent %(when)s") % {"what": what, "when": _moment(letter.sent)})
    if state is LetterState.FAILED:
        said = gettext("The mail server refused the address: “%(said)s”. Withdraw, and invite at another address.")
        return Shown(said % {"said": letter.fault}, is_fault=True)
    if state is LetterState.DROPPED:
        return Shown(str(DROPPED_WORDS.get(letter.fault, letter.fault)))
    if letter.fault and letter.not_before is not None:
        said = gettext("The mail server could not be reached; tried again %(when)s")
        return Shown(said % {"when": _moment(letter.not_before)})
    return Shown(gettext("%(what)s waits to be sent") % {"what": what})


def papers_of(row: Meeting) -> Letter | None:
    """The newest message that the agenda is ready."""
    return Letter.objects.filter(invitation__meeting=row, method=Method.PAPERS).order_by("-pk").first()


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    clock = f"kl. {local:%H.%M}" if words.language() == "da" else f"{local:%H:%M}"
    return f"{words.day(local.date())} {clock}"
