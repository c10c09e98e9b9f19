"""The forms of invitations: whom to invite at which address, what somebody answered, a calendar of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.web.invites.actions import Wanted
from frisat.web.invites.models import Answer
from frisat.web.invites.queries import Candidate
from frisat.web.process.models import Process

_MAIL_WRONG = {"invalid": _("“%(value)s” is no mail address. Write it as name@example.dk.")}
ANSWER_WORDS = {
    Answer.NONE: _("Has not answered"),
    Answer.ACCEPTED: _("Comes"),
    Answer.DECLINED: _("Does not come"),
    Answer.TENTATIVE: _("Perhaps"),
}


class MailField(forms.EmailField):
    """A mail address whose error names what was written."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(error.messages, params={"value": value}) from error

    def run_validators(self, value: Any) -> None:
        try:
            super().run_validators(value)
        except forms.ValidationError:
            raise forms.ValidationError(_MAIL_WRONG["invalid"], params={"value": value}) from None


class InviteForm(forms.Form):
    """Whom to invite: a box and an address for each who is not invited yet, and one that nobody has listed."""

    other_name = forms.CharField(label=_("Name"), max_length=200, required=False)
    other_mail = MailField(label=_("Mail address"), max_length=254, required=False)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for one in candidates:
            self.fields[f"box-{one.key}"] = forms.BooleanField(label=one.name, required=False, initial=bool(one.email))
            self.fields[f"mail-{one.key}"] = MailField(
                label=_("Mail address of %(name)s") % {"name": one.name}, max_length=254, required=False,
                initial=one.email, widget=forms.EmailInput({"autocomplete": "off"}),
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[Candidate, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"box-{one.key}"], self[f"mail-{one.key}"]) for one in self.candidates]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        seen: dict[str, str] = {}
        for one in self.candidates:
            field = f"mail-{one.key}"
            if not found.get(f"box-{one.key}") or field in self.errors:
                continue
            mail = found.get(field, "")
            if not mail:
                self.add_error(
                    field,
                    forms.ValidationError(
                        _("%(name)s has no mail address. Write one, or take the mark away."), params={"name": one.name}
                    ),
                )
            elif mail.casefold() in seen:
                self.add_error(field, _twice(mail, seen[mail.casefold()]))
            seen[mail.casefold()] = one.name
        other = found.get("other_mail", "")
        if other and other.casefold() in seen:
            self.add_error("other_mail", _twice(other, seen[other.casefold()]))
        if found.get("other_name") and not other and "other_mail" not in self.errors:
            self.add_error("other_mail", _("Write the mail address of the one who is to be invited."))
        if not self.errors and not self.wanted():
            first = f"box-{self.candidates[0].key}" if self.candidates else "other_mail"
            self.add_error(first, _("Nobody is marked. Mark those who are to have an invitation."))
        return found

    def wanted(self) -> list[Wanted]:
        """Those who are marked, with their addresses."""
        found = self.cleaned_data
        out = [
            Wanted(one.name, found[f"mail-{one.key}"], one.participant, one.person, one.body, one.part)
            for one in self.candidates
            if found.get(f"box-{one.key}") and found.get(f"mail-{one.key}")
        ]
        if found.get("other_mail"):
            out.append(Wanted(found.get("other_name") or found["other_mail"], found["other_mail"]))
        return out


def _twice(mail: str, name: str) -> forms.ValidationError:
    said = _("%(name)s already has “%(mail)s”. Each needs an address of their own.")
    return forms.ValidationError(said, params={"name": name, "mail": mail})


class AnswerForm(forms.Form):
    """What somebody said by telephone or in a mail of their own words."""

    answer = forms.ChoiceField(label=_("Answer"), choices=[(a.value, w) for a, w in ANSWER_WORDS.items()])


class FeedForm(forms.Form):
    """A calendar of one's own: of the meetings one takes part in, or of a process one works in."""

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("So that you know it again, for instance “My telephone”."),
        max_length=120,
        error_messages={"required": _("The name is missing. Write for instance “My telephone”.")},
    )
    process = forms.ChoiceField(label=_("Which meetings?"), required=False)

    def __init__(self, *args: Any, processes: Sequence[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [("", _("Those I take part in"))]
        self.fields["process"].choices = own + [(p.slug, p.name) for p in processes]  # type: ignore[attr-defined]
        self._processes = {p.slug: p for p in processes}

    def chosen(self) -> Process | None:
        return self._processes.get(self.cleaned_data.get("process", ""))


class SharedFeedForm(forms.Form):
    """An address of a body's calendar for somebody outside."""

    name = forms.CharField(
        label=_("Who is it for?"),
        help_text=_("A partner, a newspaper, an association. Write an office rather than a person."),
        max_length=120,
        error_messages={"required": _("It is not said who the address is for. Write for instance “Elderly Council”.")},
    )
