"""The forms of an agenda: items, closing, reasons, proposals, templates."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.plan.meeting import ItemKind
from frisat.web.bodies import queries as register
from frisat.web.bodies.forms import BodyChoice
from frisat.web.bodies.models import Body
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import REASON_MISSING, CaseNumberField
from frisat.web.meetings.words import ITEM_KINDS

_TITLE = {"required": _("The title is missing. Write what the item is about.")}
_PRESENTER = re.compile(r"^(.*?)(?:,\s*(.+))?$")


class ItemForm(forms.Form):
    """One item of an agenda. `seen` is the revision that the form was made of; `reason` is asked for when it is out."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=300, error_messages=_TITLE)
    kind = forms.ChoiceField(label=_("What is asked of the body"), choices=list(ITEM_KINDS.items()))
    minutes = forms.IntegerField(
        label=_("Minutes of time"), min_value=1, max_value=600, required=False,
        error_messages={
            "invalid": _("Write a whole number of minutes, as 20."),
            "min_value": _("Write a whole number of minutes, as 20."),
            "max_value": _("An item takes at most 600 minutes."),
        },
    )  # fmt: skip
    presenters = forms.CharField(
        label=_("Who presents it"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=_("One a line: name, then title after a comma."),
    )  # fmt: skip
    case_no = CaseNumberField()
    text = forms.CharField(
        label=_("Case"), required=False, max_length=100_000, widget=forms.Textarea({"rows": 10}),
        help_text=_("What the body must know. An empty line begins a new paragraph."),
    )  # fmt: skip
    recommendation = forms.CharField(
        label=_("Recommendation"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 4})
    )
    closed = forms.BooleanField(
        label=_("Closed item"), required=False,
        help_text=_("The public sees its number and “Closed item”, nothing else."),
    )  # fmt: skip
    ground = forms.CharField(
        label=_("Why it is closed"), max_length=300, required=False,
        help_text=_("For instance Kontraktforhold, forvaltningslovens § 27. Kept in the record."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why the item is corrected after it was sent"), max_length=300, required=False,
        help_text=_("One sentence that those who are invited understand."),
    )  # fmt: skip

    def __init__(self, *args: Any, out: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if out:  # an item that was sent is closed or opened by its own deed
            del self.fields["closed"], self.fields["ground"]
            self.fields["reason"].required = True
            self.fields["reason"].error_messages.update(REASON_MISSING)
        else:
            del self.fields["reason"]

    def clean_presenters(self) -> list[dict[str, str]]:
        out = []
        for line in filter(None, (" ".join(x.split()) for x in self.cleaned_data["presenters"].split("\n"))):
            match = _PRESENTER.match(line)
            out.append({"name": match[1] if match else line, "role": (match[2] if match else "") or ""})
        return out

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "ground" in self.fields:
            if data.get("closed") and not str(data.get("ground") or "").strip():
                self.add_error("ground", MeetingError("G108").said)
            if not data.get("closed"):
                data["ground"] = ""
        return data

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "reason")}


class CloseForm(forms.Form):
    """Closing or opening an item; the ground is kept."""

    ground = forms.CharField(
        label=_("Why"), max_length=300,
        error_messages={"required": _("A reason is missing. Write for instance the paragraph of the Act.")},
        help_text=_("Kept with the item. Never write here what is to be closed."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, error_messages=REASON_MISSING)


class ProposalForm(forms.Form):
    body = BodyChoice(
        queryset=Body.objects.none(), label=_("For which body"), empty_label=_("Choose"),
        error_messages={"required": _("Choose the body that is to have it on its agenda.")},
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), max_length=300, error_messages=_TITLE)
    kind = forms.ChoiceField(
        label=_("What is asked of the body"), choices=list(ITEM_KINDS.items()), initial=ItemKind.DISCUSSION
    )
    text = forms.CharField(
        label=_("Why, and what the body must know"), required=False, max_length=20_000,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = register.choices()  # type: ignore[attr-defined]


class TemplateForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the template"), max_length=120,
        error_messages={"required": _("The name is missing. Write for instance Ordinært møde.")},
    )  # fmt: skip
