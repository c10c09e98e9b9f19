"""
The one settings file. Every value comes from the environment, with defaults that are safe to run as they are.

docs/reference/settings.md lists them; `SETTINGS` below is what that page is made from.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

SETTINGS = {
    "FRISAT_ORGANISATION": "Who runs the site; stands first in the head of every page. Default: Kommunen.",
    "FRISAT_UNIT": "The unit that answers for it, in the foot. Default: nothing.",
    "FRISAT_SITE_NAME": "What the site is called beside the organisation. Default: Frisat.",
    "FRISAT_CONTACT": "Mail address or telephone for readers, in the foot. Default: nothing.",
    "FRISAT_WAS_URL": "Address of the accessibility statement (WAS-Tool). Default: none, and a page says so.",
    "FRISAT_HOSTS": "Names the site answers to, comma between them. Default: localhost,127.0.0.1,[::1].",
    "FRISAT_ADDRESS": "https://… that links in mail begin with; never taken from a request. Default: the first of "
    "FRISAT_HOSTS, on one's own machine http://127.0.0.1:8000.",
    "FRISAT_HTTPS": "1 when the site is reached by https only. Default: 1 as soon as FRISAT_HOSTS names a real host.",
    "FRISAT_PROXY": "1 when exactly one proxy in front says in X-Forwarded-Proto how it was reached, and adds to "
    "X-Forwarded-For who asks. Default: 0, and both are ignored.",
    "FRISAT_SECRET_KEY": "50 or more random characters. Default: made once and kept in the data folder.",
    "FRISAT_DATA": "Folder of the database and other data. Default: var beside the program's source.",
    "FRISAT_DATABASE": "postgresql://user:password@host/name, or a file for SQLite. Default: frisat.sqlite3 in the "
    "data folder. DATABASE_URL is understood too.",
    "FRISAT_TODAY": "A day (2021-11-03) that the site takes for today. For demonstrations; every page says so.",
    "FRISAT_SMTP": "smtp://user:password@host:587 (STARTTLS) or smtps://…, for mail. Default: mail is kept as files in "
    "the data folder, for trying things out.",
    "FRISAT_MAIL_FROM": "Address that mail comes from. Default: FRISAT_CONTACT if that is one, else frisat@localhost.",
    "FRISAT_REPLIES": "Where answers to invitations arrive: an mbox file, a maildir folder, or "
    "imaps://user:password@host (untried). Default: none, and nothing is fetched.",
    "FRISAT_REPLY_TAGS": "1 where the mail server delivers name+anything@… to name@…: each invitation is answered to "
    "an address of its own, and answers are confirmed by it. Default: 0, and answers are shown as not confirmed.",
    "FRISAT_SECOND_FACTOR": "0 lets accounts that sign in with a password do so without a second factor. Default: 1, "
    "and 0 in the demonstration.",
    "FRISAT_OIDC": "https://… address of an OpenID Connect provider, as it names itself (issuer). Default: none.",
    "FRISAT_OIDC_CLIENT": "Client id at that provider.",
    "FRISAT_OIDC_SECRET": "Client secret at that provider.",
    "FRISAT_OIDC_NAME": "What the button to it says. Default: kommunens login.",
    "FRISAT_OIDC_TRUST_MAIL": "1 when the provider vouches for mail addresses without saying so (email_verified). "
    "Default: 0; an address that it says is not verified is never taken.",
    "FRISAT_SAML": "Address or file of a SAML identity provider's metadata. Default: none.",
    "FRISAT_SAML_NAME": "What the button to it says. Default: kommunens login.",
    "FRISAT_LOGIN_DOMAINS": "Mail domains, comma between them, whose people get an account without any role when they "
    "first come from the provider above. Default: none, and an administrator makes the account first.",
    "FRISAT_DEMO": "1 when the example processes are shown. Default: 0.",
    "FRISAT_DEBUG": "1 shows Django's own error pages. Never on a server. Default: 0.",
}
"""Name -> what it is for, in one sentence (docs/reference/settings.md is made from it)."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def _text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def _yes(name: str, *, default: bool = False) -> bool:
    said = os.environ.get(name, "").strip().lower()
    return said in ("1", "true", "yes", "ja", "on") if said else default


