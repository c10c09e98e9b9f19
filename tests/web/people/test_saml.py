"""
SAML, switched on by one setting: what we tell of ourselves, and that no false assertion lets anybody in.

Proved against assertions made here with the same library; against a municipality's provider it is proved later.
"""

from __future__ import annotations

import base64
import datetime
import re
import secrets
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from frisat.web.people.models import Account

AWAY = "/arbejde/konto/udefra/saml/"
ACS = "/arbejde/konto/udefra/saml/svar/"
DESK = "/arbejde/"
HOST = {"host": "plan.engby.example"}
IDP = "https://idp.engby.example/"
US = "http://plan.engby.example/arbejde/konto/udefra/saml/metadata/"

pytestmark = pytest.mark.django_db


def pair() -> tuple[str, str]:
    """A private key and its certificate, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode()


KEY, CERTIFICATE = pair()
OTHER_KEY, OTHER_CERTIFICATE = pair()


@pytest.fixture(autouse=True)
def _switched_on(settings: Any, tmp_path: Path) -> None:
    bare = "".join(CERTIFICATE.splitlines()[1:-1])
    file = tmp_path / "idp.xml"
    file.write_text(
        f'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{IDP}">'
        '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
        '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>'
        f"<ds:X509Certificate>{bare}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" '
        f'Location="{IDP}sso"/></md:IDPSSODescriptor></md:EntityDescriptor>'
    )
    settings.FRISAT_SAML = str(file)
    settings.ALLOWED_HOSTS = ["plan.engby.example"]


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", None, name="Anna")


@pytest.fixture
def client() -> Client:
    return Client(headers=HOST)


def asked_by(client: Client) -> str:
    """Goes to the provider; the number of the question."""
    away = client.get(AWAY)
    assert away["Location"].startswith(f"{IDP}sso?")
    packed = base64.b64decode(parse_qs(urlsplit(away["Location"]).query)["SAMLRequest"][0])
    return re.search(r'ID="([^"]+)"', zlib.decompress(packed, -15).decode()).group(1)


def instant(seconds: int = 0) -> str:
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def assertion(question: str, *, mail: str = "anna@engby.example", audience: str = US, issuer: str = IDP,
              ends: int = 300, recipient: str = f"http://plan.engby.example{ACS}", ident: str = "") -> str:  # fmt: skip
    return (
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" '
        f'ID="_{ident or secrets.token_hex(8)}" IssueInstant="{instant()}"><saml:Issuer>{issuer}</saml:Issuer>'
        '<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">anna-42</saml:NameID>'
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData '
        f'NotOnOrAfter="{instant(ends)}" Recipient="{recipient}" InResponseTo="{question}"/></saml:SubjectConfirmation>'
        f'</saml:Subject><saml:Conditions NotBefore="{instant(-600)}" NotOnOrAfter="{instant(ends)}">'
        f"<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>"
        f'</saml:Conditions><saml:AuthnStatement AuthnInstant="{instant()}"><saml:AuthnContext>'
        "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>"
        '</saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3">'
        f"<saml:AttributeValue>{mail}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>"
    )


def signed(xml: str, key: str = KEY, certificate: str = CERTIFICATE) -> str:
    made = OneLogin_Saml2_Utils.add_sign(xml, key, certificate)
    return made.decode() if isinstance(made, bytes) else made


def response(question: str, inner: str) -> str:
    return (
        '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" '
        f'ID="_{secrets.token_hex(8)}" IssueInstant="{instant()}" Destination="http://plan.engby.example{ACS}" '
        f'InResponseTo="{question}"><saml:Issuer>{IDP}</saml:Issuer><samlp:Status><samlp:StatusCode '
        f'Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{inner}</samlp:Response>'
    )


def handed_in(client: Client, xml: str) -> Any:
    """As the provider's page posts it: from another site, without a token of ours."""
    strict = Client(enforce_csrf_checks=True, headers=HOST)
    strict.cookies = client.cookies
    led = strict.post(ACS, {"SAMLResponse": base64.b64encode(xml.encode()).decode()})
    assert (led.status_code, led["Location"]) == (302, f"{ACS}videre/")
    return strict.get(led["Location"])


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def test_we_tell_a_provider_who_we_are(client: Client) -> None:
    answer = client.get("/arbejde/konto/udefra/saml/metadata/")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml")
    told = answer.content.decode()
    assert f'entityID="{US}"' in told
    assert f'Location="http://plan.engby.example{ACS}"' in told
    assert 'WantAssertionsSigned="true"' in told


