"""
One letter as a mail: text, HTML and the calendar's own part, of what its reader may see when it is sent.

Nothing closed goes by mail, not to members either: mail is read on telephones, by colleagues and in archives. The link
for those who take part online goes to who is invited, and to nobody else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from email.encoders import encode_base64
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from frisat.plan import meeting as data
from frisat.plan import sight
from frisat.plan.meeting import Part
from frisat.plan.model import Status
from frisat.plan.sight import Sight
from frisat.web.base import words
from frisat.web.base.mail_queue import NotRightError
from frisat.web.invites import links, queries
from frisat.web.invites.models import Answer, Invitation, Letter, Method
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.sight import public
from frisat.web.meetings.value import value_of
from frisat.write.clean import clean
from frisat.write.to_invite import Address, Entry, Invited, describe, is_invitable
from frisat.write.to_invite import Method as Asks
from frisat.write.to_invite import invitation as calendar_of

DROPPED = ("changed again", "withdrawn", "no longer takes part", "account closed", "never told", "off", "not released")
"""Why a letter is not sent, as `Letter.fault` has it."""


def written(letter: Letter) -> EmailMultiAlternatives:
    """The mail of a letter. Raises NotRightError where it is no longer right to send it."""
    invitation = letter.invitation
    row = queries.meeting_of(invitation.meeting.process, invitation.meeting_id)
    if row is None:
        raise NotRightError("off")
    shown = _seen(row, invitation)
    _check(letter, invitation, row, shown)
    with override(settings.LANGUAGE_CODE):
        return _mail(letter, invitation, row, shown)


def _seen(row: Meeting, invitation: Invitation) -> data.Meeting:
    """The meeting as a letter may tell it: what is public, and the link for who takes part and is still invited."""
    shown = public(row)
    if invitation.withdrawn is None and invitation.participant_id is not None:
        return replace(shown, link=sight.seen(value_of(row), Sight(takes_part=True)).link)
    return shown


def _check(letter: Letter, invitation: Invitation, row: Meeting, shown: data.Meeting) -> None:
    """Whether the letter is right to send now. Raises NotRightError."""
    if letter.sequence < invitation.sequence:
        raise NotRightError("changed again")
    if letter.method == Method.CANCEL:
        if not queries.was_told(invitation):
            raise NotRightError("never told")
        return
    if invitation.withdrawn is not None:
        raise NotRightError("withdrawn")
    who = invitation.participant
    if who is None:
        raise NotRightError("no longer takes part")
    if who.person is not None and who.person.account is not None and not who.person.account.is_active:
        raise NotRightError("account closed")
    if not links.is_published(row) or shown.status.is_off or not is_invitable(shown):
        raise NotRightError("off")
    if letter.method == Method.PAPERS and not shown.has_agenda:
        raise NotRightError("not released")


def entry_of(letter: Letter, invitation: Invitation, row: Meeting, shown: data.Meeting) -> Entry:
    """What the calendar's part is made of. Its stamp is the letter's: sent twice it is the same."""
    heir = links.heir_of(row)
    other = heir.invitations.order_by("pk").first() if heir is not None else None
    return Entry(
        meeting=shown,
        uid=f"{invitation.uid}@frisat",
        sequence=letter.sequence,
        stamp=letter.made.astimezone(UTC),
        url=links.page_of(row),
        heir_uid=f"{other.uid}@frisat" if other is not None else "",
        heir_url=links.page_of(heir) if heir is not None else "",
        is_private=not links.is_public(row),
    )


def _mail(letter: Letter, invitation: Invitation, row: Meeting, shown: data.Meeting) -> EmailMultiAlternatives:
    entry = entry_of(letter, invitation, row, shown)
    sender, kind = links.organizer(), kind_of(letter, invitation)
    title = clean(shown.title)
    said: dict[str, Any] = {
        "name": clean(invitation.name),
        "kind": kind,
        "title": title,
        "lines": describe(entry, None, words.language()),
        "url": entry.url,
        "organisation": settings.FRISAT_ORGANISATION,
        "site_name": settings.FRISAT_SITE_NAME,
    }
    mail = _Letter(
        " ".join(_plain(_subject(kind, title, shown)).split())[:200],
        render_to_string("invites/mail/letter.txt", said),
        formataddr((_plain(sender.name), sender.email)),
        [formataddr((_plain(invitation.name), invitation.email))],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("invites/mail/letter.html", said), "text/html")
    if letter.method != Method.PAPERS:
        asks = Asks(letter.method)
        calls = links.organizer(invitation.tag)
        part = calendar_of(asks, entry, organizer=calls, invited=_invited(invitation))
        if part is not None:
            mail.calendar, mail.asks = part, str(asks)
    return mail


def _plain(name: str) -> str:
    """A name that is nothing but a name in a head: no encoded word of its own making (RFC 2047)."""
    return clean(name).replace("=?", "= ?")


def kind_of(letter: Letter, invitation: Invitation) -> str:
    """What a letter tells: "new", "changed", "off", "withdrawn" or "papers"."""
    if letter.method == Method.PAPERS:
        return "papers"
    if letter.method == Method.CANCEL:
        return "withdrawn" if invitation.withdrawn is not None else "off"
    return "changed" if letter.sequence and queries.was_told_before(letter) else "new"


def _subject(kind: str, title: str, shown: data.Meeting) -> str:
    when = shown.period.text if shown.period else ""
    said = {"title": title, "when": f", {when}" if when else ""}
    if kind == "new":
        return gettext("Invitation: %(title)s%(when)s") % said
    if kind == "changed":
        return gettext("Changed: %(title)s%(when)s") % said
    if kind == "papers":
        return gettext("The agenda is ready: %(title)s%(when)s") % said
    if kind == "withdrawn":
        return gettext("No longer invited: %(title)s%(when)s") % said
    if shown.status is Status.POSTPONED:
        return gettext("Postponed: %(title)s%(when)s") % said
    if not shown.status.is_off and not is_invitable(shown):
        return gettext("The day is no longer settled: %(title)s") % said
    return gettext("Cancelled: %(title)s%(when)s") % said


def _invited(invitation: Invitation) -> Invited:
    who = invitation.participant
    part = Part(who.part) if who is not None else Part.MEMBER
    return Invited(
        Address(invitation.name, invitation.email),
        answer=invitation.answer or Answer.NONE,
        is_chair=part is Part.CHAIR,
        is_optional=part in (Part.GUEST, Part.SUBSTITUTE),
    )


class _Letter(EmailMultiAlternatives):
    """A mail whose last alternative is a calendar; head and body of that say the same method (RFC 6047, 2.4)."""

    calendar: bytes | None = None
    asks: str = ""

    def _create_alternatives(self, msg: Any) -> Any:
        made = super()._create_alternatives(msg)
        if self.calendar is not None:
            part = MIMENonMultipart("text", "calendar", method=self.asks, charset="utf-8")
            part.set_payload(self.calendar)
            encode_base64(part)
            made.attach(part)
        return made
