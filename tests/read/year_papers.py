"""
Short papers whose dates lack years, each with the year somewhere else, and the days that a careful person would note.

Places, names and projects are made up.
"""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A paper as a file, and the times of its activities in order of their printing; None where nobody could say."""

    file: str
    text: str
    days: tuple[str | None, ...]


PAPERS = {
    "stamp over heading": Paper(
        "plan.html",
        """\
<html><body>
<h1>Procesplan for ny skolestruktur</h1>
<p>Opdateret 3. november 2025</p>
<h2>Arbejdet i 2026</h2>
<ul>
<li>14. januar: Arbejdsgruppen samles</li>
<li>3. marts: Borgermøde på Nordskolen</li>
<li>9. juni: Byrådet beslutter strukturen</li>
</ul></body></html>
""",
        ("2026-01-14", "2026-03-03", "2026-06-09"),
    ),
    "only a stamp": Paper(
        "plan.txt",
        """\
Procesplan for kantinernes nye indkøb

12. august   Opstartsmøde i arbejdsgruppen
4. november   Høring i MED-udvalget
20. januar   Udvalget beslutter indkøbet

Senest ajourført 2. juli 2025
""",
        ("2025-08-12", "2025-11-04", "2026-01-20"),
    ),
    "name with a year, weekdays": Paper(
        "vision.html",
        """\
<html><body>
<h1>Vision 2035: sådan inddrager vi borgerne</h1>
<table>
<tr><th>Dato</th><th>Aktivitet</th></tr>
<tr><td>Torsdag den 11. februar</td><td>Kickoff i Kulturhuset</td></tr>
<tr><td>Tirsdag den 6. april</td><td>Borgermøde i Vester Aaby</td></tr>
<tr><td>18. maj</td><td>Workshop for foreninger</td></tr>
<tr><td>Onsdag den 23. juni</td><td>Byrådet drøfter visionen</td></tr>
</table>
<p>Siden er offentliggjort den 8. januar 2027.</p></body></html>
""",
        ("2027-02-11", "2027-04-06", "2027-05-18", "2027-06-23"),
    ),
    "agreement name": Paper(
        "ok.txt",
        """\
Forhandlingerne om OK24

De gældende overenskomster udløber den 31. marts 2024. Forløbet er sådan:

- 15. august: Medlemmerne sender deres krav ind
- 2. oktober: Hovedbestyrelsen udvælger kravene
- 14. december: Kravene udveksles med arbejdsgiverne
- 20. februar: Forhandlingerne afsluttes
- 12. marts: Medlemmerne stemmer om resultatet
""",
        ("2024-03-31", "2023-08-15", "2023-10-02", "2023-12-14", "2024-02-20", "2024-03-12"),
    ),
    "over New Year forward": Paper(
        "tid.html",
        """\
<html><body>
<h1>Tidsplan 2026</h1>
<ul>
<li>12. november: Forslaget sendes i høring</li>
<li>10. december: Høringen slutter</li>
<li>14. januar: Udvalget behandler svarene</li>
</ul></body></html>
""",
        ("2026-11-12", "2026-12-10", "2027-01-14"),
    ),
    "over New Year from the year before": Paper(
        "tid.html",
        """\
<html><body>
<h1>Anlægsplan 2026</h1>
<ul>
<li>12. november: Entreprenøren vælges</li>
<li>14. januar: Pladsen indrettes</li>
<li>3. marts: Gravearbejdet går i gang</li>
<li>5. maj: Kloakken lægges om</li>
<li>18. juni: Fortovet lægges</li>
<li>26. august: Vejen åbner igen</li>
</ul></body></html>
""",
        ("2025-11-12", "2026-01-14", "2026-03-03", "2026-05-05", "2026-06-18", "2026-08-26"),
    ),
    "school year short": Paper(
        "skole.html",
        """\
