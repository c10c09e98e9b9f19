"""
What the public would read of a meeting passes the gate (`frisat.web.gate`) before it can.

Every deed after which the public reads something else calls `require` at its end. It asks what `frisat.plan.sight`
leaves for anybody, so a closed item is not looked at: it is not published, and it is when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from frisat.plan import meeting as data
from frisat.plan import sight
from frisat.web.gate import files, passing, values
from frisat.web.gate.passing import Checked, Place
from frisat.web.meetings.models import Meeting, Paper
from frisat.web.meetings.value import value_of, with_all

FIELDS = {
    "title": gettext_lazy("title"), "text": gettext_lazy("case text"),
    "recommendation": gettext_lazy("recommendation"), "presenters": gettext_lazy("presenters"),
    "case_no": gettext_lazy("case number"), "extract": gettext_lazy("extract for the public"),
    "withheld": gettext_lazy("why nothing is published"), "papers": gettext_lazy("name of a paper"),
    "decision": gettext_lazy("minutes"), "dissents": gettext_lazy("dissent"), "vote": gettext_lazy("votes"),
    "follow_ups": gettext_lazy("follow-up"), "conflicts": gettext_lazy("conflict of interest"),
    "terms": gettext_lazy("legal basis"),
    "attendees": gettext_lazy("participants"), "bodies": gettext_lazy("who meets"),
    "period": gettext_lazy("date and time"), "clock": gettext_lazy("date and time"), "place": gettext_lazy("place"),
    "legs": gettext_lazy("parts of the meeting"), "status_reason": gettext_lazy("why it is moved or cancelled"),
    "process": gettext_lazy("name of the process"), "corrections": gettext_lazy("correction"),
}  # fmt: skip
"""What a person calls a field; what is not here is called "other data"."""


def require(by: Any, meeting: Meeting, *, with_papers: bool = False) -> None:
    """
    Lets what the public now reads of the meeting pass. For actions, at their end.

    `with_papers`: the open papers must have been scanned, too, as when an agenda is sent; one that is added to it later
    is given out when it was. Raises gate.passing.HeldError.
    """
    row = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    found = check(row, sight.seen(value_of(row)))
    papers = check_papers(row) if with_papers else []
    made = passing.require(by, row.process_id, row, [*found, *papers])
    if made and papers:
        let_out = {one.digest for one in made}
        numbers = [one.place.number for one in papers if one.digest in let_out]
        Paper.objects.filter(pk__in=numbers).update(held=False)


def check(row: Meeting, seen: data.Meeting) -> list[Checked]:
    """What is found in the texts of a meeting as the public would see it."""
    return passing.check_texts(row.process_id, _texts(row, seen))


def check_papers(row: Meeting) -> list[Checked]:
    """What is known of the papers that the public would get. `row` came through `with_all`."""
    out = []
    for item in row.items.all():
        if not item.closed:
            out += [
                check_paper(row, paper, item.no or str(item.order))
                for paper in item.papers.all()
                if paper.sha256 and not paper.closed  # one that is only named has no file to look at
            ]
    return passing.with_overrides(row.process_id, out)


def check_paper(row: Meeting, paper: Paper, no: str) -> Checked:
    url = reverse("paper_check", args=[row.process.slug, row.pk, paper.item_id, paper.key])
    where = gettext("Item %(no)s, paper “%(name)s”") % {"no": no, "name": paper.name}
    ending = paper.name.rpartition(".")[2].lower()
    return files.checked(Place("paper", str(paper.pk), where, url), paper.clean_sha256, ending)


def _texts(row: Meeting, seen: data.Meeting) -> Iterator[tuple[Place, str]]:
    for path, text in values.texts(seen):
        yield _place(row, seen, path), text


def _place(row: Meeting, seen: data.Meeting, path: Sequence[str | int]) -> Place:
    slug = row.process.slug
    if path[0] == "items" and isinstance(path[1], int):
        item = seen.items[path[1]]
        said = {"no": item.no, "field": _called(str(path[2]))}
        url = reverse("work_item", args=[slug, row.pk, int(item.key)])
        return Place("item", item.key, gettext("Item %(no)s, %(field)s") % said, url)
    pages = {"attendees": "meeting_people", "legs": "meeting_legs", "corrections": "minutes_whole"}
    url = reverse(pages.get(str(path[0]), "meeting_head"), args=[slug, row.pk])
    return Place("meeting", str(row.pk), gettext("The meeting, %(field)s") % {"field": _called(str(path[0]))}, url)


def _called(field: str) -> str:
    known = FIELDS.get(field)
    return str(known) if known else gettext("other data")
