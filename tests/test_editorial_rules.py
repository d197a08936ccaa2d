"""What the editor decided for the shipped chronology, one rule or table each.

The reasons stand in corpus/README.md. A table names events by their ids, which do not change.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from calendar import month_name
from itertools import pairwise

import pytest

from tests.test_chronology import ARTICLES, CHRONOLOGY, ROOT, WRITTEN
from tui.chronology.edtf import parse
from tui.chronology.enums import CitationRole, EventStatus, KnowledgeForm, Stance
from tui.chronology.event import Difference, Event, Knowledge, Version
from tui.index.event_order import sort_events

EVENTS = {event.id: event for event in CHRONOLOGY.events}
PASSAGES = {
    f"{source.id}#{passage.key}": passage.text for source in CHRONOLOGY.sources for passage in source.passages
}

# In order

APOLOGIES = ("apologies-on-the-day",)
INTERVIEW_2013 = tuple(event.id for event in CHRONOLOGY.events if "interview-2013" in event.tags)
INTERVIEW_2015 = tuple(event.id for event in CHRONOLOGY.events if "interview-2015" in event.tags)
COMMISSIONER_2013 = tuple(it.id for it in CHRONOLOGY.events if it.id.startswith("views-of-commissioner"))
ANSWERS_TO_THE_REVIEW = (
    *(event.id for event in CHRONOLOGY.events if event.id.startswith("statement-")),
    *("thornton-apology-2015", "commons-assessment", "prime-minister-meeting", "mp-asks-who-is-responsible"),
    *(
        "commissioner-on-the-review",
        "research-called-for",
        "county-on-the-373",
        "head-of-crime-on-the-review",
    ),
)
PAIRS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("abuse-as-tried",), ("complaint-to-police", "two-complainants-report", "warnings-from-2006")),
    (("complaint-to-police",), ("complaint-withdrawn",)),
    (("chief-constable-appointed",), ("information-pooled",)),
    (("information-pooled",), ("arrests",)),
    (("arrests",), ("charges",)),
    (("charges",), ("trial-opens", "trial")),
    (("trial-opens", "trial"), ("verdicts",)),
    (("verdicts",), APOLOGIES),
    (("verdicts",), COMMISSIONER_2013),
    (APOLOGIES, tuple(it for it in INTERVIEW_2013 if EVENTS[it].date == parse("2013-05-15"))),
    (("verdicts",), ("sentences",)),
    (("review-2015-published",), ANSWERS_TO_THE_REVIEW),
    (("thornton-on-responsibility", "thornton-apology-2015"), ("thornton-leaves",)),
    (("thornton-leaves",), ("habgood-appointed",)),
    (("national-post-announced",), ("thornton-leaves",)),
)
"""What comes before what: every event on the left before every one on the right."""


def _command(*arguments: str) -> str:
    command = [sys.executable, "-m", "tui", *arguments, "-C", str(ROOT)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _listed() -> list[str]:
    return [event["id"] for event in json.loads(_command("list", "--format", "json"))]


def _exported() -> list[str]:
    found = re.findall(r'^#### <a id="event-([a-z0-9-]+)">', _command("export", "-o", "-"), re.MULTILINE)
    return list(map(str, found))


@pytest.mark.parametrize("order", [_listed, _exported], ids=["list", "export"])
def test_causes_stand_before_effects(order: object) -> None:
    assert callable(order)
    place = {one: number for number, one in enumerate(order())}
    assert len(place) == len(CHRONOLOGY.events)
    wrong = [
        (first, second)
        for earlier, later in PAIRS
        for first in earlier
        for second in later
        if place[first] >= place[second]
    ]
    assert wrong == []
    assert all(earlier and later for earlier, later in PAIRS)


def test_complaints_stand_before_what_the_police_did_with_them() -> None:
    order = [placed.event.id for placed in sort_events(CHRONOLOGY.events)]
    reports = ("complaint-to-police", "two-complainants-report", "warnings-from-2006")
    answers = ("handled-one-by-one", "charges-sought", "intelligence-held", "intelligence-not-joined")
    assert max(map(order.index, reports)) < min(map(order.index, answers))


# Dated as exactly as the sources allow, and no more

DATES = {
    "abuse-as-tried": "2004/2012",
    "two-complainants-report": "2006/",
    "warnings-from-2006": "2006/",
    "handled-one-by-one": None,
    "charges-sought": None,
    "intelligence-held": None,
    "intelligence-not-joined": "2006/2012?",
    "training-and-signs": "/2010",
    "information-pooled": None,
    "trial-opens": "[2013-01..2013-01-16]",
    "prosecutors-on-the-trial": "2013-05-14",
    "opportunities-not-taken": "[2013-05-14,2013-05-21]",
    "review-ordered": "[..2013-05-15]",
    "council-referral": "[..2015-03-03]",
    "commissioner-on-the-review": "[2015-03-03..2015-03-31]",
    "research-called-for": "[2015-03-03..2015-03-31]",
    "county-on-the-373": "[2015-03-03..2015-03-31]",
    "simons-leaves": "[2015-06..2015-09]",
    **dict.fromkeys((*COMMISSIONER_2013, "victims-and-parents-criticise"), "[2013-05-14..2013-05-15]"),
}
PUBLIC = {
    "kingfisher-set-up": "[2012..2014-06-30]",
    "watchdog-suspended": "2015-07~",
    "trial": "[2013-01..2013-01-16]",
}
HEARD_IN_COURT = "[2013-01..2013-05-14]"


def test_dates_are_those_that_were_decided() -> None:
    assert {
        one: event.date.text if event.date else None for one, event in EVENTS.items() if one in DATES
    } == (DATES)


def test_what_the_review_says_has_the_day_of_its_publication() -> None:
    """Its findings borrow no years from another speaker, so that no lag is drawn from borrowed years."""
    for event in CHRONOLOGY.events:
        is_finding = event.status is EventStatus.ESTABLISHED and {"review"} <= set(event.tags)
        if is_finding and event.kind == "reviews" and event.id not in {"watchdog-referral", "stocktake-2015"}:
            assert event.date == parse("2015-03-03"), event.id


def test_things_became_public_when_they_were_heard_or_held() -> None:
    for event in CHRONOLOGY.events:
        if "evidence" in event.tags or event.id == "abuse-as-tried":
            assert event.public == parse(HEARD_IN_COURT), event.id
    for one, public in PUBLIC.items():
        assert EVENTS[one].public == parse(public), one


# In the words of its source

FORCE = {
    "arrest-warning": ("threatened with arrest", "said in evidence"),
    "conditional-apology": ("threatened with arrest", "If it had happened", "sorry"),
    "evidence-not-tested": ("refused", "something sinister", "shocked and horrified"),
    "case-collapses": ("because evidence was withdrawn", "may have led", "a reluctance"),
    "systemic-failings": ("get away with their crimes", "unacceptable delays", "In spite of", "culture"),
    "views-of-commissioner-on-system": (
        "clearly been failed",
        "looking the other way",
        "almost seemed",
        "brave",
    ),
    "views-of-commissioner-on-inquiry": ("would appear", "well beyond Oxford", "public inquiry into how"),
    "thornton-on-leaving": ("a unique opportunity",),
    "thornton-apology-renewed": ("very strongly", "too reliant"),
    "thornton-on-seriousness": ("a culture of ignorance about", "reports that"),
    "thornton-on-responsibility": ("refused to accept responsibility", "the reporter's"),
    "contacts-and-offences": ("in front of them",),
    "prosecution-difficulties": ("medical examination",),
    "information-not-recorded-as-crime": ("absolutely clear", "ought to have been recorded", "a reluctance"),
    "statement-city-council": ("people and organisations", "much better placed"),
    "statement-nhs-regret": ("regret", "truly awful"),
    "statement-nhs-misconduct": ("misconduct", "things to improve"),
    "how-children-were-drawn-in": ("gifts, alcohol and drugs",),
    "trial": ("Nine men",),
    "verdicts": ("nine men", "two were cleared"),
    "resignation-not-answered": ("declined to say", '"refused" is the paper\'s word'),
    "simons-responsibility": ("should take it", "they took it"),
}
"""What must stand in an event's summary, because its source has it as strongly."""