<html><body>
<h1>Skolebestyrelsens møder i skoleåret 26/27</h1>
<ul>
<li>19. august: Konstituerende møde</li>
<li>7. oktober: Budgetopfølgning</li>
<li>13. januar: Skoleudviklingssamtale</li>
<li>9. juni: Årets sidste møde</li>
</ul></body></html>
""",
        ("2026-08-19", "2026-10-07", "2027-01-13", "2027-06-09"),
    ),
    "school year whole, unsorted": Paper(
        "skole.html",
        """\
<html><body>
<h1>Kalender for skoleåret 2026/27</h1>
<table>
<tr><th>Aktivitet</th><th>Dato</th></tr>
<tr><td>Forældremøde for 0. klasse</td><td>11. maj</td></tr>
<tr><td>Motionsdag</td><td>9. oktober</td></tr>
<tr><td>Skolefest</td><td>25. februar</td></tr>
<tr><td>Første skoledag</td><td>10. august</td></tr>
</table></body></html>
""",
        ("2027-05-11", "2026-10-09", "2027-02-25", "2026-08-10"),
    ),
    "file name only": Paper(
        "Mødeplan Handicaprådet 2027.txt",
        """\
Handicaprådets møder

13. januar    Ordinært møde
10. marts    Ordinært møde
26. maj    Møde med udvalget
8. september    Ordinært møde
""",
        ("2027-01-13", "2027-03-10", "2027-05-26", "2027-09-08"),
    ),
    "list running on from prose": Paper(
        "proces.txt",
        """\
Ny busplan for kommunen

Byrådet godkendte kommissoriet den 16. december 2026. Arbejdet følger denne plan:

- 13. januar: Arbejdsgruppen mødes første gang
- 9. marts: Workshop med trafikselskabet
- 1. juni: Busplanen sendes i høring
- 14. december: Den nye køreplan træder i kraft
""",
        ("2026-12-16", "2027-01-13", "2027-03-09", "2027-06-01", "2027-12-14"),
    ),
    "told twice": Paper(
        "side.html",
        """\
<html><body>
<h1>Borgermøder om udviklingsplanen</h1>
<p>Det første borgermøde holdes den 22. april 2027 i Medborgerhuset.</p>
<table>
<tr><th>Dato</th><th>Hvad</th></tr>
<tr><td>3. marts</td><td>Invitationerne sendes ud</td></tr>
<tr><td>22. april</td><td>Borgermøde i Medborgerhuset</td></tr>
<tr><td>2. juni</td><td>Opsamling i styregruppen</td></tr>
</table></body></html>
""",
        ("2027-03-03", "2027-04-22", "2027-06-02"),
    ),
    "letter against heading": Paper(
        "brev.txt",
        """\
Skovby Kommune, den 9. december 2026

Til medlemmerne af Ældrerådet

Møder i 2027

- 20. januar: Ordinært møde
- 17. marts: Dialogmøde med udvalget
- 8. december: Julemøde

Venlig hilsen
Sekretariatet
""",
        ("2027-01-20", "2027-03-17", "2027-12-08"),
    ),
    "budget name in a letter": Paper(
        "brev.txt",
        """\
Skovby Kommune, den 2. februar 2026

Budget 2027: sådan inddrages MED-systemet

- 3. marts: Hovedudvalget drøfter rammerne
- 19. maj: Direktionen orienterer om budgettet
- 25. august: Høringen går i gang
- 6. oktober: Byrådet vedtager budgettet
""",
        ("2026-03-03", "2026-05-19", "2026-08-25", "2026-10-06"),
    ),
    "version line": Paper(
        "udbud.txt",
        """\
Udbud af madservice
Version 2.1 - december 2026

11. januar   Udbudsmaterialet offentliggøres
22. februar   Tilbudsfristen udløber
15. marts   Leverandøren vælges
1. september   Kontrakten træder i kraft
""",
        ("2027-01-11", "2027-02-22", "2027-03-15", "2027-09-01"),
    ),
    "weekdays against a plan's name": Paper(
        "plan.html",
        """\
