"""Rules that check a plan, one a file (docs/reference/lint.md)."""