PASSAGE_FORCE = {
    "oxford-mail-2013-05-15#6": "threatened with arrest",
    "oxford-mail-2013-05-16#7": "threatened with arrest",
    "oxford-mail-2013-05-15#9": "refused",
    "oxford-mail-2013-05-15#10": "something sinister",
    "oxford-mail-2013-05-15#13": "almost seemed",
    "oxford-mail-2013-05-15#16": "would appear",
    "oxford-mail-2015-03-04#1": "refused to accept responsibility",
    "oxford-mail-2015-03-04#10": "very strongly",
    "oxford-mail-2015-03-04#16": "culture of ignorance",
    "oxford-mail-2015-03-04#18": "medical examination",
    "daily-express-2015-03-03#11": "gifts, alcohol and drugs",
    "daily-express-2015-03-03#25": "get away with their crimes",
    "daily-express-2015-03-03#30": "truly awful",
}

WEAKENED = (
    r"warned (?:of arrest|she could)|reported warning|(?:officers|police) declined|let offenders escape"
    r"|suspected something serious|looked elsewhere|in plain view|gifts and substances|rare opportunity"
    r"|medical evidence"
    r"|poor understanding|far outside the city|shortest terms|inquiries after missing"
)

CRYPTIC = r"Dated by the article|^\"Yesterday\"|see the account|hangs on|which selects|see it whole|Which way"