<html><body>
<h1>Kommuneplan 2025</h1>
<h2>Inddragelse</h2>
<table>
<tr><th>Hvornår</th><th>Hvad</th></tr>
<tr><td>Mandag den 19. januar</td><td>Idéfasen begynder</td></tr>
<tr><td>2. februar</td><td>Borgerpanelet mødes</td></tr>
<tr><td>Torsdag den 12. marts</td><td>Borgermøde på biblioteket</td></tr>
<tr><td>15. april</td><td>Idéfasen slutter</td></tr>
</table></body></html>
""",
        ("2026-01-19", "2026-02-02", "2026-03-12", "2026-04-15"),
    ),
    "first row has the year": Paper(
        "strategi.html",
        """\
<html><body>
<h1>Klimastrategi 2035: tidsplan</h1>
<table>
<tr><th>Dato</th><th>Aktivitet</th></tr>
<tr><td>2. juni 2026</td><td>Udvalget godkender tidsplanen</td></tr>
<tr><td>18. august</td><td>Temamøde for byrådet</td></tr>
<tr><td>1. december</td><td>Udkastet forelægges</td></tr>
<tr><td>9. februar</td><td>Høringen slutter</td></tr>
</table></body></html>
""",
        ("2026-06-02", "2026-08-18", "2026-12-01", "2027-02-09"),
    ),
    "minutes with coming meetings": Paper(
        "referat.txt",
        """\
Referat
Udvalget for Kultur og Fritid
Onsdag den 9. december 2026 kl. 15.00

1. Godkendelse af dagsorden
Dagsordenen blev godkendt.

2. Kommende møder
- 13. januar: Ordinært møde
- 10. februar: Dialogmøde med foreningerne
- 10. marts: Ordinært møde
""",
        ("2026-12-09", "2027-01-13", "2027-02-10", "2027-03-10"),
    ),
    "a sentence as heading": Paper(
        "side.html",
        """\
<html><body>
<h1>Fælles sundhedshus</h1>
<p>Publiceret 5. januar 2027</p>
<h2>Byrådet besluttede i 2024 at samle funktionerne</h2>
<h3>Sådan er planen</h3>
<ul>
<li>14. januar: Projektgruppen samles</li>
<li>2. marts: Brugerne inviteres på besøg</li>
<li>9. juni: Skitsen lægges frem</li>
</ul></body></html>
""",
        ("2027-01-14", "2027-03-02", "2027-06-09"),
    ),
    "bodies under one year": Paper(
        "møder.html",
        """\
<html><body>
<h1>Politiske møder 2027</h1>
<table>
<tr><th>Udvalg</th><th>Dato</th></tr>
<tr><td>Byrådet</td><td>27. januar</td></tr>
<tr><td>Byrådet</td><td>16. juni</td></tr>
<tr><td>Byrådet</td><td>15. december</td></tr>
<tr><td>Økonomiudvalget</td><td>20. januar</td></tr>
<tr><td>Økonomiudvalget</td><td>9. juni</td></tr>
<tr><td>Økonomiudvalget</td><td>8. december</td></tr>
</table></body></html>
""",
        ("2027-01-27", "2027-06-16", "2027-12-15", "2027-01-20", "2027-06-09", "2027-12-08"),
    ),
    "nothing says a year": Paper(
        "side.txt",
        """\
Sådan forløber arbejdet

- 14. januar: Projektgruppen samles
- 2. marts: Brugerne inviteres på besøg
- 9. juni: Skitsen lægges frem
""",
        (None, None, None),
    ),
    "evaluation of past years": Paper(
        "side.html",
        """\
<html><body>
<h1>Evaluering af indsatsen 2023-2025</h1>
<p>Sidst opdateret 12. januar 2026</p>
<ul>
<li>4. februar: Interview med lederne</li>
<li>17. marts: Spørgeskemaet sendes ud</li>
<li>2. juni: Rapporten forelægges udvalget</li>
</ul></body></html>
""",
        ("2026-02-04", "2026-03-17", "2026-06-02"),
    ),
    "newsletter": Paper(
        "nyt.txt",
        """\
Nyt fra Plejecenter Solgården
Nr. 8 - december 2026

