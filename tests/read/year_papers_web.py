"""Web pages without years at their dates (`year_papers`)."""

from __future__ import annotations

from tests.read.year_papers import Paper

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
<li>9. juni: Byrådet beslutter strukturen</li></ul></body></html>
""",
        ("2026-01-14", "2026-03-03", "2026-06-09"),
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
<tr><td>Onsdag den 23. juni</td><td>Byrådet drøfter visionen</td></tr></table>
<p>Siden er offentliggjort den 8. januar 2027.</p></body></html>
""",
        ("2027-02-11", "2027-04-06", "2027-05-18", "2027-06-23"),
    ),
    "over New Year forward": Paper(
        "tid.html",
        """\
<html><body>
<h1>Tidsplan 2026</h1>
<ul>
<li>12. november: Forslaget sendes i høring</li>
<li>10. december: Høringen slutter</li>
<li>14. januar: Udvalget behandler svarene</li></ul></body></html>
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
<li>26. august: Vejen åbner igen</li></ul></body></html>
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
<li>9. juni: Årets sidste møde</li></ul></body></html>
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
<tr><td>Første skoledag</td><td>10. august</td></tr></table></body></html>
""",
        ("2027-05-11", "2026-10-09", "2027-02-25", "2026-08-10"),
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
<tr><td>2. juni</td><td>Opsamling i styregruppen</td></tr></table></body></html>
""",
        ("2027-03-03", "2027-04-22", "2027-06-02"),
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
<tr><td>15. april</td><td>Idéfasen slutter</td></tr></table></body></html>
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
<tr><td>9. februar</td><td>Høringen slutter</td></tr></table></body></html>
""",
        ("2026-06-02", "2026-08-18", "2026-12-01", "2027-02-09"),
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
<li>9. juni: Skitsen lægges frem</li></ul></body></html>
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
<tr><td>Økonomiudvalget</td><td>8. december</td></tr></table></body></html>
""",
        ("2027-01-27", "2027-06-16", "2027-12-15", "2027-01-20", "2027-06-09", "2027-12-08"),
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
<li>2. juni: Rapporten forelægges udvalget</li></ul></body></html>
""",
        ("2026-02-04", "2026-03-17", "2026-06-02"),
    ),
    "foot alone with weekdays": Paper(
        "side.html",
        """\
<html><body>
<h1>Temadage for ledere</h1>
<ul>
<li>Tirsdag den 12. januar: Ledelse tæt på</li>
<li>Torsdag den 11. marts: Den svære samtale</li>
<li>Onsdag den 9. juni: Opsamling</li></ul>
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
<li>Onsdag den 10. marts</li></ul></body></html>
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
<tr><td>Oktober</td><td>Byrådet vedtager planen</td></tr></table></body></html>
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
<ul><li>16. september: Modul 1</li><li>11. november: Modul 2</li></ul>
<h2>Forår</h2>
<ul><li>20. januar: Modul 3</li><li>14. april: Modul 4</li></ul></body></html>
""",
        ("2026-09", "2027-05", "2026-09-16", "2026-11-11", "2027-01-20", "2027-04-14"),
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
<li>18. januar: Evaluering af året</li></ul></body></html>
""",
        ("2027-01-19", "2027-03-16", "2027-06-15", "2027-09-14", "2027-12-07", "2028-01-18"),
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
<tr><td>3. august</td><td>Rådgiveren vælges</td></tr></table></body></html>
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
<tr><td>1. januar 2027</td><td>Handleplanen træder i kraft</td></tr></table></body></html>
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
<li>2. juni: Sommerafslutning</li></ul></body></html>
""",
        ("2027-01-14", "2027-03-09", "2027-06-02"),
    ),
    "a far name of no known kind": Paper(
        "by.html",
        """\
<html><body>
<h1>Sund By 2033</h1>
<p>Publiceret den 11. januar 2027</p>
<ul>
<li>4. februar: Netværksmøde</li>
<li>15. april: Sundhedsdag på torvet</li>
<li>9. september: Stafet for alle skoler</li></ul></body></html>
""",
        ("2027-02-04", "2027-04-15", "2027-09-09"),
    ),
    "a far name and one printed year": Paper(
        "by.html",
        """\
<html><body>
<h1>Fremtidens Folkeskole 2032</h1>
<table>
<tr><th>Dato</th><th>Trin</th></tr>
<tr><td>8. marts 2027</td><td>Borgmesteren åbner idébanken</td></tr>
<tr><td>20. april</td><td>Elevtopmøde</td></tr>
<tr><td>16. juni</td><td>Byrådet drøfter ideerne</td></tr>
<tr><td>11. november</td><td>Forslaget sendes ud</td></tr></table></body></html>
""",
        ("2027-03-08", "2027-04-20", "2027-06-16", "2027-11-11"),
    ),
    "an old list whose page was touched later": Paper(
        "arkiv.html",
        """\
<html><body>
<h1>Byrådets møder i 2023</h1>
<ul><li>25. januar</li><li>29. marts</li><li>20. september</li><li>13. december</li></ul>
<p>Sidst opdateret 14. marts 2027</p></body></html>
""",
        ("2023-01-25", "2023-03-29", "2023-09-20", "2023-12-13"),
    ),
    "seasons then days": Paper(
        "forår.html",
        """\
<html><body>
<h1>Naturvejlederens program</h1>
<h2>Efterår 2026</h2>
<ul><li>19. september: Svampetur</li><li>31. oktober: Uglenat</li></ul>
<h2>Vinter</h2>
<ul>
<li>5. december: Julestier</li>
<li>16. januar: Spor i sneen</li>
<li>20. februar: Fugle ved foderbrættet</li></ul>
<h2>Forår</h2>
<ul><li>13. marts: Frøernes nat</li><li>8. maj: Bøgen springer ud</li></ul></body></html>
""",
        ("2026-09-19", "2026-10-31", "2026-12-05", "2027-01-16", "2027-02-20", "2027-03-13", "2027-05-08"),
    ),
    "month headings under a year": Paper(
        "hjul.html",
        """\
<html><body>
<h1>Årshjul 2027 for skolebestyrelsen</h1>
<h2>Januar</h2>
<ul><li>12. januar: Høring om ferieplan</li></ul>
<h2>Marts</h2>
<ul><li>9. marts: Kvalitetsrapport</li></ul>
<h2>Oktober</h2>
<ul><li>5. oktober: Budget</li></ul></body></html>
""",
        ("2027-01-12", "2027-03-09", "2027-10-05"),
    ),
    "election name": Paper(
        "valg.html",
        """\
<html><body>
<h1>Kommunalvalg 2029</h1>
<ul>
<li>4. september: Frist for nye partier</li>
<li>16. oktober: Kandidatlisterne offentliggøres</li>
<li>20. november: Valgdag</li>
<li>4. december: Konstituerende møde</li></ul></body></html>
""",
        ("2029-09-04", "2029-10-16", "2029-11-20", "2029-12-04"),
    ),
    "two tables of two years": Paper(
        "to.html",
        """\
<html><body>
<h1>Ledernetværk</h1>
<h2>2026</h2>
<table>
<tr><th>Dato</th><th>Emne</th></tr>
<tr><td>3. september</td><td>Trivsel</td></tr>
<tr><td>12. november</td><td>Økonomi</td></tr></table>
<h2>2027</h2>
<table>
<tr><th>Dato</th><th>Emne</th></tr>
<tr><td>14. januar</td><td>Strategi</td></tr>
<tr><td>11. marts</td><td>Kommunikation</td></tr></table></body></html>
""",
        ("2026-09-03", "2026-11-12", "2027-01-14", "2027-03-11"),
    ),
    "heading over New Year told in words": Paper(
        "vinter.html",
        """\
<html><body>
<h1>Vintervagt 2026-27</h1>
<ul>
<li>2. november: Vagten begynder</li>
<li>24. december: Kun akut udkald</li>
<li>15. januar: Midtvejsmøde</li>
<li>31. marts: Vagten slutter</li></ul></body></html>
""",
        ("2026-11-02", "2026-12-24", "2027-01-15", "2027-03-31"),
    ),
    "decided before and in force after": Paper(
        "plan.html",
        """\
<html><body>
<h1>Ny parkeringsordning</h1>
<p>Byrådet besluttede den 9. december at indføre en ny ordning. Ordningen træder i kraft den 1. januar.</p>
<table>
<tr><th>Tid</th><th>Aktivitet</th></tr>
<tr><td>3. februar 2027</td><td>Borgermøde</td></tr>
<tr><td>14. april 2027</td><td>Høringen slutter</td></tr>
<tr><td>16. juni 2027</td><td>Udvalget godkender zonerne</td></tr>
<tr><td>5. oktober 2027</td><td>Skiltene sættes op</td></tr></table></body></html>
""",
        ("2026-12-09", "2028-01-01", "2027-02-03", "2027-04-14", "2027-06-16", "2027-10-05"),
    ),
    "quarters over New Year": Paper(
        "plan.html",
        """\
<html><body>
<h1>Forebyggelsesplan 2026</h1>
<h2>4. kvartal</h2>
<ul><li>6. oktober: Temadag</li><li>1. december: Status</li></ul>
<h2>1. kvartal</h2>
<ul><li>19. januar: Ny måling</li><li>2. marts: Opfølgning</li></ul></body></html>
""",
        ("2026-10-06", "2026-12-01", "2027-01-19", "2027-03-02"),
    ),
}
