"""What can be asked of `frisat`: commands, options and their help, in Danish first and English complete."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import frisat
from frisat.cli import keeping_commands
from frisat.cli.screen import document_text

Run = Callable[[argparse.Namespace], int]

FORMATS = ("docx", "pdf", "xlsx", "ics", "svg", "html", "json", "png")

_ARGPARSE_DA = {
    "usage: ": "brug: ",
    "positional arguments": "det, der skal angives",
    "options": "valg",
    "subcommands": "kommandoer",
    "show this help message and exit": "vis denne hjælp",
    "show program's version number and exit": "vis versionen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s Skriv »frisat --help« for hjælp.\n",
    "the following arguments are required: %s": "der mangler: %s.",
    "unrecognized arguments: %s": "ukendt: %s.",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "der skal stå noget efter.",
    "expected at least one argument": "der skal stå mindst en fil.",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kendes ikke; vælg mellem %(choices)s.",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke bruges her; skriv %(type)s.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyde flere ting: %(matches)s.",
    "not allowed with argument %s": "kan ikke stå sammen med %s.",
    "write the file's name as ./%s": "Skriv filens navn som ./%s.",
}


def _language(argv: Sequence[str] | None) -> str:
    """The language asked for, needed before parsing because the help itself is in it."""
    words = list(sys.argv[1:] if argv is None else argv)
    for n, word in enumerate(words):
        if (word == "--language" and words[n + 1 : n + 2] == ["en"]) or word == "--language=en":
            return "en"
    return "en" if os.environ.get("FRISAT_LANGUAGE") == "en" and "--language" not in " ".join(words) else "da"


def _day(text: str) -> date:
    return date.fromisoformat(text)


_day.__name__ = "en dag som 2027-01-31"


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


_port.__name__ = "et tal fra 0 til 65535"


class _Parser(argparse.ArgumentParser):
    """
    Repeats what it does not know without what in it would steer the terminal.

    A file whose name begins with a hyphen is taken for an option; then it says how to write the name.
    """

    def error(self, message: str) -> NoReturn:
        taken = [word for word in sys.argv[1:] if word.startswith("-") and Path(word).is_file()]
        if taken and "--" not in sys.argv:
            message += " " + argparse._("write the file's name as ./%s") % taken[0]  # type: ignore[attr-defined]
        super().error(document_text(message))


class _Commands:
    """Adds commands whose help follows the language asked for."""

    def __init__(self, parser: argparse.ArgumentParser, language: str) -> None:
        self.language = language
        self.sub = parser.add_subparsers(
            title=self.words("kommandoer", "commands"), metavar=self.words("KOMMANDO", "COMMAND"), required=True
        )

    def words(self, danish: str, english: str) -> str:
        return danish if self.language == "da" else english

    def add(self, name: str, run: Run, danish: str, english: str, *, examples: str = "") -> argparse.ArgumentParser:
        text = self.words(danish, english)
        title = self.words("eksempler", "examples")
        command: argparse.ArgumentParser = self.sub.add_parser(
            name,
            help=text.split(".")[0],
            description=text,
            epilog=f"{title}:\n{examples}" if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(run=run)
        command.add_argument(
            "--language",
            choices=("da", "en"),
            default=argparse.SUPPRESS,  # so that it does not undo the same option before the command
            help=self.words("sproget i det, der skrives ud: da eller en", "language of the output: da or en"),
        )
        return command

    def json(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--json", action="store_true", help=self.words("skriv som JSON", "print as JSON"))

    def today(self, command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--today",
            type=_day,
            metavar=self.words("DAG", "DAY"),
            help=self.words(
                "gå ud fra denne dag i stedet for i dag (åååå-mm-dd)", "go by this day instead of today (yyyy-mm-dd)"
            ),
        )


def _lazy(module: str, function: str) -> Run:
    """A command's function, imported when it is run."""

    def run(args: argparse.Namespace) -> int:
        from importlib import import_module

        done: Any = getattr(import_module(f"frisat.cli.{module}"), function)(args)
        return int(done)

    return run


def build(language: str) -> argparse.ArgumentParser:
    """The parser with its help in `language` ("da" or "en")."""
    if language == "da":
        # argparse looks its texts up through this name; there is no public way to give it a catalogue of one's own.
        argparse._ = lambda text: _ARGPARSE_DA.get(text, text)  # type: ignore[attr-defined]
    top = _Parser(
        prog="frisat",
        description="Læs, gå efter, sammenlign og skriv tids- og procesplaner."
        if language == "da"
        else "Read, check, compare and write time and process plans.",
    )
    shown = "vis versionen" if language == "da" else "show the version"
    top.add_argument("--version", action="version", version=f"frisat {frisat.__version__}", help=shown)
    words = "sproget i det, der skrives ud: da eller en" if language == "da" else "language of the output: da or en"
    top.add_argument("--language", choices=("da", "en"), default=language, help=words)
    commands = _Commands(top, language)
    _document_commands(commands)
    _site_commands(commands)
    keeping_commands.add(commands, _lazy)
    return top


