"""Fields and errors of a form as the design system draws them."""

from __future__ import annotations

import json
from typing import Any

from django import forms, template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()


@register.inclusion_tag("people/_field.html")
def field(found: forms.BoundField, hint: str = "", label: str = "") -> dict[str, Any]:
    """A field with its label, hint and errors, each tied to it for who hears the page; `label` instead of its own."""
    widget = found.field.widget
    ident = found.id_for_label or found.auto_id
    said = [f"{ident}_hint"] if hint or found.help_text else []
    said += [f"{ident}_error"] if found.errors else []
    attrs: dict[str, Any] = {"aria-describedby": " ".join(said)} if said else {}
    if found.errors:
        attrs["aria-invalid"] = "true"
    is_box = isinstance(widget, forms.CheckboxInput)
    if is_box:
        attrs["class"] = "form-checkbox"
    elif isinstance(widget, forms.Select):
        attrs["class"] = "form-select"
    else:
        attrs["class"] = "form-input"
        widget.attrs.pop("placeholder", None)  # it repeats the label, too pale to read
    return {
        "field": found,
        "label": label or found.label,
        "ident": ident,
        "hint": hint or found.help_text,
        "is_box": is_box,
        "is_hidden": found.is_hidden,
        "drawn": found.as_widget(attrs=attrs),
    }


@register.inclusion_tag("people/_errors.html")
def form_errors(form: forms.BaseForm | None) -> dict[str, Any]:
    """What is wrong in a form, each sentence leading to its field; nothing when nothing is."""
    if form is None:
        return {"rows": []}
    rows = [("", error) for error in form.non_field_errors()]
    for found in form:
        rows += [("" if found.is_hidden else found.id_for_label, error) for error in found.errors]
    return {"rows": rows}


@register.simple_tag
def demo_accounts() -> dict[str, object]:
    """The demonstration's accounts, each with what it may do, and their password; asked for only while there is one."""
    from frisat.web.people import demo
    from frisat.web.people.forms import ROLE_MEANING

    admin = gettext("Keeps the accounts, and sees the whole record.")
    meant = {str(role): said for role, said in ROLE_MEANING.items()}
    return {"password": demo.password(), "accounts": [(a, meant.get(a.role, admin)) for a in demo.ACCOUNTS]}


@register.simple_tag
def passkey_ceremony(name: str, **idents: str) -> SafeString:
    """Tells allauth's script which ceremony a page holds, and the idents of its parts: data, which no browser runs."""
    said = json.dumps({"ids": idents}).replace("<", "\\u003C")
    return format_html(
        '<script data-allauth-onload="allauth.webauthn.forms.{}" type="application/json">{}</script>',
        name,
        mark_safe(said),  # noqa: S308 - nothing in it can end the script
    )
