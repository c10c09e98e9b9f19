"""The forms of accounts and roles. Each keeps what was written, and says in a sentence what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frisat.web.people import queries
from frisat.web.people.models import Account, RoleName

ROLE_WORDS = {
    RoleName.OWNER: _("Owner"),
    RoleName.EDITOR: _("Editor"),
    RoleName.APPROVER: _("Approver"),
    RoleName.CONTRIBUTOR: _("Contributor"),
    RoleName.READER: _("Reader"),
}
ROLE_MEANING = {
    RoleName.OWNER: _("Does everything in the process and decides who else works in it."),
    RoleName.EDITOR: _("Imports documents and changes the draft of the plan."),
    RoleName.APPROVER: _("Publishes the draft or sends it back with remarks."),
    RoleName.CONTRIBUTOR: _("Reads what staff see, and comments."),
    RoleName.READER: _("Reads what staff see, and nothing else."),
}
_NAME_MISSING = {"required": _("The name is missing. Write the name colleagues know.")}
_MAIL_WRONG = {
    "required": _("The mail address is missing. Write it as name@example.dk."),
    "invalid": _("This is no mail address. Write it as name@example.dk."),
}


class AccountForm(forms.Form):
    """One account, as administrators make and change it."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages=_NAME_MISSING, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        error_messages=_MAIL_WRONG,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    makes_processes = forms.BooleanField(label=_("May begin new processes"), required=False)
    is_site_admin = forms.BooleanField(
        label=_("Administrator: keeps accounts, and gives roles in every process"), required=False
    )

    def __init__(self, *args: Any, of: Account | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of

    def clean_email(self) -> str:
        mail = str(self.cleaned_data["email"]).strip().lower()
        taken = Account.objects.filter(email=mail).exclude(pk=self.of.pk if self.of else None).first()
        if taken is not None:
            raise forms.ValidationError(
                _("%(name)s has an account with this address. Find it in the list, or write another address."),
                params={"name": taken.name},
            )
        return mail


class ReasonForm(forms.Form):
    """Why something is done to an account; kept in the record."""

    reason = forms.CharField(label=_("Why? (may be empty; kept in the record)"), max_length=300, required=False)


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Your name, as colleagues see it"),
        max_length=120,
        error_messages=_NAME_MISSING,
        widget=forms.TextInput({"autocomplete": "name"}),
    )


class RoleForm(forms.Form):
    """Somebody new in a process."""

    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        error_messages=_MAIL_WRONG,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLE_WORDS.items()), initial=RoleName.CONTRIBUTOR)

    def clean_email(self) -> str:
        mail = str(self.cleaned_data["email"]).strip().lower()
        self.account = queries.open_account_of(mail)
        if self.account is None:
            raise forms.ValidationError(
                _("No open account has the address %(mail)s. Ask an administrator of the site to make one first."),
                params={"mail": mail},
            )
        return mail


class ChangeRoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLE_WORDS.items()))
