"""What the words of one cell or sentence mean: actors, kind, status, quantities, mended text."""
