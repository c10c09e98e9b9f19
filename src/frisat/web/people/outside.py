"""
Signing in at the municipality's own provider: which providers the settings name, and which account somebody has.

Somebody is known by the provider's own id for them. Who comes for the first time is found by a mail address that the
provider vouches for, once; later the address may change. An account is never made by merely signing in, except for
people of the mail domains in FRISAT_LOGIN_DOMAINS.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from frisat.web.people import actions
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM

OIDC, SAML = "oidc", "saml"


class RefusedError(Exception):
    """Nobody is let in. `code` is one of: unverified, unknown, taken, other."""

    def __init__(self, code: str, mail: str = "") -> None:
        super().__init__(code)
        self.code, self.mail = code, mail


def apps() -> list[SocialApp]:
    """The providers that the settings name, as allauth wants them."""
    found = []
    if settings.FRISAT_OIDC:
        found.append(
            SocialApp(
                provider="openid_connect",
                provider_id=OIDC,
                name=settings.FRISAT_OIDC_NAME,
                client_id=settings.FRISAT_OIDC_CLIENT,
                secret=settings.FRISAT_OIDC_SECRET,
                settings={"server_url": settings.FRISAT_OIDC, "oauth_pkce_enabled": True, "fetch_userinfo": False},
            )
        )
    if settings.FRISAT_SAML:
        found.append(
            SocialApp(
                provider="saml",
                provider_id=SAML,
                name=settings.FRISAT_SAML_NAME,
                client_id=SAML,
                settings={"idp": _idp(settings.FRISAT_SAML), "advanced": {"want_assertion_signed": True}},
            )
        )
    return found


def _idp(where: str) -> dict[str, Any]:
    """allauth's description of an identity provider: fetched from an address, or read from a file once."""
    if where.startswith("https://"):
        return {"metadata_url": where, "entity_id": None}
    return _idp_of_file(where)


@cache
def _idp_of_file(path: str) -> dict[str, Any]:
    from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser

    idp = OneLogin_Saml2_IdPMetadataParser.parse(Path(path).read_text(encoding="utf-8"))["idp"]
    certificate = idp.get("x509cert") or idp["x509certMulti"]["signing"][0]
    out = {"entity_id": idp["entityId"], "x509cert": certificate, "sso_url": idp["singleSignOnService"]["url"]}
    if "singleLogoutService" in idp:
        out["slo_url"] = idp["singleLogoutService"]["url"]
    return out


def find_account(login: SocialLogin) -> None:
    """Puts the account into `login`. Raises RefusedError."""
    claims = login.account.extra_data
    login.account.extra_data = {}  # what the provider tells of somebody is not kept
    if login.is_existing:
        login.account.save(update_fields=["extra_data"])
        return
    mail = _vouched_mail(login, claims)
    account = Account.objects.filter(email=mail).first()
    if account is None:
        if mail.partition("@")[2] not in settings.FRISAT_LOGIN_DOMAINS:
            raise RefusedError("unknown", mail)
        account = actions.make_account(SYSTEM, email=mail, name=_name(claims) or mail)
    elif SocialAccount.objects.filter(user=account, provider=login.account.provider).exists():
        raise RefusedError("taken", mail)  # the address has passed to somebody else at the provider
    login.account = actions.connect_account(SYSTEM, account, provider=login.account.provider, uid=login.account.uid)
    login.user = account


def _vouched_mail(login: SocialLogin, claims: dict[str, Any]) -> str:
    said = next((address for address in login.email_addresses if address.email), None)
    mail = said.email.strip().lower() if said else ""
    try:
        validate_email(mail)
    except ValidationError:
        raise RefusedError("unverified", "") from None
    if login.account.provider == SAML or said.verified is True:
        return mail
    if claims.get("id_token", {}).get("email_verified") is None and settings.FRISAT_OIDC_TRUST_MAIL:
        return mail
    raise RefusedError("unverified", mail)


def _name(claims: dict[str, Any]) -> str:
    """What somebody is called: OpenID Connect's claim, or one of the two usual attributes of SAML."""
    saml = ("urn:oid:2.16.840.1.113730.3.1.241", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name")
    for found in (claims.get("id_token", {}).get("name"), *(claims.get(key) for key in saml)):
        text = found[0] if isinstance(found, list) and found else found
        if isinstance(text, str) and text.strip():
            return text.strip()[:120]
    return ""
