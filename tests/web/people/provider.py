"""A small OpenID Connect provider on this machine: discovery, code flow with PKCE, keys. It can misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "frisat", "en hemmelighed"


class Provider:
    """
    What the provider knows and says.

    `claims` are laid over the id token's own, None taking one away; `header` over its header; `sign_with` is another
    key than the one in the key set; `described` is laid over the discovery document.
    """

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.sign_with: Any = None
        self.algorithm = "RS256"
        self.person: dict[str, Any] = {"sub": "248289761001", "email": "anna@engby.example", "email_verified": True}
        self.userinfo: dict[str, Any] | None = None
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {}
        self.described: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.used: set[str] = set()
        self.failures: list[str] = []
        self.address = ""

    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.described,
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "1", "use": "sig", "alg": "RS256"}]}

    def sign_in(self, asked: str) -> str:
        """What a person does at the provider: the address that the browser is sent back to, with a code."""
        query = {k: v[0] for k, v in parse_qs(urlsplit(asked).query).items()}
        assert query["response_type"] == "code"
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The answer to a code; None when it is refused, with the reason in `failures`."""
        code = form.get("code", "")
        asked = self.codes.get(code)
        if asked is None or code in self.used:
            return self._refuse("code used or unknown")
        self.used.add(code)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if proof.decode() != asked["code_challenge"]:
            return self._refuse("PKCE")
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return self._refuse("client")
        if form.get("redirect_uri") != asked["redirect_uri"]:
            return self._refuse("redirect_uri")
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"],
                  "jti": secrets.token_hex(8), **self.person, **self.claims}  # fmt: skip
        token = jwt.encode(
            {k: v for k, v in claims.items() if v is not None},
            self.sign_with or self.key,
            algorithm=self.algorithm,
            headers={"kid": "1", **self.header},
        )
        return {"access_token": "adgang", "token_type": "Bearer", "id_token": token}

    def _refuse(self, why: str) -> None:
        self.failures.append(why)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on a free port of this machine."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _say(self, found: Any, status: int = 200) -> None:
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            told = {
                "/.well-known/openid-configuration": provider.description,
                "/keys": provider.keys,
                "/userinfo": lambda: provider.userinfo or provider.person,
            }.get(urlsplit(self.path).path)
            self._say(told() if told else {"error": "not_found"}, 200 if told else 404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = provider.token({k: v[0] for k, v in parse_qs(body).items()})
            self._say(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)  # how soon it sees it is over
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
