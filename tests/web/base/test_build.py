"""The asset build: pinned, without any registry's address, idempotent."""

from __future__ import annotations

import json
import re

import pytest

from frisat.web.base import build


def test_the_lock_file_names_no_registry_and_pins_every_package() -> None:
    lock = json.loads((build.ROOT / "package-lock.json").read_text())
    packages = {name: p for name, p in lock["packages"].items() if name}

    assert packages
    assert not [name for name, p in packages.items() if "resolved" in p]
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())


def test_every_icon_that_a_template_uses_is_built() -> None:
    used = set()
    for file in build.BASE.parent.rglob("*.html"):
        used |= set(re.findall(r'{% icon "([a-z-]+)"', file.read_text()))
    for file in build.BASE.parent.rglob("*.py"):
        used |= set(re.findall(r'icon="([a-z-]+)"', file.read_text()))

    assert used <= set(build.ICONS)


def test_what_is_built_is_not_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    if not build.is_built():
        build.main()

    def never() -> None:
        raise AssertionError("fetched again")

    monkeypatch.setattr(build, "fetch", never)
    said: list[str] = []
    build.main(said.append)

    assert said[-1].endswith("up to date")


def test_the_stylesheet_asks_for_nothing_that_is_not_built() -> None:
    if not build.is_built():
        build.main()
    css = (build.OUT / "dkfds.css").read_text()
    files = set(re.findall(r"url\(([^)]+)\)", css))

    assert files
    assert not [name for name in files if not (build.OUT / name).is_file()]
    assert "@import" not in css


def test_only_the_fonts_that_pages_use_are_built() -> None:
    if not build.is_built():
        build.main()

    assert {f.suffix for f in build.OUT.iterdir()} == {".css", ".svg", ".woff2", ".md", ".sha256"}
