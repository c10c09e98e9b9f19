"""What the site refuses to start with, of signing in (as `frisat.web.base.checks` does of the rest)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security)
def ready_to_sign_in(**_kwargs: Any) -> list[CheckMessage]:
    """A provider is named wholly and reached by https, and so are the links in mail of a public site."""
    found: list[CheckMessage] = []
    if settings.FRISAT_OIDC and not (settings.FRISAT_OIDC_CLIENT and settings.FRISAT_OIDC_SECRET):
        hint = "Set FRISAT_OIDC_CLIENT and FRISAT_OIDC_SECRET to what the provider has given you."
        found.append(Error("FRISAT_OIDC lacks its client.", hint=hint, id="frisat.E011"))
    for name in ("FRISAT_OIDC", "FRISAT_SAML", "FRISAT_ADDRESS"):
        value = getattr(settings, name)
        if settings.IS_PUBLIC and value and urlsplit(value).scheme == "http":
            found.append(Error(f"{name} is not https.", hint=f"Let {name} begin with https://.", id="frisat.E012"))
    return found
