"""Papers of text and lists, without years at their dates (`year_papers`)."""

from __future__ import annotations

from tests.read.year_papers import Paper

PAPERS = {
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
    "weeks": Paper(
        "uger.txt",
        """\
Besøgsrunde på plejecentrene 2027

Uge 3: Solgården
Uge 7: Birkely
Uge 46: Enghaven
Uge 2: Opsamling i ledergruppen
""",
        ("2027-01-18/2027-01-24", "2027-02-15/2027-02-21", "2027-11-15/2027-11-21", "2028-01-10/2028-01-16"),
    ),
    "budget in two years": Paper(
        "budget.txt",
        """\
Tidsplan for budget 2028-2031

- 26. januar: Økonomiudvalget godkender tidsplanen
- 11. maj: Budgetseminar
- 24. august: Høring
- 6. oktober: 2. behandling i byrådet
""",
        ("2027-01-26", "2027-05-11", "2027-08-24", "2027-10-06"),
    ),
    "budget that starts the year before that": Paper(
        "budget.txt",
        """\
Budget 2028 - den politiske tidsplan

- 24. november: Udvalgene drøfter ønsker
- 26. januar: Økonomiudvalget godkender rammerne
- 11. maj: Budgetseminar
- 24. august: Høring
- 6. oktober: 2. behandling i byrådet
""",
        ("2026-11-24", "2027-01-26", "2027-05-11", "2027-08-24", "2027-10-06"),
    ),
    "mail": Paper(
        "mail.txt",
        """\
Fra: Mette Holm
Til: Projektgruppen
Sendt: 17. december 2026 09:12
Emne: Møder i foråret

Hej alle

Her er vores møder:

14. januar kl. 10-12
25. februar kl. 10-12
15. april kl. 13-15

Vh Mette
""",
        ("2027-01-14", "2027-02-25", "2027-04-15"),
    ),
    "case number and postal code": Paper(
        "sag.txt",
        """\
Sagsnr. 2024-03-1187
Rådhuset, 4990 Enghavevej

Inddragelsesplan for den nye bydel

3. februar: Gåtur i området
21. april: Åbent værksted
17. juni: Fremlæggelse

Godkendt af Teknik- og Miljøudvalget den 19. januar 2027
""",
        ("2027-02-03", "2027-04-21", "2027-06-17"),
    ),
    "numeric days": Paper(
        "plan.csv",
        """\
Dato;Aktivitet;Ansvarlig
12/1;Opstart;Projektleder
2/3;Workshop;Konsulent
15/6;Afrapportering;Projektleder
7/9/2027;Udvalget behandler sagen;Forvaltningen
""",
        ("2027-01-12", "2027-03-02", "2027-06-15", "2027-09-07"),
    ),
    "future effect told above": Paper(
        "ikraft.txt",
        """\
Ny affaldsordning

Den nye ordning træder i kraft den 1. januar 2028.

Inden da sker dette:

- 10. marts: Udbuddet offentliggøres
- 16. juni: Vognmanden vælges
- 20. oktober: Borgerne får besked
""",
        ("2028-01-01", "2027-03-10", "2027-06-16", "2027-10-20"),
    ),
    "decision long past above": Paper(
        "side.txt",
        """\
Ny hal i Vester Aaby

Byrådet afsatte penge til hallen den 9. oktober 2024.

Opdateret 3. februar 2027

- 25. februar: Byggeudvalget mødes
- 14. april: Licitation
- 30. august: Første spadestik
""",
        ("2024-10-09", "2027-02-25", "2027-04-14", "2027-08-30"),
    ),
    "plan for the year after the letter": Paper(
        "notat.txt",
        """\
NOTAT

Dato: 30. oktober 2026

Mødeplan for Seniorrådet

Sekretariatet foreslår disse mødedage:

1. onsdag den 20. januar
2. onsdag den 17. marts
3. onsdag den 26. maj
4. onsdag den 8. september
5. onsdag den 10. november
""",
        ("2027-01-20", "2027-03-17", "2027-05-26", "2027-09-08", "2027-11-10"),
    ),
    "status that tells backwards and ahead": Paper(
        "status.txt",
        """\
Status på helhedsplan 2022

Skrevet den 4. marts 2027

Her er vi nået til:
- 14. januar: Styregruppen godkendte designet
- 11. februar: Naboerne blev orienteret

Det kommer:
- 20. april: Licitation
- 1. juni: Byggestart
""",
        ("2027-01-14", "2027-02-11", "2027-04-20", "2027-06-01"),
    ),
    "dashed days below one with its year": Paper(
        "liste.csv",
        """\
Opgave;Ansvarlig;Frist
Indhente tilbud på senge;Indkøb;30-11-2026
Vælge leverandør;Projektleder;18-12
Oplære superbrugere;Hjemmeplejen;uge 3-4
Teste nødkald;It-afdelingen;16-02 flyttet til 23-02
Orientere udvalget;Forvaltningen;08-03
""",
        ("2026-11-30", "2026-12-18", "2027-01-18/2027-01-31", "2027-02-16", "2027-02-23", "2027-03-08"),
    ),
}