def _document_commands(c: _Commands) -> None:
    read = c.add(
        "read",
        _lazy("documents", "read"),
        "Læs dokumenter. Word, PDF, Excel, csv, html, txt og frisat-plan (json) bliver til en plan med bemærkninger.",
        "Read documents. Word, PDF, Excel, csv, html, txt and frisat-plan (json) become a plan with notes.",
        examples="  frisat read tidsplan.docx\n  frisat read *.pdf --json > planer.jsonl",
    )
    read.add_argument(
        "files", nargs="+", type=Path, metavar=c.words("FIL", "FILE"), help=c.words("dokumenter", "documents")
    )
    c.json(read)

    lint = c.add(
        "lint",
        _lazy("documents", "lint"),
        "Gå en plan efter. Viser, hvad der mangler, er modstridende eller usikkert, og hvad man kan gøre.",
        "Check a plan. Shows what is missing, contradictory or uncertain, and what to do.",
        examples="  frisat lint tidsplan.docx\n  frisat lint plan.json --config frisat.toml --json",
    )
    lint.add_argument("files", nargs="+", type=Path, metavar=c.words("FIL", "FILE"), help=c.words("planer", "plans"))
    lint.add_argument(
        "--config",
        type=Path,
        metavar=c.words("FIL", "FILE"),
        help=c.words(
            "fil med indstillinger for reglerne (frisat.toml)", "file with settings of the rules (frisat.toml)"
        ),
    )
    c.today(lint)
    c.json(lint)

    diff = c.add(
        "diff",
        _lazy("documents", "diff"),
        "Sammenlign to planer. Viser, hvad der er flyttet, nyt, aflyst eller udgået, og hvor sikkert det er.",
        "Compare two plans. Shows what was moved, added, cancelled or dropped, and how certain that is.",
        examples="  frisat diff moedeoversigt.pdf tidsplan.docx",
    )
    diff.add_argument(
        "a", type=Path, metavar=c.words("FØR", "BEFORE"), help=c.words("den ældre plan", "the older plan")
    )
    diff.add_argument("b", type=Path, metavar=c.words("NU", "NOW"), help=c.words("den nyere plan", "the newer plan"))
    c.json(diff)

    scan = c.add(
        "scan",
        _lazy("scanning", "scan"),
        "Gå filer efter før offentliggørelse. Finder personnumre, mailadresser, telefonnumre, skjult tekst, sporede "
        "ændringer, kommentarer og oplysninger om, hvem der har lavet filen.",
        "Check files before they are published. Finds personal numbers, e-mail addresses, telephone numbers, hidden "
        "text, tracked changes, comments and information on who made the file.",
        examples="  frisat scan bilag.docx\n  frisat scan dagsorden.pdf bilag.zip --json\n"
        "  frisat scan bilag.docx --clean bilag-ren.docx",
    )
    scan.add_argument("files", nargs="+", type=Path, metavar=c.words("FIL", "FILE"), help=c.words("filer", "files"))
    scan.add_argument(
        "--clean", type=Path, metavar=c.words("UD", "OUT"),
        help=c.words(
            "skriv en kopi uden forfatter, kommentarer, GPS og revisioner (docx, xlsx, pdf)",
            "write a copy without author, comments, GPS and revisions (docx, xlsx, pdf)",
        ),
    )  # fmt: skip
    scan.add_argument(
        "--accept-changes", action="store_true",
        help=c.words("--clean: godkend sporede ændringer i kopien", "--clean: accept tracked changes in the copy"),
    )  # fmt: skip
    c.json(scan)

    write = c.add(
        "write",
        _lazy("documents", "write"),
        "Skriv en plan ud. Som Word, PDF, Excel, kalender, tidslinje, webside eller JSON.",
        "Write a plan out. As Word, PDF, Excel, calendar, timeline, web page or JSON.",
        examples="  frisat write tidsplan.docx --to pdf -o tidsplan.pdf\n"
        "  frisat write plan.json --to svg -o tidslinje.svg --lanes body\n"
        "  frisat write referat.docx --meeting --to pdf -o referat.pdf",
    )
    write.add_argument(
        "file",
        type=Path,
        metavar="PLAN",
        help=c.words(
            "et dokument, en frisat-plan eller et frisat-meeting", "a document, a frisat-plan or a frisat-meeting"
        ),
    )
    write.add_argument("--to", choices=FORMATS, required=True, help=c.words("formatet", "the format"))
    write.add_argument(
        "-o", "--output", type=Path, required=True, metavar=c.words("FIL", "FILE"),
        help=c.words("filen, der skrives (- er standardoutput)", "the file to write (- is standard output)"),
    )  # fmt: skip
    write.add_argument(
        "--template", type=Path, metavar="DOCX", help=c.words("egen Word-skabelon", "a Word template of your own")
    )
    write.add_argument(
        "--staff", action="store_true",
        help=c.words(
            "tag også det med, som kun er for ansatte: interne aktiviteter, lukkede punkter, udkast",
            "include what is for staff only, too: internal activities, closed items, drafts",
        ),
    )  # fmt: skip
    write.add_argument(
        "--meeting", action="store_true",
        help=c.words(
            "sæt en dagsorden eller et referat op som møde (docx, pdf, html, json)",
            "set an agenda or minutes as a meeting (docx, pdf, html, json)",
        ),
    )  # fmt: skip
    write.add_argument(
        "--lanes", choices=("track", "body", "kind", "none"), default="track",
        help=c.words(
                "tidslinjens baner: efter spor (track), organ (body), slags (kind) eller ingen (none); ellers spor",
                "the timeline's lanes: by track, body, kind or none (track)",
            ),
    )  # fmt: skip
    write.add_argument(
        "--timeline", action="store_true",
        help=c.words("pdf: tidslinjen på én A3-side", "pdf: the timeline on one A3 page"),
    )  # fmt: skip
    write.add_argument(
        "--no-fuzzy", action="store_true",
        help=c.words("ics: udelad perioder uden faste dage", "ics: leave out periods without fixed days"),
    )  # fmt: skip
    c.today(write)