def test_paraphrases_are_as_strong_as_what_they_paraphrase() -> None:
    for one, words in FORCE.items():
        for word in words:
            assert word in EVENTS[one].summary, (one, word)
    for key, word in PASSAGE_FORCE.items():
        assert word in " ".join(PASSAGES[key].split()), key


def test_nothing_says_less_than_its_source_any_more() -> None:
    assert [it.where for it in WRITTEN if re.search(f"{WEAKENED}|{CRYPTIC}", it.text)] == []


REFUSED = ("evidence-not-tested", "oxford-mail-2013-05-15#9")


def test_a_bodys_statement_is_not_answered_within_its_own_event() -> None:
    """What the review is reported to say on both sides stands side by side in a difference."""
    assert "curiosity" not in EVENTS["statement-nhs-misconduct"].summary
    beside = _difference("review-on-conduct")
    assert "statement-nhs-misconduct" in beside.events
    assert "curiosity" in " ".join(version.says for version in beside.versions)


def test_refused_is_evidence_or_a_reporters_word() -> None:
    for written in WRITTEN:
        for found in re.finditer(r"\brefused\b", written.text):
            quoted = re.findall(r'"[^"]*"', written.text)
            assert written.where.startswith(REFUSED) or any(found[0] in it for it in quoted), written.where


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("threatened", {"arrest-warning", "conditional-apology"}),
        ("refused", {"evidence-not-tested", "thornton-on-responsibility", "resignation-not-answered"}),
        ("nine", {"trial-opens", "trial", "verdicts"}),
        ("Bullfinch", {"pattern-noticed", "arrests"}),
        ("culture", {"thornton-on-seriousness", "systemic-failings"}),
    ],
)
def test_the_words_people_look_for_are_found(query: str, found: set[str]) -> None:
    assert {event["id"] for event in json.loads(_command("list", query, "--format", "json"))} >= found


# Each sentence on what supports it

MARK = re.compile(r"\[\^(\d+)\]")


def _sentences(event: Event) -> list[str]:
    """The sentences of a summary, each with its marks."""
    return re.split(r"(?<=[.?!\]])\s+(?=[A-Z0-9\"])", event.summary)


def test_every_sentence_names_a_citation_that_is_more_than_context() -> None:
    for event in CHRONOLOGY.events:
        carrying = [number for number, it in enumerate(event.cites, 1) if it.role is not CitationRole.CONTEXT]
        if len(carrying) == 1 and "[^" not in event.summary:
            continue
        for sentence in _sentences(event):
            numbers = {int(number) for number in MARK.findall(sentence)}
            assert numbers, (event.id, sentence)
            assert numbers <= set(carrying), (event.id, sentence)
        named = {int(number) for number in MARK.findall(event.summary)}
        assert named >= set(carrying) - _dates_only(event), event.id


