"""
How much each clue counts: above 0 in all, a candidate is an activity.

Fitted by `benchmarks/evidence.py`, with every batch of documents left out in turn; those marked `given` are too rare
to fit and too clear to leave out. A wrong activity is worse than a missed one: in running text it
counts 1.4 times.
"""

from __future__ import annotations

GIVEN = frozenset(
    {
        "a condition before it [sentence]",
        "a credit [line]",
        "a credit [sentence]",
        "a figure of then [sentence]",
        "a finished aside [sentence]",
        "a greeting [sentence]",
        "a letterhead before it [sentence]",
        "a premise [sentence]",
        "a source before it [line]",
        "a source before it [sentence]",
        "a time of the subject [sentence]",
        "behind a label [sentence]",
        "called off [sentence]",
        "goes on in that year [sentence]",
        "in brackets [sentence]",
        "lasts for years [line]",
        "lasts for years [sentence]",
        "listed as still without a date",
        "moved away from it [sentence]",
        "no further below than others",
        "not then [line]",
        "not then [sentence]",
        "only a label of time before it [sentence]",
        "only after a season [sentence]",
        "only says which day it is [sentence]",
        "says what laws say [apart]",
        "says what the paper is about [sentence]",
        "takes no place [line]",
        "takes no place [sentence]",
        "the course or end of a year [sentence]",
        "what is usual [sentence]",
    }
)
"""Clues whose weight is set by hand."""

