"""The forms of a meeting: head, place and time, participants. Each keeps what was written and says what to do."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.plan import case_numbers
from frisat.plan.errors import FormatError
from frisat.plan.meeting import Part
from frisat.plan.model import Clock, Status
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import shown, typed
from frisat.web.base import words
from frisat.web.bodies import queries as register
from frisat.web.bodies.forms import BodyChoice, DayField
from frisat.web.bodies.models import Body
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.meetings.words import MEETING_KINDS, PARTS, PRESENCES
from frisat.web.people.models import Person

REASON_MISSING = {"required": _("A reason is missing. Write one sentence that those who are invited understand.")}


def refused(code: str, **parts: object) -> forms.ValidationError:
    return forms.ValidationError(MeetingError(code, **parts).said)


def add(form: forms.Form, wrong: MeetingError) -> None:
    """Puts what an action refused beside its field."""
    form.add_error(wrong.field if wrong.field in form.fields else None, wrong.said)


class ClockField(forms.CharField):
    """ "15.00-17.00" or "kl. 15" as a `Clock`; None when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time"))
        kwargs.setdefault("help_text", _("As 15.00-17.00. The end may be left out."))
        super().__init__(max_length=40, required=False, widget=forms.TextInput({"autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return shown("time", {"start": value.start, "end": value.end}) if isinstance(value, Clock) else value

    def clean(self, value: Any) -> Clock | None:
        text = " ".join(str(super().clean(value) or "").split())
        if not text:
            return None
        try:
            found = typed("time", text)
        except FormatError:
            raise refused("G115", value=text) from None
        return Clock(found["start"], found["end"])


class CaseNumberField(forms.CharField):
    """A case number in any shape; what people paste along with it ("Sagsnr.") is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Case number"), max_length=60, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        return case_numbers.bare(str(super().clean(value) or ""))


def case_hint(number: str) -> str:
    """What may be wrong with a case number, in words; it is kept all the same."""
    code = case_numbers.hint(number)
    language = words.language()
    return f"{sentence(code, {'value': number}, language=language)} {hint(code, language=language)}" if code else ""


class NewMeetingForm(forms.Form):
    """A meeting that the plan does not have yet."""

    title = forms.CharField(
        label=_("What the meeting is called"), max_length=300,
        error_messages={"required": _("The name is missing. Write what the meeting is called.")},
    )  # fmt: skip
    day = DayField(
        label=_("Day"), help_text=_("As 26. oktober 2027."),
        error_messages={"required": _("The day is missing. Write it as 26. oktober 2027.")},
    )  # fmt: skip
    clock = ClockField()
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("What kind of meeting"), choices=list(MEETING_KINDS.items()))
    body = BodyChoice(
        queryset=Body.objects.none(), required=False, label=_("Body that meets"), empty_label=_("None"),
        help_text=_("More bodies can be added on the meeting's page."),
    )  # fmt: skip
    staff_only = forms.BooleanField(
        label=_("For staff only"), required=False, help_text=_("Then the meeting stands on no public page.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = register.choices()  # type: ignore[attr-defined]


class HeadForm(forms.Form):
    """What a meeting has of its own."""

    kind = forms.ChoiceField(label=_("What kind of meeting"), choices=list(MEETING_KINDS.items()))
    link = forms.URLField(
        label=_("Link for taking part online"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Only those who take part see it."),
        error_messages={"invalid": _("This is no web address. Copy it from the invitation, as https://…")},
    )  # fmt: skip
    case_no = CaseNumberField(help_text=_("Empty: the process's own."))
    department = forms.CharField(
        label=_("Administration that sends it"), max_length=120, required=False,
        help_text=_("Stands in the head of agenda and minutes."),
    )  # fmt: skip
    unit = forms.CharField(label=_("Office"), max_length=120, required=False)
    send_by = DayField(
        label=_("The agenda goes out at the latest on"), required=False,
        help_text=_("Empty: by the body's rules of procedure, else four working days before the meeting."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(register.choices())
        for n in range(places):
            self.fields[f"body_{n}"] = BodyChoice(
                queryset=register.choices(), required=False, empty_label=_("None"),
                label=_("Body that meets") if n == 0 else _("Together with"),
                help_text=_("It gives the meeting its address.") if n == 0 else "",
            )  # fmt: skip
            self.fields[f"body_{n}"].choices = [("", _("None")), *((b.pk, register_label(b)) for b in offered)]

    def body_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("body_")]

    def bodies(self) -> list[Body]:
        """The bodies that were chosen, in their order, each once."""
        chosen = (self.cleaned_data.get(name) for name in self.fields if name.startswith("body_"))
        return list(dict.fromkeys(body for body in chosen if body is not None))

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kind", "link", "case_no", "department", "unit", "send_by")}


class RuleForm(forms.Form):
    """What a body's rules of procedure say of all its meetings."""

    agenda_workdays = forms.IntegerField(
        label=_("Working days from agenda to meeting"), min_value=0, max_value=60,
        help_text=_("The Act says four, as far as possible. Rules of procedure may ask for more."),
        error_messages={
            "required": _("Write a number of working days, as 4."), "invalid": _("Write a whole number, as 4."),
            "min_value": _("The number cannot be below 0."), "max_value": _("The number cannot be above 60."),
        },
    )  # fmt: skip
    place = forms.CharField(label=_("Where it mostly meets"), max_length=200, required=False)
    clock = ClockField(label=_("When it mostly meets"))

    def values(self) -> dict[str, Any]:
        clock = self.cleaned_data["clock"]
        return {
            "agenda_workdays": self.cleaned_data["agenda_workdays"],
            "place": self.cleaned_data["place"],
            "start": time.fromisoformat(clock.start) if clock else None,
            "end": time.fromisoformat(clock.end) if clock and clock.end else None,
        }


class MoveForm(forms.Form):
    day = DayField(
        label=_("Day"), help_text=_("As 26. oktober 2027."),
        error_messages={"required": _("The day is missing. Write it as 26. oktober 2027.")},
    )  # fmt: skip
    clock = ClockField()
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=300, error_messages=REASON_MISSING,
        help_text=_("One sentence that those who are invited understand. It is shown in public."),
    )  # fmt: skip


class CancelForm(forms.Form):
    status = forms.ChoiceField(
        label=_("What happens"), widget=forms.RadioSelect, initial=Status.CANCELLED,
        choices=[(Status.CANCELLED, _("The meeting is called off")), (Status.POSTPONED, _("The meeting is put off"))],
        error_messages={"required": _("Choose whether the meeting is cancelled or postponed.")},
    )  # fmt: skip
    heir = forms.ChoiceField(label=_("Takes its place"), required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=300, error_messages=REASON_MISSING,
        help_text=_("One sentence that those who are invited understand. It is shown in public."),
    )  # fmt: skip

    def __init__(self, *args: Any, heirs: list[tuple[str, str]], is_off: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heir"].choices = [("", _("No other meeting")), *heirs]  # type: ignore[attr-defined]
        if is_off:
            self.fields["status"].choices = [  # type: ignore[attr-defined]
                *self.fields["status"].choices, (Status.PLANNED, _("The meeting takes place after all")),  # type: ignore[attr-defined]
            ]  # fmt: skip


class ParticipantForm(forms.Form):
    """Somebody who is to be there: a person of the register, a body, or words."""

    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), required=False, label=_("Person"), empty_label=_("Nobody by name"),
        error_messages={"invalid_choice": _("The person is no longer in the register. Choose another one.")},
    )  # fmt: skip
    body = BodyChoice(queryset=Body.objects.none(), required=False, label=_("Or a whole body"), empty_label=_("None"))
    printed = forms.CharField(
        label=_("Or in words"), max_length=200, required=False,
        help_text=_("For instance Repræsentanter fra de faglige organisationer."),
    )  # fmt: skip
    part = forms.ChoiceField(label=_("As what"), choices=list(PARTS.items()), initial=Part.MEMBER)
    role = forms.CharField(label=_("Title in the papers"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = register.person_names()  # type: ignore[attr-defined]
        self.fields["body"].queryset = register.choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = [n for n in ("person", "body", "printed") if data.get(n)]
        if not chosen and not self.errors:
            self.add_error("person", _("Choose a person or a body, or write who it is."))
        if len(chosen) > 1:
            self.add_error(chosen[-1], _("Choose one of the three: a person, a body or words."))
        return data


class ParticipantChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Participant) -> str:
        return name_of(obj)


class ChangeParticipantForm(forms.Form):
    part = forms.ChoiceField(label=_("As what"), choices=list(PARTS.items()))
    role = forms.CharField(label=_("Title in the papers"), max_length=120, required=False)
    presence = forms.ChoiceField(
        label=_("Attendance"), required=False, choices=[(str(p), word) for p, word in PRESENCES.items()]
    )
    why = forms.CharField(
        label=_("Why they are away"), max_length=200, required=False,
        help_text=_("Only those who prepare the meeting see it."),
    )  # fmt: skip
    stands_in_for = ParticipantChoice(
        queryset=Participant.objects.none(), required=False, label=_("Stands in for"), empty_label=_("Nobody"),
        error_messages={"invalid_choice": _("Nobody of that name takes part. Choose another one.")},
    )  # fmt: skip

    def __init__(self, *args: Any, of: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = of.meeting.participants.exclude(pk=of.pk).select_related("person", "body")
        self.fields["stands_in_for"].queryset = others  # type: ignore[attr-defined]
        self.of = of

    def clean_presence(self) -> str:
        """What stood there, where a form does not ask."""
        return str(self.cleaned_data["presence"] or self.of.presence)

    def clean_stands_in_for(self) -> Participant | None:
        """Somebody stands in for who is away: nobody for a person who stands in for somebody else."""
        away: Participant | None = self.cleaned_data["stands_in_for"]
        if away is not None and away.stands_in_for_id is not None:
            raise refused("G132", value=name_of(away))
        return away


def register_label(body: Body) -> str:
    return str(BodyChoice.label_from_instance(BodyChoice(queryset=Body.objects.none()), body))


def initial_of(meeting: Meeting) -> tuple[dict[str, Any], int]:
    """What `HeadForm` begins with, and for how many bodies it has room: two more than there are, at least three."""
    bodies = [m.body_id for m in meeting.meeting_bodies.all()]
    names = ("kind", "link", "case_no", "department", "unit", "send_by")
    said = {name: getattr(meeting, name) for name in names}
    return {**said, **{f"body_{n}": pk for n, pk in enumerate(bodies)}}, max(3, len(bodies) + 2)
