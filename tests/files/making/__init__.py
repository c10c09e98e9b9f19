"""Makes the varied test documents of `tests/files/` from declared content: what a page shows, and what it says."""