def _dates_only(event: Event) -> set[int]:
    """Citations that only give another date, and so support no sentence."""
    return {
        number for number, it in enumerate(event.cites, 1) if it.role is CitationRole.DISPUTES and it.says
    }


# Titles and status


def test_titles_do_not_open_alike() -> None:
    """The first words of a title are what a narrow screen shows."""
    openings = [event.title[:18] for event in CHRONOLOGY.events]
    assert sum(opening.startswith("Chief constable") for opening in openings) <= 8
    titles = [event.title for event in CHRONOLOGY.events]
    assert len(set(titles)) == len(titles)


STATUS = {
    EventStatus.ESTABLISHED: (
        *("review-counts-373", "contacts-and-offences", "review-findings", "review-says-yes"),
        *("how-children-were-drawn-in", "review-recommendations"),
        *("arrests", "verdicts", "sentences", "habgood-appointed", "thornton-leaves"),
        *("watchdog-referral", "inspection-2023", "ofsted-2014", "stocktake-2015"),
    ),
    EventStatus.ADMITTED: (
        *("intelligence-held", "training-and-signs", "information-not-recorded-as-crime"),
        *("apology-for-delay", "scale-not-grasped", "opportunities-not-taken"),
    ),
    EventStatus.REPORTED: (
        *("kingfisher-set-up", "conference", "prime-minister-meeting", "conditional-apology", "charges"),
        *("constable-notes-group", "thornton-on-seriousness", "head-of-crime-on-the-review", "trial-opens"),
        *("complainant-gives-evidence", "review-on-2007", "county-on-the-373", "prosecution-difficulties"),
    ),
    EventStatus.ALLEGED: ("arrest-warning", "evidence-not-tested"),
    EventStatus.DISPUTED: ("thornton-on-responsibility",),
}


def test_status_follows_one_rule() -> None:
    for status, ids in STATUS.items():
        assert [one for one in ids if EVENTS[one].status is not status] == []


KINDS = {
    "simons-responsibility": "leaders",
    "responsibility-accepted": "leaders",
    "barnardos-response": "responses",
    "county-on-the-373": "responses",
}
ACTORS = {
    "case-collapses": {"sara-thornton"},
    "contacts-and-offences": {"sara-thornton", "safeguarding-board", "alan-bedford"},
    "review-says-yes": {"sara-thornton"},
    "review-ordered": {"sara-thornton"},
    "how-children-were-drawn-in": {"alan-bedford"},
    "research-called-for": {"safeguarding-board", "alan-bedford"},
    "trial": {"six-complainants", "nine-defendants"},
    "verdicts": {"seven-convicted-men", "nine-defendants"},
    "appeal-judgment": {"seven-convicted-men"},
    "statement-city-council": {"safeguarding-board"},
    "views-of-commissioner-on-system": {"oxfordshire-county-council"},
}


def test_lanes_and_actors_are_complete() -> None:
    assert {one: EVENTS[one].kind for one in KINDS} == KINDS
    for one, actors in ACTORS.items():
        assert actors <= set(EVENTS[one].actors), one
    assert "oxfordshire-county-council" not in EVENTS["apologies-on-the-day"].actors


def test_a_persons_role_says_when_it_was_held() -> None:
    public = [it for it in CHRONOLOGY.actors if it.named_because and "office" in it.named_because]
    assert len(public) >= 10
    assert [it.id for it in public if not re.search(r"\b20\d\d\b", it.role or "")] == []


# Differences

DROPPED = {"two-offices", "when-the-apology-was"}
ADDED = {
    *("unwilling-or-relied-on", "everywhere-or-guidance", "how-early-known"),
    *("contacts-with-whom", "council-responsibility-wording", "when-simons-left"),
}
MONTHS = list(month_name)


def _said(version: Version) -> tuple[int, int] | None:
    """The month in which a version was said, where it begins with one."""
    found = re.match(rf"(?:\d+ )?(?:({'|'.join(MONTHS[1:])}) )?(20\d\d)\b", version.says)
    return (int(found[2]), MONTHS.index(found[1] or "")) if found else None


