"""The third author's web pages: a definition list, cards of divs and spans, cells over several rows, a news page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.files.third.said import Paper


def page(paper: Paper, body: str, style: str = "") -> bytes:
    """The page with what every municipality's page has around its content."""
    title, owner = escape(paper.title), escape(paper.organisation)
    return f"""<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><title>{title} | {owner}</title><style>{style}</style></head>
<body>
<header><a href="/">{owner}</a>
<nav><ul>
<li><a href="/borger">Borger</a></li><li><a href="/erhverv">Erhverv</a></li><li><a href="/politik">Politik</a></li>
</ul></nav>
</header>
<main>
{body}
</main>
<footer><p>{owner}, Rådhuspladsen 1</p><p>Åbent mandag-fredag kl. 10-14, torsdag til kl. 17</p></footer>
</body>
</html>
""".encode()


def definitioner(paper: Paper) -> bytes:
    terms = "\n".join(f"<dt>{escape(one.words)}</dt>\n<dd>{escape(one.title)}.</dd>" for one in paper.printed)
    return page(
        paper,
        f"<h1>{escape(paper.title)}</h1>\n<p>Lokalplan 214 giver mulighed for 85 boliger mellem Havnegade og kajen."
        f"</p>\n<h2>Tidsplan</h2>\n<dl>\n{terms}\n</dl>\n"
        "<p>Efter planlovens § 33 kan der klages i fire uger, når planen er offentliggjort.</p>",
    )


def kort(paper: Paper) -> bytes:
    cards = []
    for one in paper.printed:
        day, month = one.words.split()
        cards.append(
            f'<div class="kort"><div class="dato"><span class="dag">{day}</span><span class="md">{month}</span></div>'
            f'<div class="tekst"><h3>{escape(one.title)}</h3>'
            f"<p><span>{escape(one.flags['time'])}</span><span>{escape(one.flags['place'])}</span></p></div></div>"
        )
    style = ".dag,.md{display:block} .kort{display:flex;border:1px solid}"
    body = (
        "<h1>Dialogmøder om ny udviklingsplan</h1>\n<h2>Mød os i foråret 2027</h2>\n"
        "<p>Kom og fortæl os, hvad der er vigtigt, dér hvor du bor.</p>\n"
        '<div class="liste">\n' + "\n".join(cards) + "\n</div>\n<p>Tilmelding er ikke nødvendig.</p>"
    )
    return page(paper, body, style)


def rowspan(paper: Paper) -> bytes:
    lines = ["<tr><th>Tidspunkt</th><th>Aktivitet</th><th>Hvem</th></tr>"]
    for row in paper.rows():
        for at, one in enumerate(row):
            span = f' rowspan="{len(row)}"' if len(row) > 1 else ""
            when = "" if at else f"<td{span}>{escape(one.words)}</td>"
            lines.append(f"<tr>{when}<td>{escape(one.title)}</td><td>{escape(one.who)}</td></tr>")
    rows = "\n".join(lines)
    return page(
        paper,
        f"<h1>{escape(paper.title)}</h1>\n<p>Ordningen hører under servicelovens § 117.</p>\n"
        f"<table>\n<caption>Tidsplan for ny kørselsordning</caption>\n{rows}\n</table>",
    )


def nyhed(paper: Paper) -> bytes:
    facts = "\n".join(f"<li>{escape(one.words)}: {escape(one.title)}</li>" for one in paper.printed)
    return page(
        paper,
        f"""<article>
<p class="dato">Publiceret 12. marts 2026</p>
<h1>{escape(paper.title)}</h1>
<p><strong>Den gamle hal fra 1974 er slidt op. Byrådet besluttede på sit møde i aftes at gå videre med planerne om en ny
svømmehal.</strong></p>
<p>Første skridt er et borgermøde i Langsø Kulturhus tirsdag den 14. april kl. 19. I maj og juni taler forvaltningen med
skoler og klubber om deres ønsker, og den 25. august får Kulturudvalget forslag til placering på bordet.</p>
<p>– Vi vil bygge en hal, som også vores børnebørn får glæde af, siger formanden for Kulturudvalget.</p>
<p>Inden årets udgang skal Byrådet vælge grund. Prisen er anslået til 92 mio. kr.</p>
<aside><h2>Fakta: De næste år</h2>
<ul>
{facts}
</ul></aside>
<p>Læs også: Nye åbningstider på biblioteket</p>
</article>""",
    )


ALL: dict[str, Callable[[Paper], bytes]] = {
    "html/definitioner.html": definitioner,
    "html/kort.html": kort,
    "html/rowspan.html": rowspan,
    "html/nyhed.html": nyhed,
}
