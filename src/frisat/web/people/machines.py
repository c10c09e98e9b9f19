"""
What a browser says of itself, in the two words that a person knows a machine by: "Firefox" and "Windows".

Only these are kept, in the session itself, and go with it: neither the whole of what the browser sent nor its network
address.
"""

from __future__ import annotations

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""Mark in the header -> name; the first that fits, since most browsers also name those they descend from."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
LONGEST = 512


def machine_of(user_agent: str) -> tuple[str, str]:
    """Browser and system; "" for what the header does not tell."""
    said = user_agent[:LONGEST]
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    return browser, system
