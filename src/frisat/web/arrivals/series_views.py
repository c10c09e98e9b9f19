"""A reviewed list of dates as one series of meetings: which of them, whose they are, and what each begins with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frisat.law.deadlines import AGENDA_WORKDAYS
from frisat.plan.minutes_prose import joined
from frisat.plan.wall_clock import fault
from frisat.web.arrivals import queries, series_actions, series_queries
from frisat.web.arrivals.series_actions import Wanted
from frisat.web.arrivals.series_queries import Offer
from frisat.web.base import words
from frisat.web.bodies import queries as register
from frisat.web.bodies.forms import BodyChoice
from frisat.web.intake import beside
from frisat.web.intake import queries as intakes
from frisat.web.intake.models import Intake, IntakeState
from frisat.web.intake.views import import_or_404, is_read
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import ClockField, add, refused
from frisat.web.meetings.words import STATUSES
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


class SeriesForm(forms.Form):
    """Whose meetings they are, and what each of them begins with."""

    body = BodyChoice(
        queryset=None, label=_("Body that meets"), empty_label=_("Choose"),
        error_messages={"required": _("Choose the body whose meetings they are.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name of the series"), max_length=200,
        error_messages={"required": _("The name is missing. Write for instance Byrådets møder 2027.")},
    )  # fmt: skip
    template = forms.ModelChoiceField(
        queryset=None, required=False, label=_("Agenda template"), empty_label=_("None"),
        help_text=_("Its items stand on every agenda from the beginning. Cancelled meetings get none."),
    )  # fmt: skip
    seats = forms.BooleanField(
        label=_("Those who hold a seat in the body on the day take part"), required=False, initial=True
    )
    clock = ClockField(help_text=_("As 15.00-17.00, for meetings whose time the document does not say."))
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False,
        help_text=_("For meetings whose place the document does not say."),
    )  # fmt: skip
    workdays = forms.IntegerField(
        label=_("Working days between agenda and meeting"), min_value=0, max_value=60, required=False,
        help_text=_("By the body's rules of procedure. Holds for all its meetings."),
        error_messages={
            "invalid": _("Write a whole number of days, as 4."),
            "min_value": _("Write a whole number of days, as 4."),
            "max_value": _("Write a whole number of days, at most 60."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = register.choices()  # type: ignore[attr-defined]
        self.fields["template"].queryset = series_queries.all_templates()  # type: ignore[attr-defined]
        self.fields["template"].label_from_instance = lambda t: (
            f"{joined([b.name for b in t.bodies], words.language())}: {t.name}"
        )  # type: ignore[attr-defined]

    def clean_clock(self) -> Any:
        clock = self.cleaned_data["clock"]
        if clock is not None and (code := fault(clock, None)):
            raise refused(code, start=clock.start, end=clock.end or "", value=clock.end or clock.start)
        return clock

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        template, body = data.get("template"), data.get("body")
        if template is not None and body is not None and body.pk not in {one.pk for one in template.bodies}:
            self.add_error("template", gettext("The template belongs to another body. Choose one of its own."))
        return data


def _found(process: Process, pk: int) -> Intake:
    intake = import_or_404(process, pk)
    if not is_read(intake):
        raise Http404
    return intake


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def series(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The accepted rows of a list of dates, and the form that makes them the meetings of a body."""
    intake = _found(process, pk)
    offers = series_queries.offers(intake)
    left = [o for o in offers if o.is_offered]
    form = SeriesForm(request.POST or None, initial=_first(process, left or offers))
    picked = set(request.POST.getlist("aktivitet"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        wanted = Wanted(
            said["body"], " ".join(said["name"].split()), said["template"], said["seats"], said["clock"],
            " ".join(said["place"].split()), said["workdays"],
        )  # fmt: skip
        try:
            made = series_actions.make(request.user, intake, request.POST.getlist("aktivitet"), wanted)
        except MeetingError as wrong:
            add(form, wrong)
        else:
            _tell(request, made, wanted)
            return redirect("arrival_series", process.slug, pk)
    mine = series_queries.of_one(process, left, series_queries.body_of(process, left))
    taken = [t for t in queries.standing_taken(intake) if t.series_id is not None]
    context = {
        "process": process,
        "intake": intake,
        "document": intake.document,
        "tab": "series",
        "beside": beside.tabs(intake),
        "standing": intakes.standing(intake),
        "unmentioned": intakes.unmentioned_counts(intake),
        "loose": intakes.loose(intake),
        "form": form,
        "offers": [_line(o, picked if request.method == "POST" else mine) for o in offers],
        "left": left,
        "taken": taken,
        "names": list(dict.fromkeys(t.series.name for t in taken if t.series)),
        "printed": "" if form["body"].value() else series_queries.printed_body(offers),
        "is_over": intake.state not in (IntakeState.READY, IntakeState.DONE),
    }
    return render(request, "arrivals/series.html", context, status=422 if form.errors else 200)


def _line(offer: Offer, picked: set[str]) -> dict[str, Any]:
    activity = offer.activity
    return {
        "key": offer.key,
        "title": activity.title,
        "when": activity.period.text if activity.period else "",
        "clock": words.clock(activity.time) if activity.time else "",
        "place": activity.place or "",
        "status": STATUSES.get(activity.status, ""),
        "meeting": offer.meeting,
        "series": offer.meeting.series.name if offer.meeting and offer.meeting.series else "",
        "who": ", ".join(offer.activity.actors),
        "is_ticked": offer.key in picked,
        "is_vague": offer.day is None,
    }


def _first(process: Process, offers: list[Offer]) -> dict[str, Any]:
    """What the document and the body's own rules say already."""
    body, year = series_queries.body_of(process, offers), series_queries.year_of(offers)
    out: dict[str, Any] = {"seats": True, "workdays": AGENDA_WORKDAYS}
    if body is None:
        return out
    out |= {"body": body.pk, "name": f"{body.name}, {year}" if year else body.name}
    rule = series_queries.rule_of(body)
    if rule is not None:
        out |= {"workdays": rule.agenda_workdays, "place": rule.place}
        if rule.start:
            out["clock"] = f"{rule.start:%H.%M}" + (f"-{rule.end:%H.%M}" if rule.end else "")
    own = series_queries.templates(body)
    if len(own) == 1:
        out["template"] = own[0].pk
    return out


def _tell(request: HttpRequest, made: series_actions.Made, wanted: Wanted) -> None:
    if not made.new and not made.joined:
        messages.info(request, gettext("They were meetings of the series already."))
        return
    said = ngettext("%(n)s meeting is made in “%(name)s”.", "%(n)s meetings are made in “%(name)s”.", made.new)
    messages.success(request, said % {"n": made.new, "name": wanted.name})
    if made.joined:
        many = ngettext(
            "%(n)s meeting that was there belongs to it now.", "%(n)s meetings that were there belong to it now.",
            made.joined,
        )  # fmt: skip
        messages.info(request, many % {"n": made.joined})


@process_page(permissions.edits_plan, "POST")
def take_back(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Takes the meetings that the document became away again; those that somebody used stay and are named."""
    gone, kept = series_actions.take_back(request.user, _found(process, pk))
    if gone:
        said = ngettext("%(n)s meeting is taken back.", "%(n)s meetings are taken back.", gone) % {"n": gone}
        messages.success(request, said)
    if kept:
        named = ", ".join(kept)
        messages.warning(request, gettext("These stay, for somebody has used them: %(named)s.") % {"named": named})
    if not gone and not kept:
        messages.info(request, gettext("There was nothing to take back."))
    return redirect("arrival_series", process.slug, pk)
