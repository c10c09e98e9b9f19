"""
OpenID Connect, stricter than allauth's own: every id token is checked against the provider's keys, and for our nonce.

Discovery, code flow with PKCE and state are allauth's. Standard: OpenID Connect Core 1.0, sections 3.1.2.1 and 3.1.3.7;
RFC 9207 for the issuer in the answer.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.translation import override

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures with a key pair only: with a shared secret, whoever knows the client's secret could write tokens."""
LEEWAY_SECONDS = 30


class Adapter(OpenIDConnectOAuth2Adapter):
    """Talks to the provider for one request; `state` is what we noted when we sent the visitor there."""

    state: Mapping[str, Any]

    def get_provider(self) -> Provider:
        app = get_adapter(self.request).get_app(self.request, provider=self.provider_id)
        return Provider(self.request, app=app)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """One address whatever the visitor's language, since the provider must know it."""
        with override("da"):
            return str(super().get_callback_url(request, app))

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's description of itself. Raises OAuth2Error unless it is the provider of the settings."""
        if not hasattr(self, "_described"):
            provider = self.get_provider()
            described = self._fetch(provider.server_url)
            ours = provider.app.settings["server_url"].rstrip("/")
            if str(described.get("issuer", "")).rstrip("/") != ours:
                raise OAuth2Error(f"The provider calls itself {described.get('issuer')!r}, the settings say {ours!r}")
            for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                if not isinstance(described.get(name), str):
                    raise OAuth2Error(f"The provider does not name its {name}")
            self._described = described
        return self._described

    def _fetch(self, url: str, **headers: str) -> dict[str, Any]:
        try:
            with get_adapter().get_requests_session() as session:
                answer = session.get(url, headers=headers, allow_redirects=False)
                answer.raise_for_status()
                found = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise OAuth2Error(f"{url} cannot be read") from error
        if not isinstance(found, dict):
            raise OAuth2Error(f"{url} is no JSON object")
        return found

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        said = kwargs["response"].get("id_token")
        if not isinstance(said, str):
            raise OAuth2Error("The provider gave no id token")
        claims = self._claims(app, said)
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch(self.openid_config["userinfo_endpoint"], Authorization=f"Bearer {token.token}")
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("The provider tells of somebody else")
            claims = {**more, **claims}
        if isinstance(claims.get("email_verified"), str):  # some providers write words
            claims["email_verified"] = claims["email_verified"].lower() == "true"
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _claims(self, app: SocialApp, token: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = jwt.decode(
                token,
                key=self._key(token),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY_SECONDS,
                options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The id token does not hold") from error
        nonce = self.state.get("nonce", "")
        if not nonce or not constant_time_compare(str(found["nonce"]), nonce):
            raise OAuth2Error("The id token answers another question")
        alone = found["aud"] in (app.client_id, [app.client_id])  # a token for several names the one it was made for
        if found.get("azp", app.client_id if alone else None) != app.client_id:
            raise OAuth2Error("The id token was made for another party")
        return found

    def _key(self, token: str) -> Any:
        """The provider's key that the token says it is signed with."""
        wanted = jwt.get_unverified_header(token)
        keys = self._fetch(self.openid_config["jwks_uri"]).get("keys", [])
        usable = [k for k in keys if isinstance(k, dict) and k.get("use", "sig") == "sig" and k.get("kty") != "oct"]
        if "kid" in wanted:
            usable = [k for k in usable if k.get("kid") == wanted["kid"]]
        if len(usable) != 1 or wanted.get("alg") not in ALGORITHMS:
            raise OAuth2Error("The id token is signed with a key that the provider does not have")
        return jwt.PyJWK.from_json(json.dumps(usable[0]), algorithm=usable[0].get("alg") or wanted["alg"])


class Provider(OpenIDConnectProvider):
    """allauth's provider with a nonce of ours; nothing of the request reaches the provider."""

    oauth2_adapter_class = Adapter

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        return self.get_auth_params()

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_scope()

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        params = {**(kwargs.pop("auth_params", None) or {}), "nonce": nonce}
        return super().redirect(request, AuthProcess.LOGIN, next_url, data, auth_params=params, nonce=nonce, **kwargs)


class _Callback(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, refused = super()._get_state(request, provider)
        if state is not None:
            said = request.GET.get("iss")
            if said is not None and said != self.adapter.openid_config["issuer"]:
                raise OAuth2Error("Another provider answered")
            self.adapter.state = state
        return state, refused


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Leads to the provider. 404 when the settings name none."""
    return _answer(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Takes the provider's answer."""
    return _answer(_Callback, request, provider_id)


def _answer(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = Adapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    try:
        return view.adapter_view(adapter)(request)
    except OAuth2Error as error:
        return render_authentication_error(request, provider, exception=error)
