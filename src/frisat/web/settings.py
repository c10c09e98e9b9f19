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
    "FRISAT_HTTPS": "1 when the site is reached by https only. Default: 1 as soon as FRISAT_HOSTS names a real host.",
    "FRISAT_PROXY": "1 when a proxy in front says in X-Forwarded-Proto how it was reached. Default: 0.",
    "FRISAT_SECRET_KEY": "50 or more random characters. Default: made once and kept in the data folder.",
    "FRISAT_DATA": "Folder of the database and other data. Default: var beside the program's source.",
    "FRISAT_DATABASE": "postgresql://user:password@host/name, or a file for SQLite. Default: frisat.sqlite3 in the "
    "data folder. DATABASE_URL is understood too.",
    "FRISAT_TODAY": "A day (2021-11-03) that the site takes for today. For demonstrations; every page says so.",
    "FRISAT_SMTP": "smtp://user:password@host:587 (STARTTLS) or smtps://…, for mail. Default: mail is kept as files in "
    "the data folder, for trying things out.",
    "FRISAT_MAIL_FROM": "Address that mail comes from. Default: FRISAT_CONTACT if that is one, else frisat@localhost.",
    "FRISAT_SECOND_FACTOR": "0 lets accounts that sign in with a password do so without a second factor. Default: 1, "
    "and 0 in the demonstration.",
    "FRISAT_OIDC": "https://… address of an OpenID Connect provider. Default: none.",
    "FRISAT_OIDC_CLIENT": "Client id at that provider.",
    "FRISAT_OIDC_SECRET": "Client secret at that provider.",
    "FRISAT_OIDC_NAME": "What the button to it says. Default: Kommunens login.",
    "FRISAT_SAML": "Address or file of a SAML identity provider's metadata. Default: none.",
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
        return file.read_text().strip()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass  # another process was first
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
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
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
    "frisat.web.bodies",
    "frisat.web.process",
    "frisat.web.intake",
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
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
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
ACCOUNT_LOGOUT_REDIRECT_URL = "front"

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
