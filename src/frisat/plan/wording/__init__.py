"""The sentence catalogues: one module a family of codes, each with `SENTENCES` (code -> words a language)."""
