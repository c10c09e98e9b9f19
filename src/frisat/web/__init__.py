"""The site: Django, public pages and later the workspace. Everything below it works without it."""