def _site_commands(c: _Commands) -> None:
    for name, danish, english in (
        ("serve", "Vis forløbene på nettet. Starter serveren på denne maskine.",
         "Show the processes on the web. Starts the server on this machine."),
        ("demo", "Prøv Frisat. Indlæser eksemplerne og starter serveren.",
         "Try Frisat. Imports the examples and starts the server."),
    ):  # fmt: skip
        command = c.add(name, _lazy("site", name), danish, english)
        command.add_argument("--host", default="127.0.0.1", help=c.words("adresse (127.0.0.1)", "address (127.0.0.1)"))
        command.add_argument("--port", type=_port, default=8000, help=c.words("port (8000)", "port (8000)"))
        if name == "demo":
            command.add_argument(
                "--no-serve", action="store_true",
                help=c.words("indlæs kun, start ikke serveren", "import only, do not start the server"),
            )  # fmt: skip
    admin = c.add(
        "admin",
        _lazy("site", "admin"),
        "Gør en person til administrator. Opretter kontoen, hvis den ikke findes, og skriver et engangslink ud.",
        "Make somebody administrator. Makes the account unless it is there, and prints a one-time link.",
        examples="  frisat admin anna@engby.example --name 'Anna Jensen'",
    )
    admin.add_argument("mail", metavar="MAIL", help=c.words("personens mailadresse", "the person's mail address"))
    admin.add_argument(
        "--name", default="", metavar=c.words("NAVN", "NAME"), help=c.words("personens navn", "the person's name")
    )
    mail = c.add(
        "mail",
        _lazy("site", "mail"),
        "Send dagens mail til dem, der er nævnt, skal godkende eller har en frist. Det sker selv hver morgen.",
        "Send today's mail to those who were named, must approve or have a deadline. It also happens each morning.",
    )
    mail.add_argument("what", choices=("daily",), metavar="daily", help=c.words("dagens mail", "the mail of the day"))
    replies = c.add(
        "replies",
        _lazy("site", "replies"),
        "Læs svar på invitationer i en postkasse: en mbox-fil eller en maildir-mappe. Intet slettes dér.",
        "Read answers to invitations in a mailbox: an mbox file or a maildir folder. Nothing is deleted there.",
        examples="  frisat replies /var/mail/moeder",
    )
    replies.add_argument(
        "mailbox", nargs="?", default="", metavar=c.words("POSTKASSE", "MAILBOX"),
        help=c.words("fil eller mappe (FRISAT_REPLIES)", "file or folder (FRISAT_REPLIES)"),
    )  # fmt: skip
    doctor = c.add(
        "doctor",
        _lazy("doctor", "doctor"),
        "Se efter, om alt er på plads. Hver fejl forklares med, hvad man kan gøre.",
        "See whether everything is in place. Each failing check says what to do.",
    )
    c.json(doctor)


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """The command asked for, with `run` and `language` set. Ends the process with 2 and one line when it is not one."""
    return build(_language(argv)).parse_args(argv)