Kalender

18. december: Julefrokost for beboere og pårørende
8. januar: Nytårskur
3. februar: Bruger- og pårørenderådet mødes
""",
        ("2026-12-18", "2027-01-08", "2027-02-03"),
    ),
    "year in the date column's head": Paper(
        "plan.csv",
        """\
Aktivitet;Dato 2027
Opstart;12. januar
Høring;3. marts
Beslutning;9. juni
""",
        ("2027-01-12", "2027-03-03", "2027-06-09"),
    ),
    "foot alone with weekdays": Paper(
        "side.html",
        """\
<html><body>
<h1>Temadage for ledere</h1>
<ul>
<li>Tirsdag den 12. januar: Ledelse tæt på</li>
<li>Torsdag den 11. marts: Den svære samtale</li>
<li>Onsdag den 9. juni: Opsamling</li>
</ul>
<footer>
<p>© Skovby Kommune 2027</p></footer></body></html>
""",
        ("2027-01-12", "2027-03-11", "2027-06-09"),
    ),
    "weekdays turn at New Year under one heading": Paper(
        "side.html",
        """\
<html><body>
<h1>Møder i styregruppen 2026</h1>
<ul>
<li>Onsdag den 16. september</li>
<li>Onsdag den 11. november</li>
<li>Onsdag den 13. januar</li>
<li>Onsdag den 10. marts</li>
</ul></body></html>
""",
        ("2026-09-16", "2026-11-11", "2027-01-13", "2027-03-10"),
    ),
    "heading with a far year named in words": Paper(
        "side.html",
        """\
<html><body>
<h1>På vej mod 2030: fremtidens bibliotek</h1>
<p>Byrådet behandlede sagen den 24. februar 2027.</p>
<h2>Tidsplan</h2>
<table>
<tr><th>Tid</th><th>Aktivitet</th></tr>
<tr><td>15. marts</td><td>Åbent hus på biblioteket</td></tr>
<tr><td>April</td><td>Workshops med børn og unge</td></tr>
<tr><td>2. juni</td><td>Forslaget sendes i høring</td></tr>
<tr><td>Oktober</td><td>Byrådet vedtager planen</td></tr>
</table></body></html>
""",
        ("2027-02-24", "2027-03-15", "2027-04", "2027-06-02", "2027-10"),
    ),
    "autumn and spring headings": Paper(
        "side.html",
        """\
<html><body>
<h1>Kompetenceforløb for pædagoger</h1>
<p>Forløbet begynder i september 2026 og slutter i maj 2027.</p>
<h2>Efterår</h2>
<ul>
<li>16. september: Modul 1</li>
<li>11. november: Modul 2</li>
</ul>
<h2>Forår</h2>
<ul>
<li>20. januar: Modul 3</li>
<li>14. april: Modul 4</li>
</ul></body></html>
""",
        ("2026-09", "2027-05", "2026-09-16", "2026-11-11", "2027-01-20", "2027-04-14"),
    ),
    "lead in names the year": Paper(
        "side.txt",
        """\
Seniorrådet i Skovby

Rådet mødes på disse onsdage i 2027:

- 20. januar
- 17. marts
- 19. maj

Siden er senest ændret den 30. september 2026.
""",
        ("2027-01-20", "2027-03-17", "2027-05-19"),
    ),
    "law in the introduction": Paper(
        "side.txt",
        """\
Ny hjemmepleje efter ældreloven

Ældreloven (lov nr. 1651 af 30. december 2024) trådte i kraft den 1. juli 2025.
Udvalget godkendte planen den 3. februar 2027.

Plan for indførelsen:
- 15. februar: Teamlederne begynder
- 1. april: Første distrikt går i gang
- 1. september: Alle distrikter er med
- 20. januar: Evalueringen forelægges udvalget
""",
        ("2025-07-01", "2027-02-03", "2027-02-15", "2027-04-01", "2027-09-01", "2028-01-20"),
    ),
    "annual wheel ends in January": Paper(
        "hjul.html",
        """\
