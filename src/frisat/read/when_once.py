"""What a document tells twice is one activity: named again, told below its heading, called off or moved elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frisat.read import called_off, told_below
from frisat.read.fields import mend
from frisat.read.timed import Timed


def each(found: list[Timed]) -> list[Timed]:
    """The activities of a document, each once."""
    return _by_name(_heirs(_called_off_elsewhere(_told_below_headings(found))))


def _by_name(found: list[Timed]) -> list[Timed]:
    """
    The activities without those that only name one of the others again, by its title and its day without the year:
    "Oplæg fra møderne: Seminar 1: d. 3. maj" below the plan that has "Seminar 1 / 3. maj 2031".
    """
    own: dict[tuple[str, str], int] = {}
    again: dict[int, int] = {}
    heirs = {one.replaced_by for one in found if one.replaced_by is not None}
    for n, one in enumerate(found):
        if one.period is None or one.period.edtf is None:
            continue
        said = (mend.plain(one.draft.title).strip(" .:").lower(), one.period.edtf)
        if not one.period.inferred:
            own.setdefault(said, n)
        elif said in own and n not in heirs and one.replaced_by is None and not _adds(one, found[own[said]]):
            again[n] = own[said]
    return _without(found, again)


def _adds(one: Timed, other: Timed) -> bool:
    """Whether an activity says anything that another of the same name and day does not."""
    draft, before = one.draft, other.draft
    lists = ((draft.agenda, before.agenda), (draft.participants, before.participants))
    words = (
        (draft.actor_text, before.actor_text),
        (draft.place, before.place),
        (draft.status_text, before.status_text),
    )
    return (
        any(set(own) - set(known) for own, known in lists)
        or any(said and said != known for said, known in words)
        or bool(draft.deliverables)
        or (one.time is not None and one.time != other.time)
    )


def _told_below_headings(found: list[Timed]) -> list[Timed]:
    """The activities without the sentences that only tell a heading's own time again, whose words those are."""
    again = told_below.places([one.draft for one in found], [one.period for one in found])
    heirs = {one.replaced_by for one in found}
    again = {n: at for n, at in again.items() if not {n, at} & heirs and found[n].replaced_by is None}
    for n, at in again.items():
        told_below.merged(found[at].draft, found[n].draft)
        found[at].time = found[at].time or found[n].time
        found[at].notes += found[n].notes
    return _without(found, again)


def _called_off_elsewhere(found: list[Timed]) -> list[Timed]:
    """The activities without the sentences that only call another of them off, whose status those are."""
    off = called_off.places([(one.draft.title, one.period) for one in found])
    for n, at in off.items():
        other = found[at]
        found[at] = replace(other, draft=replace(other.draft, status_text=found[n].draft.title))
    return _without(found, off)


def _heirs(found: list[Timed]) -> list[Timed]:
    """
    The activities without those that a move made and another row tells too: "2. marts, flyttet til 9. marts" above a
    row for 9. marts is one move, and one meeting on the new day.
    """
    said = {id(one): (mend.plain(one.draft.title).lower(), one.period.edtf if one.period else None) for one in found}
    heirs = {one.replaced_by for one in found if one.replaced_by is not None}
    own = {
        said[id(one)]: n for n, one in reversed(list(enumerate(found))) if n not in heirs and one.replaced_by is None
    }
    twins = {n: own[key] for n in heirs if (key := said[id(found[n])])[1] is not None and key in own}
    return _without(found, twins)


def _without(found: list[Timed], twins: Mapping[int, int]) -> list[Timed]:
    """The activities without those that another stands for (index -> that one's), which are named by their places."""
    if not twins:
        return found
    kept = [n for n in range(len(found)) if n not in twins]
    places = {n: at for at, n in enumerate(kept)}
    for one in found:
        if one.replaced_by is not None:
            one.replaced_by = places[twins.get(one.replaced_by, one.replaced_by)]
    return [found[n] for n in kept]