def test_differences_are_those_that_were_decided() -> None:
    ids = {difference.id for difference in CHRONOLOGY.differences}
    assert not ids & DROPPED
    assert ids >= ADDED
    assert "fourteen-further-cases" not in _difference("area-of-the-373").events
    assert "case-collapses" not in _difference("who-reported").events


def test_versions_name_their_speaker_or_their_unit_first_and_stand_in_time() -> None:
    for difference in CHRONOLOGY.differences:
        for version in difference.versions:
            head, colon, _ = version.says.partition(": ")
            assert colon, (difference.id, version.says)
            assert len(head.split()) >= 2, version.says
        said = [day for version in difference.versions if (day := _said(version))]
        for (year, month), (next_year, next_month) in pairwise(said):
            assert year <= next_year, difference.id
            assert year < next_year or not month or not next_month or month <= next_month, difference.id


def _difference(one: str) -> Difference:
    (found,) = (difference for difference in CHRONOLOGY.differences if difference.id == one)
    return found


# Fair to everybody

UNNAMED_OFFICES = (
    "prime-minister",
    "education-secretary",
    "mp-oxford-west",
    "mp-oxford-east",
    "county-council-leader",
)


def test_nothing_links_a_departure_with_the_review() -> None:
    """The sources have an order of events, and other reasons; none of them has this cause."""
    for one in ("thornton-leaves", "simons-leaves", "post-abolition-planned"):
        text = f"{EVENTS[one].title} {EVENTS[one].summary} {EVENTS[one].note}"
        assert not re.search(r"because of|as a result|following the review|forced|despite", text), one


def test_a_matter_without_a_known_end_says_so() -> None:
    for one in ("watchdog-referral", "watchdog-suspended", "council-referral", "appeal-judgment"):
        assert re.search(r"not found", EVENTS[one].note or ""), one


def test_offices_suffice_where_names_are_not_needed() -> None:
    actors = {actor.id: actor for actor in CHRONOLOGY.actors}
    assert all(actors[one].name.startswith("The ") for one in UNNAMED_OFFICES)


def test_the_last_word_is_not_one_bad_inspection() -> None:
    after = [event.id for event in CHRONOLOGY.events if event.kind == "reviews"][-4:]
    assert after == ["watchdog-suspended", "stocktake-2015", "joint-inspection-2016", "inspection-2023"]


def test_a_detail_that_is_withheld_is_not_implied() -> None:
    assert "daily-express-2015-03-03#31" not in {
        f"{it.source}#{it.passage}" for it in EVENTS["research-called-for"].cites
    }


ONE_PERSONS_ID = re.compile(r"girl-?\d|girls-\d|father|mother|clothing")


def test_no_pseudonym_runs_through_the_chronology() -> None:
    """What is told of one complainant is nowhere put together: no row, no label, no id is one person's."""
    protected = {actor.id for actor in CHRONOLOGY.actors if actor.protected}
    assert protected == {"six-complainants", "complainants", "parents"}
    words = re.compile(r"\b(?:Girls? (?:\d|[A-F]\b)|Child(?:ren)? [A-F]\b|[Ff]ather|[Mm]other)")
    assert [it.where for it in WRITTEN if words.search(it.text)] == []
    ids = (*EVENTS, *re.findall(r"`([a-z0-9-]+)`", PAGE))
    assert [it for it in ids if ONE_PERSONS_ID.search(it)] == []


def test_the_case_that_collapsed_stands_where_it_was_told() -> None:
    """Its year would put it beside a complaint of that year, with which no source connects it."""
    case = EVENTS["case-collapses"]
    assert case.date == parse("2015-03-03")
    told = [it for it in CHRONOLOGY.source_by_id["oxford-mail-2015-03-04"].passages if it.key in {"20", "21"}]
    words = [case.title, case.summary, case.note or "", *(f"{it.text} {it.about}" for it in told)]
    assert not re.search(r"20(?:0\d|1[0-4])", " ".join(words))
    assert "complaint-withdrawn" not in {one for it in CHRONOLOGY.differences for one in it.events}


