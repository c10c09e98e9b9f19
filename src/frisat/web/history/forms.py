"""What a history can be narrowed to, as its address says it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.web.people.models import Account
from frisat.web.record import sentences
from frisat.web.record.queries import Wanted

NOBODY = "frisat"
"""In the address: what no person did."""


class WantedForm(forms.Form):
    """`hvem` is an account's number, or "frisat" for what no person did; `hvad` is what a verb begins with."""

    hvem = forms.CharField(label=_("Who"), required=False, max_length=20)
    hvad = forms.ChoiceField(label=_("What it is about"), required=False)
    fra = forms.DateField(label=_("From"), required=False, input_formats=["%Y-%m-%d"])
    til = forms.DateField(label=_("To"), required=False, input_formats=["%Y-%m-%d"])
    foer = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["hvad"].choices = [("", ""), *sentences.kinds()]  # type: ignore[attr-defined]

    def clean_hvem(self) -> str:
        said: str = self.cleaned_data["hvem"]
        if said and said != NOBODY and not (said.isascii() and said.isdigit()):
            raise forms.ValidationError(_("There is no account “%(value)s”."), params={"value": said})
        return said

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if unknown := set(self.data) - set(self.fields):
            raise forms.ValidationError(
                _("A history cannot be narrowed by “%(value)s”."), params={"value": min(unknown)}
            )
        first, last = said.get("fra"), said.get("til")
        if first and last and first > last:
            raise forms.ValidationError(_("The first day is after the last one."))
        if last == date.max:
            raise forms.ValidationError(_("The last day is too late."))
        return said

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        who = {"": "", NOBODY: "system"}.get(said["hvem"], f"account:{said['hvem']}")
        return Wanted(who, said["hvad"], said["fra"], said["til"], said["foer"])


def people() -> list[tuple[str, str]]:
    """Everybody who can have done something, by name, closed accounts too."""
    return [(str(pk), name) for pk, name in Account.objects.order_by("name").values_list("pk", "name")]
