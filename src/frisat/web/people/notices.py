"""Mail to an account about itself. A mail server that is down is told to who asked; nothing else is undone."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from frisat.web.people.links import one_time_link
from frisat.web.people.models import Account

log = logging.getLogger(__name__)


def send_link(account: Account, *, is_new: bool) -> bool:
    """Sends a one-time link; False when the mail server did not take it."""
    said = {
        "account": account,
        "link": one_time_link(account),
        "is_new": is_new,
        "has_password": account.has_usable_password(),
        "organisation": settings.FRISAT_ORGANISATION,
        "site_name": settings.FRISAT_SITE_NAME,
        "contact": settings.FRISAT_CONTACT,
        "address": settings.FRISAT_ADDRESS,
    }
    return _send("people/mail/link", account.email, said)


def _send(template: str, to: str, said: dict[str, Any]) -> bool:
    with override(settings.LANGUAGE_CODE):  # not that of the administrator who sends it
        subject = " ".join(render_to_string(f"{template}_subject.txt", said).split())
        body = render_to_string(f"{template}_message.txt", said).strip() + "\n"
    try:
        EmailMessage(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", body, to=[to]).send()
    except (OSError, SMTPException):
        log.exception("mail to an account was not taken by the mail server")
        return False
    return True