WEB = Path(__file__).resolve().parent
_SOURCE = WEB.parents[2]
ROOT = _SOURCE if (_SOURCE / "pyproject.toml").is_file() else Path.cwd()
DATA = Path(_text("FRISAT_DATA", str(ROOT / "var")))

# ------------------------------------------------------------------------------------------------ the site itself
FRISAT_ORGANISATION = _text("FRISAT_ORGANISATION", "Kommunen")
FRISAT_UNIT = _text("FRISAT_UNIT")
FRISAT_SITE_NAME = _text("FRISAT_SITE_NAME", "Frisat")
FRISAT_CONTACT = _text("FRISAT_CONTACT")
FRISAT_WAS_URL = _text("FRISAT_WAS_URL")
FRISAT_DEMO = _yes("FRISAT_DEMO")
FRISAT_TODAY = _text("FRISAT_TODAY")

# ------------------------------------------------------------------------------------------------------- security
DEBUG = _yes("FRISAT_DEBUG")
ALLOWED_HOSTS = [host.strip() for host in _text("FRISAT_HOSTS", ",".join(LOCAL_HOSTS)).split(",") if host.strip()]
IS_PUBLIC = any(host not in LOCAL_HOSTS for host in ALLOWED_HOSTS)


def _kept_key(folder: Path) -> str:
    """A secret key made once and kept where only this user can read it."""
    file = folder / "secret-key"
    try:
        if key := file.read_text().strip():
            return key
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = folder / f".secret-key-{secrets.token_hex(6)}"  # under its name only once it is whole
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(secrets.token_urlsafe(64))
    try:
        if file.exists():
            os.replace(made, file)  # it was empty
        else:
            os.link(made, file)
    except FileExistsError:
        pass  # another process was first
    except OSError:  # a file system without links
        os.replace(made, file)
    finally:
        made.unlink(missing_ok=True)
    return file.read_text().strip()


SECRET_KEY = _text("FRISAT_SECRET_KEY") or _kept_key(DATA)
_HTTPS = _yes("FRISAT_HTTPS", default=IS_PUBLIC)
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_HSTS_PRELOAD = _HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
X_FRAME_OPTIONS = "DENY"
if _yes("FRISAT_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # a form with a pasted table; files are streamed (intake)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "frisat.web.base.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "frisat.web.people.again.stale"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the arrow of a select field is a picture inside the stylesheet
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# ------------------------------------------------------------------------------------------------------------ parts
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "frisat.web.base",
    "frisat.web.record",
    "frisat.web.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "frisat.web.history",
    "frisat.web.gate",
    "frisat.web.bodies",
    "frisat.web.process",
    "frisat.web.intake",
    "frisat.web.cases",
    "frisat.web.meetings",
    "frisat.web.arrivals",
    "frisat.web.invites",
    "frisat.web.desk",
    "frisat.web.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "frisat.web.base.middleware.quiet_head",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "frisat.web.base.middleware.language_of_address",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frisat.web.people.middleware.second_factor_first",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "frisat.web.urls"
WSGI_APPLICATION = "frisat.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "frisat.web.base.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "frisat.web.base.templatetags.parts",
            ],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"]),
            ],
        },
    }
]
SILENCED_SYSTEM_CHECKS: list[str] = []

# --------------------------------------------------------------------------------------------------------- database
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,  # seconds to wait for another writer
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
}


def database(address: str) -> dict[str, object]:
    """Django's setting for a database address: postgresql://…, sqlite:///file, or the path of a file."""
    parts = urlsplit(address)
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    path = unquote(parts.path) if parts.scheme == "sqlite" else address
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "CONN_MAX_AGE": None, "OPTIONS": SQLITE}


