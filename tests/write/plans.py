"""Plans that are hard to print and to read back: twelve and more by hand, and any by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from frisat.plan.model import (
    Activity,
    ActorDate,
    AgendaItem,
    Clock,
    DocumentKind,
    Footnote,
    Header,
    Kind,
    Person,
    Plan,
    Status,
    Visibility,
)
from frisat.plan.period import Period


def activity(key: str, title: str = "Møde i udvalget", **fields: object) -> Activity:
    """An activity with a day of its own, unless the test says otherwise."""
    given: dict[str, object] = {"period": Period("2027-03-02", "2. marts 2027"), "kind": Kind.MEETING, **fields}
    return Activity(key=key, title=title, **given)  # type: ignore[arg-type]


LOREM = "Udvalget drøfter sagens forløb, økonomi og tidsplan, herunder hvordan borgere og pårørende inddrages. "


def every_kind() -> Plan:
    kinds = [activity(f"k{n}", f"Trin {n}", kind=kind) for n, kind in enumerate(Kind)]
    return Plan(title="Alle slags", activities=tuple(kinds))


def every_status() -> Plan:
    """Every status with reason and replacement."""
    rows = [
        activity(
            f"s{n}",
            f"Møde nummer {n}",
            status=status,
            status_reason="Formanden var syg: mødet kunne ikke holdes" if n % 2 else None,
            replaced_by="s0" if n > 2 else None,
        )
        for n, status in enumerate(Status)
    ]
    return Plan(title="Hvad der blev af møderne", activities=tuple(rows))


def every_period() -> Plan:
    """Shapes of time, with words of their own, without, and with words that do not say it."""
    edtf = [
        "2021-01-20",
        "2021-06",
        "2021",
        "2021-08/2021-09",
        "2018-03-14/2018-03-15",
        "2021-10/..",
        "2021-22",
        "2022-34",
        "2021-10~",
        "2026-12/2027-01",
        "[2021-04-15,2021-06-24]",
    ]
    periods = [
        *(Period(e) for e in edtf),
        Period("2021-06", "Juni", inferred=True),
        Period("2021-11-02", "den 2. november", inferred=True),
        Period("2021-05-01", "senest 1. maj 2021", bound="before"),
        Period("2021-08-15", "gældende fra 15. august 2021", bound="after"),
        Period("2021-02", "Februar 2021", note="dato ikke fastlagt"),
        Period("2021-07", "efter sommerferien"),
        Period("2021-10/2022", "Oktober – 2021/2022"),
        Period("2022-02/2022-03", "Februar/Marts 2022"),
        Period(None, "dato ikke fastlagt"),
        Period(None, "når situationen tillader det"),
        Period(None, "Uge 9"),
        Period(None, "15. maj 2021"),
        None,
    ]
    rows = [activity(f"p{n}", f"Skridt {n} på vejen", period=p) for n, p in enumerate(periods)]
    return Plan(title="Tider af enhver art", activities=tuple(rows))


def actors() -> Plan:
    """Names with commas, "og", "&", strokes and brackets; responsible and others in every mixture."""
    names = (
        "Social, Sundhed & Omsorg",
        "Ældre- og Aktivitetsudvalget",
        "Fag-MED Omsorg/Sundhed",
        "Byrådet (2022-2025)",
        "Repræsentanter fra de faglige organisationer, herunder FOA, DSR og 3F på det kommunale område",
    )
    rows = [
        activity("a1", actors=names, responsible=names),
        activity("a2", actors=names, responsible=names[:2]),
        activity("a3", actors=names),
        activity("a4", actors=names[:1]),
        activity("a5", actors=names[:1], responsible=names[:1]),
        activity("a6", actors=(names[1], names[4]), responsible=(names[1],)),
        activity(
            "a7",
            actors=("SSG", "SKU"),
            actor_dates=(
                ActorDate("SSG", Period("2018-11-23", "23. november 2018")),
                ActorDate("SKU", Period("2018-12-13", "13/12", inferred=True)),
            ),
        ),
        activity("a8"),
    ]
    return Plan(title="Hvem gør hvad", activities=tuple(rows))


def look_alikes() -> Plan:
    """Texts that look like labels, bullets, marks, formulas or markup."""
    texts = (
        "Sted: Rådhuset",
        "Godkendelse af referat. Sted: Multisalen. Metode: dialog i små grupper om Dagsorden: punkt for punkt",
        "- Drøfte ”drømmescenarie” – hvor er vi om tre år?",
        "1. Velkomst",
        "=SUM(A1:A9)",
        "+45 86 00 00 00",
        "-3 grader",
        "@borgmesteren",
        '#read("/etc/passwd") *fed* _kursiv_ $x^2$ <b>html</b> &amp; {krøllet} [kantet]',
        "a | b | c \\ d ` e ' f \" g",
        "Status: Aflyst",
        "Deltagere: alle",
    )
    rows = [activity(f"l{n}", text) for n, text in enumerate(texts)]
    rows.append(activity("l-all", "Alle på én gang", agenda=texts, deliverables=texts, actors=texts[:4]))
    rows.append(activity("l-one", "En enkelt", agenda=texts[:1], deliverables=texts[1:2], place="Rådhuset: sal 2"))
    return Plan(title="Dagsorden", activities=tuple(rows))


def long_texts() -> Plan:
    """A row longer than a page, and many words that end in a hyphen."""
    hyphens = (
        "social- og sundhedsudvalget, tids- og procesplan, Fag-MED, kick-off, og/eller, 2019–2023, Idé- og debatoplæg "
    )
    rows = [
        activity("x1", (hyphens * 6).strip(), agenda=tuple((hyphens * n).strip() for n in range(1, 8))),
        activity("x2", (LOREM * 8).strip(), deliverables=tuple((LOREM * 3).strip() + f" {n}" for n in range(12))),
        activity("x3", "Kort", agenda=tuple(f"Punkt {n}: {LOREM.strip()}" for n in range(40)), actors=("Byrådet",)),
        activity("x4", "Efter den lange", actors=("Byrådet", "Ældrerådet"), responsible=("Byrådet",)),
    ]
    return Plan(title=(LOREM * 2).strip(), activities=tuple(rows))


def many_rows() -> Plan:
    rows = [
        activity(
            f"m{n}",
            f"Aktivitet nummer {n} i den lange plan for omstilling af ældreområdet",
            period=Period(f"2027-{n % 12 + 1:02}", ""),
            kind=list(Kind)[n % 15],
            actors=("Byrådet", f"Arbejdsgruppe {n}"),
            responsible=("Byrådet",),
            agenda=("Status", f"Drøftelse af notat {n}") if n % 3 else (),
        )
        for n in range(100)
    ]
    return Plan(title="Hundrede aktiviteter", activities=tuple(rows))


def staff_and_public() -> Plan:
    rows = [
        activity("v1", "Åbent møde", depends_on=("v2",)),
        activity("v2", "Formøde i ledelsen", visibility=Visibility.STAFF, remark="Kun os"),
        activity("v3", "Flyttet møde", status=Status.POSTPONED, replaced_by="v2"),
    ]
    return Plan(title="Det ene og det andet", activities=tuple(rows))


def same_again() -> Plan:
    """Rows that are equal in every word, and two that follow each other on the same day."""
    rows = [activity(f"e{n}", "Møde i byrådet", actors=("Byrådet",), responsible=("Byrådet",)) for n in range(3)]
    return Plan(title="Tre ens", activities=tuple(rows))


def everything() -> Plan:
    """All fields of an activity and of the page around it."""
    rows = [
        activity(
            "f1",
            "Borgermøde om den nye skolestruktur",
            kind=Kind.INVOLVEMENT,
            time=Clock("19:00", "21:30"),
            place="Kulturhuset, store sal",
            track="Borgerspor",
            method="Samtalesaloner",
            agenda=("Velkomst", "Oplæg ved skolechefen", "Samtaler ved bordene"),
            deliverables=("Opsamling fra bordene",),
            actors=("Børne- og Ungeudvalget", "Skolebestyrelser"),
            responsible=("Børne- og Ungeudvalget",),
        ),
        activity(
            "f2", "Sagen afgøres", kind=Kind.DECISION, depends_on=("f1",), decides=("Byrådet",), time=Clock("17:00")
        ),
    ]
    return Plan(
        kind=DocumentKind.MEETINGS,
        title="Skoler i bevægelse",
        organisation="Søby Kommune",
        case_no="27/001234",
        updated="2027-01-09",
        provisional=True,
        activities=tuple(rows),
        footnotes=(
            Footnote("*", "Samtalesaloner er små borde med en vært.", ("f1",)),
            Footnote("**", "Uden sted i planen."),
        ),
        stakeholders=("Forældre", "Elever og lærere på kommunens syv skoler"),
        text=("Planen justeres hvert kvartal.",),
    )


def agenda() -> Plan:
    return Plan(
        kind=DocumentKind.AGENDA,
        title="Dagsorden",
        case_no="27/001234",
        header=Header(
            date="2027-02-04",
            start="15:00",
            end="17:00",
            place="Rådhuset - Multisalen",
            chair=Person("Anna Berg", "udvalgsformand"),
            participants=("Børne- og Ungeudvalget", "Repræsentanter fra de faglige organisationer"),
            case_no="27/001234",
            document_date="2027-01-21",
        ),
        items=(
            AgendaItem(no="1", title="Velkomst", presenters=(Person("Anna Berg", "udvalgsformand"),)),
            AgendaItem(no="2", title="Status på høringen", text="Høringen sluttede i januar."),
            AgendaItem(no="3", title="Køb af grund", text="Sælger er et navngivet firma.", closed=True),
        ),
        activities=(
            activity(
                "d1",
                "Dagsorden",
                period=Period("2027-02-04", "4. februar 2027"),
                time=Clock("15:00", "17:00"),
                agenda=("Velkomst", "Status på høringen"),
                actors=("Børne- og Ungeudvalget", "Repræsentanter fra de faglige organisationer"),
            ),
        ),
    )


def foreign_letters() -> Plan:
    """Letters and signs outside Danish, and white space of every sort."""
    rows = [
        activity("u1", "Café Žižek – naïve façade, Łódź, Ærø, Øster Ålum, £ € § % ½ ²"),
        activity("u2", "Flere\nlinjer\tog  mellemrum\u00a0her ", agenda=("første\nlinje", "anden  linje")),
        activity("u3", "Αθήνα, Київ"),
    ]
    return Plan(title="Tegn fra nær og fjern", activities=tuple(rows))


TRICKY = {
    make.__name__: make
    for make in (
        every_kind,
        every_status,
        every_period,
        actors,
        look_alikes,
        long_texts,
        many_rows,
        staff_and_public,
        same_again,
        everything,
        agenda,
        foreign_letters,
    )
}
"""Name -> maker of a plan that must survive every format."""


# ------------------------------------------------------------------------------------------------------ any plan at all
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text(
    alphabet="abcæøåÆØÅ ”»«'\"\n\t•-–|=+@*#[](){}<>&§;:,.0123456789", max_size=200
)
PERIODS = st.builds(
    Period,
    edtf=st.none()
    | st.sampled_from(["2027-03-02", "2027-03", "2027", "2027-03/2027-05", "2027-03/..", "2027-22", "2027-35"]),
    text=TEXTS,
    inferred=st.booleans(),
    bound=st.sampled_from([None, "before", "after"]),
    note=st.none() | TEXTS,
    basis=st.none() | TEXTS,
)
LISTS = st.lists(TEXTS, max_size=4).map(tuple)
ACTIVITIES = st.builds(
    Activity,
    key=TEXTS,
    title=TEXTS,
    kind=st.sampled_from(Kind),
    period=st.none() | PERIODS,
    time=st.none() | st.builds(Clock, st.just("09:30"), st.none() | st.just("11:00")),
    actors=LISTS,
    responsible=LISTS,
    agenda=LISTS,
    deliverables=LISTS,
    status=st.sampled_from(Status),
    status_reason=st.none() | TEXTS,
    place=st.none() | TEXTS,
    track=st.none() | TEXTS,
    method=st.none() | TEXTS,
    visibility=st.sampled_from(Visibility),
    remark=st.none() | TEXTS,
)
PLANS = st.builds(
    Plan,
    kind=st.sampled_from(DocumentKind),
    title=TEXTS,
    organisation=st.none() | TEXTS,
    activities=st.lists(ACTIVITIES, max_size=4, unique_by=lambda a: a.key).map(tuple),
    stakeholders=LISTS,
    text=LISTS,
)
