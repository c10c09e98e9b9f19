"""The one screen of a new process, and the settings of one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.plan import case_numbers
from frisat.plan.danish import meaning, parse
from frisat.plan.schema import period_from_json
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import doubt, period, shown
from frisat.web.base import words
from frisat.web.people.models import Account
from frisat.web.process.make import address_of, alike, free_address, is_taken, models_for
from frisat.web.process.models import Process

STARTS = (("empty", _("Empty")), ("document", _("From a document")), ("copy", _("As a copy of another process")))


def day_of(text: str) -> date | None:
    """The one day that a text names, in Danish or as 2027-05-03; None when it names none, or something vaguer."""
    text = " ".join(text.split())
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = parse(text)
    if len(found) != 1 or found[0].needs_year or not found[0].period.is_exact:
        return None
    one = found[0].period
    return one.earliest if one.earliest == one.latest else None


def period_means(text: str) -> str:
    """What a period typed in Danish means, or what is doubtful in it; empty for no words."""
    said = period(text)
    if said is None:
        return ""
    if (found := doubt(said)) is not None:
        code, value = found
        return sentence(code, {"value": value}, language=words.language())
    read = period_from_json(said)
    if read is None or read.edtf is None:
        return gettext("No time is said.")
    meant = meaning(read, words.language())
    if meant:
        return meant
    if read.earliest and read.latest and read.earliest != read.latest:
        return gettext("%(first)s to %(last)s") % {"first": words.day(read.earliest), "last": words.day(read.latest)}
    only = read.earliest or read.latest
    return words.full_day(only) if only else ""


def case_number_hint(text: str) -> str:
    """A word about a case number of no known shape; empty when it has one."""
    code = case_numbers.hint(text)
    if not code:
        return ""
    parts = {"value": case_numbers.bare(text)}
    language = words.language()
    return f"{sentence(code, parts, language=language)} {hint(code, parts, language=language)}"


class AboutForm(forms.Form):
    """What is said of a process beside its plan."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("The name is missing. Write what people call the process.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    slug = forms.CharField(
        label=_("Address"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                _("An address has small letters a to z, digits and single hyphens: velfaerdsaftale or sundhed-2027."),
            )
        ],
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    case_no = forms.CharField(label=_("Case number"), max_length=60, required=False)
    summary = forms.CharField(
        label=_("What it is about, in one or two sentences"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
    )
    parties = forms.CharField(
        label=_("Parties, one on each line"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    period = forms.CharField(label=_("Period"), required=False, max_length=200)

    def __init__(self, *args: Any, of: Process | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of

    @classmethod
    def filled(cls, process: Process) -> AboutForm:
        """The form of a process as it is."""
        return cls(initial=cls.as_typed(process), of=process)

    @staticmethod
    def as_typed(process: Process) -> dict[str, str]:
        """What a process says, as somebody would type it into the form."""
        initial = {
            n: getattr(process, n) for n in ("name", "slug", "organisation", "case_no", "summary", "legal_basis")
        }
        return {**initial, "parties": "\n".join(process.parties), "period": shown("period", process.period)}

    def clean_case_no(self) -> str:
        return case_numbers.bare(str(self.cleaned_data["case_no"]))[:60]

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        if not slug:
            slug = free_address(str(self.data.get(self.add_prefix("name"), "")))
            if not slug:
                raise forms.ValidationError(_("The name has no letters to make an address of. Write one."))
        elif is_taken(slug, by_other_than=self.of):
            raise forms.ValidationError(
                _("“%(slug)s” is, or was, another process's address. “%(free)s” is free."),
                params={"slug": slug, "free": free_address(slug)},
            )
        return slug

    @property
    def fields_of_process(self) -> dict[str, Any]:
        """The cleaned values as the fields of `Process`."""
        said = self.cleaned_data
        return {
            **{n: said[n] for n in ("name", "slug", "organisation", "case_no", "summary", "legal_basis")},
            "parties": [line for line in map(str.strip, said["parties"].splitlines()) if line],
            "period": period(said["period"]),
        }

    @property
    def period_meaning(self) -> str:
        return period_means(str(self["period"].value() or ""))

    @property
    def case_hint(self) -> str:
        return case_number_hint(str(self["case_no"].value() or ""))


class NewProcessForm(AboutForm):
    """A new process: what it is, whose, and what its plan begins with."""

    owner = forms.ModelChoiceField(
        label=_("Owner"),
        queryset=Account.objects.none(),
        error_messages={"invalid_choice": _("Choose one of the accounts in the list.")},
    )
    start = forms.ChoiceField(label=_("The plan begins"), choices=STARTS, initial="empty", widget=forms.RadioSelect)
    copy_of = forms.ModelChoiceField(
        label=_("Process to copy"),
        queryset=Process.objects.none(),
        required=False,
        empty_label=_("Choose a process"),
        error_messages={"invalid_choice": _("Choose one of the processes in the list.")},
    )
    new_start = forms.CharField(label=_("New start"), required=False, max_length=40)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"organisation": settings.FRISAT_ORGANISATION, "owner": by.pk, "start": "empty"})
        super().__init__(*args, **kwargs)
        owner, model = self.fields["owner"], self.fields["copy_of"]
        owner.queryset = Account.objects.filter(is_active=True)  # type: ignore[attr-defined]
        owner.label_from_instance = lambda account: f"{account.name} ({account.email})"  # type: ignore[attr-defined]
        model.queryset = Process.objects.filter(pk__in=[p.pk for p in models_for(by)])  # type: ignore[attr-defined]
        self.by = by

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("start") == "copy":
            if said.get("copy_of") is None and "copy_of" not in self.errors:
                self.add_error("copy_of", _("Choose the process whose plan is to be copied."))
            day = day_of(said.get("new_start", ""))
            if not said.get("new_start"):
                self.add_error(
                    "new_start", _("Write the day on which the new process begins, such as 1. september 2027.")
                )
            elif day is None:
                self.add_error(
                    "new_start",
                    forms.ValidationError(
                        _("“%(value)s” is not a day. Write one such as 1. september 2027."),
                        params={"value": said["new_start"]},
                    ),
                )
            said["start_day"] = day
        return said

    @property
    def proposed_address(self) -> str:
        return free_address(str(self["name"].value() or ""))

    @property
    def namesakes(self) -> list[Process]:
        """The processes that have the same name already: worth a word, no fault."""
        name = str(self["name"].value() or "")
        return [p for p in models_for(self.by) if address_of(name) and alike(p.name, name)]


class StateForm(forms.Form):
    """How far a process has come, and why that is said now; `differs` as `base.seen.differs` gives it."""

    differs: Sequence[tuple[str, str]] = ()
    state = forms.ChoiceField(
        label=_("The process"),
        choices=[("preparing", _("Being prepared")), ("running", _("Going on")), ("ended", _("Ended"))],
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        error_messages={"required": _("Write why, for instance “The council has adopted the plan”.")},
    )


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        error_messages={"required": _("Write why the process is put away. It stands in the history.")},
    )
