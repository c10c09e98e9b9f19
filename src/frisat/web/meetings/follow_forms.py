"""The form of a follow-up: what, who, at the latest when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.web.bodies.forms import DayField
from frisat.web.meetings.forms import refused
from frisat.web.people.models import Person


class FollowUpForm(forms.Form):
    """The owner is written by name, with the names of the register beside it: a meeting leaves no time for a list."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=2000, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("It is missing what is to be done. Write it in one sentence.")},
    )  # fmt: skip
    owner = forms.CharField(
        label=_("Who does it"), max_length=120, required=False,
        widget=forms.TextInput({"list": "ansvarlige", "autocomplete": "off"}),
    )  # fmt: skip
    day = DayField(label=_("At the latest"), required=False, help_text=_("As 26. oktober 2027."))

    def clean_owner(self) -> Any:
        name = " ".join(self.cleaned_data["owner"].split())
        if not name:
            return None
        found = Person.objects.filter(name__iexact=name).order_by("pk").first()
        if found is None:
            raise refused("G324", value=name)
        return found
