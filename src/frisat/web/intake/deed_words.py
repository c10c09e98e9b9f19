"""What a deed on all rows of an import came to, in words: told at once, or when the worker is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.messages import INFO, SUCCESS, WARNING
from django.utils.translation import gettext, ngettext

from frisat.web.intake import deeds, present
from frisat.web.process.models import Process

Told = tuple[int, str]


def busy_words() -> str:
    return gettext("Nothing was taken: Frisat is at the rows of this import right now. Try again in a moment.")


def sure_words(new: int, changed: int, same: int) -> Told:
    """What accepting all sure rows came to."""
    said = []
    if new:
        said.append(ngettext("%(n)s new activity", "%(n)s new activities", new) % {"n": new})
    if changed:
        said.append(ngettext("%(n)s changed one", "%(n)s changed ones", changed) % {"n": changed})
    if same:
        said.append(ngettext("%(n)s that says the same", "%(n)s that say the same", same) % {"n": same})
    if said:
        return SUCCESS, gettext("Accepted: %(what)s.") % {"what": ", ".join(said)}
    return INFO, gettext("No row is sure enough to be accepted without being looked at.")


def undone_words(process: Process, back: int, kept: Collection[str], *, published: bool) -> list[Told]:
    """What taking an import back came to."""
    out: list[Told] = []
    if kept:
        titles = present.titles_of(present.state_now(process))
        named = ", ".join(f"»{titles.get(key, key)}«" if key else gettext("the plan as a whole") for key in kept)
        said = gettext("The import is taken back, except what a colleague has gone on with: %(named)s.")
        out.append((WARNING, said % {"named": named}))
    elif back:
        out.append((SUCCESS, gettext("The import is taken back. The draft is as it was before.")))
    if published:
        said = gettext("What was published since stays in the plan: a version never changes. Correct it in the draft.")
        out.append((WARNING, said))
    elif not back and not kept:
        out.append((INFO, gettext("There was nothing to take back.")))
    return out


def told(process: Process, said: Mapping[str, Any]) -> list[Told]:
    """What came of a deed in the background (`Intake.told`)."""
    deed = said.get("deed")
    if said.get("stopped") or said.get("failed"):
        return [(WARNING, " ".join([_why(said), _so_far(said)]).strip())]
    if deed == deeds.ACCEPTING:
        return [sure_words(said["new"], said["changed"], said["same"])]
    if deed == deeds.UNDOING:
        return undone_words(process, said["back"], said["kept"], published=said["published"])
    return []  # the page itself says how many proposals are others now


def _why(said: Mapping[str, Any]) -> str:
    """Why a deed ended before its end."""
    if said.get("stopped"):
        return gettext("It was stopped.")
    return {
        "right": gettext("You may no longer change the plan of this process."),
        "draft": gettext("The draft was published or thrown away meanwhile."),
        "stale": gettext("A colleague has taken the import back or ended it meanwhile."),
    }.get(said["failed"], gettext("Something went wrong on the way."))


def _so_far(said: Mapping[str, Any]) -> str:
    """What a deed did before it ended, and how one goes on or back from there."""
    if said.get("deed") == deeds.RENEWING:
        return gettext("The proposals are as they were before the plan changed; you can decide about the rows.")
    count = sum(int(said.get(name, 0)) for name in ("new", "changed", "same", "back"))
    if not count:
        return gettext("Nothing was done.") if said.get("stopped") else gettext("Nothing was done. Try again.")
    counts = {"count": present.grouped(count), "total": present.grouped(max(count, int(said.get("total", 0))))}
    if said.get("deed") == deeds.ACCEPTING:
        return (
            gettext(
                "%(count)s of %(total)s rows were accepted; the others are as they were. "
                "“Undo the import” takes them back."
            )
            % counts
        )
    return (
        gettext(
            "%(count)s of %(total)s changes were taken back, and their rows are open again; the others stand. "
            "“Undo the import” takes the rest back."
        )
        % counts
    )
