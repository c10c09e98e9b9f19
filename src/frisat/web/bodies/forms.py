"""The forms of bodies, spellings, seats and persons. Each keeps what was written, and says in a sentence what to do."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.plan.danish import parse
from frisat.web.base import words
from frisat.web.bodies import queries
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, BodyKind, Seat, SeatRole
from frisat.web.people.models import Person

KIND_WORDS = {
    BodyKind.COUNCIL: _("Council"),
    BodyKind.COMMITTEE: _("Committee"),
    BodyKind.ADVISORY: _("Advisory council"),
    BodyKind.CODETERMINATION: _("Co-determination committee (MED)"),
    BodyKind.BOARD: _("Board"),
    BodyKind.ADMINISTRATION: _("Administration"),
    BodyKind.STATE: _("State authority"),
    BodyKind.NETWORK: _("Network"),
    BodyKind.GROUP: _("Group of people"),
    BodyKind.OTHER: _("Something else"),
}
ROLE_WORDS = {
    SeatRole.CHAIR: _("Chair"),
    SeatRole.DEPUTY: _("Deputy chair"),
    SeatRole.MEMBER: _("Member"),
    SeatRole.SUBSTITUTE: _("Substitute who has stepped in"),
    SeatRole.SECRETARY: _("Secretary of the body"),
}
_NAME_MISSING = {"required": _("The name is missing. Write it as it stands on agendas.")}
_DAY_HINT = _("As 1. januar 2026. May be empty.")


def refused(code: str, **parts: object) -> forms.ValidationError:
    return forms.ValidationError(RegisterError(code, **parts).said)


class DayField(forms.CharField):
    """A day typed in Danish ("1. januar 2026") or as 2026-01-01; None when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, widget=forms.TextInput({"autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return words.day(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        typed = " ".join(str(super().clean(value) or "").split())
        if not typed:
            return None
        try:
            return date.fromisoformat(typed)
        except ValueError:
            found = parse(typed)
        one = found[0].period if len(found) == 1 and not found[0].needs_year else None
        day = one.only_day if one is not None else None
        if day is None:
            raise refused("B116", value=typed)
        return day


class BodyChoice(forms.ModelChoiceField):
    """A body of the register, named with its organisation where that is not the site's own."""

    def label_from_instance(self, obj: Body) -> str:
        said = obj.name if not obj.organisation else f"{obj.name} ({obj.organisation})"
        return said if obj.last_day is None else f"{said} – {gettext('until')} {words.day(obj.last_day)}"


def _chosen(label: Any, *, hint: Any = "") -> BodyChoice:
    return BodyChoice(
        queryset=Body.objects.none(), required=False, label=label, help_text=hint, empty_label=_("None"),
        error_messages={"invalid_choice": _("The body is no longer in the register. Choose another one.")},
    )  # fmt: skip


class BodyForm(forms.Form):
    """A body of the register. `seen` is what the form was made from."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=200, error_messages=_NAME_MISSING)
    kind = forms.ChoiceField(label=_("What it is"), choices=list(KIND_WORDS.items()))
    organisation = forms.CharField(
        label=_("Organisation"), max_length=200, required=False,
        help_text=_("Empty: our own. Write for instance the name of another municipality or region."),
    )  # fmt: skip
    part_of = _chosen(_("Part of"), hint=_("The wider body, as the committee of a chairmanship."))
    recommends_to = _chosen(_("Recommends to"), hint=_("The body that decides on its recommendation."))
    first_day = DayField(label=_("First day"), required=False, help_text=_DAY_HINT)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty: it still exists."))
    outside_id = forms.CharField(
        label=_("UUID in the organisation register"), max_length=60, required=False,
        help_text=_("May be empty. Lets other systems find the body."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Body | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("part_of", "recommends_to"):
            self.fields[name].queryset = queries.choices(without=of)  # type: ignore[attr-defined]

    def clean_organisation(self) -> str:
        return queries.own(str(self.cleaned_data["organisation"]))

    def clean_outside_id(self) -> uuid.UUID | None:
        typed = str(self.cleaned_data["outside_id"]).strip()
        if not typed:
            return None
        try:
            return uuid.UUID(typed)
        except ValueError:
            raise refused("B117", value=typed[:40]) from None

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class CloseForm(forms.Form):
    last_day = DayField(label=_("Last day"), error_messages={"required": _("Write the last day on which it exists.")})
    reason = forms.CharField(label=_("Why? (may be empty; kept in the record)"), max_length=300, required=False)


class SuccessorForm(forms.Form):
    """Who takes over: a body that is there, or a new one."""

    successor = _chosen(_("A body that is in the register"))
    new_name = forms.CharField(label=_("Or a new body called"), max_length=200, required=False)
    from_day = DayField(
        label=_("Takes over on"), required=False,
        help_text=_("The old body and its seats end the day before. Empty: no day is set."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why? (may be empty; kept in the record)"), max_length=300, required=False,
        help_text=_("For instance “Made anew after the election”."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = queries.choices(without=of)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("successor") and data.get("new_name"):
            self.add_error("new_name", _("Choose a body or write a new name, not both."))
        if not data.get("successor") and not data.get("new_name") and not self.errors:
            self.add_error("successor", _("Choose the body that takes over, or write the name of a new one."))
        return data


class AliasForm(forms.Form):
    text = forms.CharField(
        label=_("Spelling"), max_length=200,
        error_messages={"required": _("The spelling is missing. Write it as the plan prints it.")},
    )  # fmt: skip
    process = forms.TypedChoiceField(label=_("Where it holds"), required=False, coerce=int, empty_value=None)
    first_day = DayField(label=_("From"), required=False, help_text=_DAY_HINT)
    last_day = DayField(label=_("To"), required=False, help_text=_DAY_HINT)

    def __init__(self, *args: Any, processes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere = gettext("In all processes of the organisation")
        self.fields["process"].choices = [("", everywhere), *processes]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why? (may be empty; kept in the record)"), max_length=300, required=False)


class SeatChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Seat) -> str:
        return f"{obj.person or obj.representative_of}, {str(ROLE_WORDS[SeatRole(obj.role)]).lower()}"


class SeatForm(forms.Form):
    """A seat: whose, as what, from when to when."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), required=False, label=_("Person"), empty_label=_("Nobody by name"),
        error_messages={"invalid_choice": _("The person is no longer in the register. Choose another one.")},
    )  # fmt: skip
    new_person = forms.CharField(
        label=_("Or somebody new, called"), max_length=120, required=False,
        help_text=_("Is added to the register of persons."),
    )  # fmt: skip
    representative_of = forms.CharField(
        label=_("Represents"), max_length=200, required=False,
        help_text=_("For instance a user board or a union. Enough by itself when nobody is named."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("As what"), choices=list(ROLE_WORDS.items()), initial=SeatRole.MEMBER)
    substitute_for = SeatChoice(
        queryset=Seat.objects.none(), required=False, label=_("Steps in for"), empty_label=_("Nobody"),
        help_text=_("Only for a substitute. Write the days on which the substitute has stepped in: on them the "
                    "substitute may read closed matters."),
    )  # fmt: skip
    list_name = forms.CharField(
        label=_("Party or list"), max_length=80, required=False, help_text=_("Where that is public.")
    )
    first_day = DayField(label=_("First day"), error_messages={"required": _("Write the first day of the seat.")})
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))
    is_public_contact = forms.BooleanField(
        label=_("Public contact: show mail address and telephone on the body's public page"), required=False
    )

    def __init__(self, *args: Any, body: Body, of: Seat | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = queries.persons()  # type: ignore[attr-defined]
        others = body.seats.exclude(role=SeatRole.SUBSTITUTE).select_related("person")
        chosen = others.exclude(pk=of.pk) if of else others
        self.fields["substitute_for"].queryset = chosen  # type: ignore[attr-defined]
        if of is not None:
            del self.fields["new_person"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("person") and data.get("new_person"):
            self.add_error("new_person", _("Choose a person or write a new name, not both."))
        return data

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "new_person")}