def test_nobody_is_called_guilty_whom_a_passage_does_not_name() -> None:
    believed = EVENTS["more-than-fifty-girls"]
    assert not re.search(r"\bconvicted", f"{believed.title} {believed.summary}")
    assert "seven-convicted-men" not in believed.actors


def test_the_employment_of_one_office_holder_takes_two_events_at_most() -> None:
    told = [it for it in CHRONOLOGY.events if "post-of-chief-executive" in it.tags]
    assert [it.id for it in told] == ["post-abolition-planned", "simons-leaves"]
    assert not re.search(r"payment|redundan|dismissal", " ".join(f"{it.summary} {it.note}" for it in told))


# The page about the sources

GONE = (
    *("apology-recalled", "barnardos-survey", "comments-closed", "departure-due", "thornton-earlier-posts"),
    *("post-abolition-voted", "post-abolition-withdrawn", "simons-leaving-agreed"),
)
PAGE = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
SECTIONS = (
    "Where to get help",
    "Paraphrases and hashes",
    "Status",
    "Names",
    "What is left out, and why",
    "How to correct us",
    "What changed since the first edition",
)


def test_the_page_about_the_sources_says_what_readers_ask_and_counts_right() -> None:
    assert [it for it in SECTIONS if f"\n## {it}\n" not in PAGE] == []
    assert len(PAGE.splitlines()) < 250
    assert len(CHRONOLOGY.sources) == len(ARTICLES) + 42
    assert "**Forty-two other pages**" in PAGE
    assert "Forty-two other pages" in " ".join((CHRONOLOGY.about or "").split())
    assert f"There are {len(CHRONOLOGY.events)} events" in " ".join(PAGE.split())
    assert f"**Differences**: {len(CHRONOLOGY.differences)} in place" in PAGE


def test_events_that_are_gone_are_named_there() -> None:
    for one in (*GONE, *DROPPED):
        assert one not in EVENTS
        assert f"`{one}`" in PAGE


# Recorded knowledge

ENTRIES = [(event, entry) for event in CHRONOLOGY.events for entry in event.knowledge]


def test_knowledge_is_recorded_of_several_bodies_with_denials_beside() -> None:
    assert len(ENTRIES) >= 15
    # Not more: no passage says it in terms of others, and nothing is inferred.
    assert len({entry.actor for _, entry in ENTRIES}) >= 4
    denials = [entry for _, entry in ENTRIES if entry.stance is Stance.UNAWARE]
    assert {entry.actor for entry in denials} == {"thames-valley-police", "sara-thornton"}
    assert all(entry.said_by for entry in denials)


@pytest.mark.parametrize(("event", "entry"), ENTRIES, ids=lambda it: getattr(it, "id", ""))
def test_an_entry_rests_on_a_passage_and_says_no_more(event: Event, entry: Knowledge) -> None:
    cited = [PASSAGES[str(cite.key)] for cite in entry.cites if cite.role is CitationRole.SUPPORTS]
    assert cited
    # The editor's own words about what was told: no date, and nothing that anybody ought to have done.
    assert not re.search(r"\b(should|ought|must|could have|failed|ignored|knew)\b", entry.what)
    assert len(entry.what) <= 110
    assert not (entry.form is KnowledgeForm.SAID and not entry.said_by)


def test_nobody_protected_is_named_as_aware() -> None:
    protected = {actor.id for actor in CHRONOLOGY.actors if actor.protected}
    assert not protected & {entry.actor for _, entry in ENTRIES}


def test_what_a_newspaper_or_a_speaker_says_is_attributed() -> None:
    passages = {
        (source.id, passage.key): passage for source in CHRONOLOGY.sources for passage in source.passages
    }
    for _, entry in ENTRIES:
        cited = [passages[cite.source, cite.passage] for cite in entry.cites]
        if not entry.said_by:
            # On record: a court heard it, or the body itself made it public.
            is_on_record = (
                one.speaker in {"court", "council"} or one.origin in {"trial", "public-record"}
                for one in cited
            )
            assert all(is_on_record)