<html><body>
<h1>Årsplan 2027 for MED-udvalget</h1>
<ul>
<li>19. januar: Arbejdsmiljødrøftelse</li>
<li>16. marts: Regnskab</li>
<li>15. juni: Trivselsmåling</li>
<li>14. september: Budget</li>
<li>7. december: Julemøde</li>
<li>18. januar: Evaluering af året</li>
</ul></body></html>
""",
        ("2027-01-19", "2027-03-16", "2027-06-15", "2027-09-14", "2027-12-07", "2028-01-18"),
    ),
    "deadline above the list": Paper(
        "skoler.txt",
        """\
Ny struktur for dagtilbud

Skal strukturen ændres til næste år, må byrådet have godkendt den senest 1. marts 2027.

Tidsplanen ser sådan ud:

- 18. august: Oplægget behandles i udvalget
- 1. september: Byrådet sender oplægget i høring
- 27. oktober: Fristen for svar udløber
- 11. januar: Byrådet beslutter den nye struktur
""",
        ("2027-03-01", "2026-08-18", "2026-09-01", "2026-10-27", "2027-01-11"),
    ),
    "application date above the list": Paper(
        "puljer.txt",
        """\
Puljen til naboskaber

Puljen kan søges senest 1. marts 2027.

Derefter sker dette:

- 15. april: Nævnet behandler ansøgningerne
- 3. maj: Alle ansøgere får svar
- 1. oktober: Projekterne skal være begyndt
""",
        ("2027-03-01", "2027-04-15", "2027-05-03", "2027-10-01"),
    ),
    "newest first": Paper(
        "nyt.html",
        """\
<html><body>
<h1>Nyt om svømmehallen</h1>
<table>
<tr><th>Dato</th><th>Nyt</th></tr>
<tr><td>4. februar 2027</td><td>Licitationen afholdes</td></tr>
<tr><td>14. januar</td><td>Udvalget behandler høringssvarene</td></tr>
<tr><td>16. december</td><td>Høringen slutter</td></tr>
<tr><td>9. november</td><td>Borgermøde i hallen</td></tr>
<tr><td>21. september</td><td>Skitsen vises frem</td></tr>
<tr><td>3. august</td><td>Rådgiveren vælges</td></tr>
</table></body></html>
""",
        ("2027-02-04", "2027-01-14", "2026-12-16", "2026-11-09", "2026-09-21", "2026-08-03"),
    ),
    "term in the title": Paper(
        "plan.html",
        """\
<html><body>
<h1>Handicappolitisk handleplan 2027-2030: opstart</h1>
<table>
<tr><th>Tidspunkt</th><th>Aktivitet</th></tr>
<tr><td>Marts 2026</td><td>Kortlægning</td></tr>
<tr><td>3. juni</td><td>Dialogmøde i Handicaprådet</td></tr>
<tr><td>20. oktober</td><td>Udvalget godkender handleplanen</td></tr>
<tr><td>1. januar 2027</td><td>Handleplanen træder i kraft</td></tr>
</table></body></html>
""",
        ("2026-03", "2026-06-03", "2026-10-20", "2027-01-01"),
    ),
    "spring of a school year alone": Paper(
        "møder.html",
        """\
<html><body>
<h1>Forældrerådets møder 2026/27</h1>
<ul>
<li>14. januar: Møde om skolevejen</li>
<li>9. marts: Møde om budgettet</li>
<li>2. juni: Sommerafslutning</li>
</ul></body></html>
""",
        ("2027-01-14", "2027-03-09", "2027-06-02"),
    ),
    "agenda with days before and after": Paper(
        "dagsorden.txt",
        """\
Dagsorden
Møde i Ældrerådet
Tirsdag den 8. december 2026 kl. 10.00

1. Høringssvar
Rådet afgav høringssvar den 3. november.

2. Mødedatoer
Rådet mødes igen den 12. januar og den 9. marts.
""",
        ("2026-12-08", "2026-11-03", "2027-01-12", "2027-03-09"),
    ),
}