class PersonForm(forms.Form):
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("The name is missing. Write the full name.")}
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Mail address"), max_length=254, required=False,
        error_messages={"invalid": _("This is no mail address. Write it as name@example.dk.")},
        help_text=_("Shown to staff. In public only for a seat that is marked as a public contact."),
    )  # fmt: skip
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class PersonAccountForm(forms.Form):
    email = forms.EmailField(
        label=_("Mail address of the account"), max_length=254, required=False,
        error_messages={"invalid": _("This is no mail address. Write it as name@example.dk.")},
        help_text=_("Empty: the person does not sign in."),
    )  # fmt: skip

    def clean_email(self) -> str:
        mail = str(self.cleaned_data["email"]).strip().lower()
        self.account = queries.open_account(mail) if mail else None
        if mail and self.account is None:
            raise refused("B207", value=mail)
        return mail


class ElectionForm(forms.Form):
    """Ends the seats of several bodies on one day."""

    last_day = DayField(
        label=_("Last day of the term"), error_messages={"required": _("Write the last day of the term.")}
    )
    bodies = forms.ModelMultipleChoiceField(
        queryset=Body.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Bodies")
    )
    reason = forms.CharField(label=_("Why? (may be empty; kept in the record)"), max_length=300, required=False)

    def __init__(self, *args: Any, offered: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = queries.choices().filter(  # type: ignore[attr-defined]
            pk__in=[b.pk for b in offered]
        )

    def clean_bodies(self) -> Any:
        if not self.cleaned_data["bodies"]:
            raise refused("B209")
        return self.cleaned_data["bodies"]
