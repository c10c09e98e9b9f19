"""Passwords are hashed quickly here; the test of equal times asks for the real hasher."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object, request: pytest.FixtureRequest) -> None:
    if "slow_passwords" not in request.fixturenames:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def slow_passwords() -> None:
    """Passwords are hashed as on a real site."""
