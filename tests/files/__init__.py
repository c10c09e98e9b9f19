"""Made-up documents, the truth beside them, and the scorer."""
