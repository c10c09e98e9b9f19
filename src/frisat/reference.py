"""`make docs`: writes the generated pages of docs/reference/; tests hold the committed pages to it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

SOURCE = Path(__file__).parent


def pages() -> dict[str, str]:
    """File name under docs/reference/ -> its text, for every generated page."""
    from frisat.lint.reference import page as lint_page
    from frisat.plan import meeting_json
    from frisat.plan.json_schema import json_schema

    return {
        "frisat-meeting-1.schema.json": json.dumps(meeting_json.json_schema(), ensure_ascii=False, indent=2) + "\n",
        "frisat-plan-1.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
        "lint.md": lint_page(),
        "settings.md": settings_page(),
    }


def settings_page() -> str:
    """
    The site's settings as a table.

    Taken from the source of `web/settings.py` without running it: that would make a secret key in the data folder.
    """
    tree = ast.parse((SOURCE / "web" / "settings.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and [t.id for t in node.targets if isinstance(t, ast.Name)] == ["SETTINGS"]:
            rows = ast.literal_eval(node.value)
            lines = [f"| `{name}` | {text} |" for name, text in rows.items()]
            head = "# Settings\n\nEvery setting is an environment variable.\n\n| name | what it is for |\n|---|---|\n"
            return head + "\n".join(lines) + "\n"
    raise LookupError("web/settings.py has no SETTINGS")


def main() -> None:
    folder = SOURCE.parents[1] / "docs" / "reference"
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
