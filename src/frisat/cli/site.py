"""`serve`, `demo` and `admin`: the site on this machine."""

from __future__ import annotations

import argparse
import os

from frisat.cli import DONE, FAILED
from frisat.cli.screen import say, say_error


def serve(args: argparse.Namespace) -> int:
    """Bring the database up to date and serve until stopped."""
    from frisat.web import serve as server

    server.main(args.host, args.port)
    return DONE


def demo(args: argparse.Namespace) -> int:
    """Import the example documents, saying each step, and serve them unless told not to."""
    os.environ.setdefault("FRISAT_DEMO", "1")
    from frisat.web import demo as example
    from frisat.web import serve as server

    server.prepare()
    example.load_examples()
    from frisat.web import demo_work

    demo_work.load_work(example.EXAMPLES, demo_work.make_accounts(), print)
    demo_work.told()
    if not args.no_serve:
        server.main(args.host, args.port)
    return DONE


def admin(args: argparse.Namespace) -> int:
    """
    Make the account of a mail address administrator, and print a link on which its password is chosen, once.

    Needs no mail server and no running site; whoever can do this can read the whole database anyway.
    """
    from frisat.web import serve as server

    server.setup()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.management import call_command

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    from frisat.web.people import actions, links
    from frisat.web.record.actions import SYSTEM

    danish = args.language == "da"
    try:
        account = actions.make_administrator(SYSTEM, email=args.mail, name=args.name)
    except ValidationError:
        said = (
            f"»{args.mail}« er ikke en mailadresse. Skriv den som navn@eksempel.dk."
            if danish
            else f"“{args.mail}” is no mail address. Write it as name@example.dk."
        )
        say_error(said)
        return FAILED
    link = links.one_time_link(account)
    lasts = ("en time", "an hour") if account.has_usable_password() else ("en uge", "a week")
    say(f"{account.email} er administrator." if danish else f"{account.email} is administrator.")
    said = (
        f"Vælg adgangskode her (én gang, inden for {lasts[0]}):"
        if danish
        else (f"Choose a password here (once, within {lasts[1]}):")
    )
    say(said)
    say(link)
    return DONE


def mail(args: argparse.Namespace) -> int:
    """Write the daily letters now, to those who had none today; FAILED when the mail server did not take them all."""
    from frisat.web import serve as server

    server.setup()
    from frisat.web.base.clock import today
    from frisat.web.desk import notices

    done = notices.send_daily(today())
    danish = args.language == "da"
    say(f"Breve sendt: {done.sent}" if danish else f"Letters sent: {done.sent}")
    if done.refused:
        said = (
            f"Mailserveren tog ikke imod {done.refused} af brevene. De bliver sendt, når kommandoen køres igen."
            if danish
            else f"The mail server did not take {done.refused} of the letters. They are sent when this is run again."
        )
        say_error(said)
        return FAILED
    return DONE


_IGNORED = {
    "unknown": ("svarer på noget ukendt", "answer something unknown"),
    "uninvited": ("er fra nogen, der ikke er inviteret", "come from somebody who is not invited"),
    "forged": ("er sendt fra en anden adresse end den, der svarer", "come from another address than the one answering"),
    "older": ("er ældre end invitationen eller et andet svar", "are older than the invitation or another answer"),
    "no answer": ("er ikke et kalendersvar", "are no calendar answer"),
    "too large": ("er for store", "are too large"),
}
"""Why a mail changed nothing, in Danish and English."""


def replies(args: argparse.Namespace) -> int:
    """Take the answers in a mailbox; the same ones again change nothing."""
    from frisat.web import serve as server

    server.setup()
    from frisat.web.invites import mailbox
    from frisat.web.invites import replies as answers

    danish = args.language == "da"
    try:
        done = answers.read_all(mailbox.messages(args.mailbox))
    except mailbox.NoMailboxError as error:
        where = str(error)
        if where:
            danish_said = f"Der er ingen postkasse i »{where}«. Skriv stien til en mbox-fil eller en maildir-mappe."
            said = f"There is no mailbox at “{where}”. Give the path of an mbox file or a maildir folder."
        else:
            danish_said = "Ingen postkasse er nævnt. Skriv stien til en, eller sæt FRISAT_REPLIES."
            said = "No mailbox is named. Give the path of one, or set FRISAT_REPLIES."
        say_error(danish_said if danish else said)
        return FAILED
    say(f"Nye svar: {done.taken}" if danish else f"New answers: {done.taken}")
    say(f"Læst før: {done.known}" if danish else f"Read before: {done.known}")
    for why, count in sorted(done.ignored.items()):
        say(f"{count} {_IGNORED[why][0 if danish else 1]}")
    return DONE
