"""The forms of cases, steps and decisions. Each keeps what was written, and says in a sentence what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome, Vote
from frisat.web.base.clock import today
from frisat.web.bodies import queries as bodies
from frisat.web.bodies.forms import BodyChoice, DayField
from frisat.web.bodies.models import Body
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case, CaseText, Step
from frisat.web.cases.words import OUTCOME_WORDS, SAY_WORDS
from frisat.web.process.models import Process

_DAY_HINT = _("As 18. december 2026.")
_WHO = {"required": _("Choose a body."), "invalid_choice": _("The body is no longer in the register. Choose another.")}
_OUTCOMES = [("", _("Choose")), *((o.value, w) for o, w in OUTCOME_WORDS.items())]
_NO_OUTCOME = {"required": _("Choose what the body said."), "invalid_choice": _("Choose an outcome of the list.")}


def refused(code: str, **parts: object) -> forms.ValidationError:
    return forms.ValidationError(CaseError(code, **parts).said)


def add(form: forms.Form, wrong: CaseError) -> None:
    """What an action refused, beside the field that it is about."""
    form.add_error(wrong.field if wrong.field in form.fields else None, wrong.said)


class Area(forms.CharField):
    """Several lines."""

    def __init__(self, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), max_length=100_000, **kwargs)


def _body(label: Any, **more: Any) -> BodyChoice:
    return BodyChoice(queryset=Body.objects.none(), label=label, empty_label=_("Choose"), error_messages=_WHO, **more)


def named_in(form: forms.Form, field: str, text: str, process: Process) -> list[Body]:
    """The bodies that a text names, one on each line; for a name that no body has the field gets a sentence."""
    names = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    known = bodies.resolve(names, process.pk, today(), organisation=process.organisation)
    for name in names:
        if name not in known:
            form.add_error(field, refused("Q193", value=name[:80]))
    return list(dict.fromkeys(known[n] for n in names if n in known))


class AboutCase(forms.Form):
    title = forms.CharField(
        label=_("What the case is about"), max_length=300,
        error_messages={"required": _("Write what the case is about, as on an agenda.")},
    )  # fmt: skip
    case_no = forms.CharField(
        label=_("Case number"), max_length=60, required=False,
        help_text=_("As the case system writes it. Empty: that of the process."),
    )  # fmt: skip
    costs = forms.BooleanField(
        label=_("The case costs money"), required=False, help_text=_("Then the economy committee must have it.")
    )


class NewCase(AboutCase):
    """A case and its way: by the register from a first body on, or one text to several bodies."""

    text = Area(8, label=_("The text put before the bodies"), required=False, help_text=_("May be written later."))
    way = forms.ChoiceField(
        label=_("The way of the case"), widget=forms.RadioSelect, initial="chain",
        choices=[("chain", _("From body to body, as the register says who recommends to whom")),
                 ("beside", _("One text that several bodies must all approve")),
                 ("none", _("I put the bodies on it myself"))],
        error_messages={"required": _("Choose the way of the case.")},
    )  # fmt: skip
    first = _body(_("The case begins in"), required=False)
    names = Area(6, label=_("The bodies that must approve"), required=False,
                 help_text=_("One on each line, as they are called in the register."))  # fmt: skip
    due = DayField(label=_("They answer by"), required=False, help_text=_DAY_HINT)

    field_order = ("title", "case_no", "text", "costs", "way", "first", "names", "due")

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.fields["first"].queryset = bodies.choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == "chain" and not said.get("first") and "first" not in self.errors:
            self.add_error("first", gettext("Choose the body in which the case begins."))
        if said.get("way") == "beside" and "names" not in self.errors:
            said["bodies"] = self._named(said.get("names", ""))
        return said

    def _named(self, text: str) -> list[Body]:
        if not text.strip():
            self.add_error("names", gettext("Write at least one body, one on each line."))
        return named_in(self, "names", text, self.process)


class TextForm(forms.Form):
    name = forms.CharField(
        label=_("What this wording is called"), max_length=120, required=False, help_text=_("As “Hearing version”.")
    )
    text = Area(14, label=_("The text"), error_messages={"required": _("Write the text.")})


class CloseForm(forms.Form):
    closed = forms.BooleanField(label=_("The case is closed to the public"), required=False)
    ground = forms.CharField(label=_("On what ground"), max_length=300, required=False)


class StepsForm(forms.Form):
    """A body more on the way."""

    body = _body(_("Body"))
    say = forms.ChoiceField(label=_("What it is to do"), choices=list(SAY_WORDS.items()))
    where = forms.ChoiceField(label=_("Where on the way"), required=False)
    due = DayField(label=_("It answers by"), required=False, help_text=_DAY_HINT)

    def __init__(self, *args: Any, steps: list[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies.choices()  # type: ignore[attr-defined]
        firsts = {s.order: s for s in reversed(steps)}
        where: Any = self.fields["where"]
        where.choices = [("", _("Last, or beside those who also must say yes"))] + [
            (str(order), gettext("Before %(body)s") % {"body": firsts[order].body.name}) for order in sorted(firsts)
        ]

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"say": Say(said["say"]), "order": int(said["where"]) if said["where"] else None, "due": said["due"]}


class StepForm(forms.Form):
    """What a body is to be told."""

    say = forms.ChoiceField(label=_("What it is to do"), choices=list(SAY_WORDS.items()))
    due = DayField(label=_("It answers by"), required=False, help_text=_DAY_HINT)
    text = Area(6, label=_("Its own text"), required=False, help_text=_("Empty: the text of the case."))
    recommendation = Area(3, label=_("Recommendation"), required=False, help_text=_("What the body is asked to say."))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)


class ClosedPart(forms.Form):
    """The part of a form that says what of a closed item the public may read."""

    closed = forms.BooleanField(label=_("It was dealt with behind closed doors"), required=False)
    extract = Area(3, label=_("Extract for the public"), required=False)
    withheld = forms.CharField(label=_("Or why the public may read nothing"), max_length=300, required=False)


class SayForm(ClosedPart):
    """What a body said, as a letter or minutes give it."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=_OUTCOMES, error_messages=_NO_OUTCOME)
    day = DayField(label=_("On the day"), help_text=_DAY_HINT, error_messages={"required": _("Write the day.")})
    text_no = forms.ChoiceField(label=_("The text that the body saw"), required=False)
    said = Area(4, label=_("The body's own words"), required=False)
    reservations = Area(3, label=_("Reservations"), required=False)
    in_favour = forms.IntegerField(label=_("Votes for"), required=False, min_value=0, max_value=999)
    against = forms.IntegerField(label=_("Votes against"), required=False, min_value=0, max_value=999)
    abstained = forms.IntegerField(label=_("Did not vote"), required=False, min_value=0, max_value=999)

    field_order = ("outcome", "day", "text_no", "said", "reservations", "in_favour", "against", "abstained", "closed")

    def __init__(self, *args: Any, texts: list[CaseText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {str(t.number): t for t in texts}
        field: Any = self.fields["text_no"]
        field.choices = [(str(t.number), gettext("No. %(n)s") % {"n": t.number} + (f": {t.name}" if t.name else ""))
                         for t in reversed(texts)]  # fmt: skip
        if not texts:
            field.widget = forms.HiddenInput()

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        counted = said["in_favour"] is not None or said["against"] is not None
        vote = Vote(said["in_favour"] or 0, said["against"] or 0, said["abstained"] or 0) if counted else None
        return {
            "outcome": Outcome(said["outcome"]),
            "text": self.texts.get(said["text_no"]),
            "vote": vote,
            **{n: said[n] for n in ("day", "said", "reservations", "closed", "extract", "withheld")},
        }


class PasteForm(forms.Form):
    rows = Area(8, label=_("Lines from Excel or a letter"), required=False,
                help_text=_("Body, day, outcome and reservations, in four columns."))  # fmt: skip


class DecideForm(ClosedPart):
    """A decision at an address for ever."""

    body = _body(_("Who decided"))
    further = Area(
        2, label=_("Together with"), required=False,
        help_text=_("Of a joint meeting: the other bodies, one on each line, as the register calls them."),
    )  # fmt: skip
    day = DayField(label=_("On the day"), help_text=_DAY_HINT, error_messages={"required": _("Write the day.")})
    title = forms.CharField(
        label=_("What it is about"), max_length=300, error_messages={"required": _("Write what it is about.")}
    )
    text = Area(6, label=_("What was decided"), error_messages={"required": _("Write what was decided.")})
    outcome = forms.ChoiceField(label=_("Outcome"), choices=_OUTCOMES, error_messages=_NO_OUTCOME)
    legal_basis = forms.CharField(
        label=_("Legal basis"), max_length=300, required=False, help_text=_("As kommunestyrelsesloven § 62.")
    )
    in_force = DayField(label=_("In force from"), required=False, help_text=_DAY_HINT)
    review = DayField(
        label=_("To be looked at again"), required=False, help_text=_("“My day” and the daily mail remind of it.")
    )
    supersedes = forms.ChoiceField(label=_("Supersedes"), required=False)

    field_order = (
        "body", "further", "day", "title", "text", "outcome", "legal_basis", "in_force", "review", "supersedes",
    )  # fmt: skip

    def __init__(
        self, *args: Any, process: Process, earlier: list[tuple[str, str]], fixed: Step | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.fields["body"].queryset = bodies.choices()  # type: ignore[attr-defined]
        if fixed is not None:  # who decided stands on the step
            del self.fields["body"], self.fields["further"]
        field: Any = self.fields["supersedes"]
        field.choices = [("", _("None")), *earlier]
        if not earlier:
            field.widget = forms.HiddenInput()

    def clean_further(self) -> list[Body]:
        return named_in(self, "further", self.cleaned_data["further"], self.process)


class DaysForm(forms.Form):
    """The days of a decision that is on record."""

    in_force = DayField(label=_("In force from"), required=False, help_text=_DAY_HINT)
    review = DayField(
        label=_("To be looked at again"), required=False, help_text=_("“My day” and the daily mail remind of it.")
    )
    reason = forms.CharField(
        label=_("Why this is changed"), max_length=300, required=False, help_text=_("Stands in the record.")
    )


class DiscloseForm(ClosedPart):
    ground = forms.CharField(
        label=_("Why this is changed"), max_length=300, required=False, help_text=_("Stands in the record.")
    )


def as_typed(case: Case) -> dict[str, Any]:
    return {"title": case.title, "case_no": case.case_no, "costs": case.costs}
