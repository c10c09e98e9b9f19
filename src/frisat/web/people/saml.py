"""
SAML: allauth's views, with one error page for every answer that cannot be used.

Whose account it is says `outside.py`, as for OpenID Connect. Assertions must be signed (python3-saml, strict), answer a
question that we noted in the same browser, and answer it once.
"""

from __future__ import annotations

import logging

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.saml.views import finish_acs
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)


def take_answer(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """Takes the provider's answer: not XML, with entities of its own, to no question of ours: all are refused alike."""
    try:
        return finish_acs(request, organization_slug)
    except (PermissionDenied, ValueError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
        log.warning("a SAML answer was refused: %s", type(error).__name__)
        return render_authentication_error(request, get_adapter(request).get_provider(request, provider="saml"))
