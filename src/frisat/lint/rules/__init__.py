"""One module a rule: docstring with examples, `ID`, `LEVEL`, `SOURCE`, `OPTIONS` and `check(plan, context)`."""
