"""`make docs`: writes the generated pages of docs/reference/; tests hold the committed pages to it."""

from __future__ import annotations

import json
from pathlib import Path


def pages() -> dict[str, str]:
    """File name under docs/reference/ -> its text, for every generated page."""
    from frisat.lint.reference import page as lint_page
    from frisat.plan.json_schema import json_schema

    return {
        "frisat-plan-1.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
        "lint.md": lint_page(),
    }


def main() -> None:
    folder = Path(__file__).parents[2] / "docs" / "reference"
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
