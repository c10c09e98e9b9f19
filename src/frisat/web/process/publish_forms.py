"""What an approver says of a version: its name, from when it holds, why, by which decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.plan.danish import parse, wording
from frisat.plan.errors import FrisatError
from frisat.plan.period import Period
from frisat.plan.sentences import hint, sentence
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.process import decided, draft_feeds
from frisat.web.process.make_forms import day_of
from frisat.web.process.models import Draft, PlanVersion
from frisat.web.process.version_actions import Publication


def said_of(error: FrisatError) -> str:
    """An error as a person reads it: what is wrong, and what to do."""
    language = words.language()
    said = sentence(error.code, error.parts, language=language)
    return f"{said} {hint(error.code, error.parts, language=language)}".strip()


def stamp_of(draft: Draft, before: PlanVersion | None) -> str:
    """
    The date of updating that a document behind the draft prints, in words; empty when none does.

    What somebody accepted into the plan counts first. The stamp of the version before is no news.
    """
    from frisat.web.process.drafts import state_of

    accepted = str(state_of(draft).plan.get("updated") or "")
    if accepted and accepted != (before.dated if before else ""):
        return _in_words(accepted)
    batches = draft.operations.filter(undone_by=None).order_by("-number").values_list("batch", flat=True)
    newest_first = list(dict.fromkeys(batches))
    feeds = draft_feeds.named(draft.process, newest_first)
    return next((_in_words(feeds[b].dated) for b in newest_first if b in feeds and feeds[b].dated), "")


def _in_words(edtf: str) -> str:
    try:
        return words.day(date.fromisoformat(edtf))
    except ValueError:
        return wording(Period(edtf, edtf), "da" if words.language() == "da" else "en")


class PublishForm(forms.Form):
    """The next version. `upto` is the last change that the approver saw."""

    upto = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("The plan's name, as it is printed"),
        max_length=200,
        error_messages={"required": _("The plan has no name. Write what it is called.")},
    )
    size = forms.ChoiceField(label=_("Which version"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label=_("Why the plan is changed"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    decided_by = forms.ChoiceField(label=_("Published by the decision"), required=False)
    decision = forms.CharField(label=_("The decision behind it"), required=False, max_length=500)
    provisional = forms.ChoiceField(
        label=_("The plan is"),
        choices=[("final", _("Final")), ("provisional", _("Provisional: it says so on every page and in every file"))],
        widget=forms.RadioSelect,
    )
    valid_from = forms.CharField(
        label=_("The plan holds from"),
        max_length=40,
        error_messages={"required": _("Write the first day on which this is the plan.")},
    )
    dated = forms.CharField(label=_("Stamp “updated”"), required=False, max_length=80)

    def __init__(self, *args: Any, draft: Draft, before: PlanVersion | None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", self._begin(draft, before))
        super().__init__(*args, **kwargs)
        self.before = before
        offered = decided.offers(draft.process)
        by: Any = self.fields["decided_by"]
        by.choices = [("", _("None")), *((o.key, o.label) for o in offered)]
        by.error_messages["invalid_choice"] = _("The decision is not one of this process. Choose another one.")
        if not offered:
            by.widget = forms.HiddenInput()
        size: Any = self.fields["size"]
        if before is None:
            size.choices = [("major", "1")]
        else:
            size.choices = [
                ("major", _("Version %(number)s: a new plan") % {"number": before.major + 1}),
                (
                    "minor",
                    _("Version %(number)s: a small correction of version %(major)s")
                    % {"number": f"{before.major}.{before.minor + 1}", "major": before.major},
                ),
            ]
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = sentence("U103", language=words.language())

    @staticmethod
    def _begin(draft: Draft, before: PlanVersion | None) -> dict[str, Any]:
        from frisat.web.process.drafts import state_of

        plan = state_of(draft).plan
        return {
            "upto": draft.snapshot_upto,
            "name": plan.get("title") or (before.name if before else draft.process.name),
            "size": "major",
            "provisional": "provisional" if plan.get("provisional") else "final",
            "valid_from": words.day(today()),
            "dated": stamp_of(draft, before) or words.day(today()),
        }

    def clean_valid_from(self) -> Any:
        typed = str(self.cleaned_data["valid_from"])
        day = day_of(typed)
        if day is None:
            raise forms.ValidationError(sentence("U107", {"value": typed}, language=words.language()))
        if self.before is not None and day < self.before.valid_from:
            last = words.day(self.before.valid_from)
            parts = {"day": words.day(day), "before": last, "number": self.before.number}
            language = words.language()
            raise forms.ValidationError(
                f"{sentence('U104', parts, language=language)} {hint('U104', parts, language=language)}"
            )
        return day

    @property
    def publication(self) -> Publication:
        said = self.cleaned_data
        found = parse(said["dated"])
        edtf = found[0].period.edtf if len(found) == 1 and not found[0].needs_year else None
        return Publication(
            upto=said["upto"],
            valid_from=said["valid_from"],
            name=said["name"],
            reason=said["reason"],
            decision=said["decision"],
            decided_by=said["decided_by"],
            provisional=said["provisional"] == "provisional",
            minor=said["size"] == "minor",
            dated=edtf or "",
            dated_words=said["dated"],
        )


class ReturnForm(forms.Form):
    """What the editor is to change."""

    remarks = forms.CharField(
        label=_("What has to be changed"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what has to be changed, so that the editor knows.")},
    )


class DropForm(forms.Form):
    """Why a draft is thrown away. `upto` is the last change that was seen."""

    upto = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why the draft is thrown away"), required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).strip()
        if not reason:
            raise forms.ValidationError(sentence("U117", language=words.language()))
        return reason


class TakeOutForm(forms.Form):
    """What is taken out of published versions, and on what ground."""

    key = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    text = forms.CharField(label=_("The text, as it stands on the page"), required=False, max_length=500)
    ground = forms.CharField(label=_("On what ground"), required=False, max_length=300)
    where = forms.MultipleChoiceField(label=_("Where it is taken out"), required=False)

    def __init__(self, *args: Any, places: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [(name, name) for name in places]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("key") and not said.get("text") and "text" not in self.errors:
            self.add_error("text", sentence("U111", language=words.language()))
        return said