DATABASES = {"default": database(_text("FRISAT_DATABASE") or _text("DATABASE_URL") or str(DATA / "frisat.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------------------------------------------------------- signing in
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["frisat.web.people.backends.OwnBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
FRISAT_SECOND_FACTOR = _yes("FRISAT_SECOND_FACTOR", default=not FRISAT_DEMO)
FRISAT_OIDC = _text("FRISAT_OIDC").rstrip("/")
FRISAT_OIDC_CLIENT = _text("FRISAT_OIDC_CLIENT")
FRISAT_OIDC_SECRET = _text("FRISAT_OIDC_SECRET")
FRISAT_OIDC_NAME = _text("FRISAT_OIDC_NAME", "kommunens login")
FRISAT_OIDC_TRUST_MAIL = _yes("FRISAT_OIDC_TRUST_MAIL")
FRISAT_SAML = _text("FRISAT_SAML")
FRISAT_SAML_NAME = _text("FRISAT_SAML_NAME", "kommunens login")
FRISAT_LOGIN_DOMAINS = [d.strip().lower().lstrip("@") for d in _text("FRISAT_LOGIN_DOMAINS").split(",") if d.strip()]

ACCOUNT_ADAPTER = "frisat.web.people.adapters.OwnAccounts"
MFA_ADAPTER = "frisat.web.people.adapters.OwnFactors"
SOCIALACCOUNT_ADAPTER = "frisat.web.people.adapters.OwnProviders"
ACCOUNT_FORMS = {
    "login": "frisat.web.people.allauth_forms.LoginForm",
    "reset_password": "frisat.web.people.allauth_forms.ResetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]  # nobody signs up; allauth checks that the two agree
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator gives the address, and the first link goes to it
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{FRISAT_SITE_NAME}: "
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE, a working day, for everyone
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "frisat.web.people.links.OneTimeLinks"  # noqa: S105 - a class
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # of a first link; who has a password gets an hour (people/links.py)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _yes("FRISAT_PROXY") else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by half a minute
MFA_TOTP_ISSUER = f"{FRISAT_SITE_NAME}, {FRISAT_ORGANISATION}"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a plain link: the site's policy lets no form lead elsewhere
SOCIALACCOUNT_STORE_TOKENS = False

# ------------------------------------------------------------------------------------------------------------- mail
FRISAT_ADDRESS = _text("FRISAT_ADDRESS").rstrip("/") or (
    f"{'https' if _HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('.')}" if IS_PUBLIC else "http://127.0.0.1:8000"
)
DEFAULT_FROM_EMAIL = _text("FRISAT_MAIL_FROM") or (FRISAT_CONTACT if "@" in FRISAT_CONTACT else "frisat@localhost")
FRISAT_REPLIES = _text("FRISAT_REPLIES")
FRISAT_REPLY_TAGS = _yes("FRISAT_REPLY_TAGS")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_BACKEND = "frisat.web.people.mail.KeptAsFiles"
if _text("FRISAT_SMTP"):
    _smtp = urlsplit(_text("FRISAT_SMTP"))
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = unquote(_smtp.hostname or "localhost")
    EMAIL_PORT = _smtp.port or (465 if _smtp.scheme == "smtps" else 587)
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
    EMAIL_USE_TLS = _smtp.scheme == "smtp" and EMAIL_HOST not in ("localhost", "127.0.0.1")
    EMAIL_TIMEOUT = 10

# --------------------------------------------------------------------------------------------------- work behind pages
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "frisat_cache"}}
"""Shared by the workers of one site, so that guessing is counted in one place."""

# ---------------------------------------------------------------------------------------------- language and place
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

# ----------------------------------------------------------------------------------------------------------- assets
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [WEB / "base" / "static-built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "frisat.web.base.storage.Assets"},
}
WHITENOISE_MAX_AGE = 60
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.DisallowedHost": {"level": "CRITICAL"}},
}
