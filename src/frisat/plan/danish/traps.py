"""
What looks like a date and is none: addresses, file names, sections of law, case numbers, money, telephone numbers,
the number of a milestone ("M2 – 1. maj").

`masked` blanks them out, keeping every place, before running text is searched. Shapes without a mask here
("2019-2023" in a title, "4930 Lindeby", "17.4 udvalg", "3/4 af borgerne") are kept out by the grammar, which wants
words that speak for a date. Every pattern begins at the edge of a word and has a bounded length, so that
no text takes more than linear time.
"""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_NUMBER = r"[0-9]+(?:[./–-][0-9]+){0,8}"
_NO_DAY = r"(?![0-9]{1,2}\.?\s?(?:jan|feb|mar[st.]|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
_CASE_LABEL = (
    r"(?:sags?\s?-?(?:nr|nummer|id)|sagnr|sag|journal\s?nr|journalnummer|j\.?\s?nr|acadre(?:\s?sagsnr)?|brevid|dok(?:ument)?\.?\s?-?nr|"
    r"dokumentnummer|edoc|esdh|kle|ean|cvr|p-?nr|isbn|konto(?:\s?nr)?|id|tlf|telefon|tel|mobil|mob|fax|direkte|cpr|reg\.?\s?nr|"
    r"matr\.?\s?nr|postnr|lbk|lbkg|deltagerkode|kode|pin)"
)
_PLACE_LABEL = (
    r"(?:nr|nummer|stk|pkt|punkt|punkterne|dagsordenspunkt|side|siderne|sider|s|bilag|kapitel|kap|afsnit|version|ver|udgave|"
    r"lokale|lokalerne|mødelokale|rum|sal|etage|bygning|opgang|figur|tabel|trin|fase|niveau|litra|artikel|art|paragraf|"
    r"bind|klasse|gruppe|hold|linje|linie|rute)"
)
_TRAPS = regex(
    r"(?<![\w@./-])(?:"
    r"(?:https?://|www\.)\S{1,2000}"
    r"|[\w.+-]{1,64}@[\w.-]{1,200}"
    r"|[\w.()æøå-]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|html?|zip|msg)\b"
    rf"|{_CASE_LABEL}\.?\s{{0,2}}:?\s{{0,3}}(?:nr\.?:?\s{{0,2}})?{_NO_DAY}\+?[0-9][0-9A-Z./–-]{{0,40}}(?:\s[0-9]{{2,4}}(?![0-9./])){{0,4}}"
    rf"|(?<!uge\s){_PLACE_LABEL}\.?\s{{0,2}}:?\s{{0,2}}(?:nr\.?\s{{0,2}})?{_NO_DAY}{_NUMBER}[a-z]?(?![\w])"
    r"|\+[0-9]{2}(?:\s?[0-9]{2}){4}"
    r"|[0-9]{2}(?:\s[0-9]{2}){3}(?![0-9])"
    r"|[0-9][0-9.,]{0,20}(?:\s?[-–]\s?[0-9][0-9.,]{0,20})?\s{0,2}(?:kr\b|kroner\b|mio\b|mia\b|pct\b|procent\b|%|‰|m2\b|km\b)"
    r"|[0-9][0-9.,/:;–-]{80,}"
    r"|v\.?\s?[0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,4}){0,3}"
    r"|[1-4]/[2-5](?:\s?[-–]\s?|\s(?:til|og|eller)\s)[1-4]/[2-5](?=\saf\s(?!hensyn)|\sstilling)"
    r"|[1-4]/[2-5](?=\s(?:stilling|time|år|fuldtid|liter|arbejdsuge|delen?\b|dele\b))"
    r"|(?<!den\s)(?<!d\.\s)(?<!dag\s)(?<!(?:man|ons|fre|lør|søn)\.\s)(?<!(?:tirs|tors)\.\s)"
    r"24/7(?![\w/-]|\s(?:19|20)[0-9]{2}|\s?[–—]\s?[0-9]{1,2}/)"
    r"|(?-i:(?!Q|H[12]|U|K[VT]?[0-9]|D[0-9]|JAN|FEB|MAR|APR|MAJ|JUN|JUL|AUG|SEP|OKT|NOV|DEC)[A-ZÆØÅ]{1,3})[0-9]{1,2}(?=\s?[–—:-]\s|:)"
    r")"
    rf"|§{{1,2}}\s{{0,3}}{_NUMBER}\.?(?:\s?[a-zæøå](?!\w))?"
    rf"(?:\s{{0,2}}[,-]?\s{{0,2}}(?:stk|nr|pkt|litra|og|til)\.?\s{{0,2}}[0-9]{{1,3}}(?![0-9])(?:-[0-9]+)?){{0,4}}",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The text at the same length with every trap overwritten by a sign that no rule accepts."""
    return _TRAPS.sub(lambda match: "\x00" * (match.end() - match.start()), text)