def test_without_the_setting_there_is_no_such_address(client: Client, settings: Any) -> None:
    settings.FRISAT_SAML = ""

    for address in (AWAY, "/arbejde/konto/udefra/saml/metadata/", f"{ACS}videre/"):
        assert client.get(address).status_code == 404


def test_a_rightly_signed_assertion_lets_in_whoever_has_an_account(client: Client, anna: Account) -> None:
    question = asked_by(client)

    answer = handed_in(client, response(question, signed(assertion(question))))

    assert answer.status_code == 302, answer.content.decode()
    assert is_in(client)
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.provider, kept.uid, kept.extra_data) == (anna, "saml", "anna-42", {})


def test_an_unknown_address_is_refused_and_makes_nothing(client: Client) -> None:
    question = asked_by(client)

    answer = handed_in(client, response(question, signed(assertion(question))))

    assert answer.status_code == 403
    assert not Account.objects.exists()


def _wrapped(question: str) -> str:
    """A true assertion of somebody kept for its signature, an own one put where it is read (signature wrapping)."""
    true = signed(assertion(question, mail="bo@engby.example", ident="true"))
    return response(question, f"<samlp:Extensions>{true}</samlp:Extensions>{assertion(question)}")


def _stretched(question: str) -> str:
    return response(question, signed(assertion(question, mail="bo@engby.example"))).replace(
        "bo@engby.example", "anna@engby.example"
    )


def _two(question: str) -> str:
    return response(question, assertion(question) + signed(assertion(question, mail="bo@engby.example")))


def _entity(question: str) -> str:
    head = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return head + response(question, signed(assertion(question))).replace("<saml:Issuer>", "<saml:Issuer>&x;", 1)


FALSE: dict[str, Any] = {
    "unsigned": lambda q: response(q, assertion(q)),
    "signed with another key": lambda q: response(q, signed(assertion(q), OTHER_KEY, OTHER_CERTIFICATE)),
    "only the envelope signed": lambda q: signed(response(q, assertion(q))),
    "changed after signing": _stretched,
    "signature wrapping": _wrapped,
    "two assertions": _two,
    "wrong audience": lambda q: response(q, signed(assertion(q, audience="https://en-anden.example"))),
    "wrong issuer": lambda q: response(q, signed(assertion(q, issuer="https://ond.example"))),
    "wrong recipient": lambda q: response(q, signed(assertion(q, recipient="https://ond.example/svar"))),
    "expired": lambda q: response(q, signed(assertion(q, ends=-120))),
    "answer to another question": lambda q: response("_1", signed(assertion("_1"))),
    "external entity": _entity,
    "no XML": lambda q: "hej",
    "nothing": lambda q: "",
}


@pytest.mark.parametrize("what", FALSE)
def test_a_false_assertion_lets_nobody_in(client: Client, anna: Account, what: str) -> None:
    Account.objects.create_user("bo@engby.example", None, name="Bo")
    question = asked_by(client)

    answer = handed_in(client, FALSE[what](question))

    assert answer.status_code in (400, 401, 403), answer.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_assertion_is_used_once(client: Client, anna: Account) -> None:
    question = asked_by(client)
    xml = response(question, signed(assertion(question)))
    handed_in(client, xml)
    client.post("/arbejde/konto/log-af/")

    assert handed_in(client, xml).status_code in (401, 403)
    assert not is_in(client)


def test_an_assertion_for_one_browser_is_worth_nothing_in_another(client: Client, anna: Account) -> None:
    question = asked_by(client)
    other = Client(headers=HOST)

    assert handed_in(other, response(question, signed(assertion(question)))).status_code in (401, 403)
    assert not is_in(other)
