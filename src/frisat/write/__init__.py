"""From plan to document: one module a format, bytes out, no disk."""