WEIGHTS: dict[str, float] = {
    # Where the date stands
    "told": 0.9,  # a date in running text is more often of something that happens than not
    "date opens the line": 1.1,  # lists are printed so
    "date ends the line": 1.6,  # so are lists, and labels
    "title above its date": 2.6,  # a layout has matched a heading with its dates
    "listed as still without a date": 1.5,  # the heading of the list says that they are to come; given
    "right below its date": 0.8,  # a time line
    "two below its date": -1.3,  # the second line under a date describes, or begins something else
    "far below its date": -2.5,  # a date that happens to stand above, not a heading of what follows
    "no further below than others": 1.5,  # the page sets its dates so; given
    "in a list right below its date": 1.4,  # the list is what the date heads
    "dates head lines here": 0.8,  # three dates that head lines are a way of setting them
    "among dated lines": 0.9,  # the page lists dates
    "the only date that heads": -0.6,  # one date alone may be the day of the page
    "below the last date that heads": -1.1,  # what follows a list is the rest of the page
    "below a label": -0.5,  # a date under a label belongs to the label
    # A sentence: the date
    "a day [sentence]": 1.9,  # a day is named because something is on it
    "a month or season [sentence]": 0.3,  # vaguer, and often in passing
    "only after a season [sentence]": -1.5,  # "efter sommeren": no end, and said in passing; given
    "a bare year [sentence]": -2.5,  # years are of budgets, plans and aims
    "the course or end of a year [sentence]": 2.0,  # but these words say when in it something is to be; given
    "goes on in that year [sentence]": -1.0,  # nothing begins or ends then; given
    "a weekday or a clock [sentence]": 1.0,  # who comes has to know it
    "a verb right behind it [sentence]": 1.7,  # "Den 9. juni drøfter rådet …"
    "called off [sentence]": 2.0,  # a gathering with its day, and that it is not held: readers have to know; given
    "behind a label [sentence]": 2.0,  # the label is what happens; given
    "a stamp before it [sentence]": -2.9,  # "offentliggjort den", "Dato:": the paper speaks of itself
    "only a label of time before it [sentence]": -5.0,  # "Tid og sted:" says when, and not what; given
    "a letterhead before it [sentence]": -3.0,  # who signs, and when; given
    "a finished aside [sentence]": -6.0,  # ", som blev sendt den …,": told of the thing, not by the plan; given
    "a premise [sentence]": -5.0,  # "forudsætter, at rådet i maj …": its own line says it; given
    "a source before it [sentence]": -4.0,  # "jf.", "referat fra": another paper; given
    "a figure of then [sentence]": -5.0,  # "47.900 i 2036", "antal børn pr. 1. september"; given
    "a condition before it [sentence]": -5.0,  # "fyldt 60 år senest": who may take part; given
    "not then [sentence]": -4.0,  # "dog ikke i juli"; given
    "moved away from it [sentence]": -6.0,  # the day that no longer holds; given
    "a time of a noun [sentence]": -0.4,  # "budgettet for", "tallene i": the noun's, not the sentence's
    "a time of the subject [sentence]": -3.0,  # "efter valget i foråret er …"; given
    "only says which day it is [sentence]": -3.0,  # "den 5. maj er en mandag"; given
    "in brackets [sentence]": -2.0,  # a byline, or a week beside its day; given
    "a preposition before it [sentence]": -0.4,  # only slightly: most dates have one, those in passing all
    "ends [sentence]": -0.3,  # passing times stand last a little more often
    # A sentence: its words
    "says what is done [sentence]": 0.5,  # present, passive or future: it is to happen
    "no event, no act [sentence]": -1.5,  # a heading, a label, a fragment
    "no event, no act, no body [sentence]": -0.4,  # nobody does anything
    "begins small [sentence]": 0.8,  # a clause of its own, or a point of a list
    "an agenda number [sentence]": 1.0,  # "2. behandling"
    "speaks of the paper [sentence]": -1.6,  # "Vedtaget af …", "Sagsnr."
    "the last time [sentence]": -1.4,  # "blev senest godkendt": background
    "what is usual [sentence]": -3.8,  # "normalt", "hvert år": no day of this plan; given
    "says what the paper is about [sentence]": -4.0,  # "Notatet beskriver …": given
    "a greeting [sentence]": -5.0,  # "Velkommen tilbage efter sommeren": the season is no day of the plan; given
    "lasts for years [sentence]": -5.0,  # as on a line; given
    "a credit [sentence]": -5.0,  # as on a line; given
    "takes no place [sentence]": -4.0,  # "der holdes ikke møder i juli"; given
    "contact data [sentence]": -2.6,  # a date beside a telephone number is of the desk
    # A line with its date
    "names an event [line]": 1.1,  # what lists of dates are lists of
    "names a body [line]": 0.9,  # its meeting
    "says what is done [line]": 1.4,  # a step
    "told in the past [line]": 0.5,  # a step of the time line already taken
    "no event, no act [line]": 1.0,  # titles of lists are nouns: no reason against
    "a day [line]": 1.2,  # the rule
    "a month or season [line]": 1.8,  # the rule of plans
    "a bare year [line]": -0.7,  # a figure as often as a time
    "opens [line]": 0.9,  # nothing stands before it on the line
    "ends [line]": 0.4,  # nothing stands behind it
    "a weekday or a clock [line]": 0.5,  # who comes has to know it
    "behind a label [line]": 0.7,  # the label is what happens
    "a preposition before it [line]": -1.6,  # then the line is a fragment of a sentence
    "a bare name without a preposition [line]": -2.0,  # "marts" may be a name, "planlagt" a status
    "a time of a noun [line]": -0.6,  # "Mødeplan for 2026" is a heading
    "hardly a word beside it [line]": -0.5,  # "Udtræk", "Uge": nothing is named
    "a word or two [line]": -1.5,  # a label
    "an agenda number [line]": -1.4,  # a point of a paper
    "only in brackets [line]": -1.4,  # a remark on another line
    "not then [line]": -4.0,  # as in a sentence; given
    "a source before it [line]": -6.0,  # as in a sentence; given
    "lasts for years [line]": -5.0,  # "Valgperioden løber 2022-2025": nothing is held then; given
    "a credit [line]": -5.0,  # "Kilde: …", "Bilag 2: …": the date is of that; given
    "takes no place [line]": -4.0,  # as in a sentence; given
    # Words apart from their date
    "names an event [apart]": 1.1,  # what a date heads
    "names a body [apart]": 0.2,  # its meeting, or a list of members
    "told in the past [apart]": 0.3,  # a step already taken
    "a sentence [apart]": 0.4,  # time lines tell in sentences
    "no event, no act [apart]": 0.5,  # a noun will do below a date
    "no event, no act, no body [apart]": -0.5,  # but hardly any noun
    "a day [apart]": 1.1,  # a heading with a day is of something
    "a month or season [apart]": 0.6,  # a section of a plan
    "a bare year [apart]": 1.2,  # years head time lines
    "a word or two [apart]": -0.5,  # a label or heading
    "a heading of papers [apart]": -2.4,  # "Indstilling", "Bilag", "Kontakt"
    "leads to other papers [apart]": -1.4,  # "Læs mere om …"
    "an agenda number [apart]": -0.8,  # a point of a paper
    "begins small [apart]": -0.6,  # the rest of another line
    "contact data [apart]": -0.4,  # whom to ask
    "says what laws say [apart]": -5.0,  # nothing that is done on the day above; given
    "no words [apart]": -3.0,  # a sign of the layout
}
