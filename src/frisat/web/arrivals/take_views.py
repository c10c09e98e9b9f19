"""Taking a reviewed paper into its meeting, after a look at what follows; and taking it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.web.arrivals import present, queries, taking, taking_back
from frisat.web.arrivals.models import PartKind, Sheet
from frisat.web.arrivals.taking import Way
from frisat.web.arrivals.views import found_sheet, frame
from frisat.web.bodies.forms import DayField
from frisat.web.intake.models import Decision
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import add
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

WAYS = {
    Way.DRAFT: _("The agenda is still in work: it is sent from the meeting's page"),
    Way.SENT: _("The agenda was sent outside Frisat: it is public as soon as the plan is"),
    Way.TAKING: _("The minutes are still to be approved: they are sent for approval from the meeting's page"),
    Way.FINAL: _("The minutes were approved outside Frisat: they are final and public as soon as the plan is"),
}


class TakeForm(forms.Form):
    """How far the meeting is."""

    way = forms.ChoiceField(label=_("How far is the meeting?"), widget=forms.RadioSelect)
    sent = DayField(
        label=_("The day on which the agenda went out"), required=False,
        help_text=_("As 23. september 2021. Empty when nobody knows."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("How the minutes were approved"), max_length=300, required=False,
        help_text=_("For instance Godkendt på mødet den 4. november 2021. Kept with the minutes."),
    )  # fmt: skip

    def __init__(self, *args: Any, ways: list[Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(str(way), WAYS[way]) for way in ways]  # type: ignore[attr-defined]
        if Way.FINAL not in ways:
            del self.fields["reason"]
        if ways == [Way.DRAFT]:
            del self.fields["sent"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") == Way.FINAL and not str(data.get("reason") or "").strip():
            self.add_error("reason", gettext("Write how the minutes were approved."))
        return data


def ways_of(sheet: Sheet, may_release: bool, is_out: bool) -> list[Way]:
    """
    The ways that are open: an agenda comes in as a draft, or as sent by who may send; minutes need an agenda that is
    out.
    """
    if sheet.is_minutes:
        return [Way.TAKING, Way.FINAL] if may_release else [Way.TAKING] if is_out else []
    return [Way.DRAFT, Way.SENT] if may_release else [Way.DRAFT]


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def take(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """What follows, and the one button that does it."""
    sheet = found_sheet(process, pk)
    row = queries.own_row(sheet.intake)
    there = queries.meeting_of_row(process, row)
    may_release = permissions.releases_papers(request.user, process.pk)
    is_out = there is not None and there.stage not in ("draft", "review")
    ways = ways_of(sheet, may_release, is_out)
    head = queries.head_of(sheet)
    said_day = str(head.said.get("released") or "")
    first = {"way": str(ways[0]) if ways else "", "sent": date.fromisoformat(said_day) if said_day else None}
    form = TakeForm(request.POST or None, ways=ways, initial=first)
    if request.method == "POST" and ways and form.is_valid():
        said = form.cleaned_data
        try:
            made = taking.take(
                request.user, sheet, way=Way(said["way"]), sent=said.get("sent"), reason=said.get("reason") or ""
            )
        except MeetingError as refused:
            add(form, refused)
        except PermissionDenied:
            form.add_error(None, gettext("Only those who may send papers can do that. Ask one of them."))
        else:
            messages.success(request, gettext("The meeting has what the document says. Look it through."))
            return redirect("work_meeting", process.slug, made.pk)
    found = queries.looked_at(sheet, row)
    accepted = [one for one in found if one.part.decision == Decision.ACCEPTED]
    context = {
        **frame(sheet),
        "form": form,
        "there": there,
        "title": present.name_of(head, row),
        "when": present.more_of(next(o for o in found if o.part.kind == PartKind.HEAD), row),
        "counts": queries.standing(found),
        "n_items": present.counted(accepted, PartKind.ITEM),
        "n_people": present.counted(accepted, PartKind.PERSON),
        "ways": ways,
        "taken": next((t for t in queries.standing_taken(sheet.intake) if t.series_id is None), None),
    }
    return render(request, "arrivals/take.html", context, status=422 if form.errors else 200)


@process_page(permissions.edits_plan, "POST")
def take_back(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Takes the document out of its meeting again."""
    sheet = found_sheet(process, pk)
    for taken in queries.standing_taken(sheet.intake):
        if taken.series_id is not None:
            continue
        try:
            kept = taking_back.take_back(request.user, taken)
        except MeetingError as refused:
            messages.warning(request, refused.said)
            return redirect("arrival", process.slug, pk)
        if kept:
            messages.info(request, gettext("The activity stays in the plan: it is published, or somebody used it."))
        messages.success(request, gettext("The meeting no longer has what the document said."))
    return redirect("arrival", process.slug, pk)
